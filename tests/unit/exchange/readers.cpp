// tests/unit/exchange/readers.cpp - fault trees of other tools, read or refused at their place.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/exchange/galileo.hpp>
#include <hadsl/exchange/openpsa.hpp>
#include <hadsl/exchange/specify.hpp>
#include <hadsl/source/text.hpp>

#include "tests/catch.hpp"

#include <cmath>
#include <cstddef>
#include <random>
#include <string>
#include <utility>

using namespace hadsl;

namespace {

struct outcome {
    source::texts texts;
    source::result<exchange::fault_tree> read{std::vector<source::diagnostic>{}};

    /// `3:12 found …`; empty when it was read.
    [[nodiscard]] std::string first_error() const {
        if (read) {
            return {};
        }
        auto const& first = read.diagnostics().at(0);
        auto const at = texts.begin_of(first.place);
        return std::to_string(at.line) + ":" + std::to_string(at.column) + " " + first.message;
    }
};

outcome read(std::string text, bool is_galileo = false) {
    outcome made;
    auto const id = made.texts.add("tree", std::move(text));
    made.read = is_galileo ? exchange::read_galileo(made.texts, id)
                           : exchange::read_openpsa(made.texts, {id});
    return made;
}

/// A tree around the inside of gate `top`, with events a, b and c.
outcome read_formula(std::string const& formula, std::string const& more = "") {
    return read("<opsa-mef><define-fault-tree name=\"t\">\n<define-gate name=\"top\">\n" + formula +
                "\n</define-gate>\n" + more +
                "<define-basic-event name=\"a\"/><define-basic-event name=\"b\"/>"
                "<define-basic-event name=\"c\"/></define-fault-tree></opsa-mef>");
}

bool holds(outcome const& in, fault::scenario const& happening) {
    return fault::holds(in.read->graph, in.read->gates.at(0).node, happening);
}

std::string repeated(std::string const& text, std::size_t times) {
    std::string out;
    for (std::size_t at = 0; at < times; ++at) {
        out += text;
    }
    return out;
}

constexpr fault::event_id a{0};
constexpr fault::event_id b{1};
constexpr fault::event_id c{2};

} // namespace

TEST_CASE("nested formulas, votes, constants and house events") {
    auto const tree = read_formula(
        "<or><and><basic-event name=\"a\"/><event name=\"b\"/><house-event name=\"on\"/></and>"
        "<atleast min=\"2\"><gate name=\"g\"/><basic-event name=\"a\"/><constant value=\"false\"/>"
        "</atleast></or>",
        "<define-house-event name=\"on\"><constant value=\"true\"/></define-house-event>"
        "<define-gate name=\"g\"><label>a gate of one</label><basic-event name=\"c\"/>"
        "</define-gate>");
    REQUIRE(tree.first_error() == "");
    CHECK(holds(tree, {a, b}));
    CHECK(holds(tree, {a, c}));
    CHECK_FALSE(holds(tree, {a}));
    CHECK_FALSE(holds(tree, {b, c}));
    CHECK(tree.read->gates.at(0).is_top);
    CHECK_FALSE(tree.read->gates.at(1).is_top);
}

TEST_CASE("names in components are looked for from the inside out") {
    auto const tree = read(
        "<opsa-mef><define-fault-tree name=\"t\"><define-gate name=\"top\"><or><gate name=\"x.g\"/>"
        "<basic-event name=\"e\"/></or></define-gate>"
        "<define-component name=\"x\" role=\"private\"><define-gate name=\"g\">"
        "<basic-event name=\"e\"/></define-gate><define-basic-event name=\"e\"/></define-component>"
        "<define-basic-event name=\"e\"/></define-fault-tree></opsa-mef>");
    REQUIRE(tree.first_error() == "");
    REQUIRE(tree.read->events.size() == 2);
    CHECK(tree.read->events[0].name == "t.x.e");
    CHECK(tree.read->events[1].name == "e");
    CHECK(holds(tree, {fault::event_id{0}}));
    CHECK(holds(tree, {fault::event_id{1}}));
}

TEST_CASE("gates may stand in one text and figures in another") {
    outcome tree;
    auto const gates = tree.texts.add("gates", "<opsa-mef><define-gate name=\"top\">"
                                               "<event name=\"a\"/></define-gate></opsa-mef>");
    auto const events = tree.texts.add("events", "<opsa-mef><model-data><define-basic-event "
                                                 "name=\"a\"><float value=\"0.5\"/>"
                                                 "</define-basic-event></model-data></opsa-mef>");
    tree.read = exchange::read_openpsa(tree.texts, {gates, events});
    REQUIRE(tree.first_error() == "");
    CHECK(tree.read->events.at(0).probability == 0.5);
    CHECK(tree.texts[tree.read->events.at(0).at.text].name() == "events");
    CHECK(tree.texts.slice(tree.read->events.at(0).at) == "a");
}

TEST_CASE("expressions that are one number are computed") {
    auto const chance = [](std::string const& expression) {
        auto const tree = read("<opsa-mef><define-basic-event name=\"e\">" + expression +
                               "</define-basic-event><define-parameter name=\"l\">"
                               "<float value=\"0.001\"/></define-parameter></opsa-mef>");
        REQUIRE(tree.first_error() == "");
        return tree.read->events.at(0).probability;
    };
    CHECK(chance("<float value=\"0.25\"/>") == 0.25);
    CHECK(chance("<int value=\"1\"/>") == 1);
    auto const failed =
        *chance("<exponential><parameter name=\"l\"/><float value=\"1000\"/></exponential>");
    CHECK(std::abs(failed - 0.6321205588) < 1e-9);
    CHECK(*chance("<mul><float value=\"0.5\"/><float value=\"0.5\"/></mul>") == 0.25);
    auto const of_quarters = [&](std::string const& function) {
        return *chance("<" + function + "><float value=\"0.5\"/><float value=\"0.25\"/></" +
                       function + ">");
    };
    CHECK(of_quarters("add") == 0.75);
    CHECK(of_quarters("sub") == 0.25);
    CHECK(*chance("<div><float value=\"0.25\"/><float value=\"0.5\"/></div>") == 0.5);
    CHECK(*chance("<add><neg><float value=\"0.5\"/></neg><int value=\"1\"/></add>") == 0.5);
    CHECK(*chance("<exp><neg><int value=\"0\"/></neg></exp>") == 1);
    // Failed on demand, a rate and a rate of repair: between that and what it settles at.
    auto const repaired = [&](std::string const& rates) {
        return *chance("<GLM><float value=\"0.125\"/>" + rates +
                       "<float value=\"1000000\"/></GLM>");
    };
    CHECK(repaired("<float value=\"0\"/><float value=\"0\"/>") == 0.125);
    CHECK(std::abs(repaired("<float value=\"0.01\"/><float value=\"0.03\"/>") - 0.25) < 1e-12);
    // Scale, shape, shift and time: nothing before the shift, and of shape 1 an exponential.
    auto const worn = [&](std::string const& time) {
        return *chance("<Weibull><float value=\"1000\"/><float value=\"1\"/>"
                       "<float value=\"500\"/><float value=\"" +
                       time + "\"/></Weibull>");
    };
    CHECK(worn("500") == 0);
    CHECK(std::abs(worn("1500") - 0.6321205588) < 1e-9);
    CHECK_FALSE(chance("<lognormal-deviate><float value=\"1\"/></lognormal-deviate>").has_value());
    CHECK_FALSE(chance("").has_value());
}

TEST_CASE("what cannot be meant is refused where it stands") {
    CHECK(read_formula("<not><basic-event name=\"a\"/></not>")
              .first_error()
              .starts_with("3:2 found `not`, expected `and`, `or` or `atleast`"));
    CHECK(read_formula("<and><xor><basic-event name=\"a\"/><basic-event name=\"b\"/></xor></and>")
              .first_error()
              .starts_with("3:7 found `xor`"));
    CHECK(read_formula("<und/>").first_error() == "3:2 found `und`, expected a formula");
    CHECK(read_formula("<and/>").first_error() ==
          "3:2 found `and` without operands, expected at least one");
    CHECK(read_formula("").first_error() ==
          "2:20 found nothing in `define-gate`, expected a formula");
    CHECK(read_formula("<gate name=\"nowhere\"/>").first_error() ==
          "3:13 found `nowhere`, but no gate of this name is defined");
    CHECK(read_formula("<gate name=\"a\"/>").first_error() == "3:13 found `a`, which is no gate");
    for (std::string const least : {"0", "3", "-1", "99999999999999999999", "two", ""}) {
        CHECK(read_formula("<atleast min=\"" + least +
                           "\"><basic-event name=\"a\"/><basic-event name=\"b\"/></atleast>")
                  .first_error()
                  .ends_with("expected a number from 1 to 2"));
    }
    CHECK(read_formula("<gate name=\"g\"/>",
                       "<define-gate name=\"g\"><gate name=\"top\"/></define-gate>")
              .first_error() == "2:20 gate `top` depends on itself");
    CHECK(read_formula("<gate name=\"top\"/>").first_error() ==
          "2:20 gate `top` depends on itself");
    CHECK(read_formula("<basic-event name=\"a\"/>", "<define-basic-event name=\"a\"/>\n")
              .first_error() == "6:27 `a` is defined twice");
    CHECK(read("<opsa-mef><define-event-tree name=\"e\"/></opsa-mef>").first_error() ==
          "1:12 found `define-event-tree`, expected gates, events or parameters of a fault tree");
    CHECK(read_formula("<house-event name=\"h\"/>",
                       "<define-house-event name=\"h\"><float value=\"1\"/></define-house-event>")
              .first_error()
              .ends_with("found `float`, expected `constant`"));
    CHECK(read_formula("<house-event name=\"h\"/>",
                       "<define-house-event name=\"h\"><constant value=\"on\"/>"
                       "</define-house-event>")
              .first_error()
              .ends_with("found `on`, expected `true` or `false`"));
    CHECK(read("<opsa-mef><define-basic-event name=\"e\"><parameter name=\"p\"/>"
               "</define-basic-event></opsa-mef>")
              .first_error()
              .ends_with("found `p`, but no parameter of this name is defined"));
    CHECK(read("<opsa-mef>" + repeated("<define-component name=\"c\">", 2000) +
               repeated("</define-component>", 2000) + "</opsa-mef>")
              .first_error()
              .ends_with("components are nested too deeply"));
    CHECK(read("<opsa-mef><define-basic-event name=\"e\">" + repeated("<add>", 2000) +
               "<int value=\"1\"/>" + repeated("</add>", 2000) + "</define-basic-event></opsa-mef>")
              .first_error()
              .ends_with("an expression is nested too deeply"));
    CHECK(read("<opsa-mef>\n<define-gate").first_error().starts_with("2:"));
    CHECK(read("<html/>").first_error() == "1:2 found `html`, expected `opsa-mef`");
    CHECK_FALSE(read("").first_error().empty());
}

TEST_CASE("figures out of range are refused") {
    for (std::string const value : {"1.5", "-0.1", "nan", "inf", "1e999", "", "0.1x"}) {
        INFO(value);
        CHECK_FALSE(read("<opsa-mef><define-basic-event name=\"e\"><float value=\"" + value +
                         "\"/></define-basic-event></opsa-mef>")
                        .first_error()
                        .empty());
    }
    CHECK(read("<opsa-mef><define-basic-event name=\"e\"><parameter name=\"p\"/>"
               "</define-basic-event><define-parameter name=\"p\"><parameter name=\"p\"/>"
               "</define-parameter></opsa-mef>")
              .first_error()
              .ends_with("parameter `p` depends on itself"));
}

TEST_CASE("hostile trees are refused or read, and end no process") {
    CHECK(read_formula(repeated("<and>", 100'000) + "<basic-event name=\"a\"/>" +
                       repeated("</and>", 100'000))
              .first_error()
              .ends_with("nested too deeply"));
    // A chain of gates, each once and each twice: as a tree it has 2^50000 leaves.
    std::string chain;
    constexpr int length = 50'000;
    for (int at = 0; at < length; ++at) {
        auto const next = "<gate name=\"g" + std::to_string(at + 1) + "\"/>";
        auto const event = at % 2 == 0 ? "<basic-event name=\"a\"/>" : "<basic-event name=\"b\"/>";
        auto const kind = at % 2 == 0 ? "and" : "or";
        chain += "<define-gate name=\"g" + std::to_string(at) + "\"><" + kind + "><and>" + next +
                 event + "</and>" + next + "</" + kind + "></define-gate>";
    }
    chain += "<define-gate name=\"g" + std::to_string(length) +
             "\"><basic-event name=\"c\"/></define-gate>";
    auto const tree = read_formula("<gate name=\"g0\"/>", chain);
    CHECK(tree.first_error() == "");
}

TEST_CASE("damaged trees never end the process") {
    std::string const good =
        "<?xml version=\"1.0\"?><opsa-mef><define-fault-tree name=\"t\"><define-gate name=\"top\">"
        "<atleast min=\"2\"><gate name=\"g\"/><basic-event name=\"a\"/><basic-event name=\"b\"/>"
        "</atleast></define-gate><define-gate name=\"g\"><and><basic-event name=\"a\"/>"
        "<basic-event name=\"b\"/></and></define-gate></define-fault-tree><model-data>"
        "<define-basic-event name=\"a\"><exponential><float value=\"1e-3\"/><float value=\"9\"/>"
        "</exponential></define-basic-event><define-basic-event name=\"b\"/></model-data>"
        "</opsa-mef>";
    std::string const galileo =
        "toplevel \"top\"; \"top\" 2of3 \"g\" \"a\" \"b\"; \"g\" and \"a\" \"b\";\n"
        "\"a\" prob=0.1; \"b\" lambda=0.1 dorm=0; // end\n";
    REQUIRE(read(good).first_error() == "");
    REQUIRE(read(galileo, true).first_error() == "");
    std::mt19937 random(11);
    for (int at = 0; at < 4000; ++at) {
        bool const is_galileo = at % 2 == 0;
        auto text = is_galileo ? galileo : good;
        for (auto changes = 1 + random() % 4; changes > 0; --changes) {
            auto const place = random() % text.size();
            switch (random() % 3) {
            case 0: text[place] = static_cast<char>(random() % 256); break;
            case 1: text.erase(place, 1 + random() % 20); break;
            default: text.insert(place, text.substr(random() % text.size(), random() % 40));
            }
            text += text.empty() ? " " : "";
        }
        auto const tried = read(text, is_galileo);
        if (!tried.read) {
            auto const& place = tried.read.diagnostics().at(0).place;
            CHECK(place.begin <= place.end);
            CHECK(place.end <= text.size());
        }
    }
}

TEST_CASE("nothing in a fault tree is passed over in silence") {
    auto const gate = [](std::string const& formula, std::string const& before = {},
                         std::string const& after = {}) {
        return read(before + "<opsa-mef><define-fault-tree name=\"t\"><define-gate name=\"top\">" +
                    formula +
                    "</define-gate></define-fault-tree><model-data><define-basic-event name=\"a\"/>"
                    "<define-basic-event name=\"b\"/></model-data></opsa-mef>" +
                    after);
    };
    auto const both = std::string("<or><basic-event name=\"a\"/><basic-event name=\"b\"/></or>");
    CHECK(gate(both, "<!DOCTYPE opsa-mef SYSTEM \"mef.dtd\">\n", "\n<!-- the end -->")
              .first_error() == "");
    CHECK(gate("<label>a text</label>" + both).first_error() == "");
    CHECK(gate(both, "<!DOCTYPE opsa-mef [<!ENTITY x '<basic-event name=\"a\"/>'>]>")
              .first_error()
              .ends_with("found entities, expected none"));
    for (auto const* text : {"&x;", "a", "<![CDATA[<basic-event name=\"a\"/>]]>"}) {
        CHECK(gate("<or>" + std::string(text) + "<basic-event name=\"b\"/></or>")
                  .first_error()
                  .ends_with("found text, expected elements alone"));
    }
    CHECK(gate(both, "", "junk").first_error().ends_with("found text, expected elements alone"));
    CHECK(gate(both, "", "<opsa-mef/>")
              .first_error()
              .ends_with("found `opsa-mef` behind the end of `opsa-mef`"));
    CHECK(gate("<or><basic-event name=\"a&#0;q\"/></or>")
              .first_error()
              .ends_with("found the character 0, which no XML may hold"));
    CHECK(gate("<atleast min=\"1\" max=\"1\"><basic-event name=\"a\"/></atleast>")
              .first_error()
              .ends_with("found `atleast` with `max`, expected `min` alone"));

    CHECK(read("toplevel \"\"; \"\" and c; c;", true).first_error() ==
          "1:10 found an empty name, expected one between the marks");
    CHECK(read("toplevel a; b and c; c;", true).first_error() ==
          "1:10 found `a`, but no gate or event of this name is defined");
    CHECK(read("toplevel a; a and b; b bogus=3;", true).first_error() ==
          "1:24 found the figure `bogus`, expected one as `prob=0.1` or `lambda=0.01`");
    CHECK(read("toplevel a; a and b; b lambda=1 dorm=0 cov=0 res=1 repl=1;", true).first_error() ==
          "");
    for (auto const* figure : {"cov=0.5", "res=0.1", "repl=2"}) {
        CHECK(read("toplevel a; a and b; b " + std::string(figure) + ";", true)
                  .first_error()
                  .ends_with("expected an event that is one, and brings down what its gates say"));
    }
}

TEST_CASE("static Galileo trees") {
    auto const tree = read("toplevel \"System\";\n\"System\" or A \"B 1\";\nA 2of3 x y z;\n"
                           "\"B 1\" and x y; x prob=0.25;\ny lambda=0.1 dorm=0.0; z prob=1e-3;",
                           true);
    REQUIRE(tree.first_error() == "");
    CHECK(holds(tree, {a, b}));
    CHECK(holds(tree, {b, c}));
    CHECK_FALSE(holds(tree, {b}));
    CHECK(tree.read->events.at(0).probability == 0.25);
    CHECK_FALSE(tree.read->events.at(1).probability.has_value());

    CHECK(read("toplevel a;\na pand b c; b prob=1; c prob=1;", true)
              .first_error()
              .starts_with("2:3 found `pand`, expected"));
    CHECK(read("toplevel a; a xor b c; b prob=1; c prob=1;", true)
              .first_error()
              .ends_with("a failure that repairs something has no minimal failure sets"));
    CHECK(read("toplevel a; a and; b prob=1;", true).first_error() ==
          "1:15 found `and` without operands");
    auto const voted =
        read("/* of three */ toplevel a; a vot2 b c d; b; /* and so\non */ c; d;", true);
    REQUIRE(voted.first_error() == "");
    CHECK(holds(voted, {a, b}));
    CHECK_FALSE(holds(voted, {c}));
    CHECK(read("toplevel a; a and b; /* no end", true).first_error() ==
          "1:22 found a comment without an end, expected `*/`");
    CHECK(read("toplevel a; a and b; a or b; b prob=1;", true).first_error() ==
          "1:22 `a` is defined twice");
    CHECK(read("toplevel a; a and nobody;", true).first_error() ==
          "1:19 found `nobody`, but no gate or event of this name is defined");
    CHECK(read("toplevel a; a 3of2 b c; b; c;", true).first_error() ==
          "1:15 found `3of2` with 2 operands");
    CHECK(read("a and b; b;", true).first_error() ==
          "1:1 found no `toplevel`, expected the name of the top");
    CHECK(read("toplevel a; a and b; b prob=7;", true).first_error() ==
          "1:29 found the probability `7`, expected a number from 0 to 1");
    CHECK(read("toplevel a; a and a;", true).first_error() == "1:13 gate `a` depends on itself");
    CHECK(read("toplevel a; a and b", true).first_error() ==
          "1:13 found a statement without an end, expected `;`");
}

TEST_CASE("a name that is no UTF-8 can be counted, but is no name of a specification") {
    auto const in = read("toplevel top; top and a b\xE9; a prob=0.5; b\xE9 prob=0.5;", true);
    REQUIRE(in.first_error().empty());
    auto const made = exchange::specify(*in.read, source::text_id{0}, true);
    REQUIRE(!made);
    CHECK(made.diagnostics().at(0).code == source::code::invalid_utf8);
    CHECK(in.texts.begin_of(made.diagnostics().at(0).place).column > 1);
}

TEST_CASE("a name that the language cannot write is refused where it stands") {
    auto const in = read("toplevel a; a and \"b`c\"; \"b`c\" prob=0.5;", true);
    REQUIRE(in.first_error() == "");
    auto const made = exchange::specify(*in.read, source::text_id{0}, true);
    REQUIRE(!made);
    CHECK(made.diagnostics().at(0).message ==
          "found the name `b`c`, which no name of the language can be");
}

TEST_CASE("a gate that never holds is needed by nobody, and one that always does cannot be said") {
    auto const specified = [](std::string const& constant) {
        auto const in = read_formula("<or><and><gate name=\"g\"/><basic-event name=\"b\"/></and>"
                                     "<basic-event name=\"a\"/></or>",
                                     "<define-gate name=\"g\"><constant value=\"" + constant +
                                         "\"/></define-gate>");
        REQUIRE(in.first_error() == "");
        return exchange::specify(*in.read, source::text_id{0}, true);
    };
    auto const never = specified("false");
    REQUIRE(never);
    CHECK(!never->declarations.empty());
    auto const always = specified("true");
    REQUIRE(!always);
    CHECK(always.diagnostics().at(0).message.starts_with("gate `g` holds without any failure"));
}
