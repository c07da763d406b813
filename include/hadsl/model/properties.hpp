// hadsl/model/properties.hpp - picking one sort of property from what a declaration says.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_PROPERTIES_HPP
#define HADSL_MODEL_PROPERTIES_HPP

#include <hadsl/model/findings.hpp>
#include <hadsl/source/span.hpp>

#include <string>
#include <variant>
#include <vector>

namespace hadsl::model {

/// Calls `act` with every property of one type, in the author's order.
template <class Property, class Variant, class Act>
void for_each_of(std::vector<Variant> const& properties, Act act) {
    for (auto const& each : properties) {
        if (auto const* property = std::get_if<Property>(&each)) {
            act(*property);
        }
    }
}

/// The one property of a type that may be given once; null when it is absent. A second one is an
/// error, named by `words`.
template <class Property, class Variant>
[[nodiscard]] Property const* only(std::vector<Variant> const& properties, char const* words,
                                   findings& out) {
    Property const* first = nullptr;
    for_each_of<Property>(properties, [&](Property const& each) {
        if (first == nullptr) {
            first = &each;
            return;
        }
        out.add(source::code::duplicate_property, each.at.span,
                "found " + in_backticks(words) + " a second time, expected it once",
                "remove one of them", {{first->at.span, "it is already said here"}});
    });
    return first;
}

} // namespace hadsl::model

#endif
