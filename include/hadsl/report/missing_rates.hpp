// hadsl/report/missing_rates.hpp - which failures a claim about availability knows too little of.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_MISSING_RATES_HPP
#define HADSL_REPORT_MISSING_RATES_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/diagnostic.hpp>

#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::report {

namespace detail {

/// `crash of web on h1 and 3 more, hang of web on h1`: a class once, for figures are said of classes.
[[nodiscard]] inline std::string by_class(model::architecture const& in,
                                          std::vector<fault::event> const& events,
                                          std::vector<fault::event_id> const& of) {
    std::map<model::class_id, std::pair<fault::event_id, std::size_t>> classes;
    for (auto const id : of) {
        ++classes.try_emplace(events[fault::index_of(id)].failure, id, 0).first->second.second;
    }
    std::string out;
    for (auto const& [failure, first] : classes) {
        out += out.empty() ? "" : ", ";
        out += event_name(in, events[fault::index_of(first.first)]);
        out += first.second > 1 ? " and " + std::to_string(first.second - 1) + " more" : "";
    }
    return out;
}

} // namespace detail

/// The error that a claim about availability deserves when figures of `failures` are missing.
[[nodiscard]] inline source::diagnostic missing_rates(
    model::architecture const& in, std::vector<fault::event> const& events, std::size_t claim,
    std::vector<fault::event_id> const& failures) {
    auto const& said = in.claims[claim];
    std::vector<fault::event_id> how_often;
    std::vector<fault::event_id> how_long;
    for (auto const id : failures) {
        auto const& each = events[fault::index_of(id)];
        (each.every.is_unbounded() ? how_often : how_long).push_back(id);
    }
    auto message = "found " + counted(failures.size(), "failure") + " of what `" +
                   in[said.availability.target].name + "` depends on without figures, ";
    if (!how_often.empty()) {
        message += "expected how often it happens: " + detail::by_class(in, events, how_often);
    }
    if (!how_long.empty()) {
        message += std::string(how_often.empty() ? "" : "; ") +
                   "expected when it ends: " + detail::by_class(in, events, how_long);
    }
    auto const& first = in[events[fault::index_of(failures.front())].failure];
    return {
        source::code::missing_rate,
        said.effect,
        std::move(message),
        "write `assume " + first.name +
            " every 1y lasting 1h`, or the same without `assume` in a component or a kind; what "
            "does not count is left out by an assumption: `assume none: no " +
            first.name + " failure`",
        {}};
}

} // namespace hadsl::report

#endif
