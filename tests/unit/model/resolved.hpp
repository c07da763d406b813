// tests/unit/model/resolved.hpp - a specification resolved from strings, with a small prelude.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_TESTS_UNIT_MODEL_RESOLVED_HPP
#define HADSL_TESTS_UNIT_MODEL_RESOLVED_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/source/code.hpp>
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>

#include <map>
#include <string>
#include <vector>

namespace hadsl::test {

/// The texts of one run and what they mean.
struct resolved {
    source::texts texts;
    source::result<model::architecture> result;

    /// The architecture; fails the test with all that was reported when there is none.
    [[nodiscard]] model::architecture const& operator*() const;
    [[nodiscard]] model::component const& component(std::string const& name) const;
    [[nodiscard]] model::claim const& claim(std::string const& name) const;
    [[nodiscard]] model::failure_class const& failure(std::string const& name) const;

    /// `code [text at its place]` of everything reported, in order.
    [[nodiscard]] std::vector<std::string> reports() const;
};

/// Files by name; `main` is the one to start at, names like `use vmware` are library modules.
using files = std::map<std::string, std::string>;

/// Resolves a text with the prelude of resolved.cpp, or several with what they import and use.
[[nodiscard]] resolved resolve(std::string const& text);
[[nodiscard]] resolved resolve(files const& all);

/// The names of components, in order.
[[nodiscard]] std::vector<std::string> names(model::architecture const& all,
                                             std::vector<model::component_id> const& ids);

/// `a and (b or c)`, `2 of (a, b, c)`.
[[nodiscard]] std::string text(model::architecture const& all, model::expression const& said);

} // namespace hadsl::test

#endif
