// tests/install/core.cpp - what hadsl::core gives, which is the standard library's to build.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/verdict.hpp>

int main() {
    return hadsl::to_text(hadsl::minutes(2)) == "2min" ? 0 : 1;
}
