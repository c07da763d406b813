// hadsl/library/catalogue.hpp - what the library declares, with what its comments say of it; search.
// SPDX-License-Identifier: BSL-1.0
//
// Read from the text by its layout, which is that of `hadsl fmt`: a declaration begins a line, and
// its comment stands right above it. A test holds this to the parser's view of every module.
#ifndef HADSL_LIBRARY_CATALOGUE_HPP
#define HADSL_LIBRARY_CATALOGUE_HPP

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::library {

/// A declaration of a module, or the module itself with the comment at its head.
struct entry {
    enum class sort { module, kind, failure_class, mechanism };
    sort what = sort::module;
    std::string module;
    std::string name;
    std::string title;                // its description; of a module the first line of its comment
    std::string comment;              // without its marks, line by line
    std::string text;                 // comment and declaration, as they stand in the module
    std::vector<std::string> parents; // of a kind or a class
    std::vector<std::string> lines;   // of the declaration, without comments and indentation
    std::string properties;           // of a kind or a class: `strikes disk; destroys contents`

    /// How other texts call it: `postgres.patroni`; without a module, what is always there.
    [[nodiscard]] std::string full_name() const {
        return what == sort::module || module == "core" ? name : module + "." + name;
    }
};

namespace detail {

[[nodiscard]] inline std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        auto const end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}
[[nodiscard]] inline std::string_view without_blanks(std::string_view text) {
    auto const begin = std::min(text.find_first_not_of(' '), text.size());
    text.remove_prefix(begin);
    return text.substr(0, text.find_last_not_of(' ') + 1);
}
[[nodiscard]] inline bool is_comment(std::string_view line) {
    return line.starts_with("//");
}
/// The first word of a text, which loses it; in backticks without them.
[[nodiscard]] inline std::string take_word(std::string_view& text) {
    text = without_blanks(text);
    bool const quoted = text.starts_with('`');
    text.remove_prefix(quoted ? 1 : 0);
    auto const end = std::min(quoted ? text.find('`') : text.find_first_of(" ,:{"), text.size());
    auto const word = std::string(text.substr(0, end));
    text.remove_prefix(std::min(end + (quoted ? 1 : 0), text.size()));
    text = without_blanks(text);
    return word;
}

/// Fills in what the line says with which a declaration opens; false where none does.
[[nodiscard]] inline bool read_opening(std::string_view line, entry& into) {
    auto const keyword = take_word(line);
    if (keyword != "mechanism" && keyword != "kind" && keyword != "failure") {
        return false;
    }
    into.what = keyword == "mechanism" ? entry::sort::mechanism
                : keyword == "kind"    ? entry::sort::kind
                                       : entry::sort::failure_class;
    into.name = take_word(line);
    if (line.starts_with(':')) {
        do {
            line.remove_prefix(1);
            into.parents.push_back(take_word(line));
        } while (line.starts_with(','));
    }
    if (line.starts_with('"')) {
        auto const end = line.find('"', 1);
        into.title = line.substr(1, end - 1);
        line.remove_prefix(end + 1);
    }
    into.properties = without_blanks(line);
    return true;
}

/// Properties with `; ` between them, which stand two blanks apart, and without braces around them.
[[nodiscard]] inline std::string listed_properties(std::string_view text) {
    text = without_blanks(text);
    if (text.starts_with('{')) {
        text = without_blanks(text.substr(1, text.rfind('}') - 1));
    }
    std::string out;
    while (!text.empty()) {
        auto const end = std::min(text.find("  "), text.size());
        out += (out.empty() ? "" : "; ") + std::string(text.substr(0, end));
        text = without_blanks(text.substr(end));
    }
    return out;
}

[[nodiscard]] inline char lower(char letter) {
    return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a') : letter;
}
[[nodiscard]] inline bool is_letter(char each) {
    return (lower(each) >= 'a' && lower(each) <= 'z') || (each >= '0' && each <= '9');
}

/// Whether a word of the text begins with what is wanted, in whatever case.
[[nodiscard]] inline bool has_word(std::string_view text, std::string_view wanted) {
    for (std::size_t at = 0; at + wanted.size() <= text.size(); ++at) {
        bool const begins = at == 0 || !is_letter(text[at - 1]);
        if (begins &&
            std::equal(wanted.begin(), wanted.end(), text.begin() + at,
                       [](char left, char right) { return lower(left) == lower(right); })) {
            return true;
        }
    }
    return false;
}

} // namespace detail

/// The module and all it declares, in the order of its text.
[[nodiscard]] inline std::vector<entry> entries_of(std::string_view module, std::string_view text) {
    auto const lines = detail::lines_of(text);
    auto const comment_text = [](std::string_view line) {
        line.remove_prefix(2);
        return std::string(line.starts_with(' ') ? line.substr(1) : line) + "\n";
    };
    std::vector<entry> all;
    entry head;
    head.module = module;
    head.name = module;
    std::size_t at = 0;
    for (; at < lines.size() && detail::is_comment(lines[at]); ++at) {
        constexpr std::string_view opening = "// hadsl library";
        if (lines[at].starts_with(opening)) { // "// hadsl library: DNS failover."
            head.title = lines[at].substr(lines[at].find(": ") + 2);
            head.title.erase(head.title.find_last_not_of('.') + 1);
        } else if (lines[at].find("SPDX-License-Identifier") == lines[at].npos) {
            head.comment += comment_text(lines[at]);
        }
    }
    head.comment.erase(0, head.comment.find_first_not_of('\n'));
    all.push_back(std::move(head));
    for (std::size_t above = at; at < lines.size(); ++at) {
        entry next;
        if (!detail::read_opening(lines[at], next)) {
            above = detail::is_comment(lines[at]) ? above : at + 1;
            continue;
        }
        next.module = module;
        for (; above < at; ++above) {
            next.comment += comment_text(lines[above]);
            next.text += std::string(lines[above]) + "\n";
        }
        do { // what is indented or closes a brace goes on
            auto const line = detail::without_blanks(lines[at]);
            next.text += std::string(lines[at]) + "\n";
            next.properties += next.lines.empty() ? "" : "  " + std::string(line);
            next.lines.emplace_back(line);
            ++at;
        } while (at < lines.size() && (lines[at].starts_with(' ') || lines[at].starts_with('}')));
        above = at--;
        next.properties = detail::listed_properties(next.properties);
        all.push_back(std::move(next));
    }
    return all;
}

/// A sentence on an entry: the first of its comment, in one line. Empty without a comment.
[[nodiscard]] inline std::string first_sentence(entry const& of) {
    std::string out;
    for (auto const each : of.comment) {
        if (each == '\n' && out.ends_with('\n')) {
            break;
        }
        if ((each == '\n' || each == ' ') && (out.ends_with(". ") || out.ends_with('.'))) {
            break;
        }
        out += each;
    }
    std::replace(out.begin(), out.end(), '\n', ' ');
    return std::string(detail::without_blanks(out));
}

/// The entries that speak of what is wanted: of each of its words (`staged_rollout` has two). Those
/// that do in a name or a title come before those whose comment does.
[[nodiscard]] inline std::vector<entry const*> search(std::vector<entry> const& all,
                                                      std::string_view wanted) {
    std::vector<std::string> words(1);
    for (auto const each : wanted) {
        if (detail::is_letter(each) || static_cast<unsigned char>(each) >= 0x80U) {
            words.back() += each;
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) {
        words.pop_back();
    }
    constexpr std::size_t shortest = 2; // letters; one begins a word everywhere
    if (words.empty() || wanted.size() < shortest) {
        return {};
    }
    auto const has_all = [&](std::string const& text) {
        return std::all_of(words.begin(), words.end(),
                           [&](auto const& word) { return detail::has_word(text, word); });
    };
    std::vector<entry const*> found;
    std::vector<entry const*> titled;
    entry const* head = nullptr;
    for (auto const& each : all) {
        head = each.what == entry::sort::module ? &each : head;
        // What a module is about is what its mechanisms are about.
        auto const names = each.full_name() + " " + each.title +
                           (each.what == entry::sort::mechanism ? " " + head->title : "");
        if (has_all(names)) {
            titled.push_back(&each);
        } else if (has_all(names + " " + each.comment)) {
            found.push_back(&each);
        }
    }
    titled.insert(titled.end(), found.begin(), found.end());
    return titled;
}

} // namespace hadsl::library

#endif
