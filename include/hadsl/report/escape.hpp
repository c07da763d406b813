// hadsl/report/escape.hpp - text of unknown origin within markup, Markdown and workflow commands.
// SPDX-License-Identifier: BSL-1.0
//
// Names and source lines are somebody else's bytes. In each format they stay text: they open no
// element, no link and no command, and end none. What a terminal may not see (printable.hpp), a
// page may not either.
#ifndef HADSL_REPORT_ESCAPE_HPP
#define HADSL_REPORT_ESCAPE_HPP

#include <hadsl/report/printable.hpp>

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace hadsl::report {

/// Text of one line for XML, HTML and SVG, between tags and within quotes of either kind.
[[nodiscard]] inline std::string in_markup(std::string_view text) {
    std::string out;
    for (auto const each : printable(text)) {
        switch (each) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += each; break;
        }
    }
    return out;
}

/// The same for a page, where what stands in backticks is code.
[[nodiscard]] inline std::string in_prose(std::string_view text) {
    auto const markup = in_markup(text);
    std::string out;
    for (std::size_t at = 0; at < markup.size();) {
        auto const begin = markup.find('`', at);
        auto const end = begin == markup.npos ? begin : markup.find('`', begin + 1);
        if (end == markup.npos) {
            return out + markup.substr(at);
        }
        out += markup.substr(at, begin - at) + "<code>" +
               markup.substr(begin + 1, end - begin - 1) + "</code>";
        at = end + 1;
    }
    return out;
}

/// Text of one line for GitHub's Markdown, within paragraphs, lists and the cells of tables. Only
/// what would mean something is escaped, so that the source can be read as well. What stands in
/// backticks stays code, within which nothing means anything.
[[nodiscard]] inline std::string in_markdown(std::string_view text) {
    constexpr std::string_view always = "\\`*{}[]|~^$";
    constexpr std::string_view in_front = "#+-=";
    auto const plain = printable(text);
    auto const is_word = [&](std::size_t at) {
        return at < plain.size() &&
               ((plain[at] >= '0' && plain[at] <= '9') || (plain[at] >= 'A' && plain[at] <= 'Z') ||
                (plain[at] >= 'a' && plain[at] <= 'z'));
    };
    auto const number = std::min(plain.find_first_not_of("0123456789"), plain.size());
    std::string out;
    for (std::size_t at = 0; at < plain.size(); ++at) {
        auto const each = plain[at];
        auto const follows = [&](std::string_view what) {
            return std::string_view(plain).substr(at + 1).starts_with(what);
        };
        bool const is_list = number > 0 && at == number && (each == '.' || each == ')');
        bool const is_link = (each == ':' && follows("//")) ||
                             (each == '.' && at >= 3 && plain.compare(at - 3, 3, "www") == 0);
        bool const is_emphasis = each == '_' && !(is_word(at - 1) && is_word(at + 1));
        if (auto const end = each == '`' ? plain.find('`', at + 1) : plain.npos;
            end != plain.npos && end > at + 1) {
            for (; at < end; ++at) {
                out += plain[at] == '|' ? "\\" : ""; // which would end a cell of a table
                out += plain[at];
            }
            out += '`';
        } else if (each == '&') {
            out += "&amp;";
        } else if (each == '<') {
            out += "&lt;";
        } else if (each == '>') {
            out += "&gt;";
        } else if (each == '@') {
            out += "<span>@</span>"; // nobody is called
        } else {
            bool const means = always.find(each) != always.npos || is_list || is_link ||
                               is_emphasis || (each == '!' && follows("[")) ||
                               (at == 0 && in_front.find(each) != always.npos);
            out += means ? "\\" : "";
            out += each;
        }
    }
    return out;
}

/// Text for the message of a workflow command (`::error …::message`).
[[nodiscard]] inline std::string in_command(std::string_view text) {
    std::string out;
    for (auto const each : text) {
        switch (each) {
        case '%': out += "%25"; break;
        case '\r': out += "%0D"; break;
        case '\n': out += "%0A"; break;
        default: out += each; break;
        }
    }
    return out;
}

/// Text for a property of a workflow command (`::error title=…::`).
[[nodiscard]] inline std::string in_command_property(std::string_view text) {
    std::string out;
    for (auto const each : in_command(printable(text))) {
        switch (each) {
        case ':': out += "%3A"; break;
        case ',': out += "%2C"; break;
        default: out += each; break;
        }
    }
    return out;
}

} // namespace hadsl::report

#endif
