// tests/unit/report/groups.cpp
// SPDX-License-Identifier: BSL-1.0
#include <hadsl/report/groups.hpp>

#include <tests/catch.hpp>

#include <cstddef>
#include <utility>
#include <vector>

using namespace hadsl;
using report::grouping;

namespace {

/// Hosts esx[1], esx[2] and spare, and a crash of each.
struct hosts {
    model::architecture in;
    std::vector<fault::event> events;
    verdict refuted;

    hosts() {
        in.kinds.push_back({"host", {}, {model::kind_id{0}}, {}, false});
        in.classes.emplace_back().name = "crash";
        in.classes.back().ancestors = {model::class_id{0}};
        for (auto const* name : {"esx[1]", "esx[2]", "spare"}) {
            auto& made = in.components.emplace_back();
            made.name = name;
            made.copies.resize(1);
            auto const id = static_cast<model::component_id>(in.components.size() - 1);
            auto& event = events.emplace_back();
            event.of = id;
            event.strikes.push_back({id, 0, unbounded});
        }
    }
    void add(fault::scenario failures, duration amount) {
        refuted.counterexamples.push_back({std::move(failures), {}, amount, {}, {}});
    }
};

} // namespace

TEST_CASE("what differs in subscripts alone is alike") {
    hosts all;
    all.add({fault::event_id{0}}, seconds(1));
    all.add({fault::event_id{1}}, seconds(5));
    all.add({fault::event_id{2}}, seconds(3));
    auto const groups = report::grouped(all.in, all.events, all.refuted, grouping::symmetry);
    REQUIRE(groups.size() == 2);
    // Of the same size the worst comes first, and a group is as bad as its worst.
    CHECK(groups[0].name == "crash of esx[*]");
    CHECK(groups[0].members == std::vector<std::size_t>{0, 1});
    CHECK(groups[0].worst == seconds(5));
    CHECK(groups[1].name == "crash of spare");
}

TEST_CASE("fewer failures come before longer outages") {
    hosts all;
    all.add({fault::event_id{0}, fault::event_id{1}}, unbounded);
    all.add({fault::event_id{2}}, seconds(1));
    auto const groups = report::grouped(all.in, all.events, all.refuted, grouping::symmetry);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].name == "crash of spare");
    CHECK(groups[1].name == "2 × crash of esx[*]");
}

TEST_CASE("views look from farther off") {
    hosts all;
    all.add({fault::event_id{0}}, zero);
    all.add({fault::event_id{2}}, zero);
    auto const name_in = [&](grouping by) {
        return report::grouped(all.in, all.events, all.refuted, by).front().name;
    };
    CHECK(name_in(grouping::failure_class) == "crash");
    CHECK(name_in(grouping::kind) == "crash of any host");
    CHECK(name_in(grouping::component) == "esx[1]");
    CHECK(report::grouped(all.in, all.events, all.refuted, grouping::kind).size() == 1);
}
