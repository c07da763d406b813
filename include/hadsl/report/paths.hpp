// hadsl/report/paths.hpp - files as services know them: below a root, with slashes, as URIs.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_PATHS_HPP
#define HADSL_REPORT_PATHS_HPP

#include <hadsl/source/text.hpp>

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace hadsl::report {

/// Whether a text is a file of the user: neither a module of the library nor standard input.
[[nodiscard]] inline bool is_file(source::text const& of) {
    return !of.name().empty() && of.name().front() != '<' &&
           !of.name().starts_with("hadsl/library/");
}

/// A path relative to `root` when it lies below, else as it is; without `.` and needless `..`.
[[nodiscard]] inline std::string path_below(std::filesystem::path const& root,
                                            std::filesystem::path const& path) {
    auto const plain = path.lexically_normal();
    if (plain.is_absolute() && !root.empty()) {
        auto const way = plain.lexically_relative(root);
        if (!way.empty() && *way.begin() != "..") {
            return way.generic_string();
        }
    }
    return plain.generic_string();
}

/// A path as a URI reference: relative, or `file:` when it is absolute.
[[nodiscard]] inline std::string uri_of(std::string_view path) {
    constexpr std::string_view plain = "-._~/!$'()*+,;=@";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string out = path.starts_with('/') ? "file://" : "";
    for (auto const each : path) {
        auto const byte = static_cast<std::uint8_t>(each);
        bool const is_word = (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z') ||
                             (each >= '0' && each <= '9');
        if (is_word || plain.find(each) != plain.npos) {
            out += each;
        } else {
            out += '%';
            out += digits[byte >> 4U];
            out += digits[byte & 0xFU];
        }
    }
    return out;
}

} // namespace hadsl::report

#endif
