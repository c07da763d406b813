// hadsl/diagram/likelihood.hpp - probabilities with an exponent wide enough for a data centre.
// SPDX-License-Identifier: BSL-1.0
//
// That 65,536 servers fail together has a probability that underflows a double, and so may much of
// what a sum is made of. A probability is made of sums and products of what is not negative, so
// nothing cancels, and it is right to about as many digits as a double has. Differences are for
// what importance measures compare.
#ifndef HADSL_DIAGRAM_LIKELIHOOD_HPP
#define HADSL_DIAGRAM_LIKELIHOOD_HPP

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <string>
#include <utility>

namespace hadsl::diagram {

class likelihood {
public:
    likelihood() = default;
    /// `value` is finite and at least zero.
    likelihood(double value) : fraction_(value) { settle(); }

    [[nodiscard]] bool is_zero() const { return fraction_ == 0; }
    /// As a double; what is too small for one is zero.
    [[nodiscard]] double value() const {
        return exponent_ < -2000 ? 0.0 : std::ldexp(fraction_, static_cast<int>(exponent_));
    }
    /// The natural logarithm; minus infinity of zero.
    [[nodiscard]] double log() const {
        return std::log(fraction_) + static_cast<double>(exponent_) * ln_2;
    }

    friend likelihood operator*(likelihood left, likelihood right) {
        left.fraction_ *= right.fraction_;
        left.exponent_ += right.exponent_;
        left.settle();
        return left;
    }
    friend likelihood operator+(likelihood left, likelihood right) {
        if (left.is_zero() || right.is_zero()) {
            return left.is_zero() ? right : left;
        }
        if (left.exponent_ < right.exponent_) {
            std::swap(left, right);
        }
        auto const apart = left.exponent_ - right.exponent_;
        if (apart < 200) { // more is beyond the last digit
            left.fraction_ += std::ldexp(right.fraction_, -static_cast<int>(apart));
            left.settle();
        }
        return left;
    }

    /// What is left of `left`, at least zero.
    friend likelihood operator-(likelihood left, likelihood right) {
        if (right.is_zero() || !(right < left)) {
            return right.is_zero() ? left : likelihood();
        }
        auto const apart = left.exponent_ - right.exponent_; // not negative
        if (apart < 200) {
            left.fraction_ -= std::ldexp(right.fraction_, -static_cast<int>(apart));
            left.settle();
        }
        return left;
    }
    /// How many times as probable; infinite when `right` is zero and `left` is not.
    friend double operator/(likelihood left, likelihood right) {
        if (left.is_zero()) {
            return 0;
        }
        constexpr std::int64_t widest = 2000; // beyond it a double is zero or infinite
        auto const apart = std::clamp(left.exponent_ - right.exponent_, -widest, widest);
        return std::ldexp(left.fraction_ / right.fraction_, static_cast<int>(apart));
    }

    friend bool operator<(likelihood left, likelihood right) {
        if (left.is_zero() || right.is_zero()) {
            return left.is_zero() && !right.is_zero();
        }
        return left.exponent_ != right.exponent_ ? left.exponent_ < right.exponent_
                                                 : left.fraction_ < right.fraction_;
    }

    /// `0.0736302`, `8.65456e-05`, `1.2e-40213`: so many significant digits.
    [[nodiscard]] std::string to_text(int digits = 6) const {
        char out[64];
        if (is_zero() || exponent_ > -1000) {
            std::snprintf(out, sizeof out, "%.*g", digits, value());
            return out;
        }
        auto const decimal = log() / ln_10;
        auto const whole = std::floor(decimal);
        std::snprintf(out, sizeof out, "%.*ge%.0f", digits, std::pow(10, decimal - whole), whole);
        return out;
    }

private:
    static constexpr double ln_2 = 0.69314718055994530942;
    static constexpr double ln_10 = 2.30258509299404568402;

    void settle() {
        int shift = 0;
        fraction_ = std::frexp(fraction_, &shift);
        exponent_ = fraction_ == 0 ? 0 : exponent_ + shift;
    }

    double fraction_ = 0; // zero, or from 1/2 up to but not 1
    std::int64_t exponent_ = 0;
};

} // namespace hadsl::diagram

#endif
