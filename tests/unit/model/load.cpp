// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"
#include "tests/unit/model/resolved.hpp"

#include <string>
#include <vector>

using namespace hadsl;
using test::files;
using test::resolve;
using strings = std::vector<std::string>;

TEST_CASE("an import is read once, however often it is named") {
    auto const found = resolve(files{{"main", "import \"a\" import \"b\" vm v on h"},
                                     {"a", "import \"b\" host g"},
                                     {"b", "host h"}});
    CHECK((*found).components.size() == 3);
    CHECK((*found).components[0].name == "h"); // what is imported comes first
}

TEST_CASE("a cycle of imports is shown") {
    auto const found =
        resolve(files{{"main", "import \"a\""}, {"a", "import \"b\""}, {"b", "import \"a\""}});
    CHECK(found.reports() == strings{"import_cycle [\"a\"]"});
    CHECK_THAT(found.result.diagnostics()[0].message,
               test::contains_text("`a` imports `b` imports `a`"));
}

TEST_CASE("what cannot be read is an error where it is imported") {
    auto const found = resolve(files{{"main", "import \"a\"\nvm v on h"}});
    CHECK(found.reports() == strings{"unreadable_file [\"a\"]"}); // and nothing about `h`
}

TEST_CASE("mistakes in an import are reported there, beside those in the file itself") {
    auto const found = resolve(files{{"main", "import \"a\"\nhots h"}, {"a", "host g in dc"}});
    CHECK(found.reports() == strings{"unknown_kind [hots]", "unknown_component [dc]"});
}

TEST_CASE("each file has an outage of its own") {
    auto const found =
        resolve(files{{"main", "import \"a\"\noutage means longer than 5s\n"
                               "claim m: no single failure causes outage of h"},
                      {"a", "host h\nclaim a: no single failure causes outage of h"}});
    CHECK(found.claim("m").budget.threshold == seconds(5));
    CHECK(found.claim("a").budget.threshold == zero);
}

TEST_CASE("a module's names start with its own, but not inside it") {
    auto const found = resolve(files{
        {"main", "use m\nm.thing t protected by m.watch\nt2 u\nkind t2 : m.thing"},
        {"use m", "use n\nkind thing : service\nmechanism watch { on n.slow: restart in 1s }"},
        {"use n", "failure slow : software"}});
    auto const& all = *found;
    CHECK(all[found.component("t").kind].name == "m.thing");
    CHECK(found.component("t").protections.at(0).mechanism == "m.watch");
    CHECK(all[*found.component("t").rules.at(0).symptoms.at(0).failure].name == "n.slow");
}

TEST_CASE("a module sees the prelude and not the file that uses it") {
    auto const found = resolve(files{{"main", "use m\nkind mine"}, {"use m", "kind thing : mine"}});
    CHECK(found.reports() == strings{"unknown_kind [mine]"});
}

TEST_CASE("a module must be used by the text that names it") {
    auto const found = resolve(files{{"main", "import \"a\"\nservice s protected by m.watch"},
                                     {"a", "use m\nservice t protected by m.watch"},
                                     {"use m", "mechanism watch { on crash: restart in 1s }"}});
    CHECK(found.reports() == strings{"module_not_used [m.watch]"});
}

TEST_CASE("two modules may use each other") {
    auto const found = resolve(files{{"main", "use m"},
                                     {"use m", "use n\nkind a : n.b"},
                                     {"use n", "use m\nkind b\nkind c : m.a"}});
    CHECK(found.reports().empty());
}

TEST_CASE("a missing module is reported once") {
    auto const found = resolve(
        files{{"main", "use watches\nservice s protected by watches.one"}, {"use watch", ""}});
    CHECK(found.reports() == strings{"unknown_module [watches]"});
    CHECK(found.result.diagnostics()[0].help == "did you mean `watch`?");
}
