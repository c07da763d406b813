// hadsl/report/source_line.hpp - one line of a text as cells of a terminal, and places in it.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_SOURCE_LINE_HPP
#define HADSL_REPORT_SOURCE_LINE_HPP

#include <hadsl/report/printable.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// The cells of a line that a place covers.
struct stretch {
    std::size_t begin = 0;
    std::size_t end = 1;  // at least one cell
    bool goes_on = false; // on the lines below
};

/// A part of a line, as wide as there is room for.
struct window {
    std::string text;
    std::size_t first = 0; // the cells left out before it
    std::size_t last = 0;  // one past its last cell

    [[nodiscard]] bool shows(stretch const& wanted) const {
        return wanted.begin >= first && wanted.begin <= last;
    }
};

/// A line made fit for a terminal.
class source_line {
public:
    /// The line with this number. Of a line of megabytes only what surrounds a byte of the text is
    /// looked at.
    source_line(source::text const& text, std::size_t number, std::size_t byte)
        : start_(text.line_start(number)) {
        auto content = text.line(number);
        if (content.size() > enough) {
            auto const offset = std::min(byte - std::min(byte, start_), content.size());
            auto cut = offset - std::min(offset, enough / 4);
            while (cut > 0 && (static_cast<unsigned char>(content[cut]) & 0xC0U) == 0x80U) {
                --cut;
            }
            content = content.substr(cut, enough);
            start_ += cut;
            is_cut_ = true;
        }
        size_ = content.size();
        glyphs_ = glyphs_of(content);
        for (auto const& each : glyphs_) {
            width_ += each.width;
        }
    }

    /// Whether it is only a part of its line.
    [[nodiscard]] bool is_cut() const { return is_cut_; }

    [[nodiscard]] stretch covered_by(source::span const& place) const {
        auto const begin = place.begin < start_ ? 0 : place.begin - start_;
        auto const end = place.end < start_ ? 0 : place.end - start_;
        stretch found{0, 0, end > size_};
        for (auto const& each : glyphs_) {
            found.begin += each.byte < begin ? each.width : 0;
            found.end += each.byte < end ? each.width : 0;
        }
        found.end = std::max(found.end, found.begin + 1);
        return found;
    }

    /// The part of at most `room` cells that shows a stretch, or its beginning when it is wider.
    [[nodiscard]] window show(stretch const& wanted, std::size_t room) const {
        window view{{}, 0, width_};
        if (width_ > room) {
            auto const end = std::min(wanted.end, wanted.begin + room / 2);
            view.first = end < room ? 0 : wanted.begin - std::min(wanted.begin, room / 4);
            view.last = std::min(width_, view.first + room);
        }
        std::size_t column = 0;
        for (auto const& each : glyphs_) {
            auto const next = column + each.width;
            bool const is_left_edge = view.first > 0 && column < view.first + 1;
            bool const is_right_edge = view.last < width_ && next > view.last - 1;
            if (next > view.first && column < view.last) {
                view.text += is_left_edge || is_right_edge ? ellipsis(each.width) : each.text;
            }
            column = next;
        }
        view.text.erase(view.text.find_last_not_of(' ') + 1);
        return view;
    }

private:
    static constexpr std::size_t enough = 2000; // bytes

    [[nodiscard]] static std::string ellipsis(std::size_t width) {
        return width == 0 ? "" : "…" + std::string(width - 1, ' ');
    }

    std::size_t start_; // the byte of the text at which it begins
    std::size_t size_ = 0;
    std::size_t width_ = 0; // cells
    bool is_cut_ = false;
    std::vector<glyph> glyphs_;
};

} // namespace hadsl::report

#endif
