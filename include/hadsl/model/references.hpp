// hadsl/model/references.hpp - from what an author writes to components: names, `[*]`, expressions.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_REFERENCES_HPP
#define HADSL_MODEL_REFERENCES_HPP

#include <hadsl/model/scope.hpp>
#include <hadsl/model/subscripts.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

namespace hadsl::model {

/// `x[1]` for `x1`, where there is a family `x` of which that is a member, or might be; else empty.
[[nodiscard]] inline std::string subscript_meant(families const& all, std::string const& base) {
    constexpr std::size_t most_digits = 9; // which a subscript holds
    auto const last = base.find_last_not_of("0123456789");
    auto const digits = last == std::string::npos ? std::string() : base.substr(last + 1);
    if (digits.empty() || digits.size() > most_digits) {
        return {};
    }
    auto const* known = all.find(base.substr(0, last + 1));
    auto plain = base.substr(0, last + 1);
    if (known == nullptr && plain.size() > 1 && plain.back() == '_') { // `x_1`
        plain.pop_back();
        known = all.find(plain);
    }
    if (known == nullptr || known->members().front().at.size() != 1) {
        return {};
    }
    subscripts const at{std::stoll(digits)};
    if (known->find(at)) {
        return "did you mean " + in_backticks(name_of(plain, at)) + "?";
    }
    return "there are " + in_backticks(name_of(plain, known->members().front().at)) + " to " +
           in_backticks(name_of(plain, known->members().back().at));
}

/// Reports a reference whose base name nothing has.
inline void report_unknown_base(scope& all, viewpoint from, syntax::reference const& said,
                                std::string const& base) {
    auto const code = source::code::unknown_component;
    if (!all.components_complete || !all.found.is_new(code, said.at.span)) {
        return;
    }
    if (all.turns.find(from.turn, base) != nullptr) {
        all.found.add(code, said.at.span,
                      "found " + in_backticks(base) +
                          ", which is a variable of a loop, expected a component",
                      "use it in a subscript: `name[" + base + "]`");
        return;
    }
    syntax::qualified_name const name{"", said.base.text, said.base.at};
    for (auto const other : all_categories) {
        if (find(all, *from.in, other, name) != nullptr) {
            all.found.add(code, said.at.span,
                          "found " + in_backticks(base) + ", which is " + words_for(other) +
                              ", expected a component",
                          other == category::kind
                              ? "in a claim write `of any " + base + "`; elsewhere name components"
                              : std::string());
            return;
        }
    }
    auto help = said.indices.empty() ? subscript_meant(all.components, base) : std::string();
    if (help.empty()) {
        help = suggestion(base, all.components.bases(), all.found);
    }
    auto const kind = base.ends_with('s') ? base.substr(0, base.size() - 1) : std::string();
    syntax::qualified_name const singular{"", kind, said.base.at};
    if (help.empty() && find(all, *from.in, category::kind, singular) != nullptr) {
        help = "a claim says `of a " + kind + "` for any of them; elsewhere name them one by one";
    } else if (help.empty() && base != "all" && base != "everything") {
        help =
            "declare it, with a kind before its name: `host " + base + "`, `site " + base + "`, …";
    }
    all.found.add(code, said.at.span, "found " + in_backticks(base) + ", expected a component",
                  std::move(help));
}

/// What to write for several components where one is wanted; `…` in it stands for them.
[[nodiscard]] inline std::string for_several(std::string_view form, std::string const& they) {
    std::string help(form);
    constexpr std::string_view blank = "…";
    for (auto at = help.find(blank); at != std::string::npos;
         at = help.find(blank, at + they.size())) {
        help.replace(at, blank.size(), they);
    }
    return help;
}

/// Reports a reference whose base name is known, but not with these subscripts. `otherwise` is what
/// to write for several, where one is wanted; null where all of them would do.
inline void report_subscripts(scope& all, syntax::reference const& said, std::string const& name,
                              std::string const& base, family const& known,
                              std::string_view const* otherwise) {
    auto const code = source::code::wrong_subscripts;
    if (!all.components_complete || !all.found.is_new(code, said.at.span)) {
        return;
    }
    auto const& members = known.members();
    auto const first = in_backticks(name_of(base, members.front().at));
    auto const expected = members.size() == 1
                              ? first
                              : first + " to " + in_backticks(name_of(base, members.back().at));
    std::string help;
    if (said.indices.empty() && members.front().at.size() == 1) {
        help = in_backticks(base + "[*]") + " is all of them";
        if (members.size() == 1) { // `host h[3]`
            help = "several are declared as a range: `" + base + "[1..3]`";
        } else if (otherwise != nullptr) {
            help = first + " is one of them" +
                   (otherwise->empty() ? "" : "; " + for_several(*otherwise, base + "[*]"));
        }
    }
    all.found.add(code, said.at.span, "found " + in_backticks(name) + ", expected " + expected,
                  help, {{all.result[members.front().id].at, "declared here"}});
}

/// Appends the components a reference names, `[*]` and ranges in the order of their subscripts.
/// Appends nothing after an error was reported.
inline bool expand(scope& all, viewpoint from, syntax::reference const& said,
                   std::vector<component_id>& into, std::string_view const* otherwise = nullptr) {
    auto const name = said.base.text.empty() || said.base.text.back() != ']'
                          ? spelled_name{said.base.text, {}}
                          : split_name(said.base.text);
    auto const sought = patterns(all, from, said, name.at);
    if (!sought) {
        return false;
    }
    auto const* known = all.components.find(name.base);
    if (known == nullptr) {
        report_unknown_base(all, from, said, name.base);
        return false;
    }
    auto const matched = known->match(*sought);
    if (matched.missing) {
        report_subscripts(all, said, name_of(name.base, *matched.missing), name.base, *known,
                          otherwise);
        return false;
    }
    if (matched.found.empty()) {
        // Without `[*]` what is missing has a name of its own, even with no subscript at all.
        subscripts exact;
        bool every = false;
        for (auto const& each : *sought) {
            exact.push_back(each.first);
            every = every || each.every;
        }
        if (every && all.components_complete) {
            all.found.add(source::code::names_nothing, said.at.span,
                          "found " + in_backticks(std::string(all.texts.slice(said.at.span))) +
                              ", which names nothing, expected at least one component",
                          "",
                          {{all.result[known->members().front().id].at,
                            in_backticks(all.result[known->members().front().id].name) +
                                " is declared here"}});
        } else if (!every) {
            report_subscripts(all, said, name_of(name.base, exact), name.base, *known, otherwise);
        }
        return false;
    }
    into.insert(into.end(), matched.found.begin(), matched.found.end());
    return true;
}

/// Appends what all references name; what an earlier one named already is left out, with a
/// warning. Returns whether all of them named something.
inline bool expand_all(scope& all, viewpoint from, std::vector<syntax::reference> const& said,
                       std::vector<component_id>& into) {
    if (said.size() == 1 && into.empty()) {
        return expand(all, from, said.front(), into); // nothing can be named twice
    }
    bool good = true;
    std::unordered_set<std::size_t> seen;
    for (auto const id : into) {
        seen.insert(index_of(id));
    }
    std::vector<component_id> named;
    for (auto const& each : said) {
        named.clear();
        good = expand(all, from, each, named) && good;
        for (auto const id : named) {
            if (seen.insert(index_of(id)).second) {
                into.push_back(id);
            } else {
                all.found.add(source::code::repeated, each.at.span,
                              "found " + in_backticks(all.result[id].name) +
                                  " a second time in one list",
                              "remove it");
            }
        }
    }
    return good;
}

/// The one component a reference names; empty after an error was reported. `otherwise` is what to
/// write where several are meant, `…` in it stands for them.
[[nodiscard]] inline std::optional<component_id> single(scope& all, viewpoint from,
                                                        syntax::reference const& said,
                                                        std::string_view otherwise = {}) {
    std::vector<component_id> named;
    if (!expand(all, from, said, named, &otherwise)) {
        return std::nullopt;
    }
    if (named.size() > 1) {
        all.found.add(source::code::more_than_one, said.at.span,
                      "found " + std::to_string(named.size()) + " components, expected one here",
                      for_several(otherwise, std::string(all.texts.slice(said.at.span))));
        return std::nullopt;
    }
    return named.front();
}

} // namespace hadsl::model

#endif
