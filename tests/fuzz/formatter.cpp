// tests/fuzz/formatter.cpp - formatting keeps the tree, every token and comment, and is done at once.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include <hadsl/format/format.hpp>

using namespace hadsl;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    fuzz::input const in(data, size);
    auto const tree = fuzz::parse(in);
    if (!tree) {
        return 0;
    }
    fuzz::input const formatted(format::format(in.text(), *tree));
    auto const again = fuzz::parse(formatted);
    fuzz::demand(again.has_value(), "what is formatted parses", formatted.text());
    fuzz::demand(*again == *tree, "what is formatted is the same tree", formatted.text());
    fuzz::demand(format::read_pieces(formatted.text()) == format::read_pieces(in.text()),
                 "every token and comment is kept", formatted.text());
    fuzz::demand(format::format(formatted.text(), *again) == formatted.text(),
                 "formatting twice changes nothing", formatted.text());
    return 0;
}
