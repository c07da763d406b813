// hadsl/fault/lower.hpp - "this component is out for longer than T" as a fault graph.
// SPDX-License-Identifier: BSL-1.0
//
// The symbolic meaning: for each question (component, consequence, threshold) an equation over
// events and other questions, solved by `equations`. A rule's time and a start lower the threshold
// that is asked of others, a tolerated need raises it. verifier/ENCODING.md argues, property by
// property, why this agrees with `outage_of`.
#ifndef HADSL_FAULT_LOWER_HPP
#define HADSL_FAULT_LOWER_HPP

#include <hadsl/fault/data_equations.hpp>
#include <hadsl/fault/dependencies.hpp>
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/outage_equations.hpp>
#include <hadsl/fault/questions.hpp>
#include <hadsl/fault/split_brain.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Limits of one lowering; beyond them a question has no answer.
struct lowering_limits {
    std::size_t questions = 4'000'000;
    std::size_t nodes = 8'000'000;
};

class lowering {
public:
    /// `meaning` must outlive the lowering.
    explicit lowering(evaluator const& meaning, lowering_limits limits = {})
        : meaning_(&meaning), limits_(limits), ask_(meaning.base(), nodes_), outage_(ask_),
          data_(ask_) {}
    lowering(lowering const&) = delete;
    lowering& operator=(lowering const&) = delete;

    [[nodiscard]] graph const& nodes() const { return nodes_; }
    [[nodiscard]] graph& nodes() { return nodes_; }

    /// The node that holds exactly in the scenarios in which a component's consequence exceeds a
    /// threshold; with an unbounded threshold: in which it is unbounded. Nothing when that is too
    /// large or not supported: `why_not` says which.
    std::optional<node_id> exceeds(model::component_id id, model::consequence consequence,
                                   duration threshold) {
        auto what = asked::outage;
        switch (consequence) {
        case model::consequence::split_brain: {
            return split_brain(*meaning_, nodes_, [this](question const& of) { return answer(of); })
                .splits(id);
        }
        case model::consequence::outage: break;
        case model::consequence::disruption: what = asked::disruption; break;
        case model::consequence::data_loss: what = asked::loss; break;
        }
        return answer({what, id, -1, {}, threshold.milliseconds, false, false});
    }

    [[nodiscard]] std::string const& why_not() const { return why_not_; }

private:
    std::optional<node_id> answer(question const& top) {
        auto const solved = solve(top, top.time == forever && !top.unit);
        if (solved == equations::outcome::solved) {
            return ask_.system().solution(ask_.ask(top));
        }
        if (solved == equations::outcome::self_feeding) {
            return answer_self_feeding(top);
        }
        why_not_ = "the fault graph is too large";
        return std::nullopt;
    }

    equations::outcome solve(question const& top, bool refuse_shorter) {
        auto& system = ask_.system();
        auto const before = system.size();
        ask_.ask(top);
        bool fits = true;
        while (ask_.has_open() && fits) {
            auto const next = ask_.take_open();
            auto const which = ask_.ask(next);
            system.define(which, equation(next));
            fits = system.size() < limits_.questions && nodes_.size() < limits_.nodes;
        }
        auto result = equations::outcome::too_large;
        if (fits) {
            result = system.solve(limits_.nodes, refuse_shorter);
        } else {
            system.forget();
        }
        if (result != equations::outcome::solved) {
            ask_.forget_from(before);
        }
        return result;
    }

    /// Some wait goes round in a circle: it is unbounded when it exceeds every finite sum within
    /// the circles, so a finite threshold decides. Where no need is tolerated, lengths do not
    /// matter for that and each counts as 1.
    std::optional<node_id> answer_self_feeding(question top) {
        auto const& in = ask_.in();
        auto& causes = ask_.causes();
        bool tolerates = false;
        std::int64_t pairs = 0;
        duration sum = zero;
        std::vector<bool> in_cone(in.components.size(), false);
        std::vector<model::component_id> stack{top.component};
        in_cone[model::index_of(top.component)] = true;
        while (!stack.empty()) {
            auto const id = stack.back();
            stack.pop_back();
            auto const& component = in[id];
            for (auto const& need : component.needs) {
                tolerates = tolerates || !need.tolerating.is_zero();
            }
            duration once = component.starts_in;
            for (auto const& rule : component.rules) {
                once = rule.time.is_unbounded() ? once : longer_of(once, rule.time);
            }
            for (std::size_t copy = 0; copy < component.copies.size(); ++copy) {
                auto const count = causes.of(id, static_cast<std::int32_t>(copy)).size() + 3;
                pairs += static_cast<std::int64_t>(count);
                for (std::size_t at = 0; at < count; ++at) {
                    sum = sum + once + component.starts_in;
                }
                for (auto const each : causes.striking(id, static_cast<std::int32_t>(copy))) {
                    for (auto const& strike : ask_.event_of(each).strikes) {
                        sum = strike.lasts.is_unbounded() ? sum : sum + strike.lasts;
                    }
                }
            }
            for (auto const lower : meaning_->dependencies().of(id)) {
                if (!in_cone[model::index_of(lower)]) {
                    in_cone[model::index_of(lower)] = true;
                    stack.push_back(lower);
                }
            }
        }
        top.unit = !tolerates;
        top.time = tolerates ? sum.milliseconds : 3 * pairs + 1;
        if (top.time == forever || solve(top, false) != equations::outcome::solved) {
            why_not_ = "a circle of waits takes too many steps to unroll";
            return std::nullopt;
        }
        return ask_.system().solution(ask_.ask(top));
    }

    formula equation(question const& of) {
        switch (of.what) {
        case asked::outage: return outage_.outage(of);
        case asked::serve: return outage_.serve(of);
        case asked::vote: return outage_.vote(of);
        case asked::lasting: return outage_.lasting(of);
        case asked::own: return outage_.own(of);
        case asked::quorum: return outage_.quorum(of);
        case asked::separated: return outage_.separated(of);
        case asked::disruption: return outage_.disruption(of);
        case asked::loss: return data_.loss(of);
        case asked::data: return data_.data(of);
        case asked::contents: return data_.contents(of);
        }
        return never_formula;
    }

    evaluator const* meaning_;
    lowering_limits limits_;
    graph nodes_;
    questions ask_;
    outage_equations outage_;
    data_equations data_;
    std::string why_not_;
};

} // namespace hadsl::fault

#endif
