// tests/property/same_model.hpp - the first difference between two architectures, spans apart.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_SAME_MODEL_HPP
#define HADSL_PROPERTY_SAME_MODEL_HPP

#include <hadsl/embed/members.hpp>
#include <hadsl/model/architecture.hpp>

#include <boost/hana/accessors.hpp>
#include <boost/hana/concept/struct.hpp>
#include <boost/hana/first.hpp>
#include <boost/hana/for_each.hpp>
#include <boost/hana/second.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::property {

/// Where two values differ, as `components[3].rules[0].time`; empty when they do not.
template <class Value>
[[nodiscard]] std::string difference(Value const& left, Value const& right);

namespace detail {

template <class Value>
[[nodiscard]] std::string difference_of(Value const& left, Value const& right) {
    return left == right ? "" : " ";
}
template <class Value>
[[nodiscard]] std::string difference_of(std::vector<Value> const& left,
                                        std::vector<Value> const& right) {
    if (left.size() != right.size()) {
        return ".size()";
    }
    for (std::size_t at = 0; at < left.size(); ++at) {
        Value const& one = left[at];
        Value const& other = right[at];
        if (auto const inner = difference(one, other); !inner.empty()) {
            return "[" + std::to_string(at) + "]" + inner;
        }
    }
    return "";
}
template <class Value>
[[nodiscard]] std::string difference_of(std::optional<Value> const& left,
                                        std::optional<Value> const& right) {
    if (left.has_value() != right.has_value()) {
        return ".has_value()";
    }
    return left ? difference(*left, *right) : "";
}

} // namespace detail

template <class Value>
[[nodiscard]] std::string difference(Value const& left, Value const& right) {
    if constexpr (boost::hana::Struct<Value>::value) {
        std::string found;
        boost::hana::for_each(boost::hana::accessors<Value>(), [&](auto const& member) {
            auto const& get = boost::hana::second(member);
            auto const inner = difference(get(left), get(right));
            if (found.empty() && !inner.empty()) {
                found = "." + std::string(boost::hana::first(member).c_str()) + inner;
            }
        });
        return found;
    } else {
        return detail::difference_of(left, right);
    }
}

} // namespace hadsl::property

#endif
