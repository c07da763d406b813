// hadsl/verifier/solver.hpp - the concept of a solver, as narrow as the judgement needs it.
// SPDX-License-Identifier: BSL-1.0
//
// Models: exhaustive.hpp (needs nothing) and z3.hpp. A session is one obligation in the hands of a
// solver. It is asked for a scenario that makes the obligation's top hold, again and again, and
// told which scenarios are known. The search for the smallest ones is not its business: that is
// minimal.hpp, once for all solvers.
#ifndef HADSL_VERIFIER_SOLVER_HPP
#define HADSL_VERIFIER_SOLVER_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/verifier/obligation.hpp>
#include <hadsl/verifier/patience.hpp>

#include <concepts>
#include <cstddef>
#include <span>
#include <string>

namespace hadsl::verifier {

/// Is there an allowed scenario that makes the top hold, …
struct question {
    std::size_t at_most = 0;                 // … of at most so many failures, one or more, …
    fault::scenario with;                    // … these among them, …
    std::span<fault::event_id const> one_of; // … and one of these at least (empty: no matter) …
};                                           // … that contains no blocked one?

struct answer {
    enum class kind { found, none, unknown };
    kind what = kind::unknown;
    fault::scenario scenario; // found: ascending, of the obligation's events
    std::string reason;       // unknown: why
};

/// `find` answers a question; `block` excludes a scenario and all that contain it from now on.
/// An answer is never wrong: a session that cannot tell says unknown. Once it has, because of
/// patience, it says so for ever.
template <class Session>
concept solver_session = requires(Session& session, question const& asked,
                                  fault::scenario const& known) {
    { session.find(asked) } -> std::same_as<answer>;
    session.block(known);
};

/// `open` takes up an obligation, which must outlive the session, as must the solver.
template <class Solver>
concept solver = requires(Solver& with, obligation const& met, patience const& limits) {
    { with.open(met, limits) } -> solver_session;
};

} // namespace hadsl::verifier

#endif
