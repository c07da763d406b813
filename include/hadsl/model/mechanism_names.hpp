// hadsl/model/mechanism_names.hpp - the roles and parameters of a mechanism, and who mentions them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_MECHANISM_NAMES_HPP
#define HADSL_MODEL_MECHANISM_NAMES_HPP

#include <hadsl/model/ancestry.hpp>
#include <hadsl/model/findings.hpp>
#include <hadsl/model/mechanism.hpp>
#include <hadsl/model/suggestion.hpp>
#include <hadsl/model/times.hpp>

#include <cstddef>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace hadsl::model {

/// The word with which a quorum counts the copies themselves.
inline constexpr char const* copies_word = "copies";
/// And those with which it counts the active copy alone.
inline constexpr char const* active_copy_words = "active copy";

/// Fills in the roles and parameters of a mechanism, and checks every mention of one.
class mechanism_names {
public:
    mechanism_names(mechanism& read, syntax::mechanism const& said, findings& found)
        : read_(read), said_(said), found_(found) {}

    void declare() {
        std::unordered_map<std::string, source::span> declared;
        for (auto const& each : said_.properties) {
            if (auto const* role = std::get_if<syntax::role>(&each)) {
                for (auto const& name : role->names) {
                    if (name.text == copies_word || name.text == active_copy_words) {
                        report(source::code::duplicate_name, name.at.span,
                               "found a role called " + in_backticks(name.text) +
                                   ", which is the word for the copies themselves, expected "
                                   "another name");
                    }
                    check_new(name, declared);
                    read_.roles.push_back({&name, role->optional});
                }
            } else if (auto const* parameter = std::get_if<syntax::parameter>(&each)) {
                check_new(parameter->declared, declared);
                read_.parameters.push_back(parameter);
            }
        }
        used_roles_.resize(read_.roles.size(), false);
        used_parameters_.resize(read_.parameters.size(), false);
    }

    void order_parameters() {
        parents_of mentions(read_.parameters.size());
        for (std::size_t i = 0; i < read_.parameters.size(); ++i) {
            if (auto const& standard = read_.parameters[i]->value) {
                use_time(*standard);
                for_each_name(*standard, [&](syntax::name const& name) {
                    if (auto const index = parameter_index(read_, name.text)) {
                        mentions[i].push_back(*index);
                    }
                });
            }
        }
        auto ordered = order_by_parents(mentions);
        for (auto const& cycle : ordered.cycles) {
            std::string text;
            for (auto const each : cycle) {
                text += in_backticks(read_.parameters[each]->declared.text) + " from ";
            }
            auto const& first = read_.parameters[cycle.front()]->declared;
            report(source::code::parameter_cycle, first.at.span,
                   "found a parameter whose default comes from itself, expected a time: " + text +
                       in_backticks(first.text));
        }
        read_.evaluation_order = std::move(ordered.order);
    }

    /// Notes that a role is mentioned; reports a name that is none.
    void use_role(syntax::name const& name) {
        if (auto const index = role_index(read_, name.text)) {
            used_roles_[*index] = true;
            return;
        }
        std::vector<std::string> candidates;
        for (auto const& role : read_.roles) {
            candidates.push_back(role.said->text);
        }
        auto const parameter = parameter_index(read_, name.text);
        if (parameter) {
            used_parameters_[*parameter] = true; // wrongly, which is said here and not again
        }
        report(source::code::unknown_role, name.at.span,
               "found " + in_backticks(name.text) + (parameter ? ", which is a parameter" : "") +
                   ", expected a role of this mechanism",
               suggestion(name.text, candidates, found_));
    }

    /// Notes which parameters a time mentions; reports names that are none.
    void use_time(syntax::time const& time) {
        for_each_name(time, [this](syntax::name const& name) {
            if (auto const index = parameter_index(read_, name.text)) {
                used_parameters_[*index] = true;
                return;
            }
            std::vector<std::string> candidates;
            for (auto const* parameter : read_.parameters) {
                candidates.push_back(parameter->declared.text);
            }
            auto const role = role_index(read_, name.text);
            if (role) {
                used_roles_[*role] = true;
            }
            report(source::code::unknown_parameter, name.at.span,
                   "found " + in_backticks(name.text) + (role ? ", which is a role" : "") +
                       ", expected a parameter of this mechanism or a time",
                   suggestion(name.text, candidates, found_));
        });
        times_.push_back(&time);
    }

    /// All times of the mechanism that were used, defaults first.
    [[nodiscard]] std::vector<syntax::time const*> const& times() const { return times_; }

    void check_unused() {
        for (std::size_t i = 0; i < read_.roles.size(); ++i) {
            if (!used_roles_[i]) {
                found_.add(source::code::unused_role, read_.roles[i].said->at.span,
                           "found the role " + in_backticks(read_.roles[i].said->text) +
                               " that nothing in the mechanism mentions",
                           "remove it, or say what it is for: `needs`, `requests need`, "
                           "`quorum majority of`, `fenced by`");
            }
        }
        for (std::size_t i = 0; i < read_.parameters.size(); ++i) {
            if (!used_parameters_[i]) {
                found_.add(source::code::unused_parameter, read_.parameters[i]->declared.at.span,
                           "found the parameter " +
                               in_backticks(read_.parameters[i]->declared.text) +
                               " that nothing in the mechanism mentions",
                           "remove it, or use it as a time");
            }
        }
    }

private:
    void report(source::code code, source::span at, std::string message, std::string help = {},
                std::vector<source::note> notes = {}) {
        read_.sound = false;
        found_.add(code, at, std::move(message), std::move(help), std::move(notes));
    }

    void check_new(syntax::name const& name,
                   std::unordered_map<std::string, source::span>& declared) {
        auto const [before, is_new] = declared.try_emplace(name.text, name.at.span);
        if (!is_new) {
            report(source::code::duplicate_name, name.at.span,
                   "found a second declaration of " + in_backticks(name.text) +
                       ", expected a name that no other role or parameter of the mechanism has",
                   "", {{before->second, "it is already declared here"}});
        }
    }

    mechanism& read_;
    syntax::mechanism const& said_;
    findings& found_;
    std::vector<bool> used_roles_;
    std::vector<bool> used_parameters_;
    std::vector<syntax::time const*> times_;
};

} // namespace hadsl::model

#endif
