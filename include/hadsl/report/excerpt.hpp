// hadsl/report/excerpt.hpp - source lines with places underlined and spoken about.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_EXCERPT_HPP
#define HADSL_REPORT_EXCERPT_HPP

#include <hadsl/report/printable.hpp>
#include <hadsl/report/source_line.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::report {

/// A place in a text and what is said about it.
struct mark {
    source::span place;
    std::string label;    // may be empty
    char underline = '-'; // `^` for what it is all about
    report::ink ink = report::ink::hint;
};

/// `shop.hadsl:12:7`, as editors and build tools read it.
[[nodiscard]] inline std::string to_text(source::texts const& texts, source::span const& place) {
    auto const at = texts.begin_of(place);
    return printable(texts[place.text].name()) + ":" + std::to_string(at.line) + ":" +
           std::to_string(at.column);
}

/// Writes excerpts one under the other, in the order of the marks: what follows in the same text
/// stays in one excerpt (with `...` for the lines between), everything else begins a new one.
class excerpts {
public:
    /// `begun_in`: the text whose name and line the reader has just seen, if any.
    excerpts(source::texts const& texts, std::vector<mark> const& all, style const& with,
             source::text_id begun_in = source::no_text)
        : texts_(texts), with_(with), begun_in_(begun_in) {
        auto const marks = by_line(all);
        std::size_t last = 1;
        for (auto const& each : marks) {
            if (each.place.is_known()) {
                last = std::max(last, texts.begin_of(each.place).line);
            }
        }
        gutter_ = std::to_string(last).size();
        room_ = std::max<std::size_t>(with.width, gutter_ + 3 + 20) - gutter_ - 3;
        for (std::size_t at = 0; at < marks.size();) {
            at += marks[at].place.is_known() ? show_line(marks, at) : 1;
        }
    }

    [[nodiscard]] std::string take() && { return std::move(out_); }

    /// A remark beneath the excerpts: `= help: …`, broken to the width.
    void add_remark(std::string_view word, std::string_view text, ink as = ink::hint) {
        auto const head = std::string(word) + ": ";
        auto const indent = width_of(head) + 2;
        auto const lines = wrapped(printable(text), room_ > indent + 20 ? room_ - indent : 20);
        for (std::size_t at = 0; at < lines.size(); ++at) {
            out_ += std::string(gutter_ + 1, ' ');
            if (at == 0) {
                out_ += paint(with_, ink::gutter, "=") + " " + paint(with_, as, head);
            } else {
                out_ += std::string(indent, ' ');
            }
            out_ += lines[at] + "\n";
        }
    }

private:
    /// What goes on for a line or two is shown whole, a mark for each line: a rule says only at its
    /// end what it waits for and loses. The label stands beneath the last line.
    [[nodiscard]] std::vector<mark> by_line(std::vector<mark> const& all) const {
        constexpr std::size_t most_lines = 4;
        std::vector<mark> made;
        for (auto const& each : all) {
            auto const& place = each.place;
            auto const is_aside = each.underline == '-' && place.is_known();
            auto const first = is_aside ? texts_.begin_of(place).line : 0;
            auto const last =
                is_aside
                    ? texts_[place.text].position_of(std::max(place.end, place.begin + 1) - 1).line
                    : 0;
            if (last == first || last - first >= most_lines) {
                made.push_back(each);
                continue;
            }
            for (auto number = first; number <= last; ++number) {
                auto const line = texts_[place.text].line(number);
                auto const start = texts_[place.text].line_start(number);
                auto const indent = std::min(line.find_first_not_of(' '), line.size());
                auto const end = std::min<std::size_t>(place.end, start + line.size());
                auto const begin = std::max<std::size_t>(place.begin, start + indent);
                if (begin < end) {
                    made.push_back({{place.text, static_cast<std::uint32_t>(begin),
                                     static_cast<std::uint32_t>(end)},
                                    number == last ? each.label : std::string(),
                                    each.underline,
                                    each.ink});
                }
            }
        }
        return made;
    }

    void start_row(std::string_view number) {
        std::string row(gutter_ - std::min(gutter_, number.size()), ' ');
        row += number;
        row += " |";
        out_ += paint(with_, ink::gutter, row);
    }
    void row_of(std::size_t number, std::string const& text) {
        start_row(std::to_string(number));
        out_ += text.empty() ? "\n" : " " + text + "\n";
    }

    /// Shows the line of a mark and the marks after it on the same line; returns how many.
    std::size_t show_line(std::vector<mark> const& marks, std::size_t from) {
        auto const& place = marks[from].place;
        auto const& text = texts_[place.text];
        auto const line = text.position_of(place.begin).line;
        auto count = std::size_t{1};
        while (from + count < marks.size() && marks[from + count].place.text == place.text &&
               text.position_of(marks[from + count].place.begin).line == line) {
            ++count;
        }
        go_to(place, line);

        source_line const shown(text, line, place.begin);
        count = shown.is_cut() ? 1 : count;
        for (std::size_t done = 0; done < count;) {
            auto const view = shown.show(shown.covered_by(marks[from + done].place), room_);
            row_of(line, view.text);
            while (done < count && view.shows(shown.covered_by(marks[from + done].place))) {
                underline(marks[from + done], shown.covered_by(marks[from + done].place), view);
                ++done;
            }
        }
        return count;
    }

    /// Leads from the line shown last to the next one.
    void go_to(source::span const& place, std::size_t line) {
        bool const onwards = place.text == text_ && line > line_;
        if (!onwards) {
            if (text_ != source::no_text || place.text != begun_in_) {
                out_ += std::string(gutter_, ' ') + paint(with_, ink::gutter, ":::") + " " +
                        to_text(texts_, place) + "\n";
            }
            start_row("");
            out_ += "\n";
        } else if (line == line_ + 2) {
            source_line const between(texts_[place.text], line_ + 1, 0);
            row_of(line_ + 1, between.show({}, room_).text);
        } else if (line > line_ + 2) {
            out_ += paint(with_, ink::gutter, "...") + "\n";
        }
        text_ = place.text;
        line_ = line;
    }

    void underline(mark const& about, stretch const& covered, window const& view) {
        auto const begin = covered.begin - view.first;
        auto const end = std::max(std::min(covered.end, view.last + 1) - view.first, begin + 1);
        start_row("");
        std::string line(end - begin, about.underline);
        line += covered.goes_on ? "…" : "";
        out_ += " " + std::string(begin, ' ') + paint(with_, about.ink, line);
        auto const label = printable(about.label);
        auto const after = end + 1 + (covered.goes_on ? 1 : 0);
        if (!label.empty() && after + std::min<std::size_t>(width_of(label), 40) <= room_) {
            label_rows(label, after, about.ink, true);
        } else if (!label.empty()) {
            out_ += "\n";
            bool const fits = begin + width_of(label) <= room_;
            auto const left = std::min(begin, room_ > 48 ? room_ - 48 : 0);
            label_rows(label, fits ? begin : left, about.ink, false);
        } else {
            out_ += "\n";
        }
    }

    void label_rows(std::string const& label, std::size_t column, ink as, bool begun) {
        for (auto const& line : wrapped(label, room_ - column)) {
            if (!begun) {
                start_row("");
                out_ += " " + std::string(column, ' ');
            } else {
                out_ += " ";
            }
            out_ += paint(with_, as, line) + "\n";
            begun = false;
        }
    }

    source::texts const& texts_;
    style with_;
    source::text_id begun_in_;
    std::string out_;
    std::size_t gutter_ = 1;
    std::size_t room_ = 80;                  // cells for source and labels
    source::text_id text_ = source::no_text; // of the line shown last
    std::size_t line_ = 0;
};

} // namespace hadsl::report

#endif
