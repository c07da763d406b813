// verifier/library_command.cpp - `hadsl library`: what the standard library holds.
// SPDX-License-Identifier: BSL-1.0
#include "library_command.hpp"

#include "output.hpp"
#include "reference.hpp"
#include "usage.hpp"

#include <hadsl/library/catalogue.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/report/style.hpp>
#include <hadsl/source/spelling.hpp>

#include <CLI/CLI.hpp>

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace hadsl::program {

namespace {

using library::entry;
using sort = entry::sort;

[[nodiscard]] std::vector<entry> whole_library() {
    std::vector<entry> all;
    for (auto const& each : library::modules) {
        auto more = library::entries_of(each.name, each.text);
        std::move(more.begin(), more.end(), std::back_inserter(all));
    }
    return all;
}

/// A name and what it stands for, in two columns; what is too long goes on beneath itself.
[[nodiscard]] std::string row(std::size_t indent, std::string const& name,
                              std::string const& text) {
    constexpr std::size_t column = 31;
    constexpr std::size_t widest = 100;
    std::string out = std::string(indent, ' ') + name;
    if (text.empty()) {
        return out + "\n";
    }
    out += out.size() + 2 > column ? "  " : std::string(column - out.size(), ' ');
    auto const start = out.size();
    auto const lines = report::wrapped(text, widest - std::min(start, widest / 2));
    for (std::size_t at = 0; at < lines.size(); ++at) {
        out += (at == 0 ? "" : std::string(start, ' ')) + lines[at] + "\n";
    }
    return out;
}

/// What a kind or a failure class means, in a line.
[[nodiscard]] std::string meaning_of(entry const& of) {
    auto out = of.title;
    out += (out.empty() || of.properties.empty() ? "" : "; ") + of.properties;
    auto const sentence = library::first_sentence(of);
    // A comment may begin with what the title says.
    bool const is_said = !of.title.empty() && !sentence.empty() &&
                         sentence.substr(1).starts_with(of.title.substr(1));
    return out + (out.empty() || sentence.empty() || is_said ? "" : ". ") +
           (is_said ? "" : sentence);
}

/// All kinds, or all failure classes: each beneath its first parent.
void add_tree(std::string& out, std::vector<entry> const& all, sort of, std::string const& below,
              std::size_t depth) {
    for (auto const& each : all) {
        auto const parent = each.parents.empty() ? std::string() : each.parents.front();
        if (each.what == of && parent == below) {
            out += row(2 + 2 * depth, each.full_name(), meaning_of(each));
            add_tree(out, all, of, each.full_name(), depth + 1);
        }
    }
}

/// `parameter ttl = 30s` and `role store` of a mechanism.
[[nodiscard]] std::vector<std::string> given_to(entry const& mechanism, std::string_view what) {
    std::vector<std::string> found;
    for (auto const& each : mechanism.lines) {
        if (each.starts_with(what)) {
            found.push_back(each.substr(what.size()));
        }
    }
    return found;
}
[[nodiscard]] std::string joined(std::vector<std::string> const& all) {
    std::string out;
    for (auto const& each : all) {
        out += (out.empty() ? "" : ", ") + each;
    }
    return out;
}

[[nodiscard]] std::string overview(std::vector<entry> const& all) {
    std::string out = "Modules (`use NAME`) and their mechanisms:\n";
    for (auto const& each : all) {
        if (each.what == sort::module && each.name != "core") {
            out += "\n" + row(0, each.name, each.title);
        } else if (each.what == sort::mechanism) {
            out += row(2, each.name, each.title);
        }
    }
    out += "\nKinds, each beneath what it is a kind of:\n\n";
    add_tree(out, all, sort::kind, "", 0);
    out += "\nFailure classes, each beneath what it is a sort of:\n\n";
    add_tree(out, all, sort::failure_class, "", 0);
    return out + "\n`hadsl library NAME` tells about one of them, or looks a word up.\n";
}

/// A module: its comment, and its mechanisms with what they are given.
[[nodiscard]] std::string module_text(std::vector<entry> const& all, entry const& module) {
    std::string out = module.name + ": " + module.title + "\n";
    out += module.comment.empty() ? "" : "\n" + module.comment;
    for (auto const& each : all) {
        if (each.module != module.name || each.what == sort::module) {
            continue;
        }
        if (each.what != sort::mechanism) {
            out += "\n" + each.text;
            continue;
        }
        out += "\n" + row(0, each.full_name(), each.title);
        auto const sentence = library::first_sentence(each);
        for (auto const& line : report::wrapped(sentence, sentence.empty() ? 0 : 96)) {
            out += "    " + line + "\n";
        }
        for (auto const& [word, plural] :
             {std::pair{"role ", "roles"}, std::pair{"parameter ", "parameters"}}) {
            auto const given = given_to(each, word);
            if (!given.empty()) {
                out += row(4, std::string(plural) + ":", joined(given));
            }
        }
    }
    return out;
}

/// A declaration as it stands in the library, and where.
[[nodiscard]] std::string declaration_text(entry const& of) {
    return "// " +
           (of.module == "core" ? std::string("always there")
                                : "`use " + of.module + "`, then `" + of.full_name() + "`") +
           "\n" + of.text;
}

[[nodiscard]] std::string text_about(std::vector<entry> const& all, std::string const& wanted) {
    std::string out;
    for (auto const& each : all) {
        if (each.name == wanted || each.full_name() == wanted) {
            out += out.empty() ? "" : "\n";
            out += each.what == sort::module ? module_text(all, each) : declaration_text(each);
        }
    }
    return out;
}

[[nodiscard]] std::string search_text(std::vector<entry> const& all, std::string const& wanted) {
    std::vector<std::string> names;
    for (auto const& each : all) {
        names.push_back(each.name);
        names.push_back(each.full_name());
    }
    auto const meant = source::closest(wanted, names);
    auto const question = meant ? "did you mean `" + *meant + "`?" : std::string();
    auto const elsewhere = look_up(wanted).empty()
                               ? std::string()
                               : "`hadsl explain " + wanted + "` tells of the word of the language";
    auto const found = library::search(all, wanted);
    if (found.empty()) {
        throw usage_error("library: found `" + wanted +
                          "`, which nothing is called and no comment mentions" +
                          (meant ? "; " + question : std::string()) +
                          (elsewhere.empty() ? std::string() : "; " + elsewhere));
    }
    auto out = "Nothing is called `" + wanted + "`" + (meant ? ": " + question : ".") +
               (elsewhere.empty() ? "" : " " + elsewhere + ".") + " It is mentioned by\n\n";
    for (auto const* each : found) {
        out += row(2, each->full_name(),
                   each->what == sort::module || each->what == sort::mechanism ? each->title
                                                                               : meaning_of(*each));
    }
    return out;
}

[[nodiscard]] exit_code tell(std::vector<std::string> const& words) {
    auto const all = whole_library();
    std::string out = words.empty() ? overview(all) : "";
    for (auto const& word : words) {
        auto const text = text_about(all, word);
        out += out.empty() ? "" : "\n";
        out += text.empty() ? search_text(all, word) : text;
    }
    destination({}).write(out);
    return exit_code::proven;
}

constexpr char const* after_library_help = R"(
Examples:
  hadsl library                     all modules, mechanisms, kinds and failure classes
  hadsl library postgres            the mechanisms of a module, with parameters and defaults
  hadsl library postgres.patroni    one of them as the library writes it: figures and sources
  hadsl library bad_update          a failure class or a kind
  hadsl library etcd                what speaks of it
)";

} // namespace

bool is_in_library(std::string const& name) {
    auto const all = whole_library();
    return std::any_of(all.begin(), all.end(), [&](entry const& each) {
        return each.name == name || each.full_name() == name;
    });
}

std::function<exit_code()> add_library_command(CLI::App& to) {
    auto const words = std::make_shared<std::vector<std::string>>();
    auto& command = *to.add_subcommand(
        "library", "Show the standard library: modules, mechanisms, kinds, failure classes");
    command.footer(after_library_help);
    command.get_formatter()->column_width(30);
    command
        .add_option("NAME", *words,
                    "Modules, mechanisms, kinds, failure classes, or words to look for; none: all "
                    "there is")
        ->type_name("");
    return [words] { return tell(*words); };
}

} // namespace hadsl::program
