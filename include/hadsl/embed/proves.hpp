// hadsl/embed/proves.hpp - `static_assert(proves<shop, "hardware">)`.
// SPDX-License-Identifier: BSL-1.0
//
// A concept, because compilers explain a concept that is not satisfied: they show the type that did
// not satisfy it, and the type's name is the counterexample.
#ifndef HADSL_EMBED_PROVES_HPP
#define HADSL_EMBED_PROVES_HPP

#include <hadsl/embed/decide.hpp>
#include <hadsl/embed/event_names.hpp>
#include <hadsl/embed/fixed_text.hpp>
#include <hadsl/embed/names.hpp>

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>

namespace hadsl::embed {

// ---- what a claim can be; the names are what compilers show -------------------------------------

struct claim_is_proven {};
template <fixed_text Failures>
struct claim_is_refuted_by {};
/// No failure is in one of its budgets, so that it says nothing.
struct claim_is_vacuous {};
/// An evaluation takes too many steps, or evaluation cannot tell: ask the program.
struct claim_is_undecided {};
template <fixed_text Claim>
struct there_is_no_claim {};
/// Neither `std::string` nor `std::vector` can be used at compile time. Known to work: g++ 12 with
/// its library, clang 16 with libc++ (`-stdlib=libc++`).
struct this_compiler_cannot_evaluate_claims {};

namespace detail {

/// Asked by trying, since versions of compilers and of libraries meet in every combination. The
/// parameter keeps the question open until it is asked.
template <class String>
concept usable_at_compile_time = requires {
    typename std::bool_constant<(String("a").append(40, 'b').size() == 41)>;
};

/// What one evaluation brings home: nothing that it allocated.
struct finding {
    enum class kind { proven, refuted, vacuous, undecided, no_such_claim };
    kind what = kind::undecided;
    short_text failures;
};

template <class Architecture>
[[nodiscard]] constexpr finding judge(Architecture const& in, std::string_view name) {
    finding result;
    auto const at = find_named(in.claims, name);
    if (at == in.claims.size()) {
        result.what = finding::kind::no_such_claim;
        return result;
    }
    decider const decides(in, in.claims[at]);
    auto const decided = decides.decide(in.claims[at]);
    switch (decided.outcome) {
    case decision::kind::proven: result.what = finding::kind::proven; break;
    case decision::kind::vacuous: result.what = finding::kind::vacuous; break;
    case decision::kind::undecided: result.what = finding::kind::undecided; break;
    case decision::kind::refuted:
        result.what = finding::kind::refuted;
        append_failures(result.failures, in, decides.events(), decided);
        break;
    }
    return result;
}

template <auto const& Specification, fixed_text Claim>
inline constexpr finding found = judge(Specification.architecture(), Claim.view());

template <auto const& Specification, fixed_text Claim>
[[nodiscard]] constexpr auto verdict_of() {
    if constexpr (!usable_at_compile_time<std::string>) {
        return this_compiler_cannot_evaluate_claims();
    } else {
        constexpr auto const& its = found<Specification, Claim>;
        if constexpr (its.what == finding::kind::proven) {
            return claim_is_proven();
        } else if constexpr (its.what == finding::kind::refuted) {
            return claim_is_refuted_by<fixed_text<its.failures.size + 1>(its.failures.view())>();
        } else if constexpr (its.what == finding::kind::vacuous) {
            return claim_is_vacuous();
        } else if constexpr (its.what == finding::kind::undecided) {
            return claim_is_undecided();
        } else {
            return there_is_no_claim<Claim>();
        }
    }
}

} // namespace detail

/// The verdict on a claim, as a type: one of those above. The specification is a constexpr variable
/// with static storage.
template <auto const& Specification, fixed_text Claim>
using verdict_on = decltype(detail::verdict_of<Specification, Claim>());

template <class Verdict>
concept proven = std::same_as<Verdict, claim_is_proven>;
template <class Verdict>
concept decided = !std::same_as<Verdict, this_compiler_cannot_evaluate_claims>;

/// Whether a claim of a specification is proven. When it is not, the error names the verdict.
template <auto const& Specification, fixed_text Claim>
concept proves = proven<verdict_on<Specification, Claim>>;

} // namespace hadsl::embed

namespace hadsl {

/// The same, for a specification that `hadsl embed` has written.
template <auto const& Specification, embed::fixed_text Claim>
concept holds = embed::proves<Specification, Claim>;

} // namespace hadsl

#endif
