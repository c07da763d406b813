// The catalogue reads the library by its layout; the parser says what it has to find.
// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"

#include <hadsl/grammar/parse.hpp>
#include <hadsl/library/catalogue.hpp>
#include <hadsl/library/modules.hpp>
#include <hadsl/source/text.hpp>
#include <hadsl/syntax/tree.hpp>

#include <algorithm>
#include <string>
#include <variant>
#include <vector>

namespace {

using namespace hadsl;
using library::entry;
using strings = std::vector<std::string>;

/// A declaration in a line: its sort, its name, its parents and its description.
std::string line_of(syntax::name const& name, std::optional<syntax::string> const& title,
                    std::string line) {
    return line + " " + name.text + " \"" + (title ? title->text : "") + "\"";
}
std::string line_of(entry const& of) {
    std::string line = of.what == entry::sort::mechanism ? "mechanism"
                       : of.what == entry::sort::kind    ? "kind"
                                                         : "failure";
    for (auto const& each : of.parents) {
        line += " :" + each;
    }
    return line + " " + of.name + " \"" + of.title + "\"";
}

source::result<syntax::document> parsed(std::string const& text) {
    source::texts texts;
    return grammar::parse(texts, texts.add("text", text));
}

strings declared_in(syntax::document const& said) {
    strings lines;
    for (auto const& each : said.declarations) {
        if (auto const* mechanism = std::get_if<syntax::mechanism>(&each)) {
            lines.push_back(line_of(mechanism->declared, mechanism->description, "mechanism"));
        } else if (auto const* kind = std::get_if<syntax::kind>(&each)) {
            lines.push_back(line_of(kind->declared, kind->description,
                                    kind->parent ? "kind :" + kind->parent->text : "kind"));
        } else if (auto const* failure = std::get_if<syntax::failure>(&each)) {
            std::string line = "failure";
            for (auto const& parent : failure->parents) {
                line += " :" + parent.text;
            }
            lines.push_back(line_of(failure->declared, failure->description, line));
        }
    }
    return lines;
}

} // namespace

TEST_CASE("the catalogue has every declaration of every module, and nothing else") {
    for (auto const& module : library::modules) {
        INFO(module.name);
        auto const entries = library::entries_of(module.name, module.text);
        REQUIRE(entries.front().what == entry::sort::module);
        CHECK_FALSE(entries.front().title.empty());
        strings found;
        std::transform(entries.begin() + 1, entries.end(), std::back_inserter(found),
                       [](entry const& each) { return line_of(each); });
        auto const said = parsed(std::string(module.text));
        REQUIRE(said);
        CHECK(found == declared_in(*said));
        // And each with all of its text.
        for (auto each = entries.begin() + 1; each != entries.end(); ++each) {
            INFO(each->text);
            auto const alone = parsed(each->text);
            REQUIRE(alone);
            CHECK(declared_in(*alone) == strings{line_of(*each)});
        }
    }
}

TEST_CASE("a comment belongs to the declaration right beneath it") {
    auto const all = library::entries_of("m", "// hadsl library: things.\n"
                                              "// SPDX-License-Identifier: BSL-1.0\n"
                                              "//\n"
                                              "// All of them.\n"
                                              "\n"
                                              "// ---- a heading ----\n"
                                              "\n"
                                              "// First one. With a\n"
                                              "// second sentence.\n"
                                              "mechanism a \"A\" {\n"
                                              "  parameter p = 1s\n"
                                              "}\n"
                                              "kind b : host, c\n");
    REQUIRE(all.size() == 3);
    CHECK(all[0].title == "things");
    CHECK(all[0].comment == "All of them.\n");
    CHECK(all[1].comment == "First one. With a\nsecond sentence.\n");
    CHECK(library::first_sentence(all[1]) == "First one.");
    CHECK(all[1].full_name() == "m.a");
    CHECK(all[1].lines == strings{"mechanism a \"A\" {", "parameter p = 1s", "}"});
    CHECK(all[2].comment.empty());
    CHECK(all[2].parents == strings{"host", "c"});
}

TEST_CASE("what is looked for is found by whole words, names and titles first") {
    std::vector<entry> all;
    for (auto const& module : library::modules) {
        auto more = library::entries_of(module.name, module.text);
        all.insert(all.end(), more.begin(), more.end());
    }
    auto const names_of = [&](std::string const& wanted) {
        strings names;
        for (auto const* each : library::search(all, wanted)) {
            names.push_back(each->full_name());
        }
        return names;
    };
    CHECK(names_of("etcd") == strings{"raft", "raft.consensus", "postgres.patroni"});
    CHECK(names_of("staged_rollout").front() == "rollout");
    CHECK(names_of("PATRONI").front() == "postgres");
    CHECK(names_of("atroni").empty());
    CHECK(names_of("e").empty());
    CHECK(names_of("").empty());
    CHECK(names_of("__").empty());
}
