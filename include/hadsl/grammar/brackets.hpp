// hadsl/grammar/brackets.hpp - brackets that do not match, and nesting no recursion should follow.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_BRACKETS_HPP
#define HADSL_GRAMMAR_BRACKETS_HPP

#include <hadsl/grammar/layout.hpp>
#include <hadsl/grammar/reading.hpp>
#include <hadsl/grammar/token.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace hadsl::grammar {

/// How deep brackets and signs may nest; the rules call themselves once for each.
inline constexpr std::size_t deepest_nesting = 200;

[[nodiscard]] constexpr char closing_of(char opening) {
    return opening == '(' ? ')' : opening == '[' ? ']' : '}';
}
[[nodiscard]] constexpr bool is_opening(token const& which) {
    return which.is('(') || which.is('[') || which.is('{');
}
[[nodiscard]] constexpr bool is_closing(token const& which) {
    return which.is(')') || which.is(']') || which.is('}');
}

/// Makes braces match, so that the rules never run past the block they are in.
/// INVARIANT: afterwards every `{` has its `}` and the other way round.
class bracket_matcher {
public:
    bracket_matcher(reading& state, std::vector<token>& tokens) : state_(state), tokens_(tokens) {}

    /// False when the text nests too deeply to be read at all; that is reported.
    [[nodiscard]] bool match() {
        std::vector<char> open;
        std::size_t signs = 0;
        bool balanced = true;
        for (auto const& each : tokens_) {
            signs = each.is('-') ? signs + 1 : 0;
            if (is_opening(each)) {
                open.push_back(closing_of(each.mark));
            } else if (is_closing(each)) {
                if (open.empty() || open.back() != each.mark) {
                    balanced = false;
                } else {
                    open.pop_back();
                }
            }
            if (open.size() > deepest_nesting || signs > deepest_nesting) {
                state_.report(source::code::too_deep, state_.span_of(each),
                              "found more than " + std::to_string(deepest_nesting) +
                                  " brackets or signs within each other");
                return false;
            }
        }
        if (!balanced || !open.empty()) {
            repair();
        }
        return true;
    }

private:
    struct opened {
        token bracket;
        std::size_t indentation = 0;
        bool is_loop = false;
    };

    /// Slower than `match`, for texts known to be wrong: guesses by layout where a bracket that is
    /// never closed should have been, and leaves out those that close nothing.
    void repair() {
        for (auto const& each : tokens_) {
            surplus_ += each.is('{') ? 1 : each.is('}') ? -1 : 0;
        }
        for (auto const& each : tokens_) {
            close_forgotten(&each);
            loop_ahead_ =
                loop_ahead_ || (each.kind == token_kind::reserved && state_.text_of(each) == "for");
            if (is_opening(each)) {
                open_.push_back({each, indentation(state_, each), each.is('{') && loop_ahead_});
                loop_ahead_ = loop_ahead_ && !each.is('{');
                repaired_.push_back(each);
            } else if (is_closing(each)) {
                close(each);
            } else if (each.kind == token_kind::end) {
                while (!open_.empty()) {
                    report_unclosed(nullptr);
                }
                repaired_.push_back(each);
            } else {
                repaired_.push_back(each);
            }
        }
        tokens_ = std::move(repaired_);
    }

    /// Closes blocks that the author seems to have left already.
    void close_forgotten(token const* at) {
        if (surplus_ <= 0 || open_.empty() || at->kind == token_kind::end ||
            !is_first_on_line(state_, *at)) {
            return;
        }
        auto const column = indentation(state_, *at);
        auto const forgotten = [&](opened const& block) {
            if (!block.bracket.is('{')) {
                return false;
            }
            if (at->is('}')) {
                // It stands below an outer block's first line, and within this one's.
                return column < block.indentation &&
                       std::any_of(open_.begin(), open_.end(), [&](opened const& outer) {
                           return outer.bracket.is('{') && outer.indentation == column;
                       });
            }
            if (!seems_declaration(state_, at)) {
                return false;
            }
            return block.is_loop ? column <= block.indentation
                                 : at->kind == token_kind::reserved || column <= block.indentation;
        };
        while (surplus_ > 0 && !open_.empty()) {
            auto const block = std::find_if(open_.rbegin(), open_.rend(), [](opened const& each) {
                return each.bracket.is('{');
            });
            if (block == open_.rend() || !forgotten(*block)) {
                return;
            }
            while (!open_.back().bracket.is('{')) {
                report_unclosed(at);
            }
            report_unclosed(at);
            --surplus_;
        }
    }

    void close(token const& closing) {
        auto const block_end = closing.is('}');
        auto const opening = std::find_if(open_.rbegin(), open_.rend(), [&](opened const& each) {
            return closing_of(each.bracket.mark) == closing.mark || each.bracket.is('{');
        });
        if (opening == open_.rend() || (opening->bracket.is('{') && !block_end)) {
            report_stray(closing);
            return;
        }
        while (closing_of(open_.back().bracket.mark) != closing.mark) {
            report_unclosed(&closing);
        }
        open_.pop_back();
        repaired_.push_back(closing);
    }

    /// Reports the innermost open bracket and closes it, if it is a brace.
    void report_unclosed(token const* noticed) {
        auto const bracket = open_.back().bracket;
        open_.pop_back();
        auto const closing = std::string(1, closing_of(bracket.mark));
        auto const before = state_.diagnostics.size();
        forgotten_ += closing;
        state_.report(source::code::unclosed, state_.span_of(bracket),
                      "found no `" + closing + "` for this `" + std::string(1, bracket.mark) + "`",
                      noticed == nullptr ? "write `" + closing + "` where it should end"
                                         : "write `" + closing + "` before what follows it");
        if (noticed != nullptr && state_.diagnostics.size() > before) {
            state_.diagnostics.back().notes.push_back(
                {state_.span_of(*noticed), "it should have ended before this"});
        }
        if (bracket.is('{')) {
            auto const end = repaired_.back().end;
            repaired_.push_back({end, end, token_kind::mark, '}'});
        }
    }

    void report_stray(token const& closing) {
        if (auto const late = forgotten_.find(closing.mark); late != std::string::npos) {
            forgotten_.erase(late, 1); // it comes too late, which was said at its bracket
        } else {
            say_stray(closing);
        }
        if (!closing.is('}')) {
            repaired_.push_back(closing);
        }
    }
    void say_stray(token const& closing) {
        state_.report(source::code::unexpected, state_.span_of(closing),
                      "found `" + std::string(1, closing.mark) + "`, which closes nothing",
                      "leave it out");
    }

    reading& state_;
    std::vector<token>& tokens_;
    std::vector<token> repaired_;
    std::vector<opened> open_;
    std::string forgotten_;      // closing brackets that were missing where they were due
    std::ptrdiff_t surplus_ = 0; // braces that open and never close
    bool loop_ahead_ = false;    // the next brace is that of a `for`
};

} // namespace hadsl::grammar

#endif
