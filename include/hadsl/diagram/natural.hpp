// hadsl/diagram/natural.hpp - natural numbers without a largest one, for counts of failure sets.
// SPDX-License-Identifier: BSL-1.0
//
// A tree of a hundred events may have more minimal failure sets than 64 bits can count. Sums,
// products and decimal digits are all that counting asks for, so this is all there is.
#ifndef HADSL_DIAGRAM_NATURAL_HPP
#define HADSL_DIAGRAM_NATURAL_HPP

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace hadsl::diagram {

class natural {
public:
    natural(std::uint64_t value = 0) {
        for (; value != 0; value >>= limb_bits) {
            limbs_.push_back(static_cast<std::uint32_t>(value));
        }
    }

    [[nodiscard]] bool is_zero() const { return limbs_.empty(); }
    /// Whether it is below 2^64; then `low` is all of it.
    [[nodiscard]] bool is_small() const { return limbs_.size() <= 2; }
    [[nodiscard]] std::uint64_t low() const {
        return (limbs_.size() > 1 ? std::uint64_t{limbs_[1]} << limb_bits : 0) |
               (limbs_.empty() ? 0 : limbs_[0]);
    }

    natural& operator+=(natural const& more) {
        limbs_.resize(std::max(limbs_.size(), more.limbs_.size()) + 1);
        std::uint64_t carry = 0;
        for (std::size_t at = 0; at < limbs_.size(); ++at) {
            carry += std::uint64_t{limbs_[at]} + (at < more.limbs_.size() ? more.limbs_[at] : 0);
            limbs_[at] = static_cast<std::uint32_t>(carry);
            carry >>= limb_bits;
        }
        trim();
        return *this;
    }

    friend natural operator*(natural const& left, natural const& right) {
        natural made;
        made.limbs_.resize(left.limbs_.size() + right.limbs_.size());
        for (std::size_t at = 0; at < left.limbs_.size(); ++at) {
            std::uint64_t carry = 0;
            for (std::size_t by = 0; by < right.limbs_.size(); ++by) {
                carry += std::uint64_t{left.limbs_[at]} * right.limbs_[by] + made.limbs_[at + by];
                made.limbs_[at + by] = static_cast<std::uint32_t>(carry);
                carry >>= limb_bits;
            }
            made.limbs_[at + right.limbs_.size()] = static_cast<std::uint32_t>(carry);
        }
        made.trim();
        return made;
    }

    friend bool operator==(natural const&, natural const&) = default;

    /// Decimal digits, without marks between them.
    [[nodiscard]] std::string to_text() const {
        constexpr std::uint32_t step = 1'000'000'000; // nine digits at a time
        constexpr std::size_t digits = 9;
        auto rest = *this;
        std::string out;
        while (!rest.is_zero()) {
            std::uint64_t remainder = 0;
            for (auto at = rest.limbs_.size(); at-- > 0;) {
                remainder = remainder << limb_bits | rest.limbs_[at];
                rest.limbs_[at] = static_cast<std::uint32_t>(remainder / step);
                remainder %= step;
            }
            rest.trim();
            for (std::size_t at = 0; at < digits && (remainder != 0 || !rest.is_zero()); ++at) {
                out += static_cast<char>('0' + remainder % 10);
                remainder /= 10;
            }
        }
        std::reverse(out.begin(), out.end());
        return out.empty() ? "0" : out;
    }

private:
    static constexpr unsigned limb_bits = 32;

    void trim() {
        while (!limbs_.empty() && limbs_.back() == 0) {
            limbs_.pop_back();
        }
    }

    std::vector<std::uint32_t> limbs_; // lowest first; the highest is not zero
};

} // namespace hadsl::diagram

#endif
