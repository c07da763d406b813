// tests/unit/fault/meaning.cpp - what the reference says where random models seldom come by.
// SPDX-License-Identifier: BSL-1.0
//
// Each world is read twice: what failures do is checked by hand, and the fault graph has to say the
// same of every scenario of up to three failures.
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/lower.hpp>

#include <tests/catch.hpp>
#include <tests/unit/fault/world.hpp>

#include <cstddef>
#include <set>
#include <vector>

using namespace hadsl;
using model::consequence;

namespace {

std::vector<fault::scenario> up_to_three_of(std::size_t events) {
    std::vector<fault::scenario> all{{}};
    for (std::size_t begin = 0, size = 0; size < 3; ++size) {
        auto const end = all.size();
        for (; begin < end; ++begin) {
            auto const first = all[begin].empty() ? 0 : fault::index_of(all[begin].back()) + 1;
            for (auto at = first; at < events; ++at) {
                auto longer = all[begin];
                longer.push_back(static_cast<fault::event_id>(at));
                all.push_back(std::move(longer));
            }
        }
    }
    return all;
}

/// Who asks for one consequence alone is told the same.
void ask_one_by_one(test::world const& in, fault::scenario const& happening,
                    fault::evaluation const& all) {
    auto const alone = [&](consequence wanted) { return in.meaning.evaluate(happening, wanted); };
    CHECK(alone(consequence::outage).outage == all.outage);
    CHECK(alone(consequence::disruption).disruption == all.disruption);
    CHECK(alone(consequence::data_loss).data_loss == all.data_loss);
    CHECK(alone(consequence::split_brain).split_brain == all.split_brain);
}

/// The fault graph of every question about every component agrees with the evaluator.
void read_twice(test::world const& in) {
    auto const scenarios = up_to_three_of(in.events.size());
    std::vector<fault::evaluation> found;
    for (auto const& each : scenarios) {
        found.push_back(in.meaning.evaluate(each));
        REQUIRE(found.back().complete);
        ask_one_by_one(in, each, found.back());
    }
    fault::lowering lowering(in.meaning);
    for (std::size_t at = 0; at < in.in.components.size(); ++at) {
        auto const id = static_cast<model::component_id>(at);
        auto const compare = [&](consequence what, char const* name, auto const& value_in) {
            std::set<duration> thresholds{zero, unbounded};
            for (auto const& each : found) {
                auto const value = value_in(each);
                if (!value.is_zero() && !value.is_unbounded()) {
                    thresholds.insert({value, duration{value.milliseconds - 1}});
                }
            }
            for (auto const threshold : thresholds) {
                auto const node = lowering.exceeds(id, what, threshold);
                REQUIRE(node);
                for (std::size_t number = 0; number < scenarios.size(); ++number) {
                    auto const value = value_in(found[number]);
                    bool const expected =
                        threshold.is_unbounded() ? value.is_unbounded() : value > threshold;
                    if (fault::holds(lowering.nodes(), *node, scenarios[number]) != expected) {
                        FAIL(name << " of " << in.in[id].name << " longer than "
                                  << threshold.milliseconds << " in scenario " << number);
                    }
                }
            }
        };
        compare(consequence::outage, "outage",
                [&](fault::evaluation const& of) { return of.outage[at]; });
        compare(consequence::disruption, "disruption",
                [&](fault::evaluation const& of) { return of.disruption[at]; });
        compare(consequence::data_loss, "data loss",
                [&](fault::evaluation const& of) { return of.data_loss[at]; });
        auto const split = lowering.exceeds(id, consequence::split_brain, zero);
        REQUIRE(split);
        for (std::size_t number = 0; number < scenarios.size(); ++number) {
            if (fault::holds(lowering.nodes(), *split, scenarios[number]) !=
                found[number].split_brain[at]) {
                FAIL("split brain of " << in.in[id].name << " in scenario " << number);
            }
        }
    }
}

} // namespace

TEST_CASE("nobody takes over before the fence has shut the other out") {
    test::world const in(R"(
mechanism pair { role fence  copies run apart, one active  fenced by fence
  on slip: take over in 4s }
box a, b, c
program key on c { starts in 2s }
program p { copies on a, b  protected by pair(fence: key) }
)");
    CHECK(in.outage("p", "slip of p") == seconds(4));
    CHECK(in.outage("p", "slip of p + slip of key") == seconds(60)); // it lasts no longer
    CHECK(in.outage("p", "slip of p + slip of p#2") == seconds(60));
    read_twice(in);
}

TEST_CASE("a wait that grows in a circle is for ever, though some of it is tolerated") {
    test::world const in(R"(
box a
program p on r { starts in 7s }
program r on a { needs p tolerating 5s }
)");
    CHECK(in.outage("p", "slip of p") == unbounded);
    CHECK(in.outage("r", "slip of p") == unbounded);
    test::world const calm(R"(
box a
program p on r { starts in 5s }
program r on a { needs p tolerating 7s }
)");
    CHECK(calm.outage("p", "slip of p") == seconds(60));
    CHECK(calm.outage("r", "slip of p") == seconds(53));
    test::world const slow(R"(
box a
program p on r { starts in 1ms }
program r on a { needs p }
)");
    CHECK(slow.outage("p", "slip of p") == unbounded);
    read_twice(in);
    read_twice(calm);
    read_twice(slow);
}

TEST_CASE("what strikes a copy and what it stands on is one cause") {
    // Here the machine is back soon, the program is not: it starts again only where it may.
    test::world const in(R"(
failure jolt strikes box, program shared by batch
mechanism m { on jolt: restart in 5s }
box b { batch "x"  jolt lasts 10s }
program p on b { batch "x"  jolt lasts 600s  starts in 1s  protected by m }
program q on b { batch "y"  jolt lasts 600s  starts in 1s  protected by m }
)");
    CHECK(in.outage("p", "jolt of x") == seconds(600));
    CHECK(in.outage("p", "jolt of x + shock of b") == seconds(600));
    CHECK(in.outage("q", "jolt of y") == seconds(6));
    CHECK(in.outage("q", "jolt of x") == seconds(11));
    read_twice(in);
}

TEST_CASE("a rule sees what is struck beneath its copy, not what is struck elsewhere") {
    test::world const in(R"(
kind crate
failure jolt strikes box, crate, program shared by batch lasts 60s
mechanism loss { on loss of crate: migrate in 5s }
mechanism part { on jolt of crate: migrate in 5s }
box b
crate aside { batch "x" }
crate under { batch "y" }
program p on b { batch "x"  protected by loss }
program q on b { batch "x"  protected by part }
program r on under { batch "z"  protected by loss }
program s on under { batch "z"  protected by part }
)");
    CHECK(in.outage("p", "jolt of x") == seconds(60));
    CHECK(in.outage("q", "jolt of x") == seconds(60));
    CHECK(in.outage("r", "jolt of z") == seconds(60));
    CHECK(in.outage("s", "jolt of z") == seconds(60));
    read_twice(in);
}

TEST_CASE("votes count for the side that alone has them") {
    // `p` comes first, as nothing in a random model does that has copies.
    test::world const in(R"(
program p { copies on a, b  protected by voted(w: judge) }
mechanism voted { role w  copies run apart, one active  quorum majority of copies, w
  isolated copies keep writing  on loss of box: take over in 4s }
box a, b, c
program judge on c
link ab between a, b
link ac between a, c
link bc between b, c
)");
    CHECK_FALSE(in.splits("p", "link_loss of ab")); // the judge sees both
    CHECK(in.splits("p", "link_loss of ab + link_loss of ac"));
    CHECK_FALSE(in.splits("p", "link_loss of ab + link_loss of bc"));
    CHECK_FALSE(in.splits("p", "link_loss of ab + link_loss of ac + slip of judge"));
    CHECK_FALSE(in.splits("p", "link_loss of ab + link_loss of ac + slip of p"));
    read_twice(in);
}

TEST_CASE("a voter of several copies is reached when enough of them are alive and in sight") {
    test::world const in(R"(
program p { copies on a, b  protected by voted(w: judges) }
mechanism voted { role w  copies run apart, one active  quorum majority of copies, w
  isolated copies keep writing  on loss of box: take over in 4s }
mechanism every { copies run apart, all active }
box a, b, c, d
program judges { copies on c, d  at least 1  protected by every }
link ab between a, b
link ac between a, c
link ad between a, d
link bc between b, c
link bd between b, d
)");
    CHECK_FALSE(in.splits("p", "link_loss of ab"));
    CHECK_FALSE(in.splits("p", "link_loss of ab + link_loss of ac"));
    CHECK(in.splits("p", "link_loss of ab + link_loss of ac + link_loss of ad"));
    // The judge that is still in sight of the active copy is not alive.
    CHECK(in.splits("p", "link_loss of ab + link_loss of ac + slip of judges#2"));
    read_twice(in);
}

TEST_CASE("who takes over unseen does so by a rule for what is lost, at a time that is known") {
    // `q` sees the standby of `p`, not the first copy.
    auto const world = [](std::string const& rules) {
        return R"(
mechanism pair { copies run apart, one active  )" +
               rules + R"( }
box room, a
box b, c in room
program p { copies on a, b  protected by pair }
program q on c { needs p }
link ar between a, room
)";
    };
    test::world const lost(world("on loss of box: take over in 4s"));
    CHECK(lost.outage("q", "link_loss of ar") == seconds(4));
    CHECK(lost.outage("q", "link_loss of ar + slip of p#2") == seconds(64));
    test::world const struck(world("on slip: take over in 4s"));
    CHECK(struck.outage("q", "link_loss of ar") == unbounded);
    test::world const noticed(world("on loss of box: take over in 4s if noticed within 1h"));
    CHECK(noticed.outage("q", "link_loss of ar") == unbounded);
    read_twice(lost);
    read_twice(struck);
    read_twice(noticed);
}

TEST_CASE("who takes over unseen waits for what the rule needs") {
    test::world const in(R"(
mechanism pair { role judge  copies run apart, one active
  on loss of box: take over in 4s needs judge }
box room, a
box b, c in room
program judge on c
program p { copies on a, b  protected by pair(judge: judge) }
program q on c { needs p }
link ar between a, room
)");
    CHECK(in.outage("q", "link_loss of ar") == seconds(4));
    CHECK(in.outage("q", "link_loss of ar + slip of judge") == seconds(64));
    read_twice(in);
}

TEST_CASE("who decides by majority votes for those who see a majority of them") {
    auto const world = [](std::string const& copies) {
        return R"(
mechanism five { copies run apart, one active  quorum majority of copies
  on loss of box: take over in 4s }
mechanism voted { role w  copies run apart, one active  quorum majority of copies, w
  on loss of box, isolation: take over in 4s }
box hall, room
box a, a2, a3, a4 in hall
box b, b2, b3, b4 in room
program store { copies on )" +
               copies + R"(  protected by five }
program p { copies on a, b  protected by voted(w: store) }
program q on b { needs p }
link l between hall, room
)";
    };
    // Three of five are in the hall, as the first copy is.
    test::world const here(world("a2, a3, a4, b2, b3"));
    CHECK(here.outage("p", "link_loss of l") == zero);
    CHECK(here.outage("q", "link_loss of l") == unbounded);
    test::world const there(world("b2, b3, b4, a2, a3"));
    CHECK(there.outage("p", "link_loss of l") == seconds(4));
    CHECK(there.outage("q", "link_loss of l") == seconds(4));
    read_twice(here);
    read_twice(there);
}

TEST_CASE("a voter whose first copy is in sight votes, though most of its copies are not") {
    auto const world = [](std::string const& copies) {
        return R"(
mechanism five { copies run apart, one active  quorum majority of copies
  on loss of box, isolation: take over in 4s }
mechanism voted { role w  copies run apart, one active  quorum majority of copies, w
  on loss of box, isolation: take over in 4s }
box a, b, c
box a2, a3 in a
box b2 in b
box c2 in c
program store { copies on )" +
               copies + R"(  protected by five }
program p { copies on c2, a2  protected by voted(w: store) }
program q on a3 { needs p }
link ab between a, b
link bc between b, c
link ac between a, c
)";
    };
    test::world const seen(world("b2, a2, a3"));
    CHECK(seen.outage("p", "link_loss of ac") == zero);
    CHECK(seen.outage("q", "link_loss of ac") == unbounded);
    test::world const unseen(world("a2, a3, b2"));
    // One member is still in sight, and may be the one that leads or passes on what is asked.
    CHECK(unseen.outage("p", "link_loss of ac") == seconds(4));
    CHECK(unseen.outage("q", "link_loss of ac") == unbounded);
    read_twice(seen);
    read_twice(unseen);
}

TEST_CASE("who has to agree does not while it sees the first copy") {
    auto const world = [](std::string const& asks) {
        return R"(
mechanism pair { role judge  copies run apart, one active  )" +
               asks + R"( }
box a, b, c
box b2 in b
program far on c
program near on b2
program p { copies on a, b  protected by pair(judge: far) }
program r { copies on a, b  protected by pair(judge: near) }
program q on b2 { needs p }
program s on b2 { needs r }
link ab between a, b { path "x" }
link bc between b, c
link ac between a, c { path "x" }
)";
    };
    test::world const needs(world("on loss of box: take over in 4s needs judge"));
    CHECK(needs.outage("q", "link_loss of ab") == unbounded);
    CHECK(needs.outage("q", "link_loss of ab + link_loss of ac") == unbounded); // each alone
    CHECK(needs.outage("q", "cut of x") == seconds(4));
    CHECK(needs.outage("s", "link_loss of ab") == seconds(4));
    CHECK_FALSE(needs.splits("p", "link_loss of ab"));
    CHECK(needs.splits("p", "link_loss of ac"));
    CHECK(needs.splits("r", "link_loss of ab"));
    read_twice(needs);
    // Who shuts it out may see it: then it is out for everybody.
    test::world const fence(world("fenced by judge  on loss of box: take over in 4s"));
    CHECK(fence.outage("q", "link_loss of ab") == seconds(4));
    CHECK(fence.outage("p", "link_loss of ab") == seconds(4));
    CHECK(fence.outage("p", "link_loss of ac") == zero);
    CHECK(fence.outage("q", "link_loss of ab + link_loss of bc") == unbounded);
    CHECK_FALSE(fence.splits("p", "link_loss of ab"));
    read_twice(fence);
}

TEST_CASE("who agrees has to be up") {
    test::world const in(R"(
mechanism pair { role judges  copies run apart, one active
  on loss of box: take over in 4s needs judges }
box a, b, c
box c2, c3, b2 in c
program j1 on a
program j2 on c2
program j3 on c3
program p { copies on a, b  protected by pair(judges: 2 of (j1, j2, j3)) }
program q on c { needs p }
link ab between a, b
link bc between b, c
link ac between a, c
)");
    CHECK(in.outage("q", "link_loss of ac") == seconds(4));
    CHECK(in.outage("q", "link_loss of ac + shock of c2") == seconds(64));
    read_twice(in);
}

TEST_CASE("who watches replaces a copy that goes on, for all who hear of it") {
    test::world const in(R"(
mechanism pair { role judges  copies run apart, one active
  on loss of box: take over in 4s needs judges losing 3s }
box a, b, c, d
box a2 in a
program j on c
program k on a2
program p { copies on a, b  keeps data  protected by pair(judges: j) }
program r { copies on a, b  protected by pair(judges: j or k) }
program far on d { needs p }
program near on a2 { needs p }
program between on d { needs r }
link ab between a, b
link ac between a, c
link ad between a, d
link bc between b, c
link bd between b, d
link cd between c, d
)");
    CHECK(in.outage("far", "link_loss of ac") == zero);
    CHECK(in.outage("far", "link_loss of bd") == zero);
    CHECK(in.outage("far", "link_loss of ac + link_loss of bd") == unbounded);
    // It sees nobody who would lead it away.
    CHECK(in.outage("far", "link_loss of ac + link_loss of bd + link_loss of cd") == unbounded);
    CHECK(in.outage("near", "link_loss of ac + link_loss of ab") == zero);
    CHECK(in.data_loss("p", "link_loss of ac") == seconds(3));
    CHECK(in.data_loss("p", "link_loss of ab") == zero);
    CHECK(in.splits("p", "link_loss of ac"));
    CHECK_FALSE(in.splits("p", "link_loss of ac + link_loss of bc"));
    // One of two is enough to agree, and the other one tells.
    CHECK(in.splits("r", "link_loss of ac"));
    CHECK(in.outage("between", "link_loss of ac + link_loss of bd") == unbounded);
    read_twice(in);
}

TEST_CASE("a component that watches does so with the copy that leads it") {
    test::world const in(R"(
mechanism group { copies run apart, one active  quorum majority of copies
  on loss of box: take over in 1s }
mechanism pair { role judges  copies run apart, one active
  on loss of box: take over in 4s needs judges }
box a, b, c
box a2 in a
box b2 in b
box c2, c3 in c
program j { copies on a2, b2, c2  protected by group }
program p { copies on a, b  protected by pair(judges: j) }
link ab between a, b { path "x" }
link ac between a, c { path "x" }
link bc between b, c
)");
    CHECK_FALSE(in.splits("p", "link_loss of ac"));
    CHECK_FALSE(in.splits("p", "link_loss of ab"));
    CHECK(in.splits("p", "cut of x"));
    CHECK(in.splits("p", "shock of a2 + link_loss of ab"));
    read_twice(in);
}

TEST_CASE("what runs in one place is started beside itself") {
    test::world const in(R"(
mechanism moved { role plane  one copy runs  on loss of box: restart in 4s needs plane }
mechanism shot { role power  one copy runs  fenced by power  on loss of box: restart in 4s }
box a, b, c
box a2 in a
program plane on c
program p { copies on a, b  starts in 2s  protected by moved(plane: plane) }
program r { copies on a, b  starts in 2s  protected by shot(power: plane) }
program q on c { needs p }
program s on a2 { needs p }
program t on a2 { needs r }
program u on c { needs r }
link ab between a, b
link ac between a, c
link bc between b, c
)");
    CHECK(in.outage("q", "link_loss of ab") == zero);
    CHECK(in.outage("p", "link_loss of ac") == zero);
    CHECK(in.outage("s", "link_loss of ac") == zero); // it hears of nothing
    CHECK(in.outage("r", "link_loss of ab") == seconds(6));
    CHECK(in.outage("u", "link_loss of ab") == seconds(6));
    CHECK(in.outage("t", "link_loss of ab") == unbounded);
    CHECK(in.outage("t", "link_loss of ab + link_loss of bc") == unbounded);
    CHECK(in.outage("r", "link_loss of bc") == zero);
    read_twice(in);
}

TEST_CASE("two standbys take over from a copy that is down when they do not see each other") {
    test::world const in(R"(
mechanism peers { copies run apart, one active  on loss of box: take over in 4s }
mechanism watched { role judges  copies run apart, one active
  on loss of box: take over in 4s needs judges }
box a, b, c
box b2 in b
box c2 in c
program j on b2
program k on c2
program p { copies on a, b, c  protected by peers }
program r { copies on a, b, c  protected by watched(judges: j) }
program s { copies on a, b, c  protected by watched(judges: j or k) }
link ab between a, b
link ac between a, c
link bc between b, c
)");
    CHECK(in.splits("p", "shock of a + link_loss of bc"));
    CHECK_FALSE(in.splits("p", "shock of a + link_loss of ab"));
    CHECK_FALSE(in.splits("r", "shock of a + link_loss of bc"));
    CHECK(in.splits("s", "shock of a + link_loss of bc"));
    read_twice(in);
}

TEST_CASE("what is isolated sees its own insides") {
    test::world const in(R"(
mechanism pair { role judge  copies run apart, one active
  on loss of box, isolation: take over in 4s needs judge }
site s
router r1, r2 in s
host h
host i, j in s { needs r1 or r2 }
service w on j
service p { copies on h, i  protected by pair(judge: w) }
link between_them between r1, r2
)");
    CHECK(in.splits("p", "isolation of s"));
    CHECK_FALSE(in.splits("p", "switch of r1"));
    read_twice(in);
}

TEST_CASE("nobody has to see a standby that cannot have the majority") {
    test::world const in(R"(
mechanism five { copies run apart, one active  quorum majority of copies
  on loss of box, isolation: take over in 4s }
box hall, room
box a, a2, a3 in hall
box b, b2 in room
program p { copies on b, b2, a, a2, a3  protected by five }
program q on a { needs p }
program z on b { needs p }
link l between hall, room
)");
    CHECK(in.outage("q", "link_loss of l") == seconds(4));
    CHECK(in.outage("z", "link_loss of l") == unbounded);
    CHECK(in.outage("q", "shock of b + link_loss of l") == seconds(4));
    read_twice(in);
}

TEST_CASE("one standby in sight is enough where none out of sight forestalls it") {
    auto const world = [](std::string const& asks) {
        return R"(
mechanism three { role judge  copies run apart, one active  on loss of box: take over in 4s )" +
               asks + R"( }
box room, next, far, third
box a in room
box b, b2 in next
box c in far
program judge on third
program p { copies on a, b, c  protected by three(judge: judge) }
program q on b2 { needs p }
link rn between room, next
link rf between room, far
link nf between next, far
link tn between third, next
link tf between third, far
link tr between third, room
)";
    };
    test::world const nobody_asked(world("  requests need judge"));
    CHECK(nobody_asked.outage("q", "shock of a + link_loss of nf") == seconds(4));
    CHECK(nobody_asked.outage("q", "shock of a + link_loss of nf + slip of p#2") == unbounded);
    test::world const one_is_given_it(world("needs judge"));
    CHECK(one_is_given_it.outage("q", "shock of a + link_loss of nf") == unbounded);
    CHECK(one_is_given_it.outage("q", "shock of a") == seconds(4));
    read_twice(nobody_asked);
    read_twice(one_is_given_it);
}

TEST_CASE("of two standbys that see each other, either may be the one that takes over") {
    test::world const in(R"(
mechanism three { copies run apart, one active  on loss of box: take over in 4s }
box hall, room
box a in hall
box here, b, c in room
program p { copies on a, b, c  protected by three }
program q on here { needs p }
link l between hall, room
link hb between here, b
link hc between here, c
link bc between b, c
)");
    CHECK(in.outage("q", "link_loss of l") == seconds(4));
    CHECK(in.outage("q", "link_loss of l + link_loss of hc") == unbounded);
    read_twice(in);
}

TEST_CASE("what runs in one place is started where the majority is") {
    test::world const in(R"(
mechanism cluster { role w  one copy runs  quorum majority of copies, w  isolated copies stop
  on loss of box, isolation: restart in 4s }
box hall, room
box b, b2 in room
box a, a2, a3 in hall
program w on a3
program p { copies on b, b2, a, a2  is stateless  protected by cluster(w: w) }
program on_it on p
program q on a3 { needs on_it }
program z on b2 { needs on_it }
link l between hall, room
)");
    CHECK(in.outage("p", "link_loss of l") == seconds(4));
    CHECK(in.outage("q", "link_loss of l") == seconds(4));
    CHECK(in.outage("z", "link_loss of l") == unbounded);
    CHECK(in.outage("p", "link_loss of l + shock of a + shock of a2") == seconds(64));
    read_twice(in);
}

TEST_CASE("requests pass the one balancer that is active for everybody") {
    test::world const in(R"(
mechanism pair { copies run apart, one active  on loss of box: take over in 4s }
mechanism behind { role front  requests need front }
box a, b, c
box b2 in b
program front { copies on a, b  protected by pair }
program web on b2 { protected by behind(front: front) }
program q on c { needs web }
program z on c { needs front }
link ab between a, b
link ac between a, c
link bc between b, c
)");
    CHECK(in.outage("front", "link_loss of ab") == zero);
    CHECK(in.outage("web", "link_loss of ab") == unbounded);
    CHECK(in.outage("q", "link_loss of ab") == unbounded);
    CHECK(in.outage("z", "link_loss of ab") == zero);
    CHECK(in.outage("q", "shock of a") == seconds(4));
    read_twice(in);
}

TEST_CASE("what is started elsewhere at once has moved, though it was never out") {
    test::world const in(R"(
mechanism cluster { one copy runs  on loss of box: restart in 0s }
box hall, room
box a in hall
box b in room
program p { copies on a, b  is stateless  protected by cluster }
program q on a { needs p tolerating 1h }
program z in hall { needs p }
link l between hall, room
)");
    CHECK(in.outage("z", "link_loss of l") == zero);
    CHECK(in.outage("p", "shock of a") == zero);
    CHECK(in.outage("z", "shock of a + link_loss of l") == unbounded);
    read_twice(in);
}

TEST_CASE("what takes all links of the first copy at once leaves the majority in sight") {
    auto const world = [](std::string const& link) {
        return R"(
mechanism voted { copies run apart, one active  quorum majority of copies
  on loss of box, isolation: take over in 4s }
box a, b, c
program z on c
program p { copies on a, b, c  protected by voted }
program q on b { needs p }
link ab between a, b { path "x"  cut lasts 5min  )" +
               link + R"( }
link ac between a, c { path "x"  cut lasts 5min }
link bc between b, c
)";
    };
    test::world const in(world(""));
    CHECK(in.outage("p", "cut of x") == seconds(4));
    CHECK(in.outage("q", "cut of x") == seconds(4));
    // Where one of them is back later, the first copy may have its majority again, out of sight.
    test::world const later(world("starts after z"));
    CHECK(later.outage("q", "cut of x") == seconds(300));
    read_twice(in);
    read_twice(later);
}

TEST_CASE("the active copy votes for itself, and the others elect a standby that they see") {
    test::world const in(R"(
mechanism elected { role peers  copies run apart, one active  quorum majority of active copy, peers
  on loss of box, isolation: take over in 4s }
box r, s, t
box a, y in r
box v, w in s
box b, x in t
program p { copies on a, b  protected by elected(peers: v, w, x, y) }
link rs between r, s
link rt between r, t
link st between s, t
)");
    CHECK(in.outage("p", "shock of a") == seconds(4));        // by four of the four others
    CHECK(in.outage("p", "shock of v + shock of w") == zero); // three of five are left
    CHECK(in.outage("p", "shock of v + shock of w + shock of a") == seconds(60));
    // It sees itself and one other, and of those that do not see it one is down.
    CHECK(in.outage("p", "link_loss of rs + shock of x") == seconds(60));
    CHECK(in.outage("p", "link_loss of rs") == zero);
    // All others miss it, but the standby sees only one of them.
    CHECK(in.outage("p", "shock of a + link_loss of st + link_loss of rt") == seconds(60));
    read_twice(in);
}

TEST_CASE("what runs in one place is started where those see it that do not see the first place") {
    auto const world = [](std::string const& more) {
        return R"(
mechanism carried { role watcher  one copy runs
  on loss of box, isolation: restart in 4s needs watcher }
box r, s
box a, c in r
box b, w, d in s
program p { copies on a, b  starts in 3s  protected by carried(watcher: w) )" +
               more + R"( }
program q on c { needs p }
program o on d { needs p }
program n { needs p }
link rs between r, s
)";
    };
    test::world const in(world("is stateless"));
    CHECK(in.outage("q", "link_loss of rs") == zero); // nobody tells it
    CHECK(in.outage("o", "link_loss of rs") == seconds(7));
    CHECK(in.outage("n", "link_loss of rs") == seconds(7)); // wherever it is: it is sent there
    CHECK(in.outage("o", "link_loss of rs + shock of b") == seconds(67));
    CHECK(in.outage("o", "link_loss of rs + shock of w") == seconds(67));
    test::world const later(world("starts after d  is stateless"));
    CHECK(later.outage("o", "link_loss of rs + shock of d") == seconds(67));
    read_twice(in);
    read_twice(later);
}

TEST_CASE("copies that vote follow the one that is named by those who watch") {
    test::world const in(R"(
mechanism led { role watcher  copies run apart, one active  quorum majority of copies
  on loss of box, isolation: take over in 4s needs watcher }
box r, s, t
box a, e in r
box w in s
box b, c in t
program p { copies on a, b, c  protected by led(watcher: w) }
program q on e { needs p }
link rs between r, s
link rt between r, t
link st between s, t
)");
    CHECK(in.outage("p", "link_loss of rs") == seconds(4)); // b takes over from a, which goes on
    CHECK(in.outage("q", "link_loss of rs") == seconds(4));
    CHECK(in.outage("q", "link_loss of rs + link_loss of rt") == unbounded); // alone with a
    CHECK(in.outage("p", "link_loss of rs + shock of c") ==
          seconds(64));                                    // b without a is no majority
    CHECK(in.outage("p", "link_loss of rt") == unbounded); // w sees a still
    CHECK(in.outage("p", "link_loss of st") == zero);
    CHECK(in.outage("p", "shock of a") == seconds(4));
    read_twice(in);
}

TEST_CASE("what stands on a copy that lost its majority runs where that has gone") {
    test::world const in(R"(
mechanism voted { copies run apart, one active  quorum majority of copies
  on loss of box, isolation: take over in 4s }
mechanism pair { copies run apart, one active  on loss of box: take over in 4s }
box hall, room
box a in hall
box b, c, d in room
program v { copies on a, b, c  protected by voted }
program p { copies on v, d  protected by pair }
link l between hall, room
)");
    CHECK_FALSE(in.splits("p", "link_loss of l"));
    read_twice(in);
}

TEST_CASE("what stands on something of which a standby takes over is in sight again with it") {
    test::world const in(R"(
mechanism pair { copies run apart, one active  on loss of box: take over in 4s }
box room, a
box b, c in room
program v { copies on a, b  protected by pair }
program p on v
program q on c { needs p }
link ar between a, room
)");
    CHECK(in.outage("q", "link_loss of ar") == seconds(4));
    CHECK(in.outage("q", "link_loss of ar + slip of v#2") == seconds(64));
    read_twice(in);
}

TEST_CASE("what is cut off with all copies is cut off from none of them, but with a place") {
    auto const world = [](std::string const& label) {
        return R"(
failure segment : isolation strikes program, box shared by vlan lasts 60s
mechanism pair { copies run apart, one active  on isolation: take over in 4s }
program p { copies on a, b  vlan "x"  protected by pair }
box a
box b )" + label;
    };
    test::world const together(world(""));
    CHECK_FALSE(together.splits("p", "segment of x"));
    test::world const apart(world(R"({ vlan "x" })"));
    CHECK(apart.splits("p", "segment of x"));
    read_twice(together);
    read_twice(apart);
}

TEST_CASE("a link of another network parts nobody from this one") {
    test::world const in(R"(
box room, c, y
box x in room
link l between room, c
link k between x, y
program p on x { needs q }
program q on c
)");
    CHECK(in.outage("p", "link_loss of l") == unbounded);
    CHECK(in.outage("p", "link_loss of k") == zero);
    read_twice(in);
}

TEST_CASE("what has moved is cut off where it runs now, by any of several cuts") {
    test::world const in(R"(
mechanism carrier { copies run apart, one active  on loss of box: take over in 0s }
mechanism pair { copies run apart, one active  on loss of box: take over in 4s }
box a, b, c
nic g
link cg between c, g
link gb between g, b
program v { copies on a, c  protected by carrier }
program p { copies on v, b  protected by pair }
)");
    CHECK_FALSE(in.splits("p", "link_loss of cg"));
    CHECK_FALSE(in.splits("p", "shock of a"));
    CHECK(in.splits("p", "shock of a + link_loss of cg"));
    CHECK(in.splits("p", "shock of a + link_loss of gb"));
    CHECK_FALSE(in.splits("p", "shock of c + link_loss of gb"));
    read_twice(in);
}

TEST_CASE("gear is where links lead to, whatever comes first in the text") {
    test::world const in(R"(
nic s1, s2
link l between s1, s2
box a { needs s1 }
box b { needs s2 }
program p on a { needs q }
program q on b
)");
    CHECK(in.outage("p", "link_loss of l") == unbounded);
    CHECK(in.outage("q", "link_loss of l") == zero);
    read_twice(in);
}

TEST_CASE("gear that needs gear of which nothing is known leads nowhere") {
    test::world const in(R"(
nic g1 { needs g2 }
nic g2 { needs g3 }
nic g3
nic s1, s2
link l between s1, s2
box a { needs s1 or g1 }
box c { needs s1 }
box b { needs s2 }
program p on a { needs q }
program r on c { needs q }
program q on b
)");
    CHECK(in.outage("p", "link_loss of l") == zero);
    CHECK(in.outage("r", "link_loss of l") == unbounded);
    read_twice(in);
}

TEST_CASE("gear of one network is several ways into it, of which one is enough") {
    // s1 is at two ends: itself, and in a rack that a link leads to as well.
    test::world const in(R"(
box k
box far
nic s1 in k
nic s2
nic t
link l1 between s1, s2
link l2 between s1, t
link l3 between s2, t
link lk between k, far
box a { needs s1, s2 }
box c { needs s2, s1 }
box b { needs t }
program p on a { needs q }
program r on c { needs q }
program q on b
)");
    for (auto const* const each : {"p", "r"}) {
        CHECK(in.outage(each, "link_loss of l2") == zero);
        CHECK(in.outage(each, "link_loss of l1 + link_loss of l2") == zero);
        CHECK(in.outage(each, "link_loss of l2 + link_loss of l3") == unbounded);
    }
}

TEST_CASE("who starts in another place does so where it sees what it needs") {
    test::world const in(R"(
box a, b, c
link ac between a, c
link bc between b, c
mechanism elsewhere { one copy runs  on shock of box: restart in 5s }
program p { copies on a, b  needs q  protected by elsewhere }
program q on c
)");
    CHECK(in.outage("p", "shock of a") == seconds(5));
    CHECK(in.outage("p", "shock of a + link_loss of bc") == seconds(60));
    CHECK(in.outage("p", "link_loss of ac") == unbounded);
    read_twice(in);
}

TEST_CASE("who is restored from a backup is so when what struck lasts as long as that takes") {
    test::world const in(R"(
failure jolt strikes box lasts 30s
failure jar strikes box lasts 40s
mechanism spare {
  role vault
  one copy runs
  on shock of box, jolt of box, jar of box: restore in 40s
  backup every 1h on vault
}
box a, b, v
storage da on a
storage db on b
program p { copies on a with da, b with db  keeps data  protected by spare(vault: v) }
)");
    CHECK(in.data_loss("p", "shock of a") == hours(1));
    CHECK(in.data_loss("p", "jar of a") == hours(1));
    CHECK(in.data_loss("p", "jolt of a") == zero);
    read_twice(in);
    test::world const never(R"(
failure crash_of_box strikes box
mechanism spare { role vault  one copy runs  on loss of box: restore in unbounded
  backup every 1h on vault }
box a, b, v
storage da on a
storage db on b
program p { copies on a with da, b with db  keeps data  protected by spare(vault: v) }
)");
    CHECK(never.outage("p", "crash_of_box of a") == unbounded);
    CHECK(never.data_loss("p", "crash_of_box of a") == zero);
    read_twice(never);
}

TEST_CASE("data goes with the account, wherever it is kept") {
    test::world const in(R"(
account project
box a, b
storage d on b
program p on a in project { keeps data on d }
program q on a { keeps data on d }
)");
    CHECK(in.data_loss("p", "closure of project") == unbounded);
    CHECK(in.data_loss("q", "closure of project") == zero);
    read_twice(in);
}
