// hadsl/source/text.hpp - the texts of one run, and the line and column of a place in them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_TEXT_HPP
#define HADSL_SOURCE_TEXT_HPP

#include <hadsl/source/span.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::source {

/// A line and a column, both counted from 1; the column counts Unicode code points.
struct position {
    std::size_t line = 1;
    std::size_t column = 1;
    friend bool operator==(position const&, position const&) = default;
};

/// One text: its name as a person knows it (a path, `<stdin>`), its content and its line starts.
class text {
public:
    text(std::string name, std::string content)
        : name_(std::move(name)), content_(std::move(content)) {
        line_starts_.push_back(0);
        for (std::size_t at = 0; at < content_.size(); ++at) {
            if (content_[at] == '\n') {
                line_starts_.push_back(at + 1);
            }
        }
    }

    [[nodiscard]] std::string const& name() const { return name_; }
    [[nodiscard]] std::string const& content() const { return content_; }
    [[nodiscard]] std::size_t line_count() const { return line_starts_.size(); }

    /// The line, without its end, that `line` (from 1) counts; empty when there is none.
    [[nodiscard]] std::string_view line(std::size_t number) const {
        if (number == 0 || number > line_starts_.size()) {
            return {};
        }
        auto const begin = line_starts_[number - 1];
        auto end = number < line_starts_.size() ? line_starts_[number] - 1 : content_.size();
        if (end > begin && content_[end - 1] == '\r') {
            --end;
        }
        return std::string_view(content_).substr(begin, end - begin);
    }

    /// The byte at which a line (from 1) starts.
    [[nodiscard]] std::size_t line_start(std::size_t number) const {
        return line_starts_[number - 1];
    }

    /// Line and column of a byte; a byte past the end is the end.
    [[nodiscard]] position position_of(std::size_t byte) const {
        byte = std::min(byte, content_.size());
        auto const next = std::upper_bound(line_starts_.begin(), line_starts_.end(), byte);
        auto const line = static_cast<std::size_t>(next - line_starts_.begin());
        std::size_t column = 1;
        for (auto at = line_starts_[line - 1]; at < byte; ++at) {
            // A UTF-8 continuation byte belongs to the code point before it.
            column += (static_cast<unsigned char>(content_[at]) & 0xC0U) != 0x80U ? 1U : 0U;
        }
        return {line, column};
    }

private:
    std::string name_;
    std::string content_;
    std::vector<std::size_t> line_starts_;
};

/// All texts of a run: the specification, what it imports, the library modules it uses.
class texts {
public:
    text_id add(std::string name, std::string content) {
        all_.emplace_back(std::move(name), std::move(content));
        return static_cast<text_id>(all_.size() - 1);
    }
    [[nodiscard]] text const& operator[](text_id id) const {
        return all_[static_cast<std::size_t>(id)];
    }
    [[nodiscard]] std::size_t size() const { return all_.size(); }

    /// The characters a span covers; empty for a span in no text.
    [[nodiscard]] std::string_view slice(span const& place) const {
        if (!place.is_known()) {
            return {};
        }
        return std::string_view((*this)[place.text].content())
            .substr(place.begin, place.end - place.begin);
    }
    [[nodiscard]] position begin_of(span const& place) const {
        return (*this)[place.text].position_of(place.begin);
    }

private:
    std::vector<text> all_;
};

} // namespace hadsl::source

#endif
