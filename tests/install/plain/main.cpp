// tests/install/plain/main.cpp - one -I and nothing else.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/library/modules.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/verdict.hpp>

int main() {
    return hadsl::library::module_text("vmware") ? 0 : 1;
}
