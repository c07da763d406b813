// tests/property/said_in_text.hpp - what a text says, as the embedded language would have said it.
// SPDX-License-Identifier: BSL-1.0
//
// For holding the two ways from a specification to its architecture against each other. Loops,
// ranges and what else the embedded language leaves to C++ are not taken: then there is nothing.
#ifndef HADSL_PROPERTY_SAID_IN_TEXT_HPP
#define HADSL_PROPERTY_SAID_IN_TEXT_HPP

#include <hadsl/embed/said.hpp>
#include <hadsl/syntax/tree.hpp>

#include <cmath>
#include <cstddef>
#include <deque>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace hadsl::property {

class said_in_text {
public:
    /// Mechanisms by their full names, beside those of the text.
    using mechanisms = std::map<std::string, embed::said::mechanism, std::less<>>;

    explicit said_in_text(mechanisms known) : known_(std::move(known)) {}

    /// What the document says. Views into it live as long as this object.
    [[nodiscard]] std::optional<embed::said::specification> read(syntax::document const& document) {
        try {
            for (auto const& each : document.declarations) {
                if (auto const* said = std::get_if<syntax::mechanism>(&each)) {
                    known_[said->declared.text] = mechanism(*said);
                }
            }
            for (auto const& each : document.declarations) {
                std::visit([&](auto const& said) { add(said); }, each);
            }
            return made_;
        } catch (left_to_cpp const&) {
            return std::nullopt;
        }
    }

private:
    struct left_to_cpp {};
    using names = embed::said::names;

    std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

    std::string_view name(syntax::qualified_name const& said) {
        return keep(said.module.empty() ? said.text : said.module + "." + said.text);
    }
    std::string_view name(syntax::reference const& said) {
        auto text = said.base.text;
        for (auto const& each : said.indices) {
            if (each.every || !each.first || each.last || each.first->postfix.size() != 1 ||
                !std::holds_alternative<std::int64_t>(each.first->postfix.front())) {
                throw left_to_cpp();
            }
            text += "[" + std::to_string(std::get<std::int64_t>(each.first->postfix.front())) + "]";
        }
        return keep(std::move(text));
    }
    template <class Named>
    names all(std::vector<Named> const& said) {
        names made;
        for (auto const& each : said) {
            made.push_back(name(each));
        }
        return made;
    }
    names all(std::vector<syntax::name> const& said) {
        names made;
        for (auto const& each : said) {
            made.push_back(keep(each.text));
        }
        return made;
    }

    embed::said::expression expression(syntax::expression const& said) {
        using operation = syntax::expression::operation;
        embed::said::expression made;
        if (said.op == operation::reference) {
            made.name = name(said.name);
            return made;
        }
        made.op = said.op == operation::all   ? model::expression::operation::all
                  : said.op == operation::any ? model::expression::operation::any
                                              : model::expression::operation::at_least;
        made.count = static_cast<std::int32_t>(said.count);
        for (auto const& each : said.operands) {
            made.operands.push_back(expression(each));
        }
        return made;
    }

    // ---- mechanisms ----

    embed::said::time time(syntax::time const& said) {
        embed::said::time made;
        for (auto const& each : said.terms) {
            auto& next = made.terms.emplace_back();
            if (auto const* length = std::get_if<syntax::duration>(&each)) {
                next.length = length->value;
            } else if (auto const* parameter = std::get_if<syntax::name>(&each)) {
                next.name = keep(parameter->text);
            } else {
                for (auto const& one : std::get<syntax::time::longest>(each).operands) {
                    next.longest.push_back(time(one));
                }
            }
        }
        return made;
    }

    embed::said::mechanism mechanism(syntax::mechanism const& said) {
        embed::said::mechanism made;
        made.name = keep(said.declared.text);
        made.description = said.description ? keep(said.description->text) : "";
        for (auto const& each : said.properties) {
            std::visit([&](auto const& property) { add(property, made); }, each);
        }
        return made;
    }
    void add(syntax::role const& said, embed::said::mechanism& into) {
        for (auto const& each : said.names) {
            into.roles.push_back({keep(each.text), said.optional});
        }
    }
    void add(syntax::parameter const& said, embed::said::mechanism& into) {
        auto& made = into.parameters.emplace_back();
        made.name = keep(said.declared.text);
        if (said.value) {
            made.value = time(*said.value);
        }
    }
    void add(syntax::run_mode const& said, embed::said::mechanism& into) {
        model::run_mode const modes[] = {model::run_mode::all_active, model::run_mode::one_active,
                                         model::run_mode::lockstep, model::run_mode::one_copy};
        into.mode = modes[static_cast<std::size_t>(said.how)];
    }
    void add(syntax::copies_lag const& said, embed::said::mechanism& into) {
        into.lag = time(said.by);
    }
    void add(syntax::copies_hold const& /*said*/, embed::said::mechanism& into) {
        into.shares = true;
    }
    void add(syntax::quorum const& said, embed::said::mechanism& into) {
        into.voters = all(said.voters);
    }
    void add(syntax::requests const& said, embed::said::mechanism& into) {
        auto const more = all(said.roles);
        into.requests.insert(into.requests.end(), more.begin(), more.end());
    }
    void add(syntax::mirrors const& said, embed::said::mechanism& into) {
        auto const more = all(said.classes);
        into.mirrors.insert(into.mirrors.end(), more.begin(), more.end());
    }
    void add(syntax::isolated const& said, embed::said::mechanism& into) {
        (said.keep_writing ? into.keep_writing : into.stop) = true;
    }
    void add(syntax::fenced const& said, embed::said::mechanism& into) {
        into.fenced_by = keep(said.by.text);
    }
    void add(syntax::applies const& said, embed::said::mechanism& into) {
        into.applies_to = all(said.traits);
    }
    void add(syntax::backup const& said, embed::said::mechanism& into) {
        into.backups.push_back({time(said.every), said.on ? keep(said.on->text) : ""});
    }
    void add(syntax::rule const& said, embed::said::mechanism& into) {
        auto& made = into.rules.emplace_back();
        for (auto const& each : said.symptoms) {
            made.symptoms.push_back({each.loss, each.loss ? "" : name(each.failure),
                                     each.kind ? name(*each.kind) : std::string_view()});
        }
        model::action const actions[] = {model::action::take_over, model::action::restart,
                                         model::action::migrate, model::action::restore};
        made.action = actions[static_cast<std::size_t>(said.does)];
        made.time = time(said.in);
        for (auto const& clause : said.clauses) {
            if (auto const* needs = std::get_if<syntax::rule_needs>(&clause)) {
                auto const more = all(needs->roles);
                made.needs.insert(made.needs.end(), more.begin(), more.end());
            } else if (auto const* losing = std::get_if<syntax::losing>(&clause)) {
                made.losing = time(losing->work);
            } else {
                made.noticed_within = time(std::get<syntax::noticed_within>(clause).length);
            }
        }
    }

    // ---- declarations ----

    void add(syntax::use const& /*said*/) {}
    void add(syntax::mechanism const& /*said*/) {}
    void add(syntax::import const& /*said*/) { throw left_to_cpp(); }
    void add(syntax::loop const& /*said*/) { throw left_to_cpp(); }
    void add(syntax::tolerance const& said) { made_.tolerance = said.length.value; }

    void add(syntax::kind const& said) {
        auto& made = made_.kinds.emplace_back();
        made.name = keep(said.declared.text);
        made.parent = said.parent ? name(*said.parent) : std::string_view();
        for (auto const& each : said.properties) {
            if (auto const* starts = std::get_if<syntax::starts_in>(&each)) {
                made.starts_in = starts->length.value;
            } else if (auto const* traits = std::get_if<syntax::traits>(&each)) {
                made.traits = all(traits->names);
            } else if (std::holds_alternative<syntax::override>(each)) {
                throw left_to_cpp();
            } else {
                made.keeps_data = true;
            }
        }
    }

    void add(syntax::failure const& said) {
        auto& made = made_.classes.emplace_back();
        made.name = keep(said.declared.text);
        made.parents = all(said.parents);
        for (auto const& each : said.properties) {
            if (auto const* strikes = std::get_if<syntax::strikes>(&each)) {
                made.strikes = all(strikes->kinds);
            } else if (auto const* lasts = std::get_if<syntax::class_lasts>(&each)) {
                made.lasts = lasts->length.value;
            } else if (std::holds_alternative<syntax::class_every>(each)) {
                throw left_to_cpp();
            } else if (auto const* noticed = std::get_if<syntax::class_noticed>(&each)) {
                made.noticed = noticed->within.value;
            } else if (auto const* shared = std::get_if<syntax::shared>(&each)) {
                made.shared_by = keep(shared->label.text);
                made.or_itself = shared->or_itself;
            } else if (auto const* shows = std::get_if<syntax::shows>(&each)) {
                made.shows = all(shows->classes);
            } else if (auto const* destroys = std::get_if<syntax::destroys>(&each)) {
                made.destroys =
                    destroys->contents ? model::destruction::contents : model::destruction::data;
            } else if (std::holds_alternative<syntax::recurs>(each)) {
                made.recurs = true;
            } else {
                made.planned = true;
            }
        }
    }

    void add(syntax::component const& said) {
        auto& made = made_.components.emplace_back();
        made.kind = name(said.kind);
        made.names = all(said.names);
        fill(said.description, said.properties, made);
    }
    void add(syntax::link const& said) {
        auto& made = made_.components.emplace_back();
        made.kind = "link";
        made.names.push_back(name(said.declared));
        made.left = name(said.left);
        made.right = name(said.right);
        fill(said.description, said.properties, made);
    }
    void fill(std::optional<syntax::string> const& description,
              std::vector<syntax::component_property> const& properties,
              embed::said::component& into) {
        into.description = description ? keep(description->text) : "";
        std::optional<double> serves;
        std::optional<double> demand;
        for (auto const& each : properties) {
            if (auto const* said = std::get_if<syntax::each_serves>(&each)) {
                serves = value(said->amount);
            } else if (auto const* wanted = std::get_if<syntax::demand>(&each)) {
                demand = value(wanted->amount);
            } else {
                std::visit([&](auto const& property) { say(property, into); }, each);
            }
        }
        if (serves && demand) {
            into.at_least = static_cast<std::int32_t>(std::ceil(*demand / *serves));
        }
    }
    static double value(syntax::decimal const& of) {
        return static_cast<double>(of.digits) / std::pow(10.0, of.scale);
    }
    void say(syntax::each_serves const&, embed::said::component&) {}
    void say(syntax::demand const&, embed::said::component&) {}
    void say(syntax::contained const& said, embed::said::component& into) {
        auto const more = all(said.containers);
        into.containers.insert(into.containers.end(), more.begin(), more.end());
    }
    void say(syntax::platform const& said, embed::said::component& into) {
        into.on = name(said.on);
    }
    embed::said::label label(syntax::label const& said) {
        if (!said.indices.empty()) {
            throw left_to_cpp();
        }
        return {keep(said.key.text), keep(said.value.text), said.after ? said.after->value : zero};
    }
    void say(syntax::copies const& said, embed::said::component& into) {
        for (auto const& each : said.all) {
            auto& made = into.copies.emplace_back();
            made.on = name(each.on);
            for (auto const& item : each.with) {
                if (auto const* with = std::get_if<syntax::reference>(&item)) {
                    made.with.push_back(name(*with));
                } else if (auto const* own = std::get_if<syntax::label>(&item)) {
                    made.labels.push_back(label(*own));
                } else {
                    made.lag = std::get<syntax::lagging>(item).by.value;
                }
            }
        }
    }
    void say(syntax::at_least const& said, embed::said::component& into) {
        auto const* count = said.count.postfix.size() == 1
                                ? std::get_if<std::int64_t>(&said.count.postfix.front())
                                : nullptr;
        if (count == nullptr) {
            throw left_to_cpp();
        }
        into.at_least = static_cast<std::int32_t>(*count);
    }
    void say(syntax::protection const& said, embed::said::component& into) {
        for (auto const& each : said.by) {
            auto const found = known_.find(name(each.mechanism));
            if (found == known_.end()) {
                throw left_to_cpp();
            }
            auto& made = into.protections.emplace_back();
            made.of = found->second;
            for (auto const& argument : each.arguments) {
                auto& next = made.arguments.emplace_back();
                next.name = keep(argument.parameter.text);
                if (auto const* length = std::get_if<syntax::duration>(&argument.value)) {
                    next.time = length->value;
                } else {
                    for (auto const& one :
                         std::get<std::vector<syntax::expression>>(argument.value)) {
                        next.components.push_back(expression(one));
                    }
                }
            }
        }
    }
    void say(syntax::needs const& said, embed::said::component& into) {
        for (auto const& each : said.all) {
            into.needs.push_back(
                {expression(each), said.tolerating ? said.tolerating->value : zero});
        }
    }
    void say(syntax::starts_after const& said, embed::said::component& into) {
        for (auto const& each : said.all) {
            into.starts_after.push_back(expression(each));
        }
    }
    void say(syntax::starts_in const& said, embed::said::component& into) {
        into.starts_in = said.length.value;
    }
    void say(syntax::keeps const& said, embed::said::component& into) {
        into.keeps_data = true;
        into.data_on = said.on ? name(*said.on) : std::string_view();
    }
    void say(syntax::costs const& said, embed::said::component& into) {
        into.costs.push_back({value(said.amount), keep(said.unit.text)});
    }
    void say(syntax::traits const& said, embed::said::component& into) {
        auto const more = all(said.names);
        into.traits.insert(into.traits.end(), more.begin(), more.end());
    }
    void say(syntax::label const& said, embed::said::component& into) {
        into.labels.push_back(label(said));
    }
    void say(syntax::override const& said, embed::said::component& into) {
        if (said.shared) {
            throw left_to_cpp();
        }
        auto const length = [](std::optional<syntax::duration> const& of) {
            return of ? std::optional(of->value) : std::nullopt;
        };
        into.overrides.push_back(
            {name(said.failure), length(said.lasts), length(said.every), length(said.noticed)});
    }

    // ---- claims ----

    template <class Said>
    embed::said::failures failures(Said const& said, std::int32_t count) {
        embed::said::failures made;
        made.count = count;
        made.classes = all(said.classes);
        if (said.of && said.of->kind) {
            made.of_kind = name(*said.of->kind);
        } else if (said.of) {
            made.of = all(said.of->components);
        }
        return made;
    }
    void add(syntax::figures const& /*said*/) { throw left_to_cpp(); }
    void add(syntax::assume const& said) {
        made_.assumptions.push_back({name(said.declared),
                                     said.description ? keep(said.description->text) : "",
                                     failures(said, 1)});
    }
    void add(syntax::claim const& said) {
        auto& made = made_.claims.emplace_back();
        made.name = name(said.declared);
        made.description = said.description ? keep(said.description->text) : "";
        if (said.acceptance) {
            made.accepted = keep(said.acceptance->why.text);
            if (auto const& until = said.acceptance->until) {
                made.until = until->year * 10000 + until->month * 100 + until->day;
            }
        }
        if (auto const* budget = std::get_if<syntax::budget_claim>(&said.statement)) {
            for (auto const& each : budget->budgets) {
                made.budgets.push_back(failures(each, static_cast<std::int32_t>(each.count)));
            }
            made.consequence = static_cast<embed::said::consequence>(budget->consequence);
            made.targets = all(budget->of.components);
            made.at_least = budget->of.together
                                ? 0
                                : static_cast<std::int32_t>(budget->of.at_least.value_or(1));
            if (budget->of.longer_than) {
                made.longer_than = budget->of.longer_than->value;
            }
        } else if (auto const* cold = std::get_if<syntax::cold_start_claim>(&said.statement)) {
            made.says = model::claim::form::cold_start;
            made.targets = all(cold->components);
        } else {
            throw left_to_cpp();
        }
    }

    mechanisms known_;
    std::deque<std::string> kept_;
    embed::said::specification made_;
};

} // namespace hadsl::property

#endif
