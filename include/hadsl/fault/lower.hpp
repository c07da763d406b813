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
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Limits of one lowering; beyond them a question has no answer.
struct lowering_limits {
    std::size_t questions = 2'000'000;
    std::size_t nodes = 4'000'000;
};

class lowering {
public:
    /// `meaning` must outlive the lowering.
    explicit lowering(evaluator const& meaning, lowering_limits limits = {})
        : meaning_(&meaning), limits_(limits), ask_(meaning.base(), meaning.dependencies(), nodes_),
          outage_(ask_), data_(ask_) {}
    lowering(lowering const&) = delete;
    lowering& operator=(lowering const&) = delete;

    [[nodiscard]] graph& nodes() { return nodes_; }

    /// The node that holds exactly in the scenarios in which a component's consequence exceeds a
    /// threshold; with an unbounded threshold: in which it is unbounded. Nothing when that is too
    /// large or not supported: `why_not` says which.
    std::optional<node_id> exceeds(model::component_id id, model::consequence consequence,
                                   duration threshold) {
        auto what = asked::outage;
        switch (consequence) {
        case model::consequence::split_brain: {
            return split_brain(meaning_->base(), nodes_,
                               [this](question const& of) { return answer(of); })
                .splits(id);
        }
        case model::consequence::outage: break;
        case model::consequence::disruption: what = asked::disruption; break;
        case model::consequence::data_loss: what = asked::loss; break;
        }
        return answer({what, id, -1, {}, threshold.milliseconds, false, false});
    }

    [[nodiscard]] std::string const& why_not() const { return why_not_; }

    /// Every question that was answered on the way, and its node: what gates mean.
    [[nodiscard]] std::vector<std::pair<question, node_id>> answered() const {
        return ask_.answered();
    }

    /// From now on a question also has no answer once `is_over` says so; it is asked often.
    void give_up_when(std::function<bool()> is_over) {
        over_ = std::move(is_over);
        is_over_ = false;
    }

private:
    std::optional<node_id> answer(question const& asked_for) {
        auto const top = ask_.settle(asked_for);
        switch (solve(top, true)) {
        case equations::outcome::solved: return ask_.system().solution(ask_.ask(top));
        case equations::outcome::self_feeding: return answer_at_finite_times(asked_for);
        case equations::outcome::gave_up: break;
        }
        why_not_ = is_over_ ? "no answer within the time allowed" : "the fault graph is too large";
        return std::nullopt;
    }

    [[nodiscard]] bool is_too_much() {
        constexpr std::size_t steps_between_looks = 256;
        if (over_ && ++steps_ % steps_between_looks == 0) {
            is_over_ = is_over_ || over_();
        }
        return is_over_ || nodes_.size() >= limits_.nodes;
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
            fits = system.size() < limits_.questions && !is_too_much();
        }
        auto result = equations::outcome::gave_up;
        if (fits) {
            result = system.solve([this] { return is_too_much(); }, refuse_shorter);
        } else {
            system.forget();
        }
        if (result != equations::outcome::solved) {
            ask_.forget_from(before);
        }
        return result;
    }

    /// Some wait goes round in a circle and adds time: "unbounded" is asked as "exceeds the bound".
    /// Where nothing is tolerated, only whether lengths are zero, positive or unbounded decides
    /// that, and each positive one counts as 1.
    std::optional<node_id> answer_at_finite_times(question top) {
        auto const settled = ask_.settle(top);
        top.unit = settled.time == forever && top.what != asked::loss && !tolerates(top.component);
        ask_.ask_only_finite(true);
        auto const at_bound = [&] {
            auto highest = top;
            highest.what = asked::outage;
            highest.time = forever;
            return ask_.settle(highest).time;
        }();
        top = ask_.settle(top);
        // With an unbounded bound some time below would still ask for "unbounded".
        bool const solved = at_bound != forever && solve(top, false) == equations::outcome::solved;
        ask_.ask_only_finite(false);
        if (!solved) {
            why_not_ = is_over_ ? "no answer within the time allowed"
                                : "a circle of waits takes too many steps to unroll";
            return std::nullopt;
        }
        return ask_.system().solution(ask_.ask(top));
    }

    /// Whether anything that a component's outage depends on tolerates an outage for a while.
    [[nodiscard]] bool tolerates(model::component_id id) const {
        std::vector<bool> seen(ask_.in().components.size(), false);
        std::vector<model::component_id> open{id};
        while (!open.empty()) {
            auto const next = open.back();
            open.pop_back();
            if (seen[model::index_of(next)]) {
                continue;
            }
            seen[model::index_of(next)] = true;
            for (auto const& need : ask_.in()[next].needs) {
                if (!need.tolerating.is_zero()) {
                    return true;
                }
            }
            auto const& on = meaning_->dependencies().of(next);
            open.insert(open.end(), on.begin(), on.end());
        }
        return false;
    }

    formula equation(question const& of) {
        switch (of.what) {
        case asked::outage: return outage_.outage(of);
        case asked::serve: return outage_.serve(of);
        case asked::moved: return outage_.moved(of);
        case asked::vote: return outage_.vote(of);
        case asked::lasting: return outage_.lasting(of);
        case asked::present: return outage_.present(of);
        case asked::own: return outage_.own(of);
        case asked::quorum: return outage_.quorum(of);
        case asked::separated: return outage_.separated(of);
        case asked::disruption: return outage_.disruption(of);
        case asked::loss: return data_.loss(of);
        case asked::data:
        case asked::own_data: return data_.data(of);
        case asked::contents:
        case asked::own_contents: return data_.contents(of);
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
    std::function<bool()> over_;
    bool is_over_ = false;
    std::size_t steps_ = 0;
};

} // namespace hadsl::fault

#endif
