// hadsl/model/mechanism.hpp - a mechanism as declared: names resolved, roles and times still open.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_MECHANISM_HPP
#define HADSL_MODEL_MECHANISM_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/load.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

/// What a mechanism says, before a component gives it roles and times.
struct mechanism {
    syntax::mechanism const* said = nullptr;
    unit const* in = nullptr;
    std::string name; // as other texts write it

    struct role {
        syntax::name const* said = nullptr;
        bool optional = false; // unbound, it stands for something that never fails
    };
    std::vector<role> roles;
    std::vector<syntax::parameter const*> parameters;
    /// Positions in `parameters`, each after all that its default mentions.
    std::vector<std::size_t> evaluation_order;

    std::optional<run_mode> mode;
    /// Symptoms, action and place; what a role or a time decides is filled in for each component.
    std::vector<rule> rules;
    std::vector<syntax::rule const*> rules_said;
    std::vector<class_id> mirrors;
    syntax::quorum const* quorum = nullptr;
    syntax::isolated const* isolated = nullptr;
    syntax::fenced const* fenced = nullptr;
    syntax::copies_lag const* lag = nullptr;
    syntax::copies_hold const* shares = nullptr;
    std::vector<syntax::name const*> applies_to; // traits; any of them will do

    /// Nothing is wrong with it, so that what goes wrong with it on a component is new.
    bool sound = true;

    [[nodiscard]] bool takes_over() const {
        for (auto const& each : rules) {
            if (each.action == action::take_over) {
                return true;
            }
        }
        return false;
    }
};

} // namespace hadsl::model

#endif
