// hadsl/model/budget_claims.hpp - `no 2 failures cause outage of a, b longer than 5s`: its parts.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_BUDGET_CLAIMS_HPP
#define HADSL_MODEL_BUDGET_CLAIMS_HPP

#include <hadsl/model/classes.hpp>
#include <hadsl/model/data.hpp>
#include <hadsl/model/references.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// Which failures a budget or an assumption speaks of.
struct selection {
    std::vector<class_id> classes;
    std::optional<kind_id> of_kind;
    std::vector<component_id> of;
};

/// The classes and components that a budget or an assumption names.
[[nodiscard]] inline selection select(scope& all, viewpoint from,
                                      std::vector<syntax::qualified_name> const& classes,
                                      std::optional<syntax::struck> const& struck) {
    selection result;
    for (auto const& name : classes) {
        if (auto const id = class_of(all, *from.in, name)) {
            add_new(result.classes, {*id});
        }
    }
    if (struck && struck->kind) {
        result.of_kind = kind_of(all, *from.in, *struck->kind);
    } else if (struck) {
        expand_all(all, from, struck->components, result.of);
    }
    return result;
}

class budget_reader {
public:
    budget_reader(scope& all, viewpoint from, syntax::budget_claim const& said)
        : all_(all), from_(from), said_(said) {}

    [[nodiscard]] budget_claim read() && {
        budget_claim into;
        for (auto const& each : said_.budgets) {
            if (each.count < 1 || each.count > most_failures) {
                all_.found.add(source::code::bad_budget, each.at.span,
                               "found a budget of " + std::to_string(each.count) +
                                   " failures, expected from 1 to " +
                                   std::to_string(most_failures));
                continue;
            }
            auto selected = select(all_, from_, each.classes, each.of);
            if (each.of && selected.classes.size() == each.classes.size()) {
                check_struck(each, selected.classes);
            }
            into.budgets.push_back({static_cast<std::int32_t>(each.count),
                                    std::move(selected.classes), selected.of_kind,
                                    std::move(selected.of), each.at.span});
        }
        state_consequence(said_, into);
        state_targets(said_.of, into);
        if (said_.consequence == syntax::consequence::split_brain) {
            check_split(said_.of.components);
        }
        if (said_.consequence == syntax::consequence::data_loss ||
            said_.consequence == syntax::consequence::all_data) {
            check_data(said_.of.components);
        }
        return into;
    }

private:
    /// `no 1 maintenance and 1 link_loss failure of ha, bc`: `of` belongs to one budget, and what
    /// none of its classes strikes adds nothing to it.
    void check_struck(syntax::budget const& said, std::vector<class_id> const& classes) {
        if (classes.empty() || all_.found.has_errors()) {
            return; // any failure, or one that could not be resolved
        }
        std::vector<kind_id> kinds;
        for (auto const named : classes) {
            for (auto const leaf : all_.leaves[index_of(named)]) {
                add_new(kinds, all_.result.classes[index_of(leaf)].strikes);
            }
        }
        std::vector<std::pair<syntax::reference const*, component_id>> idle;
        for (auto const& reference : said.of->components) {
            std::vector<component_id> named;
            expand(all_, from_, reference, named);
            bool const is_struck =
                named.empty() || std::any_of(named.begin(), named.end(), [&](component_id id) {
                    auto const kind = index_of(all_.result[id].kind);
                    return kind >= all_.result.kinds.size() || has_any(kind, kinds);
                });
            if (!is_struck) {
                idle.emplace_back(&reference, named.front());
            }
        }
        // A claim of nothing but that is vacuous, which is said where it is judged.
        if (said_.budgets.size() == 1 && idle.size() == said.of->components.size()) {
            return;
        }
        for (auto const& [reference, id] : idle) {
            report_idle(said, *reference, all_.result[id].name, kinds);
        }
    }
    void report_idle(syntax::budget const& said, syntax::reference const& reference,
                     std::string const& name, std::vector<kind_id> const& kinds) {
        if (!all_.found.is_new(source::code::never_struck, reference.at.span)) {
            return;
        }
        std::string words;
        for (auto const& each : said.classes) {
            words += (words.empty() ? "" : " or ") + in_backticks(text_of(each));
        }
        std::string struck;
        for (auto const kind : kinds) {
            struck += (struck.empty() ? "" : ", ") + in_backticks(all_.result[kind].name);
        }
        std::string help;
        if (said_.budgets.size() > 1) {
            help = "`of` belongs to the budget right before it: write it in each, as `no 1 "
                   "maintenance of a and 1 host failure of b`";
        } else if (!struck.empty()) {
            help = words + (said.classes.size() == 1 ? " strikes " : " strike ") + struck +
                   " and kinds of them";
        }
        all_.found.add(source::code::never_struck, reference.at.span,
                       "found " + in_backticks(name) + ", which no " + words +
                           " strikes, so it adds nothing",
                       help);
    }
    [[nodiscard]] bool has_any(std::size_t kind, std::vector<kind_id> const& wanted) const {
        auto const& ancestors = all_.result.kinds[kind].ancestors;
        return std::any_of(ancestors.begin(), ancestors.end(), [&](kind_id each) {
            return std::find(wanted.begin(), wanted.end(), each) != wanted.end();
        });
    }

    void state_consequence(syntax::budget_claim const& said, budget_claim& into) {
        using claimed = syntax::consequence;
        auto const& longer = said.of.longer_than;
        auto const threshold = longer ? longer->value : zero;
        char const* needless = nullptr; // why `longer than` cannot stand there
        switch (said.consequence) {
        case claimed::outage: into.threshold = longer ? threshold : from_.in->tolerance; break;
        case claimed::interruption: needless = "an interruption, which is any time above 0"; break;
        case claimed::stop:
            into.threshold = unbounded;
            needless = "`stops`, which is an outage that ends only by repair";
            break;
        case claimed::disruption:
            into.consequence = model::consequence::disruption;
            into.threshold = threshold;
            break;
        case claimed::data_loss:
            into.consequence = model::consequence::data_loss;
            into.threshold = threshold;
            break;
        case claimed::all_data:
            into.consequence = model::consequence::data_loss;
            into.threshold = unbounded;
            needless = "the loss of all data";
            break;
        case claimed::split_brain:
            into.consequence = model::consequence::split_brain;
            needless = "a split brain, which is wrong however short";
            break;
        }
        if (longer && needless != nullptr) {
            all_.found.add(source::code::needless_threshold, longer->at.span,
                           std::string("found a time for ") + needless + ", expected none",
                           said.consequence == claimed::split_brain ||
                                   said.consequence == claimed::all_data
                               ? "remove `longer than`"
                               : "remove `longer than`, or claim `outage`");
        } else if (longer && longer->value.is_unbounded()) {
            all_.found.add(source::code::endless_threshold, longer->at.span,
                           "found `longer than unbounded`, which nothing is, expected a time",
                           said.consequence == claimed::data_loss
                               ? "claim that nothing `loses all data of` it"
                               : "claim that nothing `stops` it");
        }
    }

    void state_targets(syntax::targets const& said, budget_claim& into) {
        auto const good = expand_all(all_, from_, said.components, into.targets);
        auto const most = static_cast<std::int64_t>(into.targets.size());
        into.at_least = said.together ? static_cast<std::int32_t>(most) : 1;
        if (said.at_least && good) {
            if (*said.at_least < 1 || *said.at_least > most) {
                all_.found.add(source::code::targets_out_of_range, said.at.span,
                               "found at least " + std::to_string(*said.at_least) + " of " +
                                   std::to_string(most) + ", expected from 1 to " +
                                   std::to_string(most));
                return;
            }
            into.at_least = static_cast<std::int32_t>(*said.at_least);
        }
    }

    /// What runs in one place at a time and is started elsewhere because its place is out of sight may
    /// meet itself there. That is not looked at, so nothing can be said of it.
    void check_split(std::vector<syntax::reference> const& said) {
        for (auto const& each : said) {
            std::vector<component_id> named;
            expand(all_, from_, each, named);
            auto const found = std::find_if(named.begin(), named.end(), [&](component_id id) {
                return may_start_twice(all_.result, all_.result[id]);
            });
            if (found != named.end() &&
                all_.found.is_new(source::code::split_of_one, each.at.span)) {
                all_.found.add(
                    source::code::split_of_one, each.at.span,
                    "found " + in_backticks(all_.result[*found].name) +
                        ", which is started elsewhere when its place is out of sight, expected "
                        "what is fenced, or has copies of which another takes over: whether the "
                        "old "
                        "one still runs beside the new one is not looked at",
                    "fence it in the mechanism (`fenced by`), or say `copies run apart, one "
                    "active` and `take over`");
            }
        }
    }

    /// A claim about the data of what neither keeps nor reaches any is most likely a slip.
    void check_data(std::vector<syntax::reference> const& said) {
        if (all_.found.has_errors()) {
            return; // the data may be where something could not be resolved
        }
        if (all_.data.empty()) {
            all_.data = has_data(all_.result);
        }
        for (auto const& each : said) {
            if (!all_.found.is_new(source::code::no_data, each.at.span)) {
                continue;
            }
            std::vector<component_id> named;
            expand(all_, from_, each, named);
            bool any = named.empty();
            for (auto const id : named) {
                any = any || all_.data[index_of(id)];
            }
            if (!any) {
                report_no_data(each, all_.result[named.front()].name);
            }
        }
    }

    void report_no_data(syntax::reference const& said, std::string const& name) {
        std::string keepers;
        std::size_t shown = 0;
        constexpr std::size_t most_shown = 3;
        for (auto const& each : all_.result.components) {
            if (each.keeps_data && shown < most_shown) {
                keepers += (shown++ == 0 ? "" : " or ") + in_backticks(each.name);
            }
        }
        all_.found.add(source::code::no_data, said.at.span,
                       "found a loss of data of " + in_backticks(name) +
                           ", which keeps none and depends on nothing that does, expected a "
                           "component with data",
                       keepers.empty() ? "write `keeps data` in the component that has it"
                                       : "claim it of " + keepers +
                                             ", or write `keeps data` in the component that has "
                                             "it");
    }

    scope& all_;
    viewpoint from_;
    syntax::budget_claim const& said_;
};

} // namespace hadsl::model

#endif
