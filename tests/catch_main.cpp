// tests/catch_main.cpp - Catch2 v2's main, compiled once for all test programs (v3 brings its own).
// SPDX-License-Identifier: BSL-1.0
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
