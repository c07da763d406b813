// hadsl/embed/expressions.hpp - `all_of("a", any_of("b", "c"))`, `2_min`: expressions and lengths.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_EXPRESSIONS_HPP
#define HADSL_EMBED_EXPRESSIONS_HPP

#include <hadsl/embed/said.hpp>
#include <hadsl/source/duration.hpp>

#include <boost/hana/for_each.hpp>
#include <boost/hana/tuple.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace hadsl::embed {

/// A name as C++ writes it: a string literal.
using text = char const*;

/// Something that is written where names are: `"esx1"`.
template <class Value>
concept name = std::is_convertible_v<Value const&, text>;

// ---- lengths of time ----------------------------------------------------------------------------

inline namespace literals {

[[nodiscard]] consteval duration operator""_ms(unsigned long long count) {
    return {static_cast<std::int64_t>(count)};
}
[[nodiscard]] consteval duration operator""_s(unsigned long long count) {
    return {static_cast<std::int64_t>(count) * ms_per_second};
}
[[nodiscard]] consteval duration operator""_min(unsigned long long count) {
    return {static_cast<std::int64_t>(count) * ms_per_minute};
}
[[nodiscard]] consteval duration operator""_h(unsigned long long count) {
    return {static_cast<std::int64_t>(count) * ms_per_hour};
}
[[nodiscard]] consteval duration operator""_d(unsigned long long count) {
    return {static_cast<std::int64_t>(count) * ms_per_day};
}

} // namespace literals

using hadsl::unbounded;

// ---- expressions over components ----------------------------------------------------------------

namespace detail {

template <std::size_t Count>
[[nodiscard]] constexpr said::names listed(std::array<text, Count> const& names) {
    return {names.begin(), names.end()};
}

/// `op` of operands, which are names or expressions.
template <class... Operands>
struct operation {
    model::expression::operation op;
    std::int32_t count;
    boost::hana::tuple<Operands...> operands;
};

[[nodiscard]] constexpr said::expression to_said(text name) {
    said::expression made;
    made.name = name;
    return made;
}
template <class... Operands>
[[nodiscard]] constexpr said::expression to_said(operation<Operands...> const& from) {
    said::expression made;
    made.op = from.op;
    made.count = from.count;
    boost::hana::for_each(from.operands,
                          [&](auto const& each) { made.operands.push_back(to_said(each)); });
    return made;
}

template <class Value>
struct is_operation : std::false_type {};
template <class... Operands>
struct is_operation<operation<Operands...>> : std::true_type {};

/// A literal's array is stored as the pointer it is.
template <class Value>
using stored =
    std::conditional_t<std::is_convertible_v<Value, text>, text, std::remove_cvref_t<Value>>;

} // namespace detail

/// A name, or a combination of names.
template <class Value>
concept expression = name<Value> || detail::is_operation<std::remove_cvref_t<Value>>::value;

/// Out as soon as one of them is.
template <expression... Operands>
[[nodiscard]] constexpr auto all_of(Operands const&... operands) {
    return detail::operation<detail::stored<Operands const&>...>{
        model::expression::operation::all, 0, {operands...}};
}
/// Out while all of them are.
template <expression... Operands>
[[nodiscard]] constexpr auto any_of(Operands const&... operands) {
    return detail::operation<detail::stored<Operands const&>...>{
        model::expression::operation::any, 0, {operands...}};
}
/// Out while fewer than `count` of them are up.
template <expression... Operands>
[[nodiscard]] constexpr auto at_least(std::int32_t count, Operands const&... operands) {
    return detail::operation<detail::stored<Operands const&>...>{
        model::expression::operation::at_least, count, {operands...}};
}

} // namespace hadsl::embed

#endif
