// verifier/reports.cpp - what commands share: the specifications they read, the reports they write.
// SPDX-License-Identifier: BSL-1.0
#include "reports.hpp"

#include "load.hpp"

#include <algorithm>
#include <cstddef>
#include <map>
#include <set>

namespace hadsl::program {

std::vector<wanted_report> open_reports(std::vector<std::string> const& options) {
    std::vector<wanted_report> opened;
    std::set<std::string> taken;
    std::vector<std::string> const usual{"text"};
    for (auto const& option : options.empty() ? usual : options) {
        auto const colon = option.find(':');
        auto const name = option.substr(0, colon);
        auto const path = colon == option.npos ? std::string() : option.substr(colon + 1);
        auto const* const how = find_format(name);
        if (how == nullptr) {
            throw usage_error("--format: found `" + name + "`, expected one of: " + format_names() +
                              "; each may name a file, as `json:report.json`");
        }
        if (colon != option.npos && path.empty()) {
            throw usage_error("--format: found `" + option + "`, expected a file after the colon");
        }
        if (!taken.insert(path).second) {
            throw usage_error(path.empty() ? "two reports for standard output: give one a file, as "
                                             "`--format json:report.json`"
                                           : "two reports for the file `" + path + "`");
        }
        opened.push_back({how, destination(path), path.empty()});
    }
    return opened;
}

colours read_colours(std::string const& word) {
    return read_word<colours>(
        "--color", word,
        {{"auto", colours::automatic}, {"always", colours::always}, {"never", colours::never}});
}

source::diagnostic placeless(source::code code, std::string message) {
    return {code, {}, std::move(message), {}, {}};
}

std::function<void(judging, std::size_t)> shown_by(progress& shown, std::string path,
                                                   std::size_t claims) {
    return [&shown, path = std::move(path), claims](judging what, std::size_t done) {
        shown.show((what == judging::checking ? "checking " : "weighing what decides ") + path +
                   ": claim " + std::to_string(done + 1) + " of " + std::to_string(claims));
    };
}

std::vector<checked> read_all(inputs const& asked, progress& shown) {
    std::vector<checked> all;
    std::map<std::string, std::set<std::size_t>> readers; // file -> what reads it
    for (auto const& each : asked.all) {
        shown.show("reading " + each.path);
        all.push_back({each.path, load(each.path), {}});
        for (auto const& file : all.back().read.files) {
            readers[file.string()].insert(all.size() - 1);
        }
    }
    auto const is_part = [&](std::size_t at) {
        auto const& read = all[at].read;
        if (read.files.empty()) {
            return false;
        }
        auto const& by = readers[read.main.string()];
        return std::any_of(by.begin(), by.end(), [&](std::size_t other) {
            auto const& own = readers[all[other].read.main.string()];
            return other != at && !own.contains(at); // a cycle has no whole and no part
        });
    };
    std::vector<checked> kept;
    std::vector<bool> parts;
    for (std::size_t at = 0; at < all.size(); ++at) {
        parts.push_back(is_part(at));
    }
    for (std::size_t at = 0; at < all.size(); ++at) {
        bool const is_silent =
            parts[at] && (asked.all[at].is_found ||
                          (all[at].read.is_sound && all[at].read.architecture.claims.empty()));
        if (!is_silent) {
            kept.push_back(std::move(all[at]));
        }
    }
    return kept;
}

} // namespace hadsl::program
