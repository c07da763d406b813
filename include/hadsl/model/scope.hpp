// hadsl/model/scope.hpp - what is known while a specification is resolved, and looking names up.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_SCOPE_HPP
#define HADSL_MODEL_SCOPE_HPP

#include <hadsl/model/architecture.hpp>
#include <hadsl/model/arithmetic.hpp>
#include <hadsl/model/families.hpp>
#include <hadsl/model/findings.hpp>
#include <hadsl/model/load.hpp>
#include <hadsl/model/mechanism.hpp>
#include <hadsl/model/suggestion.hpp>
#include <hadsl/model/vocabulary.hpp>
#include <hadsl/source/text.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hadsl::model {

/// From where names are looked up: a text, and the turns of the loops around the place.
struct viewpoint {
    unit const* in = nullptr;
    turn_id turn = no_turn;
};

/// A declaration at one turn of the loops around it.
template <class Said>
struct instance {
    Said const* said = nullptr;
    viewpoint from;
};

/// One component as declared: by `KIND NAME` or as a link.
struct declared_component {
    syntax::component const* component = nullptr;
    syntax::link const* link = nullptr;
    viewpoint from;

    [[nodiscard]] std::vector<syntax::component_property> const& properties() const {
        return link == nullptr ? component->properties : link->properties;
    }
};

/// What a kind gives to its components, inherited from its ancestors.
struct kind_properties {
    std::optional<duration> starts_in;
    bool keeps_data = false;
    std::vector<std::string> traits;
    /// What each kind says of failure classes, the farthest ancestor first.
    std::vector<std::vector<instance<syntax::override>>> figures;
};

/// Everything known so far; the steps of resolve fill it one after the other.
struct scope {
    scope(source::texts const& all, specification of, findings& out)
        : texts(all), said(std::move(of)), found(out) {}

    source::texts const& texts;
    specification said;
    findings& found;

    vocabulary names;
    families components;
    model::turns turns;
    /// Every component is declared, so an unknown name is really unknown.
    bool components_complete = true;
    bool too_large = false; // too much is declared to look at the rest

    /// Beside the kinds, classes and components of `result`, by the same index.
    std::vector<kind_properties> kinds;
    std::vector<std::vector<class_id>> leaves; // of each class: itself, or those below it
    std::vector<declared_component> declared;

    std::vector<mechanism> mechanisms;
    std::unordered_set<std::string> label_keys; // by which some class is shared
    std::vector<instance<syntax::claim>> claims;
    std::vector<instance<syntax::assume>> assumptions;

    std::vector<bool> data; // which components keep or reach data; filled when first asked

    architecture result;
};

/// The text of a name as its author wrote it: `vmware.fault_tolerance`.
[[nodiscard]] inline std::string text_of(syntax::qualified_name const& name) {
    return name.module.empty() ? name.text : name.module + "." + name.text;
}

/// The name by which all other texts know what a text declares.
[[nodiscard]] inline std::string public_name(unit const& in, std::string const& declared) {
    return in.is_module() && in.module != prelude ? in.module + "." + declared : declared;
}

/// What a text means by a name: its own module's before the prelude's.
[[nodiscard]] inline meaning const* find(scope const& all, unit const& in, category of,
                                         syntax::qualified_name const& name) {
    if (!name.module.empty()) {
        return all.names.find(of, name.module == prelude ? name.text : text_of(name));
    }
    if (auto const* own = all.names.find(of, public_name(in, name.text))) {
        return own;
    }
    auto const* common = all.names.find(of, name.text);
    // What a file declares is not for a module to see, whatever it is called.
    auto const hidden =
        common != nullptr && in.is_module() && common->at.text != all.said.prelude_text;
    return hidden ? nullptr : common;
}

/// Help for a failure class where a kind belongs: the kinds that it strikes.
[[nodiscard]] inline std::string kinds_struck(scope const& all, std::size_t failure) {
    constexpr std::size_t most = 6;
    std::vector<kind_id> kinds;
    if (failure < all.leaves.size()) {
        for (auto const leaf : all.leaves[failure]) {
            for (auto const kind : all.result.classes[index_of(leaf)].strikes) {
                if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) {
                    kinds.push_back(kind);
                }
            }
        }
    }
    std::string names;
    for (std::size_t at = 0; at < std::min(kinds.size(), most); ++at) {
        names += (at == 0 ? "" : ", ") + in_backticks(all.result[kinds[at]].name);
    }
    return names.empty() ? names
                         : "it strikes " + names + (kinds.size() > most ? ", …" : "") +
                               ", or kinds of these: name what is meant";
}

/// Reports a name that stands for nothing of the wanted category, and what was probably meant.
inline void report_unknown(scope& all, unit const& in, category of, source::code code,
                           syntax::qualified_name const& name) {
    if (!all.said.complete || !all.found.is_new(code, name.at.span)) {
        return;
    }
    auto const text = text_of(name);
    auto const expected = std::string(", expected ") + words_for(of);
    for (auto const other : all_categories) {
        auto const* const means = other != of ? find(all, in, other, name) : nullptr;
        if (means != nullptr) {
            // `no single vm failure`: what strikes a kind is no class.
            bool const is_kind = of == category::failure_class && other == category::kind;
            auto help = is_kind ? "in a claim write `failure of any " + text +
                                      "`, in a rule `loss of " + text + "`"
                                : std::string();
            if (of == category::kind && other == category::failure_class) {
                help = kind_meant(text);
                help = help.empty() ? kinds_struck(all, means->index) : help;
            }
            all.found.add(code, name.at.span,
                          "found " + in_backticks(text) + ", which is " + words_for(other) +
                              expected,
                          std::move(help));
            return;
        }
    }
    if (name.module.empty() && all.components.find(name.text) != nullptr) {
        all.found.add(code, name.at.span,
                      "found " + in_backticks(text) + ", which is a component" + expected,
                      of == category::failure_class ? "in a claim write `failure of " + text + "`"
                                                    : std::string());
        return;
    }
    if (of == category::mechanism && name.module.empty() &&
        all.said.library.has_module(name.text)) {
        all.found.add(code, name.at.span,
                      "found " + in_backticks(text) + ", which is a module" + expected,
                      all.said.library.mechanisms_of(name.text, in.is_using(name.text), all.found));
        return;
    }
    auto candidates = all.names.all(of);
    if (!name.module.empty()) {
        // Whoever names a module means something in it.
        std::erase_if(candidates, [&](std::string const& each) {
            return !each.starts_with(name.module + ".");
        });
    }
    auto help = of == category::kind            ? kind_meant(text)
                : of == category::failure_class ? class_meant(text)
                                                : std::string();
    if (of == category::kind && name.module.empty() && text == "longer") {
        help =
            "the time behind `longer than` is written in digits, as `5min`"; // `than five minutes`
    }
    if (help.empty()) {
        help = suggestion(text, candidates, all.found);
    }
    if (name.module.empty()) {
        // Written without its module, `fault_tolerance` is nothing; the module's name is missing.
        for (auto const& candidate : candidates) {
            auto const dot = candidate.find('.');
            if (dot != std::string::npos && candidate.substr(dot + 1) == name.text) {
                help = "did you mean " + in_backticks(candidate) + "?";
            }
        }
    }
    if (help.empty() && of == category::mechanism) {
        help = all.said.library.for_mechanism(
            name.module, name.text, all.found,
            [&](std::string const& module) { return in.is_using(module); });
    }
    all.found.add(code, name.at.span, "found " + in_backticks(text) + expected, help);
}

/// The position of what a name stands for; empty after an error was reported, or when the module
/// it names was reported missing.
[[nodiscard]] inline std::optional<std::size_t> look_up(scope& all, unit const& in, category of,
                                                        source::code code,
                                                        syntax::qualified_name const& name) {
    if (!name.module.empty() && !in.is_using(name.module)) {
        if (!all.said.library.has_module(name.module)) {
            all.found.add(source::code::unknown_module, name.at.span,
                          "found " + in_backticks(text_of(name)) +
                              ", expected a module of the standard library before the dot",
                          all.said.library.for_module(name.module, all.found));
            return std::nullopt;
        }
        all.found.add(source::code::module_not_used, name.at.span,
                      "found " + in_backticks(text_of(name)) + " without `use " + name.module +
                          "`, expected a module that this text uses",
                      "write `use " + name.module + "` before the first declaration");
        return std::nullopt;
    }
    if (auto const* found = find(all, in, of, name)) {
        return found->index;
    }
    auto const known =
        std::any_of(all.said.units.begin(), all.said.units.end(), [&](auto const& each) {
            return name.module.empty() || each->module == name.module;
        });
    if (known) {
        report_unknown(all, in, of, code, name);
    }
    return std::nullopt;
}

[[nodiscard]] inline std::optional<kind_id> kind_of(scope& all, unit const& in,
                                                    syntax::qualified_name const& name) {
    auto const found = look_up(all, in, category::kind, source::code::unknown_kind, name);
    return found ? std::optional(static_cast<kind_id>(*found)) : std::nullopt;
}
[[nodiscard]] inline std::optional<class_id> class_of(scope& all, unit const& in,
                                                      syntax::qualified_name const& name) {
    auto const found = look_up(all, in, category::failure_class, source::code::unknown_class, name);
    return found ? std::optional(static_cast<class_id>(*found)) : std::nullopt;
}

/// Declares a name in its category and returns whether it was free.
inline bool declare(scope& all, unit const& in, category of, syntax::name const& name,
                    std::size_t index) {
    auto const* before = all.names.add(of, public_name(in, name.text), {index, name.at.span});
    if (before != nullptr) {
        all.found.add(source::code::duplicate_name, name.at.span,
                      "found a second declaration of " + in_backticks(name.text) +
                          ", expected a name "
                          "that no other " +
                          std::string(words_for(of)).substr(2) + " has",
                      "", {{before->at, "it is already declared here"}});
    }
    return before == nullptr;
}

} // namespace hadsl::model

#endif
