// hadsl/embed/build.hpp - from what a specification in C++ says to its architecture.
// SPDX-License-Identifier: BSL-1.0
//
// The constexpr sibling of model/resolve.hpp, for what the words of the embedded language can say.
// Both make the same architecture out of the same specification; tests hold them against each other
// on random models and on all deployments of the library.
#ifndef HADSL_EMBED_BUILD_HPP
#define HADSL_EMBED_BUILD_HPP

#include <hadsl/embed/library/core.hpp>
#include <hadsl/embed/names.hpp>
#include <hadsl/embed/protect.hpp>
#include <hadsl/embed/said.hpp>
#include <hadsl/model/data.hpp>
#include <hadsl/model/missing_links.hpp>
#include <hadsl/model/own_data.hpp>
#include <hadsl/model/sight.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::embed {

namespace detail {

/// (A template, so that including it costs little.)
template <class Specification>
class builder {
public:
    constexpr explicit builder(Specification const& said) : said_(&said) {
        library::add_core(in_);
        natures_.resize(in_.kinds.size());
        for (std::size_t at = 0; at < in_.kinds.size(); ++at) {
            natures_[at].keeps_data = library::kinds[at].keeps_data;
        }
    }

    [[nodiscard]] constexpr model::architecture build() && {
        declare(said_->kinds, in_.kinds);
        declare(said_->classes, in_.classes);
        natures_.resize(in_.kinds.size());
        for (auto const& each : said_->kinds) {
            complete(each);
        }
        for (auto const& each : said_->classes) {
            complete(each);
        }
        for (auto const& each : said_->classes) {
            add_shows(each);
        }
        for (auto const& each : said_->components) {
            for (auto const name : each.names) {
                if (find_named(in_.components, name) < in_.components.size()) {
                    second_declaration(name);
                }
                auto& next = in_.components.emplace_back();
                next.name = name;
                next.description = each.description;
                next.kind = kind_named(in_, each.kind);
            }
        }
        std::size_t at = 0;
        for (auto const& each : said_->components) {
            for (std::size_t name = 0; name < each.names.size(); ++name) {
                fill(each, in_.components[at++]);
            }
        }
        for (auto const& each : model::missing_link_finder(in_).find()) {
            way_does_not_forward(in_[each.user].name);
        }
        for (auto const& each : said_->claims) {
            add(each);
        }
        for (auto const& each : said_->assumptions) {
            auto& next = in_.assumptions.emplace_back();
            next.name = each.name;
            next.description = each.description;
            select(each.none, next);
        }
        return std::move(in_);
    }

private:
    /// What a kind gives to its components.
    struct nature {
        bool keeps_data = false;
        std::optional<duration> starts_in;
        said::names traits;
    };

    template <class Value>
    static constexpr void add_new(std::vector<Value>& into, Value const& value) {
        if (std::find(into.begin(), into.end(), value) == into.end()) {
            into.push_back(value);
        }
    }

    // ---- kinds and classes ---------------------------------------------------------------------

    /// Names first: what is declared later may be named before.
    template <class Said, class Made>
    static constexpr void declare(std::vector<Said> const& said, std::vector<Made>& into) {
        for (auto const& each : said) {
            if (find_named(into, each.name) < into.size()) {
                second_declaration(each.name);
            }
            into.emplace_back().name = each.name;
        }
    }
    /// What was said of something; nothing for what the core library declares.
    template <class Said>
    [[nodiscard]] static constexpr Said const* said_of(std::vector<Said> const& all,
                                                       said::name name) {
        for (auto const& each : all) {
            if (each.name == name) {
                return &each;
            }
        }
        return nullptr;
    }

    constexpr void complete(said::kind const& said) {
        auto const id = kind_named(in_, said.name);
        auto& made = in_.kinds[model::index_of(id)];
        if (!made.ancestors.empty()) {
            return; // as a parent of one before
        }
        made.ancestors.push_back(id);
        auto& its = natures_[model::index_of(id)];
        if (!said.parent.empty()) {
            made.parent = kind_named(in_, said.parent);
            if (auto const* parent = said_of(said_->kinds, said.parent)) {
                complete(*parent);
            }
            for (auto const each : in_[*made.parent].ancestors) {
                made.ancestors.push_back(each);
            }
            made.is_network_gear = in_[*made.parent].is_network_gear;
            its = natures_[model::index_of(*made.parent)];
        }
        its.keeps_data = its.keeps_data || said.keeps_data;
        if (said.starts_in) {
            its.starts_in = said.starts_in;
        }
        its.traits.insert(its.traits.end(), said.traits.begin(), said.traits.end());
    }

    /// Of several parents the first counts that says something; what it strikes is what any of them
    /// does. What no parent says either is as it begins.
    constexpr void complete(said::failure_class const& said) {
        auto const id = class_named(in_, said.name);
        auto& made = in_.classes[model::index_of(id)];
        if (!made.ancestors.empty()) {
            return;
        }
        made.ancestors.push_back(id);
        made.shared_by = said.shared_by;
        made.or_itself = said.or_itself;
        made.recurs = said.recurs;
        made.is_planned = said.planned;
        made.destroys = said.destroys;
        made.lasts = said.lasts.value_or(unbounded);
        made.noticed = said.noticed.value_or(unbounded);
        bool has_lasts = said.lasts.has_value();
        bool has_noticed = said.noticed.has_value();
        if (said.strikes) {
            for (auto const each : *said.strikes) {
                add_new(made.strikes, kind_named(in_, each));
            }
        }
        for (auto const name : said.parents) {
            auto const parent_id = class_named(in_, name);
            if (auto const* parent = said_of(said_->classes, name)) {
                complete(*parent);
            }
            auto& parent = in_.classes[model::index_of(parent_id)];
            parent.is_leaf = false;
            add_new(made.parents, parent_id);
            for (auto const each : parent.ancestors) {
                add_new(made.ancestors, each);
            }
            if (!said.strikes) {
                for (auto const each : parent.strikes) {
                    add_new(made.strikes, each);
                }
            }
            if (!has_lasts && says(name, &said::failure_class::lasts, parent.lasts)) {
                made.lasts = parent.lasts;
                has_lasts = true;
            }
            if (!has_noticed && says(name, &said::failure_class::noticed, parent.noticed)) {
                made.noticed = parent.noticed;
                has_noticed = true;
            }
            if (made.shared_by.empty()) {
                made.shared_by = parent.shared_by;
                made.or_itself = parent.or_itself;
            }
            made.recurs = made.recurs || parent.recurs;
            made.is_planned = made.is_planned || parent.is_planned;
            if (made.destroys == model::destruction::nothing) {
                made.destroys = parent.destroys;
            }
        }
    }

    /// What a rule may name to see a class: its ancestors, and what it, or else its parents, show as.
    constexpr void add_shows(said::failure_class const& said) {
        auto& made = in_.classes[model::index_of(class_named(in_, said.name))];
        if (!made.shows.empty()) {
            return;
        }
        made.shows = made.ancestors;
        if (said.shows) {
            for (auto const name : *said.shows) {
                for (auto const each : in_[class_named(in_, name)].ancestors) {
                    add_new(made.shows, each);
                }
            }
            return;
        }
        for (auto const name : said.parents) {
            if (auto const* parent = said_of(said_->classes, name)) {
                add_shows(*parent);
            }
            for (auto const each : in_[class_named(in_, name)].shows) {
                add_new(made.shows, each);
            }
        }
    }

    /// Whether a class says or inherits a length: one that nobody said is unbounded.
    [[nodiscard]] constexpr bool says(said::name of,
                                      std::optional<duration> said::failure_class::*which,
                                      duration now) const {
        if (!now.is_unbounded()) {
            return true;
        }
        for (auto const& each : said_->classes) {
            if (each.name != of) {
                continue;
            }
            if (each.*which) {
                return true;
            }
            for (auto const parent : each.parents) {
                if (says(parent, which, in_[class_named(in_, parent)].*model_member(which))) {
                    return true;
                }
            }
        }
        return false;
    }
    static constexpr duration model::failure_class::*model_member(
        std::optional<duration> said::failure_class::*which) {
        return which == &said::failure_class::lasts ? &model::failure_class::lasts
                                                    : &model::failure_class::noticed;
    }

    // ---- components ----------------------------------------------------------------------------

    constexpr void fill(said::component const& said, model::component& into) const {
        place(said, into);
        auto const& its = natures_[model::index_of(into.kind)];
        for (auto const each : its.traits) {
            into.traits.emplace_back(each);
        }
        for (auto const each : said.traits) {
            into.traits.emplace_back(each);
        }
        into.starts_in = said.starts_in ? *said.starts_in : its.starts_in.value_or(zero);
        into.keeps_data =
            said.keeps_data || its.keeps_data || model::keeps_copies_of_data(in_, into);
        if (!said.data_on.empty()) {
            into.data_on = component_named(in_, said.data_on);
        }
        for (auto const& each : said.costs) {
            into.costs.emplace_back(std::string(each.unit), each.amount);
        }
        if (!said.left.empty()) {
            into.ends.emplace(component_named(in_, said.left), component_named(in_, said.right));
        }
        for (auto const& each : said.needs) {
            into.needs.push_back({resolved(in_, each.of), each.tolerating, {}});
        }
        model::need_own_data(into, {});
        for (auto const& each : said.starts_after) {
            into.starts_after.push_back(resolved(in_, each));
        }
        override_figures(said, into);
        protector<model::architecture>(in_, into, !said.copies.empty()).protect(said.protections);
        if (said.at_least > 1) {
            if (into.mode != model::run_mode::all_active ||
                static_cast<std::size_t>(said.at_least) > into.copies.size()) {
                too_few_copies_serve(into.name);
            }
            into.at_least = said.at_least;
        }
        if (into.data_in_shares && into.at_least < 2 && into.copies.size() > 1) {
            one_share_is_enough(into.name);
        }
        if (model::lacks_replication(in_, into)) {
            nothing_replicates_the_data(into.name);
        }
    }

    constexpr void place(said::component const& said, model::component& into) const {
        for (auto const each : said.containers) {
            add_new(into.containers, component_named(in_, each));
        }
        for (auto const& each : said.labels) {
            into.labels.push_back({std::string(each.key), std::string(each.value), each.after, {}});
        }
        if (said.copies.empty()) {
            auto& only = into.copies.emplace_back();
            if (!said.on.empty()) {
                only.place.push_back(component_named(in_, said.on));
            }
        }
        for (auto const& each : said.copies) {
            auto& next = into.copies.emplace_back();
            next.place.push_back(component_named(in_, each.on));
            for (auto const with : each.with) {
                add_new(next.place, component_named(in_, with));
            }
            for (auto const& label : each.labels) {
                next.labels.push_back(
                    {std::string(label.key), std::string(label.value), label.after, {}});
            }
            next.lag = each.lag;
        }
        for (auto& copy : into.copies) {
            for (auto const each : into.containers) {
                add_new(copy.place, each);
            }
            for (auto const& each : into.labels) {
                bool is_own = false;
                for (auto const& own : copy.labels) {
                    is_own = is_own || own.key == each.key;
                }
                if (!is_own) {
                    copy.labels.push_back(each);
                }
            }
        }
    }

    /// Figures hold for every class below the one they are said of that strikes the component; of
    /// two the one said of the nearer class does.
    constexpr void override_figures(said::component const& said, model::component& into) const {
        std::vector<override_sources> sources;
        for (auto const& each : said.overrides) {
            auto const named = class_named(in_, each.failure);
            bool is_struck = false;
            for (std::size_t at = 0; at < in_.classes.size(); ++at) {
                auto const leaf = static_cast<model::class_id>(at);
                if (!in_[leaf].is_leaf || !descends(leaf, named) || !strikes(leaf, into.kind)) {
                    continue;
                }
                is_struck = true;
                std::size_t found = 0;
                while (found < into.overrides.size() && into.overrides[found].failure != leaf) {
                    ++found;
                }
                if (found == into.overrides.size()) {
                    into.overrides.emplace_back().failure = leaf;
                    sources.emplace_back();
                }
                auto& own = into.overrides[found];
                set(own.lasts, sources[found].lasts, each.lasts, named);
                set(own.every, sources[found].every, each.every, named);
                set(own.noticed, sources[found].noticed, each.noticed, named);
            }
            if (!is_struck) {
                never_strikes(each.failure, into.name);
            }
        }
    }
    struct override_sources {
        std::optional<model::class_id> lasts;
        std::optional<model::class_id> every;
        std::optional<model::class_id> noticed;
    };
    constexpr void set(std::optional<duration>& into, std::optional<model::class_id>& from,
                       std::optional<duration> const& value, model::class_id named) const {
        if (value && (!from || descends(named, *from))) {
            into = value;
            from = named;
        }
    }
    [[nodiscard]] constexpr bool descends(model::class_id lower, model::class_id upper) const {
        auto const& ancestors = in_[lower].ancestors;
        return std::find(ancestors.begin(), ancestors.end(), upper) != ancestors.end();
    }
    [[nodiscard]] constexpr bool strikes(model::class_id failure, model::kind_id kind) const {
        auto const& ancestors = in_[kind].ancestors;
        for (auto const each : in_[failure].strikes) {
            if (std::find(ancestors.begin(), ancestors.end(), each) != ancestors.end()) {
                return true;
            }
        }
        return false;
    }

    // ---- claims --------------------------------------------------------------------------------

    template <class Words>
    constexpr void select(said::failures const& said, Words& into) const {
        for (auto const each : said.classes) {
            add_new(into.classes, class_named(in_, each));
        }
        if (!said.of_kind.empty()) {
            into.of_kind = kind_named(in_, said.of_kind);
        }
        for (auto const each : said.of) {
            add_new(into.of, component_named(in_, each));
        }
    }

    constexpr void add(said::claim const& said) {
        if (find_named(in_.claims, said.name) < in_.claims.size()) {
            second_declaration(said.name);
        }
        auto& next = in_.claims.emplace_back();
        next.name = said.name;
        next.description = said.description;
        next.says = said.says;
        if (!said.accepted.empty()) {
            auto& accepted = next.acceptance.emplace();
            accepted.why = said.accepted;
            if (said.until != 0) {
                accepted.until = said.until;
            }
        }
        std::vector<model::component_id> targets;
        for (auto const each : said.targets) {
            add_new(targets, component_named(in_, each));
        }
        if (said.says == model::claim::form::cold_start) {
            next.cold_start.targets = std::move(targets);
            return;
        }
        if (said.says == model::claim::form::availability) {
            next.availability.target = targets.front();
            next.availability.at_least = said.availability;
            return;
        }
        auto& budget = next.budget;
        for (auto const& each : said.budgets) {
            if (each.count < 1 || each.count > model::most_failures) {
                budget_of_too_few_or_too_many_failures(said.name);
            }
            auto& own = budget.budgets.emplace_back();
            own.count = each.count;
            select(each, own);
        }
        auto const most = static_cast<std::int32_t>(targets.size());
        if (said.at_least < 0 || said.at_least > most) {
            fewer_targets_than_asked_for(said.name);
        }
        budget.at_least = said.at_least == 0 ? most : said.at_least;
        budget.targets = std::move(targets);
        using said::consequence;
        switch (said.consequence) {
        case consequence::outage:
            budget.threshold = said.longer_than.value_or(said_->tolerance);
            break;
        case consequence::interruption: break;
        case consequence::stop: budget.threshold = unbounded; break;
        case consequence::disruption:
            budget.consequence = model::consequence::disruption;
            budget.threshold = said.longer_than.value_or(zero);
            break;
        case consequence::data_loss:
            budget.consequence = model::consequence::data_loss;
            budget.threshold = said.longer_than.value_or(zero);
            check_data(budget.targets);
            break;
        case consequence::all_data:
            budget.consequence = model::consequence::data_loss;
            budget.threshold = unbounded;
            check_data(budget.targets);
            break;
        case consequence::split_brain:
            budget.consequence = model::consequence::split_brain;
            check_split(budget.targets);
            break;
        }
    }

    /// As in a text, a claim about data that nobody keeps is a slip.
    constexpr void check_data(std::vector<model::component_id> const& targets) const {
        auto const known = model::has_data(in_);
        for (auto const each : targets) {
            if (!known[model::index_of(each)]) {
                keeps_no_data(in_[each].name);
            }
        }
    }

    /// As in a text, nothing can be said of what may meet itself in another place.
    constexpr void check_split(std::vector<model::component_id> const& targets) const {
        for (auto const each : targets) {
            if (model::may_start_twice(in_, in_[each])) {
                starts_elsewhere_without_a_fence(in_[each].name);
            }
        }
    }

    Specification const* said_;
    model::architecture in_;
    std::vector<nature> natures_; // by kind
};

} // namespace detail

/// The architecture of a specification. What it names must exist: otherwise `std::invalid_argument`,
/// or at compile time an error that names it.
template <class Specification>
[[nodiscard]] constexpr model::architecture build(Specification const& said) {
    return detail::builder<Specification>(said).build();
}

} // namespace hadsl::embed

#endif
