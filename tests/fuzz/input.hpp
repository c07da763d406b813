// tests/fuzz/input.hpp - bytes as text, what is made of it, and what must hold about that.
// SPDX-License-Identifier: BSL-1.0
//
// Parser and model cost the compiler most of what there is; they are compiled once, in input.cpp.
#ifndef HADSL_FUZZ_INPUT_HPP
#define HADSL_FUZZ_INPUT_HPP

#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::fuzz {

/// One text among the texts of a run.
struct input {
    explicit input(std::string content) : id(texts.add("text", std::move(content))) {}
    input(std::uint8_t const* data, std::size_t size)
        : input(std::string(reinterpret_cast<char const*>(data), size)) {}

    [[nodiscard]] std::string const& text() const { return texts[id].content(); }

    source::texts texts;
    source::text_id id;
};

/// The tree of a text.
[[nodiscard]] source::result<syntax::document> parse(input const& of);

/// The specification of a text, which can import nothing.
[[nodiscard]] specification load(input of);

/// Ends the process, which libFuzzer takes as a find.
void demand(bool holds, std::string_view what, std::string_view shown = {});

/// What is said about a text can be shown and lies within it; without a value something is said.
void demand_sound(source::texts const& texts, std::vector<source::diagnostic> const& all,
                  bool has_value);

} // namespace hadsl::fuzz

#endif
