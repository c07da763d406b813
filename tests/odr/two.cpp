// tests/odr/two.cpp - the other translation unit of one.cpp.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/hadsl.hpp>

void const* version_seen_by_two();
void const* codes_seen_by_two();

void const* version_seen_by_two() {
    return &hadsl::version;
}
void const* codes_seen_by_two() {
    return &hadsl::source::all_codes;
}
