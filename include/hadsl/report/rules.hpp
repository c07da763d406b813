// hadsl/report/rules.hpp - what each code means and what to do about it, for reports with rules.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_REPORT_RULES_HPP
#define HADSL_REPORT_RULES_HPP

#include <hadsl/source/code.hpp>

#include <string>
#include <string_view>

namespace hadsl::report {

/// A title as a sentence: a capital in front, a full stop behind.
[[nodiscard]] inline std::string sentence_of(std::string_view title) {
    std::string out(title);
    if (!out.empty() && out.front() >= 'a' && out.front() <= 'z') {
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    }
    return out + ".";
}

/// What a code says, in a paragraph.
[[nodiscard]] inline std::string meaning_of(source::code of) {
    using source::code;
    switch (of) {
    case code::claim_refuted:
        return "Some combination of failures that the claim allows has the consequence that the "
               "claim denies. The smallest one is shown, step by step.";
    case code::claim_vacuous:
        return "No failure that the claim names could have the consequence that it denies, "
               "whatever "
               "protects the design: that it holds says nothing.";
    case code::claim_undecided:
        return "The claim was neither proven nor refuted: the time did not suffice, or it asks for "
               "something that is not supported.";
    case code::claim_accepted:
        return "The claim does not hold. Its text says that this is accepted, and until when.";
    case code::needless_acceptance:
        return "The claim carries an acceptance and holds, so that nothing is left to accept.";
    case code::claim_known:
        return "The claim does not hold, by failures that the baseline lists and by no others.";
    default: return sentence_of(source::info_of(of).title);
    }
}

/// What to do about a code, in a sentence or two.
[[nodiscard]] inline std::string advice_of(source::code of) {
    using source::code;
    switch (of) {
    case code::claim_refuted:
        return "Follow the steps from the failure to the consequence. Change the design where the "
               "chain can be cut, or weaken the claim to what holds; a weakness to live with can "
               "be "
               "`accepted \"why\" until DATE`.";
    case code::claim_vacuous:
        return "Name failures that can strike what the claim is about, or pass --allow-vacuous.";
    case code::claim_undecided:
        return "Allow more time (--timeout), fewer failures at once, or say it in a supported "
               "form.";
    case code::claim_accepted: return "Repair the design before the date.";
    case code::needless_acceptance: return "Delete `accepted …` from the claim.";
    case code::claim_known: return "Repair the design, then write the baseline afresh.";
    default:
        return "Correct the specification; the reference of the language is grammar/README.md.";
    }
}

} // namespace hadsl::report

#endif
