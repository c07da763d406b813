// hadsl/model/figures.hpp - of several figures said of a failure class, the one that holds.
// SPDX-License-Identifier: BSL-1.0
//
// Figures are said of a component, of its kind, or of all (`assume crash every 90d`), and the more
// specific ones hold. Among those of one rank, figures for a class with children hold for all
// leaves below it, and of two for one leaf the one said of the nearer class holds, in whatever
// order they stand.
#ifndef HADSL_MODEL_FIGURES_HPP
#define HADSL_MODEL_FIGURES_HPP

#include <hadsl/model/classes.hpp>
#include <hadsl/model/properties.hpp>
#include <hadsl/model/scope.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::model {

/// The share that figures give to failures of all copies at once, from 0 to less than 1; else an
/// error was reported.
[[nodiscard]] inline std::optional<double> common_share(scope& all, syntax::override const& said) {
    if (!said.shared) {
        return std::nullopt;
    }
    auto const share =
        static_cast<double>(said.shared->digits) / std::pow(10.0, said.shared->scale) / 100;
    if (share < 1) {
        return share;
    }
    if (all.found.is_new(source::code::count_out_of_range, said.shared->at.span)) {
        all.found.add(source::code::count_out_of_range, said.shared->at.span,
                      "found " + in_backticks(std::string(all.texts.slice(said.shared->at.span))) +
                          " of failures that strike all copies, expected less than 100%",
                      "what always strikes all copies is a class `shared by` a label");
    }
    return std::nullopt;
}

/// Figures of one rank, gathered over those of more specific ranks, which stay.
class figures_of_rank {
public:
    figures_of_rank(scope& all, std::vector<override>& into)
        : all_(all), into_(into), before_(into), sources_(into.size()) {}

    /// Figures said of the class `named`, above the leaf or the leaf itself.
    void add(class_id leaf, class_id named, syntax::override const& said) {
        auto at = std::find_if(into_.begin(), into_.end(),
                               [&](auto const& each) { return each.failure == leaf; });
        if (at == into_.end()) {
            into_.emplace_back().failure = leaf;
            sources_.emplace_back();
            at = into_.end() - 1;
            at->at = said.at.span;
        }
        auto const index = static_cast<std::size_t>(at - into_.begin());
        auto& from = sources_[index];
        auto const before = index < before_.size() ? before_[index] : override{};
        auto const length = [](std::optional<syntax::duration> const& of) {
            return of ? std::optional(of->value) : std::nullopt;
        };
        set(at->lasts, from.lasts, before.lasts, length(said.lasts), named, said);
        set(at->every, from.every, before.every, length(said.every), named, said);
        set(at->noticed, from.noticed, before.noticed, length(said.noticed), named, said);
        // Who says how often says how much of it is common, be it nothing.
        if (said.every && from.every == named && !before.every) {
            at->common = common_share(all_, said);
        }
    }

private:
    /// Where each figure of one leaf comes from; beside `into_`.
    struct source_of_figures {
        std::optional<class_id> lasts;
        std::optional<class_id> every;
        std::optional<class_id> noticed;
    };

    void set(std::optional<duration>& into, std::optional<class_id>& from,
             std::optional<duration> const& before, std::optional<duration> const& value,
             class_id named, syntax::override const& said) {
        if (!value) {
            return;
        }
        if (from && !descends(*from, named) && (*from == named || !descends(named, *from))) {
            if (all_.found.is_new(source::code::duplicate_property, said.at.span)) {
                all_.found.add(source::code::duplicate_property, said.at.span,
                               *from == named
                                   ? "found a second figure for " +
                                         in_backticks(text_of(said.failure)) + ", expected one"
                                   : "found a second figure for what is both " +
                                         in_backticks(text_of(said.failure)) + " and " +
                                         in_backticks(all_.result[*from].name) + ", expected one",
                               "remove one of them");
            }
            return;
        }
        if (!from || descends(named, *from)) {
            into = before ? before : value;
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
    std::vector<override>& into_;
    std::vector<override> before_;
    std::vector<source_of_figures> sources_;
};

/// Says so when figures are of a class that does not strike a kind. `whose` is what is struck, in
/// words.
inline void report_not_struck(scope& all, syntax::override const& said, class_id named,
                              std::string const& whose) {
    if (!all.found.is_new(source::code::not_struck, said.failure.at.span)) {
        return;
    }
    all.found.add(source::code::not_struck, said.failure.at.span,
                  "found figures for " + in_backticks(text_of(said.failure)) +
                      ", which does not strike " + whose +
                      ", expected a failure class that "
                      "does",
                  "", {{all.result[named].at, "the class is declared here"}});
}

/// Looks at what kinds say of failure classes, be there components of these kinds or not.
inline void check_figures_of_kinds(scope& all) {
    for (std::size_t at = 0; at < all.kinds.size(); ++at) {
        if (all.kinds[at].figures.empty()) {
            continue; // descends from itself, which was reported
        }
        for (auto const& each : all.kinds[at].figures.back()) {
            auto const named = class_of(all, *each.from.in, each.said->failure);
            if (!named) {
                continue;
            }
            auto const& leaves = all.leaves[index_of(*named)];
            if (std::none_of(leaves.begin(), leaves.end(), [&](class_id leaf) {
                    return strikes(all.result, leaf, static_cast<kind_id>(at));
                })) {
                report_not_struck(all, *each.said, *named,
                                  "the kind " + in_backticks(all.result.kinds[at].name));
            }
        }
    }
}

/// What `assume crash every 90d lasting 5min` says, in place of what the classes say themselves.
inline void assume_figures(scope& all) {
    std::vector<override> said;
    figures_of_rank rank(all, said);
    for (auto const& in : all.said.units) {
        for_each_of<syntax::figures>(in->said.declarations, [&](syntax::figures const& figures) {
            if (in->is_module()) {
                return; // misplaced, as will be reported
            }
            for (auto const& each : figures.all) {
                auto const named = class_of(all, *in, each.failure);
                if (!named || (each.every && !is_interval(all, *each.every))) {
                    continue;
                }
                for (auto const leaf : all.leaves[index_of(*named)]) {
                    rank.add(leaf, *named, each);
                }
            }
        });
    }
    for (auto const& each : said) {
        auto& into = all.result.classes[index_of(each.failure)];
        into.lasts = each.lasts.value_or(into.lasts);
        into.noticed = each.noticed.value_or(into.noticed);
        into.every = each.every ? each.every : into.every;
        into.common = each.common.value_or(into.common);
    }
}

} // namespace hadsl::model

#endif
