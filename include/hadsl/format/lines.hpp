// hadsl/format/lines.hpp - lines of a formatted text, and the columns their parts are aligned to.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FORMAT_LINES_HPP
#define HADSL_FORMAT_LINES_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::format {

/// The widest line, unless one piece alone is wider.
inline constexpr std::size_t widest_line = 100;

/// Code points of a text; what is wider or narrower than one column is rare in a specification.
[[nodiscard]] inline std::size_t width_of(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char each) {
        return (static_cast<unsigned char>(each) & 0xC0U) != 0x80U;
    }));
}

/// One piece on its line.
struct cell {
    std::string_view text;
    std::size_t blanks = 0; // before it, unless it is the first
    std::size_t wanted = 0; // what the author put there, where a column may begin
    bool may_break = false; // the line may end before it
    bool is_column = false; // a part of a declaration that tables set one beneath the other

    /// Whether the author set it apart, as parts of a table are.
    [[nodiscard]] bool is_set_apart() const { return wanted > blanks; }
    [[nodiscard]] std::size_t gap() const { return is_set_apart() ? wanted : blanks; }
};

struct line {
    std::size_t indentation = 0;
    bool after_blank = false; // an empty line stands above
    std::vector<cell> cells;

    [[nodiscard]] bool is_comment() const {
        return cells.size() == 1 && cells.front().text.starts_with('/');
    }
    /// With single blanks, up to a number of cells.
    [[nodiscard]] std::size_t width(std::size_t count) const {
        auto width = indentation;
        for (std::size_t at = 0; at < count; ++at) {
            width += (at == 0 ? 0 : cells[at].blanks) + width_of(cells[at].text);
        }
        return width;
    }
    /// The column of each cell.
    [[nodiscard]] std::vector<std::size_t> columns() const {
        std::vector<std::size_t> result;
        auto column = indentation;
        for (std::size_t at = 0; at < cells.size(); ++at) {
            column += at == 0 ? 0 : cells[at].gap();
            result.push_back(column);
            column += width_of(cells[at].text);
        }
        return result;
    }
};

namespace detail {

/// Closes the gaps that no table explains.
class aligner {
public:
    explicit aligner(std::vector<line>& lines) : lines_(lines), waiting_(lines.size(), true) {
        for (auto const& each : lines_) {
            columns_.push_back(each.columns());
        }
    }

    void run() {
        // Closing one gap moves what is behind it, so neighbours are looked at again.
        for (bool changed = true; changed;) {
            changed = false;
            for (std::size_t at = 0; at < lines_.size(); ++at) {
                bool const again = waiting_[at] && close_gaps(at);
                waiting_[at] = again;
                changed = changed || again;
            }
        }
    }

private:
    /// How far a table is looked for: a text of one sort of lines must not cost a square.
    static constexpr std::size_t furthest = 20;

    [[nodiscard]] bool close_gaps(std::size_t at) {
        bool closed = false;
        for (std::size_t cell = 1; cell < lines_[at].cells.size(); ++cell) {
            auto& each = lines_[at].cells[cell];
            if (!each.is_set_apart() || is_explained(at, columns_[at][cell])) {
                continue;
            }
            each.wanted = 0;
            columns_[at] = lines_[at].columns();
            closed = true;
        }
        if (closed) {
            auto const first = at - std::min(at, furthest);
            auto const last = std::min(lines_.size(), at + furthest + 1);
            std::fill(waiting_.begin() + static_cast<std::ptrdiff_t>(first),
                      waiting_.begin() + static_cast<std::ptrdiff_t>(last), true);
        }
        return closed;
    }

    [[nodiscard]] bool is_explained(std::size_t at, std::size_t column) const {
        for (std::size_t step = 1; step <= furthest && step <= at; ++step) {
            if (lines_[at - step + 1].after_blank) {
                break;
            }
            if (reaches(at - step, column)) {
                if (begins_at(at - step, column)) {
                    return true;
                }
                break;
            }
        }
        for (auto next = at + 1; next < lines_.size() && next <= at + furthest; ++next) {
            if (lines_[next].after_blank) {
                break;
            }
            if (reaches(next, column)) {
                return begins_at(next, column);
            }
        }
        return false;
    }

    [[nodiscard]] bool reaches(std::size_t at, std::size_t column) const {
        return !lines_[at].is_comment() && !columns_[at].empty() && columns_[at].back() >= column;
    }
    [[nodiscard]] bool begins_at(std::size_t at, std::size_t column) const {
        auto const& all = columns_[at];
        auto const found = std::lower_bound(all.begin() + 1, all.end(), column);
        return found != all.end() && *found == column &&
               lines_[at].cells[static_cast<std::size_t>(found - all.begin())].is_column;
    }

    std::vector<line>& lines_;
    std::vector<std::vector<std::size_t>> columns_;
    std::vector<bool> waiting_;
};

} // namespace detail

/// Keeps the columns of tables: what the author set apart stays so where a part of a line next to
/// it, comments and shorter lines passed over, begins in the same column. Every other gap closes.
inline void align(std::vector<line>& lines) {
    detail::aligner(lines).run();
}

[[nodiscard]] inline std::string joined(std::vector<line> const& lines, std::string_view line_end) {
    std::string text;
    for (auto const& each : lines) {
        text += each.after_blank ? line_end : "";
        text.append(each.indentation, ' ');
        for (std::size_t at = 0; at < each.cells.size(); ++at) {
            text.append(at == 0 ? 0 : each.cells[at].gap(), ' ').append(each.cells[at].text);
        }
        text += line_end;
    }
    return text;
}

} // namespace hadsl::format

#endif
