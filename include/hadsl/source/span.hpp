// hadsl/source/span.hpp - where in which text something stands.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_SPAN_HPP
#define HADSL_SOURCE_SPAN_HPP

#include <cstdint>

namespace hadsl::source {

/// The index of a text in a `texts` collection; `no_text` for things written in no text (C++).
enum class text_id : std::int32_t {};
inline constexpr text_id no_text{-1};

/// A half-open range of bytes in one text.
struct span {
    text_id text = no_text;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] constexpr bool is_known() const { return text != no_text; }
    friend constexpr bool operator==(span const&, span const&) = default;
};

} // namespace hadsl::source

#endif
