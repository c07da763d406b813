// verifier/cutsets_report.cpp - minimal failure sets as text, JSON and CSV.
// SPDX-License-Identifier: BSL-1.0
#include "cutsets_report.hpp"

#include <hadsl/report/json_value.hpp>
#include <hadsl/report/printable.hpp>

#include <algorithm>
#include <string_view>
#include <utility>

namespace hadsl::program {

namespace {

using report::json;

[[nodiscard]] std::string padded(std::string text, std::size_t width) {
    return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
}

[[nodiscard]] std::string joined(std::vector<std::string> const& all, std::string_view between) {
    std::string out;
    for (auto const& each : all) {
        out += out.empty() ? "" : between;
        out += report::printable(each);
    }
    return out;
}

[[nodiscard]] std::string counts_text(cutsets_report const& of) {
    auto const& counts = *of.counts;
    auto const total = to_text(counts.total);
    auto const width = std::max<std::size_t>(total.size(), 4);
    std::string out = "  order  " + padded("sets", width) + "\n";
    diagram::natural rest = counts.total;
    for (std::size_t order = 0; order < counts.by_order.size(); ++order) {
        auto const& number = counts.by_order[order];
        rest -= number;
        if (!number.is_zero()) {
            out += "  " + padded(std::to_string(order), 5) + "  " +
                   padded(to_text(number), width) + "\n";
        }
    }
    if (!rest.is_zero()) {
        out += "   more  " + padded(to_text(rest), width) + "\n";
    }
    return out + "    all  " + padded(total, width) + "\n";
}

[[nodiscard]] std::string list_text(cutsets_report const& of) {
    std::string out;
    if (of.list.empty()) {
        return of.is_complete ? "  no set of failures\n" : "";
    }
    auto const width = std::to_string(of.list.size()).size();
    std::size_t number = 0;
    for (auto const& each : of.list) {
        out += "  " + padded(std::to_string(++number), width) + ". ";
        out += each.failures.empty() ? "no failure at all" : joined(each.failures, ", ");
        out += each.probability ? "  (" + to_text(*each.probability) + ")" : "";
        out += "\n";
    }
    return of.is_complete ? out : out + "  and others\n";
}

[[nodiscard]] json counts_json(cutsets_report const& of) {
    auto by_order = json::array();
    for (std::size_t order = 0; order < of.counts->by_order.size(); ++order) {
        if (!of.counts->by_order[order].is_zero()) {
            by_order.push_back(json{{"order", order}, {"sets", to_text(of.counts->by_order[order])}});
        }
    }
    return json{{"all", to_text(of.counts->total)}, {"by_order", std::move(by_order)}};
}

[[nodiscard]] json one_json(cutsets_report const& of) {
    json made{{"input", of.input}, {"of", of.of}, {"failures", of.failures}, {"order", of.order}};
    if (of.counts) {
        made.add("counts", counts_json(of));
    }
    if (of.has_list) {
        auto list = json::array();
        for (auto const& each : of.list) {
            auto failures = json::array();
            for (auto const& name : each.failures) {
                failures.push_back(name);
            }
            json set{{"failures", std::move(failures)}};
            if (each.probability) {
                set.add("probability", to_text(*each.probability));
            }
            list.push_back(std::move(set));
        }
        made.add("sets", std::move(list));
        made.add("complete", of.is_complete);
    }
    if (of.probability) {
        made.add("probability", to_text(*of.probability));
    }
    auto assumptions = json::array();
    for (auto const& each : of.assumptions) {
        assumptions.push_back(each);
    }
    made.add("assumptions", std::move(assumptions));
    auto undecided = json::array();
    for (auto const& each : of.undecided) {
        undecided.push_back(each);
    }
    made.add("undecided", std::move(undecided));
    return made;
}

[[nodiscard]] std::string quoted(std::string_view field) {
    if (field.find_first_of(",\"\r\n") == field.npos) {
        return std::string(field);
    }
    std::string out = "\"";
    for (auto const each : field) {
        out += each == '"' ? "\"\"" : std::string(1, each);
    }
    return out + "\"";
}

} // namespace

std::string cutsets_text(std::vector<cutsets_report> const& all) {
    std::string out;
    for (auto const& each : all) {
        out += out.empty() ? "" : "\n";
        out += report::printable(each.of) + ": minimal sets of " +
               std::to_string(each.failures) + " failures";
        out += each.order ? ", up to order " + std::to_string(*each.order) : "";
        out += "\n";
        if (!each.assumptions.empty()) {
            out += "  assuming " + joined(each.assumptions, ", ") + "\n";
        }
        out += each.counts ? counts_text(each) : "";
        out += each.has_list ? list_text(each) : "";
        out += each.probability ? "  probability " + to_text(*each.probability) + "\n" : "";
        for (auto const& sentence : each.undecided) {
            out += "  undecided: " + sentence + "\n";
        }
    }
    return out;
}

std::string cutsets_json(std::vector<cutsets_report> const& all) {
    auto tops = json::array();
    for (auto const& each : all) {
        tops.push_back(one_json(each));
    }
    return json{{"format_version", 1}, {"cutsets", std::move(tops)}}.dump() + "\n";
}

std::string cutsets_csv(std::vector<cutsets_report> const& all) {
    std::string out;
    for (auto const& each : all) {
        if (each.counts) {
            out += "of,order,sets\n";
            for (std::size_t order = 0; order < each.counts->by_order.size(); ++order) {
                if (!each.counts->by_order[order].is_zero()) {
                    out += quoted(each.of) + "," + std::to_string(order) + "," +
                           to_text(each.counts->by_order[order]) + "\n";
                }
            }
            out += quoted(each.of) + ",all," + to_text(each.counts->total) + "\n";
        }
        if (each.probability) {
            out += "of,probability\n" + quoted(each.of) + "," + to_text(*each.probability) + "\n";
        }
        if (each.has_list) {
            out += "of,rank,order,probability,failures\n";
            std::size_t rank = 0;
            for (auto const& set : each.list) {
                std::string failures;
                for (auto const& name : set.failures) {
                    failures += failures.empty() ? "" : "; ";
                    failures += name;
                }
                out += quoted(each.of) + "," + std::to_string(++rank) + "," +
                       std::to_string(set.failures.size()) + "," +
                       (set.probability ? to_text(*set.probability) : std::string()) + "," +
                       quoted(failures) + "\n";
            }
        }
    }
    return out;
}

} // namespace hadsl::program
