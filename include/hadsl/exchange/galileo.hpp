// hadsl/exchange/galileo.hpp - reads static fault trees in the Galileo format.
// SPDX-License-Identifier: BSL-1.0
//
// `toplevel "top"; "top" and "a" "b"; "a" 2of3 "x" "y" "z"; "x" prob=0.1;` Gates in which the order
// of failures counts (pand, wsp, fdep, …) have no minimal sets of failures and are refused.
#ifndef HADSL_EXCHANGE_GALILEO_HPP
#define HADSL_EXCHANGE_GALILEO_HPP

#include <hadsl/exchange/assemble.hpp>
#include <hadsl/exchange/fault_tree.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/spelling.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::exchange {

namespace detail {

class galileo_reader {
public:
    galileo_reader(source::texts const& all, source::text_id id)
        : text_(all[id].content()), id_(id) {}

    [[nodiscard]] source::result<fault_tree> run() {
        split();
        for (std::size_t at = 0; at < words_.size() && errors_.empty();) {
            auto const end = static_cast<std::size_t>(
                std::find_if(words_.begin() + static_cast<std::ptrdiff_t>(at), words_.end(),
                             [](word const& each) { return each.is_mark && each.text == ";"; }) -
                words_.begin());
            if (end == words_.size()) {
                complain(source::code::bad_markup, words_[at].at,
                         "found a statement without an end, expected `;`");
                break;
            }
            statements_.push_back({at, end});
            at = end + 1;
        }
        if (errors_.empty()) {
            declare();
        }
        if (errors_.empty()) {
            define();
        }
        if (errors_.empty()) {
            errors_ = assemble(tree_);
        }
        if (!errors_.empty()) {
            return errors_;
        }
        choose_top();
        return std::move(tree_);
    }

private:
    struct word {
        std::string_view text;
        source::span at;
        bool is_mark = false; // `;` or `=`
        bool is_quoted = false;
    };
    struct range {
        std::size_t begin;
        std::size_t end;
    };
    struct meaning {
        bool is_gate;
        std::int32_t index;
        source::span at;
    };

    static constexpr std::size_t most_errors = 50;

    void complain(source::code code, source::span at, std::string message, std::string help = {},
                  std::vector<source::note> notes = {}) {
        if (errors_.size() < most_errors) {
            errors_.push_back({code, at, std::move(message), std::move(help), std::move(notes)});
        }
    }

    [[nodiscard]] source::span place(std::size_t begin, std::size_t end) const {
        return {id_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    void split() {
        constexpr std::string_view apart = " \t\r\n;=\"";
        for (std::size_t at = 0; at < text_.size();) {
            auto const rest = text_.substr(at);
            if (rest.starts_with("//")) {
                at = std::min(text_.find('\n', at), text_.size());
            } else if (rest.starts_with("/*")) {
                auto const end = text_.find("*/", at + 2);
                if (end == text_.npos) {
                    complain(source::code::bad_markup, place(at, at + 2),
                             "found a comment without an end, expected `*/`");
                    return;
                }
                at = end + 2;
            } else if (rest.front() == '"') {
                auto const end = text_.find('"', at + 1);
                if (end == text_.npos || text_.substr(at, end - at).find('\n') != text_.npos) {
                    complain(source::code::bad_markup, place(at, at + 1),
                             "found a name without an end, expected `\"`");
                    return;
                }
                if (end == at + 1) {
                    complain(source::code::bad_markup, place(at, end + 1),
                             "found an empty name, expected one between the marks");
                    return;
                }
                words_.push_back(
                    {text_.substr(at + 1, end - at - 1), place(at + 1, end), false, true});
                at = end + 1;
            } else if (rest.front() == ';' || rest.front() == '=') {
                words_.push_back({rest.substr(0, 1), place(at, at + 1), true, false});
                ++at;
            } else if (apart.find(rest.front()) != apart.npos) {
                ++at;
            } else {
                auto const end = std::min(text_.find_first_of(apart, at), text_.size());
                words_.push_back({text_.substr(at, end - at), place(at, end), false, false});
                at = end;
            }
        }
    }

    [[nodiscard]] word const* second(range const& of) const {
        return of.end - of.begin > 1 ? &words_[of.begin + 1] : nullptr;
    }

    /// How many operands a word such as `2of3` or `vot2` asks for, and of how many (0: any).
    [[nodiscard]] static std::optional<std::pair<std::int32_t, std::int32_t>> vote(
        std::string_view word) {
        auto const begin = word.starts_with("vot") ? word.data() + 3 : word.data();
        auto const* const end = word.data() + word.size();
        std::int32_t count = 0;
        auto const first = std::from_chars(begin, end, count);
        if (first.ec != std::errc()) {
            return std::nullopt;
        }
        if (word.starts_with("vot") && first.ptr == end) {
            return std::pair(count, 0);
        }
        if (std::string_view(first.ptr, static_cast<std::size_t>(end - first.ptr))
                .starts_with("of")) {
            std::int32_t all = 0;
            auto const last = std::from_chars(first.ptr + 2, end, all);
            if (last.ec == std::errc() && last.ptr == end) {
                return std::pair(count, all);
            }
        }
        return std::nullopt;
    }

    [[nodiscard]] static bool is_operator(word const& of) {
        return !of.is_quoted && !of.is_mark &&
               (of.text == "and" || of.text == "or" || vote(of.text).has_value());
    }

    /// Notes all names: a statement with an operator is a gate, one with figures is an event.
    void declare() {
        for (auto const& each : statements_) {
            if (each.begin == each.end) {
                continue; // an empty statement
            }
            auto const& first = words_[each.begin];
            if (first.is_mark) {
                complain(source::code::bad_markup, first.at,
                         "found `" + std::string(first.text) + "`, expected a name");
                continue;
            }
            if (first.text == "toplevel" && !first.is_quoted) {
                if (each.end - each.begin != 2) {
                    complain(source::code::bad_markup, first.at,
                             "expected one name after `toplevel`");
                } else if (top_ != nullptr) {
                    complain(source::code::which_top, first.at, "found a second `toplevel`");
                } else {
                    top_ = &words_[each.begin + 1];
                }
                continue;
            }
            auto const* const next = second(each);
            bool const has_figures =
                next == nullptr || (each.end - each.begin > 2 && words_[each.begin + 2].is_mark &&
                                    words_[each.begin + 2].text == "=");
            if (!has_figures && !is_operator(*next)) {
                refuse(*next);
                continue;
            }
            auto const index = has_figures ? tree_.events.size() : tree_.gates.size();
            auto const [before, is_new] = known_.try_emplace(
                std::string(first.text),
                meaning{!has_figures, static_cast<std::int32_t>(index), first.at});
            if (!is_new) {
                complain(source::code::duplicate_name, first.at,
                         "`" + std::string(first.text) + "` is defined twice", {},
                         {{before->second.at, "it is defined here first"}});
            } else if (has_figures) {
                tree_.events.push_back({std::string(first.text), first.at, {}, {}});
            } else {
                tree_.gates.push_back(
                    {std::string(first.text), first.at, 0, fault::never_node, true});
            }
        }
        if (top_ == nullptr && errors_.empty()) {
            complain(source::code::which_top, place(0, 0),
                     "found no `toplevel`, expected the name of the top");
        }
    }

    void refuse(word const& found) {
        constexpr std::string_view in_time[] = {"pand", "por",  "wsp",   "csp",  "hsp",
                                                "seq",  "fdep", "mutex", "pdep", "spare"};
        constexpr std::string_view not_monotone[] = {"xor", "not", "nand", "nor", "inhibit"};
        auto const is_in = [&](auto const& all) {
            return std::find(std::begin(all), std::end(all), found.text) != std::end(all);
        };
        auto const shown = "found `" + std::string(found.text) + "`, expected ";
        if (is_in(in_time)) {
            complain(source::code::not_monotone, found.at,
                     shown + "`and`, `or` or a vote as `2of3`: where the order of failures counts, "
                             "no set of them is enough");
        } else if (is_in(not_monotone)) {
            complain(source::code::not_monotone, found.at,
                     shown +
                         "`and`, `or` or a vote as `2of3`: a failure that repairs something has "
                         "no minimal failure sets");
        } else {
            complain(source::code::foreign_element, found.at,
                     shown + "`and`, `or`, a vote as `2of3`, or figures as `prob=0.1`");
        }
    }

    void define() {
        if (!known_.contains(std::string(top_->text))) {
            complain(source::code::undefined_event, top_->at,
                     "found `" + std::string(top_->text) +
                         "`, but no gate or event of this name is defined");
        }
        for (auto const& each : statements_) {
            if (each.begin == each.end || words_[each.begin].text == "toplevel") {
                continue;
            }
            auto const& meant = known_.at(std::string(words_[each.begin].text));
            auto const index = static_cast<std::size_t>(meant.index);
            if (meant.is_gate) {
                tree_.gates[index].formula = read_gate(each);
            } else {
                read_figures(each, tree_.events[index]);
            }
        }
    }

    std::uint32_t keep(term made) {
        tree_.terms.push_back(std::move(made));
        return static_cast<std::uint32_t>(tree_.terms.size() - 1);
    }

    std::uint32_t read_gate(range const& of) {
        auto const& what = words_[of.begin + 1];
        term made;
        made.at = what.at;
        for (auto at = of.begin + 2; at < of.end; ++at) {
            auto const& name = words_[at];
            auto const found = name.is_mark ? known_.end() : known_.find(std::string(name.text));
            if (found == known_.end()) {
                complain(source::code::undefined_event, name.at,
                         "found `" + std::string(name.text) +
                             "`, but no gate or event of this name is defined");
                continue;
            }
            made.operands.push_back(
                keep({found->second.is_gate ? term::kind::gate : term::kind::event,
                      found->second.index,
                      {}}));
        }
        auto const count = static_cast<std::int32_t>(of.end - of.begin - 2);
        if (count == 0) {
            complain(source::code::foreign_element, what.at,
                     "found `" + std::string(what.text) + "` without operands");
        }
        made.what = what.text == "and"  ? term::kind::all_of
                    : what.text == "or" ? term::kind::any_of
                                        : term::kind::at_least;
        if (made.what == term::kind::at_least) {
            auto const wanted = *vote(what.text);
            made.number = wanted.first;
            if (wanted.first < 1 || wanted.first > count ||
                (wanted.second != 0 && wanted.second != count)) {
                complain(source::code::bad_number, what.at,
                         "found `" + std::string(what.text) + "` with " + std::to_string(count) +
                             " operands");
            }
        }
        return keep(std::move(made));
    }

    void read_figures(range const& of, basic_event& into) {
        into.no_probability = "the file gives none";
        for (auto at = of.begin + 1; at < of.end; at += 3) {
            bool const is_whole = at + 2 < of.end && !words_[at].is_mark &&
                                  words_[at + 1].is_mark && words_[at + 1].text == "=" &&
                                  !words_[at + 2].is_mark;
            if (!is_whole) {
                complain(source::code::bad_markup, words_[at].at,
                         "found `" + std::string(words_[at].text) +
                             "`, expected a figure as `prob=0.1`");
                return;
            }
            auto const name = words_[at].text;
            auto const& written = words_[at + 2];
            auto const text = std::string(written.text);
            char* end = nullptr;
            auto const value = std::strtod(text.c_str(), &end);
            if (*end != '\0' || text.empty() || !std::isfinite(value)) {
                complain(source::code::bad_number, written.at,
                         "found `" + text + "`, expected a number");
            } else if (name == "prob") {
                if (value < 0 || value > 1) {
                    complain(source::code::bad_number, written.at,
                             "found the probability `" + text + "`, expected a number from 0 to 1");
                }
                into.probability = value;
            } else if (name == "lambda" || name == "rate") {
                into.no_probability = "it has a rate, and the file says no time";
            } else if (changes_the_tree(name, value)) {
                complain(
                    source::code::not_monotone, written.at,
                    "found `" + std::string(name) + "=" + text +
                        "`, expected an event that is one, and brings down what its gates say");
            } else if (!is_figure(name)) {
                complain(source::code::foreign_element, words_[at].at,
                         "found the figure `" + std::string(name) +
                             "`, expected one as `prob=0.1` or `lambda=0.01`");
            }
        }
    }
    /// Whether a figure makes several events of one, or lets one bring down everything.
    [[nodiscard]] static bool changes_the_tree(std::string_view name, double value) {
        bool const is_share = name == "cov" || name == "res";
        return (name == "repl" && value != 1) || (is_share && value != 0 && value != 1);
    }
    /// Figures that say nothing of which sets of failures there are.
    [[nodiscard]] static bool is_figure(std::string_view name) {
        constexpr std::string_view known[] = {"dorm",   "shape",    "scale",  "mean",      "stddev",
                                              "phases", "interval", "repair", "dur",       "repl",
                                              "cov",    "res",      "mu",     "inspection"};
        return std::find(std::begin(known), std::end(known), name) != std::end(known);
    }

    /// The declared top is the only one, whatever else nothing needs. That it is known has been checked.
    void choose_top() {
        auto const found = known_.find(std::string(top_->text));
        for (auto& each : tree_.gates) {
            each.is_top = false;
        }
        if (found->second.is_gate) {
            tree_.gates[static_cast<std::size_t>(found->second.index)].is_top = true;
        }
    }

    std::string_view text_;
    source::text_id id_;
    std::vector<word> words_;
    std::vector<range> statements_;
    word const* top_ = nullptr;
    std::unordered_map<std::string, meaning> known_;
    fault_tree tree_;
    std::vector<source::diagnostic> errors_;
};

} // namespace detail

/// Reads a static fault tree. Errors stand at their places in the text.
[[nodiscard]] inline source::result<fault_tree> read_galileo(source::texts const& all,
                                                             source::text_id id) {
    return detail::galileo_reader(all, id).run();
}

} // namespace hadsl::exchange

#endif
