// hadsl/format/layout.hpp - pieces to lines: indentation, line ends, blanks.
// SPDX-License-Identifier: BSL-1.0
//
// A declaration a line; in braces a property a line, or all of them on the line of the declaration
// where the author had them there and they fit. Line ends within a property or a claim stay where
// the author put them, if they stand at the end of an element; one more where a line is too wide.
#ifndef HADSL_FORMAT_LAYOUT_HPP
#define HADSL_FORMAT_LAYOUT_HPP

#include <hadsl/format/blocks.hpp>
#include <hadsl/format/lines.hpp>
#include <hadsl/format/pieces.hpp>
#include <hadsl/format/spacing.hpp>
#include <hadsl/format/structure.hpp>

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::format {

class layout {
public:
    layout(std::vector<piece> const& pieces, structure const& in)
        : pieces_(pieces), blocks_(read_blocks(pieces, in)), sites_(pieces.size() + 1) {
        find_sites(in);
        for (auto const& each : blocks_) {
            find_line_ends(each);
        }
        // Inner ones first: what holds something broken is broken itself.
        for (auto at = blocks_.size(); at-- > 0;) {
            decide(blocks_[at]);
        }
        for (auto const& each : blocks_) {
            place(each);
        }
        indent_comments();
    }

    [[nodiscard]] std::vector<line> take() && {
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            add(at);
        }
        return std::move(lines_);
    }

private:
    enum class line_end { never, allowed, always };

    /// What is known of the place before a piece.
    struct site {
        line_end ends = line_end::never;
        std::size_t indentation = 0; // of a line that begins here
        std::size_t blanks = 0;
        bool is_column = false;
        bool keeps_blank_line = false;
        bool is_element = false; // a declaration or a property begins
    };

    // ---- what stands where ----------------------------------------------------------------------

    void find_sites(structure const& in) {
        std::vector<bool> claims(pieces_.size() + 1, false);
        std::vector<bool> mechanisms(pieces_.size() + 1, false);
        for (auto const& each : blocks_) {
            for (auto at = each.first; !each.what.is_loop && at < each.end; ++at) {
                claims[at] = each.what.is_claim;
                mechanisms[at] = each.what.is_mechanism;
            }
        }
        meeting now;
        std::size_t brackets = 0;
        for (std::size_t at = 0; at < pieces_.size(); ++at) {
            auto const& right = pieces_[at];
            if (at > 0) {
                auto const& left = pieces_[at - 1];
                now.before_left = now.left;
                now.left = &left;
                now.right = &right;
                now.in_date = in_date(in, right);
                now.in_brackets = brackets > 0;
                now.is_applied = in.applied.contains(left.begin + left.text.size());
                now.in_mechanism = mechanisms[at];
                now.in_claim = claims[at];
                sites_[at].blanks = blanks_between(now);
            }
            brackets += right.is('[') ? 1U : 0U;
            brackets -= right.is(']') && brackets > 0 ? 1U : 0U;
        }
        for (auto const& [begin, entry] : in.starts) {
            auto const at = detail::piece_at(pieces_, begin);
            auto& here = sites_[at];
            here.is_column = entry.what != start::declaration;
            here.is_element = entry.what != start::description;
            here.ends = entry.what == start::declaration   ? line_end::always
                        : entry.what == start::description ? line_end::never
                                                           : line_end::allowed;
            here.keeps_blank_line = entry.what == start::declaration;
            // Properties on one line are told apart by a second blank.
            bool const reads_on = entry.what != start::property || entry.is_first ||
                                  (at > 0 && pieces_[at - 1].is('{'));
            here.blanks = reads_on ? 1 : 2;
        }
    }

    [[nodiscard]] static bool in_date(structure const& in, piece const& right) {
        auto const next = std::upper_bound(
            in.dates.begin(), in.dates.end(), right.begin,
            [](std::size_t begin, source::span const& date) { return begin <= date.begin; });
        return next != in.dates.begin() && right.begin < (next - 1)->end;
    }

    /// Whether a line may end before a piece within a property or a claim.
    [[nodiscard]] bool may_end_before(std::size_t at, block const& in) const {
        auto const& left = pieces_[at - 1];
        auto const& right = pieces_[at];
        if (left.is(',') || left.is('(')) {
            return true;
        }
        if (right.is_word("and") || right.is_word("or") || right.is_word("with")) {
            return true;
        }
        auto const is_any = [&](std::initializer_list<std::string_view> words) {
            return std::any_of(words.begin(), words.end(),
                               [&](auto const word) { return right.is_word(word); });
        };
        if (in.what.is_claim) {
            return left.is(':') || is_any({"cause", "causes", "stop", "stops", "lose", "loses",
                                           "longer", "accepted", "until"});
        }
        if (in.what.is_mechanism) {
            return left.is(':') || is_any({"needs", "losing", "if", "take"});
        }
        return is_any({"tolerating"});
    }

    // ---- line ends ------------------------------------------------------------------------------

    void find_line_ends(block const& of) {
        auto const end = of.what.is_loop ? of.open.value_or(of.end) : of.end;
        for (auto at = of.first + 1; at < end; ++at) {
            auto& ends = sites_[at].ends;
            if (ends == line_end::never && !pieces_[at].is('{') && may_end_before(at, of)) {
                ends = line_end::allowed;
            }
        }
    }

    /// Breaks braces whose content does not fit on the line of the declaration.
    void decide(block& of) {
        if (!of.open || of.is_broken) {
            return;
        }
        // Declarations within a loop follow it in the list; nothing else holds any.
        std::size_t inner = 0;
        auto const* each = &of + 1;
        for (; each != blocks_.data() + blocks_.size() && each->first < *of.close; ++each) {
            ++inner;
            of.is_broken = of.is_broken || each->is_broken;
        }
        auto first = of.first;
        for (auto at = of.first + 1; at < *of.open; ++at) {
            bool const is_first = pieces_[at].lines_before > 0 &&
                                  (sites_[at].ends == line_end::allowed ||
                                   pieces_[at].is_comment() || pieces_[at - 1].is_comment());
            first = is_first ? at : first;
        }
        auto width = 2 * of.what.depth;
        for (auto at = first; at < of.end; ++at) {
            width += (at == first ? 0 : sites_[at].blanks) + width_of(pieces_[at].text);
        }
        of.is_broken = of.is_broken || inner > 1 || width > widest_line;
    }

    void place(block const& of) {
        auto const outer = 2 * of.what.depth;
        auto const opened = of.open.value_or(of.end);
        auto const closed = of.close.value_or(of.end);
        bool statement = false; // of a claim, on a line of its own
        for (auto at = of.first; at < of.end; ++at) {
            auto& here = sites_[at];
            if (at == of.first) {
                here.indentation = outer;
                continue;
            }
            if (of.what.is_loop && at > opened && at < closed) {
                continue; // declarations of their own
            }
            bool const is_inside = at > opened && at < closed;
            auto const depth = outer + (is_inside ? 2U : 0U);
            if (of.open && at == closed) {
                here.ends = of.is_broken ? line_end::always : line_end::never;
                here.indentation = outer;
                continue;
            }
            if (here.is_element) {
                here.indentation = is_inside ? depth : outer + 2;
                here.ends = is_inside ? of.is_broken ? line_end::always : line_end::never
                                      : line_end::allowed;
                here.keeps_blank_line = is_inside && of.is_broken;
                continue;
            }
            here.indentation = depth + 2;
            if (at == opened) {
                continue;
            }
            if (!is_inside && is_heading_colon(of, at)) {
                here.is_column = true;
                here.blanks = 1;
            }
            if (of.what.is_claim) {
                place_in_claim(of, at, statement);
            }
        }
        if (of.what.is_loop && of.open && !of.is_broken) {
            for (auto at = opened + 1; at < closed; ++at) {
                if (sites_[at].is_element && sites_[at].ends == line_end::always) {
                    sites_[at].ends = line_end::never;
                }
            }
        }
    }

    /// What a claim says stands on a line of its own where the author put it there or it must.
    void place_in_claim(block const& of, std::size_t at, bool& statement) {
        auto& here = sites_[at];
        if (pieces_[at - 1].is(':') && !statement) {
            auto width = 2 * of.what.depth;
            for (auto each = of.first; each < of.end; ++each) {
                width +=
                    (each == of.first ? 0 : sites_[each].blanks) + width_of(pieces_[each].text);
            }
            statement = pieces_[at].lines_before > 0 || width > widest_line;
            here.ends = statement ? line_end::always : line_end::never;
        } else if (statement && !pieces_[at].is_word("accepted")) {
            here.indentation += 2;
        }
    }

    /// The colon of `kind disk : equipment`, which has a blank before it.
    [[nodiscard]] bool is_heading_colon(block const& of, std::size_t at) const {
        auto const& opening = pieces_[of.first];
        return pieces_[at].is(':') && (opening.is_word("kind") || opening.is_word("failure"));
    }

    /// A comment on a line of its own belongs to what follows it, or to the braces it ends.
    void indent_comments() {
        for (auto at = pieces_.size(); at-- > 0;) {
            if (!pieces_[at].is_comment()) {
                continue;
            }
            auto& here = sites_[at];
            auto const& next = sites_[at + 1];
            bool const is_last = at + 1 < pieces_.size() && pieces_[at + 1].is('}');
            here.indentation = next.indentation + (is_last ? 2U : 0U);
            here.keeps_blank_line = next.keeps_blank_line || is_last || at + 1 == pieces_.size();
            here.blanks = pieces_[at].what == piece::sort::line_comment ? 2 : 1;
            here.is_column = pieces_[at].what == piece::sort::line_comment;
        }
    }

    // ---- lines ----------------------------------------------------------------------------------

    void add(std::size_t at) {
        auto const& each = pieces_[at];
        auto const& here = sites_[at];
        bool const follows = at > 0 && pieces_[at - 1].is_comment();
        bool const forced = at == 0 || here.ends == line_end::always ||
                            (follows && (pieces_[at - 1].what == piece::sort::line_comment ||
                                         each.lines_before > 0));
        bool const wanted =
            each.lines_before > 0 && (here.ends == line_end::allowed || each.is_comment());
        if (forced || wanted) {
            bool const opens = at > 0 && pieces_[at - 1].is('{');
            lines_.push_back({here.indentation,
                              here.keeps_blank_line && each.lines_before > 1 && at > 0 && !opens,
                              {}});
            append(at);
        } else {
            append(at);
            wrap();
        }
    }

    void append(std::size_t at) {
        auto const& each = pieces_[at];
        auto const& here = sites_[at];
        bool const may_be_apart = here.is_column && each.lines_before == 0;
        lines_.back().cells.push_back({each.text, here.blanks, may_be_apart ? each.space_before : 0,
                                       here.ends == line_end::allowed, here.is_column});
        indentations_.push_back(here.indentation);
    }

    /// Ends a line that has become too wide where that is allowed, as late as possible.
    void wrap() {
        auto& full = lines_.back();
        if (full.width(full.cells.size()) <= widest_line ||
            full.cells.back().text.starts_with("//")) {
            return;
        }
        auto at = full.cells.size();
        while (at > 1) {
            --at;
            if (full.cells[at].may_break) {
                auto const kept = static_cast<std::ptrdiff_t>(at);
                auto const from = indentations_.size() - (full.cells.size() - at);
                line next{indentations_[from], false, {}};
                next.cells.assign(full.cells.begin() + kept, full.cells.end());
                full.cells.resize(at);
                lines_.push_back(std::move(next));
                return;
            }
        }
    }

    std::vector<piece> const& pieces_;
    std::vector<block> blocks_;
    std::vector<site> sites_; // one per piece, and one for the end
    std::vector<line> lines_;
    std::vector<std::size_t> indentations_; // of every piece added so far
};

} // namespace hadsl::format

#endif
