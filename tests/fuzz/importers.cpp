// tests/fuzz/importers.cpp - a fault tree of another tool becomes a specification that parses, or is
// refused at a place.
// SPDX-License-Identifier: BSL-1.0
#include "input.hpp"

#include "fault_trees.hpp"

#include <hadsl/exchange/specify.hpp>
#include <hadsl/syntax/print.hpp>

using namespace hadsl;

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    program::opened_text opened;
    std::string text(reinterpret_cast<char const*>(data), size);
    opened.kind = text.starts_with("<") ? program::text_kind::openpsa : program::text_kind::galileo;
    auto const id = opened.read.add("tree", std::move(text));
    auto const tree = program::read_tree(opened);
    fuzz::demand_sound(opened.read, tree.diagnostics(), tree.has_value());
    if (!tree) {
        return 0;
    }
    auto const made = exchange::specify(*tree, id, true);
    fuzz::demand_sound(opened.read, made.diagnostics(), made.has_value());
    if (made) {
        fuzz::input const printed(syntax::print(*made));
        auto const again = fuzz::parse(printed);
        fuzz::demand(again.has_value(), "what is imported parses", printed.text());
        fuzz::demand(*again == *made, "what is imported is the same tree", printed.text());
    }
    return 0;
}
