// hadsl/lint/mentions.hpp - the names that texts mention, apart from where they declare them.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_LINT_MENTIONS_HPP
#define HADSL_LINT_MENTIONS_HPP

#include <hadsl/lint/subject.hpp>
#include <hadsl/syntax/tree.hpp>

#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

namespace hadsl::lint {

/// Every qualified name in some texts: kinds, classes and mechanisms, wherever they are used.
class mentions {
public:
    explicit mentions(std::vector<unit> const& all) {
        for (auto const& each : all) {
            note(each.said.declarations);
        }
    }

    /// Whether a kind, class or mechanism of this name, without a module, is used.
    [[nodiscard]] bool names(std::string const& name) const { return names_.contains(name); }
    /// Whether something of a module is used.
    [[nodiscard]] bool names_module(std::string const& module) const {
        return modules_.contains(module);
    }

private:
    void note(syntax::qualified_name const& name) {
        if (name.module.empty()) {
            names_.insert(name.text);
        } else {
            modules_.insert(name.module);
        }
    }
    void note(std::vector<syntax::qualified_name> const& all) {
        for (auto const& each : all) {
            note(each);
        }
    }
    void note(std::optional<syntax::qualified_name> const& name) {
        if (name) {
            note(*name);
        }
    }
    void note(std::optional<syntax::struck> const& of) {
        if (of) {
            note(of->kind);
        }
    }
    void note(std::vector<syntax::declaration> const& all) {
        for (auto const& each : all) {
            std::visit([this](auto const& node) { this->note(node); }, each);
        }
    }
    template <class Property>
    void note_all(std::vector<Property> const& all) {
        for (auto const& each : all) {
            std::visit([this](auto const& node) { this->note(node); }, each);
        }
    }

    void note(syntax::failure const& node) {
        note(node.parents);
        note_all(node.properties);
    }
    void note(syntax::kind const& node) {
        note(node.parent);
        note_all(node.properties);
    }
    void note(syntax::figures const& node) {
        for (auto const& each : node.all) {
            note(each);
        }
    }
    void note(syntax::mechanism const& node) { note_all(node.properties); }
    void note(syntax::loop const& node) { note(node.body); }
    void note(syntax::component const& node) {
        note(node.kind);
        note_all(node.properties);
    }
    void note(syntax::link const& node) { note_all(node.properties); }
    void note(syntax::claim const& node) {
        if (auto const* const said = std::get_if<syntax::budget_claim>(&node.statement)) {
            for (auto const& budget : said->budgets) {
                note(budget.classes);
                note(budget.of);
            }
        }
    }
    void note(syntax::assume const& node) {
        note(node.classes);
        note(node.of);
    }
    void note(syntax::strikes const& node) { note(node.kinds); }
    void note(syntax::shows const& node) { note(node.classes); }
    void note(syntax::mirrors const& node) { note(node.classes); }
    void note(syntax::rule const& node) {
        for (auto const& each : node.symptoms) {
            note(each.failure);
            note(each.kind);
        }
    }
    void note(syntax::protection const& node) {
        for (auto const& each : node.by) {
            note(each.mechanism);
        }
    }
    void note(syntax::override const& node) { note(node.failure); }
    /// What mentions no qualified name.
    template <class Node>
    void note(Node const&) {}

    std::set<std::string> names_;
    std::set<std::string> modules_;
};

} // namespace hadsl::lint

#endif
