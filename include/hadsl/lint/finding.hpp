// hadsl/lint/finding.hpp - one thing that `hadsl lint` found, and the edit that would put it right.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_FINDING_HPP
#define HADSL_LINT_FINDING_HPP

#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/span.hpp>

#include <string>
#include <utility>
#include <vector>

namespace hadsl::lint {

/// Text to write instead of what a span covers.
struct edit {
    source::span place;
    std::string text;
};

/// A diagnostic, with the edits that might put it right. They are only a proposal: who applies them
/// looks whether the finding is gone and every claim as good as before.
struct finding {
    source::diagnostic about;
    std::vector<edit> fix;
};

} // namespace hadsl::lint

#endif
