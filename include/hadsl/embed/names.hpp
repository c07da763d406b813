// hadsl/embed/names.hpp - what a name in C++ stands for, and the errors when it stands for nothing.
// SPDX-License-Identifier: BSL-1.0
//
// At compile time a `throw` is an error, and compilers show the calls that led to it with their
// arguments. So the function that throws is named after what is wrong, and its argument after whom.
#ifndef HADSL_EMBED_NAMES_HPP
#define HADSL_EMBED_NAMES_HPP

#include <hadsl/embed/said.hpp>
#include <hadsl/model/architecture.hpp>

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace hadsl::embed {

// ---- what can be wrong --------------------------------------------------------------------------

namespace detail {

[[noreturn]] inline void fail(char const* what, std::string_view name) {
    throw std::invalid_argument(what + (" `" + std::string(name) + "`"));
}
/// Every name has characters somewhere; a function that always throws may not be constexpr.
constexpr void refuse(char const* what, std::string_view name) {
    if (name.data() != nullptr) {
        fail(what, name);
    }
}

} // namespace detail

constexpr void unknown_component(std::string_view name) {
    detail::refuse("there is no component", name);
}
constexpr void unknown_kind(std::string_view name) {
    detail::refuse("there is no kind", name);
}
constexpr void unknown_failure_class(std::string_view name) {
    detail::refuse("there is no failure class", name);
}
constexpr void unknown_claim(std::string_view name) {
    detail::refuse("there is no claim", name);
}
constexpr void unknown_role_or_parameter(std::string_view name) {
    detail::refuse("the mechanism has neither a role nor a parameter", name);
}
constexpr void role_is_not_bound(std::string_view name) {
    detail::refuse("nothing is given for the role", name);
}
constexpr void parameter_is_not_given(std::string_view name) {
    detail::refuse("no time is given for the parameter", name);
}
constexpr void second_declaration(std::string_view name) {
    detail::refuse("there are two declarations of", name);
}
constexpr void never_strikes(std::string_view failure, std::string_view /*component*/) {
    detail::refuse("a component has figures of its own for what does not strike it,", failure);
}
constexpr void nothing_says_how_copies_run(std::string_view component) {
    detail::refuse("no mechanism says how the copies run of", component);
}
constexpr void too_few_copies_serve(std::string_view component) {
    detail::refuse("fewer copies can serve at a time than must of", component);
}
constexpr void one_share_is_enough(std::string_view component) {
    detail::refuse("copies hold shares, and one of them is enough, of", component);
}
constexpr void nothing_replicates_the_data(std::string_view component) {
    detail::refuse("copies keep data, and no mechanism replicates that, of", component);
}
constexpr void way_does_not_forward(std::string_view user) {
    detail::refuse("no link joins, not even over network gear, a component to what it uses:", user);
}
constexpr void does_not_apply_to(std::string_view mechanism, std::string_view /*component*/) {
    detail::refuse("a component has none of the traits asked for by", mechanism);
}
constexpr void two_mechanisms_say_it(std::string_view mechanism) {
    detail::refuse("another mechanism of the component says otherwise than", mechanism);
}
constexpr void no_copy_is_the_active_one(std::string_view mechanism) {
    detail::refuse("not one copy of several is active, and yet that one votes by", mechanism);
}
constexpr void needs_copies(std::string_view mechanism) {
    detail::refuse("a component without copies is protected by", mechanism);
}
constexpr void keeps_no_data(std::string_view component) {
    detail::refuse("there is nothing to lose of what keeps no data and needs nothing that does,",
                   component);
}
constexpr void budget_of_too_few_or_too_many_failures(std::string_view claim) {
    detail::refuse("a budget allows from 1 to 64 failures, but not that of", claim);
}
constexpr void fewer_targets_than_asked_for(std::string_view claim) {
    detail::refuse("there are fewer targets than are asked for by", claim);
}
constexpr void starts_elsewhere_without_a_fence(std::string_view component) {
    detail::refuse("whether two run at once is not looked at of", component);
}

// ---- looking names up ---------------------------------------------------------------------------

namespace detail {

[[nodiscard]] constexpr bool is_same(std::string_view left, std::string_view right) {
    // The last letter tells most names apart, and the compiler counts every step.
    return left.size() == right.size() && (left.empty() || left.back() == right.back()) &&
           left == right;
}

/// The position of what has a name; the size of the table if nothing has.
template <class Named>
[[nodiscard]] constexpr std::size_t find_named(std::vector<Named> const& in,
                                               std::string_view name) {
    std::size_t at = 0;
    while (at < in.size() && !is_same(in[at].name, name)) {
        ++at;
    }
    return at;
}

[[nodiscard]] constexpr model::component_id component_named(model::architecture const& in,
                                                            std::string_view name) {
    auto const at = find_named(in.components, name);
    if (at == in.components.size()) {
        unknown_component(name);
    }
    return static_cast<model::component_id>(at);
}
[[nodiscard]] constexpr model::kind_id kind_named(model::architecture const& in,
                                                  std::string_view name) {
    auto const at = find_named(in.kinds, name);
    if (at == in.kinds.size()) {
        unknown_kind(name);
    }
    return static_cast<model::kind_id>(at);
}
[[nodiscard]] constexpr model::class_id class_named(model::architecture const& in,
                                                    std::string_view name) {
    auto const at = find_named(in.classes, name);
    if (at == in.classes.size()) {
        unknown_failure_class(name);
    }
    return static_cast<model::class_id>(at);
}

[[nodiscard]] constexpr model::expression resolved(model::architecture const& in,
                                                   said::expression const& said) {
    model::expression made;
    made.op = said.op;
    made.count = said.count;
    if (said.op == model::expression::operation::component) {
        made.component = component_named(in, said.name);
    }
    for (auto const& each : said.operands) {
        made.operands.push_back(resolved(in, each));
    }
    return made;
}

} // namespace detail

} // namespace hadsl::embed

#endif
