// tests/property/shrink.hpp - makes a failing architecture as small as it can.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_SHRINK_HPP
#define HADSL_PROPERTY_SHRINK_HPP

#include "random_model.hpp"

#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::property {

namespace detail {

using model::component_id;

/// What is left of an expression without one component; nothing when nothing is.
[[nodiscard]] inline std::optional<model::expression> without(model::expression of,
                                                              component_id gone) {
    if (of.op == model::expression::operation::component) {
        if (of.component == gone) {
            return {};
        }
        if (of.component > gone) {
            of.component = static_cast<component_id>(static_cast<std::int32_t>(of.component) - 1);
        }
        return of;
    }
    bool const was_empty = of.operands.empty();
    std::vector<model::expression> left;
    for (auto& each : of.operands) {
        if (auto kept = without(std::move(each), gone)) {
            left.push_back(std::move(*kept));
        }
    }
    of.operands = std::move(left);
    if (of.operands.empty() && !was_empty) {
        return {};
    }
    if (of.operands.size() == 1) {
        return of.operands.front();
    }
    if (of.count > static_cast<std::int32_t>(of.operands.size())) {
        of.count = static_cast<std::int32_t>(of.operands.size());
    }
    return of;
}

inline void drop(std::vector<model::expression>& from, component_id gone) {
    std::vector<model::expression> left;
    for (auto& each : from) {
        if (auto kept = without(std::move(each), gone)) {
            left.push_back(std::move(*kept));
        }
    }
    from = std::move(left);
}

inline void drop(std::optional<model::expression>& from, component_id gone) {
    if (from) {
        from = without(*from, gone);
    }
}

inline void drop(std::vector<component_id>& from, component_id gone) {
    std::erase(from, gone);
    for (auto& each : from) {
        if (each > gone) {
            each = static_cast<component_id>(static_cast<std::int32_t>(each) - 1);
        }
    }
}

/// Without one component and all that mentions it; links that end at it go too (as their ends
/// become equal, which is not valid).
inline void remove_component(model::architecture& in, component_id gone) {
    in.components.erase(in.components.begin() + static_cast<std::ptrdiff_t>(model::index_of(gone)));
    auto const shift = [&](component_id& each) {
        if (each > gone) {
            each = static_cast<component_id>(static_cast<std::int32_t>(each) - 1);
        }
    };
    for (auto& its : in.components) {
        drop(its.containers, gone);
        for (auto& copy : its.copies) {
            drop(copy.place, gone);
        }
        std::vector<model::need> needs;
        for (auto& need : its.needs) {
            if (auto kept = without(need.of, gone)) {
                needs.push_back({*kept, need.tolerating, {}});
            }
        }
        its.needs = std::move(needs);
        drop(its.starts_after, gone);
        drop(its.requests, gone);
        drop(its.fenced_by, gone);
        for (auto& rule : its.rules) {
            drop(rule.needs, gone);
        }
        if (its.quorum) {
            drop(its.quorum->voters, gone);
        }
        for (auto& backup : its.backups) {
            drop(backup.on, gone);
        }
        if (its.data_on) {
            if (*its.data_on == gone) {
                its.data_on.reset();
            } else {
                shift(*its.data_on);
            }
        }
        if (its.ends) {
            if (its.ends->first == gone || its.ends->second == gone) {
                its.ends->second = its.ends->first;
            }
            shift(its.ends->first);
            shift(its.ends->second);
        }
    }
    for (auto& each : in.assumptions) {
        drop(each.of, gone);
    }
    for (auto& claim : in.claims) {
        drop(claim.budget.targets, gone);
        auto const left = static_cast<std::int32_t>(claim.budget.targets.size());
        claim.budget.at_least = std::min(claim.budget.at_least, left);
        for (auto& budget : claim.budget.budgets) {
            drop(budget.of, gone);
        }
    }
    std::erase_if(in.claims, [](auto const& claim) { return claim.budget.targets.empty(); });
}

/// Merges the component's labels into its copies again.
inline void spread_labels(model::component& its, std::vector<model::label> const& before) {
    for (auto& copy : its.copies) {
        std::erase_if(copy.labels, [&](model::label const& own) {
            for (auto const& each : before) {
                if (each.key == own.key && each.value == own.value && each.after == own.after) {
                    return true;
                }
            }
            return false;
        });
        for (auto const& common : its.labels) {
            bool has_own = false;
            for (auto const& own : copy.labels) {
                has_own = has_own || own.key == common.key;
            }
            if (!has_own) {
                copy.labels.push_back(common);
            }
        }
    }
}

} // namespace detail

/// Every model that is one step smaller, the largest steps first.
[[nodiscard]] inline std::vector<model::architecture> reductions(model::architecture const& in) {
    std::vector<model::architecture> all;
    auto const attempt = [&](auto const& change) {
        auto changed = in;
        if (change(changed) && is_valid(changed)) {
            all.push_back(std::move(changed));
        }
    };
    for (std::size_t at = 0; at < in.claims.size(); ++at) {
        auto const without_part = [&](auto const& list_of) {
            for (std::size_t which = 0; which < list_of(in.claims[at].budget).size(); ++which) {
                attempt([&](model::architecture& smaller) {
                    auto& list = list_of(smaller.claims[at].budget);
                    list.erase(list.begin() + static_cast<std::ptrdiff_t>(which));
                    auto& at_least = smaller.claims[at].budget.at_least;
                    at_least = std::min(at_least, static_cast<std::int32_t>(
                                                      smaller.claims[at].budget.targets.size()));
                    return !list.empty();
                });
            }
        };
        attempt([&](model::architecture& smaller) {
            smaller.claims.erase(smaller.claims.begin() + static_cast<std::ptrdiff_t>(at));
            return true;
        });
        without_part([](auto& of) -> auto& { return of.budgets; });
        without_part([](auto& of) -> auto& { return of.targets; });
    }
    for (std::size_t at = 0; at < in.assumptions.size(); ++at) {
        attempt([&](model::architecture& smaller) {
            smaller.assumptions.erase(smaller.assumptions.begin() +
                                      static_cast<std::ptrdiff_t>(at));
            return true;
        });
    }
    for (std::size_t at = in.components.size(); at-- > 0;) {
        attempt([&](model::architecture& smaller) {
            detail::remove_component(smaller, static_cast<model::component_id>(at));
            return true;
        });
    }
    for (std::size_t at = 0; at < in.classes.size(); ++at) {
        auto const with_class = [&](auto const& change) {
            attempt([&](model::architecture& smaller) { return change(smaller.classes[at]); });
        };
        auto const& its = in.classes[at];
        for (std::size_t which = 0; which < its.strikes.size(); ++which) {
            with_class([&](model::failure_class& smaller) {
                smaller.strikes.erase(smaller.strikes.begin() + static_cast<std::ptrdiff_t>(which));
                return its.name != "link_loss" && its.name != "cut";
            });
        }
        with_class([&](model::failure_class& smaller) {
            smaller.shows = smaller.ancestors;
            return its.shows != its.ancestors;
        });
        with_class(
            [&](model::failure_class& smaller) { return std::exchange(smaller.recurs, false); });
        with_class([&](model::failure_class& smaller) {
            return std::exchange(smaller.destroys, model::destruction::nothing) !=
                   model::destruction::nothing;
        });
        with_class([&](model::failure_class& smaller) {
            smaller.shared_by.clear();
            return !its.shared_by.empty() && its.name != "cut";
        });
        with_class([&](model::failure_class& smaller) {
            return std::exchange(smaller.lasts, unbounded) != unbounded;
        });
        with_class([&](model::failure_class& smaller) {
            return std::exchange(smaller.noticed, unbounded) != unbounded;
        });
    }
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        auto const& its = in.components[at];
        auto const with = [&](auto const& change) {
            attempt([&](model::architecture& smaller) { return change(smaller.components[at]); });
        };
        // Removes each element of a list in turn.
        auto const without_each = [&](auto const& list_of) {
            for (std::size_t which = 0; which < list_of(its).size(); ++which) {
                attempt([&](model::architecture& smaller) {
                    auto& list = list_of(smaller.components[at]);
                    list.erase(list.begin() + static_cast<std::ptrdiff_t>(which));
                    return true;
                });
            }
        };
        // Replaces an expression by each of its parts.
        auto const simplify = [&](auto const& expression_of) {
            auto const* const original = expression_of(its);
            if (original == nullptr) {
                return;
            }
            for (std::size_t which = 0; which < original->operands.size(); ++which) {
                attempt([&](model::architecture& smaller) {
                    auto* const changed = expression_of(smaller.components[at]);
                    auto const part = changed->operands[which];
                    *changed = part;
                    return true;
                });
            }
        };
        with([](model::component& smaller) {
            if (smaller.mode == model::run_mode::single) {
                return false;
            }
            smaller.mode = model::run_mode::single;
            smaller.copies.resize(1);
            smaller.copies.front().lag = zero;
            smaller.labels = smaller.copies.front().labels;
            smaller.at_least = 1;
            smaller.data_in_shares = false;
            smaller.mirrors.clear();
            smaller.fenced_by.reset();
            smaller.isolated_stop = false;
            smaller.isolated_keep_writing = false;
            smaller.quorum.reset();
            std::erase_if(smaller.rules, [](model::rule const& rule) {
                return rule.action == model::action::take_over;
            });
            return true;
        });
        without_each([](auto& of) -> auto& { return of.copies; });
        without_each([](auto& of) -> auto& { return of.rules; });
        without_each([](auto& of) -> auto& { return of.needs; });
        without_each([](auto& of) -> auto& { return of.requests; });
        without_each([](auto& of) -> auto& { return of.starts_after; });
        without_each([](auto& of) -> auto& { return of.overrides; });
        without_each([](auto& of) -> auto& { return of.mirrors; });
        without_each([](auto& of) -> auto& { return of.backups; });
        for (std::size_t which = 0; which < its.containers.size(); ++which) {
            with([&](model::component& smaller) {
                auto const gone = smaller.containers[which];
                std::erase(smaller.containers, gone);
                for (auto& copy : smaller.copies) {
                    std::erase(copy.place, gone);
                }
                return true;
            });
        }
        for (std::size_t copy = 0; copy < its.copies.size(); ++copy) {
            auto const own = its.copies[copy].place.size() - its.containers.size();
            for (std::size_t which = 0; which < own; ++which) {
                with([&](model::component& smaller) {
                    auto& place = smaller.copies[copy].place;
                    place.erase(place.begin() + static_cast<std::ptrdiff_t>(which));
                    return true;
                });
            }
            for (std::size_t which = 0; which < its.copies[copy].labels.size(); ++which) {
                with([&](model::component& smaller) {
                    auto& labels = smaller.copies[copy].labels;
                    labels.erase(labels.begin() + static_cast<std::ptrdiff_t>(which));
                    detail::spread_labels(smaller, {});
                    return labels.size() < its.copies[copy].labels.size();
                });
            }
            with([&](model::component& smaller) {
                return !std::exchange(smaller.copies[copy].lag, zero).is_zero();
            });
        }
        for (std::size_t which = 0; which < its.labels.size(); ++which) {
            with([&](model::component& smaller) {
                auto const before = smaller.labels;
                smaller.labels.erase(smaller.labels.begin() + static_cast<std::ptrdiff_t>(which));
                detail::spread_labels(smaller, before);
                return true;
            });
            with([&](model::component& smaller) {
                auto const before = smaller.labels;
                bool const was = !std::exchange(smaller.labels[which].after, zero).is_zero();
                detail::spread_labels(smaller, before);
                return was;
            });
        }
        for (std::size_t rule = 0; rule < its.rules.size(); ++rule) {
            auto const with_rule = [&](auto const& change) {
                with([&](model::component& smaller) { return change(smaller.rules[rule]); });
            };
            for (std::size_t which = 0; which < its.rules[rule].symptoms.size(); ++which) {
                with_rule([&](model::rule& smaller) {
                    smaller.symptoms.erase(smaller.symptoms.begin() +
                                           static_cast<std::ptrdiff_t>(which));
                    return true;
                });
            }
            for (std::size_t which = 0; which < its.rules[rule].needs.size(); ++which) {
                with_rule([&](model::rule& smaller) {
                    smaller.needs.erase(smaller.needs.begin() + static_cast<std::ptrdiff_t>(which));
                    return true;
                });
                simplify([&](auto& of) { return &of.rules[rule].needs[which]; });
            }
            with_rule([](model::rule& smaller) {
                return !std::exchange(smaller.losing, zero).is_zero();
            });
            with_rule([](model::rule& smaller) {
                return std::exchange(smaller.noticed_within, std::nullopt).has_value();
            });
            with_rule(
                [](model::rule& smaller) { return !std::exchange(smaller.time, zero).is_zero(); });
        }
        for (std::size_t which = 0; which < its.needs.size(); ++which) {
            with([&](model::component& smaller) {
                return !std::exchange(smaller.needs[which].tolerating, zero).is_zero();
            });
            simplify([&](auto& of) { return &of.needs[which].of; });
        }
        for (std::size_t which = 0; which < its.requests.size(); ++which) {
            simplify([&](auto& of) { return &of.requests[which]; });
        }
        for (std::size_t which = 0; which < its.starts_after.size(); ++which) {
            simplify([&](auto& of) { return &of.starts_after[which]; });
        }
        simplify([&](auto& of) { return of.fenced_by ? &*of.fenced_by : nullptr; });
        if (its.quorum) {
            with([](model::component& smaller) {
                smaller.quorum.reset();
                return true;
            });
            without_each([](auto& of) -> auto& { return of.quorum->voters; });
            for (std::size_t which = 0; which < its.quorum->voters.size(); ++which) {
                simplify([&](auto& of) { return &of.quorum->voters[which]; });
            }
        }
        for (std::size_t which = 0; which < its.backups.size(); ++which) {
            with([&](model::component& smaller) {
                return std::exchange(smaller.backups[which].on, std::nullopt).has_value();
            });
            simplify(
                [&](auto& of) { return of.backups[which].on ? &*of.backups[which].on : nullptr; });
        }
        with([](model::component& smaller) { return std::exchange(smaller.at_least, 1) > 1; });
        with([](model::component& smaller) {
            return !std::exchange(smaller.starts_in, zero).is_zero();
        });
        with([](model::component& smaller) {
            return std::exchange(smaller.fenced_by, std::nullopt).has_value();
        });
        with([](model::component& smaller) {
            return std::exchange(smaller.data_on, std::nullopt).has_value();
        });
        with([](model::component& smaller) {
            smaller.data_on.reset();
            return std::exchange(smaller.keeps_data, false);
        });
        with(
            [](model::component& smaller) { return std::exchange(smaller.data_in_shares, false); });
        with([](model::component& smaller) {
            return std::exchange(smaller.isolated_keep_writing, false);
        });
        with([](model::component& smaller) { return std::exchange(smaller.isolated_stop, false); });
    }
    return all;
}

/// The smallest model reachable by reductions that still fails.
[[nodiscard]] inline model::architecture minimise(
    model::architecture failing, std::function<bool(model::architecture const&)> const& fails) {
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (auto const& each : reductions(failing)) {
            if (fails(each)) {
                failing = each;
                smaller = true;
                break;
            }
        }
    }
    return failing;
}

} // namespace hadsl::property

#endif
