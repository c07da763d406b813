// The mechanisms of the library against the table of what each of them does, cell by cell.
// SPDX-License-Identifier: BSL-1.0

#include "tests/catch.hpp"
#include "tests/unit/library/deployment.hpp"

#include <hadsl/library/modules.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

namespace {

using namespace hadsl;
using namespace hadsl::test;

// ---- the table ----------------------------------------------------------------------------------

struct cell {
    std::string mechanism;
    std::string column;
    std::string code;
    std::string deployment; // empty: not modelled
    std::string events;
    std::string of;
    std::string outage;
    std::string disruption;
    std::string data_loss;
    std::string split_brain;
    std::string line;
};

std::vector<cell> matrix() {
    std::vector<cell> cells;
    std::istringstream in(content_of(folder + "matrix.txt"));
    for (std::string line; std::getline(in, line);) {
        if (line.empty() || line.front() == '#') {
            continue;
        }
        auto parts = split(line, "|");
        INFO(line);
        bool const is_modelled = parts.size() == 10;
        REQUIRE((is_modelled || (parts.size() == 4 && parts[3].starts_with("not modelled: "))));
        parts.resize(10);
        cells.push_back({parts[0], parts[1], parts[2], is_modelled ? parts[3] : "", parts[4],
                         parts[5], parts[6], parts[7], parts[8], parts[9], line});
    }
    return cells;
}

} // namespace

TEST_CASE("every module of the library resolves without a word") {
    for (auto const& module : library::modules) {
        source::texts all;
        auto const result = resolved("main.hadsl", "use " + std::string(module.name) + "\n", all);
        INFO(said(all, result.diagnostics()));
        CHECK(result.diagnostics().empty());
    }
}

TEST_CASE("the table says something about every mechanism and every kind of failure") {
    std::set<std::string> const columns{"host",      "storage", "os",      "crash",
                                        "poison",    "hang",    "corrupt", "change",
                                        "partition", "site",    "maint"};
    std::map<std::string, std::set<std::string>> filled;
    std::set<std::string> used;
    for (auto const& each : matrix()) {
        filled[each.mechanism].insert(each.column);
        used.insert(each.deployment + ".hadsl");
    }
    CHECK(filled.size() == 48);
    for (auto const& [mechanism, of] : filled) {
        INFO(mechanism);
        CHECK(of == columns);
    }
    for (auto const& file : std::filesystem::directory_iterator(folder + "deployments")) {
        INFO(file.path());
        CHECK(used.count(file.path().filename().string()) == 1);
    }
}

TEST_CASE("the mechanisms of the library do what the table says") {
    std::map<std::string, std::unique_ptr<deployment>> all;
    for (auto const& cell : matrix()) {
        if (cell.deployment.empty()) {
            continue;
        }
        INFO(cell.line);
        auto& in = all[cell.deployment];
        if (!in) {
            in = deployed(cell.deployment);
        }
        auto const of = model::index_of(in->component(cell.of));
        auto const found = in->asks.evaluate(in->scenario(cell.events));
        CHECK(found.complete);
        // "-": the cell says nothing about it.
        auto const agrees = [](std::string const& wanted, std::string const& is) {
            return wanted == "-" || wanted == is;
        };
        auto const lost = found.data_loss[of] == beyond_bounds ? std::string("no bound")
                                                               : to_text(found.data_loss[of]);
        INFO("outage " << to_text(found.outage[of]) << ", disruption "
                       << to_text(found.disruption[of]) << ", data loss " << lost
                       << ", split brain " << (found.split_brain[of] ? "yes" : "no"));
        CHECK(agrees(cell.outage, to_text(found.outage[of])));
        CHECK(agrees(cell.disruption, to_text(found.disruption[of])));
        CHECK(agrees(cell.data_loss, lost));
        CHECK(agrees(cell.split_brain, found.split_brain[of] ? "yes" : "no"));
    }
}
