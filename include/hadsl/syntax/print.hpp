// hadsl/syntax/print.hpp - a tree as text in one canonical style; parsing it gives the same tree.
// SPDX-License-Identifier: BSL-1.0
//
// The style: what is short stands on one line, everything else in braces with one property a line;
// two spaces of indentation; an empty line between groups of declarations. Comments are not in the
// tree, so they are not in the text either.
#ifndef HADSL_SYNTAX_PRINT_HPP
#define HADSL_SYNTAX_PRINT_HPP

#include <hadsl/syntax/print_properties.hpp>
#include <hadsl/syntax/to_text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace hadsl::syntax {

/// Writes declarations, keeping track of the indentation and of empty lines between them.
class printer {
public:
    void print(std::vector<declaration> const& all) {
        std::optional<std::size_t> group; // of the declaration before
        bool tall = false;                // whether it took several lines
        for (auto const& each : all) {
            auto const begin = text_.size();
            std::visit([this](auto const& node) { print(node); }, each);
            auto const next_group = group_of(each);
            bool const next_tall = text_.find('\n', begin) + 1 != text_.size();
            if (group && (*group != next_group || tall || next_tall)) {
                text_.insert(begin, "\n");
            }
            group = next_group;
            tall = next_tall;
        }
    }

    [[nodiscard]] std::string take() && { return std::move(text_); }

private:
    static constexpr std::size_t line_width = 80; // of what is short
    static constexpr std::size_t widest_line = 100;
    static constexpr std::size_t most_on_a_line = 3;

    /// Declarations of one group stand together; links belong to components, `import` to `use`.
    [[nodiscard]] static std::size_t group_of(declaration const& node) {
        return std::visit(
            [&node](auto const& each) -> std::size_t {
                using type = std::remove_cvref_t<decltype(each)>;
                if constexpr (std::is_same_v<type, link>) {
                    return declaration(component{}).index();
                } else if constexpr (std::is_same_v<type, import>) {
                    return declaration(use{}).index();
                } else {
                    return node.index();
                }
            },
            node);
    }

    /// One line, or several if it is too wide; those after the first are indented further.
    void line(std::string const& text) {
        std::string_view rest = text;
        auto indentation = depth_ * 2;
        while (indentation + rest.size() > widest_line) {
            auto const end = last_comma(rest, widest_line - std::min(widest_line, indentation));
            if (end == std::string_view::npos) {
                break;
            }
            text_.append(indentation, ' ').append(rest.substr(0, end)) += '\n';
            rest.remove_prefix(end + 1);
            indentation = depth_ * 2 + 4;
        }
        text_.append(indentation, ' ').append(rest) += '\n';
    }
    /// Where the line may end: behind its last comma that is no part of a text or a name and not
    /// past `limit`, or else behind its first.
    [[nodiscard]] static std::size_t last_comma(std::string_view text, std::size_t limit) {
        auto result = std::string_view::npos;
        char quote = 0;
        for (std::size_t at = 0; at + 1 < text.size(); ++at) {
            auto const each = text[at];
            if (quote != 0) {
                at += quote == '"' && each == '\\' ? 1U : 0U;
                quote = each == quote ? '\0' : quote;
            } else if (each == '"' || each == '`') {
                quote = each;
            } else if (each == ',' && text[at + 1] == ' ') {
                if (at >= limit && result != std::string_view::npos) {
                    break;
                }
                result = at + 1;
            }
        }
        return result;
    }
    [[nodiscard]] bool fits(std::string const& text) const {
        return depth_ * 2 + text.size() <= line_width;
    }

    /// A heading and its properties: on one line if that is short, in braces if it is not.
    void print_block(std::string const& heading, std::vector<std::string> const& properties,
                     bool always_braces = false) {
        if (!always_braces && properties.size() <= most_on_a_line) {
            auto flat = heading;
            for (auto const& each : properties) {
                flat += " " + each;
            }
            if (properties.empty() || fits(flat)) {
                line(flat);
                return;
            }
        }
        line(heading + " {");
        ++depth_;
        for (auto const& each : properties) {
            line(each);
        }
        --depth_;
        line("}");
    }

    template <class Property>
    [[nodiscard]] static std::vector<std::string> texts_of(std::vector<Property> const& all) {
        std::vector<std::string> result;
        for (auto const& each : all) {
            result.push_back(std::visit([](auto const& node) { return to_text(node); }, each));
        }
        return result;
    }
    /// `keeps data` would take an `on` behind it for its own.
    [[nodiscard]] static std::vector<std::string> texts_of(
        std::vector<component_property> const& all) {
        std::vector<std::string> result;
        for (auto const& each : all) {
            auto text = std::visit([](auto const& node) { return to_text(node); }, each);
            bool const swallowed = std::holds_alternative<platform>(each) && !result.empty() &&
                                   result.back() == "keeps data";
            result.insert(swallowed ? result.end() - 1 : result.end(), std::move(text));
        }
        return result;
    }

    [[nodiscard]] static std::string described(std::optional<string> const& description) {
        return description ? " " + to_text(*description) : "";
    }

    // ---- declarations ---------------------------------------------------------------------------

    void print(use const& node) { line("use " + list_text(node.modules)); }
    void print(import const& node) { line("import " + to_text(node.file)); }
    void print(failure const& node) {
        auto const parents = node.parents.empty() ? "" : " : " + list_text(node.parents);
        print_block("failure " + to_text(node.declared) + parents + described(node.description),
                    texts_of(node.properties));
    }
    void print(kind const& node) {
        auto const parent = node.parent ? " : " + to_text(*node.parent) : "";
        print_block("kind " + to_text(node.declared) + parent + described(node.description),
                    texts_of(node.properties));
    }
    void print(mechanism const& node) {
        print_block("mechanism " + to_text(node.declared) + described(node.description),
                    texts_of(node.properties), true);
    }
    void print(loop const& node) {
        line("for " + to_text(node.variable) + " in " + to_text(node.first) + ".." +
             to_text(node.last) + " {");
        ++depth_;
        print(node.body);
        --depth_;
        line("}");
    }
    void print(component const& node) {
        // Kinds that would be read as the end of what stands before them, and names that make a
        // phrase with their kind.
        auto heading = to_text(node.kind, {"outage", "recurs", "planned", "together"}) + " ";
        for (std::size_t index = 0; index < node.names.size(); ++index) {
            heading += index == 0
                           ? to_text(node.names[index], {"by", "data", "least", "serves", "after"})
                           : ", " + to_text(node.names[index]);
        }
        print_block(heading + described(node.description), texts_of(node.properties));
    }
    void print(link const& node) {
        print_block("link " + to_text(node.declared) + " between " + to_text(node.left) + ", " +
                        to_text(node.right) + described(node.description),
                    texts_of(node.properties));
    }
    void print(claim const& node) {
        auto const heading = "claim " + to_text(node.declared) + described(node.description) + ":";
        auto const statement =
            std::visit([](auto const& each) { return to_text(each); }, node.statement);
        auto const acceptance = node.acceptance ? " " + to_text(*node.acceptance) : "";
        if (fits(heading + " " + statement + acceptance)) {
            line(heading + " " + statement + acceptance);
            return;
        }
        line(heading);
        ++depth_;
        if (acceptance.empty() || fits(statement + acceptance)) {
            line(statement + acceptance);
        } else {
            line(statement);
            line(acceptance.substr(1));
        }
        --depth_;
    }
    void print(figures const& node) {
        std::string list;
        for (auto const& each : node.all) {
            list += (list.empty() ? "assume " : ", ") + to_text(each);
        }
        line(list);
    }
    void print(assume const& node) {
        auto const statement = "no " + classes_text(node.classes) + "failure" +
                               (node.of ? " of " + to_text(*node.of) : "");
        auto const heading = "assume " + to_text(node.declared) + described(node.description) + ":";
        if (fits(heading + " " + statement)) {
            line(heading + " " + statement);
        } else {
            line(heading);
            ++depth_;
            line(statement);
            --depth_;
        }
    }
    void print(tolerance const& node) { line("outage means longer than " + to_text(node.length)); }

    std::string text_;
    std::size_t depth_ = 0;
};

/// The document as text, ending in a line end; empty for an empty document.
[[nodiscard]] inline std::string print(document const& node) {
    printer out;
    out.print(node.declarations);
    return std::move(out).take();
}

} // namespace hadsl::syntax

#endif
