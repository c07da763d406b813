// tests/odr/one.cpp - with two.cpp: everything, in two translation units, links.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/hadsl.hpp>

// What an inline variable of the library is at, as seen from the other translation unit. Internal
// linkage would make them two, and an inline function that uses them a broken one-definition rule.
void const* version_seen_by_two();
void const* codes_seen_by_two();

int main() {
    bool const one = &hadsl::version == version_seen_by_two() &&
                     &hadsl::source::all_codes == codes_seen_by_two();
    return one ? 0 : 1;
}
