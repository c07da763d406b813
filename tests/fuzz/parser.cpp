// tests/fuzz/parser.cpp - any bytes are a tree that survives printing, or are refused at a place.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include <hadsl/syntax/print.hpp>

using namespace hadsl;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input const in(data, size);
    if (auto const tree = fuzz::parse(in)) {
        fuzz::input const printed(syntax::print(*tree));
        auto const again = fuzz::parse(printed);
        fuzz::demand(again.has_value(), "what is printed parses", printed.text());
        fuzz::demand(*again == *tree, "what is printed is the same tree", printed.text());
    }
    return 0;
}
