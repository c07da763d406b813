// hadsl/model/resolve.hpp - from a text, with all it imports and uses, to its architecture.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_RESOLVE_HPP
#define HADSL_MODEL_RESOLVE_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/claims.hpp>
#include <hadsl/model/classes.hpp>
#include <hadsl/model/components.hpp>
#include <hadsl/model/figures.hpp>
#include <hadsl/model/kinds.hpp>
#include <hadsl/model/load.hpp>
#include <hadsl/model/loader.hpp>
#include <hadsl/model/mechanisms.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/unroll.hpp>
#include <hadsl/source/result.hpp>

#include <utility>

namespace hadsl::model {

/// What the text `main` means, with the prelude and everything it imports and uses; those texts
/// are added to `all`. Otherwise all that is wrong with them, in the order of their places.
[[nodiscard]] inline source::result<architecture> resolve(source::texts& all, source::text_id main,
                                                          loader const& from) {
    findings found;
    scope scope(all, load(all, main, from, found), found);
    if (!scope.said.readable) {
        return std::move(found).sorted();
    }
    resolve_kinds(scope);
    resolve_classes(scope);
    check_figures_of_kinds(scope);
    assume_figures(scope);
    unroll(scope);
    if (scope.too_large) {
        return std::move(found).sorted();
    }
    resolve_mechanisms(scope);
    resolve_components(scope);
    resolve_claims(scope);
    if (found.has_errors()) {
        return std::move(found).sorted();
    }
    return {std::move(scope.result), std::move(found).sorted()};
}

} // namespace hadsl::model

#endif
