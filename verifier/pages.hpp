// verifier/pages.hpp - what `hadsl explain` tells: docs/codes and the reference, written in at build time.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROGRAM_PAGES_HPP
#define HADSL_PROGRAM_PAGES_HPP

#include <span>
#include <string_view>

namespace hadsl::program {

/// One page, as Markdown.
struct page {
    std::string_view name; // `HA0705`
    std::string_view text;
};

/// All pages, in the order of their codes.
[[nodiscard]] std::span<page const> pages();

/// The reference of the language, as Markdown, in parts that follow one another.
[[nodiscard]] std::span<std::string_view const> reference();

} // namespace hadsl::program

#endif
