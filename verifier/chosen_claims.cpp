// verifier/chosen_claims.cpp - which claims a command line asks for.
// SPDX-License-Identifier: BSL-1.0
#include "chosen_claims.hpp"

#include "reports.hpp"
#include "usage.hpp"

#include <hadsl/report/names.hpp>
#include <hadsl/source/spelling.hpp>

namespace hadsl::program {

std::vector<std::size_t> select_claims(model::architecture const& in,
                                       std::vector<std::string> const& patterns,
                                       std::set<std::string>& matched) {
    std::vector<std::size_t> selected;
    for (std::size_t at = 0; at < in.claims.size(); ++at) {
        bool is_wanted = patterns.empty();
        for (auto const& pattern : patterns) {
            if (matches(pattern, in.claims[at].name)) {
                matched.insert(pattern);
                is_wanted = true;
            }
        }
        if (is_wanted) {
            selected.push_back(at);
        }
    }
    return selected;
}

source::diagnostic no_claim_matches(std::string const& pattern, std::vector<checked> const& all) {
    std::vector<std::string> names;
    for (auto const& each : all) {
        for (auto const& claim : each.read.architecture.claims) {
            names.push_back(claim.name);
        }
    }
    auto error = placeless(source::code::no_match,
                           "found no claim that matches `" + pattern +
                               "`, expected one of: " + report::listed_plainly(names));
    if (auto const meant = source::closest(pattern, names)) {
        error.help = "did you mean `" + *meant + "`?";
    }
    return error;
}

} // namespace hadsl::program
