// hadsl/embed/mechanisms.hpp - mechanisms written in C++, and what `protected_by` takes.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_MECHANISMS_HPP
#define HADSL_EMBED_MECHANISMS_HPP

#include <hadsl/embed/expressions.hpp>

#include <boost/hana/append.hpp>

#include <array>
#include <cstddef>

namespace hadsl::embed {

// ---- times --------------------------------------------------------------------------------------

namespace detail {

/// A sum, or the longest, of times: lengths, names of parameters, sums, longest ones.
template <bool IsSum, class... Terms>
struct time_of {
    boost::hana::tuple<Terms...> terms;
};

[[nodiscard]] constexpr said::time to_time(duration length) {
    said::time made;
    made.length = length;
    return made;
}
[[nodiscard]] constexpr said::time to_time(text parameter) {
    said::time made;
    made.name = parameter;
    return made;
}
template <bool IsSum, class... Terms>
[[nodiscard]] constexpr said::time to_time(time_of<IsSum, Terms...> const& from) {
    said::time made;
    boost::hana::for_each(from.terms, [&](auto const& each) {
        (IsSum ? made.terms : made.longest).push_back(to_time(each));
    });
    return made;
}

} // namespace detail

/// `sum("declared", "placed", 5_s)`.
template <class... Terms>
[[nodiscard]] constexpr auto sum(Terms const&... terms) {
    return detail::time_of<true, detail::stored<Terms const&>...>{{terms...}};
}
/// `longest("silence", "quiet")`: what the text calls `max`.
template <class... Terms>
[[nodiscard]] constexpr auto longest(Terms const&... terms) {
    return detail::time_of<false, detail::stored<Terms const&>...>{{terms...}};
}

// ---- symptoms and rules -------------------------------------------------------------------------

/// What a rule looks at: `"crash"`, `loss_of("host")`, `failure_of("crash", "vm")`.
struct symptom {
    text failure = nullptr;
    text kind = nullptr;
    constexpr symptom(text of_class) : failure(of_class) {} // NOLINT: as it reads
    constexpr symptom(text of_class, text of_kind) : failure(of_class), kind(of_kind) {}
};
[[nodiscard]] constexpr symptom loss_of(text kind) {
    return {nullptr, kind};
}
[[nodiscard]] constexpr symptom failure_of(text failure, text kind) {
    return {failure, kind};
}

namespace detail {

enum class clause { needs, losing, noticed };
template <clause Which, class Value>
struct rule_clause {
    Value value;
};

} // namespace detail

/// `on("crash", loss_of("host")).take_over_in("detected", "promoted").needs("lock")`.
template <std::size_t Symptoms, class Time, class... Clauses>
class rule {
public:
    constexpr rule(std::array<symptom, Symptoms> symptoms, model::action action, Time time,
                   boost::hana::tuple<Clauses...> clauses)
        : symptoms_(symptoms), action_(action), time_(time), clauses_(clauses) {}

    template <name... Roles>
    [[nodiscard]] constexpr auto needs(Roles const&... roles) const {
        return with(detail::rule_clause<detail::clause::needs, std::array<text, sizeof...(Roles)>>{
            {roles...}});
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto losing(Terms const&... terms) const {
        auto const all = sum(terms...);
        return with(detail::rule_clause<detail::clause::losing, decltype(sum(terms...))>{all});
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto if_noticed_within(Terms const&... terms) const {
        auto const all = sum(terms...);
        return with(detail::rule_clause<detail::clause::noticed, decltype(sum(terms...))>{all});
    }

    constexpr void say(auto& into) const {
        auto& made = into.rules.emplace_back();
        for (auto const& each : symptoms_) {
            auto& next = made.symptoms.emplace_back();
            next.loss = each.failure == nullptr;
            next.failure = next.loss ? said::name() : said::name(each.failure);
            next.kind = each.kind == nullptr ? said::name() : said::name(each.kind);
        }
        made.action = action_;
        made.time = detail::to_time(time_);
        boost::hana::for_each(clauses_, [&](auto const& each) { say(each, made); });
    }

private:
    template <std::size_t Count>
    static constexpr void say(
        detail::rule_clause<detail::clause::needs, std::array<text, Count>> const& clause,
        said::rule& into) {
        into.needs.insert(into.needs.end(), clause.value.begin(), clause.value.end());
    }
    template <class Value>
    static constexpr void say(detail::rule_clause<detail::clause::losing, Value> const& clause,
                              said::rule& into) {
        into.losing = detail::to_time(clause.value);
    }
    template <class Value>
    static constexpr void say(detail::rule_clause<detail::clause::noticed, Value> const& clause,
                              said::rule& into) {
        into.noticed_within = detail::to_time(clause.value);
    }
    template <class Clause>
    [[nodiscard]] constexpr auto with(Clause clause) const {
        return rule<Symptoms, Time, Clauses..., Clause>(symptoms_, action_, time_,
                                                        boost::hana::append(clauses_, clause));
    }

    std::array<symptom, Symptoms> symptoms_;
    model::action action_;
    Time time_;
    boost::hana::tuple<Clauses...> clauses_;
};

namespace detail {

/// The beginning of a rule: it lacks what is done.
template <std::size_t Symptoms>
struct symptoms {
    std::array<symptom, Symptoms> all;

    template <class... Terms>
    [[nodiscard]] constexpr auto take_over_in(Terms const&... terms) const {
        return act(model::action::take_over, sum(terms...));
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto restart_in(Terms const&... terms) const {
        return act(model::action::restart, sum(terms...));
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto migrate_in(Terms const&... terms) const {
        return act(model::action::migrate, sum(terms...));
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto restore_in(Terms const&... terms) const {
        return act(model::action::restore, sum(terms...));
    }

private:
    template <class Time>
    [[nodiscard]] constexpr auto act(model::action action, Time time) const {
        return rule<Symptoms, Time>(all, action, time, {});
    }
};

} // namespace detail

/// The symptoms that a rule answers.
template <class... Symptoms>
[[nodiscard]] constexpr auto on_symptom(Symptoms const&... symptoms) {
    return detail::symptoms<sizeof...(Symptoms)>{{embed::symptom(symptoms)...}};
}

// ---- mechanisms ---------------------------------------------------------------------------------

namespace detail {

enum class part { role, optional_role, mirrors, voters, requests, fenced_by, traits };
template <part Which, std::size_t Count>
struct names_part {
    std::array<text, Count> names;
    constexpr void say(auto& into) const {
        for (auto const each : names) {
            switch (Which) {
            case part::role: into.roles.push_back({each, false}); break;
            case part::optional_role: into.roles.push_back({each, true}); break;
            case part::mirrors: into.mirrors.emplace_back(each); break;
            case part::voters: into.voters.emplace_back(each); break;
            case part::requests: into.requests.emplace_back(each); break;
            case part::fenced_by: into.fenced_by = each; break;
            case part::traits: into.applies_to.emplace_back(each); break;
            }
        }
    }
};

enum class flag { shares, keep_writing, stop };
struct flag_part {
    flag which;
    constexpr void say(auto& into) const {
        into.shares = into.shares || which == flag::shares;
        into.keep_writing = into.keep_writing || which == flag::keep_writing;
        into.stop = into.stop || which == flag::stop;
    }
};
struct mode_part {
    model::run_mode mode;
    constexpr void say(auto& into) const { into.mode = mode; }
};
template <class Time>
struct lag_part {
    Time time;
    constexpr void say(auto& into) const { into.lag = to_time(time); }
};
template <class Time>
struct backup_part {
    Time every;
    text on; // may be null
    constexpr void say(auto& into) const {
        into.backups.push_back({to_time(every), on == nullptr ? said::name() : said::name(on)});
    }
};
struct open_parameter_part {
    text name;
    constexpr void say(auto& into) const { into.parameters.push_back({name, {}}); }
};
template <class Time>
struct parameter_part {
    text name;
    Time standard;
    constexpr void say(auto& into) const { into.parameters.push_back({name, to_time(standard)}); }
};

struct time_argument {
    text name;
    duration time;
    constexpr void say(auto& into) const { into.arguments.push_back({name, time, {}}); }
};
template <class... Components>
struct role_argument {
    text name;
    boost::hana::tuple<Components...> components;
    constexpr void say(auto& into) const {
        auto& made = into.arguments.emplace_back();
        made.name = name;
        boost::hana::for_each(components,
                              [&](auto const& each) { made.components.push_back(to_said(each)); });
    }
};

} // namespace detail

/// A mechanism with what one component gives to it.
template <class Mechanism, class... Arguments>
class application {
public:
    constexpr application(Mechanism of, boost::hana::tuple<Arguments...> arguments)
        : of_(of), arguments_(arguments) {}

    /// Binds a role to components, all of which it then needs.
    template <expression... Components>
    [[nodiscard]] constexpr auto with(text role, Components const&... components) const {
        return add(
            detail::role_argument<detail::stored<Components const&>...>{role, {components...}});
    }
    /// Gives a parameter its time.
    [[nodiscard]] constexpr auto with(text parameter, duration time) const {
        return add(detail::time_argument{parameter, time});
    }

    [[nodiscard]] constexpr said::application say() const {
        said::application made;
        of_.say(made.of);
        boost::hana::for_each(arguments_, [&](auto const& each) { each.say(made); });
        return made;
    }

private:
    template <class Argument>
    [[nodiscard]] constexpr auto add(Argument argument) const {
        return application<Mechanism, Arguments..., Argument>(
            of_, boost::hana::append(arguments_, argument));
    }

    Mechanism of_;
    boost::hana::tuple<Arguments...> arguments_;
};

/// What masks which failure, and how long that takes.
template <class... Parts>
class mechanism_words {
public:
    constexpr mechanism_words(text name, text description, boost::hana::tuple<Parts...> parts)
        : name_(name), description_(description), parts_(parts) {}

    template <name... Names>
    [[nodiscard]] constexpr auto role(Names const&... names) const {
        return with_names<detail::part::role>(names...);
    }
    template <name... Names>
    [[nodiscard]] constexpr auto optional_role(Names const&... names) const {
        return with_names<detail::part::optional_role>(names...);
    }
    /// A figure that each component must give.
    [[nodiscard]] constexpr auto parameter(text name) const {
        return add(detail::open_parameter_part{name});
    }
    /// A figure with a default: a sum of lengths and other parameters.
    template <class... Terms>
    requires(sizeof...(Terms) > 0)
        [[nodiscard]] constexpr auto parameter(text name, Terms const&... terms) const {
        return add(detail::parameter_part<decltype(sum(terms...))>{name, sum(terms...)});
    }

    [[nodiscard]] constexpr auto copies_run_apart_all_active() const {
        return add(detail::mode_part{model::run_mode::all_active});
    }
    [[nodiscard]] constexpr auto copies_run_apart_one_active() const {
        return add(detail::mode_part{model::run_mode::one_active});
    }
    [[nodiscard]] constexpr auto copies_run_in_lockstep() const {
        return add(detail::mode_part{model::run_mode::lockstep});
    }
    [[nodiscard]] constexpr auto one_copy_runs() const {
        return add(detail::mode_part{model::run_mode::one_copy});
    }
    [[nodiscard]] constexpr auto copies_hold_shares() const {
        return add(detail::flag_part{detail::flag::shares});
    }
    template <class... Terms>
    [[nodiscard]] constexpr auto copies_lag(Terms const&... terms) const {
        return add(detail::lag_part<decltype(sum(terms...))>{sum(terms...)});
    }
    /// `"copies"` stands for the component's copies, `"active copy"` for that one, other names for
    /// roles.
    template <name... Names>
    [[nodiscard]] constexpr auto quorum_majority_of(Names const&... names) const {
        return with_names<detail::part::voters>(names...);
    }
    template <name... Names>
    [[nodiscard]] constexpr auto requests_need(Names const&... names) const {
        return with_names<detail::part::requests>(names...);
    }
    template <name... Names>
    [[nodiscard]] constexpr auto mirrors(Names const&... names) const {
        return with_names<detail::part::mirrors>(names...);
    }
    template <name... Names>
    [[nodiscard]] constexpr auto applies_to(Names const&... names) const {
        return with_names<detail::part::traits>(names...);
    }
    [[nodiscard]] constexpr auto fenced_by(text role) const {
        return with_names<detail::part::fenced_by>(role);
    }
    [[nodiscard]] constexpr auto isolated_copies_stop() const {
        return add(detail::flag_part{detail::flag::stop});
    }
    [[nodiscard]] constexpr auto isolated_copies_keep_writing() const {
        return add(detail::flag_part{detail::flag::keep_writing});
    }
    template <class Time>
    [[nodiscard]] constexpr auto backup_every(Time const& every, text on = nullptr) const {
        return add(detail::backup_part<detail::stored<Time const&>>{every, on});
    }
    template <std::size_t Symptoms, class Time, class... Clauses>
    [[nodiscard]] constexpr auto rule(embed::rule<Symptoms, Time, Clauses...> const& what) const {
        return add(what);
    }

    /// This mechanism with something given to a role or a parameter.
    template <class... Values>
    [[nodiscard]] constexpr auto with(text name, Values const&... values) const {
        return application<mechanism_words>(*this, {}).with(name, values...);
    }

    constexpr void say(auto& into) const {
        into.name = name_;
        into.description = description_;
        boost::hana::for_each(parts_, [&](auto const& each) { each.say(into); });
    }

private:
    template <class Part>
    [[nodiscard]] constexpr auto add(Part part) const {
        return mechanism_words<Parts..., Part>(name_, description_,
                                               boost::hana::append(parts_, part));
    }
    template <detail::part Which, class... Names>
    [[nodiscard]] constexpr auto with_names(Names const&... names) const {
        return add(detail::names_part<Which, sizeof...(Names)>{{names...}});
    }

    text name_;
    text description_;
    boost::hana::tuple<Parts...> parts_;
};

[[nodiscard]] constexpr auto mechanism(text name, text description = "") {
    return mechanism_words<>(name, description, {});
}

namespace detail {

template <class Mechanism, class... Arguments>
[[nodiscard]] constexpr said::application to_application(
    application<Mechanism, Arguments...> const& from) {
    return from.say();
}
template <class... Parts>
[[nodiscard]] constexpr said::application to_application(mechanism_words<Parts...> const& from) {
    said::application made;
    from.say(made.of);
    return made;
}

} // namespace detail

} // namespace hadsl::embed

#endif
