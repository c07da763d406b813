// hadsl/verifier/weigh.hpp - which facts of a design decide which claims, and which decide none.
// SPDX-License-Identifier: BSL-1.0
//
// Each fact is taken away alone, and every claim that can depend on it is decided again: what is
// said here was seen, not derived. That costs as many judgements as there are facts and claims, so
// it is done for whoever asks.
#ifndef HADSL_VERIFIER_WEIGH_HPP
#define HADSL_VERIFIER_WEIGH_HPP

#include <hadsl/change/apply.hpp>
#include <hadsl/change/edit.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/decide.hpp>
#include <hadsl/verifier/facts.hpp>
#include <hadsl/verifier/options.hpp>
#include <hadsl/verifier/retrial.hpp>
#include <hadsl/verifier/slice.hpp>
#include <hadsl/verifier/solver.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::verifier {

namespace detail {

/// An edit of the whole as one of a slice; nothing when what it is about is not in the slice.
[[nodiscard]] inline std::optional<change::edit> edit_in(slice const& part, change::edit by) {
    if (by.what == change::edit::kind::no_assumption) {
        auto const at = std::find(part.assumptions.begin(), part.assumptions.end(), by.index);
        by.index = static_cast<std::size_t>(at - part.assumptions.begin());
        return at == part.assumptions.end() ? std::nullopt : std::optional(by);
    }
    bool is_here = true;
    auto const renumber = [&](model::component_id& id) {
        auto const at = std::lower_bound(part.whole.begin(), part.whole.end(), id);
        is_here = is_here && at != part.whole.end() && *at == id;
        id = static_cast<model::component_id>(at - part.whole.begin());
    };
    renumber(by.component);
    if (by.other) {
        renumber(*by.other);
    }
    if (by.replacement) {
        renumber(*by.replacement);
    }
    return is_here ? std::optional(std::move(by)) : std::nullopt;
}

/// Whether a claim that can depend on `core` may come out otherwise without a fact. Of what is bare
/// there, only which labels its copies carry matters.
[[nodiscard]] inline bool may_matter(change::edit const& fact, slice const& core) {
    using kind = change::edit::kind;
    if (fact.what == kind::no_assumption) {
        return true;
    }
    auto const is_in = [&](std::vector<model::component_id> const& all) {
        return std::binary_search(all.begin(), all.end(), fact.component);
    };
    return is_in(core.whole) && (!is_in(core.bare) || fact.what == kind::shared_label ||
                                 fact.what == kind::no_copy || fact.what == kind::no_protection);
}

/// The same choices with no more time than a patience leaves.
[[nodiscard]] inline options what_is_left(options chosen, patience const& of) {
    if (of.deadline) {
        auto const rest = *of.deadline - patience::clock::now();
        chosen.timeout = std::max(std::chrono::duration_cast<std::chrono::milliseconds>(rest),
                                  std::chrono::milliseconds(0));
    }
    return chosen;
}

} // namespace detail

/// Everything that may be weighed about a design, or the uses of its mechanisms alone.
[[nodiscard]] inline std::vector<change::edit> facts_of(model::architecture const& in,
                                                        bool only_mechanisms = false) {
    return only_mechanisms ? fact_finder(in).find_mechanisms() : fact_finder(in).find();
}

/// Adds to a judgement what each of `facts` decides. The patience is that of one claim, for each
/// claim; what could not be decided in it is marked. `begin_claim(n)` is called before each claim
/// with how many are done.
template <solver Solver, class BeginClaim>
void weigh(subject& of, judgement& judged, std::vector<change::edit> const& facts, Solver& with,
           options const& chosen, BeginClaim const& begin_claim) {
    for (auto const& each : facts) {
        judged.facts.push_back({each, {}, true});
    }
    for (std::size_t done = 0; done < judged.verdicts.size(); ++done) {
        auto const& verdict = judged.verdicts[done];
        begin_claim(done);
        if (verdict.outcome == outcome::undecided) {
            continue; // nothing can change what is not known
        }
        auto const core = slice_of(of, verdict.claim);
        std::vector<model::component_id> also;
        std::vector<model::component_id> beside;
        std::vector<std::size_t> matter;
        for (std::size_t at = 0; at < facts.size(); ++at) {
            auto const& fact = facts[at];
            if (!detail::may_matter(fact, core)) {
                continue;
            }
            matter.push_back(at);
            if (fact.what == change::edit::kind::shared_label) {
                beside.push_back(*fact.other);
            } else if (fact.replacement) {
                also.push_back(*fact.replacement);
            }
        }
        auto const part = slice_of(of, verdict.claim, also, beside);
        auto changed = change::unedited(part.architecture);
        auto const patience = chosen.patience();
        subject as_it_is(part.architecture, of.limits());
        if (decide(as_it_is, 0, with, detail::what_is_left(chosen, patience)) != verdict.outcome) {
            for (auto const at : matter) {
                judged.facts[at].is_known = false; // nothing is said that was not seen
            }
            continue;
        }
        retrial tried_before(part.architecture, verdict.outcome);
        for (auto const& each : verdict.counterexamples) {
            tried_before.add_refuting(
                in_slice(part, of.events(), each.failures, tried_before.events()));
        }
        for (auto const at : matter) {
            auto const by = detail::edit_in(part, facts[at]);
            if (!by) {
                continue; // it is about nothing that this claim can see
            }
            if (patience.is_over()) {
                judged.facts[at].is_known = false;
                continue;
            }
            change::editor(changed).apply(*by);
            auto now = tried_before.decide(*by, changed);
            if (!now) {
                subject tried(changed.architecture, of.limits());
                now = decide(tried, 0, with, detail::what_is_left(chosen, patience));
            }
            change::undo(changed, part.architecture, *by);
            if (*now == outcome::undecided) {
                judged.facts[at].is_known = false;
            } else if (*now != verdict.outcome) {
                judged.facts[at].decides.push_back(verdict.claim);
            }
        }
    }
}

/// The same for whoever does not watch.
template <solver Solver>
void weigh(subject& of, judgement& judged, std::vector<change::edit> const& facts, Solver& with,
           options const& chosen) {
    weigh(of, judged, facts, with, chosen, [](std::size_t) {});
}

} // namespace hadsl::verifier

#endif
