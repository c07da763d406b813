// hadsl/embed/specification.hpp - a whole specification as one constexpr value.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_SPECIFICATION_HPP
#define HADSL_EMBED_SPECIFICATION_HPP

#include <hadsl/embed/build.hpp>
#include <hadsl/embed/check_names.hpp>
#include <hadsl/embed/claims.hpp>
#include <hadsl/embed/components.hpp>
#include <hadsl/embed/fixed_text.hpp>

#include <concepts>

namespace hadsl::embed {

// What can be wrong with the names of a specification; the names are what compilers show.

struct every_name_is_declared {};
template <fixed_text Name>
struct there_is_no_component {};
template <fixed_text Name>
struct there_is_no_kind {};
template <fixed_text Name>
struct there_is_no_failure_class {};
template <fixed_text Name>
struct there_are_two_components {};

/// What a lambda declares that takes nothing and returns `declarations(…)`.
template <class Lambda>
class specification_of {
public:
    [[nodiscard]] static constexpr said::specification said() {
        said::specification made;
        boost::hana::for_each(Lambda()(), [&](auto const& each) { each.say(made); });
        return made;
    }
    /// The same at compile time and at run time.
    [[nodiscard]] static constexpr model::architecture architecture() { return build(said()); }

    static constexpr wrong_name wrong = first_wrong_name(said());
};

namespace detail {

template <class Specification>
[[nodiscard]] constexpr auto names_of() {
    constexpr auto wrong = Specification::wrong;
    constexpr auto size = wrong.name.size() + 1;
    if constexpr (wrong.what == wrong_name::kind::none) {
        return every_name_is_declared();
    } else if constexpr (wrong.what == wrong_name::kind::component) {
        return there_is_no_component<fixed_text<size>(wrong.name)>();
    } else if constexpr (wrong.what == wrong_name::kind::kind) {
        return there_is_no_kind<fixed_text<size>(wrong.name)>();
    } else if constexpr (wrong.what == wrong_name::kind::failure_class) {
        return there_is_no_failure_class<fixed_text<size>(wrong.name)>();
    } else {
        return there_are_two_components<fixed_text<size>(wrong.name)>();
    }
}

} // namespace detail

template <class Names>
concept all_are_declared = std::same_as<Names, every_name_is_declared>;

/// All that a specification says, in any order.
template <class... Declarations>
[[nodiscard]] constexpr auto declarations(Declarations const&... all) {
    return boost::hana::tuple<Declarations...>(all...);
}

/// `constexpr auto shop = specification([] { return declarations(site("dc"), …); });`
///
/// A name that nothing declares is an error here that shows it. (A lambda, since what it returns is
/// known while types are made, and only types can be shown.)
template <class Lambda>
[[nodiscard]] constexpr specification_of<Lambda> specification(Lambda /*makes*/) {
    static_assert(all_are_declared<decltype(detail::names_of<specification_of<Lambda>>())>,
                  "the specification names something that it does not declare");
    return {};
}

} // namespace hadsl::embed

#endif
