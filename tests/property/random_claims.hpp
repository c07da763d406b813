// tests/property/random_claims.hpp - random claims about random models, and their verdict by trying.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_PROPERTY_RANDOM_CLAIMS_HPP
#define HADSL_PROPERTY_RANDOM_CLAIMS_HPP

#include "differential.hpp"
#include "random_model.hpp"
#include "scenarios.hpp"

#include <hadsl/model/architecture.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

/// Adds claims, and now and then an assumption, to a model.
class random_claims {
public:
    explicit random_claims(std::uint64_t seed) : random_(seed) {}

    void add_to(model::architecture& in, std::size_t count) {
        in_ = &in;
        for (auto more = chance(30) ? 1 + below(2) : 0; more > 0; --more) {
            model::assumption made;
            made.name = "a" + std::to_string(more);
            words(made);
            in.assumptions.push_back(made);
        }
        for (std::size_t at = 0; at < count; ++at) {
            model::claim made;
            made.name = "c" + std::to_string(at + 1);
            made.budget = claim();
            in.claims.push_back(made);
        }
    }

private:
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
    bool chance(unsigned percent) { return random_() % 100 < percent; }

    template <class Words>
    void words(Words& of) {
        while (chance(45)) {
            auto const named = static_cast<model::class_id>(below(in_->classes.size()));
            // A class that strikes nothing may not be named.
            bool const happens = std::any_of(
                in_->classes.begin(), in_->classes.end(), [&](model::failure_class const& each) {
                    return each.is_leaf && !each.strikes.empty() && is_a(each, named);
                });
            if (happens) {
                of.classes.push_back(named);
            }
        }
        if (chance(12)) {
            of.of_kind = static_cast<model::kind_id>(below(in_->kinds.size()));
        } else {
            while (chance(15)) {
                of.of.push_back(static_cast<component_id>(below(in_->components.size())));
            }
        }
    }

    model::budget_claim claim() {
        model::budget_claim made;
        do {
            model::budget part;
            part.count = chance(65) ? 1 : chance(80) ? 2 : 3;
            words(part);
            made.budgets.push_back(part);
        } while (chance(25) && made.budgets.size() < 3);
        using enum model::consequence;
        model::consequence const all[] = {outage, outage, disruption, data_loss, split_brain};
        made.consequence = all[below(std::size(all))];
        std::set<component_id> targets;
        auto const count = chance(70) ? 1 : 1 + below(3);
        for (std::size_t at = 0; at < count; ++at) {
            auto const last = in_->components.size() - 1;
            targets.insert(static_cast<component_id>(chance(50) ? last - below(last / 2 + 1)
                                                                : below(last + 1)));
        }
        made.targets.assign(targets.begin(), targets.end());
        bool const keep_data = std::all_of(targets.begin(), targets.end(), [&](component_id each) {
            return (*in_)[each].keeps_data;
        });
        if (made.consequence == data_loss && !keep_data) {
            made.consequence = outage; // what has no data cannot lose any
        }
        if (made.consequence == split_brain &&
            std::any_of(made.targets.begin(), made.targets.end(), [&](component_id target) {
                return (*in_)[target].mode == model::run_mode::one_copy;
            })) {
            made.consequence = outage; // of what starts elsewhere unfenced no split brain is told
        }
        made.at_least = 1 + static_cast<std::int32_t>(below(made.targets.size()));
        std::int64_t const times[] = {0, 0, 0, 1, 5, 6, 30, 35, 60, 90};
        made.threshold = seconds(times[below(std::size(times))]);
        if (made.consequence == split_brain) {
            made.threshold = zero;
        } else if (made.consequence != disruption && chance(25)) {
            made.threshold = unbounded; // `stops`, `loses all data`
        }
        return made;
    }

    std::mt19937_64 random_;
    model::architecture* in_ = nullptr;
};

/// The verdict on a claim by trying every scenario that it allows.
class tried_claim {
public:
    tried_claim(evaluated& model, std::size_t claim)
        : model_(model), claim_(model.in().claims[claim].budget) {
        decide(all_assumptions());
    }

    [[nodiscard]] bool is_complete() const { return complete_; }
    [[nodiscard]] std::set<mask> const& refuting() const { return refuting_; }

    /// The scenarios within which no other one refutes.
    [[nodiscard]] std::set<fault::scenario> minimal() const {
        std::set<fault::scenario> found;
        for (auto const each : refuting_) {
            if (std::none_of(refuting_.begin(), refuting_.end(), [&](mask other) {
                    return other != each && (other & each) == other;
                })) {
                found.insert(scenario_of(each));
            }
        }
        return found;
    }
    /// Whether nothing could have refuted it: the consequence never comes about by any failures,
    /// however shortly, or a budget names no failure that can happen.
    [[nodiscard]] bool is_vacuous() {
        auto const assumed = left_out(all_assumptions());
        for (auto const& budget : claim_.budgets) {
            bool names_some = false;
            for (std::size_t event = 0; event < model_.events().size(); ++event) {
                names_some = names_some || (names(budget, event) && (assumed >> event & 1U) == 0);
            }
            if (!names_some) {
                return true;
            }
        }
        auto const& in = model_.in();
        if (claim_.consequence == model::consequence::split_brain) {
            return std::none_of(
                claim_.targets.begin(), claim_.targets.end(), [&](component_id target) {
                    auto const& rules = in[target].rules;
                    return in[target].copies.size() > 1 &&
                           std::any_of(rules.begin(), rules.end(), [](model::rule const& rule) {
                               return rule.action == model::action::take_over;
                           });
                });
        }
        return !refutes((mask{1} << model_.events().size()) - 1, zero);
    }

    /// Whether it would be refuted without these assumptions.
    [[nodiscard]] bool is_refuted_without(std::set<std::size_t> const& assumptions) {
        auto kept = all_assumptions();
        for (auto const each : assumptions) {
            kept.erase(each);
        }
        decide(kept);
        bool const refuted = !refuting_.empty();
        decide(all_assumptions());
        return refuted;
    }

private:
    [[nodiscard]] std::set<std::size_t> all_assumptions() const {
        std::set<std::size_t> all;
        for (std::size_t at = 0; at < model_.in().assumptions.size(); ++at) {
            all.insert(at);
        }
        return all;
    }

    /// Whether a budget or an assumption speaks of an event.
    template <class Words>
    [[nodiscard]] bool names(Words const& words, std::size_t number) const {
        auto const& in = model_.in();
        auto const& event = model_.events()[number];
        bool const is_class =
            words.classes.empty() ||
            std::any_of(words.classes.begin(), words.classes.end(),
                        [&](model::class_id each) { return is_a(in[event.failure], each); });
        if (!is_class || (words.of.empty() && !words.of_kind)) {
            return is_class;
        }
        return std::any_of(event.strikes.begin(), event.strikes.end(), [&](auto const& strike) {
            return std::count(words.of.begin(), words.of.end(), strike.component) > 0 ||
                   (words.of_kind && is_a(in[in[strike.component].kind], *words.of_kind));
        });
    }

    [[nodiscard]] mask left_out(std::set<std::size_t> const& assumptions) const {
        mask out = 0;
        for (auto const each : assumptions) {
            for (std::size_t event = 0; event < model_.events().size(); ++event) {
                if (names(model_.in().assumptions[each], event)) {
                    out |= mask{1} << event;
                }
            }
        }
        return out;
    }

    [[nodiscard]] bool refutes(mask scenario) { return refutes(scenario, claim_.threshold); }
    [[nodiscard]] bool refutes(mask scenario, duration threshold) {
        auto const& found = model_[scenario];
        complete_ = complete_ && found.complete;
        std::int32_t hit = 0;
        for (auto const target : claim_.targets) {
            hit += exceeds(found, model::index_of(target), claim_.consequence, threshold) ? 1 : 0;
        }
        return hit >= claim_.at_least;
    }

    /// Charges one event after another to a budget in every way; keeps what refutes.
    void charge(mask allowed, mask scenario, std::vector<std::int32_t>& left) {
        if (seen_.insert({scenario, left}).second) {
            if (refutes(scenario)) {
                refuting_.insert(scenario);
            }
            for (std::size_t event = 0; event < model_.events().size(); ++event) {
                for (std::size_t budget = 0; budget < left.size(); ++budget) {
                    if ((allowed >> event & 1U) != 0 && (scenario >> event & 1U) == 0 &&
                        left[budget] > 0 && names(claim_.budgets[budget], event)) {
                        --left[budget];
                        charge(allowed, scenario | mask{1} << event, left);
                        ++left[budget];
                    }
                }
            }
        }
    }

    void decide(std::set<std::size_t> const& assumptions) {
        refuting_.clear();
        seen_.clear();
        std::vector<std::int32_t> left;
        for (auto const& budget : claim_.budgets) {
            left.push_back(budget.count);
        }
        charge(~left_out(assumptions), 0, left);
    }

    evaluated& model_;
    model::budget_claim const& claim_;
    std::set<mask> refuting_;
    std::set<std::pair<mask, std::vector<std::int32_t>>> seen_;
    bool complete_ = true;
};

namespace detail {

[[nodiscard]] inline std::string text_of(std::set<fault::scenario> const& sets) {
    std::string text;
    for (auto const& each : sets) {
        text += text.empty() ? "{" : " {";
        for (auto const event : each) {
            text += " " + std::to_string(fault::index_of(event));
        }
        text += " }";
    }
    return text.empty() ? "none" : text;
}

/// One verdict against the verdict by trying.
[[nodiscard]] inline std::optional<mismatch> compare_verdict(tried_claim& tried,
                                                             model::architecture const& in,
                                                             verdict const& got,
                                                             std::string const& by) {
    auto const what = [&](char const* which) {
        return by + ": " + which + " (" + in.claims[got.claim].name + ")";
    };
    auto const target = model::index_of(in.claims[got.claim].budget.targets.front());
    bool const refuted = !tried.refuting().empty();
    if (refuted != (got.outcome == outcome::refuted)) {
        return mismatch{what("verdict"), refuted ? *tried.refuting().begin() : 0, target,
                        refuted ? "refuted by this" : "proven",
                        refuted ? "proven"
                                : "refuted by " + text_of({got.counterexamples.front().failures})};
    }
    if (refuted) {
        std::set<fault::scenario> found;
        for (auto const& each : got.counterexamples) {
            found.insert(each.failures);
        }
        if (got.more || found != tried.minimal()) {
            return mismatch{what("minimal counterexamples"), 0, target, text_of(tried.minimal()),
                            text_of(found) + (got.more ? " and more" : "")};
        }
        return {};
    }
    if (got.is_vacuous() != tried.is_vacuous()) {
        return mismatch{what("vacuous"), 0, target, tried.is_vacuous() ? "vacuous" : "not vacuous",
                        "the contrary"};
    }
    // Assumptions: each without which alone it is refuted; if there is none and it is refuted
    // without all of them, some.
    std::set<std::size_t> all;
    std::set<std::size_t> expected;
    for (std::size_t each = 0; each < in.assumptions.size(); ++each) {
        all.insert(each);
        if (tried.is_refuted_without({each})) {
            expected.insert(each);
        }
    }
    std::set<std::size_t> const needed(got.assumptions.begin(), got.assumptions.end());
    bool const any = tried.is_refuted_without(all);
    if (expected.empty() ? needed.empty() == any : needed != expected) {
        return mismatch{what("assumptions"), 0, target, std::to_string(expected.size()),
                        std::to_string(needed.size())};
    }
    return {};
}

} // namespace detail

/// The first claim of a model on which a solver and the verdict by trying disagree.
template <class Solver>
[[nodiscard]] std::optional<mismatch> find_wrong_verdict(model::architecture const& in,
                                                         Solver&& solver, std::string const& by,
                                                         totals& counted) {
    evaluated model(in);
    if (model.events().size() > most_events) {
        return {};
    }
    // Circles that take long to unroll are undecided in good time.
    verifier::subject subject(in, model.events(), {20'000, 40'000});
    verifier::options chosen;
    chosen.all = true;
    chosen.max = 100'000;
    chosen.timeout = std::chrono::seconds(10); // some equations are few and large
    for (std::size_t claim = 0; claim < in.claims.size(); ++claim) {
        auto const got = verifier::check(subject, claim, solver, chosen);
        ++counted.claims;
        counted.refuted += got.outcome == outcome::refuted ? 1U : 0U;
        tried_claim tried(model, claim);
        if (got.outcome == outcome::undecided || !tried.is_complete()) {
            ++counted.undecided;
            continue;
        }
        if (auto found = detail::compare_verdict(tried, in, got, by)) {
            return found;
        }
    }
    return {};
}

} // namespace hadsl::property

#endif
