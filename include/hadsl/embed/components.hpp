// hadsl/embed/components.hpp - components, links, kinds and failure classes written in C++.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_COMPONENTS_HPP
#define HADSL_EMBED_COMPONENTS_HPP

#include <hadsl/embed/mechanisms.hpp>

namespace hadsl::embed {

namespace detail {

// ---- properties, each of which says itself ------------------------------------------------------

enum class list { containers, traits };
template <list Which, std::size_t Count>
struct names_property {
    std::array<text, Count> names;
    constexpr void say(auto& into) const {
        auto& all = Which == list::containers ? into.containers : into.traits;
        for (auto const each : names) {
            all.emplace_back(each);
        }
    }
};
struct platform_property {
    text on;
    constexpr void say(auto& into) const { into.on = on; }
};
struct label_property {
    text key;
    text value;
    duration after;
    template <class Said>
    constexpr void say(Said& into) const {
        into.labels.push_back({key, value, after});
    }
};
template <class... Copies>
struct copies_property {
    boost::hana::tuple<Copies...> copies;
    constexpr void say(auto& into) const {
        boost::hana::for_each(copies, [&](auto const& each) { each.say(into); });
    }
};
template <class... Applications>
struct protection_property {
    boost::hana::tuple<Applications...> all;
    constexpr void say(auto& into) const {
        boost::hana::for_each(
            all, [&](auto const& each) { into.protections.push_back(to_application(each)); });
    }
};
template <class Expression>
struct need_property {
    Expression of;
    duration tolerating;
    constexpr void say(auto& into) const { into.needs.push_back({to_said(of), tolerating}); }
};
template <class Expression>
struct starts_after_property {
    Expression first;
    constexpr void say(auto& into) const { into.starts_after.push_back(to_said(first)); }
};
struct starts_in_property {
    duration length;
    template <class Said>
    constexpr void say(Said& into) const {
        into.starts_in = length;
    }
};
struct keeps_data_property {
    text on; // may be null
    template <class Said>
    constexpr void say(Said& into) const {
        into.keeps_data = true;
        if constexpr (requires { into.data_on; }) {
            into.data_on = on == nullptr ? said::name() : said::name(on);
        }
    }
};
struct at_least_property {
    std::int32_t count;
    constexpr void say(auto& into) const { into.at_least = count; }
};
struct override_property {
    said::override figures;
    constexpr void say(auto& into) const { into.overrides.push_back(figures); }
};
struct cost_property {
    double amount;
    text unit;
    constexpr void say(auto& into) const { into.costs.push_back({amount, unit}); }
};

// ---- one copy -----------------------------------------------------------------------------------

struct with_item {
    text name;
    constexpr void say(auto& into) const { into.with.emplace_back(name); }
};
struct lagging_item {
    duration by;
    constexpr void say(auto& into) const { into.lag = by; }
};

} // namespace detail

/// One place of several: `on("esx1").with("ds1").label("build", "a").lagging(1_h)`.
template <class... Items>
class copy_words {
public:
    constexpr copy_words(text platform, boost::hana::tuple<Items...> items)
        : platform_(platform), items_(items) {}

    [[nodiscard]] constexpr auto with(text component) const {
        return add(detail::with_item{component});
    }
    [[nodiscard]] constexpr auto label(text key, text value, duration after = zero) const {
        return add(detail::label_property{key, value, after});
    }
    [[nodiscard]] constexpr auto lagging(duration by) const {
        return add(detail::lagging_item{by});
    }

    constexpr void say(auto& into) const {
        auto& made = into.copies.emplace_back();
        made.on = platform_;
        boost::hana::for_each(items_, [&](auto const& each) { each.say(made); });
    }

private:
    template <class Item>
    [[nodiscard]] constexpr auto add(Item item) const {
        return copy_words<Items..., Item>(platform_, boost::hana::append(items_, item));
    }

    text platform_;
    boost::hana::tuple<Items...> items_;
};

[[nodiscard]] constexpr copy_words<> on(text platform) {
    return {platform, {}};
}

// ---- components ---------------------------------------------------------------------------------

/// One declaration; of several components, if it has several names.
template <std::size_t Names, class... Properties>
class component_words {
public:
    constexpr component_words(text kind, std::array<text, Names> names, text left, text right,
                              boost::hana::tuple<Properties...> properties)
        : kind_(kind), names_(names), left_(left), right_(right), properties_(properties) {}

    /// The containers it is in: what happens to a place happens to all in it.
    template <name... Containers>
    [[nodiscard]] constexpr auto in(Containers const&... containers) const {
        return add(detail::names_property<detail::list::containers, sizeof...(Containers)>{
            {containers...}});
    }
    /// What it stands on.
    [[nodiscard]] constexpr auto on(text platform) const {
        return add(detail::platform_property{platform});
    }
    /// Several places, each of them `on(…)`.
    template <class... Copies>
    [[nodiscard]] constexpr auto copies(Copies const&... copies) const {
        return add(detail::copies_property<Copies...>{{copies...}});
    }
    /// How many of the copies must serve.
    [[nodiscard]] constexpr auto at_least(std::int32_t count) const {
        return add(detail::at_least_property{count});
    }
    /// The same, computed: how many copies it takes for a demand when each serves so much.
    [[nodiscard]] constexpr auto demand(std::int64_t demand, std::int64_t each_serves) const {
        return at_least(static_cast<std::int32_t>((demand + each_serves - 1) / each_serves));
    }
    template <class... Mechanisms>
    [[nodiscard]] constexpr auto protected_by(Mechanisms const&... mechanisms) const {
        return add(detail::protection_property<Mechanisms...>{{mechanisms...}});
    }
    /// While the expression is out, so is this, for what exceeds `tolerating`.
    template <expression Expression>
    [[nodiscard]] constexpr auto needs(Expression const& of, duration tolerating = zero) const {
        return add(detail::need_property<detail::stored<Expression const&>>{of, tolerating});
    }
    /// Needed to start, not to run.
    template <expression Expression>
    [[nodiscard]] constexpr auto starts_after(Expression const& first) const {
        return add(detail::starts_after_property<detail::stored<Expression const&>>{first});
    }
    [[nodiscard]] constexpr auto starts_in(duration length) const {
        return add(detail::starts_in_property{length});
    }
    [[nodiscard]] constexpr auto keeps_data() const {
        return add(detail::keeps_data_property{nullptr});
    }
    [[nodiscard]] constexpr auto keeps_data_on(text component) const {
        return add(detail::keeps_data_property{component});
    }
    /// What it shares with others; `after` this long it reaches this carrier.
    [[nodiscard]] constexpr auto label(text key, text value, duration after = zero) const {
        return add(detail::label_property{key, value, after});
    }
    template <name... Traits>
    [[nodiscard]] constexpr auto is(Traits const&... traits) const {
        return add(detail::names_property<detail::list::traits, sizeof...(Traits)>{{traits...}});
    }
    /// Its own figures for a failure class.
    [[nodiscard]] constexpr auto lasts(text failure, duration length) const {
        return add(detail::override_property{{failure, length, {}, {}}});
    }
    [[nodiscard]] constexpr auto noticed(text failure, duration in) const {
        return add(detail::override_property{{failure, {}, {}, in}});
    }
    [[nodiscard]] constexpr auto happens_every(text failure, duration every, duration lasts) const {
        return add(detail::override_property{{failure, lasts, every, {}}});
    }
    [[nodiscard]] constexpr auto costs(double amount, text unit) const {
        return add(detail::cost_property{amount, unit});
    }

    constexpr void say(auto& into) const {
        auto& made = into.components.emplace_back();
        made.kind = kind_;
        made.names = detail::listed(names_);
        if (left_ != nullptr) {
            made.left = left_;
            made.right = right_;
        }
        boost::hana::for_each(properties_, [&](auto const& each) { each.say(made); });
    }

private:
    template <class Property>
    [[nodiscard]] constexpr auto add(Property property) const {
        return component_words<Names, Properties..., Property>(
            kind_, names_, left_, right_, boost::hana::append(properties_, property));
    }

    text kind_;
    std::array<text, Names> names_;
    text left_;
    text right_;
    boost::hana::tuple<Properties...> properties_;
};

/// Components of a kind that has no word of its own: `component("appliance", "gate")`.
template <name... Names>
[[nodiscard]] constexpr auto component(text kind, Names const&... names) {
    return component_words<sizeof...(Names)>(kind, {names...}, nullptr, nullptr, {});
}
/// The only way in which everything in or on one and the other see each other.
[[nodiscard]] constexpr auto link(text called, text left, text right) {
    return component_words<1>("link", {called}, left, right, {});
}

/// A kind as a word: `host("esx1", "esx2").in("rack1")`.
struct kind_word {
    text kind;
    template <name... Names>
    [[nodiscard]] constexpr auto operator()(Names const&... names) const {
        return component(kind, names...);
    }
};

inline constexpr kind_word provider{"provider"}, region{"region"}, zone{"zone"}, site{"site"},
    building{"building"}, room{"room"}, rack{"rack"};
inline constexpr kind_word feed{"feed"}, cooling{"cooling"};
inline constexpr kind_word storage{"storage"}, disk{"disk"}, nic{"nic"};
/// `switch` is a word of C++.
inline constexpr kind_word network_switch{"switch"}, router{"router"}, firewall{"firewall"};
inline constexpr kind_word host{"host"}, vm{"vm"}, container{"container"}, pod{"pod"};
inline constexpr kind_word network{"network"};
inline constexpr kind_word service{"service"}, database{"database"}, balancer{"balancer"},
    process{"process"};
/// `system` and `account` are names of the C library, which `using namespace` would meet.
inline constexpr kind_word whole_system{"system"}, admin_account{"account"};

// ---- kinds and classes of one's own -------------------------------------------------------------

/// `kind("appliance").is_a("host")`.
template <class... Properties>
class kind_declaration {
public:
    constexpr kind_declaration(text name, text parent, boost::hana::tuple<Properties...> properties)
        : name_(name), parent_(parent), properties_(properties) {}

    [[nodiscard]] constexpr auto is_a(text parent) const {
        return kind_declaration(name_, parent, properties_);
    }
    [[nodiscard]] constexpr auto keeps_data() const {
        return add(detail::keeps_data_property{nullptr});
    }
    [[nodiscard]] constexpr auto starts_in(duration length) const {
        return add(detail::starts_in_property{length});
    }
    [[nodiscard]] constexpr auto trait(text name) const { return add(trait_property{name}); }

    constexpr void say(auto& into) const {
        auto& made = into.kinds.emplace_back();
        made.name = name_;
        made.parent = parent_;
        boost::hana::for_each(properties_, [&](auto const& each) { each.say(made); });
    }

private:
    struct trait_property {
        text name;
        constexpr void say(auto& into) const { into.traits.emplace_back(name); }
    };
    template <class Property>
    [[nodiscard]] constexpr auto add(Property property) const {
        return kind_declaration<Properties..., Property>(
            name_, parent_, boost::hana::append(properties_, property));
    }

    text name_;
    text parent_;
    boost::hana::tuple<Properties...> properties_;
};

[[nodiscard]] constexpr kind_declaration<> kind(text name) {
    return {name, "", {}};
}

namespace detail {

enum class of_class { parents, strikes, shows };
template <of_class Which, std::size_t Count>
struct names_of_class {
    std::array<text, Count> names;
    constexpr void say(auto& into) const {
        if (Which == of_class::parents) {
            into.parents.insert(into.parents.end(), names.begin(), names.end());
        } else {
            (Which == of_class::strikes ? into.strikes : into.shows) = listed(names);
        }
    }
};
struct figure_of_class {
    std::optional<duration> lasts;
    std::optional<duration> noticed;
    constexpr void say(auto& into) const {
        into.lasts = lasts ? lasts : into.lasts;
        into.noticed = noticed ? noticed : into.noticed;
    }
};
struct sharing_of_class {
    text label;
    bool or_itself;
    constexpr void say(auto& into) const {
        into.shared_by = label;
        into.or_itself = or_itself;
    }
};
struct nature_of_class {
    bool recurs;
    bool planned;
    model::destruction destroys;
    constexpr void say(auto& into) const {
        into.recurs = into.recurs || recurs;
        into.planned = into.planned || planned;
        into.destroys = into.destroys < destroys ? destroys : into.destroys;
    }
};

} // namespace detail

/// `failure("firmware").is_a("hardware").strikes("switch", "nic").shared_by("firmware")`.
template <class... Properties>
class failure_declaration {
public:
    constexpr failure_declaration(text name, boost::hana::tuple<Properties...> properties)
        : name_(name), properties_(properties) {}

    template <name... Parents>
    [[nodiscard]] constexpr auto is_a(Parents const&... parents) const {
        return names<detail::of_class::parents>(parents...);
    }
    template <name... Kinds>
    [[nodiscard]] constexpr auto strikes(Kinds const&... kinds) const {
        return names<detail::of_class::strikes>(kinds...);
    }
    template <name... Classes>
    [[nodiscard]] constexpr auto shows_as(Classes const&... classes) const {
        return names<detail::of_class::shows>(classes...);
    }
    [[nodiscard]] constexpr auto lasts(duration length) const {
        return add(detail::figure_of_class{length, {}});
    }
    [[nodiscard]] constexpr auto noticed_in(duration length) const {
        return add(detail::figure_of_class{{}, length});
    }
    [[nodiscard]] constexpr auto shared_by(text label) const {
        return add(detail::sharing_of_class{label, false});
    }
    [[nodiscard]] constexpr auto shared_by_label_or_itself(text label) const {
        return add(detail::sharing_of_class{label, true});
    }
    [[nodiscard]] constexpr auto recurs() const {
        return add(detail::nature_of_class{true, false, model::destruction::nothing});
    }
    [[nodiscard]] constexpr auto planned() const {
        return add(detail::nature_of_class{false, true, model::destruction::nothing});
    }
    [[nodiscard]] constexpr auto destroys_data() const {
        return add(detail::nature_of_class{false, false, model::destruction::data});
    }
    [[nodiscard]] constexpr auto destroys_contents() const {
        return add(detail::nature_of_class{false, false, model::destruction::contents});
    }

    constexpr void say(auto& into) const {
        auto& made = into.classes.emplace_back();
        made.name = name_;
        boost::hana::for_each(properties_, [&](auto const& each) { each.say(made); });
    }

private:
    template <detail::of_class Which, class... Names>
    [[nodiscard]] constexpr auto names(Names const&... all) const {
        return add(detail::names_of_class<Which, sizeof...(Names)>{{all...}});
    }
    template <class Property>
    [[nodiscard]] constexpr auto add(Property property) const {
        return failure_declaration<Properties..., Property>(
            name_, boost::hana::append(properties_, property));
    }

    text name_;
    boost::hana::tuple<Properties...> properties_;
};

[[nodiscard]] constexpr failure_declaration<> failure(text name) {
    return {name, {}};
}

} // namespace hadsl::embed

#endif
