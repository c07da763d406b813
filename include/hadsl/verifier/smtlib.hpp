// hadsl/verifier/smtlib.hpp - an obligation as SMT-LIB 2, for people and for other solvers.
// SPDX-License-Identifier: BSL-1.0
//
// One Boolean for each failure event; every gate is a definition and so equivalent to what it says,
// which needs no argument about polarity and cannot make the file unsatisfiable by itself. "At
// least k" is no part of the standard; it is defined step by step, so that plain propositional
// logic does: at least j of the first i are those of the first i - 1, or j - 1 of them and the
// i-th. (Sums of ones and zeros say it shorter; with them cvc5 takes minutes where it now takes
// milliseconds.) The file is unsatisfiable exactly when the obligation is met.
#ifndef HADSL_VERIFIER_SMTLIB_HPP
#define HADSL_VERIFIER_SMTLIB_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/verifier/obligation.hpp>

#include <algorithm>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// What the comments and symbols of a file say.
struct smtlib_words {
    std::vector<std::string> head;                     // lines at the top
    std::function<std::string(fault::event_id)> event; // `crash of app`: a part of its symbol
    std::function<std::string(fault::event_id)> about; // a comment on it; may be empty
    std::function<std::string(fault::node_id)> gate;   // what holds when a gate does; may be empty
};

/// Writes one obligation.
class smtlib_writer {
public:
    smtlib_writer(obligation const& met, smtlib_words const& words) : met_(&met), words_(&words) {}

    [[nodiscard]] std::string write() && {
        for (auto const& each : words_->head) {
            comment(each);
        }
        out_ += "\n(set-info :smt-lib-version 2.6)\n(set-logic QF_UF)\n";
        section("the failures, each of which happens or does not");
        for (auto const each : met_->events) {
            auto const about = words_->about(each);
            out_ += "(declare-const " + symbol(each) + " Bool)" +
                    (about.empty() ? "" : " ; " + plain(about)) + "\n";
        }
        section("what follows from them; the last is the consequence that the claim denies");
        for (std::size_t at = 0; at <= fault::index_of(met_->top); ++at) {
            define(static_cast<fault::node_id>(at));
        }
        section("which of them the claim allows to happen together");
        for (std::size_t at = 0; at < met_->caps.size(); ++at) {
            allow(met_->caps[at], "a" + std::to_string(at + 1));
        }
        section("can it come about?");
        out_ += "(assert " + symbol(met_->top) + ")\n(check-sat)\n";
        return std::move(out_);
    }

private:
    /// The characters that stand in a comment or between bars as they are; others become `?`, so
    /// that no name ends a symbol or a line.
    [[nodiscard]] static std::string plain(std::string_view text) {
        std::string out;
        for (auto const each : text) {
            bool const is_plain = each >= ' ' && each <= '~' && each != '|' && each != '\\';
            out += is_plain ? each : '?';
        }
        return out;
    }

    void comment(std::string_view text) {
        out_ += text.empty() ? ";\n" : "; " + plain(text) + "\n";
    }
    void section(std::string_view title) { out_ += "\n; ---- " + std::string(title) + "\n"; }

    /// Unique by its number, whatever the name has become.
    [[nodiscard]] std::string symbol(fault::event_id id) const {
        return "|e" + std::to_string(fault::index_of(id)) + " " + plain(words_->event(id)) + "|";
    }
    [[nodiscard]] std::string symbol(fault::node_id id) const {
        auto const& node = met_->graph[id];
        switch (node.gate) {
        case fault::gate::never: return "false";
        case fault::gate::always: return "true";
        case fault::gate::event: return symbol(met_->graph.event_of(id));
        default: return "g" + std::to_string(fault::index_of(id));
        }
    }

    /// Defines, step by step, what holds when at least `count` of these do; returns its symbol. The
    /// step `NAME.i.j` says that at least j of the first i do.
    [[nodiscard]] std::string count(std::string const& name, std::vector<std::string> const& of,
                                    std::size_t count) {
        auto const at = [&](std::size_t first, std::size_t wanted) {
            return wanted == 0 ? std::string("true")
                   : wanted > first
                       ? std::string("false")
                       : name + "." + std::to_string(first) + "." + std::to_string(wanted);
        };
        for (std::size_t first = 1; first <= of.size(); ++first) {
            // Fewer than this cannot become `count` with what is left.
            auto const left = of.size() - first;
            auto const least = count > left ? count - left : 1;
            for (auto wanted = std::max<std::size_t>(least, 1); wanted <= std::min(first, count);
                 ++wanted) {
                auto const& last = of[first - 1];
                auto const with =
                    wanted == 1 ? last : "(and " + at(first - 1, wanted - 1) + " " + last + ")";
                auto const says =
                    wanted == first ? with : "(or " + at(first - 1, wanted) + " " + with + ")";
                out_ += "(define-fun " + at(first, wanted) + " () Bool " + says + ")\n";
            }
        }
        return at(of.size(), count);
    }

    void allow(cap const& of, std::string const& name) {
        std::vector<std::string> counted;
        for (auto const each : of.events) {
            counted.push_back(symbol(each));
        }
        comment("at most " + std::to_string(of.at_most) + " of these " +
                std::to_string(counted.size()));
        auto const more = count(name, counted, of.at_most + 1);
        out_ += "(assert (not " + more + "))\n";
    }

    void define(fault::node_id id) {
        auto const& node = met_->graph[id];
        auto const operands = met_->graph.operands(id);
        std::string all;
        for (auto const each : operands) {
            all += " " + symbol(each);
        }
        std::string says;
        switch (node.gate) {
        case fault::gate::never:
        case fault::gate::always:
        case fault::gate::event: return;
        case fault::gate::all_of: says = "(and" + all + ")"; break;
        case fault::gate::any_of: says = "(or" + all + ")"; break;
        case fault::gate::negation: says = "(not" + all + ")"; break;
        case fault::gate::at_least: {
            std::vector<std::string> counted;
            for (auto const each : operands) {
                counted.push_back(symbol(each));
            }
            comment(symbol(id) + ": at least " + std::to_string(node.count) + " of" + all);
            says = count(symbol(id), counted, static_cast<std::size_t>(node.count));
            break;
        }
        }
        if (auto const about = words_->gate(id); !about.empty()) {
            comment(about);
        }
        out_ += "(define-fun " + symbol(id) + " () Bool " + says + ")\n";
    }

    obligation const* met_;
    smtlib_words const* words_;
    std::string out_;
};

/// The obligation as the text of an SMT-LIB 2 file.
[[nodiscard]] inline std::string to_smtlib(obligation const& met, smtlib_words const& words) {
    return smtlib_writer(met, words).write();
}

} // namespace hadsl::verifier

#endif
