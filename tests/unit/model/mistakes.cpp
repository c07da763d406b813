// What is said of wrong specifications beyond the corpus: no follow-ups, and exactly which text.
// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"
#include "tests/unit/model/resolved.hpp"

#include <string>
#include <vector>

using namespace hadsl;
using test::resolve;
using strings = std::vector<std::string>;

TEST_CASE("an unknown mechanism is not also a missing run mode") {
    CHECK(resolve("host a, b\nservice s {\n copies on a, b\n at least 2\n protected by twins\n}\n")
              .reports() == strings{"unknown_mechanism [twins]"});
}

TEST_CASE("a mistake inside a mechanism is not repeated where it is applied") {
    CHECK(resolve("mechanism m {\n role w\n copies run apart, one active\n"
                  " on loss of hots: take over in 1s needs w\n}\n"
                  "host a, b\nservice s {\n copies on a, b\n protected by m(w: a)\n}\n")
              .reports() == strings{"unknown_kind [hots]"});
}

TEST_CASE("a missing place is not also a missing copy") {
    CHECK(resolve("mechanism m {\n copies run apart, all active\n quorum majority of copies\n}\n"
                  "host a, b\nservice s {\n copies on a, b, c\n at least 3\n protected by m\n}\n")
              .reports() == strings{"unknown_component [c]"});
}

TEST_CASE("a component of an unknown kind is there all the same") {
    CHECK(resolve("hots a\nvm v on a\nservice s on v needs a\n"
                  "mechanism m { applies to stateless }\nsrvice t protected by m crash lasts 1s\n")
              .reports() == strings{"unknown_kind [hots]", "unknown_kind [srvice]"});
}

TEST_CASE("after a broken loop nobody asks for what it would have declared") {
    CHECK(resolve("for i in 1..n { host a[i] }\nvm v on a[1]\nvm w on a[*]\nvms x\n").reports() ==
          strings{"unknown_variable [n]", "unknown_kind [vms]"});
}

TEST_CASE("a mistake in a loop is reported once") {
    CHECK(resolve("for i in 1..50 { vm v[i] on h[i] }\n").reports() ==
          strings{"unknown_component [h[i]]"});
}

TEST_CASE("reports stand in the order of their places") {
    CHECK(resolve("claim c: no single failure stops x\nvm v on y\nfailure f : z strikes vm\n")
              .reports() ==
          strings{"unknown_component [x]", "unknown_component [y]", "unknown_class [z]"});
}

TEST_CASE("a loss of data needs data somewhere beneath") {
    auto const base = std::string("database d\nservice s needs d\nservice r\n");
    CHECK(resolve(base + "claim c: no single failure causes data loss of s\n").reports().empty());
    auto const wrong = resolve(base + "claim c: no single failure causes data loss of r\n");
    CHECK(wrong.reports() == strings{"no_data [r]"});
    CHECK_THAT(wrong.result.diagnostics()[0].help, test::contains_text("`d`"));
}

TEST_CASE("a tower of 64 stands, one of 65 does not") {
    auto const tower = [](int levels) {
        return resolve("host a[0]\nfor i in 1.." + std::to_string(levels - 1) +
                       " { vm a[i] on a[i - 1] }\n")
            .reports();
    };
    CHECK(tower(64).empty());
    CHECK(tower(65) == strings{"placed_too_deep [a[i]]"});
}

TEST_CASE("a name of one category found in another says so") {
    auto const message = [](char const* text) {
        auto const found = resolve(text);
        REQUIRE(found.result.diagnostics().size() == 1);
        return found.result.diagnostics()[0].message;
    };
    CHECK(message("service s needs crash\n") ==
          "found `crash`, which is a failure class, expected a component");
    CHECK(message("host h\nclaim c: no single vm failure stops h\n") ==
          "found `vm`, which is a kind, expected a failure class");
    CHECK(message("crash c\n") == "found `crash`, which is a failure class, expected a kind");
}
