// hadsl/embed/claims.hpp - claims and assumptions written in C++.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_CLAIMS_HPP
#define HADSL_EMBED_CLAIMS_HPP

#include <hadsl/embed/expressions.hpp>

#include <boost/hana/append.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace hadsl::embed {

// ---- what must not come about -------------------------------------------------------------------

/// `outage_of("web", "batch").together().longer_than(30_s)`.
template <std::size_t Targets>
struct consequence_words {
    said::consequence what;
    std::array<text, Targets> targets;
    std::int32_t count = 1; // of the targets; 0: all
    std::optional<duration> length;

    /// All targets at once.
    [[nodiscard]] constexpr consequence_words together() const {
        return {what, targets, 0, length};
    }
    /// So many of the targets at once, from 1 to all of them.
    [[nodiscard]] constexpr consequence_words at_least(std::int32_t wanted) const {
        constexpr std::int32_t none = -1; // what 0 does not stand for; it is refused
        return {what, targets, wanted < 1 ? none : wanted, length};
    }
    [[nodiscard]] constexpr consequence_words longer_than(duration limit) const {
        return {what, targets, count, limit};
    }
};

template <name... Targets>
[[nodiscard]] constexpr auto outage_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{said::consequence::outage, {targets...}, 1, {}};
}
template <name... Targets>
[[nodiscard]] constexpr auto interruption_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{
        said::consequence::interruption, {targets...}, 1, {}};
}
template <name... Targets>
[[nodiscard]] constexpr auto disruption_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{
        said::consequence::disruption, {targets...}, 1, {}};
}
template <name... Targets>
[[nodiscard]] constexpr auto data_loss_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{said::consequence::data_loss, {targets...}, 1, {}};
}
template <name... Targets>
[[nodiscard]] constexpr auto loss_of_all_data_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{said::consequence::all_data, {targets...}, 1, {}};
}
template <name... Targets>
[[nodiscard]] constexpr auto split_brain_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{
        said::consequence::split_brain, {targets...}, 1, {}};
}
/// An outage that ends only by repair.
template <name... Targets>
[[nodiscard]] constexpr auto stop_of(Targets const&... targets) {
    return consequence_words<sizeof...(Targets)>{said::consequence::stop, {targets...}, 1, {}};
}

// ---- failures -----------------------------------------------------------------------------------

namespace detail {

/// At most `count` failures of some classes, and of what.
template <std::size_t Classes, std::size_t Struck>
struct budget {
    std::int32_t count;
    std::array<text, Classes> classes;
    text of_kind;
    std::array<text, Struck> of;

    [[nodiscard]] constexpr said::failures say() const {
        said::failures made;
        made.count = count;
        made.classes = listed(classes);
        made.of_kind = of_kind == nullptr ? said::name() : said::name(of_kind);
        made.of = listed(of);
        return made;
    }
};

template <class Budgets, std::size_t Targets>
struct budget_statement {
    Budgets budgets;
    consequence_words<Targets> consequence;

    constexpr void say(auto& into) const {
        boost::hana::for_each(budgets,
                              [&](auto const& each) { into.budgets.push_back(each.say()); });
        into.consequence = consequence.what;
        into.longer_than = consequence.length;
        into.targets = listed(consequence.targets);
        into.at_least = consequence.count;
    }
};

} // namespace detail

/// `no(1, "maintenance").and_no(1, "host").of("h1").cause(outage_of("web"))`.
template <class Last, class... Earlier>
class failures_words {
public:
    constexpr failures_words(Last last, boost::hana::tuple<Earlier...> earlier)
        : last_(last), earlier_(earlier) {}

    /// Only those that strike one of these.
    template <name... Components>
    [[nodiscard]] constexpr auto of(Components const&... components) const {
        using narrowed =
            detail::budget<std::tuple_size_v<decltype(Last::classes)>, sizeof...(Components)>;
        return failures_words<narrowed, Earlier...>(
            narrowed{last_.count, last_.classes, nullptr, {components...}}, earlier_);
    }
    /// Only those that strike something of a kind.
    [[nodiscard]] constexpr auto of_any(text kind) const {
        auto narrowed = last_;
        narrowed.of_kind = kind;
        return failures_words(narrowed, earlier_);
    }
    /// And at the same time so many of these.
    template <name... Classes>
    [[nodiscard]] constexpr auto and_no(std::int32_t count, Classes const&... classes) const {
        using next = detail::budget<sizeof...(Classes), 0>;
        return failures_words<next, Earlier..., Last>(next{count, {classes...}, nullptr, {}},
                                                      boost::hana::append(earlier_, last_));
    }

    template <std::size_t Targets>
    [[nodiscard]] constexpr auto cause(consequence_words<Targets> const& what) const {
        auto const all = boost::hana::append(earlier_, last_);
        return detail::budget_statement<boost::hana::tuple<Earlier..., Last>, Targets>{all, what};
    }
    template <std::size_t Targets>
    [[nodiscard]] constexpr auto causes(consequence_words<Targets> const& what) const {
        return cause(what);
    }

    [[nodiscard]] constexpr said::failures say() const { return last_.say(); }

private:
    Last last_;
    boost::hana::tuple<Earlier...> earlier_;
};

/// At most `count` failures of these classes; of any class if none is named.
template <name... Classes>
[[nodiscard]] constexpr auto no(std::int32_t count, Classes const&... classes) {
    using only = detail::budget<sizeof...(Classes), 0>;
    return failures_words<only>(only{count, {classes...}, nullptr, {}}, {});
}
template <name... Classes>
[[nodiscard]] constexpr auto no_single(Classes const&... classes) {
    return no(1, classes...);
}

// ---- claims -------------------------------------------------------------------------------------

namespace detail {

template <std::size_t Targets>
struct cold_start_statement {
    std::array<text, Targets> targets;
    constexpr void say(auto& into) const {
        into.says = model::claim::form::cold_start;
        into.targets = listed(targets);
    }
};

} // namespace detail

/// It can start when everything is stopped.
template <name... Targets>
[[nodiscard]] constexpr auto starts_from_cold(Targets const&... targets) {
    return detail::cold_start_statement<sizeof...(Targets)>{{targets...}};
}

template <class Statement>
struct claim_words {
    text name;
    text description;
    Statement statement;
    text why = "";
    std::int32_t until = 0;

    /// A known weakness: a refutation is reported, and forgiven until a date (20991231; 0: always).
    [[nodiscard]] constexpr claim_words accepted(text reason, std::int32_t date = 0) const {
        return {name, description, statement, reason, date};
    }

    constexpr void say(auto& into) const {
        auto& made = into.claims.emplace_back();
        made.name = name;
        made.description = description;
        made.accepted = why;
        made.until = until;
        statement.say(made);
    }
};

template <class Statement>
[[nodiscard]] constexpr auto claim(text name, Statement const& statement) {
    return claim_words<Statement>{name, "", statement};
}
template <class Statement>
[[nodiscard]] constexpr auto claim(text name, text description, Statement const& statement) {
    return claim_words<Statement>{name, description, statement};
}

template <class Failures>
struct assumption_words {
    text name;
    Failures none;

    constexpr void say(auto& into) const { into.assumptions.push_back({name, {}, none.say()}); }
};
/// `assume("generator", no_failure("power"))`: these are left out.
template <class Failures>
[[nodiscard]] constexpr auto assume(text name, Failures const& none) {
    return assumption_words<Failures>{name, none};
}
template <name... Classes>
[[nodiscard]] constexpr auto no_failure(Classes const&... classes) {
    return no(1, classes...);
}

struct outage_meaning {
    duration tolerance;
    constexpr void say(auto& into) const { into.tolerance = tolerance; }
};
/// What `outage_of` means where a claim does not say.
[[nodiscard]] constexpr outage_meaning outage_means_longer_than(duration length) {
    return {length};
}

} // namespace hadsl::embed

#endif
