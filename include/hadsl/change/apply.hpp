// hadsl/change/apply.hpp - an architecture with one fact changed.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_CHANGE_APPLY_HPP
#define HADSL_CHANGE_APPLY_HPP

#include <hadsl/change/edit.hpp>
#include <hadsl/change/twins.hpp>
#include <hadsl/model/architecture.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::change {

/// Applies an edit where the architecture lies. INVARIANT: but for `no_assumption`, only the edit's
/// component changes, and what is new comes behind the others.
class editor {
public:
    explicit editor(edited& of) : made_(of) {}

    /// INVARIANT: the edit is about this architecture: its ids and indices exist.
    void apply(edit const& by) {
        using kind = edit::kind;
        switch (by.what) {
        case kind::at_least: its(by).at_least = by.number; break;
        case kind::rule_time: rule(by).time = by.time; break;
        case kind::rule_loss: lose(by); break;
        case kind::start_time: its(by).starts_in = by.time; break;
        case kind::tolerance: its(by).needs[by.index].tolerating = by.time; break;
        case kind::noticed: notice(by); break;
        case kind::own_label:
        case kind::shared_label: relabel(by); break;
        case kind::later_label: delay(by); break;
        case kind::own_place: stand_on(by, twins(made_).shallow(*by.other)); break;
        case kind::own_need: {
            auto const twin = twins(made_).shallow(*by.other);
            replace(its(by).needs[by.index].of, *by.other, twin);
            break;
        }
        case kind::moved_place: move_to(by); break;
        case kind::shared_place: stand_on(by, *by.replacement); break;
        case kind::symptom:
            rule(by).symptoms.push_back({by.kind_lost.has_value(), by.failure, by.kind_lost, {}});
            break;
        case kind::not_mirrored: unmirror(by); break;
        case kind::lag: copy(by).lag = by.time; break;
        case kind::backup_interval: its(by).backups[by.index].interval = by.time; break;
        case kind::backup_place: keep_on(by); break;
        case kind::backup: its(by).backups.push_back({by.time, std::nullopt, {}}); break;
        case kind::serve_apart: serve_apart(its(by)); break;
        case kind::one_more_copy: grow(by); break;
        case kind::one_more_link: add_link(by); break;
        case kind::one_more_voter: add_voter(by); break;
        case kind::fence: {
            auto const fence = add_apart(by, " fence");
            its(by).fenced_by = named(fence);
            break;
        }
        default: take_away(by); break;
        }
    }

private:
    [[nodiscard]] model::component& component(model::component_id id) {
        return made_.architecture.components[model::index_of(id)];
    }
    [[nodiscard]] model::component& its(edit const& by) { return component(by.component); }
    [[nodiscard]] model::copy& copy(edit const& by) {
        return its(by).copies[static_cast<std::size_t>(by.copy)];
    }
    [[nodiscard]] model::rule& rule(edit const& by) {
        return its(by).rules[static_cast<std::size_t>(by.rule)];
    }

    // ---- figures and labels ----------------------------------------------------------------

    /// What several rules of a mechanism lose alike is one figure.
    void lose(edit const& by) {
        auto const as = rule(by);
        for (auto& each : its(by).rules) {
            if (each.protection == as.protection && each.losing == as.losing) {
                each.losing = by.time;
            }
        }
    }

    /// The last override of a class counts, figure by figure.
    void notice(edit const& by) {
        its(by).overrides.push_back(
            {*by.failure, std::nullopt, std::nullopt, std::nullopt, by.time, {}});
    }

    void relabel(edit const& by) {
        auto& labels = copy(by).labels;
        auto const own = std::find_if(labels.begin(), labels.end(),
                                      [&](auto const& each) { return each.key == by.label; });
        if (own == labels.end()) {
            labels.push_back({by.label, by.value, zero, {}});
        } else {
            own->value = by.value;
        }
    }

    void delay(edit const& by) {
        for (auto& each : copy(by).labels) {
            each.after = each.key == by.label ? by.time + duration{1} : each.after;
        }
    }

    // ---- places ----------------------------------------------------------------------------

    void stand_on(edit const& by, model::component_id instead) {
        auto& place = copy(by).place;
        std::replace(place.begin(), place.end(), *by.other, instead);
        auto& containers = its(by).containers;
        std::replace(containers.begin(), containers.end(), *by.other, instead);
    }

    /// Where the copy stands then may fail just as well as where it stood.
    void move_to(edit const& by) {
        stand_on(by, *by.replacement);
        made_.like[model::index_of(*by.replacement)] = made_.like[model::index_of(*by.other)];
    }

    void keep_on(edit const& by) {
        auto const twin = twins(made_).shallow(*by.other);
        replace(*its(by).backups[by.index].on, *by.other, twin);
    }
    static void replace(model::expression& in, model::component_id from, model::component_id to) {
        if (in.op == model::expression::operation::component && in.component == from) {
            in.component = to;
        }
        for (auto& operand : in.operands) {
            replace(operand, from, to);
        }
    }

    // ---- what runs -------------------------------------------------------------------------

    static void serve_apart(model::component& of) {
        of.mode = model::run_mode::all_active;
        for (auto& each : of.copies) {
            each.lag = zero;
        }
    }

    void grow(edit const& by) {
        auto next = its(by).copies.front();
        twins make(made_);
        for (auto& lower : next.place) {
            lower = make.apart(lower, by.others);
        }
        auto& grown = its(by);
        if (grown.mode == model::run_mode::single) {
            grown.mode = model::run_mode::all_active;
        }
        // Where all who stand by are behind, so is one more.
        for (std::size_t at = 1; at < grown.copies.size(); ++at) {
            auto const lag = grown.copies[at].lag;
            next.lag = at == 1 ? lag : shorter_of(next.lag, lag);
        }
        grown.copies.push_back(std::move(next));
        made_.grown = by.component;
    }

    void add_link(edit const& by) {
        auto const twin = twins(made_).shallow(by.component);
        auto& link = component(twin);
        auto const part = [](std::vector<model::label>& labels) {
            for (auto& each : labels) {
                each.value += "'";
            }
        };
        part(link.labels);
        for (auto& each : link.copies) {
            part(each.labels);
        }
    }

    /// Where nobody votes yet, the copies do from now on, and the new voter makes their number odd.
    void add_voter(edit const& by) {
        bool const is_needed = its(by).quorum || its(by).copies.size() % 2 == 0;
        auto const voter = is_needed ? add_apart(by, " voter") : by.component;
        auto& of = its(by);
        if (!of.quorum) {
            of.quorum.emplace().copies = true;
            of.isolated_keep_writing = false;
        }
        if (is_needed) {
            of.quorum->voters.push_back(named(voter));
        }
    }
    [[nodiscard]] static model::expression named(model::component_id id) {
        model::expression made;
        made.op = model::expression::operation::component;
        made.component = id;
        return made;
    }

    /// Something new that shares nothing with anything, of the sort of `other`, or of what the
    /// component stands on: whatever strikes that could have struck this instead.
    model::component_id add_apart(edit const& by, std::string const& what_for) {
        auto const& of = its(by);
        auto const& place = of.copies.front().place;
        auto const sort = by.other ? *by.other : place.empty() ? by.component : place.front();
        model::component made;
        made.name = of.name + what_for;
        made.kind = component(sort).kind;
        made.copies.resize(1);
        auto const id = static_cast<model::component_id>(made_.architecture.components.size());
        made_.architecture.components.push_back(std::move(made));
        made_.like.push_back(made_.like[model::index_of(sort)]);
        return id;
    }

    void unmirror(edit const& by) {
        auto const& ancestors = made_.architecture[*by.failure].ancestors;
        std::erase_if(its(by).mirrors, [&](model::class_id each) {
            return std::find(ancestors.begin(), ancestors.end(), each) != ancestors.end();
        });
    }

    // ---- what goes -------------------------------------------------------------------------

    void take_away(edit const& by) {
        using kind = edit::kind;
        auto const at = static_cast<std::ptrdiff_t>(by.index);
        switch (by.what) {
        case kind::no_need: its(by).needs.erase(its(by).needs.begin() + at); break;
        case kind::no_wait: its(by).starts_after.erase(its(by).starts_after.begin() + at); break;
        case kind::no_protection: drop_protection(its(by), by.protection); break;
        case kind::no_rule: its(by).rules.erase(its(by).rules.begin() + by.rule); break;
        case kind::no_backup: its(by).backups.erase(its(by).backups.begin() + at); break;
        case kind::no_quorum:
            its(by).quorum.reset();
            settle_isolated(its(by));
            break;
        case kind::no_fence:
            its(by).fenced_by.reset();
            settle_isolated(its(by));
            break;
        case kind::no_tolerance: its(by).needs[by.index].tolerating = zero; break;
        case kind::no_choice: {
            auto& need = its(by).needs[by.index].of;
            need.operands.erase(need.operands.begin() + by.number);
            break;
        }
        case kind::no_copy: drop_copy(by); break;
        case kind::no_assumption:
            made_.architecture.assumptions.erase(made_.architecture.assumptions.begin() + at);
            break;
        default: break;
        }
    }

    void drop_copy(edit const& by) {
        auto& of = its(by);
        of.copies.erase(of.copies.begin() + by.copy);
        of.copies.front().lag = zero;
        of.at_least = std::min(of.at_least, static_cast<std::int32_t>(of.copies.size()));
        if (of.copies.size() == 1) {
            run_alone(of);
        }
    }

    /// Only the first copy is left: what is said about several says nothing.
    static void run_alone(model::component& of) {
        of.copies.resize(1);
        of.copies.front().lag = zero;
        of.mode = model::run_mode::single;
        of.at_least = 1;
        of.mirrors.clear();
        of.quorum.reset();
        of.fenced_by.reset();
        of.data_in_shares = false;
        settle_isolated(of);
        std::erase_if(of.rules, [](model::rule const& each) {
            return each.action == model::action::take_over;
        });
        for (auto& each : of.protections) {
            each.added.mirrors = 0;
            each.added.quorum = each.added.fence = each.added.shares = false;
        }
    }

    /// Where nothing votes and nothing fences, nothing says which copy stops.
    static void settle_isolated(model::component& of) {
        of.isolated_stop = of.isolated_stop && (of.quorum || of.fenced_by);
    }

    /// Everything that the mechanism added. Without the one that says how the copies run, only the
    /// first of them does.
    static void drop_protection(model::component& of, std::int32_t gone) {
        auto const& said = of.protections[static_cast<std::size_t>(gone)];
        std::erase_if(of.rules, [&](model::rule const& each) { return each.protection == gone; });
        std::size_t mirrors = 0;
        std::size_t requests = 0;
        std::size_t backups = 0;
        bool runs_copies = false;
        for (std::int32_t at = 0; at < static_cast<std::int32_t>(of.protections.size()); ++at) {
            auto const& each = of.protections[static_cast<std::size_t>(at)].added;
            mirrors += at < gone ? each.mirrors : 0;
            requests += at < gone ? each.requests : 0;
            backups += at < gone ? each.backups : 0;
            runs_copies = runs_copies || (at != gone && each.runs_copies);
        }
        erase(of.mirrors, mirrors, said.added.mirrors);
        erase(of.requests, requests, said.added.requests);
        erase(of.backups, backups, said.added.backups);
        if (said.added.quorum) {
            of.quorum.reset();
        }
        if (said.added.fence) {
            of.fenced_by.reset();
        }
        of.data_in_shares = of.data_in_shares && !said.added.shares;
        settle_isolated(of);
        if (said.added.runs_copies && !runs_copies) {
            run_alone(of);
        }
    }

    template <class Element>
    static void erase(std::vector<Element>& from, std::size_t begin, std::size_t count) {
        auto const first = from.begin() + static_cast<std::ptrdiff_t>(begin);
        from.erase(first, first + static_cast<std::ptrdiff_t>(count));
    }

    edited& made_;
};

/// An architecture in which nothing is changed yet.
[[nodiscard]] inline edited unedited(model::architecture const& in) {
    edited made{in, {}, std::nullopt};
    for (std::size_t at = 0; at < in.components.size(); ++at) {
        made.like.push_back(static_cast<model::component_id>(at));
    }
    return made;
}

/// An architecture as it would be with one fact changed. The edit must be about it.
[[nodiscard]] inline edited apply(model::architecture const& in, edit const& by) {
    auto made = unedited(in);
    editor(made).apply(by);
    return made;
}

/// Takes an edit back that was applied to a copy of `in`, which saves making another copy.
inline void undo(edited& of, model::architecture const& in, edit const& by) {
    of.architecture.components.resize(in.components.size());
    of.like.resize(in.components.size());
    of.architecture.components[model::index_of(by.component)] = in[by.component];
    of.grown.reset();
    if (by.what == edit::kind::moved_place) {
        of.like[model::index_of(*by.replacement)] = *by.replacement;
    }
    if (by.what == edit::kind::no_assumption) {
        of.architecture.assumptions = in.assumptions;
    }
}

} // namespace hadsl::change

#endif
