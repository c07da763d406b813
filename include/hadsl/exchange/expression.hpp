// hadsl/exchange/expression.hpp - the value of an Open-PSA expression, where it is one number.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EXCHANGE_EXPRESSION_HPP
#define HADSL_EXCHANGE_EXPRESSION_HPP

#include <cmath>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace hadsl::exchange {

/// What a function of the format makes of its arguments; nothing when it is not known here, or its
/// number of arguments is wrong. Units of time are the file's own.
[[nodiscard]] inline std::optional<double> evaluate_function(std::string_view function,
                                                             std::vector<double> const& to) {
    auto const fold = [&](auto const& combine) {
        auto value = to[0];
        for (std::size_t at = 1; at < to.size(); ++at) {
            value = combine(value, to[at]);
        }
        return value;
    };
    auto const count = to.size();
    if (count == 0) {
        return std::nullopt;
    }
    if (function == "add") {
        return fold([](double left, double right) { return left + right; });
    }
    if (function == "sub") {
        return fold([](double left, double right) { return left - right; });
    }
    if (function == "mul") {
        return fold([](double left, double right) { return left * right; });
    }
    if (function == "div") {
        return fold([](double left, double right) { return left / right; });
    }
    if (function == "neg" && count == 1) {
        return -to[0];
    }
    if (function == "exp" && count == 1) {
        return std::exp(to[0]);
    }
    if (function == "exponential" && count == 2) { // rate, time
        return -std::expm1(-to[0] * to[1]);
    }
    if (function == "GLM" && count == 4) { // on demand, rate, repair rate, time
        auto const both = to[1] + to[2];
        auto const steady = to[1] / both;
        return both == 0 ? to[0] : steady - (steady - to[0]) * std::exp(-both * to[3]);
    }
    if (function == "Weibull" && count == 4) { // scale, shape, shift, time
        return to[3] <= to[2] ? 0.0 : -std::expm1(-std::pow((to[3] - to[2]) / to[0], to[1]));
    }
    return std::nullopt;
}

} // namespace hadsl::exchange

#endif
