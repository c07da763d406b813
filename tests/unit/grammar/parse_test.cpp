// tests/unit/grammar/parse_test.cpp - every production in its canonical form, spans, mistakes,
// hostile texts. The one test that includes the rules.
// SPDX-License-Identifier: BSL-1.0
#include <tests/catch.hpp>

#include <hadsl/grammar/parse.hpp>
#include <hadsl/syntax/print.hpp>
#include <hadsl/syntax/words.hpp>

#include <algorithm>
#include <cstddef>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace {

using namespace hadsl;

/// A text and what came of parsing it.
struct parsed {
    source::texts texts;
    source::text_id id{};
    std::optional<source::result<syntax::document>> result;

    explicit parsed(std::string text) {
        id = texts.add("test.hadsl", std::move(text));
        result = grammar::parse(texts, id);
    }
    [[nodiscard]] syntax::document const& document() const { return **result; }
    template <class Node>
    [[nodiscard]] Node const& first() const {
        return std::get<Node>(document().declarations.at(0));
    }
    [[nodiscard]] std::string under(syntax::place const& place) const {
        return std::string(texts.slice(place.span));
    }
    [[nodiscard]] std::vector<source::diagnostic> const& diagnostics() const {
        return result->diagnostics();
    }
};

/// What the errors of a text underline, in order.
std::vector<std::string> underlined(std::string text) {
    parsed const all(std::move(text));
    std::vector<std::string> result;
    for (auto const& each : all.diagnostics()) {
        result.emplace_back(all.texts.slice(each.place));
    }
    return result;
}

using lines = std::vector<std::string>;

/// The text in canonical style; its first error when it has one.
std::string canonical(std::string text) {
    parsed const all(std::move(text));
    return *all.result ? syntax::print(all.document()) : all.diagnostics().at(0).message;
}

/// Whether a text is its own canonical form: it parses, and all of it is in the tree.
void is_canonical(std::string const& text) {
    CHECK(canonical(text) == text);
}

std::string read(std::filesystem::path const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string result;
    for (std::size_t count = 0; count < times; ++count) {
        result += text;
    }
    return result;
}

} // namespace

// ---- what the language can say ------------------------------------------------------------------

TEST_CASE("other texts") {
    is_canonical("use vmware, sqlserver\nimport \"hosts.hadsl\"\n");
    is_canonical("outage means longer than 30s\n");
    is_canonical("");
}

TEST_CASE("failure classes and kinds") {
    is_canonical("failure hang : transient \"no answer\" strikes vm, lab.host noticed in 30s\n");
    is_canonical("failure bad_build : software {\n"
                 "  shared by build or itself\n"
                 "  recurs\n"
                 "  lasts unbounded\n"
                 "  shows as crash, hang\n"
                 "  destroys contents\n"
                 "}\n");
    is_canonical("failure maintenance planned destroys data\n");
    is_canonical(
        "kind database : lab.service \"keeps state\" keeps data starts in 1min is stateful\n");
    is_canonical("kind rack\n");
}

TEST_CASE("mechanisms") {
    is_canonical("mechanism mirroring \"with a witness\" {\n"
                 "  role witness, arbiter optional\n"
                 "  parameter taken_over = 10s + max(detected, 2s)\n"
                 "  parameter detected\n"
                 "  copies run apart, one active\n"
                 "  copies run apart, all active\n"
                 "  copies run in lockstep\n"
                 "  one copy runs\n"
                 "  copies lag 5s\n"
                 "  copies hold shares\n"
                 "  quorum majority of copies, witness\n"
                 "  quorum majority of active copy, active\n"
                 "  requests need balancer\n"
                 "  on loss of host, crash of vm, isolation: take over in taken_over needs "
                 "witness losing 1s\n"
                 "  on lab.surge: restart in 5s if noticed within 3s\n"
                 "  on maintenance: migrate in 0s\n"
                 "  on deletion: restore in 4h\n"
                 "  mirrors deletion, corruption\n"
                 "  isolated copies stop\n"
                 "  isolated copies keep writing\n"
                 "  fenced by fence\n"
                 "  applies to stateless, legacy\n"
                 "  backup every 1d on vault\n"
                 "}\n");
}

TEST_CASE("a backup without a place, and then a rule") {
    is_canonical("mechanism m {\n"
                 "  backup every 1h\n"
                 "  on crash: restart in 5s\n"
                 "  backup every 1h\n"
                 "  on crash of vm: restart in 5s\n"
                 "  backup every 1h\n"
                 "  on lab.crash, hang: restart in 5s\n"
                 "  backup every 1h on vault\n"
                 "  on crash: restart in 5s\n"
                 "}\n");
}

TEST_CASE("components") {
    is_canonical("host esx1, esx[2..4], `esx-5` \"spare\" in rack1, feed[i + 1]\n");
    is_canonical("site dc\nlab.vm app\n");
    is_canonical(
        "vm app {\n"
        "  copies on esx1 with ds1 and build \"a\", esx[2..4] with lagging 5min, esx[*][i]\n"
        "  at least 2 * n - (1 - 3) % 2\n"
        "  protected by vmware.fault_tolerance, m(witness: a, b or c, taken_over: 20s)\n"
        "  needs (a or b) and 2 of (c, d[*], any of (e, f)), g tolerating 5min\n"
        "  starts after a, b\n"
        "  starts in 2min\n"
        "  keeps data on ds1\n"
        "  each serves 10k\n"
        "  demand 1500.5\n"
        "  costs 2M EUR\n"
        "  is stateless, legacy\n"
        "  build \"web:1.8\"\n"
        "  channel \"edr\"[i][j + 1] after 4h\n"
        "  crash lasts 5min\n"
        "  crash every 90d lasting 5min\n"
        "  lab.hang every 30d\n"
        "  hang noticed in 30s\n"
        "}\n");
    is_canonical("link pm between p, m \"optical\" path \"optic-7\" costs 12 EUR\n");
}

TEST_CASE("a list of properties without braces ends where the next declaration begins") {
    is_canonical(
        "host esx1, esx2 in dc\nhost esx3\nstorage ds1 on esx1 build \"7\" crash lasts 5s\n"
        "vm app on esx1\n");
    CHECK(canonical("service orders on app { starts in 1min }") ==
          "service orders on app starts in 1min\n");
    CHECK(canonical("host a host b on c{in d}host e") == "host a\nhost b on c in d\nhost e\n");
}

TEST_CASE("loops") {
    is_canonical("for i in 1..2 * n {\n"
                 "  host h[i] in rack[i % 2]\n"
                 "\n"
                 "  for j in -1..i {\n"
                 "    vm v[i][j] on h[i]\n"
                 "  }\n"
                 "}\n");
}

TEST_CASE("claims") {
    for (auto const* const claim :
         {"no single hardware failure causes outage of orders",
          "no 2 failures cause outage of orders longer than 30s",
          "no 2 crash failures and single disk failure cause outage of a",
          "no single crash, host failure of x, y[*] causes interruption of z",
          "no single failure of a zone causes outage of orders, billing",
          "no single failure of an aisle stops orders",
          "no single failure causes outage of web1, web2 together",
          "no single failure causes outage of at least 3 of (pop[*])",
          "no single failure causes disruption of web longer than 10s",
          "no single failure causes data loss of orders longer than 5s",
          "no single failure loses all data of orders", "no 3 failures lose all data of orders",
          "no single network failure causes split brain of orders", "orders starts from cold",
          "orders, billing start from cold", "availability of orders is at least 99.95%",
          "no 2 failures stop orders accepted \"later\" until 2027-06-30"}) {
        is_canonical("claim a[1]: " + std::string(claim) + "\n");
    }
    is_canonical(
        "claim hardware \"even a hardware failure is not enough to bring the shop down\":\n"
        "  no single hardware failure causes outage of orders\n");
    is_canonical("assume rooms \"two of them\": no fire, flood failure of room1, room2\n"
                 "assume none: no failure of a zone\n");
}

TEST_CASE("claims may be written in other words") {
    CHECK(canonical("claim c: no 1 upgrade and 1 disk failure cause outage of a") ==
          "claim c: no single upgrade failure and single disk failure cause outage of a\n");
    CHECK(canonical("claim c: no single crash or hang of any vm cause outage of a") ==
          "claim c: no single crash, hang failure of a vm causes outage of a\n");
    CHECK(canonical("claim c: no 2 cause outage of a") ==
          "claim c: no 2 failures cause outage of a\n");
}

TEST_CASE("words that are only words where the grammar expects them") {
    is_canonical("host role, cause, data, least, means, together in a\n");
    is_canonical("kind outage\n\n`outage` means\n");
    is_canonical("failure f planned\n\n`planned` x\n");
    is_canonical("claim c: no single failure causes outage of x\n\n`together` y\n");
    is_canonical("claim c: no single `stops` failure of `a` causes outage of a\n");
    is_canonical("vm `in`, `two words`, `9lives`, `unbounded` on `for`[1]\n");
    CHECK(canonical("claim c: no failure of a stops b").find("expected") != std::string::npos);
    CHECK(canonical("claim c: no single failure of a stops b") ==
          "claim c: no single failure of `a` stops b\n");
}

TEST_CASE("white space, comments and a byte order mark mean nothing") {
    CHECK(canonical("\xEF\xBB\xBFhost\r\n\ta // one\n/* two\n */ ,b/**/in c//") ==
          "host a, b in c\n");
}

TEST_CASE("exact numbers") {
    auto const length = [](std::string const& text) {
        parsed const all("outage means longer than " + text);
        return *all.result ? all.first<syntax::tolerance>().length.value.milliseconds : -1;
    };
    CHECK(length("1.5s") == 1500);
    CHECK(length("0.001s") == 1);
    CHECK(length("2y") == 2LL * 365 * 24 * 3600 * 1000);
    CHECK(length("1.50w") == 15LL * 7 * 24 * 360 * 1000);
    CHECK(length("unbounded") == duration::unbounded_milliseconds);
    CHECK(length("9223372036854775806ms") == duration::unbounded_milliseconds - 1);
    CHECK(length("9223372036854775807ms") == -1);
    CHECK(length("0.1ms") == -1);
    CHECK(length("0.0005s") == -1);

    parsed const demand("service s demand 1.25k");
    auto const& amount =
        std::get<syntax::demand>(demand.first<syntax::component>().properties.at(0)).amount;
    CHECK(amount == syntax::decimal{1250, 0, {}});
}

TEST_CASE("a string loses its escapes") {
    parsed const all(R"(import "a\"b\\c\nd\te")");
    CHECK(all.first<syntax::import>().file.text == "a\"b\\c\nd\te");
}

// ---- where it stands ----------------------------------------------------------------------------

TEST_CASE("a node covers its own text and no white space around it") {
    parsed const all(
        "host esx[1..4] // many\n  in rack1 , `row 2` \n\nvm app needs (a or b) and c\n");
    auto const& host = all.first<syntax::component>();
    CHECK(all.under(host.at) == "host esx[1..4] // many\n  in rack1 , `row 2`");
    CHECK(all.under(host.kind.at) == "host");
    CHECK(all.under(host.names.at(0).at) == "esx[1..4]");
    CHECK(all.under(host.names.at(0).indices.at(0).at) == "1..4");
    auto const& contained = std::get<syntax::contained>(host.properties.at(0));
    CHECK(all.under(contained.at) == "in rack1 , `row 2`");
    CHECK(all.under(contained.containers.at(1).at) == "`row 2`");
    auto const& vm = std::get<syntax::component>(all.document().declarations.at(1));
    auto const& needs = std::get<syntax::needs>(vm.properties.at(0));
    CHECK(all.under(needs.all.at(0).at) == "(a or b) and c");
    CHECK(all.under(needs.all.at(0).operands.at(0).at) == "(a or b)");
    CHECK(all.under(needs.all.at(0).operands.at(1).at) == "c");
    CHECK(
        all.under(all.document().at) ==
        std::string(all.texts[all.id].content()).substr(0, all.texts[all.id].content().size() - 1));
}

TEST_CASE("two texts that say the same are the same tree") {
    CHECK(parsed("host a in b").document() == parsed("host  a { in /* ! */ b }\n").document());
    CHECK_FALSE(parsed("host a in b").document() == parsed("host a on b").document());
}

TEST_CASE("what is printed parses to the same tree") {
    std::size_t files = 0;
    for (auto const* const folder : {"include/hadsl/library", "samples"}) {
        auto const root = std::filesystem::path(HADSL_SOURCE_DIR) / folder;
        for (auto const& entry : std::filesystem::recursive_directory_iterator(root)) {
            if (entry.path().extension() != ".hadsl") {
                continue;
            }
            INFO(entry.path().string());
            parsed const original(read(entry.path()));
            REQUIRE(*original.result);
            auto const text = syntax::print(original.document());
            parsed const printed(text);
            REQUIRE(*printed.result);
            CHECK(printed.document() == original.document());
            CHECK(syntax::print(printed.document()) == text);
            ++files;
        }
    }
    CHECK(files > 10);
}

// ---- mistakes -----------------------------------------------------------------------------------

TEST_CASE("a mistake is underlined where it is") {
    CHECK(underlined("vm app { on a\n protcted by b\n starts in 1s }") == lines{"protcted"});
    CHECK(underlined("vm app on a protcted by b") == lines{"protcted"});
    CHECK(underlined("service s { need web, db }") == lines{"need"});
    CHECK(underlined("mechansim m {\n role a\n on crash: restart in 5s\n}\nhost b") ==
          lines{"mechansim"});
    CHECK(underlined("clam x: no single failure stops a") == lines{"clam"});
    CHECK(underlined("outage means longer than 30 s") == lines{"30 s"});
    CHECK(underlined("vm a starts in 30") == lines{"30"});
    CHECK(underlined("vm a starts in 0.1ms") == lines{"0.1ms"});
    CHECK(underlined("claim c: availability of a is at least 99.95") == lines{"99.95"});
    CHECK(underlined("claim c no single failure stops a") == lines{"no"});
    CHECK(underlined("host in, b") == lines{"in"});
    CHECK(underlined("host esx-1 in a") == lines{"esx-1"});
    CHECK(underlined("host z\xC3\xBCrich") == lines{"z\xC3\xBCrich"});
    CHECK(underlined("host \"esx1\"") == lines{"\"esx1\""});
    CHECK(underlined("host a b in c") == lines{"b"});
    CHECK(underlined("vm a { on = b }") == lines{"="});
    CHECK(underlined("vm a { on: b }") == lines{":"});
    CHECK(underlined("vm a copies on\n  - b\n  - c\n") == lines{"-"});
    CHECK(underlined("host a; host b;") == lines{";"});
    CHECK(underlined("host a \xE2\x80\x9Ctext\xE2\x80\x9D") ==
          lines{"\xE2\x80\x9Ctext\xE2\x80\x9D"});
    CHECK(underlined("host a in\nhost b in c") == lines{"in"});
    CHECK(underlined("host a \"text\nhost b") == lines{"\"text"});
    CHECK(underlined("host `a\nhost b") == lines{"`a"});
    CHECK(underlined("host a /* text\nhost b") == lines{"/*"});
    CHECK(underlined("service s needs 2 of (a, b\nhost c") == lines{"("});
    CHECK(underlined("vm a {\n on b\n\nvm c on d\nclaim e: c starts from cold\n") == lines{"{"});
    CHECK(underlined("host a\n}\nhost b") == lines{"}"});
    CHECK(underlined("claim c: no 2147483648 failures stop a") == lines{"2147483648"});
    CHECK(underlined("claim c: a starts from cold accepted \"b\" until 2027-02-29") ==
          lines{"2027-02-29"});
    CHECK(underlined("import \"a\\qb\"") == lines{"\\q"});
}

TEST_CASE("the message says what was found, then what was expected, and the help what to write") {
    parsed const all("vm app { protcted by b }\nhost in, c\nvm d starts in 5m\n");
    REQUIRE(all.diagnostics().size() == 3);
    CHECK(all.diagnostics()[0].message == "found `protcted`, expected a property");
    CHECK(all.diagnostics()[0].help == "did you mean `protected`?");
    CHECK(all.diagnostics()[1].code == source::code::reserved_word);
    CHECK(all.diagnostics()[1].message ==
          "found the reserved word `in`, expected a component name");
    CHECK(all.diagnostics()[2].message == "found `5m`, expected a duration such as 30s");
    CHECK(all.diagnostics()[2].help == "did you mean `5min`?");
}

TEST_CASE("one run finds several mistakes, and no mistake twice") {
    CHECK(underlined("host a, in b\n"
                     "vm c {\n"
                     "  starts in 5\n"
                     "  needs a or\n"
                     "  on d e\n"
                     "}\n"
                     "mechanism m {\n"
                     "  role\n"
                     "  on crash take over in 5s\n"
                     "}\n"
                     "claim f: no single failure causes otage of c\n") ==
          lines{"in", "5", "on", "e", "on", "take", "otage"});
    parsed const many(repeated("host a on\n\nclaim\n", 500));
    CHECK(many.diagnostics().size() == 100);
    parsed const many_in_a_block("host a {\n" + repeated("  on 1\n", 200) + "}\n");
    CHECK(many_in_a_block.diagnostics().size() == 100);
}

TEST_CASE("errors come in the order of their places") {
    parsed const all("host a on 5\nhost b; host c \"d\n");
    CHECK(std::is_sorted(
        all.diagnostics().begin(), all.diagnostics().end(),
        [](auto const& left, auto const& right) { return left.place.begin < right.place.begin; }));
}

// ---- hostile texts ------------------------------------------------------------------------------

TEST_CASE("bytes that are no text") {
    CHECK(underlined("host a \"caf\xE9\"") == lines{"\xE9"});
    CHECK(underlined(std::string("host a \0 b", 10)) == lines{std::string("\0", 1)});
    CHECK(parsed("host \xED\xA0\x80").diagnostics().at(0).code == source::code::invalid_utf8);
    CHECK(parsed("\xC0\xAF").diagnostics().at(0).code == source::code::invalid_utf8);
    CHECK(parsed("\xF4\x90\x80\x80").diagnostics().at(0).code == source::code::invalid_utf8);
    CHECK(parsed("\xE2\x82").diagnostics().at(0).code == source::code::invalid_utf8);
}

TEST_CASE("deep nesting is refused before it is followed") {
    auto const code = [](std::string text) {
        parsed const all(std::move(text));
        return *all.result ? 0 : static_cast<int>(all.diagnostics().at(0).code);
    };
    auto const nested = [](std::string const& open, std::string const& core,
                           std::string const& close, std::size_t depth) {
        return repeated(open, depth) + core + repeated(close, depth);
    };
    constexpr auto deepest = grammar::deepest_nesting;
    constexpr auto too_deep = static_cast<int>(source::code::too_deep);
    CHECK(code("vm a needs " + nested("(", "b", ")", deepest)) == 0);
    CHECK(code("vm a needs " + nested("(", "b", ")", deepest + 1)) == too_deep);
    CHECK(code("vm a needs " + nested("any of (", "b", ")", 100'000)) == too_deep);
    CHECK(code(nested("for i in 1..2 {", "host a", "}", deepest)) == 0);
    CHECK(code(nested("for i in 1..2 {", "host a[i]", "}", 100'000)) == too_deep);
    CHECK(code("vm a at least " + repeated("-", 100'000) + "1") == too_deep);
    CHECK(code(repeated("{", 100'000)) == too_deep);
    CHECK(code("vm a at least " + nested("(", "1", ")", deepest)) == 0);
}

TEST_CASE("large texts") {
    parsed const large(std::string(grammar::largest_text + 1, ' '));
    REQUIRE_FALSE(*large.result);
    CHECK(large.diagnostics().at(0).code == source::code::too_large);

    parsed const many(repeated("host h in rack7\n", 20'000));
    REQUIRE(*many.result);
    CHECK(many.document().declarations.size() == 20'000);
    // A line without an end, wrong all along, costs no square.
    CHECK(parsed(repeated("{ host a in b ) } claim ", 50'000)).diagnostics().size() == 100);
}

// ---- grammar, rules and tree keep to the same names ---------------------------------------------

namespace {

std::set<std::string> matches(std::string const& text, char const* pattern) {
    std::set<std::string> result;
    std::regex const regex(pattern);
    for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) {
        result.insert((*at)[1].str());
    }
    return result;
}

std::set<std::string> without(std::set<std::string> all, std::set<std::string> const& some) {
    for (auto const& each : some) {
        INFO("an exception that is none: " << each);
        CHECK(all.erase(each) == 1);
    }
    return all;
}

} // namespace

TEST_CASE("the reserved words are those the grammar lists") {
    auto const grammar = read(std::filesystem::path(HADSL_SOURCE_DIR) / "grammar/hadsl.ebnf");
    auto const begin = grammar.find("to use one):") + 12;
    auto const listed = grammar.substr(begin, grammar.find("*)", begin) - begin);
    auto const words = matches(listed, "([a-z]+)");
    CHECK(words == std::set<std::string>(std::begin(syntax::reserved_words),
                                         std::end(syntax::reserved_words)));
    for (auto const& each : words) {
        INFO(each);
        CHECK_FALSE(*parsed("host a on " + each).result);
        CHECK(*parsed("host a on `" + each + "`").result);
    }
}

TEST_CASE("every production has a rule of its name, and a struct if it carries meaning") {
    std::filesystem::path const root(HADSL_SOURCE_DIR);
    auto const productions = matches(read(root / "grammar/hadsl.ebnf"), R"((?:^|\n)([a-z_]+) +=)");
    std::string headers;
    for (auto const& entry : std::filesystem::directory_iterator(root / "include/hadsl/grammar")) {
        headers += read(entry.path());
    }
    auto const rules =
        matches(headers, R"(inline constexpr (?:rule_for<[^=]*>|\w+_rule)\s+([a-z_]+)(?: =|\{))");
    // Rules that are no productions: a clause of a rule, a quiet string, guards.
    CHECK(without(rules, {"clause", "description", "misspelt_property", "quoted_declaration",
                          "open_property", "bare_value"}) == productions);

    auto const structs = matches(read(root / "include/hadsl/syntax/tree.hpp"),
                                 R"((?:struct (?:time::)?|using |enum class )([a-z_]+) [={])");
    // Productions that fill the node of another one, or none.
    auto const meaningful =
        without(productions, {"name_list", "plain_name", "integer", "percentage", "quantity",
                              "voter", "values", "counted", "conjunction", "term", "product",
                              "factor", "time_term", "copy_item", "class_list", "effect"});
    for (auto const& each : meaningful) {
        INFO(each);
        CHECK(structs.count(each) == 1);
    }
}
