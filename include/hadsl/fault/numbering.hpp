// hadsl/fault/numbering.hpp - finds things that are numbered 0, 1, 2, … by what they are.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_NUMBERING_HPP
#define HADSL_FAULT_NUMBERING_HPP

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace hadsl::fault {

/// The numbers of things that somebody else keeps in a vector. A lowering looks things up far more
/// often than it adds one: a flat table costs one cache miss where a node-based one costs three.
class numbering {
public:
    /// The number of the thing with this hash for which `is_it(number)` holds.
    template <class IsIt>
    [[nodiscard]] std::optional<std::size_t> find(std::size_t hash, IsIt const& is_it) const {
        if (slots_.empty()) {
            return std::nullopt;
        }
        auto const short_hash = shorten(hash);
        for (auto at = short_hash & mask(); slots_[at].next != 0; at = (at + 1) & mask()) {
            if (slots_[at].hash == short_hash && is_it(slots_[at].next - 1U)) {
                return slots_[at].next - 1U;
            }
        }
        return std::nullopt;
    }
    /// Adds what `find` did not find; it gets the next number.
    void add(std::size_t hash) {
        constexpr std::size_t smallest = 1024;
        if (slots_.size() < 2 * (size_ + 1U)) {
            grow_to(slots_.empty() ? smallest : 2 * slots_.size());
        }
        put({shorten(hash), ++size_});
    }
    /// Forgets everything that has this number or a higher one.
    void forget_from(std::size_t number) {
        size_ = static_cast<std::uint32_t>(number);
        grow_to(slots_.size());
    }

private:
    struct slot {
        std::uint32_t hash = 0;
        std::uint32_t next = 0; // the number plus 1; 0 is an empty slot
    };

    [[nodiscard]] static std::uint32_t shorten(std::size_t hash) {
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }
    [[nodiscard]] std::size_t mask() const { return slots_.size() - 1; }
    void put(slot made) {
        std::size_t at = made.hash & mask();
        while (slots_[at].next != 0) {
            at = (at + 1) & mask();
        }
        slots_[at] = made;
    }
    void grow_to(std::size_t size) {
        std::vector<slot> before(size);
        before.swap(slots_);
        for (auto const& each : before) {
            if (each.next != 0 && each.next <= size_) {
                put(each);
            }
        }
    }

    std::vector<slot> slots_; // as many as a power of two, at most half of them taken
    std::uint32_t size_ = 0;
};

} // namespace hadsl::fault

#endif
