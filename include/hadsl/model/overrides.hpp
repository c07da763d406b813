// hadsl/model/overrides.hpp - `crash lasts 5min`: a component's own figures for failure classes.
// SPDX-License-Identifier: BSL-1.0
//
// Figures for a class with children hold for all leaves below it that strike the component. Of two
// figures for one leaf the one said of the nearer class holds, in whatever order they stand.
#ifndef HADSL_MODEL_OVERRIDES_HPP
#define HADSL_MODEL_OVERRIDES_HPP

#include <hadsl/model/classes.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace hadsl::model {

class override_collector {
public:
    override_collector(scope& all, component_id id)
        : all_(all), declared_(all.declared[index_of(id)]),
          into_(all.result.components[index_of(id)]) {}

    void collect() && {
        for_each_of<syntax::override>(declared_.properties(), [this](auto const& said) {
            if (auto const id = class_of(all_, *declared_.from.in, said.failure)) {
                add(*id, said);
            }
        });
    }

private:
    /// Where each figure of one leaf comes from; beside `overrides` of the component.
    struct source_of_figures {
        std::optional<class_id> lasts;
        std::optional<class_id> every;
        std::optional<class_id> noticed;
    };

    void add(class_id named, syntax::override const& said) {
        if (said.every && said.every->value.is_zero()) {
            all_.found.add(source::code::count_out_of_range, said.every->at.span,
                           "found a failure every 0s, expected a time between failures");
            return;
        }
        auto const kind = into_.kind;
        if (index_of(kind) >= all_.result.kinds.size()) {
            return; // unknown, and reported
        }
        bool is_struck = false;
        for (auto const leaf : all_.leaves[index_of(named)]) {
            if (strikes(all_.result, leaf, kind)) {
                is_struck = true;
                add_to_leaf(leaf, named, said);
            }
        }
        if (!is_struck) {
            all_.found.add(source::code::not_struck, said.failure.at.span,
                           "found figures for " + in_backticks(text_of(said.failure)) +
                               ", which does not strike " + in_backticks(into_.name) +
                               " of the kind " + in_backticks(all_.result[kind].name) +
                               ", expected a failure class that "
                               "does",
                           "", {{all_.result[named].at, "the class is declared here"}});
        }
    }

    void add_to_leaf(class_id leaf, class_id named, syntax::override const& said) {
        auto at = std::find_if(into_.overrides.begin(), into_.overrides.end(),
                               [&](auto const& each) { return each.failure == leaf; });
        if (at == into_.overrides.end()) {
            into_.overrides.emplace_back().failure = leaf;
            sources_.emplace_back();
            at = into_.overrides.end() - 1;
            at->at = said.at.span;
        }
        auto& from = sources_[static_cast<std::size_t>(at - into_.overrides.begin())];
        set(at->lasts, from.lasts, said.lasts, named, said);
        set(at->every, from.every, said.every, named, said);
        set(at->noticed, from.noticed, said.noticed, named, said);
    }

    void set(std::optional<duration>& into, std::optional<class_id>& from,
             std::optional<syntax::duration> const& value, class_id named,
             syntax::override const& said) {
        if (!value) {
            return;
        }
        if (from && !descends(*from, named) && (*from == named || !descends(named, *from))) {
            all_.found.add(source::code::duplicate_property, said.at.span,
                           *from == named
                               ? "found a second figure for " +
                                     in_backticks(text_of(said.failure)) + ", expected one"
                               : "found a second figure for what is both " +
                                     in_backticks(text_of(said.failure)) + " and " +
                                     in_backticks(all_.result[*from].name) + ", expected one",
                           "remove one of them");
            return;
        }
        if (!from || descends(named, *from)) {
            into = value->value;
            from = named;
        }
    }

    /// Whether a class lies properly below another.
    [[nodiscard]] bool descends(class_id lower, class_id upper) const {
        auto const& ancestors = all_.result[lower].ancestors;
        return lower != upper &&
               std::find(ancestors.begin(), ancestors.end(), upper) != ancestors.end();
    }

    scope& all_;
    declared_component const& declared_;
    component& into_;
    std::vector<source_of_figures> sources_;
};

} // namespace hadsl::model

#endif
