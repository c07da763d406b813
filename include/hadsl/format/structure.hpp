// hadsl/format/structure.hpp - where declarations, properties and their parts begin in a text.
// SPDX-License-Identifier: BSL-1.0
//
// Read off the tree, so that the layout never guesses what a word is.
#ifndef HADSL_FORMAT_STRUCTURE_HPP
#define HADSL_FORMAT_STRUCTURE_HPP

#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <type_traits>
#include <variant>
#include <vector>

namespace hadsl::format {

/// What begins at a byte of the text.
enum class start {
    declaration,
    description, // the text behind a declared name
    placement,   // `in`, `on`: reads on from the name before it
    property,
};

/// The skeleton of a text, by bytes.
struct structure {
    struct entry {
        start what = start::property;
        bool is_first = false; // of the properties of a component, which read on from its name
    };
    struct declared {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::size_t depth = 0;
        bool is_claim = false;     // or an assumption
        bool is_mechanism = false; // whose rules hold a colon
        bool is_loop = false;
    };
    std::map<std::size_t, entry> starts;
    std::vector<declared> declarations; // outer ones first
    std::set<std::size_t> applied;      // where the name of an applied mechanism ends
    std::vector<source::span> dates;    // tokens that stand together
};

namespace detail {

class structure_reader {
public:
    explicit structure_reader(structure& into) : into_(into) {}

    void read(std::vector<syntax::declaration> const& all, std::size_t depth) {
        for (auto const& each : all) {
            std::visit([&](auto const& node) { read(node, depth); }, each);
        }
    }

private:
    template <class Node>
    void read(Node const& node, std::size_t depth) {
        using type = Node;
        constexpr bool is_loop = std::is_same_v<type, syntax::loop>;
        constexpr bool is_claim = std::is_same_v<type, syntax::claim>;
        into_.starts[node.at.span.begin] = {start::declaration, false};
        into_.declarations.push_back({node.at.span.begin, node.at.span.end, depth,
                                      is_claim || std::is_same_v<type, syntax::assume>,
                                      std::is_same_v<type, syntax::mechanism>, is_loop});
        if constexpr (is_loop) {
            read(node.body, depth + 1);
        }
        if constexpr (requires { node.description; }) {
            if (node.description) {
                into_.starts[node.description->at.span.begin] = {start::description, false};
            }
        }
        if constexpr (requires { node.properties; }) {
            for (auto const& each : node.properties) {
                bool const is_first =
                    &each == node.properties.data() &&
                    (std::is_same_v<type, syntax::component> || std::is_same_v<type, syntax::link>);
                std::visit([&](auto const& property) { note(property, is_first); }, each);
            }
        }
        if constexpr (is_claim) {
            if (node.acceptance && node.acceptance->until) {
                into_.dates.push_back(node.acceptance->until->at.span);
            }
        }
    }

    template <class Property>
    void note(Property const& property, bool is_first) {
        constexpr bool is_placement = std::is_same_v<Property, syntax::contained> ||
                                      std::is_same_v<Property, syntax::platform>;
        into_.starts[property.at.span.begin] = {is_placement ? start::placement : start::property,
                                                is_first};
        if constexpr (std::is_same_v<Property, syntax::protection>) {
            for (auto const& each : property.by) {
                into_.applied.insert(each.mechanism.at.span.end);
            }
        }
    }

    structure& into_;
};

} // namespace detail

[[nodiscard]] inline structure read_structure(syntax::document const& tree) {
    structure made;
    detail::structure_reader(made).read(tree.declarations, 0);
    return made;
}

} // namespace hadsl::format

#endif
