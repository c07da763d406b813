// tests/unit/verifier/random_claims.cpp - Z3, exhaustive and the evaluator agree on random claims.
// SPDX-License-Identifier: BSL-1.0
//
// The environment's HADSL_RANDOM_MODELS and HADSL_RANDOM_SEED choose how many models and from which
// seed on; how many otherwise is the build's to say (HADSL_MODELS_BY_DEFAULT).
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/derive.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/smtlib.hpp>
#include <hadsl/verifier/z3.hpp>

#include <tests/catch.hpp>
#include <tests/property/random_model.hpp>

#include <chrono>
#include <cstdlib>
#include <map>
#include <optional>
#include <string>

using namespace hadsl;
using namespace hadsl::verifier;

namespace {

std::uint64_t chosen_number(char const* variable, std::uint64_t otherwise) {
    auto const* const text = std::getenv(variable);
    return text == nullptr ? otherwise : std::strtoull(text, nullptr, 10);
}

/// Random numbers, the same everywhere.
class numbers {
public:
    explicit numbers(std::uint64_t seed) : random_(seed) {}
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
    bool chance(unsigned percent) { return random_() % 100 < percent; }

private:
    std::mt19937_64 random_;
};

model::claim make_claim(numbers& random, model::architecture const& in) {
    model::claim made;
    made.name = "c";
    auto& says = made.budget;
    auto const any_class = [&] {
        return static_cast<model::class_id>(random.below(in.classes.size()));
    };
    auto const any = [&] {
        return static_cast<model::component_id>(random.below(in.components.size()));
    };
    auto const budgets = 1 + (random.chance(40) ? 1 + random.below(2) : 0);
    for (std::size_t at = 0; at < budgets; ++at) {
        model::budget one;
        one.count = static_cast<std::int32_t>(1 + random.below(budgets == 1 ? 3 : 2));
        for (auto count = random.chance(50) ? 1 + random.below(3) : 0; count > 0; --count) {
            one.classes.push_back(any_class());
        }
        if (random.chance(15)) {
            one.of = {any(), any()};
        } else if (random.chance(15)) {
            one.of_kind = static_cast<model::kind_id>(random.below(in.kinds.size()));
        }
        says.budgets.push_back(one);
    }
    says.consequence = static_cast<model::consequence>(random.below(4));
    static constexpr std::int64_t thresholds[] = {0, 0, 1, 2, 3, 5, 8, 20};
    says.threshold =
        random.chance(25) ? unbounded : seconds(thresholds[random.below(std::size(thresholds))]);
    for (auto count = 1 + (random.chance(30) ? 1 + random.below(2) : 0); count > 0; --count) {
        if (auto const target = any();
            std::find(says.targets.begin(), says.targets.end(), target) == says.targets.end()) {
            says.targets.push_back(target);
        }
    }
    says.at_least = static_cast<std::int32_t>(1 + random.below(says.targets.size()));
    return made;
}

std::vector<fault::scenario> failures(verdict const& of) {
    std::vector<fault::scenario> all;
    for (auto const& each : of.counterexamples) {
        all.push_back(each.failures);
    }
    return all;
}

/// What the evaluator alone says of a claim, over all scenarios that its budgets allow.
class by_evaluation {
public:
    explicit by_evaluation(subject const& of) : of_(&of) {}

    bool is_complete = true;

    [[nodiscard]] std::vector<fault::scenario> minimal(model::claim const& claim) {
        std::vector<term> terms;
        for (auto const& each : claim.budget.budgets) {
            terms.push_back(
                {static_cast<std::size_t>(each.count), eligible(of_->in(), of_->events(), each)});
            std::erase_if(terms.back().events,
                          [&](fault::event_id id) { return of_->times_assumed(id) > 0; });
        }
        budgets const allowed(terms, of_->events().size());
        std::vector<std::pair<std::size_t, fault::scenario>> all;
        for (std::uint32_t bits = 0; bits < 1U << of_->events().size(); ++bits) {
            fault::scenario happening;
            for (std::size_t at = 0; at < of_->events().size(); ++at) {
                if ((bits >> at & 1U) != 0) {
                    happening.push_back(static_cast<fault::event_id>(at));
                }
            }
            if (allowed.allow(happening)) {
                all.emplace_back(happening.size(), std::move(happening));
            }
        }
        std::sort(all.begin(), all.end());
        std::vector<fault::scenario> found;
        for (auto const& [size, happening] : all) {
            auto const& inside = happening;
            bool const is_known = std::any_of(found.begin(), found.end(), [&](auto const& known) {
                return std::includes(inside.begin(), inside.end(), known.begin(), known.end());
            });
            if (!is_known && refutes(evaluation_of(happening), claim.budget)) {
                found.push_back(happening);
            }
        }
        return found;
    }

private:
    fault::evaluation const& evaluation_of(fault::scenario const& happening) {
        auto const [at, is_new] = known_.try_emplace(happening);
        if (is_new) {
            at->second = of_->meaning().evaluate(happening);
            is_complete = is_complete && at->second.complete;
        }
        return at->second;
    }

    subject const* of_;
    std::map<fault::scenario, fault::evaluation> known_;
};

/// What Z3 answers to the text of a claim's obligation, as a certificate has it. Nothing when there
/// is no fault graph to write: then the claim was decided by trying every scenario.
std::optional<bool> is_refuted_in_writing(verifier::subject const& of, std::size_t claim) {
    auto const derived = verifier::derive(of.in(), of.events(), claim, {}, of.limits());
    if (!derived.met) {
        return std::nullopt;
    }
    verifier::smtlib_words words;
    words.event = [](fault::event_id) { return std::string("failure"); };
    words.about = [](fault::event_id) { return std::string(); };
    words.gate = [](fault::node_id) { return std::string(); };
    ::z3::context context;
    ::z3::solver solver(context);
    solver.from_string(verifier::to_smtlib(*derived.met, words).c_str());
    auto const answer = solver.check();
    REQUIRE(answer != ::z3::unknown);
    return answer == ::z3::sat;
}

} // namespace

TEST_CASE("Z3, exhaustive and the evaluator agree on random models and claims") {
    auto const models = chosen_number("HADSL_RANDOM_MODELS", HADSL_MODELS_BY_DEFAULT);
    auto const first = chosen_number("HADSL_RANDOM_SEED", 1);
    options chosen;
    chosen.all = true;
    chosen.max = 100'000;
    chosen.timeout = std::chrono::seconds(10); // some equations are few and large
    z3_solver z3;
    exhaustive_solver exhaustive;
    std::size_t proven = 0;
    std::size_t refuted = 0;
    std::size_t undecided = 0;
    std::size_t written = 0;
    for (auto seed = first; seed < first + models; ++seed) {
        auto in = property::random_model(seed, {}).make();
        numbers random(seed);
        if (random.chance(30)) {
            model::assumption made;
            made.name = "a";
            made.classes = {static_cast<model::class_id>(random.below(in.classes.size()))};
            in.assumptions.push_back(made);
        }
        for (int claim = 0; claim < 4; ++claim) {
            in.claims.push_back(make_claim(random, in));
        }
        verifier::subject of(in, fault::lowering_limits{20'000, 200'000});
        if (of.events().empty()) {
            continue;
        }
        by_evaluation force(of);
        for (std::size_t claim = 0; claim < in.claims.size(); ++claim) {
            INFO("seed " << seed << ", claim " << claim);
            chosen.prune_above = random.chance(50) ? 0 : SIZE_MAX;
            auto const judged = check(of, claim, z3, chosen);
            chosen.prune_above = SIZE_MAX;
            auto const again = check(of, claim, exhaustive, chosen);
            if (judged.outcome == outcome::undecided || again.outcome == outcome::undecided) {
                ++undecided; // the lowering refuses a few models, or takes too long
                continue;
            }
            REQUIRE(judged.outcome == again.outcome);
            REQUIRE(judged.vacuous_because == again.vacuous_because);
            REQUIRE(judged.assumptions == again.assumptions);
            auto const expected = force.minimal(in.claims[claim]);
            if (!force.is_complete) {
                ++undecided;
                continue;
            }
            REQUIRE(failures(judged) == expected);
            REQUIRE(failures(again) == expected);
            REQUIRE((judged.outcome == outcome::refuted) == !expected.empty());
            if (in.claims[claim].says == model::claim::form::budget) {
                auto const in_writing = is_refuted_in_writing(of, claim);
                REQUIRE(in_writing.value_or(!expected.empty()) == !expected.empty());
                written += in_writing ? 1 : 0;
            }
            (expected.empty() ? proven : refuted) += 1;
        }
    }
    CHECK(written > models);
    CHECK(proven > models / 2);
    CHECK(refuted > models / 2);
    CHECK(undecided < models / 5 + 2);
}
