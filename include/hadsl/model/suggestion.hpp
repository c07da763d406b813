// hadsl/model/suggestion.hpp - "did you mean": the help for a name that nothing has.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SUGGESTION_HPP
#define HADSL_MODEL_SUGGESTION_HPP

#include <hadsl/model/findings.hpp>
#include <hadsl/source/spelling.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

/// A question that offers the name most like `wanted`; empty when none is like it. After the first
/// hundred findings nobody reads them any more, and comparing spellings takes time.
[[nodiscard]] inline std::string suggestion(std::string const& wanted,
                                            std::vector<std::string> const& candidates,
                                            findings const& so_far) {
    constexpr std::size_t enough = 100;
    auto const near = so_far.size() < enough ? source::closest(wanted, candidates) : std::nullopt;
    return near ? "did you mean `" + std::string(*near) + "`?" : std::string();
}

} // namespace hadsl::model

#endif
