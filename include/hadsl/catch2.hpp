// hadsl/catch2.hpp - matchers for Catch2: REQUIRE_THAT(text, hadsl::proves("hardware")).
// SPDX-License-Identifier: BSL-1.0
//
// With version 2 or 3, whichever is there. What a failed test shows is the counterexample's story.
#ifndef HADSL_CATCH2_HPP
#define HADSL_CATCH2_HPP

#include <hadsl/check.hpp>

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
#include <catch2/matchers/catch_matchers.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include <string>
#include <utility>

namespace hadsl {

namespace detail {

#if __has_include(<catch2/matchers/catch_matchers.hpp>)
using matcher_base = Catch::Matchers::MatcherBase<std::string>;
#else
using matcher_base = Catch::MatcherBase<std::string>;
#endif

/// What both matchers share: the claim, and what became of it.
class claim_matcher : public matcher_base {
protected:
    explicit claim_matcher(std::string claim) : claim_(std::move(claim)) {}

    /// The verdict on the claim; null when there is none.
    [[nodiscard]] checked_claim const* look(std::string const& text) const {
        found_ = hadsl::check(text);
        return found_.find(claim_);
    }
    [[nodiscard]] std::string const& claim() const { return claim_; }
    /// Why the claim is not what it should be.
    [[nodiscard]] std::string reason() const {
        if (!found_.is_sound()) {
            return "cannot be checked:\n" + found_.report();
        }
        auto const* const its = found_.find(claim_);
        if (its == nullptr) {
            return "has no claim `" + claim_ + "`";
        }
        if (its->outcome == outcome::refuted) {
            return "refutes `" + claim_ + "`:\n" + its->story;
        }
        return (its->outcome == outcome::proven ? "proves `" : "does not decide `") + claim_ + "`" +
               (its->why.empty() ? "" : ": " + its->why);
    }

private:
    std::string claim_;
    mutable checked_text found_;
};

class proves_matcher : public claim_matcher {
public:
    explicit proves_matcher(std::string claim) : claim_matcher(std::move(claim)) {}
    bool match(std::string const& text) const override {
        auto const* const its = look(text);
        return its != nullptr && its->outcome == outcome::proven && !its->is_vacuous;
    }
    std::string describe() const override {
        return "should prove `" + claim() + "`, and " + reason();
    }
};

class refutes_matcher : public claim_matcher {
public:
    refutes_matcher(std::string claim, std::string by)
        : claim_matcher(std::move(claim)), by_(std::move(by)) {}
    bool match(std::string const& text) const override {
        auto const* const its = look(text);
        return its != nullptr && its->outcome == outcome::refuted &&
               (by_.empty() || its->counterexample == by_);
    }
    std::string describe() const override {
        return "should refute `" + claim() + "`" + (by_.empty() ? "" : " by " + by_) + ", and " +
               reason();
    }

private:
    std::string by_;
};

} // namespace detail

/// The text, a specification, proves its claim of this name.
[[nodiscard]] inline detail::proves_matcher proves(std::string claim) {
    return detail::proves_matcher(std::move(claim));
}
/// The text refutes it; with `by`, by these failures, as `crash of app`.
[[nodiscard]] inline detail::refutes_matcher refutes(std::string claim, std::string by = {}) {
    return {std::move(claim), std::move(by)};
}

} // namespace hadsl

#endif
