// hadsl/lint/finding.hpp - one thing that `hadsl lint` found, and the edit that would put it right.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_FINDING_HPP
#define HADSL_LINT_FINDING_HPP

#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/span.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// Text to write instead of what a span covers.
struct edit {
    source::span place;
    std::string text;
};

/// What a finding about one component says once about several: `before`, their names, `after`.
/// Findings of one code with the same two texts are one fact.
struct common_fact {
    std::string before;
    std::string after;
    std::string name; // of this component, as a message writes it
};

/// A diagnostic, with the edits that might put it right. They are only a proposal: who applies them
/// looks whether the finding is gone and every claim as good as before.
struct finding {
    source::diagnostic about;
    std::vector<edit> fix = {};
    std::optional<common_fact> common = {};
    /// What the fact is about, when that is not the component: a comment there allows the finding
    /// too, and there it stands when it is about several.
    source::span cause = {};
};

} // namespace hadsl::lint

#endif
