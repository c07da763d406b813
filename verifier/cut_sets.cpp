// verifier/cut_sets.cpp - the one place of the program where decision diagrams are compiled.
// SPDX-License-Identifier: BSL-1.0
#include "cut_sets.hpp"

#include <hadsl/diagram/chances.hpp>
#include <hadsl/diagram/rank.hpp>
#include <hadsl/diagram/solve.hpp>
#include <hadsl/report/json_value.hpp>
#include <hadsl/report/printable.hpp>
#include <hadsl/report/quantities.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace hadsl::program {

namespace {

/// The events of the graph, ascending.
[[nodiscard]] std::vector<std::size_t> events_of(found_top const& of) {
    std::vector<std::size_t> events;
    std::vector<bool> reached(of.graph.size(), false);
    reached[fault::index_of(of.top)] = true;
    for (auto at = fault::index_of(of.top) + 1; at-- > 0;) {
        auto const id = static_cast<fault::node_id>(at);
        if (!reached[at]) {
            continue;
        }
        if (of.graph[id].gate == fault::gate::event) {
            events.push_back(fault::index_of(of.graph.event_of(id)));
        }
        for (auto const each : of.graph.operands(id)) {
            reached[fault::index_of(each)] = true;
        }
    }
    std::sort(events.begin(), events.end());
    return events;
}

[[nodiscard]] std::string failures(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " failure" : " failures");
}

/// Whether nothing says which of two sets comes first: they are equal in size and probability.
[[nodiscard]] bool are_tied(listed_set const& left, listed_set const& right) {
    return left.failures.size() == right.failures.size() && left.probability == right.probability;
}

/// Brings neighbours that are tied into the order of their events.
void settle_ties(std::vector<listed_set>& all) {
    for (auto first = all.begin(); first != all.end();) {
        auto const last = std::find_if_not(
            first, all.end(), [&](listed_set const& each) { return are_tied(*first, each); });
        std::sort(first, last, [](listed_set const& left, listed_set const& right) {
            return left.failures < right.failures;
        });
        first = last;
    }
}

/// A number with its decimal places in line with those above and below.
[[nodiscard]] std::string right(std::string const& text, std::size_t width) {
    return std::string(width - std::min(width, text.size()), ' ') + text;
}

[[nodiscard]] std::string in_csv(std::string const& text) {
    if (text.find_first_of(",\"\r\n") == text.npos) {
        return text;
    }
    std::string out = "\"";
    for (auto const each : text) {
        out += each == '"' ? "\"\"" : std::string(1, each);
    }
    return out + "\"";
}

/// The measures of every event; nothing when the effect is impossible.
void measure(found_top const& of, diagram::inquiry const& asked, cut_sets& into) {
    try {
        diagram::chances const chances(of.graph, of.top, asked.may_cost);
        for (auto const& each : diagram::importance_of(chances, asked.happens)) {
            into.importance.push_back({each.event, each.birnbaum.to_text(), each.share,
                                       each.achievement, each.reduction});
        }
    } catch (diagram::gave_up const& reason) {
        into.undecided_because = reason.what();
    }
}

[[nodiscard]] std::string number(double of) {
    return std::isinf(of) ? "infinite" : diagram::likelihood(of).to_text();
}

void list(diagram::solution const& all, cut_sets_request const& asked,
          std::vector<double> const& happens, cut_sets& into) {
    auto const by = asked.by_probability ? diagram::rank_by::probability : diagram::rank_by::size;
    auto const most = asked.most ? std::size_t{*asked.most} : SIZE_MAX;
    diagram::ranking ranked(all, most, by, happens);
    fault::scenario next;
    // Of sets that are tied with the last one listed, those are listed whose events come first; so
    // all of them are looked at, unless there are very many.
    constexpr std::size_t most_tied = 100'000;
    while (ranked.next(next)) {
        listed_set one;
        diagram::likelihood together = 1.0;
        for (auto const each : next) {
            one.failures.push_back(fault::index_of(each));
            if (!happens.empty()) {
                together = together * diagram::likelihood(happens[fault::index_of(each)]);
            }
        }
        if (!happens.empty()) {
            one.probability = together.to_text();
        }
        bool const is_beyond = into.sets.size() >= asked.listed;
        into.more = into.more || is_beyond;
        if (is_beyond && (!are_tied(into.sets[asked.listed - 1], one) ||
                          into.sets.size() - asked.listed >= most_tied)) {
            break;
        }
        into.sets.push_back(std::move(one));
        constexpr std::size_t sets_between_looks = 1024;
        if (into.sets.size() % sets_between_looks == 0 && asked.deadline &&
            std::chrono::steady_clock::now() >= *asked.deadline) {
            into.undecided_because = diagram::too_late;
            break;
        }
    }
    settle_ties(into.sets);
    if (into.more) {
        into.sets.resize(asked.listed);
    }
}

/// Whether only the smallest sets are asked for: then the others need not be found.
[[nodiscard]] bool may_be_bounded(cut_sets_request const& asked) {
    constexpr std::size_t most_listed = 100'000;
    return asked.listed > 0 && asked.listed <= most_listed && !asked.most &&
           !asked.by_probability && !asked.probability && !asked.importance;
}

/// Everything, if it comes cheaply; else the sets of up to one failure, two, three, until there are
/// more than are listed, and these are listed in `into`; else everything at any price.
[[nodiscard]] diagram::finding find_smallest(found_top const& of, cut_sets_request const& asked,
                                             diagram::inquiry about, cut_sets& into) {
    constexpr std::uint64_t cheap = 3'000'000;
    constexpr std::uint32_t largest_bound = 8;
    auto const at_any_price = std::exchange(about.may_cost.steps, cheap);
    auto found = diagram::solve(of.graph, of.top, about);
    about.may_cost.steps = at_any_price;
    if (found.undecided_because.empty() || !of.graph[of.top].monotone) {
        return found;
    }
    for (about.most = 1; about.most <= largest_bound; ++about.most) {
        found = diagram::solve(of.graph, of.top, about);
        if (!found.undecided_because.empty()) {
            return found;
        }
        list(found.sets, asked, about.happens, into);
        if (into.more) {
            return found;
        }
        into = {};
    }
    about.most = diagram::unlimited;
    return diagram::solve(of.graph, of.top, about);
}

} // namespace

std::vector<source::diagnostic> unknown_chances(found_top const& of) {
    constexpr std::size_t most_told = 50;
    std::vector<source::diagnostic> errors;
    for (auto const event : events_of(of)) {
        auto const& each = of.events[event];
        if (!each.probability && errors.size() < most_told) {
            errors.push_back({source::code::no_probability,
                              each.at,
                              "found no probability of `" + each.name + "`: " + each.no_probability,
                              {},
                              {}});
        }
    }
    return errors;
}

cut_sets find_cut_sets(found_top const& of, cut_sets_request const& asked) {
    cut_sets made;
    if (!of.undecided_because.empty()) {
        made.undecided_because = of.undecided_because;
        return made;
    }
    auto const known = unknown_chances(of).empty();
    diagram::inquiry about;
    about.sets = asked.counts || asked.listed > 0;
    about.most = asked.most.value_or(diagram::unlimited);
    about.probability = asked.probability;
    about.may_cost.deadline = asked.deadline;
    if (known) {
        for (auto const& each : of.events) {
            about.happens.push_back(each.probability.value_or(0));
        }
    }
    auto const found = may_be_bounded(asked) ? find_smallest(of, asked, about, made)
                                             : diagram::solve(of.graph, of.top, about);
    if (!found.undecided_because.empty()) {
        made.undecided_because = found.undecided_because;
        if (!of.graph[of.top].monotone && !of.instead.empty()) {
            made.undecided_because += ": " + of.instead;
        }
        return made;
    }
    if (asked.probability) {
        made.probability = found.probability.to_text();
    }
    if (asked.importance) {
        measure(of, about, made);
    }
    bool const is_bounded = made.more;
    if (asked.counts && !is_bounded) {
        try {
            // Beside a list a number is welcome, but not at any price.
            constexpr std::uint64_t in_passing = 2'000'000;
            constexpr std::uint64_t at_length = 100'000'000;
            auto const counts = diagram::count_by_size(
                found.sets, asked.most ? std::size_t{*asked.most} : SIZE_MAX - 1,
                asked.listed > 0 ? in_passing : at_length);
            diagram::natural sum;
            for (std::size_t size = 0; size < counts.size(); ++size) {
                sum += counts[size];
                if (!counts[size].is_zero()) {
                    made.sizes.push_back({size, counts[size].to_text()});
                }
            }
            made.count = sum.to_text();
        } catch (diagram::gave_up const& reason) {
            if (asked.listed == 0) { // nothing else is asked for
                made.undecided_because = reason.what();
            }
        }
    }
    if (asked.listed > 0 && !is_bounded) {
        list(found.sets, asked, about.happens, made);
    }
    return made;
}

std::string cut_sets_text(found_top const& of, cut_sets_request const& asked,
                          cut_sets const& found) {
    std::string out;
    auto const up_to = asked.most ? " of up to " + failures(*asked.most) : std::string();
    if (asked.counts || asked.listed > 0) {
        out += report::printable(of.happens) + ": " +
               (found.count.empty()
                    ? std::string("more minimal failure sets than were counted")
                    : found.count + " minimal failure set" + (found.count == "1" ? "" : "s")) +
               up_to + "\n";
    }
    std::size_t width = 0;
    for (auto const& each : found.sizes) {
        width = std::max(width, each.sets.size());
    }
    for (auto const& each : found.sizes) {
        out += "  " + right(each.sets, width) + " of " + failures(each.failures) + "\n";
    }
    if (!found.probability.empty()) {
        out += asked.counts || asked.listed > 0 ? "" : report::printable(of.happens) + ": ";
        out += "probability " + found.probability + "\n";
    }
    if (of.assumed > 0) {
        out += "assumptions leave out " + failures(of.assumed) + "\n";
    }
    if (!found.importance.empty()) {
        std::vector<std::vector<std::string>> rows{
            {"share", "Birnbaum", "achievement", "reduction", "of"}};
        for (auto const& each : found.importance) {
            rows.push_back({number(each.share), each.birnbaum, number(each.achievement),
                            number(each.reduction), report::printable(of.events[each.event].name)});
        }
        out += "\n" + report::in_columns(rows);
    }
    if (!found.sets.empty()) {
        out += "\n";
    }
    auto const digits = std::to_string(found.sets.size()).size();
    for (std::size_t at = 0; at < found.sets.size(); ++at) {
        auto const& each = found.sets[at];
        out += right(std::to_string(at + 1), digits) + "  ";
        if (!each.probability.empty()) {
            constexpr std::size_t widest = 12;
            out += each.probability +
                   std::string(widest - std::min(widest, each.probability.size()), ' ') + "  ";
        }
        std::string names;
        for (auto const event : each.failures) {
            names += (names.empty() ? "" : ", ") + report::printable(of.events[event].name);
        }
        out += (names.empty() ? "no failure at all" : names) + "\n";
    }
    if (found.more && asked.listed > 0) {
        out += "and more: `--top` says how many are listed\n";
    }
    return out;
}

std::string cut_sets_json(std::string const& path, found_top const& of,
                          cut_sets_request const& asked, cut_sets const& found) {
    // By hand, since counts have more digits than a number of the JSON library holds.
    auto const json_string = [](std::string_view text) { return report::dump(text); };
    std::string out = "{\n  \"file\": " + json_string(path) +
                      ",\n  \"of\": " + json_string(of.name) +
                      ",\n  \"effect\": " + json_string(of.happens);
    if (asked.most) {
        out += ",\n  \"up_to\": " + std::to_string(*asked.most);
    }
    if (!found.undecided_because.empty()) {
        return out + ",\n  \"undecided\": " + json_string(found.undecided_because) + "\n}\n";
    }
    if (of.assumed > 0) {
        out += ",\n  \"assumed\": " + std::to_string(of.assumed);
    }
    if (!found.count.empty()) {
        // Numbers with all their digits, however many.
        out += ",\n  \"count\": " + found.count + ",\n  \"sizes\": [";
        for (std::size_t at = 0; at < found.sizes.size(); ++at) {
            out += std::string(at == 0 ? "" : ",") +
                   "\n    {\"failures\": " + std::to_string(found.sizes[at].failures) +
                   ", \"sets\": " + found.sizes[at].sets + "}";
        }
        out += found.sizes.empty() ? "]" : "\n  ]";
    }
    if (!found.probability.empty()) {
        out += ",\n  \"probability\": " + found.probability;
    }
    if (asked.importance) {
        auto const finite = [](double value) {
            return std::isinf(value) ? std::string("null") : number(value);
        };
        out += ",\n  \"importance\": [";
        for (std::size_t at = 0; at < found.importance.size(); ++at) {
            auto const& each = found.importance[at];
            out += std::string(at == 0 ? "" : ",") +
                   "\n    {\"failure\": " + json_string(of.events[each.event].name) +
                   ", \"birnbaum\": " + each.birnbaum +
                   ", \"fussell_vesely\": " + number(each.share) +
                   ", \"risk_achievement_worth\": " + finite(each.achievement) +
                   ", \"risk_reduction_worth\": " + finite(each.reduction) + "}";
        }
        out += found.importance.empty() ? "]" : "\n  ]";
    }
    if (asked.listed > 0) {
        out += ",\n  \"sets\": [";
        for (std::size_t at = 0; at < found.sets.size(); ++at) {
            auto const& each = found.sets[at];
            out += std::string(at == 0 ? "" : ",") + "\n    {\"failures\": [";
            for (std::size_t one = 0; one < each.failures.size(); ++one) {
                out += (one == 0 ? "" : ", ") + json_string(of.events[each.failures[one]].name);
            }
            out +=
                each.probability.empty() ? "]}" : "], \"probability\": " + each.probability + "}";
        }
        out += std::string(found.sets.empty() ? "]" : "\n  ]") +
               ",\n  \"more\": " + (found.more ? "true" : "false");
    }
    return out + "\n}\n";
}

std::string cut_sets_csv(found_top const& of, cut_sets_request const& asked,
                         cut_sets const& found) {
    if (asked.importance) { // a table of its own, whatever else is asked
        std::string out = "failure,birnbaum,fussell_vesely,risk_achievement_worth,"
                          "risk_reduction_worth\r\n";
        for (auto const& each : found.importance) {
            out += in_csv(of.events[each.event].name) + "," + each.birnbaum + "," +
                   number(each.share) + "," + number(each.achievement) + "," +
                   number(each.reduction) + "\r\n";
        }
        return out;
    }
    if (asked.listed == 0) {
        if (!asked.counts) {
            return "probability\r\n" + found.probability + "\r\n";
        }
        std::string out = "failures,sets\r\n";
        for (auto const& each : found.sizes) {
            out += std::to_string(each.failures) + "," + each.sets + "\r\n";
        }
        return out;
    }
    std::string out = "rank,size,probability,failures\r\n";
    for (std::size_t at = 0; at < found.sets.size(); ++at) {
        auto const& each = found.sets[at];
        std::string names;
        for (auto const event : each.failures) {
            names += (names.empty() ? "" : "; ") + of.events[event].name;
        }
        out += std::to_string(at + 1) + "," + std::to_string(each.failures.size()) + "," +
               each.probability + "," + in_csv(names) + "\r\n";
    }
    return out;
}

} // namespace hadsl::program
