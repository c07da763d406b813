// hadsl/model/arguments.hpp - what one application gives to a mechanism's roles and parameters.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_ARGUMENTS_HPP
#define HADSL_MODEL_ARGUMENTS_HPP

#include <hadsl/model/argument_hints.hpp>
#include <hadsl/model/expressions.hpp>
#include <hadsl/model/mechanism.hpp>
#include <hadsl/model/scope.hpp>
#include <hadsl/model/suggestion.hpp>
#include <hadsl/model/times.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::model {

/// What one application gives to a mechanism: components for its roles, times for its parameters.
struct bound_arguments {
    std::vector<std::vector<expression>> roles;
    std::vector<std::optional<duration>> times;
    bool good = true;
};

class argument_binder {
public:
    argument_binder(scope& all, viewpoint from, mechanism const& of,
                    syntax::application const& said)
        : all_(all), from_(from), of_(of), said_(said) {
        bound_.roles.resize(of.roles.size());
        bound_.times.resize(of.parameters.size());
    }

    [[nodiscard]] bound_arguments bind() && {
        for (std::size_t i = 0; i < said_.arguments.size(); ++i) {
            auto const& argument = said_.arguments[i];
            if (argument.parameter.text.empty()) {
                report_unnamed(argument);
                continue;
            }
            if (is_repeated(i)) {
                continue;
            }
            if (auto const role = role_index(of_, argument.parameter.text)) {
                bind_role(*role, argument);
            } else if (auto const time = parameter_index(of_, argument.parameter.text)) {
                bind_time(*time, argument);
            } else {
                report_unknown_argument(argument);
            }
        }
        if (bound_.good) {
            report_missing();
        }
        return std::move(bound_);
    }

private:
    void report(source::code code, source::span at, std::string message, std::string help = {},
                std::vector<source::note> notes = {}) {
        bound_.good = false;
        all_.found.add(code, at, std::move(message), std::move(help), std::move(notes));
    }
    [[nodiscard]] source::note declared_here() const {
        return {of_.said->declared.at.span, in_backticks(of_.name) + " is declared here"};
    }

    [[nodiscard]] bool is_repeated(std::size_t index) {
        auto const& name = said_.arguments[index].parameter;
        for (std::size_t i = 0; i < index; ++i) {
            if (said_.arguments[i].parameter.text == name.text) {
                report(source::code::duplicate_argument, name.at.span,
                       "found " + in_backticks(name.text) + " a second time, expected it once",
                       "remove one of them",
                       {{said_.arguments[i].parameter.at.span, "the first is here"}});
                return true;
            }
        }
        return false;
    }

    void bind_role(std::size_t index, syntax::argument const& said) {
        auto const* components = std::get_if<std::vector<syntax::expression>>(&said.value);
        if (components == nullptr) {
            report(source::code::wrong_argument, said.at.span,
                   "found a time for the role " + in_backticks(said.parameter.text) +
                       ", expected a component",
                   "", {{of_.roles[index].said->at.span, "the role is declared here"}});
            return;
        }
        bound_.good = expand_all(all_, from_, *components, bound_.roles[index]) && bound_.good;
    }

    void bind_time(std::size_t index, syntax::argument const& said) {
        if (auto const* time = std::get_if<syntax::duration>(&said.value)) {
            bound_.times[index] = time->value;
            return;
        }
        report(source::code::wrong_argument, said.at.span,
               "found a component for the parameter " + in_backticks(said.parameter.text) +
                   ", expected a time",
               "write a duration, as in `" + said.parameter.text + ": 30s`",
               {{of_.parameters[index]->declared.at.span, "the parameter is declared here"}});
    }

    void report_unknown_argument(syntax::argument const& said) {
        auto const wanted = in_backticks(said.parameter.text);
        report(source::code::unknown_argument, said.parameter.at.span,
               "found " + wanted + ", expected a role or a parameter of " + in_backticks(of_.name),
               all_.said.complete ? argument_list(all_, of_, argument_meant(all_, of_, said))
                                  : std::string(),
               {declared_here()});
    }

    /// `patroni(etcd)`: a value alone, which says nothing of what it is.
    void report_unnamed(syntax::argument const& said) {
        auto const value = std::string(all_.texts.slice(said.at.span));
        auto const name = first_that_fits(said);
        report(source::code::unnamed_argument, said.at.span,
               "found " + in_backticks(value) + " without a name, expected `NAME: " + value + "`",
               name.empty() ? argument_list(all_, of_, {})
                            : "write `" + of_.name + "(" + name + ": " + value + ")`",
               {declared_here()});
    }

    /// The first role or parameter that takes such a value and has none; what must be given first.
    [[nodiscard]] std::string first_that_fits(syntax::argument const& said) const {
        auto const is_given = [&](std::string const& name) {
            return std::any_of(
                said_.arguments.begin(), said_.arguments.end(),
                [&](syntax::argument const& each) { return each.parameter.text == name; });
        };
        bool const is_time = std::holds_alternative<syntax::duration>(said.value);
        for (bool const must_be_given : {true, false}) {
            for (auto const& each : of_.roles) {
                if (!is_time && each.optional != must_be_given && !is_given(each.said->text)) {
                    return each.said->text;
                }
            }
            for (auto const* each : of_.parameters) {
                if (is_time && each->value.has_value() != must_be_given &&
                    !is_given(each->declared.text)) {
                    return each->declared.text;
                }
            }
        }
        return {};
    }

    void report_missing() {
        for (std::size_t i = 0; i < of_.roles.size(); ++i) {
            if (bound_.roles[i].empty() && of_.roles[i].optional) {
                expression never_fails; // all of nothing
                never_fails.op = expression::operation::all;
                never_fails.at = of_.roles[i].said->at.span;
                bound_.roles[i].push_back(std::move(never_fails));
            } else if (bound_.roles[i].empty()) {
                report(source::code::unbound_role, said_.mechanism.at.span,
                       "found " + in_backticks(of_.name) + " without " +
                           in_backticks(of_.roles[i].said->text) +
                           ", expected a component for every role",
                       "write `" + of_.name + "(" + of_.roles[i].said->text + ": …)`",
                       {{of_.roles[i].said->at.span, "the role is declared here"}});
                return;
            }
        }
        for (std::size_t i = 0; i < of_.parameters.size(); ++i) {
            auto const& parameter = *of_.parameters[i];
            if (!bound_.times[i] && !parameter.value) {
                report(source::code::missing_argument, said_.mechanism.at.span,
                       "found " + in_backticks(of_.name) + " without " +
                           in_backticks(parameter.declared.text) +
                           ", expected a time for every parameter that has no default",
                       "write `" + of_.name + "(" + parameter.declared.text + ": 30s)`",
                       {{parameter.declared.at.span, "the parameter is declared here"}});
                return;
            }
        }
    }

    scope& all_;
    viewpoint from_;
    mechanism const& of_;
    syntax::application const& said_;
    bound_arguments bound_;
};

} // namespace hadsl::model

#endif
