// hadsl/model/classes.hpp - the failure classes: their tree, and what they inherit.
// SPDX-License-Identifier: BSL-1.0
//
// A class that does not say a property has its parents': of several parents the first that has it;
// for what it strikes and what it shows as, all of them together.
#ifndef HADSL_MODEL_CLASSES_HPP
#define HADSL_MODEL_CLASSES_HPP

#include <hadsl/model/ancestry.hpp>
#include <hadsl/model/kinds.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <optional>
#include <vector>

namespace hadsl::model {

/// Appends what is not there yet.
template <class Value>
void add_new(std::vector<Value>& into, std::vector<Value> const& from) {
    for (auto const& each : from) {
        if (std::find(into.begin(), into.end(), each) == into.end()) {
            into.push_back(each);
        }
    }
}

/// What a class has said or inherited; an empty optional says nothing.
struct class_properties {
    std::optional<std::vector<kind_id>> strikes;
    std::optional<std::vector<class_id>> shows_as;
    std::optional<duration> lasts;
    std::optional<duration> noticed;
    std::optional<duration> every;
    syntax::shared const* shared = nullptr;
    destruction destroys = destruction::nothing;
    bool recurs = false;
    bool planned = false;
};

/// Whether a time can stand between two failures; else an error was reported.
[[nodiscard]] inline bool is_interval(scope& all, syntax::duration const& said) {
    if (said.value.is_zero()) {
        all.found.add(source::code::count_out_of_range, said.at.span,
                      "found a failure every 0s, expected a time between failures");
    }
    return !said.value.is_zero();
}

/// The properties a class states itself.
[[nodiscard]] inline class_properties own_properties(scope& all,
                                                     instance<syntax::failure> const& declared) {
    auto const& said = declared.said->properties;
    class_properties own;
    if (auto const* strikes = only<syntax::strikes>(said, "strikes", all.found)) {
        own.strikes.emplace();
        for (auto const& name : strikes->kinds) {
            if (auto const id = kind_of(all, *declared.from.in, name)) {
                add_new(*own.strikes, {*id});
            }
        }
    }
    if (auto const* shows = only<syntax::shows>(said, "shows as", all.found)) {
        own.shows_as.emplace();
        for (auto const& name : shows->classes) {
            if (auto const id = class_of(all, *declared.from.in, name)) {
                add_new(*own.shows_as, {*id});
            }
        }
    }
    if (auto const* lasts = only<syntax::class_lasts>(said, "lasts", all.found)) {
        own.lasts = lasts->length.value;
    }
    if (auto const* noticed = only<syntax::class_noticed>(said, "noticed in", all.found)) {
        own.noticed = noticed->within.value;
    }
    if (auto const* every = only<syntax::class_every>(said, "every", all.found)) {
        if (is_interval(all, every->length)) {
            own.every = every->length.value;
        }
    }
    own.shared = only<syntax::shared>(said, "shared by", all.found);
    if (own.shared != nullptr) {
        all.label_keys.insert(own.shared->label.text);
    }
    for_each_of<syntax::destroys>(said, [&](syntax::destroys const& destroys) {
        own.destroys =
            std::max(own.destroys, destroys.contents ? destruction::contents : destruction::data);
    });
    own.recurs = only<syntax::recurs>(said, "recurs", all.found) != nullptr;
    own.planned = only<syntax::planned>(said, "planned", all.found) != nullptr;
    return own;
}

/// Adds what one parent has to what a class, and the parents before, have. `said` is the class's
/// own: of `strikes` and `shows as` its own replace the parents', which add up.
inline void inherit(class_properties& into, class_properties const& said,
                    class_properties const& parent) {
    auto const join = [](auto& target, auto const& own, auto const& from) {
        if (!own && from) {
            target ? add_new(*target, *from) : void(target = from);
        }
    };
    join(into.strikes, said.strikes, parent.strikes);
    join(into.shows_as, said.shows_as, parent.shows_as);
    into.lasts = into.lasts ? into.lasts : parent.lasts;
    into.noticed = into.noticed ? into.noticed : parent.noticed;
    into.every = into.every ? into.every : parent.every;
    into.shared = into.shared != nullptr ? into.shared : parent.shared;
    into.destroys = into.destroys != destruction::nothing ? into.destroys : parent.destroys;
    into.recurs = into.recurs || parent.recurs;
    into.planned = into.planned || parent.planned;
}

/// Writes what a class has into the architecture, but for its ancestors.
inline void store(class_properties const& has, failure_class& into) {
    into.strikes = has.strikes.value_or(std::vector<kind_id>());
    into.lasts = has.lasts.value_or(unbounded);
    into.noticed = has.noticed.value_or(unbounded);
    into.every = has.every;
    into.shared_by = has.shared != nullptr ? has.shared->label.text : "";
    into.or_itself = has.shared != nullptr && has.shared->or_itself;
    into.recurs = has.recurs;
    into.is_planned = has.planned;
    into.destroys = has.destroys;
}

/// Whether failures of a class, which must be a leaf, strike components of a kind.
[[nodiscard]] inline bool strikes(architecture const& all, class_id failure, kind_id kind) {
    auto const& struck = all[failure].strikes;
    return std::any_of(struck.begin(), struck.end(), [&](kind_id each) {
        auto const& ancestors = all[kind].ancestors;
        return std::find(ancestors.begin(), ancestors.end(), each) != ancestors.end();
    });
}

/// The leaves below every class; and a warning for each that can strike nothing.
/// `harmless` are those that need not happen by themselves, since others show as them, or whose
/// mistakes were reported.
inline void resolve_leaves(scope& all, std::vector<bool> const& harmless) {
    auto& classes = all.result.classes;
    all.leaves.resize(classes.size());
    for (std::size_t i = 0; i < classes.size(); ++i) {
        if (!classes[i].is_leaf) {
            continue;
        }
        for (auto const ancestor : classes[i].ancestors) {
            all.leaves[index_of(ancestor)].push_back(static_cast<class_id>(i));
        }
        if (classes[i].strikes.empty() && !harmless[i]) {
            all.found.add(source::code::strikes_nothing, classes[i].at,
                          "found a failure class that strikes nothing, so it never happens",
                          "write `strikes` and the kinds that it strikes");
        }
    }
}

/// Warns where all that is declared below somebody else's class strikes less than it did: then the
/// ordinary failure no longer happens, since only leaves do, and proofs rest on that.
inline void find_replaced(scope& all, std::vector<instance<syntax::failure>> const& declared,
                          std::vector<class_properties> const& said, parents_of const& parents) {
    std::vector<std::vector<std::size_t>> children(declared.size());
    for (std::size_t child = 0; child < parents.size(); ++child) {
        for (auto const parent : parents[child]) {
            children[parent].push_back(child);
        }
    }
    for (std::size_t i = 0; i < children.size(); ++i) {
        auto const& below = children[i];
        auto const& struck = all.result.classes[i].strikes;
        bool const is_replaced =
            !below.empty() && std::all_of(below.begin(), below.end(), [&](std::size_t child) {
                auto const& own = all.result.classes[child].strikes;
                bool const strikes_all =
                    std::all_of(struck.begin(), struck.end(), [&](kind_id each) {
                        return std::find(own.begin(), own.end(), each) != own.end();
                    });
                auto const* shared = said[child].shared;
                bool const is_labelled = shared != nullptr && !shared->or_itself;
                return declared[child].from.in != declared[i].from.in &&
                       (!strikes_all || is_labelled);
            });
        if (!is_replaced) {
            continue;
        }
        auto const& child = all.result.classes[below.front()];
        auto const parent = declared[i].said->declared.text;
        all.found.add(
            source::code::replaced_failure, child.at,
            "found a narrower " + in_backticks(parent) + " instead of the ordinary one, " +
                "which no longer happens: only what is declared below it does",
            "declare the ordinary one as well: `failure other_" + std::string(parent) + " : " +
                std::string(parent) + "`" +
                (said[below.front()].strikes ? "" : ", or write `or itself` after the label"));
    }
}

/// Declares all classes, links them to their parents and passes their properties on.
inline void resolve_classes(scope& all) {
    std::vector<instance<syntax::failure>> declared;
    auto& classes = all.result.classes;
    for (auto const& in : all.said.units) {
        for_each_of<syntax::failure>(in->said.declarations, [&](syntax::failure const& said) {
            if (declare(all, *in, category::failure_class, said.declared, declared.size())) {
                declared.push_back({&said, {in.get(), no_turn}});
                classes.emplace_back();
                classes.back().name = public_name(*in, said.declared.text);
                classes.back().at = said.declared.at.span;
            }
        });
    }
    parents_of parents(classes.size());
    std::vector<class_properties> said(classes.size());
    std::vector<bool> harmless(classes.size(), false);
    for (std::size_t i = 0; i < classes.size(); ++i) {
        for (auto const& name : declared[i].said->parents) {
            if (auto const id = class_of(all, *declared[i].from.in, name)) {
                add_new(parents[i], {index_of(*id)});
                classes[index_of(*id)].is_leaf = false;
            } else {
                harmless[i] = true;
            }
        }
        said[i] = own_properties(all, declared[i]);
        harmless[i] = harmless[i] || said[i].strikes;
        for (auto const id : said[i].shows_as.value_or(std::vector<class_id>())) {
            harmless[index_of(id)] = true;
        }
    }
    auto const ancestry = order_by_parents(parents);
    for (auto const& cycle : ancestry.cycles) {
        all.found.add(source::code::ancestry_cycle, classes[cycle.front()].at,
                      "found a failure class that descends from itself, expected a tree: " +
                          cycle_text(cycle, classes));
    }
    auto has = said;
    for (auto const i : ancestry.order) {
        auto& each = classes[i];
        each.ancestors.push_back(static_cast<class_id>(i));
        for (auto const parent : parents[i]) {
            if (is_too_deep(all, "failure class", each, classes[parent])) {
                continue;
            }
            each.parents.push_back(static_cast<class_id>(parent));
            add_new(each.ancestors, classes[parent].ancestors);
            inherit(has[i], said[i], has[parent]);
        }
        store(has[i], each);
    }
    for (std::size_t i = 0; i < classes.size(); ++i) {
        classes[i].shows = classes[i].ancestors;
        for (auto const id : has[i].shows_as.value_or(std::vector<class_id>())) {
            add_new(classes[i].shows, classes[index_of(id)].ancestors);
        }
    }
    if (auto const* isolation = all.names.find(category::failure_class, "isolation")) {
        if (isolation->at.text == all.said.prelude_text) {
            all.result.isolation = static_cast<class_id>(isolation->index);
        }
    }
    resolve_leaves(all, harmless);
    find_replaced(all, declared, said, parents);
}

} // namespace hadsl::model

#endif
