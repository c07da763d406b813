// tests/unit/library/effects_test.cpp - what each failure does under each mechanism of the library.
// SPDX-License-Identifier: BSL-1.0
//
// landscapes.txt puts every mechanism where everything that it names can fail; effects.txt says
// what each failure does there, alone and together with the loss of what plays a role. The matrix
// holds what the sources say; this holds the rest, so that nothing in the library changes unseen:
// HADSL_BLESS=1 writes effects.txt, and the difference is to be read.

#include "tests/catch.hpp"
#include "tests/unit/library/deployment.hpp"

#include <hadsl/fault/rates.hpp>
#include <hadsl/source/duration.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace hadsl;
using test::deployment;

/// Where the mechanisms stand. What is struck is what is at the first place.
constexpr char const* ground = R"(
site s1, s2, s3, s4, west
rack k1 in s1
rack k2 in s2
rack k3 in s3
storage st1 in k1
storage st2 in k2
storage st3 in k3
storage shared in west
disk d1 in k1
disk d2 in k2
disk d3 in k3
disk d4 in s4
host h1 in k1
host h2 in k2
host h3 in k3
vm v1 on h1
vm v2 on h2
vm v3 on h3
database db1 in s1
database db2 in s2
service sv1 in s1
service sv2 in s2
zone z1, z2, z3
host roles, roles2 in west
database role on roles
service role2 on roles2
)";

struct landscape {
    std::string name;
    std::string text;
};

std::string replaced(std::string text, std::string const& what, std::string const& with) {
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + with.size())) {
        text.replace(at, what.size(), with);
    }
    return text;
}

std::vector<landscape> landscapes() {
    std::vector<landscape> all;
    std::istringstream in(test::content_of(test::folder + "landscapes.txt"));
    for (std::string line; std::getline(in, line);) {
        if (line.starts_with("== ")) {
            all.push_back({line.substr(3), {}});
        } else if (!all.empty()) {
            all.back().text += line + "\n";
        }
    }
    // The same where nothing is known of a place but its name.
    auto const equipped = all.size();
    for (std::size_t at = 0; at < equipped; ++at) {
        auto bare = all[at];
        for (std::string const number : {"1", "2", "3"}) {
            all[at].text = replaced(all[at].text, "@" + number,
                                    "v" + number + " with st" + number + " and d" + number);
            bare.text = replaced(bare.text, "@" + number + " and", "z" + number + " with");
            bare.text = replaced(bare.text, "@" + number, "z" + number);
        }
        if (bare.text != all[at].text) {
            bare.name += ", in zones";
            all.push_back(std::move(bare));
        }
    }
    return all;
}

/// `crash of x#1`; what strikes several is named after the first, with how many more it strikes.
std::string name_of(deployment const& in, fault::event_id id) {
    auto const& event = in.events[fault::index_of(id)];
    auto const& first = event.strikes.front();
    auto const& struck = in.of[first.component];
    auto const several = struck.copies.size() > 1 ? "#" + std::to_string(first.copy + 1) : "";
    auto const more = event.strikes.size() - 1;
    return in.of[event.failure].name + " of " + struck.name + several +
           (more > 0 ? " and " + std::to_string(more) : "");
}

/// Whether an event strikes something at the first place, or the first copy of `x`.
bool strikes_first(deployment const& in, fault::event const& event) {
    return std::any_of(event.strikes.begin(), event.strikes.end(), [&](fault::strike const& each) {
        auto const& name = in.of[each.component].name;
        return (name.ends_with('1') || name == "x" || name == "shared") && each.copy == 0;
    });
}

std::string effect_of(deployment const& in, fault::scenario const& happening, std::size_t x) {
    auto const found = in.asks.evaluate(happening);
    auto const lost = found.data_loss[x];
    std::string text = "out " + to_text(found.outage[x]);
    auto const errors = found.disruption[x];
    text += errors == found.outage[x] ? "" : ", errors " + to_text(errors);
    text += lost.is_zero()          ? ""
            : lost == beyond_bounds ? ", lost no bound"
                                    : ", lost " + to_text(lost);
    return text + (found.split_brain[x] ? ", split" : "");
}

/// The effects of one landscape, each with what has it.
std::string effects_of(landscape const& of) {
    source::texts texts;
    auto const read = [&](std::string const& text) { return test::resolved(of.name, text, texts); };
    auto result = read(ground + of.text);
    if (!result) {
        FAIL_CHECK(test::said(texts, result.diagnostics()));
        return {};
    }
    std::string text = "\n== " + of.name + "\n";
    if (of.text.find("is stateless") != std::string::npos &&
        !read(ground + replaced(of.text, "is stateless", ""))) {
        text += "for what is stateless\n";
    }
    deployment const in(*std::move(result));
    auto const x = model::index_of(in.component("x"));
    std::vector<fault::scenario> all;
    for (auto const id :
         fault::events_touching(in.of, in.events, in.asks.dependencies(), in.component("x"))) {
        if (strikes_first(in, in.events[fault::index_of(id)])) {
            all.push_back({id});
        }
    }
    auto const alone = all;
    for (auto const* role : {"crash of role", "crash of role2", "crash of h2"}) {
        auto const lost = in.event(role);
        auto const without = effect_of(in, {lost}, x);
        all.push_back({lost});
        for (auto const& each : alone) {
            auto both = each;
            both.push_back(lost);
            std::sort(both.begin(), both.end());
            both.erase(std::unique(both.begin(), both.end()), both.end());
            // What one of the two does alone is said there.
            auto const effect = effect_of(in, both, x);
            if (effect != effect_of(in, each, x) && effect != without) {
                all.push_back(std::move(both));
            }
        }
    }
    std::vector<std::pair<std::string, std::vector<std::string>>> grouped;
    for (auto const& each : all) {
        auto const effect = effect_of(in, each, x);
        auto found = std::find_if(grouped.begin(), grouped.end(),
                                  [&](auto const& group) { return group.first == effect; });
        if (found == grouped.end()) {
            found = grouped.insert(grouped.end(), {effect, {}});
        }
        std::string name;
        for (auto const id : each) {
            name += (name.empty() ? "" : " + ") + name_of(in, id);
        }
        found->second.push_back(name);
    }
    for (auto const& [effect, names] : grouped) {
        std::string line = effect + ":";
        for (auto const& each : names) {
            if (line.size() + each.size() > 98) {
                text += line + "\n";
                line = "   ";
            }
            line += " " + each + (&each == &names.back() ? "" : ",");
        }
        text += line + "\n";
    }
    return text;
}

} // namespace

TEST_CASE("every failure does under every mechanism what was found before") {
    auto const path = test::folder + "effects.txt";
    std::string found = "# What each failure does in the landscapes of landscapes.txt, by effect.\n"
                        "# Made by HADSL_BLESS=1 unit_library; read the difference.\n";
    for (auto const& each : landscapes()) {
        found += effects_of(each);
    }
    if (std::getenv("HADSL_BLESS") != nullptr) {
        std::ofstream(path, std::ios::binary) << found;
    }
    std::istringstream is(found);
    std::istringstream was(test::content_of(path));
    std::string mechanism;
    for (std::string line, known; std::getline(is, line);) {
        std::getline(was, known);
        mechanism = line.starts_with("== ") ? line : mechanism;
        INFO(mechanism);
        REQUIRE(line == known);
    }
    std::string more;
    CHECK_FALSE(std::getline(was, more));
}

TEST_CASE("every mechanism of the library has a landscape") {
    std::string all;
    for (auto const& each : landscapes()) {
        all += each.name + ",";
    }
    for (auto const& module : library::modules) {
        std::istringstream in{std::string(module.text)};
        for (std::string line; std::getline(in, line);) {
            if (line.starts_with("mechanism ")) {
                auto const name = line.substr(10, line.find(' ', 10) - 10);
                CHECK_THAT(all, test::contains_text(std::string(module.name) + "." + name + ","));
            }
        }
    }
}
