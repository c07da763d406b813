// tests/unit/syntax/print_test.cpp - trees built by hand, printed. What the parser makes of it is
// tested with the grammar.
// SPDX-License-Identifier: BSL-1.0
#include <tests/catch.hpp>

#include <hadsl/syntax/print.hpp>

#include <cstdint>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace hadsl::syntax;

name named(std::string text) {
    return {std::move(text), {}};
}
reference to(std::string text) {
    return {named(std::move(text)), {}, {}};
}
expression is(std::string text) {
    expression result;
    result.name = to(std::move(text));
    return result;
}
expression chain(expression::operation op, std::vector<expression> operands, bool listed = false) {
    expression result;
    result.op = op;
    result.operands = std::move(operands);
    result.listed = listed;
    return result;
}
arithmetic postfix(std::vector<arithmetic::token> tokens) {
    return {std::move(tokens), {}};
}
component a_component(std::string kind, std::string text) {
    component result;
    result.kind.text = std::move(kind);
    result.names.push_back(to(std::move(text)));
    return result;
}
std::string printed(std::vector<declaration> all) {
    return print(document{std::move(all), {}});
}

constexpr auto any = expression::operation::any;
constexpr auto all = expression::operation::all;

} // namespace

TEST_CASE("places take no part in equality") {
    auto left = a_component("host", "a");
    auto right = left;
    right.at.span = {hadsl::source::text_id{7}, 3, 9};
    right.names[0].base.at.span = {hadsl::source::text_id{7}, 3, 9};
    CHECK(left == right);
    right.names[0].base.text = "b";
    CHECK_FALSE(left == right);
}

TEST_CASE("names get backticks when they need them") {
    CHECK(is_plain_name("esx_1"));
    for (auto const* const text :
         {"", "1a", "a-b", "in", "copies", "unbounded", "z\xC3\xBC", "a b"}) {
        INFO(text);
        CHECK_FALSE(is_plain_name(text));
        CHECK(to_text(named(text)) == "`" + std::string(text) + "`");
    }
    CHECK(to_text(qualified_name{"a-b", "in", {}}) == "`a-b`.`in`");
    CHECK(printed({a_component("in", "by")}) == "`in` `by`\n");
}

TEST_CASE("strings get their escapes back") {
    CHECK(to_text(string{"a \"b\" \\ \n\t", {}}) == R"("a \"b\" \\ \n\t")");
}

TEST_CASE("numbers keep their digits") {
    CHECK(to_text(decimal{9995, 2, {}}) == "99.95");
    CHECK(to_text(decimal{9990, 2, {}}) == "99.90");
    CHECK(to_text(decimal{5, 3, {}}) == "0.005");
    CHECK(quantity_text({1500, 0, {}}) == "1500");
    CHECK(quantity_text({15'000, 0, {}}) == "15k");
    CHECK(quantity_text({3'000'000, 0, {}}) == "3M");
    CHECK(quantity_text({0, 0, {}}) == "0");
    CHECK(quantity_text({15'000, 1, {}}) == "1500.0");
    CHECK(to_text(date{2027, 6, 3, {}}) == "2027-06-03");
}

TEST_CASE("arithmetic gets the parentheses it needs") {
    using operation = arithmetic::operation;
    auto const a = named("a");
    auto const b = named("b");
    auto const c = named("c");
    CHECK(to_text(postfix({a, b, operation::add, c, operation::subtract})) == "a + b - c");
    CHECK(to_text(postfix({a, b, c, operation::add, operation::subtract})) == "a - (b + c)");
    CHECK(to_text(postfix({a, b, c, operation::multiply, operation::add})) == "a + b * c");
    CHECK(to_text(postfix({a, b, operation::add, c, operation::remainder})) == "(a + b) % c");
    CHECK(to_text(postfix({a, b, c, operation::multiply, operation::divide})) == "a / (b * c)");
    CHECK(to_text(postfix({a, b, operation::add, operation::negate})) == "-(a + b)");
    CHECK(to_text(postfix({a, operation::negate, operation::negate})) == "--a");
    CHECK(to_text(postfix({std::int64_t{3}, a, operation::negate, operation::multiply})) ==
          "3 * -a");
}

TEST_CASE("conditions get the parentheses they need") {
    auto const a = is("a");
    auto const b = is("b");
    auto const c = is("c");
    CHECK(to_text(chain(any, {a, chain(all, {b, c})})) == "a or b and c");
    CHECK(to_text(chain(all, {a, chain(any, {b, c})})) == "a and (b or c)");
    CHECK(to_text(chain(any, {a, chain(any, {b, c})})) == "a or (b or c)");
    CHECK(to_text(chain(any, {chain(all, {a, b}, true), c})) == "all of (a, b) or c");
    auto two = chain(expression::operation::at_least, {a, b, c}, true);
    two.count = 2;
    CHECK(to_text(chain(all, {two, c})) == "2 of (a, b, c) and c");
}

TEST_CASE("what is short stands on one line, the rest in braces") {
    auto host = a_component("host", "a");
    host.properties = {contained{{to("rack1"), to("feed2")}, {}}};
    CHECK(printed({host}) == "host a in rack1, feed2\n");
    host.description = string{std::string(70, 'x'), {}};
    CHECK(printed({host}) == "host a \"" + std::string(70, 'x') + "\" {\n  in rack1, feed2\n}\n");
}

TEST_CASE("a place for data does not swallow the platform behind it") {
    auto app = a_component("vm", "app");
    app.properties = {keeps{}, platform{to("esx1"), {}}};
    CHECK(printed({app}) == "vm app on esx1 keeps data\n");
}

TEST_CASE("an empty line separates groups") {
    auto const host = a_component("host", "a");
    loop repeated;
    repeated.variable = named("i");
    repeated.first = postfix({std::int64_t{1}});
    repeated.last = postfix({std::int64_t{2}});
    repeated.body = {host};
    CHECK(printed({use{{named("vmware")}, {}}, host, host, repeated, host}) == "use vmware\n"
                                                                               "\n"
                                                                               "host a\n"
                                                                               "host a\n"
                                                                               "\n"
                                                                               "for i in 1..2 {\n"
                                                                               "  host a\n"
                                                                               "}\n"
                                                                               "\n"
                                                                               "host a\n");
}

TEST_CASE("what is too wide continues on the next line") {
    auto app = a_component("vm", "app");
    contained in;
    for (int number = 0; number < 30; ++number) {
        in.containers.push_back(to("rack" + std::to_string(number)));
    }
    app.properties = {in};
    auto const text = printed({app});
    CHECK(text.find("rack0, rack1,") != std::string::npos);
    CHECK(text.find(",\n      rack") != std::string::npos);
    for (std::size_t begin = 0; begin < text.size();) {
        auto const end = text.find('\n', begin);
        CHECK(end - begin <= 100);
        begin = end + 1;
    }
}

TEST_CASE("an empty document is an empty text") {
    CHECK(printed({}).empty());
}

TEST_CASE("a line ends behind a comma between items, and never within a text or a name") {
    auto app = a_component("vm", "app");
    contained in;
    std::string const odd = "a, name, with, commas";
    for (int number = 0; number < 12; ++number) {
        in.containers.push_back(to(odd + std::to_string(number)));
    }
    app.properties = {in};
    auto const text = printed({app});
    CHECK(text.find(",\n      `a, name") != std::string::npos);
    CHECK(text.find("a,\n") == std::string::npos);
    CHECK(text.find("with,\n") == std::string::npos);
}

TEST_CASE("how often a class of failures happens is a property of it") {
    failure flaw;
    flaw.declared = named("flaw");
    flaw.properties = {class_every{{hadsl::duration{3000}, {}}, {}}};
    CHECK(printed({flaw}) == "failure flaw every 3s\n");
}

TEST_CASE("what a claim is accepted for stands on a line of its own when it is long") {
    claim said;
    said.declared = to("cold");
    said.statement = cold_start_claim{{to("shop")}, {}};
    said.acceptance = acceptance{{std::string(90, 'x'), {}}, date{2030, 1, 2, {}}, {}};
    CHECK(printed({said}) == "claim cold:\n  shop starts from cold\n  accepted \"" +
                                 std::string(90, 'x') + "\" until 2030-01-02\n");
}
