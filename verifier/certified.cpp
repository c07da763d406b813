// verifier/certified.cpp - a certificate as it is read: what it says, and nothing believed yet.
// SPDX-License-Identifier: BSL-1.0
#include "certified.hpp"

#include "certificate.hpp"
#include "usage.hpp"

#include <hadsl/report/json_value.hpp>
#include <hadsl/report/standing.hpp>
#include <hadsl/source/files.hpp>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace hadsl::program {

namespace {

namespace fs = std::filesystem;
using report::json;

[[noreturn]] void damaged(std::string const& folder, std::string const& why) {
    throw usage_error("the certificate `" + folder + "` is damaged: " + why);
}

class index_reader {
public:
    explicit index_reader(std::string folder) : folder_(std::move(folder)) {}

    [[nodiscard]] std::vector<certified_specification> read() const {
        auto const text = read_part(folder_, "index.json");
        std::vector<certified_specification> all;
        try {
            auto const index = json::parse(text);
            if (index.at("format") != "hadsl certificate") {
                damaged(folder_, "index.json is no index of a certificate");
            }
            if (index.at("format_version") != certificate_format) {
                throw usage_error("the certificate `" + folder_ + "` has format version " +
                                  report::dump(index.at("format_version")) + ", expected " +
                                  std::to_string(certificate_format));
            }
            for (auto const& each : index.at("specifications")) {
                all.push_back(specification(each));
            }
        } catch (json::exception const& wrong) {
            damaged(folder_, std::string("index.json: ") + wrong.what());
        }
        return all;
    }

private:
    /// A file within the certificate.
    [[nodiscard]] fs::path part(json const& name) const {
        auto path = fs::path(name.get<std::string>()).lexically_normal();
        if (path.empty() || path.is_absolute() || *path.begin() == "..") {
            damaged(folder_, "`" + name.get<std::string>() + "` lies outside of it");
        }
        return path;
    }

    [[nodiscard]] certified_specification specification(json const& of) const {
        certified_specification made;
        made.path = of.at("path").get<std::string>();
        made.main = part(of.at("main"));
        // texts/N
        auto at = made.main.begin();
        for (int depth = 0; depth < 2 && at != made.main.end(); ++depth, ++at) {
            made.below /= *at;
        }
        for (auto const& each : of.at("files")) {
            certified_file file{part(each.at("kept")), {}};
            if (!each.at("origin").is_null()) {
                file.origin = each.at("origin").get<std::string>();
            }
            made.files.push_back(std::move(file));
        }
        for (auto const& each : of.at("modules")) {
            made.modules.push_back(part(each));
        }
        for (auto const& each : of.at("claims")) {
            made.claims.push_back(claim(each));
        }
        return made;
    }

    [[nodiscard]] certified_claim claim(json const& of) const {
        certified_claim made;
        made.name = of.at("name").get<std::string>();
        made.statement = of.at("statement").get<std::string>();
        made.outcome = outcome_of(of.at("verdict").get<std::string>());
        if (!of.at("obligation").is_null()) {
            made.obligation = part(of.at("obligation"));
        }
        for (auto const& each : of.at("counterexamples")) {
            made.counterexamples.push_back(counterexample(each));
        }
        return made;
    }

    [[nodiscard]] outcome outcome_of(std::string const& word) const {
        for (auto const each : {outcome::proven, outcome::refuted, outcome::undecided}) {
            if (report::to_text(each) == word) {
                return each;
            }
        }
        damaged(folder_, "index.json: found the verdict `" + word +
                             "`, expected one of: proven, refuted, undecided");
    }

    [[nodiscard]] static certified_counterexample counterexample(json const& of) {
        certified_counterexample made;
        for (auto const& each : of.at("failures")) {
            made.events.push_back(each.at("event").get<std::size_t>());
            made.names.push_back(each.at("name").get<std::string>());
        }
        made.target = of.at("target").get<std::string>();
        auto const& amount = of.at("amount_ms");
        made.amount = amount.is_null() ? unbounded : duration{amount.get<std::int64_t>()};
        return made;
    }

    std::string folder_;
};

} // namespace

std::string read_part(std::string const& folder, fs::path const& part) {
    std::error_code failed;
    auto const path = fs::path(folder) / part;
    auto const real =
        fs::weakly_canonical(path, failed).lexically_relative(fs::weakly_canonical(folder, failed));
    if (real.empty() || *real.begin() == "..") {
        damaged(folder, "`" + part.string() + "` leads outside of it");
    }
    if (fs::exists(path, failed) && !fs::is_regular_file(path, failed)) {
        damaged(folder, "`" + part.string() + "` is no ordinary file");
    }
    auto read = source::read_file(path, part.string(), source::file_limits().largest);
    if (!read.error.empty()) {
        if (part == "index.json") {
            throw usage_error("`" + folder +
                              "` is no certificate: cannot read index.json: " + read.error);
        }
        damaged(folder, "cannot read `" + part.string() + "`: " + read.error);
    }
    return std::move(read.content);
}

std::vector<certified_specification> read_certificate(std::string const& folder) {
    return index_reader(folder).read();
}

} // namespace hadsl::program
