// tests/unit/report/drawing.cpp - what lies within what, and what is joined by lines.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/dot.hpp>
#include <hadsl/report/drawing.hpp>
#include <hadsl/report/mermaid.hpp>

#include <tests/catch.hpp>
#include <tests/unit/report/example.hpp>

#include <vector>

using namespace hadsl;
using report::drawing;
using report::drawn_line;
using test::contains_text;

TEST_CASE("copies lie where they run, the component stands for itself") {
    test::example shop;
    shop[shop.app].copies[0].place = {shop.esx1};
    shop[shop.app].copies[1].place = {shop.esx2};
    shop[shop.orders].copies[0].place = {shop.app};
    drawing const drawn(shop.in);
    auto const& items = drawn.items();
    auto const app = drawn.item_of(shop.app, -1).value();
    auto const copy = drawn.item_of(shop.app, 1).value();
    CHECK_FALSE(items[app].within);
    CHECK(items[copy].within == drawn.item_of(shop.esx2, -1));
    CHECK(items[copy].detail == "copy 2 of 2");
    CHECK(items[drawn.item_of(shop.esx2, -1).value()].is_box);
    // Of one copy only there is no second item.
    CHECK(drawn.item_of(shop.orders, 0) == drawn.item_of(shop.orders, -1));
    bool stands = false;
    for (auto const& each : drawn.lines()) {
        stands = stands || (each.from == drawn.item_of(shop.orders, -1) && each.to == app &&
                            each.how == drawn_line::kind::stands);
    }
    CHECK(stands);
}

TEST_CASE("a part of an architecture is shown with what it is placed on") {
    test::example shop;
    shop[shop.app].copies[0].place = {shop.esx1};
    shop[shop.app].copies[1].place = {shop.esx1};
    shop[shop.orders].copies[0].place = {shop.app};
    std::vector<bool> shown(shop.in.components.size(), false);
    shown[model::index_of(shop.app)] = true;
    drawing const drawn(shop.in, shown);
    CHECK(drawn.items().size() == 4); // app, its copies, esx1
    CHECK(drawn.item_of(shop.esx1, -1).has_value());
    CHECK_FALSE(drawn.item_of(shop.orders, -1).has_value());
}

TEST_CASE("one of several needs is a choice") {
    test::example shop;
    model::need either;
    either.of.op = model::expression::operation::any;
    for (auto const each : {shop.esx1, shop.esx2}) {
        model::expression leaf;
        leaf.component = each;
        either.of.operands.push_back(leaf);
    }
    either.tolerating = minutes(5);
    shop[shop.orders].needs.push_back(either);
    drawing const drawn(shop.in);
    CHECK_THAT(report::to_dot(drawn), contains_text("[style=dashed, label=\"tolerating 5min\""));
    CHECK_THAT(report::to_mermaid(drawn), contains_text("-.->|\"tolerating 5min\"|"));
}

TEST_CASE("a name is text in a picture") {
    test::example shop;
    shop[shop.app].name = "a\"\\N&lt;]\n";
    drawing const drawn(shop.in);
    CHECK_THAT(report::to_dot(drawn), contains_text("a\\\"\\\\N&amp;lt;]\\\\x0a"));
    CHECK_THAT(report::to_mermaid(drawn), contains_text("a#34;#92;N#38;lt#59;#93;#92;x0a"));
}
