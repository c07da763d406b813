// tests/property/random_model.hpp - small random architectures that use the whole model.
// SPDX-License-Identifier: BSL-1.0
//
// The same seed gives the same model everywhere: nothing here depends on a library's distributions.
// Kinds and classes have names of their own, so that the core library's failures strike nothing
// when a model is printed and read again; links, `nic` with its failure, `network` and `isolation` are
// the core library's. With `core_kinds` so are storage and accounts, whose names mean something: such
// a model cannot be read again.
#ifndef HADSL_PROPERTY_RANDOM_MODEL_HPP
#define HADSL_PROPERTY_RANDOM_MODEL_HPP

#include <hadsl/fault/events.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/own_data.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::property {

/// Which features random models use.
struct features {
    bool links = true;
    bool gear = true; // network gear that others are behind
    bool core_kinds = false;
    bool isolation = true;
    bool quorums = true;
    bool isolated = true; // `keep writing`, `stop`
    bool fences = true;
    bool cycles = true;
    bool data = true; // keeps data, backups, losing, restore, shares
    bool restores = true;
    bool mirrors = true;
    bool shares = true; // of failures that strike all copies at once
    bool lags = true;
    bool shared = true;
    bool noticed = true;
    bool requests = true;
    bool tolerances = true;
    bool starts_after = true;
    bool optional_roles = true;
    bool several_beneath = true; // components of several copies under others
    std::size_t events = 12;     // at most
    bool small = false;          // few components, so that many models fit into a minute
};

[[nodiscard]] inline model::expression leaf(model::component_id of) {
    model::expression result;
    result.component = of;
    return result;
}

/// Whether a class strikes things of a kind.
[[nodiscard]] inline bool strikes(model::architecture const& in,
                                  model::failure_class const& failure, model::kind_id struck) {
    auto const& ancestors = in[struck].ancestors;
    return std::any_of(failure.strikes.begin(), failure.strikes.end(), [&](model::kind_id each) {
        return std::count(ancestors.begin(), ancestors.end(), each) > 0;
    });
}

/// Whether resolving a text could have given this model, as far as random models and their
/// reductions can go wrong.
[[nodiscard]] inline bool is_valid(model::architecture const& in) {
    for (auto const& its : in.components) {
        using enum model::run_mode;
        bool const takes_over =
            std::any_of(its.rules.begin(), its.rules.end(), [](model::rule const& rule) {
                return rule.action == model::action::take_over;
            });
        bool const has_copies = its.mode != single;
        bool const several =
            its.mode == all_active || its.mode == one_active || its.mode == lockstep;
        bool const lags = std::any_of(its.copies.begin(), its.copies.end(),
                                      [](model::copy const& copy) { return !copy.lag.is_zero(); });
        auto const count = static_cast<std::int32_t>(its.copies.size());
        bool const places =
            std::all_of(its.copies.begin(), its.copies.end(), [&](model::copy const& copy) {
                return !has_copies || copy.place.size() > its.containers.size();
            });
        bool const overrides = std::all_of(
            its.overrides.begin(), its.overrides.end(),
            [&](model::override const& own) { return strikes(in, in[own.failure], its.kind); });
        bool const symptoms =
            std::none_of(its.rules.begin(), its.rules.end(),
                         [](model::rule const& rule) { return rule.symptoms.empty(); });
        auto completed = its;
        model::need_own_data(completed, {});
        bool const lacks_data = completed.needs.size() != its.needs.size();
        if (lacks_data || count < 1 || (!has_copies && count != 1) || (takes_over && !several) ||
            !places || !symptoms || !overrides || its.at_least < 1 || its.at_least > count ||
            (its.at_least > 1 && its.mode != all_active) ||
            (its.data_in_shares && (its.mode != all_active || (its.at_least < 2 && count > 1))) ||
            (lags && (its.mode != one_active || !its.copies.front().lag.is_zero())) ||
            (!its.mirrors.empty() && !several) || model::lacks_replication(in, its) ||
            (its.isolated_stop && (its.isolated_keep_writing || (!its.quorum && !its.fenced_by))) ||
            (its.data_on && !its.keeps_data) || (its.fenced_by && !several) ||
            (its.quorum && !has_copies) ||
            (its.quorum && !its.quorum->copies && its.quorum->voters.empty()) ||
            (its.quorum && its.quorum->active_copy && its.mode != one_active) ||
            (its.ends && (its.ends->first == its.ends->second || has_copies))) {
            return false;
        }
    }
    return true;
}

class random_model {
public:
    random_model(std::uint64_t seed, features const& wanted) : random_(seed), wanted_(wanted) {}

    [[nodiscard]] model::architecture make() {
        cyclic_ = wanted_.cycles && chance(40);
        add_kinds();
        add_classes();
        add_components();
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            relate(static_cast<model::component_id>(at));
        }
        limit_events();
        return in_;
    }

    /// Less than `limit`.
    std::size_t below(std::size_t limit) { return static_cast<std::size_t>(random_() % limit); }
    bool chance(unsigned percent) { return random_() % 100 < percent; }
    template <class Value>
    Value const& pick(std::vector<Value> const& from) {
        return from[below(from.size())];
    }

private:
    using id = model::component_id;
    enum : std::int32_t { area, hall, box, bigbox, store, task, daemon, link, nic };

    // ---- kinds and classes ----

    static model::kind_id kind(std::int32_t number) { return static_cast<model::kind_id>(number); }

    void add_kind(char const* name, std::optional<std::int32_t> parent = {}) {
        model::kind made;
        made.name = name;
        made.ancestors = {kind(static_cast<std::int32_t>(in_.kinds.size()))};
        if (parent) {
            made.parent = kind(*parent);
            auto const& further = in_[*made.parent].ancestors;
            made.ancestors.insert(made.ancestors.end(), further.begin(), further.end());
        }
        in_.kinds.push_back(made);
    }
    void add_kinds() {
        add_kind("area");
        add_kind(wanted_.core_kinds ? "account" : "hall", area);
        add_kind("box");
        add_kind("bigbox", box);
        add_kind(wanted_.core_kinds ? "storage" : "store");
        add_kind("task");
        add_kind("daemon", task);
        add_kind("link");
        add_kind("nic");
        in_.kinds.back().is_network_gear = true;
    }

    model::class_id add_class(char const* name, std::vector<model::class_id> parents) {
        auto const made_id = static_cast<model::class_id>(in_.classes.size());
        model::failure_class made;
        made.name = name;
        made.ancestors = {made_id};
        for (auto const parent : parents) {
            in_.classes[model::index_of(parent)].is_leaf = false;
            for (auto const each : in_[parent].ancestors) {
                if (std::count(made.ancestors.begin(), made.ancestors.end(), each) == 0) {
                    made.ancestors.push_back(each);
                }
            }
        }
        made.parents = std::move(parents);
        made.shows = made.ancestors;
        in_.classes.push_back(made);
        return made_id;
    }

    void add_classes() {
        auto const trouble = add_class("trouble", {});
        auto const soft = add_class("soft", {trouble});
        auto const network = add_class("network", {});
        auto const isolation = add_class("isolation", {network});
        in_.isolation = isolation;
        add_class("link_loss", {network});
        in_.classes.back().strikes = {kind(link)};
        add_class("cut", {network});
        in_.classes.back().strikes = {kind(link)};
        in_.classes.back().shared_by = "path";
        auto const hardware = add_class("hardware", {});
        add_class("nic", {hardware});
        in_.classes.back().strikes = {kind(nic)};
        in_.classes[model::index_of(trouble)].is_leaf = false;
        in_.classes[model::index_of(soft)].is_leaf = false;
        auto const first_own = in_.classes.size();
        if (wanted_.isolation && chance(50)) {
            std::vector<model::class_id> parents{isolation};
            if (chance(10)) {
                parents.push_back(soft);
            }
            add_class("iso", parents);
            figures(in_.classes.back());
        }
        struct own_class {
            char const* name;
            bool is_soft;
        };
        std::vector<own_class> all{{"stall", true}, {"bug", true},   {"wipe", false},
                                   {"burn", false}, {"drop", false}, {"push", false}};
        auto const count = 1 + below(4);
        while (all.size() > count) {
            all.erase(all.begin() + static_cast<std::ptrdiff_t>(below(all.size())));
        }
        for (auto const& each : all) {
            std::vector<model::class_id> parents;
            if (chance(80)) {
                parents.push_back(each.is_soft ? soft : trouble);
            }
            add_class(each.name, parents);
            figures(in_.classes.back());
        }
        for (auto at = first_own; at < in_.classes.size(); ++at) {
            if (chance(25)) {
                auto const shown = below(in_.classes.size());
                auto& shows = in_.classes[at].shows;
                for (auto const each : in_.classes[shown].ancestors) {
                    if (std::count(shows.begin(), shows.end(), each) == 0) {
                        shows.push_back(each);
                    }
                }
            }
        }
    }

    void figures(model::failure_class& of) {
        auto const is = [&](char const* name) { return of.name == name; };
        if (is("burn") || is("iso")) {
            of.strikes = {kind(chance(50) ? area : box)};
        } else if (is("wipe")) {
            of.strikes = {kind(chance(50) ? store : task)};
        } else if (is("stall") || is("bug")) {
            of.strikes = {kind(chance(70) ? task : box)};
        } else {
            of.strikes = {kind(static_cast<std::int32_t>(below(link)))};
        }
        if (chance(40)) {
            auto const more = kind(static_cast<std::int32_t>(below(link)));
            if (more != of.strikes.front()) {
                of.strikes.push_back(more);
            }
        }
        of.lasts = chance(50) ? unbounded : some({1, 5, 30, 60});
        if (wanted_.noticed) {
            of.noticed = chance(40) ? unbounded : some({0, 1, 5, 30});
        }
        of.recurs = chance(25);
        if (wanted_.shared && (is("bug") || is("push") || chance(15))) {
            of.shared_by = is("bug") ? "build" : is("push") ? "channel" : "feed";
            of.or_itself = is("bug") || chance(30);
        }
        if (is("wipe") || chance(10)) {
            of.destroys = model::destruction::data;
        } else if (is("burn")) {
            of.destroys = model::destruction::contents;
        }
    }

    duration some(std::initializer_list<std::int64_t> seconds_each) {
        return seconds(*(seconds_each.begin() + below(seconds_each.size())));
    }
    duration a_time() { return chance(4) ? unbounded : some({0, 0, 1, 1, 5, 5, 30, 60}); }

    // ---- components and where they stand ----

    void add_components() {
        auto const bases = 1 + below(wanted_.small ? 2 : 4);
        for (std::size_t at = 0; at < bases; ++at) {
            auto const kind_number = static_cast<std::int32_t>(below(task));
            add("b" + std::to_string(at + 1), kind_number);
            stand(in_.components.back());
            if (at == 0 && wanted_.links && wanted_.gear && chance(25)) {
                add_gear();
            }
        }
        if (wanted_.several_beneath && chance(30)) {
            add("p1", chance(50) ? box : store);
            spread(in_.components.back());
        }
        auto const tasks = 1 + below(wanted_.small ? 2 : 3);
        for (std::size_t at = 0; at < tasks; ++at) {
            add("t" + std::to_string(at + 1), chance(70) ? task : daemon);
            if (chance(70)) {
                spread(in_.components.back());
            } else {
                stand(in_.components.back());
            }
        }
        if (wanted_.links && chance(gear_.empty() ? 40 : 90)) {
            add_links();
        }
    }

    void add_gear() {
        auto const count = 2 + below(wanted_.small ? 2 : 3);
        for (std::size_t at = 0; at < count; ++at) {
            gear_.push_back(static_cast<id>(in_.components.size()));
            add("g" + std::to_string(at + 1), nic);
            if (chance(25)) {
                stand(in_.components.back());
            }
        }
    }

    /// What puts a component behind some gear, or between some.
    std::optional<model::expression> gear_before(id of) {
        std::vector<id> all;
        for (auto const each : gear_) {
            if (each < of || (cyclic_ && each != of)) {
                all.push_back(each);
            }
        }
        if (all.empty()) {
            return {};
        }
        if (chance(75)) {
            return leaf(pick(all));
        }
        model::expression made;
        made.op =
            chance(70) ? model::expression::operation::any : model::expression::operation::all;
        made.operands = {leaf(pick(all)), leaf(pick(all))};
        return made;
    }

    model::component& add(std::string name, std::int32_t kind_number) {
        model::component made;
        made.name = std::move(name);
        made.kind = kind(kind_number);
        made.copies.resize(1);
        in_.components.push_back(made);
        return in_.components.back();
    }

    /// Something before the last component that others may stand on.
    std::optional<id> base() {
        std::vector<id> all;
        for (std::size_t at = 0; at + 1 < in_.components.size(); ++at) {
            auto const& other = in_.components[at];
            if (!other.ends && (wanted_.several_beneath || other.mode == model::run_mode::single)) {
                all.push_back(static_cast<id>(at));
            }
        }
        if (all.empty()) {
            return {};
        }
        return pick(all);
    }

    static void insert(std::vector<id>& into, std::optional<id> value) {
        if (value && std::count(into.begin(), into.end(), *value) == 0) {
            into.push_back(*value);
        }
    }

    void contain(model::component& its, unsigned percent) {
        if (chance(percent)) {
            insert(its.containers, base());
        }
        for (auto& copy : its.copies) {
            for (auto const each : its.containers) {
                // A container comes after the platform, once, even if it is both.
                copy.place.erase(std::remove(copy.place.begin(), copy.place.end(), each),
                                 copy.place.end());
            }
        }
        for (auto& copy : its.copies) {
            copy.place.insert(copy.place.end(), its.containers.begin(), its.containers.end());
        }
    }

    void stand(model::component& its) {
        if (chance(60)) {
            insert(its.copies.front().place, base());
        }
        contain(its, 30);
    }

    void spread(model::component& its) {
        auto const before = in_.components.size() - 1;
        if (before == 0) {
            return;
        }
        auto const count = chance(5) ? 1 : chance(55) ? 2 : 3;
        its.copies.assign(static_cast<std::size_t>(count), {});
        for (auto& copy : its.copies) {
            insert(copy.place, base());
            if (chance(20)) {
                insert(copy.place, base());
            }
        }
        if (chance(15)) { // the same beneath every copy
            auto const common = base();
            for (auto& copy : its.copies) {
                insert(copy.place, common);
            }
        }
        contain(its, 10);
        for (auto const& copy : its.copies) {
            if (copy.place.size() <= its.containers.size()) { // nowhere but in its container
                its.copies.assign(1, {});
                its.containers.clear();
                return;
            }
        }
        using enum model::run_mode;
        its.mode = pick<model::run_mode>({all_active, one_active, one_active, lockstep, one_copy});
        if (its.mode == all_active && chance(35)) {
            its.at_least = 1 + static_cast<std::int32_t>(below(its.copies.size()));
        }
        if (wanted_.data && its.mode == all_active && chance(20)) {
            its.at_least =
                std::max(its.at_least,
                         std::min<std::int32_t>(2, static_cast<std::int32_t>(its.copies.size())));
            its.data_in_shares = true;
        }
        if (wanted_.lags && its.mode == one_active) {
            for (std::size_t at = 1; at < its.copies.size(); ++at) {
                if (chance(25)) {
                    its.copies[at].lag = some({1, 5, 30});
                }
            }
        }
    }

    void add_links() {
        std::vector<id> all;
        for (std::size_t at = 0; at < in_.components.size(); ++at) {
            all.push_back(static_cast<id>(at));
        }
        if (all.size() < 2) {
            return;
        }
        auto const count = 1 + below(gear_.size() > 2 ? 4 : 2);
        std::optional<std::pair<id, id>> ends;
        for (std::size_t at = 0; at < count; ++at) {
            if (!ends || chance(50)) {
                ends = likely_ends();
            }
            if (!ends) {
                auto const left = pick(all);
                auto const right = pick(all);
                if (left == right) {
                    continue;
                }
                ends = {left, right};
            }
            if (chance(30)) {
                std::swap(ends->first, ends->second);
            }
            auto& its = add("l" + std::to_string(at + 1), link);
            its.ends = *ends;
            if (chance(15)) {
                contain(its, 100);
            }
            if (chance(30)) {
                its.labels.push_back({"path", chance(50) ? "a" : "b", zero, {}});
            }
        }
    }

    /// Where two copies of one component stand, or a copy and something else.
    std::optional<std::pair<id, id>> likely_ends() {
        std::vector<std::pair<id, id>> all;
        for (auto const& its : in_.components) {
            for (auto const& left : its.copies) {
                for (auto const& right : its.copies) {
                    for (auto const p : left.place) {
                        for (auto const m : right.place) {
                            if (p != m) {
                                all.emplace_back(p, m);
                            }
                        }
                    }
                }
            }
        }
        if (gear_.size() > 1 && chance(60)) {
            auto const one = below(gear_.size());
            auto const other = below(gear_.size() - 1);
            return std::pair(gear_[one], gear_[other < one ? other : other + 1]);
        }
        if (!gear_.empty() && !all.empty() && chance(40)) { // cabled
            auto const ends = std::pair(pick(all).first, pick(gear_));
            if (ends.first != ends.second) {
                return ends;
            }
        }
        if (all.empty() || chance(25)) {
            return {};
        }
        return pick(all);
    }

    // ---- relations, mechanisms ----

    model::component& operator[](id of) { return in_.components[model::index_of(of)]; }

    std::optional<id> other_than(id of) {
        auto const count = cyclic_ ? in_.components.size() : model::index_of(of);
        for (int attempt = 0; attempt < 5 && count > 0; ++attempt) {
            auto const found = static_cast<id>(below(count));
            if (found != of && (!(*this)[found].ends || chance(20))) {
                return found;
            }
        }
        return {};
    }

    std::optional<model::expression> expression(id of) {
        using enum model::expression::operation;
        auto const first = other_than(of);
        if (!first) {
            return {};
        }
        if (chance(65)) {
            return leaf(*first);
        }
        model::expression made;
        made.op = pick<model::expression::operation>({any, any, all, at_least});
        auto const count = made.op == at_least ? 3U : 2U;
        for (unsigned at = 0; at < count; ++at) {
            if (auto const more = other_than(of)) {
                if (at == 0 && chance(15)) {
                    model::expression inner;
                    inner.op = made.op == any ? all : any;
                    inner.operands = {leaf(*first), leaf(*more)};
                    made.operands.push_back(inner);
                } else {
                    made.operands.push_back(leaf(*more));
                }
            }
        }
        if (made.operands.size() < 2) {
            return leaf(*first);
        }
        if (made.op == at_least) {
            made.count = 1 + static_cast<std::int32_t>(below(made.operands.size()));
        }
        return made;
    }

    /// What a role is bound to; an optional one may be bound to nothing that can fail.
    std::optional<model::expression> role(id of) {
        if (wanted_.optional_roles && chance(6)) {
            model::expression always;
            always.op = model::expression::operation::all;
            return always;
        }
        return expression(of);
    }

    void relate(id of) {
        auto& its = (*this)[of];
        bool const is_task = in_[its.kind].ancestors.back() == kind(task);
        for (unsigned percent : {is_task ? 45U : 15U, 15U}) {
            if (chance(percent)) {
                if (auto const needed = expression(of)) {
                    bool const tolerates = wanted_.tolerances && chance(30);
                    its.needs.push_back({*needed, tolerates ? some({1, 5, 30}) : zero, {}});
                }
            }
        }
        if (!gear_.empty() && chance(its.kind == kind(nic) ? 25 : 50)) {
            if (auto const needed = gear_before(of)) {
                its.needs.push_back({*needed, zero, {}});
            }
        }
        if (wanted_.starts_after && chance(20)) {
            if (auto const first = expression(of)) {
                its.starts_after.push_back(*first);
            }
        }
        if (chance(50)) {
            its.starts_in = some({0, 1, 5, 30});
        }
        label(its);
        for (std::size_t at = 0; at < in_.classes.size(); ++at) {
            if (in_.classes[at].is_leaf && strikes(in_, in_.classes[at], its.kind) && chance(20)) {
                model::override own;
                own.failure = static_cast<model::class_id>(at);
                if (chance(70)) {
                    own.lasts = chance(30) ? unbounded : some({1, 5, 30, 60});
                }
                if (!own.lasts || chance(30)) {
                    own.noticed = chance(30) ? unbounded : some({0, 1, 5, 30});
                }
                if (wanted_.shares && own.lasts && chance(30)) {
                    own.every = some({60, 90});
                    own.common = chance(50) ? std::optional(0.25) : std::nullopt;
                }
                its.overrides.push_back(own);
            }
        }
        if (wanted_.data) {
            keep_data(of);
        }
        protect(of);
        if (!its.protections.empty()) {
            its.protections.front().added = {
                its.mirrors.size(),     its.requests.size(),
                its.backups.size(),     its.mode != model::run_mode::single,
                its.quorum.has_value(), its.fenced_by.has_value(),
                its.data_in_shares};
        }
    }

    void label(model::component& its) {
        for (char const* key : {"build", "channel", "feed"}) {
            auto const some_label = [&] {
                bool const late = std::string(key) == "channel" && chance(40);
                return model::label{
                    key, chance(60) ? "a" : "b", late ? some({1, 5, 30}) : zero, {}};
            };
            if (chance(30)) {
                its.labels.push_back(some_label());
            }
            if (its.mode != model::run_mode::single) {
                for (auto& copy : its.copies) {
                    if (chance(12)) {
                        copy.labels.push_back(some_label());
                    }
                }
            }
        }
        for (auto& copy : its.copies) {
            for (auto const& common : its.labels) {
                bool const has_own =
                    std::any_of(copy.labels.begin(), copy.labels.end(),
                                [&](auto const& own) { return own.key == common.key; });
                if (!has_own) {
                    copy.labels.push_back(common);
                }
            }
        }
    }

    void keep_data(id of) {
        auto& its = (*this)[of];
        if (!its.ends && chance(45)) {
            its.keeps_data = true;
            if (chance(25)) {
                // Not in a circle.
                auto const on = static_cast<id>(below(in_.components.size()));
                if (on < of) {
                    its.data_on = on;
                    model::need_own_data(its, {});
                }
            }
        }
    }

    void protect(id of) {
        auto& its = (*this)[of];
        using enum model::run_mode;
        bool const has_copies = its.mode != single;
        bool const several = has_copies && its.mode != one_copy;
        if (!has_copies && chance(50)) {
            return;
        }
        its.protections.push_back({"m_" + its.name, {}, {}, {}});
        if (chance(25)) {
            its.protections.push_back({"n_" + its.name, {}, {}, {}});
        }
        if (wanted_.requests && chance(18)) {
            if (auto const bound = role(of)) {
                its.requests.push_back(*bound);
            }
        }
        if (wanted_.quorums && has_copies && chance(40)) {
            model::quorum made;
            made.active_copy = its.mode == model::run_mode::one_active && chance(30);
            made.copies = !made.active_copy && chance(90);
            auto const voters = made.copies ? below(3) : 1 + below(made.active_copy ? 4 : 3);
            for (std::size_t at = 0; at < voters; ++at) {
                if (auto const bound = role(of)) {
                    made.voters.push_back(*bound);
                }
            }
            if (made.copies || !made.voters.empty()) {
                its.quorum = made;
            }
        }
        if (wanted_.mirrors && several && chance(30)) {
            its.mirrors.push_back(static_cast<model::class_id>(below(in_.classes.size())));
        }
        if (model::lacks_replication(in_, its)) {
            its.mirrors.push_back(static_cast<model::class_id>(0));
        }
        if (wanted_.fences && several && chance(10)) {
            its.fenced_by = role(of);
        }
        if (wanted_.isolated && several && chance(its.quorum ? 60 : 30)) {
            if (chance(75)) {
                its.isolated_keep_writing = true;
            } else if (its.quorum || its.fenced_by) {
                its.isolated_stop = true;
            }
        }
        if (wanted_.data && chance(its.keeps_data ? 35 : 10)) {
            model::backup made;
            made.interval = some({5, 30, 60});
            if (chance(70)) {
                made.on = role(of);
            }
            its.backups.push_back(made);
        }
        auto const rules = has_copies ? 1 + below(3) : below(3);
        for (std::size_t at = 0; at < rules; ++at) {
            if (auto made = rule(of)) {
                its.rules.push_back(*made);
            }
        }
        std::stable_sort(its.rules.begin(), its.rules.end(),
                         [](auto const& a, auto const& b) { return a.protection < b.protection; });
    }

    std::optional<model::rule> rule(id of) {
        auto const& its = (*this)[of];
        using enum model::run_mode;
        using enum model::action;
        bool const several = its.mode != single && its.mode != one_copy;
        model::rule made;
        made.action = several && chance(60) ? take_over : chance(75) ? restart : migrate;
        if (wanted_.data && wanted_.restores && made.action != take_over && chance(20)) {
            made.action = restore;
        }
        auto const likely = likely_symptoms(its);
        auto const symptoms = 1 + below(3);
        for (std::size_t at = 0; at < symptoms; ++at) {
            made.symptoms.push_back(likely.empty() || chance(15) ? any_symptom() : pick(likely));
        }
        made.time = a_time();
        if (chance(25)) {
            if (auto const bound = role(of)) {
                made.needs.push_back(*bound);
            }
        }
        if (wanted_.data && chance(20)) {
            made.losing = chance(10) ? beyond_bounds : some({1, 5, 30});
        }
        if (wanted_.noticed && chance(15)) {
            made.noticed_within = some({0, 1, 5, 30});
        }
        made.protection = static_cast<std::int32_t>(below(its.protections.size()));
        return made;
    }

    model::symptom any_symptom() {
        model::symptom made;
        auto const a_kind = kind(static_cast<std::int32_t>(below(in_.kinds.size())));
        switch (below(3)) {
        case 0:
            made.loss = true;
            made.kind = a_kind;
            break;
        case 1: made.kind = a_kind; [[fallthrough]];
        default: made.failure = static_cast<model::class_id>(below(in_.classes.size()));
        }
        return made;
    }

    /// What can befall a component: classes that strike it, losses of what it stands on.
    std::vector<model::symptom> likely_symptoms(model::component const& its) {
        std::vector<model::symptom> all;
        auto const add_failures = [&](model::kind_id struck, bool of_kind) {
            for (auto const& failure : in_.classes) {
                auto const& ancestors = in_[struck].ancestors;
                if (failure.is_leaf && strikes(in_, failure, struck)) {
                    model::symptom made;
                    made.failure = pick(failure.shows);
                    if (of_kind) {
                        made.kind = pick(ancestors);
                    }
                    all.push_back(made);
                }
            }
        };
        add_failures(its.kind, false);
        std::set<id> below_it;
        for (auto const& copy : its.copies) {
            below_it.insert(copy.place.begin(), copy.place.end());
        }
        for (auto const each : std::set<id>(below_it)) {
            auto const& deeper = (*this)[each].copies.front().place;
            below_it.insert(deeper.begin(), deeper.end());
        }
        for (auto const each : below_it) {
            model::symptom made;
            made.loss = true;
            made.kind = pick(in_[(*this)[each].kind].ancestors);
            all.push_back(made);
            add_failures((*this)[each].kind, true);
        }
        if (its.quorum || chance(25)) {
            model::symptom made;
            made.failure = in_.isolation;
            all.push_back(made);
        }
        return all;
    }

    // ---- size ----

    void limit_events() {
        // What strikes links and gear is the library's. A few events too many do no harm.
        constexpr int most_tries = 500;
        for (int tried = 0; tried < most_tries; ++tried) {
            auto const events = fault::list_events(in_);
            if (events.size() <= wanted_.events) {
                return;
            }
            auto const& most = events[below(events.size())];
            auto& struck = in_.classes[model::index_of(most.failure)].strikes;
            if (struck.front() != kind(link) && struck.front() != kind(nic)) {
                if (struck.size() > 1) {
                    struck.pop_back();
                } else {
                    struck.front() = kind(static_cast<std::int32_t>(below(link)));
                }
                for (auto& its : in_.components) {
                    std::erase_if(its.overrides, [&](model::override const& own) {
                        return !strikes(in_, in_[own.failure], its.kind);
                    });
                }
            }
        }
    }

    std::mt19937_64 random_;
    features wanted_;
    std::vector<id> gear_;
    bool cyclic_ = false;
    model::architecture in_;
};

} // namespace hadsl::property

#endif
