// verifier/settings.cpp - `hadsl.toml`; the one place of the program where TOML is compiled.
// SPDX-License-Identifier: BSL-1.0
#include "settings.hpp"

#include "usage.hpp"

#include <hadsl/lint/silence.hpp>
#include <hadsl/report/names.hpp>
#include <hadsl/source/spelling.hpp>

// toml++ 3 asserts, and tells the optimiser, that a key follows `[` and a blank, which a file need not
// keep to; what it checks next is an error with the right place.
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#include <toml++/toml.h>

#include <algorithm>
#include <initializer_list>
#include <system_error>

namespace hadsl::program {

namespace {

/// A table whose keys are all known: whoever misspells one hears of it.
class known_table {
public:
    known_table(std::string file, std::string name, toml::table const& of,
                std::vector<std::string> keys)
        : file_(std::move(file)), name_(std::move(name)), of_(of) {
        for (auto const& [key, value] : of_) {
            auto const word = std::string(key.str());
            if (std::find(keys.begin(), keys.end(), word) == keys.end()) {
                auto const meant = source::closest(word, keys);
                refuse(value, "found `" + word +
                                  "`, expected one of: " + report::listed_plainly(keys) +
                                  (meant ? "; did you mean `" + *meant + "`?" : ""));
            }
        }
    }

    [[nodiscard]] toml::table const* table(std::string_view key) const {
        auto const* const value = of_.get(key);
        if (value != nullptr && value->as_table() == nullptr) {
            refuse(*value, "found another value, expected a table `[" + std::string(key) + "]`");
        }
        return value == nullptr ? nullptr : value->as_table();
    }
    [[nodiscard]] std::string text(std::string_view key) const {
        auto const* const value = of_.get(key);
        return value == nullptr ? std::string() : text_of(key, *value);
    }
    [[nodiscard]] std::vector<std::string> texts(std::string_view key) const {
        std::vector<std::string> all;
        auto const* const value = of_.get(key);
        if (value != nullptr && value->as_array() == nullptr) {
            refuse(*value,
                   "found another value, expected a list of texts for `" + std::string(key) + "`");
        }
        for (std::size_t at = 0; value != nullptr && at < value->as_array()->size(); ++at) {
            all.push_back(text_of(key, *value->as_array()->get(at)));
        }
        return all;
    }
    [[nodiscard]] std::string where(toml::node const& value) const {
        auto const at = value.source().begin;
        return file_ + ":" + std::to_string(at.line) + ":" + std::to_string(at.column);
    }

private:
    [[nodiscard]] std::string text_of(std::string_view key, toml::node const& value) const {
        auto const text = value.value<std::string>();
        if (!text) {
            refuse(value, "found another value, expected a text for `" + std::string(key) + "`");
        }
        return *text;
    }
    [[noreturn]] void refuse(toml::node const& at, std::string const& why) const {
        throw usage_error(where(at) + ": " + why + (name_.empty() ? "" : " (in `" + name_ + "`)"));
    }

    std::string file_;
    std::string name_;
    toml::table const& of_;
};

[[nodiscard]] settings read_settings(std::filesystem::path const& file) {
    settings made;
    made.file = file;
    auto const name = file.string();
    toml::table parsed;
    try {
        parsed = toml::parse_file(name);
    } catch (toml::parse_error const& wrong) {
        auto const at = wrong.source().begin;
        throw usage_error(name + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
                          ": " + std::string(wrong.description()));
    }
    known_table const all(name, "", parsed, {"lint"});
    auto const* const lint = all.table("lint");
    if (lint == nullptr) {
        return made;
    }
    known_table const said(name, "lint", *lint, {"paths", "formats", "fail-on", "levels"});
    made.paths = said.texts("paths");
    made.formats = said.texts("formats");
    made.fail_on = said.text("fail-on");
    if (auto const* const levels = said.table("levels")) {
        for (auto const& [key, value] : *levels) {
            auto const where = said.where(value);
            made.levels[read_code(where, key.str())] =
                read_level(where, value.value<std::string>().value_or(""));
        }
    }
    // Paths are meant from where the file lies.
    for (auto& path : made.paths) {
        path = (file.parent_path() / path).lexically_proximate(std::filesystem::current_path());
    }
    return made;
}

} // namespace

settings find_settings(std::filesystem::path folder) {
    std::error_code failed;
    folder = std::filesystem::weakly_canonical(folder.empty() ? "." : folder, failed);
    for (;;) {
        auto const file = folder / "hadsl.toml";
        if (std::filesystem::exists(file, failed)) {
            return read_settings(file);
        }
        if (!folder.has_relative_path()) {
            return {};
        }
        folder = folder.parent_path();
    }
}

lint_level read_level(std::string const& where, std::string_view word) {
    constexpr std::pair<std::string_view, lint_level> levels[] = {
        {"off", lint_level::off}, {"warning", lint_level::warning}, {"error", lint_level::error}};
    for (auto const& [name, level] : levels) {
        if (name == word) {
            return level;
        }
    }
    throw usage_error(where + ": found `" + std::string(word) +
                      "`, expected one of: off, warning, error");
}

source::code read_code(std::string const& where, std::string_view word) {
    if (auto const code = lint::code_named(word)) {
        return *code;
    }
    std::vector<std::string> names;
    for (auto const& each : source::all_codes) {
        names.emplace_back(each.name);
    }
    auto const meant = source::closest(word, names);
    throw usage_error(where + ": found `" + std::string(word) +
                      "`, expected a code such as `HA0705` or the name of a rule" +
                      (meant ? "; did you mean `" + *meant + "`?" : ""));
}

} // namespace hadsl::program
