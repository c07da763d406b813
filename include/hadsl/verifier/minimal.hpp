// hadsl/verifier/minimal.hpp - the smallest scenarios that break an obligation, in a fixed order.
// SPDX-License-Identifier: BSL-1.0
//
// A scenario is minimal when it makes the top hold and no scenario within it does. They are found
// by size, and within a size in lexicographic order of their events: which ones are found first
// depends on the obligation alone, never on a solver's taste. (Of sets of three and more in a graph
// of thousands of nodes, those that a solver likes best are found first.)
//
// INVARIANT: while sets of size m are looked for, every minimal set of a smaller size, and every
// one of size m that comes before, is blocked together with all that contain it. So what is found
// with at most m failures has exactly m and is minimal. This holds with negation as well.
#ifndef HADSL_VERIFIER_MINIMAL_HPP
#define HADSL_VERIFIER_MINIMAL_HPP

#include <hadsl/verifier/internal_error.hpp>
#include <hadsl/verifier/lanes.hpp>
#include <hadsl/verifier/prune.hpp>
#include <hadsl/verifier/solver.hpp>

#include <algorithm>
#include <bit>
#include <cstddef>
#include <iterator>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

struct minimal_sets {
    /// Fewest failures first, then by events. Empty and no reason: the obligation is met.
    std::vector<fault::scenario> found;
    bool more = false;           // there are more, or nobody looked
    bool is_least = true;        // false: the one found is perhaps not of the fewest failures
    std::string unknown_because; // the search ended early: why
};

/// Up to how many nodes the solver is asked at once whether fewer failures are enough.
inline constexpr std::size_t largest_unpriced_graph = 150;

/// Up to how many nodes sets of three and more failures are found in order.
inline constexpr std::size_t largest_orderly_graph = 3000;

namespace detail {

/// The search for minimal sets in one session.
template <solver_session Session>
class minimal_search {
public:
    minimal_search(Session& session, obligation const& of, patience const& limits)
        : session_(&session), of_(&of), patience_(limits), lanes_(of.graph, of.top) {}

    /// At most `most` of them.
    [[nodiscard]] minimal_sets run(std::size_t most) {
        wanted_ = most;
        if (fault::holds(of_->graph, of_->top, {})) {
            result_.found.push_back({}); // all others contain it
            return std::move(result_);
        }
        std::size_t done = 0; // all minimal sets up to this size are found
        while (done < of_->most) {
            fault::scenario witness;
            bool const is_single = done == 0 && try_singles(witness);
            if (is_cut_short()) {
                break;
            }
            if (!is_single) {
                if (!ask({of_->most, {}, {}}, witness)) {
                    break;
                }
                shrink(witness);
                done = std::max<std::size_t>(done, 1);
                if (witness.size() <= done) {
                    throw internal_error("the solver's answer is smaller than the smallest");
                }
            }
            while (witness.size() > done + 1 && !is_least(witness.size()) &&
                   ask({witness.size() - 1, {}, {}}, witness)) {
                shrink(witness);
            }
            if (is_cut_short()) {
                if (result_.found.empty()) { // better this one than none
                    result_.found.push_back(witness);
                    result_.is_least = false;
                }
                break;
            }
            if (is_enough_) {
                break;
            }
            done = witness.size();
            bool const is_listed =
                is_orderly(witness.size()) ? list({}, 0, witness) : gather(witness);
            if (!is_listed) {
                if (is_cut_short() && result_.found.empty()) {
                    result_.found.push_back(witness);
                }
                break;
            }
        }
        return std::move(result_);
    }

private:
    [[nodiscard]] bool is_cut_short() const { return !result_.unknown_because.empty(); }

    bool is_out_of_patience() {
        if (!patience_.is_over()) {
            return false;
        }
        result_.unknown_because = patience_.reason();
        result_.more = true;
        return true;
    }

    /// Whether there is an answer of use; if so it is put into `witness`.
    bool ask(question const& asked, fault::scenario& witness) {
        for (; blocked_ < result_.found.size(); ++blocked_) {
            session_->block(result_.found[blocked_]);
        }
        auto said = session_->find(asked);
        if (said.what == answer::kind::unknown) {
            result_.unknown_because = said.reason.empty() ? "the solver gave up" : said.reason;
            result_.more = true;
        }
        if (said.what != answer::kind::found) {
            return false;
        }
        if (said.scenario.size() <= asked.with.size() || said.scenario.size() > asked.at_most ||
            !is_allowed(*of_, said.scenario) || is_known(said.scenario) ||
            !fault::holds(of_->graph, of_->top, said.scenario)) {
            throw internal_error("the solver's answer is no scenario that was asked for");
        }
        if (result_.found.size() == wanted_) {
            result_.more = true;
            is_enough_ = true;
            return false;
        }
        witness = std::move(said.scenario);
        return true;
    }

    /// A smaller scenario within this one, as far as leaving out single events goes.
    void shrink(fault::scenario& witness) const {
        for (std::size_t at = 0; at < witness.size();) {
            auto without = witness;
            without.erase(without.begin() + static_cast<std::ptrdiff_t>(at));
            if (fault::holds(of_->graph, of_->top, without)) {
                witness = std::move(without);
            } else {
                ++at;
            }
        }
    }

    /// Whether a glance at a large graph tells that fewer failures are not enough.
    [[nodiscard]] bool is_least(std::size_t size) const {
        return of_->graph.size() > largest_unpriced_graph && is_beyond(*of_, size - 1, patience_);
    }

    /// Whether a single event will do; to try them all is cheaper than to ask a solver, even than to
    /// tell it the question.
    bool try_singles(fault::scenario& witness) {
        auto const& events = of_->events;
        std::vector<fault::scenario> tried;
        for (std::size_t from = 0; from < events.size(); from += tried.size()) {
            if (is_out_of_patience()) {
                return false;
            }
            tried.clear();
            for (auto at = from; at < events.size() && tried.size() < lanes::width; ++at) {
                tried.push_back({events[at]});
            }
            for (auto held = lanes_.hold(tried); held != 0; held &= held - 1) {
                auto& each = tried[static_cast<std::size_t>(std::countr_zero(held))];
                if (is_allowed(*of_, each)) {
                    witness = std::move(each);
                    return true;
                }
            }
        }
        return false;
    }

    /// Finds the minimal sets of the witness's size that begin with `prefix` and go on with events
    /// from `from` on, in order. The witness is one of them. False: enough, or cut short.
    bool list(fault::scenario const& prefix, std::size_t from, fault::scenario witness) {
        auto const size = witness.size();
        if (prefix.size() + 1 == size) {
            return complete(prefix, from);
        }
        auto const& events = of_->events;
        for (;;) {
            // The least event that can come next lies in [low, high].
            auto low = from;
            auto high = next_in(witness, prefix);
            if (witness.size() != size || high < low) {
                throw internal_error("the solver overlooked a smaller scenario");
            }
            while (low < high) {
                auto const middle = low + (high - low) / 2;
                auto const range = std::span(events).subspan(low, middle + 1 - low);
                if (ask({size, prefix, range}, witness)) {
                    high = std::min(middle, next_in(witness, prefix));
                } else if (is_cut_short() || is_enough_) {
                    return false;
                } else {
                    low = middle + 1;
                }
            }
            auto longer = prefix;
            longer.push_back(events[low]);
            if (!list(longer, low + 1, witness)) {
                return false;
            }
            from = low + 1;
            if (from == events.size() ||
                !ask({size, prefix, std::span(events).subspan(from)}, witness)) {
                return !is_cut_short() && !is_enough_;
            }
        }
    }

    /// Whether order is affordable: it takes a dozen questions for every set of three or more, and
    /// in a large graph each may take seconds.
    [[nodiscard]] bool is_orderly(std::size_t size) const {
        return size < 3 || of_->graph.size() <= largest_orderly_graph;
    }

    /// Finds the minimal sets of the witness's size as the solver pleases. False: enough, or cut
    /// short.
    bool gather(fault::scenario witness) {
        auto const size = witness.size();
        auto const first = static_cast<std::ptrdiff_t>(result_.found.size());
        bool is_there = true;
        while (is_there) {
            result_.found.push_back(witness);
            is_there = ask({size, {}, {}}, witness);
        }
        std::sort(result_.found.begin() + first, result_.found.end());
        return !is_cut_short() && !is_enough_;
    }

    /// The index of the first event of a scenario that is not in the prefix.
    [[nodiscard]] std::size_t next_in(fault::scenario const& witness,
                                      fault::scenario const& prefix) const {
        std::size_t at = 0;
        while (at < prefix.size() && witness[at] == prefix[at]) {
            ++at;
        }
        auto const& events = of_->events;
        return static_cast<std::size_t>(
            std::lower_bound(events.begin(), events.end(), witness[at]) - events.begin());
    }

    /// The last event needs no solver: every one from `from` on is tried, 64 at a time.
    bool complete(fault::scenario const& prefix, std::size_t from) {
        auto const& events = of_->events;
        std::vector<fault::scenario> tried;
        while (from < events.size()) {
            if (is_out_of_patience()) {
                return false;
            }
            tried.clear();
            for (; from < events.size() && tried.size() < lanes::width; ++from) {
                tried.push_back(prefix);
                tried.back().push_back(events[from]);
            }
            auto const held = lanes_.hold(tried);
            for (std::size_t at = 0; at < tried.size(); ++at) {
                if ((held >> at & 1U) == 0 || !is_allowed(*of_, tried[at]) || is_known(tried[at])) {
                    continue;
                }
                if (result_.found.size() == wanted_) {
                    result_.more = true;
                    is_enough_ = true;
                    return false;
                }
                result_.found.push_back(std::move(tried[at]));
            }
        }
        return true;
    }

    [[nodiscard]] bool is_known(fault::scenario const& of) const {
        return std::any_of(result_.found.begin(), result_.found.end(), [&](auto const& known) {
            return std::includes(of.begin(), of.end(), known.begin(), known.end());
        });
    }

    Session* session_;
    obligation const* of_;
    patience patience_;
    lanes lanes_;
    std::size_t wanted_ = 1;
    bool is_enough_ = false; // there are more than wanted
    minimal_sets result_;
    std::size_t blocked_ = 0; // so many of what is found has the session been told
};

} // namespace detail

/// The first `most` minimal scenarios, and whether there are more. When patience ends before there
/// is any answer, none is found and the reason is given.
template <solver_session Session>
[[nodiscard]] minimal_sets find_minimal(Session& session, obligation const& of, std::size_t most,
                                        patience const& limits) {
    return detail::minimal_search<Session>(session, of, limits).run(most);
}

} // namespace hadsl::verifier

#endif
