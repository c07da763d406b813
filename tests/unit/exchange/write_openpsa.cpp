// tests/unit/exchange/write_openpsa.cpp - what is written is what is read again, in truth and names.
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/exchange/openpsa.hpp>
#include <hadsl/exchange/write_openpsa.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/source/text.hpp>

#include "tests/catch.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

using namespace hadsl;

namespace {

std::vector<exchange::written_event> const four_events = {
    {"a", 0.5}, {"b", 0.25}, {"c", {}}, {"d", 0.125}};

/// Whether the tree is true of the same events, of every choice of four, once written and read.
bool is_kept(fault::graph const& in, fault::node_id top) {
    auto const text = exchange::write_openpsa(in, top, "top", four_events);
    INFO(text);
    source::texts texts;
    auto const id = texts.add("tree", std::string(text));
    auto const again = exchange::read_openpsa(texts, {id});
    REQUIRE(again);
    REQUIRE(again->gates.at(0).is_top);
    for (std::uint32_t bits = 0; bits < 16; ++bits) {
        fault::scenario before;
        fault::scenario after;
        for (std::size_t at = 0; at < four_events.size(); ++at) {
            if ((bits >> at & 1U) == 0) {
                continue;
            }
            before.push_back(static_cast<fault::event_id>(at));
            for (std::size_t other = 0; other < again->events.size(); ++other) {
                if (again->events[other].name == four_events[at].name) {
                    after.push_back(static_cast<fault::event_id>(other));
                }
            }
        }
        std::sort(after.begin(), after.end());
        if (fault::holds(in, top, before) !=
            fault::holds(again->graph, again->gates.at(0).node, after)) {
            return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("a vote in which one counts twice is written without naming it twice") {
    fault::graph in;
    std::vector<fault::node_id> of;
    for (std::int32_t at = 0; at < 4; ++at) {
        of.push_back(in.event(static_cast<fault::event_id>(at)));
    }
    CHECK(is_kept(in, in.at_least(2, {of[0], of[0], of[1], of[2]})));
    CHECK(is_kept(in, in.at_least(3, {of[0], of[0], of[1], of[2]})));
    CHECK(is_kept(in, in.at_least(3, {of[0], of[0], of[1], of[1]})));
    CHECK(is_kept(in, in.at_least(3, {of[0], of[0], of[1], of[1], of[2]})));
    CHECK(is_kept(in, in.at_least(4, {of[0], of[0], of[0], of[1], of[2]})));
    CHECK(is_kept(in, in.at_least(3, {of[0], of[0], of[0], of[1], of[2], of[3]})));
    auto const text = exchange::write_openpsa(in, in.at_least(2, {of[0], of[0], of[1], of[2]}),
                                              "top", four_events);
    CHECK(text.find("<or>\n<basic-event name=\"a\"/>\n<and>") != text.npos);
}

TEST_CASE("constants, and a top that is an event, are trees, too") {
    fault::graph in;
    CHECK(is_kept(in, fault::never_node));
    CHECK(is_kept(in, fault::always_node));
    CHECK(is_kept(in, in.event(fault::event_id{2})));
}

TEST_CASE("names become identifiers that differ, and labels keep them as they are") {
    fault::graph in;
    std::vector<fault::node_id> of;
    for (std::int32_t at = 0; at < 4; ++at) {
        of.push_back(in.event(static_cast<fault::event_id>(at)));
    }
    auto const text = exchange::write_openpsa(in, in.all_of(of), "1 & <2>",
                                              {{"a b", {}}, {"A_B", {}}, {"a-b", {}}, {"§", {}}});
    CHECK(text.find("<define-gate name=\"x1_2\">\n<label>1 &amp; &lt;2&gt;</label>") != text.npos);
    for (std::string const name : {"a_b", "A_B_2", "a_b_3", "x"}) {
        CHECK(text.find("<basic-event name=\"" + name + "\"/>") != text.npos);
    }
}
