// SPDX-License-Identifier: BSL-1.0
#include "tests/catch.hpp"
#include "tests/unit/model/resolved.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace hadsl;
using test::names;
using test::resolve;
using test::text;
using strings = std::vector<std::string>;

namespace {

constexpr char const* vmware = R"(
mechanism fault_tolerance "VMware Fault Tolerance" {
  copies run in lockstep
  on loss of host, loss of storage: take over in 0s
}
mechanism high_availability {
  parameter boot = 20s
  one copy runs
  on loss of host: restart in boot + max(3s, 13s)
}
)";

constexpr char const* pair_of_two = R"(
mechanism pair {
  copies run apart, one active
  on crash, loss of host: take over in 10s
}
host a, b
)";

} // namespace

TEST_CASE("the first example of the language resolves") {
    auto const found = resolve(test::files{{"use vmware", vmware}, {"main", R"(
use vmware

site dc
host esx1, esx2 in dc
storage ds1 on esx1
storage ds2 on esx2

vm app {
  copies on esx1 with ds1, esx2 with ds2
  protected by vmware.fault_tolerance
  starts in 2min
}
service orders on app { starts in 1min }

claim hardware "even a hardware failure can't bring it down":
  no single hardware failure causes outage of orders

claim software:
  no single software failure causes outage of orders
)"}});
    auto const& all = *found;
    CHECK(found.reports().empty());
    CHECK(all.components.size() == 7);

    auto const& app = found.component("app");
    CHECK(app.mode == model::run_mode::lockstep);
    REQUIRE(app.copies.size() == 2);
    CHECK(names(all, app.copies[0].place) == strings{"esx1", "ds1"});
    CHECK(names(all, app.copies[1].place) == strings{"esx2", "ds2"});
    CHECK(app.starts_in == minutes(2));
    REQUIRE(app.protections.size() == 1);
    CHECK(app.protections[0].mechanism == "vmware.fault_tolerance");
    CHECK(app.protections[0].description == "VMware Fault Tolerance");
    REQUIRE(app.rules.size() == 1);
    CHECK(app.rules[0].action == model::action::take_over);
    CHECK(app.rules[0].time == zero);
    REQUIRE(app.rules[0].symptoms.size() == 2);
    CHECK(app.rules[0].symptoms[0].loss);
    CHECK(all[*app.rules[0].symptoms[1].kind].name == "storage");

    auto const& orders = found.component("orders");
    CHECK(orders.mode == model::run_mode::single);
    REQUIRE(orders.copies.size() == 1);
    CHECK(names(all, orders.copies[0].place) == strings{"app"});

    auto const& claim = found.claim("hardware");
    CHECK(claim.description == "even a hardware failure can't bring it down");
    REQUIRE(claim.budget.budgets.size() == 1);
    CHECK(claim.budget.budgets[0].count == 1);
    CHECK(all[claim.budget.budgets[0].classes.at(0)].name == "hardware");
    CHECK(names(all, claim.budget.targets) == strings{"orders"});
    CHECK(found.texts.slice(claim.effect) == "causes outage of orders");
    CHECK(found.texts.slice(claim.at) == "hardware");
    CHECK(found.texts.slice(claim.whole).starts_with("claim hardware"));
    CHECK(found.texts.slice(claim.whole).ends_with("outage of orders"));
}

TEST_CASE("classes inherit what they do not say") {
    auto const found = resolve("failure blue_screen : crash lasts 5min\n"
                               "failure soft : hang shows as isolation\n");
    auto const& all = *found;
    auto const has = [&](model::failure_class const& failure, char const* shown) {
        return std::any_of(failure.shows.begin(), failure.shows.end(),
                           [&](auto id) { return all[id].name == shown; });
    };
    auto const& hardware = found.failure("hardware");
    CHECK_FALSE(hardware.is_leaf);
    auto const& storage = found.failure("storage");
    CHECK(storage.is_leaf);
    CHECK(storage.destroys == model::destruction::contents);
    CHECK(storage.lasts == unbounded);
    CHECK_FALSE(found.failure("crash").is_leaf);

    auto const& blue = found.failure("blue_screen");
    CHECK(blue.strikes == found.failure("software").strikes);
    CHECK(blue.lasts == minutes(5));
    CHECK(blue.ancestors.size() == 3);
    CHECK(has(blue, "software"));

    // A child that says how it shows no longer shows as its parent does.
    CHECK(has(found.failure("soft"), "isolation"));
    CHECK(has(found.failure("soft"), "network"));
    CHECK_FALSE(has(found.failure("soft"), "crash"));
    auto const hang = resolve("").failure("hang");
    CHECK(std::count(hang.shows.begin(), hang.shows.end(), model::class_id{4}) == 1); // crash
    CHECK(found.failure("maintenance").is_planned);
    CHECK(found.failure("poison").recurs);
    CHECK(found.failure("poison").shared_by == "build");
    CHECK(found.failure("poison").or_itself);
    REQUIRE(all.isolation);
    CHECK(all[*all.isolation].name == "isolation");
}

TEST_CASE("what descends from too many others is refused, not gathered") {
    for (auto const* chain : {"kind k", "failure k"}) {
        std::string all = std::string(chain) + "0 : host" +
                          (std::string(chain) == "kind k" ? "\n" : " { strikes host }\n");
        for (int at = 1; at < 1000; ++at) {
            all += chain + std::to_string(at) + " : k" + std::to_string(at - 1) + "\n";
        }
        auto const found = resolve(test::files{{"main", all}});
        REQUIRE(!found.result);
        CHECK(found.result.diagnostics().front().code == source::code::too_deep);
        CHECK(found.result.diagnostics().size() < 10);
    }
}

TEST_CASE("more labels than anybody writes are refused once") {
    std::string all = "host a {";
    for (int at = 0; at < 3000; ++at) {
        all += " l" + std::to_string(at) + " \"x\"";
    }
    auto const found = resolve(test::files{{"main", all + " }\n"}});
    REQUIRE(!found.result);
    auto const& said = found.result.diagnostics();
    CHECK(std::count_if(said.begin(), said.end(), [](source::diagnostic const& each) {
              return each.code == source::code::too_many;
          }) == 1);
}

TEST_CASE("of several parents all strikes count, and the first that has a figure") {
    auto const found = resolve("failure both : storage, maintenance\n");
    auto const& both = found.failure("both");
    CHECK(both.strikes.size() == 2);
    CHECK(both.lasts == hours(1));
    CHECK(both.is_planned);
    CHECK(both.destroys == model::destruction::contents);
}

TEST_CASE("a kind gives its start time, its data and its traits to its components") {
    auto const found = resolve("kind ledger : database starts in 5min is legacy\n"
                               "ledger a\nledger b starts in 1s is tested\nvm v\n");
    CHECK(found.component("a").keeps_data);
    CHECK(found.component("a").starts_in == minutes(5));
    CHECK(found.component("a").traits == strings{"stateful", "legacy"});
    CHECK(found.component("b").starts_in == seconds(1));
    CHECK(found.component("b").traits == strings{"stateful", "legacy", "tested"});
    CHECK(found.component("v").starts_in == minutes(1));
    CHECK_FALSE(found.component("v").keeps_data);
}

TEST_CASE("loops count, and names may be used before they are declared") {
    auto const found = resolve(R"(
vm v[0..2] on h[1]
for i in 0..2 {
  service s[i] on v[i] needs s[(i + 1) % 3]
  for j in i * 10..i * 10 + 1 { host h[j] }
}
)");
    auto const& all = *found;
    CHECK(names(all, found.component("s[2]").copies[0].place) == strings{"v[2]"});
    CHECK(text(all, found.component("s[2]").needs.at(0).of) == "s[0]");
    CHECK(names(all, found.component("v[1]").copies[0].place) == strings{"h[1]"});
    CHECK(found.component("h[21]").mode == model::run_mode::single);
}

TEST_CASE("lists take wildcards and ranges, numbers in order") {
    auto const found = resolve(R"(
host h[10..12], h[1..2]
rack r
service s in r {
  needs h[*], any of (h[1..2]) and 2 of (h[10..12])
}
service t needs h[1] or h[2] and h[10]
)");
    auto const& all = *found;
    strings needs;
    for (auto const& each : found.component("s").needs) {
        needs.push_back(text(all, each.of));
    }
    CHECK(needs == strings{"h[1]", "h[2]", "h[10]", "h[11]", "h[12]",
                           "((h[1] or h[2]) and 2 of (h[10], h[11], h[12]))"});
    CHECK(text(all, found.component("t").needs.at(0).of) == "(h[1] or (h[2] and h[10]))");
    CHECK(names(all, found.component("s").containers) == strings{"r"});
    CHECK(names(all, found.component("s").copies[0].place) == strings{"r"});
}

TEST_CASE("copies take every place, their labels and their containers") {
    auto const found = resolve(std::string(pair_of_two) + R"(
rack r
storage disk on a
service s in r {
  copies on a with disk and build "one", b with lagging 1h
  build "two"
  protected by pair
}
service t {
  copies on a, b
  protected by pair
}
)");
    auto const& all = *found;
    auto const& s = found.component("s");
    REQUIRE(s.copies.size() == 2);
    CHECK(names(all, s.copies[0].place) == strings{"a", "disk", "r"});
    CHECK(names(all, s.copies[1].place) == strings{"b", "r"});
    REQUIRE(s.copies[0].labels.size() == 1);
    CHECK(s.copies[0].labels[0].value == "one");
    CHECK(s.copies[1].labels.at(0).value == "two");
    CHECK(s.copies[0].lag == zero);
    CHECK(s.copies[1].lag == hours(1));
    CHECK(found.component("t").copies[0].labels.empty());
}

TEST_CASE("a wildcard in `copies on` is a copy on each") {
    auto const found = resolve("mechanism many { copies run apart, all active }\n"
                               "host h[1..3]\nservice s {\n copies on h[*]\n at least 2\n"
                               " protected by many\n}\n");
    CHECK(found.component("s").copies.size() == 3);
    CHECK(found.component("s").at_least == 2);
}

TEST_CASE("demand decides how many copies must serve") {
    auto const needed = [](char const* demand, char const* each) {
        auto const found =
            resolve("mechanism many { copies run apart, all active }\n"
                    "host h[1..9]\nservice s {\n copies on h[*]\n demand " +
                    std::string(demand) + " each serves " + each + " protected by many\n}\n");
        return found.component("s").at_least;
    };
    CHECK(needed("30k", "15k") == 2);
    CHECK(needed("30001", "15k") == 3);
    CHECK(needed("0.5", "15k") == 1);
    CHECK(needed("1M", "250.5k") == 4);
    CHECK(needed("1", "0.125") == 8);
}

TEST_CASE("labels take subscripts and delays") {
    auto const found = resolve(R"(
failure update : software shared by channel strikes vm
for i in 1..2 { vm v[i] channel "ring"[i] after 4h }
)");
    auto const& label = found.component("v[2]").labels.at(0);
    CHECK(label.key == "channel");
    CHECK(label.value == "ring[2]");
    CHECK(label.after == hours(4));
}

TEST_CASE("roles and times are bound, defaults after what is given") {
    auto const found = resolve(R"(
mechanism mirroring "mirrored" {
  role witness, operator_, spare optional
  parameter detected = base + 1s
  parameter base = 10s
  parameter redo
  copies run apart, one active
  quorum majority of copies, witness
  isolated copies stop
  requests need spare
  on crash, loss of host, isolation: take over in max(detected, redo) needs operator_ losing redo if noticed within base
  mirrors deletion
  backup every redo + base on spare
}
host a, b, w1, w2, w3
service s {
  copies on a, b
  protected by mirroring(witness: w1, w2 or w3, w3, operator_: w1 and w2, redo: 5s, base: 7s)
}
service t {
  copies on a, b
  protected by mirroring(operator_: w1, witness: w1, redo: 1min)
}
)");
    auto const& all = *found;
    auto const& s = found.component("s");
    REQUIRE(s.quorum);
    CHECK(s.quorum->copies);
    REQUIRE(s.quorum->voters.size() == 3);
    CHECK(text(all, s.quorum->voters[1]) == "(w2 or w3)");
    CHECK(s.isolated_stop);
    CHECK_FALSE(s.isolated_keep_writing);
    REQUIRE(s.rules.size() == 1);
    CHECK(s.rules[0].time == seconds(8));
    CHECK(s.rules[0].losing == seconds(5));
    CHECK(s.rules[0].noticed_within == seconds(7));
    CHECK(text(all, s.rules[0].needs.at(0)) == "(w1 and w2)");
    CHECK(all[*s.rules[0].symptoms.at(2).failure].name == "isolation");
    CHECK(all[s.mirrors.at(0)].name == "deletion");
    REQUIRE(s.requests.size() == 1); // an optional role that nothing plays: all of nothing
    CHECK(s.requests[0].op == model::expression::operation::all);
    CHECK(s.requests[0].operands.empty());
    CHECK(s.backups.at(0).interval == seconds(12));
    CHECK(found.component("t").rules[0].time == minutes(1));
    // Two copies and one witness are odd; with three more they are odd, too.
    CHECK(found.reports() == strings{});
}

TEST_CASE("several mechanisms add their rules") {
    auto const found = resolve(std::string(pair_of_two) + R"(
mechanism watched { on hang: restart in 30s }
mechanism late { copies lag 1h }
service s {
  copies on a, b
  protected by pair, watched, late
}
)");
    auto const& s = found.component("s");
    REQUIRE(s.rules.size() == 2);
    CHECK(s.rules[0].protection == 0);
    CHECK(s.rules[1].protection == 1);
    CHECK(s.mode == model::run_mode::one_active);
    CHECK(s.copies[0].lag == zero);
    CHECK(s.copies[1].lag == hours(1));
}

TEST_CASE("figures for a class hold for its leaves, those for the nearer class first") {
    auto const found = resolve("vm v crash lasts 5min software lasts 9min noticed_late \"\"\n"
                               "failure noticed : network strikes vm shared by noticed_late\n"
                               "vm w software lasts 9min crash every 90d lasting 5min\n");
    auto const& all = *found;
    for (auto const* name : {"v", "w"}) {
        auto const& overrides = found.component(name).overrides;
        REQUIRE(overrides.size() == 3); // crash, hang, poison; a deletion strikes databases only
        for (auto const& each : overrides) {
            CHECK(each.lasts == (all[each.failure].name == "crash" ? minutes(5) : minutes(9)));
        }
    }
}

TEST_CASE("links know their ends") {
    auto const found = resolve("site p, m[1..2]\nlink l[1..2] between p, m[2] path \"north\"\n");
    auto const& all = *found;
    auto const& link = found.component("l[2]");
    CHECK(all[link.kind].name == "link");
    REQUIRE(link.ends);
    CHECK(all[link.ends->first].name == "p");
    CHECK(all[link.ends->second].name == "m[2]");
    CHECK(link.labels.at(0).value == "north");
}

TEST_CASE("claims get their thresholds, targets and budgets") {
    auto const found = resolve(R"(
outage means longer than 30s
host h[1..4]
database d
claim a: no single failure causes outage of h[1]
claim b: no 2 failures cause outage of h[1] longer than 5s
claim c: no 1 maintenance and 2 crash, hang failures of d cause interruption of h[*]
claim e: no single failure of a host causes outage of at least 3 of (h[*])
claim f: no single failure causes disruption of h[1], h[2] together
claim g: no single failure stops d
claim h: no single failure loses all data of d
claim i: no single failure causes data loss of d longer than 5s
claim j: no single network failure causes split brain of d
claim k: d, h[1] start from cold
claim l: availability of d is at least 99.95% accepted "for now" until 2027-06-30
for i in 1..2 { claim m[i]: no single failure stops h[i] }
assume quiet "nothing burns": no host failure of h[1..2]
)");
    auto const& all = *found;
    CHECK(found.claim("a").budget.threshold == seconds(30));
    CHECK(found.claim("a").budget.budgets.at(0).classes.empty());
    CHECK(found.claim("b").budget.threshold == seconds(5));
    CHECK(found.claim("b").budget.budgets.at(0).count == 2);
    auto const& c = found.claim("c").budget;
    CHECK(c.threshold == zero);
    REQUIRE(c.budgets.size() == 2);
    CHECK(c.budgets[1].count == 2);
    CHECK(c.budgets[1].classes.size() == 2);
    CHECK(names(all, c.budgets[1].of) == strings{"d"});
    CHECK(c.targets.size() == 4);
    CHECK(c.at_least == 1);
    CHECK(found.texts.slice(found.claim("c").effect) == "cause interruption of h[*]");
    auto const& e = found.claim("e").budget;
    CHECK(e.at_least == 3);
    CHECK(all[e.budgets[0].of_kind.value()].name == "host");
    CHECK(found.claim("f").budget.at_least == 2);
    CHECK(found.claim("f").budget.consequence == model::consequence::disruption);
    CHECK(found.claim("f").budget.threshold == zero);
    CHECK(found.claim("g").budget.threshold == unbounded);
    CHECK(found.claim("g").budget.consequence == model::consequence::outage);
    CHECK(found.claim("h").budget.threshold == unbounded);
    CHECK(found.claim("h").budget.consequence == model::consequence::data_loss);
    CHECK(found.claim("i").budget.threshold == seconds(5));
    CHECK(found.claim("j").budget.consequence == model::consequence::split_brain);
    CHECK(found.claim("k").says == model::claim::form::cold_start);
    CHECK(names(all, found.claim("k").cold_start.targets) == strings{"d", "h[1]"});
    auto const& l = found.claim("l");
    CHECK(l.says == model::claim::form::availability);
    CHECK(std::abs(l.availability.at_least - 0.9995) < 1e-12);
    REQUIRE(l.acceptance);
    CHECK(l.acceptance->why == "for now");
    CHECK(l.acceptance->until == 20270630);
    CHECK(names(all, found.claim("m[2]").budget.targets) == strings{"h[2]"});
    REQUIRE(all.assumptions.size() == 1);
    CHECK(all.assumptions[0].name == "quiet");
    CHECK(names(all, all.assumptions[0].of) == strings{"h[1]", "h[2]"});
}

TEST_CASE("who votes of the copies: all, the active one, or none") {
    auto const found = resolve(R"(
mechanism every { role w  copies run apart, one active  quorum majority of copies, w }
mechanism first { role w  copies run apart, one active  quorum majority of active copy, w }
mechanism none { role w  copies run apart, one active  quorum majority of w }
mechanism named { role active  copies run apart, one active  quorum majority of active }
host a, b, w1, w2
service s { copies on a, b  protected by every(w: w1) }
service t { copies on a, b  protected by first(w: w1, w2) }
service u { copies on a, b  protected by none(w: w1) }
service v { copies on a, b  protected by named(active: w1) }
)");
    auto const voters = [&](char const* name) {
        auto const& of = found.component(name);
        REQUIRE(of.quorum);
        return std::pair{model::voting_copies(of), model::voter_count(of)};
    };
    CHECK(voters("s") == std::pair<std::size_t, std::size_t>{2, 3});
    CHECK(voters("t") == std::pair<std::size_t, std::size_t>{1, 3});
    CHECK(voters("u") == std::pair<std::size_t, std::size_t>{0, 1});
    CHECK(voters("v") == std::pair<std::size_t, std::size_t>{0, 1});
    CHECK(found.component("t").quorum->active_copy);
    CHECK_FALSE(found.component("t").quorum->copies);
    CHECK(found.reports() == strings{});
}

TEST_CASE("a hundred thousand components resolve quickly") {
    auto const begin = std::chrono::steady_clock::now();
    auto const found = resolve(R"(
for i in 0..49999 {
  host h[i]
  service s[i] on h[i] needs s[(i + 1) % 50000]
}
claim c: no single failure of h[*] stops s[*]
)");
    CHECK((*found).components.size() == 100'000);
    // Seconds, even without optimisation; what is quadratic takes hours.
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(60));
}
