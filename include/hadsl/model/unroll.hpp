// hadsl/model/unroll.hpp - loops turned, components numbered: what is declared, before properties.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_MODEL_UNROLL_HPP
#define HADSL_MODEL_UNROLL_HPP

#include <hadsl/model/references.hpp>
#include <hadsl/model/scope.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::model {

/// How many components a specification declares at most, and how often all its loops turn.
inline constexpr std::size_t most_components = 2'000'000;
inline constexpr std::int64_t most_turns = 4'000'000;

class unroller {
public:
    explicit unroller(scope& all) : all_(all) {}

    void unroll() && {
        all_.components_complete = all_.said.complete;
        for (auto const& in : all_.said.units) {
            viewpoint const from{in.get(), no_turn};
            for (auto const& each : in->said.declarations) {
                declare(each, from);
            }
        }
        all_.components.finish([this](component_id first, component_id second) {
            report_duplicate("component", all_.result[second].name, all_.result[second].at,
                             all_.result[first].at);
        });
    }

private:
    void declare(syntax::declaration const& said, viewpoint from) {
        if (all_.too_large) {
            return;
        }
        std::visit([&](auto const& each) { declare_one(each, from); }, said);
    }

    /// What stands once in a text was read before; in a loop it would stand there many times.
    template <class Said>
    void declare_one(Said const& said, viewpoint from) {
        if (from.turn != no_turn || (from.in->is_module() && is_for_files<Said>)) {
            all_.found.add(source::code::misplaced, said.at.span,
                           from.turn != no_turn
                               ? "found a declaration in a loop that stands once in a text, "
                                 "expected components, links, claims or assumptions"
                               : "found a declaration of a file in a module, expected failure "
                                 "classes, kinds and mechanisms",
                           from.turn != no_turn ? "move it out of the loop" : "");
        }
    }
    template <class Said>
    static constexpr bool is_for_files =
        std::is_same_v<Said, syntax::import> || std::is_same_v<Said, syntax::tolerance> ||
        std::is_same_v<Said, syntax::figures>;

    void declare_one(syntax::loop const& said, viewpoint from) {
        auto const first = evaluate(said.first, all_.turns, from.turn, all_.found);
        auto const last = evaluate(said.last, all_.turns, from.turn, all_.found);
        auto const* outer = all_.turns.find(from.turn, said.variable.text);
        if (outer != nullptr) {
            report_duplicate("variable of a loop around it", said.variable.text,
                             said.variable.at.span, outer->at.span);
        }
        if (!first || !last || outer != nullptr) {
            all_.components_complete = false;
            return;
        }
        source::span const bounds{said.first.at.span.text, said.first.at.span.begin,
                                  said.last.at.span.end};
        if (*last < *first) {
            all_.components_complete = false;
            all_.found.add(source::code::empty_loop, bounds,
                           "found a loop from " + std::to_string(*first) + " down to " +
                               std::to_string(*last) + ", expected at least one turn");
            return;
        }
        std::int64_t turns = 0;
        if (__builtin_sub_overflow(*last, *first, &turns) || turns >= most_turns - turned_) {
            stop();
            all_.found.add(source::code::too_many, bounds,
                           "found more than " + std::to_string(most_turns) +
                               " turns of all loops, expected fewer");
            return;
        }
        turned_ += turns + 1;
        for (auto value = *first; value <= *last && !all_.too_large; ++value) {
            viewpoint const inside{from.in, all_.turns.add(from.turn, said.variable, value)};
            for (auto const& each : said.body) {
                declare(each, inside);
            }
        }
    }

    void declare_one(syntax::component const& said, viewpoint from) {
        auto const kind = kind_of(all_, *from.in, said.kind);
        for (auto const& name : said.names) {
            declare_names(name, kind, said.description, {&said, nullptr, from});
        }
    }
    void declare_one(syntax::link const& said, viewpoint from) {
        syntax::qualified_name const word{"", "link", said.at};
        auto const* kind = find(all_, *from.in, category::kind, word);
        if (kind == nullptr) {
            report_unknown(all_, *from.in, category::kind, source::code::unknown_kind,
                           {"", "link", said.declared.at});
        }
        declare_names(said.declared,
                      kind ? std::optional(static_cast<kind_id>(kind->index)) : std::nullopt,
                      said.description, {nullptr, &said, from});
    }

    /// Declares all components of one declared name: one, or those of its ranges.
    void declare_names(syntax::declared_name const& said, std::optional<kind_id> kind,
                       std::optional<syntax::string> const& description,
                       declared_component const& origin) {
        auto spelled = split_name(said.base.text);
        auto const wanted = patterns(all_, origin.from, said, spelled.at);
        if (!wanted) {
            all_.components_complete = false;
            return;
        }
        subscripts at;
        auto room = static_cast<std::int64_t>(most_components - all_.result.components.size());
        for (auto const& each : *wanted) {
            if (each.every) {
                all_.components_complete = false;
                all_.found.add(source::code::misplaced, said.at.span,
                               "found `*` in a declaration, expected a number or a range");
                return;
            }
            at.push_back(each.first);
            room /= each.last - each.first + 1;
        }
        if (room < 1) {
            stop();
            all_.found.add(source::code::too_many, said.at.span,
                           "found more than " + std::to_string(most_components) +
                               " components, expected fewer");
            return;
        }
        do {
            auto const id = static_cast<component_id>(all_.result.components.size());
            auto& added = all_.result.components.emplace_back();
            added.name = name_of(spelled.base, at);
            added.description = description ? description->text : "";
            added.kind = kind.value_or(kind_id{-1}); // then an error was reported: never seen
            added.at = said.at.span;
            all_.declared.push_back(origin);
            all_.components.add(spelled.base, at, id);
        } while (advance(at, *wanted));
    }

    /// The next subscripts, the last changing fastest; false after the last ones.
    static bool advance(subscripts& at, std::vector<pattern> const& wanted) {
        for (auto i = at.size(); i-- > 0;) {
            if (at[i] < wanted[i].last) {
                ++at[i];
                return true;
            }
            at[i] = wanted[i].first;
        }
        return false;
    }

    void declare_one(syntax::claim const& said, viewpoint from) {
        all_.claims.push_back({&said, from});
    }
    void declare_one(syntax::assume const& said, viewpoint from) {
        all_.assumptions.push_back({&said, from});
    }

    void report_duplicate(std::string const& what, std::string const& name, source::span second,
                          source::span first) {
        all_.found.add(source::code::duplicate_name, second,
                       "found a second declaration of " + in_backticks(name) +
                           ", expected a name that no other " + what + " has",
                       "", {{first, "it is already declared here"}});
    }

    void stop() {
        all_.too_large = true;
        all_.components_complete = false;
    }

    scope& all_;
    std::int64_t turned_ = 0;
};

/// Turns all loops and declares what stands in them: components, links, claims, assumptions.
inline void unroll(scope& all) {
    unroller(all).unroll();
}

} // namespace hadsl::model

#endif
