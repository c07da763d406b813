// hadsl/verifier/slice.hpp - the part of an architecture that one claim can depend on.
// SPDX-License-Identifier: BSL-1.0
//
// Changed designs are tried by the dozen, and most claims see a small part of a large design. What
// a slice leaves out changes nothing about the claim: neither what a scenario does to its targets
// nor whether a scenario is allowed, but for events that strike nothing in the slice.
#ifndef HADSL_VERIFIER_SLICE_HPP
#define HADSL_VERIFIER_SLICE_HPP

#include <hadsl/fault/dependencies.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/verifier/subject.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::verifier {

struct slice {
    /// With the one claim, and the assumptions about what is in it.
    model::architecture architecture;
    std::vector<model::component_id> whole; // by component: which it is in the whole
    std::vector<std::size_t> assumptions;   // by assumption: which it is in the whole
    /// Of the whole: what is there without its places and needs, as only that it is there matters.
    std::vector<model::component_id> bare;
};

class slicer {
public:
    /// All of them must outlive it.
    slicer(model::architecture const& in, fault::dependencies const& on, model::claim const& claim)
        : in_(in), dependencies_(on), claim_(claim), number_(in_.components.size(), -1) {}
    slicer(subject const& of, std::size_t claim)
        : slicer(of.in(), of.meaning().dependencies(), of.in().claims[claim]) {}
    /// For one scenario: what it does not reach is there, but stands nowhere and needs nothing, as
    /// nothing happens to it. (With links, where it stands decides what it sees.)
    slicer(subject const& of, std::size_t claim, fault::scenario const& happening)
        : slicer(of, claim) {
        bool const has_links = std::any_of(in_.components.begin(), in_.components.end(),
                                           [](auto const& each) { return each.ends.has_value(); });
        if (has_links || claim_.says == model::claim::form::cold_start) {
            return;
        }
        std::vector<model::component_id> struck;
        for (auto const id : happening) {
            auto const& event = of.events()[fault::index_of(id)];
            for (auto const& each : event.strikes) {
                struck.push_back(each.component);
                if (event.reach != fault::reach::shared) {
                    struck_.push_back(each.component);
                }
            }
        }
        is_reached_.assign(in_.components.size(), false);
        while (!struck.empty()) {
            auto const id = struck.back();
            struck.pop_back();
            if (!is_reached_[model::index_of(id)]) {
                is_reached_[model::index_of(id)] = true;
                auto const& above = dependencies_.dependents(id);
                struck.insert(struck.end(), above.begin(), above.end());
            }
        }
    }

    /// `also`: what else is to be in the slice, with all that it depends on; `beside`: what is to be
    /// there, if only bare.
    [[nodiscard]] slice cut(std::vector<model::component_id> const& also = {},
                            std::vector<model::component_id> const& beside = {}) && {
        reach(also, beside);
        for (std::size_t at = 0; at < number_.size(); ++at) {
            if (number_[at] >= 0) {
                number_[at] = static_cast<std::int32_t>(made_.whole.size());
                made_.whole.push_back(static_cast<model::component_id>(at));
            }
        }
        auto& out = made_.architecture;
        out.classes = in_.classes;
        out.kinds = in_.kinds;
        out.isolation = in_.isolation;
        for (auto const id : made_.whole) {
            out.components.push_back(in_[id]);
            auto& next = out.components.back();
            if (is_bare_[model::index_of(id)]) {
                strip(next);
                made_.bare.push_back(id);
            }
            renumber(next);
        }
        out.claims.push_back(claim_);
        renumber(out.claims.back());
        for (std::size_t at = 0; at < in_.assumptions.size(); ++at) {
            auto next = in_.assumptions[at];
            if (keep(next.of)) {
                out.assumptions.push_back(std::move(next));
                made_.assumptions.push_back(at);
            }
        }
        return std::move(made_);
    }

private:
    void reach(std::vector<model::component_id> const& also,
               std::vector<model::component_id> const& beside) {
        is_bare_.assign(in_.components.size(), false);
        auto open = model::targets_of(claim_);
        open.insert(open.end(), also.begin(), also.end());
        reach_from(std::move(open));
        // A link matters when both its ends do.
        for (bool grown = true; grown;) {
            grown = false;
            for (std::size_t at = 0; at < in_.components.size(); ++at) {
                auto const& ends = in_.components[at].ends;
                auto const id = static_cast<model::component_id>(at);
                if (ends && (is_in(id) || (is_in(ends->first) && is_in(ends->second))) &&
                    !(is_in(id) && is_in(ends->first) && is_in(ends->second))) {
                    reach_from({id, ends->first, ends->second});
                    grown = true;
                }
            }
        }
        for (auto const id : beside) {
            if (!is_in(id)) {
                number_[model::index_of(id)] = 0;
                is_bare_[model::index_of(id)] = true;
            }
        }
        keep_carriers();
        keep_alternatives();
    }

    /// Of every kind of place that the scenario strikes, or takes from one of several copies, some
    /// that it spares: a copy could be moved there.
    void keep_alternatives() {
        constexpr std::size_t most_of_a_kind = 2;
        std::vector<std::size_t> wanted(in_.kinds.size(), 0);
        for (auto const id : struck_) {
            auto const& users = dependencies_.dependents(id);
            if (is_in(id) && std::any_of(users.begin(), users.end(), [&](auto user) {
                    return is_in(user) && stands_on(user, id);
                })) {
                wanted[model::index_of(in_[id].kind)] = most_of_a_kind;
            }
        }
        for (std::size_t at = 0; at < in_.components.size() && !struck_.empty(); ++at) {
            auto const& copies = in_.components[at].copies;
            if (number_[at] < 0 || copies.size() < 2) {
                continue;
            }
            for (auto const& copy : copies) {
                for (auto const lower : copy.place) {
                    if (is_reached_[model::index_of(lower)]) {
                        wanted[model::index_of(in_[lower].kind)] = most_of_a_kind;
                    }
                }
            }
        }
        for (std::size_t at = 0; at < in_.components.size() && !struck_.empty(); ++at) {
            auto& still = wanted[model::index_of(in_.components[at].kind)];
            if (still > 0 && !is_reached_[at]) {
                --still;
                is_bare_[at] = is_bare_[at] || number_[at] < 0;
                number_[at] = std::max(number_[at], 0);
            }
        }
    }
    [[nodiscard]] bool stands_on(model::component_id user, model::component_id id) const {
        auto const& copies = in_[user].copies;
        return std::any_of(copies.begin(), copies.end(), [&](model::copy const& each) {
            return std::find(each.place.begin(), each.place.end(), id) != each.place.end();
        });
    }

    void reach_from(std::vector<model::component_id> open) {
        while (!open.empty()) {
            auto const id = open.back();
            open.pop_back();
            if (is_in(id)) {
                continue;
            }
            number_[model::index_of(id)] = 0;
            if (!is_reached_.empty() && !is_reached_[model::index_of(id)]) {
                is_bare_[model::index_of(id)] = true;
                continue;
            }
            auto const& on = dependencies_.of(id);
            open.insert(open.end(), on.begin(), on.end());
            auto const& containers = in_[id].containers;
            open.insert(open.end(), containers.begin(), containers.end());
        }
    }
    [[nodiscard]] bool is_in(model::component_id id) const {
        return number_[model::index_of(id)] >= 0;
    }

    /// Who else carries a label matters for when a shared failure is noticed, and for whether it is
    /// one that a budget or an assumption names; nothing else of such a carrier does.
    void keep_carriers() {
        bool const is_named_by_place =
            std::any_of(claim_.budget.budgets.begin(), claim_.budget.budgets.end(),
                        [](model::budget const& each) { return has_place(each); }) ||
            std::any_of(in_.assumptions.begin(), in_.assumptions.end(),
                        [](model::assumption const& each) { return has_place(each); });
        std::set<std::string> keys;
        for (std::size_t at = 0; at < in_.classes.size(); ++at) {
            auto const& each = in_.classes[at];
            if (each.is_leaf && !each.shared_by.empty() &&
                (is_named_by_place || can_be_noticed(static_cast<model::class_id>(at)))) {
                keys.insert(each.shared_by);
            }
        }
        if (keys.empty()) {
            return;
        }
        std::set<std::pair<std::string, std::string>> carried;
        for_each_label([&](std::size_t at, model::label const& each) {
            if (number_[at] >= 0 && keys.contains(each.key)) {
                carried.emplace(each.key, each.value);
            }
        });
        for_each_label([&](std::size_t at, model::label const& each) {
            if (number_[at] < 0 && carried.contains({each.key, each.value})) {
                number_[at] = 0;
                is_bare_[at] = true;
            }
        });
    }

    template <class Words>
    [[nodiscard]] static bool has_place(Words const& words) {
        return !words.of.empty() || words.of_kind;
    }
    [[nodiscard]] bool can_be_noticed(model::class_id failure) const {
        return !in_[failure].noticed.is_unbounded() ||
               std::any_of(in_.components.begin(), in_.components.end(), [&](auto const& each) {
                   return std::any_of(each.overrides.begin(), each.overrides.end(),
                                      [&](model::override const& own) {
                                          return own.failure == failure && own.noticed &&
                                                 !own.noticed->is_unbounded();
                                      });
               });
    }
    template <class Act>
    void for_each_label(Act const& act) const {
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            for (auto const& copy : in_.components[at].copies) {
                for (auto const& label : copy.labels) {
                    act(at, label);
                }
            }
        }
    }

    /// What is only struck: it stands nowhere and needs nothing.
    static void strip(model::component& of) {
        of.containers.clear();
        for (auto& copy : of.copies) {
            copy.place.clear();
        }
        of.needs.clear();
        of.starts_after.clear();
        of.rules.clear();
        of.requests.clear();
        of.quorum.reset();
        of.fenced_by.reset();
        of.data_on.reset();
        of.backups.clear();
        of.ends.reset();
        for (auto& each : of.protections) { // of what they added, only the copies are still there
            each.added.requests = each.added.backups = 0;
            each.added.quorum = each.added.fence = false;
        }
    }

    // ---- ids -------------------------------------------------------------------------------

    void renumber(model::component_id& id) const {
        id = static_cast<model::component_id>(number_[model::index_of(id)]);
    }
    void renumber(std::vector<model::component_id>& all) const {
        for (auto& each : all) {
            renumber(each);
        }
    }
    void renumber(model::expression& of) const {
        if (of.op == model::expression::operation::component) {
            renumber(of.component);
        }
        for (auto& operand : of.operands) {
            renumber(operand);
        }
    }
    void renumber(std::vector<model::expression>& all) const {
        for (auto& each : all) {
            renumber(each);
        }
    }
    void renumber(model::component& of) const {
        renumber(of.containers);
        for (auto& copy : of.copies) {
            renumber(copy.place);
        }
        for (auto& need : of.needs) {
            renumber(need.of);
        }
        renumber(of.starts_after);
        renumber(of.requests);
        for (auto& rule : of.rules) {
            renumber(rule.needs);
        }
        if (of.quorum) {
            renumber(of.quorum->voters);
        }
        if (of.fenced_by) {
            renumber(*of.fenced_by);
        }
        if (of.data_on) {
            renumber(*of.data_on);
        }
        for (auto& backup : of.backups) {
            if (backup.on) {
                renumber(*backup.on);
            }
        }
        if (of.ends) {
            renumber(of.ends->first);
            renumber(of.ends->second);
        }
    }
    void renumber(model::claim& of) const {
        if (of.says == model::claim::form::availability) {
            renumber(of.availability.target);
        }
        renumber(of.cold_start.targets);
        renumber(of.budget.targets);
        for (auto& budget : of.budget.budgets) {
            if (!keep(budget.of)) {
                budget.count = 0; // it names nothing that matters here
            }
        }
    }
    /// Keeps of what a budget or an assumption speaks of what is in the slice; false when it speaks
    /// of something and nothing of that is.
    [[nodiscard]] bool keep(std::vector<model::component_id>& of) const {
        bool const is_about_some = !of.empty();
        std::erase_if(of, [&](model::component_id id) { return !is_in(id); });
        renumber(of);
        return !is_about_some || !of.empty();
    }

    model::architecture const& in_;
    fault::dependencies const& dependencies_;
    model::claim const& claim_;
    std::vector<std::int32_t> number_;        // by component: its place in the slice, or -1
    std::vector<bool> is_bare_;               // by component: only that it is there matters
    std::vector<bool> is_reached_;            // by component; empty: all may be
    std::vector<model::component_id> struck_; // by failures that no label spreads
    slice made_;
};

/// What one claim of a subject can depend on, and what else is to be in it: see `slicer::cut`.
[[nodiscard]] inline slice slice_of(subject const& of, std::size_t claim,
                                    std::vector<model::component_id> const& also = {},
                                    std::vector<model::component_id> const& beside = {}) {
    return slicer(of, claim).cut(also, beside);
}

/// What a claim can depend on in one scenario, and in the same of a design that is changed there.
[[nodiscard]] inline slice slice_in(subject const& of, std::size_t claim,
                                    fault::scenario const& happening) {
    return slicer(of, claim, happening).cut();
}

/// A scenario of the whole as one of the slice: the failures that strike something in it.
[[nodiscard]] inline fault::scenario in_slice(slice const& part,
                                              std::vector<fault::event> const& of_whole,
                                              fault::scenario const& happening,
                                              std::vector<fault::event> const& of_part) {
    fault::scenario found;
    for (auto const id : happening) {
        auto const& wanted = of_whole[fault::index_of(id)];
        for (std::size_t at = 0; at < of_part.size(); ++at) {
            auto const& each = of_part[at];
            auto const& first = each.strikes.front();
            if (each.failure == wanted.failure &&
                fault::strikes(wanted, part.whole[model::index_of(first.component)], first.copy)) {
                found.push_back(static_cast<fault::event_id>(at));
                break;
            }
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

} // namespace hadsl::verifier

#endif
