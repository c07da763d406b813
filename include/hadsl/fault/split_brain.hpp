// hadsl/fault/split_brain.hpp - two copies that write at once, as nodes of a fault graph.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_FAULT_SPLIT_BRAIN_HPP
#define HADSL_FAULT_SPLIT_BRAIN_HPP

#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/outage.hpp>
#include <hadsl/fault/questions.hpp>
#include <hadsl/fault/sight.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <utility>
#include <vector>

namespace hadsl::fault {

/// Split brain is not monotone (an active copy that is down ends it), so it is no equation: it is
/// put together, with negations, from the nodes of monotone questions.
class split_brain {
public:
    /// `answer` gives the node of a question, or nothing when it is too large.
    split_brain(groundwork const& base, graph& nodes,
                std::function<std::optional<node_id>(question const&)> answer)
        : base_(&base), nodes_(&nodes), answer_(std::move(answer)) {}

    /// The scenarios in which two copies of the component go on that do not see each other.
    std::optional<node_id> splits(model::component_id id) {
        auto const& component = (*base_->in)[id];
        if (!can_split(*base_->in, component)) {
            return never_node;
        }
        bool fits = true;
        auto const count = static_cast<std::int32_t>(component.copies.size());
        auto const ask_node = [&](question const& of) {
            auto const found = answer_(of);
            fits = fits && found.has_value();
            return found.value_or(never_node);
        };
        auto const alive = [&](site copy) {
            std::vector<node_id> down{
                ask_node({asked::vote, copy.component, copy.copy, {}, 0, false, true})};
            auto const& its = (*base_->in)[copy.component];
            if (its.mode == model::run_mode::one_copy) { // it is where it belongs
                for (auto const lower : its.copies[static_cast<std::size_t>(copy.copy)].place) {
                    down.push_back(ask_node({asked::outage, lower, -1, {}, 0, false, true}));
                }
            }
            return nodes_->negation(nodes_->any_of(std::move(down)));
        };
        auto const apart = [&](site one, site other) {
            if (one == other) {
                return never_node;
            }
            std::vector<node_id> between;
            std::vector<node_id> outside; // of what holds both: isolation that does not
            for (std::size_t at = 0; at < base_->events->size(); ++at) {
                auto const& event = (*base_->events)[at];
                auto const side = isolation_of(*base_, event, one, other);
                auto& where = side == isolated::one ? between : outside;
                if (is_isolation(*base_->in, event) && side != isolated::both) {
                    where.push_back(nodes_->event(static_cast<event_id>(at)));
                }
            }
            between.push_back(parted(one, other, true, ask_node));
            between.push_back(nodes_->all_of(
                {nodes_->any_of(std::move(outside)), parted(one, other, false, ask_node)}));
            return nodes_->any_of(std::move(between));
        };
        std::vector<node_id> any;
        for (std::int32_t one = 0; all_write(component) && one < count; ++one) {
            for (std::int32_t other = 0; other < one && fits; ++other) {
                any.push_back(nodes_->all_of(
                    {alive({id, one}), alive({id, other}), apart({id, one}, {id, other})}));
            }
        }
        for (std::int32_t at = 1; has_standbys(component) && at < count && fits; ++at) {
            site const standby{id, at};
            std::vector<node_id> acts{
                apart({id, 0}, standby),
                nodes_->negation(withheld(component, standby, ask_node, apart))};
            if (component.quorum) {
                acts.push_back(takes_majority(standby, ask_node, alive, apart));
            }
            any.push_back(nodes_->all_of({alive({id, 0}), alive(standby),
                                          nodes_->any_of({nodes_->all_of(std::move(acts)),
                                                          replaced(standby, alive, apart)})}));
            for (std::int32_t other = 1; !component.quorum && other < at; ++other) {
                site const rival{id, other};
                any.push_back(nodes_->all_of(
                    {nodes_->negation(alive({id, 0})), alive(standby), alive(rival),
                     nodes_->any_of({chosen_apart(standby, rival, ask_node, alive, apart),
                                     chosen_apart(rival, standby, ask_node, alive, apart)})}));
            }
        }
        if (!fits) {
            return std::nullopt;
        }
        return nodes_->any_of(std::move(any));
    }

private:
    /// The scenarios in which no way is left between two sites; `in_sight`: whatever is isolated.
    template <class Ask>
    node_id parted(site one, site other, bool in_sight, Ask const& ask_node) {
        auto const all_out = [&](model::cut const& cut) {
            std::vector<node_id> all;
            for (auto const each : cut) {
                all.push_back(ask_node({asked::outage, each, -1, {}, 0, false, in_sight}));
            }
            return nodes_->all_of(std::move(all));
        };
        std::vector<node_id> any;
        for (auto const& cut : base_->apart.between(one, other)) {
            if (!meaning().costs_a_carrier_its_majority(one, other, cut)) {
                any.push_back(all_out(cut));
            }
        }
        for (auto const& elsewhere : base_->apart.between_moved(one, other)) {
            std::vector<node_id> cuts;
            for (auto const& cut : elsewhere.cuts) {
                if (!meaning().costs_one_its_majority(elsewhere.moved, cut)) {
                    cuts.push_back(all_out(cut));
                }
            }
            std::vector<node_id> all{nodes_->any_of(std::move(cuts))};
            for (auto const each : elsewhere.moved) {
                all.push_back(ask_node({asked::moved, each.component, -1, {}, 0, false, in_sight}));
            }
            any.push_back(nodes_->all_of(std::move(all)));
        }
        return nodes_->any_of(std::move(any));
    }

    /// The scenarios in which those who watch the active copy have a standby take over.
    template <class Alive, class Apart>
    node_id replaced(site standby, Alive const& alive, Apart const& apart) {
        std::vector<node_id> rules;
        for (auto const& rule : (*base_->in)[standby.component].rules) {
            rules.push_back(chosen(standby, rule, [&](model::component_id leaf) {
                return prefers(leaf, standby, {standby.component, 0}, alive, apart);
            }));
        }
        return nodes_->any_of(std::move(rules));
    }

    /// The scenarios in which a standby takes over from an active copy that is down, and another one
    /// beside it: whoever watches and has that one take over sees it, and not the first, or none of
    /// those that chose the first.
    template <class Ask, class Alive, class Apart>
    node_id chosen_apart(site one, site other, Ask const& ask_node, Alive const& alive,
                         Apart const& apart) {
        auto const& component = (*base_->in)[one.component];
        auto const by_itself = [&](site standby) {
            return nodes_->all_of({apart(one, other), nodes_->negation(withheld(component, standby,
                                                                                ask_node, apart))});
        };
        auto const preferred = [&](site standby, site rival, model::component_id leaf) {
            return prefers(leaf, standby, rival, alive, apart);
        };
        std::vector<node_id> seconds; // by whomever the first one is chosen
        for (auto const& rule : component.rules) {
            seconds.push_back(chosen(other, rule, [&](model::component_id leaf) {
                return preferred(other, one, leaf);
            }));
        }
        seconds.push_back(by_itself(other));
        auto const second = nodes_->any_of(std::move(seconds));
        std::vector<node_id> any{nodes_->all_of({by_itself(one), second})};
        for (auto const& by : component.rules) {
            auto const first = chosen(
                one, by, [&](model::component_id leaf) { return preferred(one, other, leaf); });
            if (first == never_node) {
                continue;
            }
            std::vector<node_id> beside{second};
            for (auto const& rule : component.rules) {
                beside.push_back(chosen(other, rule, [&](model::component_id leaf) {
                    std::vector<node_id> unaware{seen_by(leaf, other, alive, apart)};
                    for (auto const each : watching(component, by)) {
                        unaware.push_back(
                            nodes_->any_of({nodes_->negation(preferred(one, other, each)),
                                            do_not_meet(leaf, each, alive, apart)}));
                    }
                    return nodes_->any_of(
                        {preferred(other, one, leaf), nodes_->all_of(std::move(unaware))});
                }));
            }
            any.push_back(nodes_->all_of({first, nodes_->any_of(std::move(beside))}));
        }
        return nodes_->any_of(std::move(any));
    }

    /// The scenarios in which by a rule those who watch have a standby take over, which one of them does
    /// in `chooses(leaf)`. Never where nobody watches.
    template <class Chooses>
    node_id chosen(site standby, model::rule const& rule, Chooses const& chooses) {
        auto const watchers = watchers_of((*base_->in)[standby.component], rule);
        if (!acts_unseen(*base_->in, rule) || watchers.empty()) {
            return never_node;
        }
        std::vector<node_id> disagree;
        for (auto const* role : watchers) {
            disagree.push_back(over(
                *role, [&](model::component_id leaf) { return nodes_->negation(chooses(leaf)); }));
        }
        return nodes_->negation(nodes_->any_of(std::move(disagree)));
    }

    /// The scenarios in which who watches sees a standby and not another copy.
    template <class Alive, class Apart>
    node_id prefers(model::component_id watcher, site standby, site other, Alive const& alive,
                    Apart const& apart) {
        return seen_by(watcher, standby, alive, apart,
                       [&](site copy) { return apart(copy, other); });
    }
    template <class Alive, class Apart>
    node_id seen_by(model::component_id watcher, site standby, Alive const& alive,
                    Apart const& apart) {
        return seen_by(watcher, standby, alive, apart, [](site) { return always_node; });
    }
    /// The scenarios in which enough of its copies see a standby, of those that speak for it and are
    /// `of(copy)`.
    template <class Alive, class Apart, class Of>
    node_id seen_by(model::component_id watcher, site standby, Alive const& alive,
                    Apart const& apart, Of const& of) {
        std::vector<node_id> see;
        for (auto const copy : speakers_of(*base_->in, watcher)) {
            see.push_back(nodes_->all_of(
                {of(copy), nodes_->negation(apart(copy, standby)), speaks(copy, alive, apart)}));
        }
        return nodes_->at_least(enough((*base_->in)[watcher]), std::move(see));
    }
    /// The scenarios in which no copy that speaks for the one sees one that speaks for the other.
    template <class Alive, class Apart>
    node_id do_not_meet(model::component_id one, model::component_id other, Alive const& alive,
                        Apart const& apart) {
        std::vector<node_id> all;
        for (auto const here : speakers_of(*base_->in, one)) {
            for (auto const there : speakers_of(*base_->in, other)) {
                all.push_back(nodes_->any_of({nodes_->negation(speaks(here, alive, apart)),
                                              nodes_->negation(speaks(there, alive, apart)),
                                              apart(here, there)}));
            }
        }
        return nodes_->all_of(std::move(all));
    }

    /// The scenarios in which a copy speaks for its component: the first, or another one once that
    /// cannot.
    template <class Alive, class Apart>
    node_id speaks(site copy, Alive const& alive, Apart const& apart) {
        auto const& component = (*base_->in)[copy.component];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        auto const can = [&](site one) {
            if (!component.quorum || !component.quorum->copies) {
                return alive(one);
            }
            std::vector<node_id> seen;
            for (std::int32_t at = 0; at < count; ++at) {
                site const other{copy.component, at};
                seen.push_back(nodes_->all_of({alive(other), nodes_->negation(apart(one, other))}));
            }
            return nodes_->all_of({alive(one), nodes_->at_least(count / 2 + 1, std::move(seen))});
        };
        if (copy.copy == 0 || !has_standbys(component)) {
            return can(copy);
        }
        site const first{copy.component, 0};
        return nodes_->all_of(
            {can(copy), nodes_->any_of({nodes_->negation(can(first)),
                                        component.quorum ? never_node : apart(first, copy)})});
    }

    /// The scenarios in which most voters see a standby and not the active copy.
    template <class Ask, class Alive, class Apart>
    node_id takes_majority(site standby, Ask const& ask_node, Alive const& alive,
                           Apart const& apart) {
        auto const& component = (*base_->in)[standby.component];
        auto const count = static_cast<std::int32_t>(component.copies.size());
        site const active{standby.component, 0};
        std::vector<node_id> votes;
        for (std::int32_t at = 0; component.quorum->copies && at < count; ++at) {
            site const voter{standby.component, at};
            votes.push_back(nodes_->all_of(
                {alive(voter), nodes_->negation(apart(voter, standby)), apart(voter, active)}));
        }
        for (auto const& role : component.quorum->voters) {
            auto const out_of_reach_from = [&](site viewer) {
                return over(role, [&](model::component_id leaf) {
                    return unreached(leaf, viewer, ask_node, alive, apart);
                });
            };
            votes.push_back(nodes_->all_of(
                {nodes_->negation(out_of_reach_from(standby)), out_of_reach_from(active)}));
        }
        auto const voters = static_cast<std::int32_t>(model::voter_count(component));
        return nodes_->at_least(voters / 2 + 1, std::move(votes));
    }

    /// The scenarios in which a standby never gets what any of its rules needs to take over when it
    /// does not see the active copy itself.
    template <class Ask, class Apart>
    node_id withheld(model::component const& of, site standby, Ask const& ask_node,
                     Apart const& apart) {
        std::vector<node_id> rules;
        for (auto const& rule : of.rules) {
            if (!acts_unseen(*base_->in, rule) || !watchers_of(of, rule).empty()) {
                continue;
            }
            std::vector<node_id> roles;
            for (auto const& role : rule.needs) {
                roles.push_back(over(role, [&](model::component_id leaf) {
                    auto const& component = (*base_->in)[leaf];
                    auto const count = speaking(component);
                    std::vector<node_id> unseen;
                    for (std::int32_t at = 0; at < count; ++at) {
                        unseen.push_back(apart({leaf, at}, standby));
                    }
                    return nodes_->any_of(
                        {ask_node({asked::outage, leaf, -1, {}, forever, false, true}),
                         nodes_->at_least(count - enough(component) + 1, std::move(unseen))});
                }));
            }
            rules.push_back(nodes_->any_of(std::move(roles)));
        }
        return nodes_->all_of(std::move(rules));
    }

    /// The scenarios in which a site does not reach a component that votes.
    template <class Ask, class Alive, class Apart>
    node_id unreached(model::component_id voter, site viewer, Ask const& ask_node,
                      Alive const& alive, Apart const& apart) {
        auto const& component = (*base_->in)[voter];
        auto const count = speaking(component);
        std::vector<node_id> copies;
        for (std::int32_t at = 0; at < count; ++at) {
            copies.push_back(
                nodes_->any_of({nodes_->negation(alive({voter, at})), apart({voter, at}, viewer)}));
        }
        return nodes_->any_of({ask_node({asked::outage, voter, -1, {}, 0, false, true}),
                               nodes_->at_least(count - enough(component) + 1, std::move(copies))});
    }

    /// An expression over nodes: `all` fails when one does.
    template <class Leaf>
    node_id over(model::expression const& of, Leaf const& leaf) {
        using operation = model::expression::operation;
        if (of.op == operation::component) {
            return leaf(of.component);
        }
        std::vector<node_id> operands;
        for (auto const& operand : of.operands) {
            operands.push_back(over(operand, leaf));
        }
        auto const size = static_cast<std::int32_t>(operands.size());
        switch (of.op) {
        case operation::all: return nodes_->any_of(std::move(operands));
        case operation::any: return nodes_->all_of(std::move(operands));
        default: return nodes_->at_least(size - of.count + 1, std::move(operands));
        }
    }

    [[nodiscard]] outage_of meaning() const { return {*base_, no_readings_, no_events_}; }

    groundwork const* base_;
    graph* nodes_;
    std::function<std::optional<node_id>(question const&)> answer_;
    std::vector<reading> no_readings_;
    scenario no_events_;
};

} // namespace hadsl::fault

#endif
