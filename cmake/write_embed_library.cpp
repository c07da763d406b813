// write_embed_library.cpp - writes include/hadsl/embed/library/ from the library's text.
// SPDX-License-Identifier: BSL-1.0
//
//   write_embed_library FOLDER           writes a header for every module
//   write_embed_library --check FOLDER   fails when one is older than its text
//
// The library is written once, as text; what the embedded language knows of it is made from that.

#include <hadsl/embed/write.hpp>
#include <hadsl/pipeline.hpp>

#include <algorithm>
#include <cctype>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <stdexcept>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace hadsl;
using embed::literal;

std::string upper(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char each) { return static_cast<char>(std::toupper(each)); });
    return text;
}

std::string head(std::string const& name, std::string const& what, std::string const& includes) {
    auto const guard = "HADSL_EMBED_LIBRARY_" + upper(name) + "_HPP";
    return "// hadsl/embed/library/" + name + ".hpp - " + what +
           "\n// SPDX-License-Identifier: BSL-1.0\n//\n// Written by cmake/write_embed_library.cpp "
           "from hadsl/library/" +
           name +
           ".hadsl, which says\n// what every figure means and where it is from. Edit that.\n"
           "#ifndef " +
           guard + "\n#define " + guard + "\n\n" + includes + "\n";
}

// ---- the core library: kinds and classes --------------------------------------------------------

std::string core_header() {
    auto const core = load(std::string(), "core");
    auto const& in = core.architecture;
    std::string table;
    int length = 0;
    // Every range is taken in a statement of its own: compilers differ in which operand they evaluate
    // first, and the table's order has to be the same from all.
    auto const range = [&](auto const& ids) {
        auto const begin = length;
        for (auto const each : ids) {
            table +=
                (length % 24 == 0 ? "\n    " : " ") + std::to_string(static_cast<int>(each)) + ",";
            ++length;
        }
        return "{" + std::to_string(begin) + ", " + std::to_string(length) + "}";
    };
    std::string kinds;
    for (auto const& each : in.kinds) {
        // What a kind gives to its components is seen in one.
        bool keeps_data = false;
        if (each.name != "link") {
            auto const one = load("`" + each.name + "` one", "one");
            if (!one) {
                throw std::runtime_error("cannot declare a component of the kind " + each.name);
            }
            auto const& made = one.architecture.components.front();
            keeps_data = made.keeps_data;
            if (!made.traits.empty() || !made.starts_in.is_zero()) {
                throw std::runtime_error("a row has no place for all that a " + each.name + " is");
            }
        }
        auto const ancestors = range(each.ancestors);
        kinds +=
            "    {" + literal(each.name) + ", " + ancestors + (keeps_data ? ", true" : "") + "},\n";
    }
    auto const yes = [](bool value) { return value ? ", true" : ", false"; };
    std::string classes;
    for (auto const& each : in.classes) {
        if (!each.noticed.is_unbounded()) {
            throw std::runtime_error("a row has no place for when a " + each.name + " is noticed");
        }
        char const* const destroys[] = {"nothing", "data", "contents"};
        auto const parents = range(each.parents);
        auto const ancestors = range(each.ancestors);
        auto const shows = range(each.shows);
        auto const strikes = range(each.strikes);
        classes +=
            "    {" + literal(each.name) + ", " + parents + ", " + ancestors + ", " + shows + ", " +
            strikes + ", " + literal(each.shared_by) + ", " +
            (each.lasts.is_unbounded() ? "duration::unbounded_milliseconds"
                                       : std::to_string(each.lasts.milliseconds)) +
            yes(each.is_leaf) + yes(each.or_itself) + yes(each.recurs) + yes(each.is_planned) +
            ", model::destruction::" + destroys[static_cast<std::size_t>(each.destroys)] + "},\n";
    }
    return head("core", "the kinds and failure classes that every specification has.",
                "#include <hadsl/embed/library/row.hpp>\n") +
           "namespace hadsl::embed::library {\n\n// clang-format off\n"
           "inline constexpr std::int8_t ids_of_core[] = {" +
           table + "\n};\n\ninline constexpr kind_row kinds[] = {\n" + kinds +
           "};\n\ninline constexpr class_row classes[] = {\n" + classes +
           "};\n// clang-format on\n\n/// Adds all of them to an empty architecture.\n"
           "template <class Architecture>\n"
           "constexpr void add_core(Architecture& to) {\n"
           "    add(to, ids_of_core, kinds, classes);\n}\n\n"
           "} // namespace hadsl::embed::library\n\n#endif\n";
}

// ---- mechanisms ---------------------------------------------------------------------------------

std::string length(duration of) {
    if (of.is_unbounded()) {
        return "unbounded";
    }
    struct unit {
        std::int64_t milliseconds;
        char const* name;
    };
    constexpr unit units[] = {{ms_per_day, "_d"},
                              {ms_per_hour, "_h"},
                              {ms_per_minute, "_min"},
                              {ms_per_second, "_s"},
                              {1, "_ms"}};
    for (auto const& each : units) {
        if (of.milliseconds % each.milliseconds == 0 &&
            (of.milliseconds != 0 || each.milliseconds == ms_per_second)) {
            return std::to_string(of.milliseconds / each.milliseconds) + each.name;
        }
    }
    return {};
}

class mechanism_writer {
public:
    mechanism_writer(std::string module, model::architecture const& vocabulary)
        : module_(std::move(module)), vocabulary_(&vocabulary) {}

    std::string write(syntax::mechanism const& said) {
        text_ = "mechanism(" + literal(module_ + "." + said.declared.text) +
                (said.description ? ", " + literal(said.description->text) : "") + ")";
        for (auto const& each : said.properties) {
            std::visit([&](auto const& property) { add(property); }, each);
        }
        return text_;
    }

private:
    void call(std::string const& what) { text_ += "\n        ." + what; }

    static std::string term(syntax::time::term const& of) {
        if (auto const* fixed = std::get_if<syntax::duration>(&of)) {
            return length(fixed->value);
        }
        if (auto const* name = std::get_if<syntax::name>(&of)) {
            return literal(name->text);
        }
        std::string all;
        for (auto const& each : std::get<syntax::time::longest>(of).operands) {
            all += (all.empty() ? "" : ", ") + whole(each);
        }
        return "longest(" + all + ")";
    }
    /// As one argument.
    static std::string whole(syntax::time const& of) {
        return of.terms.size() == 1 ? term(of.terms.front()) : "sum(" + terms(of) + ")";
    }
    static std::string terms(syntax::time const& of) {
        std::string all;
        for (auto const& each : of.terms) {
            all += (all.empty() ? "" : ", ") + term(each);
        }
        return all;
    }
    static std::string names(std::vector<syntax::name> const& all) {
        std::string made;
        for (auto const& each : all) {
            made += (made.empty() ? "" : ", ") + literal(each.text);
        }
        return made;
    }
    /// By its full name: a module's own kinds and classes carry the module's.
    template <class Table>
    std::string full(Table const& table, syntax::qualified_name const& name) const {
        for (auto const& candidate :
             {name.module.empty() ? module_ + "." + name.text : name.module + "." + name.text,
              name.text}) {
            for (auto const& each : table) {
                if (each.name == candidate) {
                    return literal(candidate);
                }
            }
        }
        throw std::runtime_error(module_ + " mentions " + name.text + ", which nothing declares");
    }

    void add(syntax::role const& said) {
        call((said.optional ? "optional_role(" : "role(") + names(said.names) + ")");
    }
    void add(syntax::parameter const& said) {
        call("parameter(" + literal(said.declared.text) +
             (said.value ? ", " + terms(*said.value) : "") + ")");
    }
    void add(syntax::run_mode const& said) {
        char const* const modes[] = {"copies_run_apart_all_active()",
                                     "copies_run_apart_one_active()", "copies_run_in_lockstep()",
                                     "one_copy_runs()"};
        call(modes[static_cast<std::size_t>(said.how)]);
    }
    void add(syntax::copies_lag const& said) { call("copies_lag(" + terms(said.by) + ")"); }
    void add(syntax::copies_hold const& /*said*/) { call("copies_hold_shares()"); }
    void add(syntax::quorum const& said) { call("quorum_majority_of(" + names(said.voters) + ")"); }
    void add(syntax::requests const& said) { call("requests_need(" + names(said.roles) + ")"); }
    void add(syntax::mirrors const& said) {
        std::string all;
        for (auto const& each : said.classes) {
            all += (all.empty() ? "" : ", ") + full(vocabulary_->classes, each);
        }
        call("mirrors(" + all + ")");
    }
    void add(syntax::isolated const& said) {
        call(said.keep_writing ? "isolated_copies_keep_writing()" : "isolated_copies_stop()");
    }
    void add(syntax::fenced const& said) { call("fenced_by(" + literal(said.by.text) + ")"); }
    void add(syntax::applies const& said) { call("applies_to(" + names(said.traits) + ")"); }
    void add(syntax::backup const& said) {
        call("backup_every(" + whole(said.every) + (said.on ? ", " + literal(said.on->text) : "") +
             ")");
    }
    void add(syntax::rule const& said) {
        std::string symptoms;
        for (auto const& each : said.symptoms) {
            symptoms += symptoms.empty() ? "" : ", ";
            if (each.loss) {
                symptoms += "loss_of(" + full(vocabulary_->kinds, *each.kind) + ")";
            } else if (each.kind) {
                symptoms += "failure_of(" + full(vocabulary_->classes, each.failure) + ", " +
                            full(vocabulary_->kinds, *each.kind) + ")";
            } else {
                symptoms += full(vocabulary_->classes, each.failure);
            }
        }
        char const* const actions[] = {"take_over_in(", "restart_in(", "migrate_in(",
                                       "restore_in("};
        auto made = "on_symptom(" + symptoms + ")." + actions[static_cast<std::size_t>(said.does)] +
                    terms(said.in) + ")";
        for (auto const& clause : said.clauses) {
            if (auto const* needs = std::get_if<syntax::rule_needs>(&clause)) {
                made += ".needs(" + names(needs->roles) + ")";
            } else if (auto const* losing = std::get_if<syntax::losing>(&clause)) {
                made += ".losing(" + terms(losing->work) + ")";
            } else {
                made += ".if_noticed_within(" +
                        terms(std::get<syntax::noticed_within>(clause).length) + ")";
            }
        }
        call("rule(" + made + ")");
    }

    std::string module_;
    model::architecture const* vocabulary_;
    std::string text_;
};

std::string module_header(std::string const& name, std::string_view content,
                          std::vector<std::string>& mechanisms) {
    source::texts texts;
    auto const id = texts.add(name, std::string(content));
    auto const parsed = grammar::parse(texts, id);
    if (!parsed) {
        throw std::runtime_error("cannot parse " + name);
    }
    auto const vocabulary = load("use " + name, name);
    std::string body;
    for (auto const& each : (*parsed).declarations) {
        if (auto const* mechanism = std::get_if<syntax::mechanism>(&each)) {
            mechanisms.push_back(name + "::" + mechanism->declared.text);
            body += "\ninline constexpr auto " + mechanism->declared.text + " =\n    " +
                    mechanism_writer(name, vocabulary.architecture).write(*mechanism) + ";\n";
        } else if (auto const* kind = std::get_if<syntax::kind>(&each)) {
            if (!kind->parent || !kind->properties.empty()) {
                throw std::runtime_error("a kind of a module must have a parent and nothing else");
            }
            body +=
                "\n/// To be declared in a specification that uses it.\ninline constexpr auto " +
                kind->declared.text + " = kind(" + literal(name + "." + kind->declared.text) +
                ").is_a(" + literal(kind->parent->text) + ");\n";
        } else {
            throw std::runtime_error(name + " declares what the embedded library has no words for");
        }
    }
    return head(name, "the mechanisms of the module `" + name + "`, for C++.",
                "#include <hadsl/embed/components.hpp>\n") +
           "namespace hadsl::embed::" + name +
           " {\n\nusing namespace literals;\n\n"
           "// clang-format off" +
           body + "// clang-format on\n\n} // namespace hadsl::embed::" + name + "\n\n#endif\n";
}

/// All mechanisms of all modules, for whoever wants to look one up by its name.
std::string all_header(std::vector<std::string> const& modules,
                       std::vector<std::string> const& mechanisms) {
    std::string includes;
    for (auto const& each : modules) {
        includes += "#include <hadsl/embed/library/" + each + ".hpp>\n";
    }
    std::string names;
    for (auto const& each : mechanisms) {
        names += (names.empty() ? "" : ",\n        ") + each;
    }
    return "// hadsl/embed/library/all.hpp - every mechanism of the library, for C++.\n"
           "// SPDX-License-Identifier: BSL-1.0\n//\n// Written by cmake/write_embed_library.cpp. "
           "Dear: include the modules that you use.\n#ifndef HADSL_EMBED_LIBRARY_ALL_HPP\n"
           "#define HADSL_EMBED_LIBRARY_ALL_HPP\n\n" +
           includes +
           "\nnamespace hadsl::embed::library {\n\n// clang-format off\n"
           "/// Calls `act` with every mechanism.\ntemplate <class Act>\n"
           "constexpr void for_each_mechanism(Act const& act) {\n"
           "    boost::hana::for_each(boost::hana::make_tuple(\n        " +
           names +
           "), act);\n}\n// clang-format on\n\n} // namespace hadsl::embed::library\n\n#endif\n";
}

std::string read(std::string const& path) {
    std::ifstream file(path);
    return {std::istreambuf_iterator<char>(file), {}};
}

} // namespace

int main(int count, char** arguments) {
    std::vector<std::string> const given(arguments + 1, arguments + count);
    bool const check = given.size() == 2 && given[0] == "--check";
    if (given.size() != (check ? 2U : 1U)) {
        std::cerr << "usage: write_embed_library [--check] FOLDER\n";
        return 2;
    }
    try {
        std::map<std::string, std::string> wanted;
        std::vector<std::string> modules;
        std::vector<std::string> mechanisms;
        for (auto const& each : library::modules) {
            // Fault trees come from other tools' files, never from C++.
            if (each.name == "fault_tree") {
                continue;
            }
            std::string const name(each.name);
            if (name == "core") {
                wanted[name] = core_header();
            } else {
                wanted[name] = module_header(name, each.text, mechanisms);
                modules.push_back(name);
            }
        }
        wanted["all"] = all_header(modules, mechanisms);
        int stale = 0;
        for (auto const& [name, content] : wanted) {
            auto const path = given.back() + "/" + name + ".hpp";
            if (read(path) == content) {
                continue;
            }
            ++stale;
            if (check) {
                std::cerr << path << " is older than the library's text\n";
            } else {
                std::ofstream(path) << content;
                std::cout << "wrote " << path << "\n";
            }
        }
        if (check && stale > 0) {
            std::cerr << "build the target embed_library to write them afresh\n";
            return 1;
        }
        return 0;
    } catch (std::exception const& error) {
        std::cerr << error.what() << "\n";
        return 1;
    }
}
