// hadsl/specification.hpp - one specification with all it imports and uses, read and understood.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_SPECIFICATION_HPP
#define HADSL_SPECIFICATION_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/text.hpp>

#include <filesystem>
#include <vector>

namespace hadsl {

/// One specification with all it imports and uses: what was written, what it means, and every
/// failure that can happen to it.
struct specification {
    source::texts texts;
    model::architecture architecture;
    std::vector<fault::event> events;
    /// Errors, or warnings beside a sound specification, by place.
    std::vector<source::diagnostic> diagnostics;
    /// The file that was asked for, and all that were read for it, without symbolic links. Empty
    /// for text that came from no file.
    std::filesystem::path main;
    std::vector<std::filesystem::path> files;
    /// INVARIANT: when false, there is an error among the diagnostics and nothing else is filled
    /// but the texts.
    bool is_sound = false;

    explicit operator bool() const { return is_sound; }
};

} // namespace hadsl

#endif
