// hadsl/verifier/z3.hpp - the solver Z3; the only header that knows it.
// SPDX-License-Identifier: BSL-1.0
//
// The encoding, see verifier/ENCODING.md: one Boolean for each event and gate of the obligation's
// graph; a gate implies what its operands say (and the other way round beneath a negation), caps
// and sizes are native cardinality constraints. Works with Z3 4.8.12 and later: nothing global is
// set, no bound below 1 is ever emitted, and Z3's exceptions end here.
#ifndef HADSL_VERIFIER_Z3_HPP
#define HADSL_VERIFIER_Z3_HPP

#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/watchdog.hpp>

#include <z3++.h>

#include <algorithm>
#include <cstddef>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

/// One obligation before Z3.
class z3_session {
public:
    z3_session(::z3::context& context, obligation const& met, verifier::patience const& limits)
        : context_(&context), solver_(context, "QF_FD"), met_(&met), patience_(limits) {
        guarded([&] {
            ::z3::params chosen(context);
            chosen.set("ctrl_c", false); // signals are the program's business
            solver_.set(chosen);
        });
        gave_up_.clear(); // a Z3 without that parameter
    }

    [[nodiscard]] answer find(question const& asked) {
        answer said;
        guarded([&] {
            if (!gave_up_.empty()) {
                return;
            }
            if (patience_.is_over()) {
                gave_up_ = patience_.reason();
                return;
            }
            tell();
            said = check(asked);
        });
        return gave_up_.empty() ? said : answer{answer::kind::unknown, {}, gave_up_};
    }

    void block(fault::scenario const& known) {
        guarded([&] {
            tell();
            ::z3::expr_vector absent(*context_);
            for (auto const each : known) {
                absent.push_back(!happens(each));
            }
            solver_.add(::z3::mk_or(absent));
        });
    }

private:
    /// Z3 throws; from here on it is a reason to give up.
    template <class Action>
    void guarded(Action const& action) {
        try {
            action();
        } catch (::z3::exception const& thrown) {
            gave_up_ = patience_.is_over() ? patience_.reason()
                                           : std::string("Z3 gave up: ") + thrown.msg();
        }
    }

    [[nodiscard]] answer check(question const& asked) {
        ::z3::expr_vector assumed(*context_);
        for (auto const each : asked.with) {
            assumed.push_back(happens(each));
        }
        if (asked.at_most < met_->most) {
            assumed.push_back(at_most(asked.at_most));
        }
        if (!asked.one_of.empty()) {
            ::z3::expr_vector any(*context_);
            for (auto const each : asked.one_of) {
                any.push_back(happens(each));
            }
            auto const wanted = fresh();
            solver_.add(::z3::implies(wanted, ::z3::mk_or(any)));
            assumed.push_back(wanted);
        }
        auto const result = [&] {
            watchdog const guard(patience_, [this] { context_->interrupt(); });
            return solver_.check(assumed);
        }();
        switch (result) {
        case ::z3::unsat: return {answer::kind::none, {}, {}};
        case ::z3::sat: return {answer::kind::found, happening(solver_.get_model()), {}};
        default:
            gave_up_ = patience_.is_over() ? patience_.reason()
                                           : "Z3 gave up: " + solver_.reason_unknown();
            return {};
        }
    }

    /// The events that a model makes happen; those it does not care about do not.
    [[nodiscard]] fault::scenario happening(::z3::model const& model) const {
        fault::scenario found;
        for (auto const each : met_->events) {
            if (model.eval(happens(each)).is_true()) {
                found.push_back(each);
            }
        }
        return found;
    }

    // ---- the encoding ----------------------------------------------------------------------

    /// Tells Z3 the obligation when it is asked at last; often it is not.
    void tell() {
        if (!std::exchange(is_told_, true)) {
            assert_all();
        }
    }

    void assert_all() {
        auto const& graph = met_->graph;
        if (met_->top == fault::never_node) {
            solver_.add(context_->bool_val(false));
            return;
        }
        is_negated_.assign(graph.size(), false);
        for (auto at = graph.size(); at-- > 0;) {
            auto const id = static_cast<fault::node_id>(at);
            for (auto const each : graph.operands(id)) {
                if (is_negated_[at] || graph[id].gate == fault::gate::negation) {
                    is_negated_[fault::index_of(each)] = true;
                }
            }
        }
        symbols_.assign(graph.size(), ::z3::expr(*context_));
        for (std::size_t at = 0; at < graph.size(); ++at) {
            auto const id = static_cast<fault::node_id>(at);
            symbols_[at] = symbol(at);
            if (graph[id].gate == fault::gate::event) {
                events_.emplace_back(graph.event_of(id), symbols_[at]);
            } else {
                assert_gate(id);
            }
        }
        std::sort(events_.begin(), events_.end(),
                  [](auto const& left, auto const& right) { return left.first < right.first; });
        for (auto const& each : met_->caps) {
            solver_.add(::z3::atmost(all(each.events), static_cast<unsigned>(each.at_most)));
        }
        solver_.add(symbols_[fault::index_of(met_->top)]);
        next_symbol_ = graph.size();
    }

    void assert_gate(fault::node_id id) {
        auto const& graph = met_->graph;
        auto const& node = graph[id];
        auto const self = symbols_[fault::index_of(id)];
        ::z3::expr_vector operands(*context_);
        for (auto const each : graph.operands(id)) {
            operands.push_back(symbols_[fault::index_of(each)]);
        }
        auto const says = [&](::z3::expr const& meaning) {
            solver_.add(is_negated_[fault::index_of(id)] ? self == meaning
                                                         : ::z3::implies(self, meaning));
        };
        switch (node.gate) {
        case fault::gate::never: solver_.add(!self); break;
        case fault::gate::always: solver_.add(self); break;
        case fault::gate::event: break;
        case fault::gate::all_of: says(::z3::mk_and(operands)); break;
        case fault::gate::any_of: says(::z3::mk_or(operands)); break;
        case fault::gate::at_least: says(at_least(node.count, graph.operands(id))); break;
        case fault::gate::negation: says(!symbols_[fault::index_of(graph.operands(id).front())]);
        }
    }

    /// At least so many of the operands, of which one may stand there several times.
    [[nodiscard]] ::z3::expr at_least(std::int32_t count,
                                      std::span<fault::node_id const> operands) {
        ::z3::expr_vector different(*context_);
        std::vector<int> times;
        for (std::size_t at = 0; at < operands.size(); ++at) { // equal ones are neighbours
            if (at > 0 && operands[at] == operands[at - 1]) {
                ++times.back();
            } else {
                different.push_back(symbols_[fault::index_of(operands[at])]);
                times.push_back(1);
            }
        }
        if (times.size() == operands.size()) {
            return ::z3::atleast(different, static_cast<unsigned>(count));
        }
        return ::z3::pbge(different, times.data(), count);
    }

    /// A literal under which at most `count` events happen; one for each count.
    [[nodiscard]] ::z3::expr at_most(std::size_t count) {
        auto const known = sizes_.find(count);
        if (known != sizes_.end()) {
            return known->second;
        }
        auto const wanted = fresh();
        solver_.add(
            ::z3::implies(wanted, ::z3::atmost(all(met_->events), static_cast<unsigned>(count))));
        sizes_.emplace(count, wanted);
        return wanted;
    }

    [[nodiscard]] ::z3::expr happens(fault::event_id id) const {
        return std::lower_bound(
                   events_.begin(), events_.end(), id,
                   [](auto const& each, fault::event_id wanted) { return each.first < wanted; })
            ->second;
    }

    [[nodiscard]] ::z3::expr_vector all(std::span<fault::event_id const> of) const {
        ::z3::expr_vector found(*context_);
        for (auto const each : of) {
            found.push_back(happens(each));
        }
        return found;
    }

    [[nodiscard]] ::z3::expr symbol(std::size_t number) const {
        return context_->constant(context_->int_symbol(static_cast<int>(number)),
                                  context_->bool_sort());
    }
    [[nodiscard]] ::z3::expr fresh() { return symbol(next_symbol_++); }

    ::z3::context* context_;
    ::z3::solver solver_;
    obligation const* met_;
    verifier::patience patience_;
    std::string gave_up_; // empty: not yet
    bool is_told_ = false;
    std::vector<bool> is_negated_;    // by node: stands beneath a negation
    std::vector<::z3::expr> symbols_; // by node
    std::vector<std::pair<fault::event_id, ::z3::expr>> events_; // by event
    std::map<std::size_t, ::z3::expr> sizes_;
    std::size_t next_symbol_ = 0;
};

/// Z3, one session after the other. Not to be shared among threads; make one for each.
class z3_solver {
public:
    [[nodiscard]] z3_session open(obligation const& met, patience const& limits) {
        if (!context_ || last_.is_over()) {
            // An interrupt may reach a context late: one that was interrupted is not used again.
            static std::mutex creation; // contexts do not like to be made at the same time
            std::lock_guard const lock(creation);
            context_ = std::make_unique<::z3::context>();
        }
        last_ = limits;
        return {*context_, met, limits};
    }

private:
    std::unique_ptr<::z3::context> context_;
    patience last_;
};

static_assert(solver<z3_solver>);

} // namespace hadsl::verifier

#endif
