// verifier/reference.cpp - looks a word up in grammar/README.md, which the program carries.
// SPDX-License-Identifier: BSL-1.0
#include "reference.hpp"

#include "pages.hpp"

#include <algorithm>
#include <cctype>
#include <cstddef>
#include <sstream>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

struct section {
    std::string title;
    std::vector<std::string> blocks; // paragraphs, tables, code: what blank lines part
};

[[nodiscard]] std::vector<section> sections() {
    std::vector<section> all(1);
    std::string block;
    auto const close = [&] {
        if (!block.empty()) {
            all.back().blocks.push_back(block);
            block.clear();
        }
    };
    bool is_code = false;
    std::istringstream text(whole_reference());
    for (std::string line; std::getline(text, line);) {
        bool const is_fence = line.starts_with("```");
        is_code = is_code != is_fence;
        if (!is_code && !is_fence && (line.empty() || line.front() == '#')) {
            close();
            if (!line.empty()) {
                all.push_back({line.substr(line.find_first_not_of("# ")), {}});
            }
        } else {
            block += line + "\n";
        }
    }
    close();
    return all;
}

[[nodiscard]] std::string lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(),
                   [](unsigned char each) { return static_cast<char>(std::tolower(each)); });
    return out;
}

/// Whether a title begins with a word, in the plural too: `Links`, `Copies`, `Labels: what …`.
[[nodiscard]] bool is_about(std::string_view title, std::string const& word) {
    auto const first = lower(title.substr(0, title.find_first_of(" :")));
    auto const stem = word.ends_with('y') ? word.substr(0, word.size() - 1) + "ies" : word + "s";
    return first == word || first == stem || first == word + "es";
}

enum class position { first, anywhere };

/// Whether something in backticks begins with a word, or has it anywhere.
[[nodiscard]] bool shows(std::string_view text, std::string const& word, position at) {
    auto const is_part = [](char each) {
        return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_';
    };
    bool is_open = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const is_mark = text[i] == '`';
        is_open = is_open != is_mark;
        bool const begins = is_mark || (at == position::anywhere && !is_part(text[i]));
        auto const rest = text.substr(i + 1);
        if (is_open && begins && rest.starts_with(word) &&
            (rest.size() == word.size() || !is_part(rest[word.size()]))) {
            return true;
        }
    }
    return false;
}

/// A table with its head and the rows whose first cell shows a word.
[[nodiscard]] std::string rows_of(std::string const& table, std::string const& word, position at) {
    std::istringstream text(table);
    std::string titles;
    std::string rule;
    std::getline(text, titles);
    std::getline(text, rule);
    std::string rows;
    for (std::string row; std::getline(text, row);) {
        if (shows(std::string_view(row).substr(0, row.find(" | ")), word, at)) {
            rows += row + "\n";
        }
    }
    return rows.empty() ? rows : titles + "\n" + rule + "\n" + rows;
}

[[nodiscard]] std::vector<std::string> blocks_that_show(section const& in, std::string const& word,
                                                        position at) {
    std::vector<std::string> found;
    for (auto const& block : in.blocks) {
        if (block.front() == '|') {
            if (auto rows = rows_of(block, word, at); !rows.empty()) {
                found.push_back(std::move(rows));
            }
        } else if (!block.starts_with("```") && shows(block, word, at)) {
            found.push_back(block);
        }
    }
    return found;
}

[[nodiscard]] std::string under(std::string const& title, std::vector<std::string> const& blocks) {
    auto out = "# " + title + "\n";
    for (auto const& block : blocks) {
        out += "\n" + block;
    }
    return out;
}

} // namespace

std::string whole_reference() {
    std::string out;
    for (auto const part : reference()) {
        out += part;
    }
    return out;
}

std::string look_up(std::string_view sought) {
    auto const word = lower(sought);
    auto const all = sections();
    std::string out;
    auto const append = [&](std::string const& text) { out += (out.empty() ? "" : "\n") + text; };
    for (auto const& each : all) {
        if (is_about(each.title, word)) {
            append(under(each.title, each.blocks));
        }
    }
    if (!out.empty()) {
        return out;
    }
    for (auto const at : {position::first, position::anywhere}) {
        for (auto const& each : all) {
            if (auto const found = blocks_that_show(each, word, at); !found.empty()) {
                append(under(each.title, found));
            }
        }
        if (!out.empty()) {
            break;
        }
    }
    return out;
}

std::vector<std::string> words_to_look_up() {
    constexpr std::size_t shortest = 3; // shorter ones are names and numbers of examples
    std::vector<std::string> words;
    auto const add = [&](std::string const& word) {
        if (word.size() >= shortest && lower(word) == word) {
            words.push_back(word);
        }
    };
    auto const collect = [&](std::string_view text) {
        bool is_open = false;
        std::string word;
        for (auto const each : text) {
            bool const is_part = std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_';
            if (is_part) {
                word += each;
                continue;
            }
            if (is_open) {
                add(word);
            }
            word.clear();
            is_open = is_open != (each == '`');
        }
    };
    for (auto const& each : sections()) {
        add(lower(each.title.substr(0, each.title.find_first_of(" :"))));
        for (auto const& block : each.blocks) {
            if (!block.starts_with("```")) {
                collect(block);
            }
        }
    }
    return words;
}

} // namespace hadsl::program
