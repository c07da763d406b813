// hadsl/source/code.hpp - the stable codes of everything the tool can say about a text.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SOURCE_CODE_HPP
#define HADSL_SOURCE_CODE_HPP

#include <cstdint>
#include <string_view>

namespace hadsl::source {

enum class severity { error, warning };

/// Every kind of diagnostic. The number is printed as `HA0101` and never changes its meaning:
/// 01xx text and syntax, 02xx names, 03xx the architecture, 04xx mechanisms, 05xx claims,
/// 06xx files, 07xx lint, 08xx fault trees of other tools, 09xx judgements.
enum class code : std::uint16_t {
#define HADSL_CODE(name, number, level, title) name = number,
#include <hadsl/source/codes.def>
#undef HADSL_CODE
};

/// What is known of a code without a text.
struct code_info {
    hadsl::source::code code;
    std::string_view name;
    severity level;
    std::string_view title;
};

inline constexpr code_info all_codes[] = {
#define HADSL_CODE(name, number, level, title) {code::name, #name, severity::level, title},
#include <hadsl/source/codes.def>
#undef HADSL_CODE
};

[[nodiscard]] constexpr code_info const& info_of(code wanted) {
    for (auto const& info : all_codes) {
        if (info.code == wanted) {
            return info;
        }
    }
    return all_codes[0];
}

} // namespace hadsl::source

#endif
