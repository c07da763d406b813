// hadsl/model/overrides.hpp - `crash lasts 5min`: a component's own figures, and those of its kind.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_OVERRIDES_HPP
#define HADSL_MODEL_OVERRIDES_HPP

#include <hadsl/model/figures.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

namespace hadsl::model {

class override_collector {
public:
    override_collector(scope& all, component_id id)
        : all_(all), declared_(all.declared[index_of(id)]),
          into_(all.result.components[index_of(id)]) {}

    void collect() && {
        if (index_of(into_.kind) >= all_.result.kinds.size()) {
            return; // unknown, and reported
        }
        figures_of_rank own(all_, into_.overrides);
        for_each_of<syntax::override>(declared_.properties(), [&](syntax::override const& said) {
            auto const named = class_of(all_, *declared_.from.in, said.failure);
            if (named && !add(own, *named, said)) {
                report_not_struck(all_, said, *named,
                                  in_backticks(into_.name) + " of the kind " +
                                      in_backticks(all_.result[into_.kind].name));
            }
        });
        auto const& kinds = all_.kinds[index_of(into_.kind)].figures;
        for (auto of_kind = kinds.rbegin(); of_kind != kinds.rend(); ++of_kind) {
            if (of_kind->empty()) {
                continue;
            }
            figures_of_rank rank(all_, into_.overrides);
            for (auto const& each : *of_kind) {
                if (auto const named = class_of(all_, *each.from.in, each.said->failure)) {
                    add(rank, *named, *each.said);
                }
            }
        }
    }

private:
    /// Whether the class strikes the component at all.
    bool add(figures_of_rank& to, class_id named, syntax::override const& said) {
        if (said.every && !is_interval(all_, *said.every)) {
            return true;
        }
        bool is_struck = false;
        for (auto const leaf : all_.leaves[index_of(named)]) {
            if (strikes(all_.result, leaf, into_.kind)) {
                is_struck = true;
                to.add(leaf, named, said);
            }
        }
        return is_struck;
    }

    scope& all_;
    declared_component const& declared_;
    component& into_;
};

} // namespace hadsl::model

#endif
