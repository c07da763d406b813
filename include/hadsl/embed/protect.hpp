// hadsl/embed/protect.hpp - mechanisms applied to a component: roles bound, times added up.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_EMBED_PROTECT_HPP
#define HADSL_EMBED_PROTECT_HPP

#include <hadsl/embed/names.hpp>
#include <hadsl/embed/said.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace hadsl::embed::detail {

template <class Architecture>
class protector {
public:
    constexpr protector(Architecture const& in, model::component& into, bool has_copies)
        : in_(&in), into_(&into), has_copies_(has_copies) {}

    constexpr void protect(std::vector<said::application> const& by) {
        for (auto const& each : by) {
            apply(each);
        }
        if (has_copies_ && !mode_is_known_) {
            nothing_says_how_copies_run(into_->name);
        }
    }

private:
    /// A mechanism with what one application gives to it.
    struct bound {
        said::mechanism const* of = nullptr;
        std::vector<std::vector<model::expression>> roles;
        std::vector<std::optional<duration>> given;
    };

    constexpr void apply(said::application const& said) {
        auto const& of = said.of;
        check(of);
        bound const with = bind(said);
        if (of.mode && !mode_is_known_) {
            into_->mode = *of.mode;
            mode_is_known_ = true;
        }
        auto& shown = into_->protections.emplace_back();
        shown.mechanism = of.name;
        shown.description = of.description;
        auto const protection = static_cast<std::int32_t>(into_->protections.size() - 1);
        for (auto const& each : of.rules) {
            add(each, with, protection);
        }
        for (auto const each : of.mirrors) {
            into_->mirrors.push_back(class_named(*in_, each));
        }
        for (auto const each : of.requests) {
            append(role(with, each), into_->requests);
        }
        for (auto const& each : of.backups) {
            auto& next = into_->backups.emplace_back();
            next.interval = value(each.every, with);
            if (!each.on.empty()) {
                next.on = together(role(with, each.on));
            }
        }
        if (!of.voters.empty()) {
            auto& quorum = into_->quorum.emplace();
            for (auto const each : of.voters) {
                if (each == "copies") {
                    quorum.copies = true;
                } else if (each == "active copy") {
                    quorum.active_copy = true;
                } else {
                    append(role(with, each), quorum.voters);
                }
            }
        }
        into_->data_in_shares = into_->data_in_shares || of.shares;
        if (!of.fenced_by.empty()) {
            into_->fenced_by = together(role(with, of.fenced_by));
        }
        into_->isolated_keep_writing = into_->isolated_keep_writing || of.keep_writing;
        into_->isolated_stop = into_->isolated_stop || of.stop;
        if (of.lag) {
            auto const lag = value(*of.lag, with);
            for (std::size_t at = 1; at < into_->copies.size(); ++at) {
                auto& own = into_->copies[at].lag;
                own = own.is_zero() ? lag : own;
            }
        }
        applied_.push_back(&of);
    }

    constexpr void add(said::rule const& said, bound const& with, std::int32_t protection) {
        auto& next = into_->rules.emplace_back();
        next.protection = protection;
        next.action = said.action;
        for (auto const& each : said.symptoms) {
            auto& symptom = next.symptoms.emplace_back();
            symptom.loss = each.loss;
            if (!each.loss) {
                symptom.failure = class_named(*in_, each.failure);
            }
            if (!each.kind.empty()) {
                symptom.kind = kind_named(*in_, each.kind);
            }
        }
        next.time = value(said.time, with);
        for (auto const each : said.needs) {
            append(role(with, each), next.needs);
        }
        if (said.losing) {
            next.losing = shorter_of(value(*said.losing, with), beyond_bounds);
        }
        if (said.noticed_within) {
            next.noticed_within = value(*said.noticed_within, with);
        }
    }

    /// Whether the mechanism fits the component, and those that were applied before.
    constexpr void check(said::mechanism const& of) const {
        bool fits = of.applies_to.empty();
        for (auto const wanted : of.applies_to) {
            for (auto const& trait : into_->traits) {
                fits = fits || trait == wanted;
            }
        }
        if (!fits) {
            does_not_apply_to(of.name, into_->name);
        }
        bool takes_over = false;
        for (auto const& rule : of.rules) {
            takes_over = takes_over || rule.action == model::action::take_over;
        }
        if (!has_copies_ && (of.mode || takes_over || of.lag || !of.voters.empty() || of.shares)) {
            needs_copies(of.name);
        }
        check_active_copy(of, of);
        for (auto const* other : applied_) {
            check_active_copy(of, *other);
            check_active_copy(*other, of);
            if ((of.mode && other->mode && of.mode != other->mode) ||
                (!of.voters.empty() && !other->voters.empty()) ||
                (!of.fenced_by.empty() && !other->fenced_by.empty()) ||
                (of.keep_writing && other->stop) || (of.stop && other->keep_writing)) {
                two_mechanisms_say_it(of.name);
            }
        }
    }

    /// Whether copies that run as one mechanism says can vote as another one has it.
    static constexpr void check_active_copy(said::mechanism const& runs,
                                            said::mechanism const& votes) {
        for (auto const each : votes.voters) {
            if (each == "active copy" && runs.mode && runs.mode != model::run_mode::one_active) {
                no_copy_is_the_active_one(votes.name);
            }
        }
    }

    // ---- roles and times -----------------------------------------------------------------------

    [[nodiscard]] constexpr bound bind(said::application const& said) const {
        auto const& of = said.of;
        bound with{&of, {}, {}};
        with.roles.resize(of.roles.size());
        with.given.resize(of.parameters.size());
        for (auto const& each : said.arguments) {
            bool is_known = false;
            for (std::size_t at = 0; at < of.roles.size() && !each.time; ++at) {
                if (of.roles[at].name == each.name) {
                    is_known = true;
                    for (auto const& one : each.components) {
                        with.roles[at].push_back(resolved(*in_, one));
                    }
                }
            }
            for (std::size_t at = 0; at < of.parameters.size() && each.time; ++at) {
                if (of.parameters[at].name == each.name) {
                    is_known = true;
                    with.given[at] = each.time;
                }
            }
            if (!is_known) {
                unknown_role_or_parameter(each.name);
            }
        }
        for (std::size_t at = 0; at < of.roles.size(); ++at) {
            if (with.roles[at].empty() && of.roles[at].optional) {
                // All of nothing, which never fails.
                with.roles[at].emplace_back().op = model::expression::operation::all;
            } else if (with.roles[at].empty()) {
                role_is_not_bound(of.roles[at].name);
            }
        }
        for (std::size_t at = 0; at < of.parameters.size(); ++at) {
            if (!with.given[at] && !of.parameters[at].value) {
                parameter_is_not_given(of.parameters[at].name);
            }
        }
        return with;
    }

    [[nodiscard]] static constexpr std::vector<model::expression> const& role(bound const& with,
                                                                              said::name name) {
        std::size_t at = 0;
        while (at < with.of->roles.size() && with.of->roles[at].name != name) {
            ++at;
        }
        if (at == with.of->roles.size()) {
            unknown_role_or_parameter(name);
        }
        return with.roles[at];
    }
    static constexpr void append(std::vector<model::expression> const& from,
                                 std::vector<model::expression>& into) {
        for (auto const& each : from) {
            into.push_back(each);
        }
    }
    /// All that a role is bound to, as one expression.
    [[nodiscard]] static constexpr model::expression together(
        std::vector<model::expression> const& parts) {
        if (parts.size() == 1) {
            return parts.front();
        }
        model::expression made;
        made.op = model::expression::operation::all;
        made.operands = parts;
        return made;
    }

    [[nodiscard]] static constexpr duration value(said::time const& said, bound const& with) {
        auto sum = said.length;
        if (!said.name.empty()) {
            sum = sum + value_of(said.name, with);
        }
        for (auto const& each : said.terms) {
            sum = sum + value(each, with);
        }
        auto longest = zero;
        for (auto const& each : said.longest) {
            longest = longer_of(longest, value(each, with));
        }
        return sum + longest;
    }
    /// A default may mention other parameters; one that mentions itself is an endless recursion,
    /// which the compiler ends with an error.
    [[nodiscard]] static constexpr duration value_of(said::name name, bound const& with) {
        for (std::size_t at = 0; at < with.of->parameters.size(); ++at) {
            auto const& parameter = with.of->parameters[at];
            if (parameter.name == name) {
                return with.given[at] ? *with.given[at] : value(*parameter.value, with);
            }
        }
        unknown_role_or_parameter(name);
        return zero;
    }

    Architecture const* in_;
    model::component* into_;
    bool has_copies_;
    bool mode_is_known_ = false;
    std::vector<said::mechanism const*> applied_;
};

} // namespace hadsl::embed::detail

#endif
