// hadsl/model/families.hpp - components by name and subscripts: `esx[3]`, `esx[*]`, `pop[1..4][*]`.
// SPDX-License-Identifier: BSL-1.0
//
// All components of one base name are a family, kept in the order of their subscripts. A lookup is
// a binary search, and a pattern walks only over what matches it, so an architecture of a hundred
// thousand components resolves in linear time.
#ifndef HADSL_MODEL_FAMILIES_HPP
#define HADSL_MODEL_FAMILIES_HPP

#include <hadsl/model/ids.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::model {

using subscripts = std::vector<std::int64_t>;

/// The values one subscript of a reference allows.
struct pattern {
    bool every = false; // `*`
    std::int64_t first = 0;
    std::int64_t last = 0; // the same as `first` for a single value
};

/// The name a reader knows a component by: `esx[1][3]`.
[[nodiscard]] inline std::string name_of(std::string const& base, subscripts const& at) {
    auto name = base;
    for (auto const each : at) {
        name += "[" + std::to_string(each) + "]";
    }
    return name;
}

struct member {
    subscripts at;
    component_id id{};
};

/// What a pattern matches, in the order of the subscripts.
struct matches {
    std::vector<component_id> found;
    /// The first value that nothing has. Behind a `*` a value only picks what has it.
    std::optional<subscripts> missing;
};

/// The components of one base name.
class family {
public:
    void add(subscripts at, component_id id) { members_.push_back({std::move(at), id}); }

    /// Puts the members in order; calls `report(first, second)` for two with the same subscripts.
    template <class Report>
    void finish(Report report) {
        auto const before = [](member const& left, member const& right) {
            return left.at < right.at;
        };
        if (!std::is_sorted(members_.begin(), members_.end(), before)) {
            std::stable_sort(members_.begin(), members_.end(), before);
        }
        std::size_t kept = 0;
        for (std::size_t i = 1; i < members_.size(); ++i) {
            if (members_[i].at == members_[kept].at) {
                report(members_[kept].id, members_[i].id);
            } else if (++kept != i) {
                members_[kept] = std::move(members_[i]);
            }
        }
        members_.resize(std::min(members_.size(), kept + 1));
    }

    [[nodiscard]] std::vector<member> const& members() const { return members_; }

    [[nodiscard]] std::optional<component_id> find(subscripts const& at) const {
        auto const found = std::lower_bound(
            members_.begin(), members_.end(), at,
            [](member const& left, subscripts const& right) { return left.at < right; });
        return found != members_.end() && found->at == at ? std::optional(found->id) : std::nullopt;
    }

    [[nodiscard]] matches match(std::vector<pattern> const& wanted) const {
        matches result;
        subscripts path;
        match(wanted, true, path, 0, members_.size(), result);
        return result;
    }

private:
    /// The end of the members, from `begin` on, whose subscript at `level` is `value` or less.
    /// INVARIANT: members `begin` to `end` agree on all subscripts before `level`.
    [[nodiscard]] std::size_t after(std::size_t level, std::int64_t value, std::size_t begin,
                                    std::size_t end) const {
        auto const first = members_.begin();
        auto const found = std::partition_point(
            first + static_cast<std::ptrdiff_t>(begin), first + static_cast<std::ptrdiff_t>(end),
            [&](member const& each) { return each.at.size() <= level || each.at[level] <= value; });
        return static_cast<std::size_t>(found - first);
    }

    /// `strict`: no `*` was passed on the way.
    void match(std::vector<pattern> const& wanted, bool strict, subscripts& path, std::size_t begin,
               std::size_t end, matches& result) const {
        auto const level = path.size();
        if (level == wanted.size()) {
            // The shortest comes first: what has exactly these subscripts, if anything has.
            if (begin < end && members_[begin].at.size() == level) {
                result.found.push_back(members_[begin].id);
            }
            return;
        }
        while (begin < end && members_[begin].at.size() <= level) {
            ++begin;
        }
        auto const& here = wanted[level];
        if (here.every) {
            while (begin < end) {
                path.push_back(members_[begin].at[level]);
                auto const next = after(level, path.back(), begin, end);
                match(wanted, false, path, begin, next, result);
                path.pop_back();
                begin = next;
            }
            return;
        }
        for (auto value = here.first; value <= here.last && !result.missing; ++value) {
            auto const low = after(level, value - 1, begin, end);
            auto const before = result.found.size();
            path.push_back(value);
            match(wanted, strict, path, low, after(level, value, low, end), result);
            if (strict && result.found.size() == before && !result.missing) {
                result.missing = path;
            }
            path.pop_back();
        }
    }

    std::vector<member> members_;
};

/// All components by base name.
class families {
public:
    void add(std::string const& base, subscripts at, component_id id) {
        all_[base].add(std::move(at), id);
    }
    template <class Report>
    void finish(Report report) {
        for (auto& [base, each] : all_) {
            each.finish(report);
        }
    }
    [[nodiscard]] family const* find(std::string const& base) const {
        auto const found = all_.find(base);
        return found == all_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] std::vector<std::string> bases() const {
        std::vector<std::string> names;
        names.reserve(all_.size());
        for (auto const& [base, each] : all_) {
            names.push_back(base);
        }
        return names;
    }

private:
    std::unordered_map<std::string, family> all_;
};

} // namespace hadsl::model

#endif
