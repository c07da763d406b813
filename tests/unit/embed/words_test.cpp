// Every word of the embedded language against what it stands for in text.
#include <tests/catch.hpp>
#include <tests/property/same_model.hpp>

#include <hadsl/embed.hpp>
#include <hadsl/embed/library/scale_out.hpp>
#include <hadsl/pipeline.hpp>

#include <string>

namespace {

using namespace hadsl::embed;

constexpr auto standby =
    mechanism("standby", "takes over")
        .role("arbiter", "gate")
        .optional_role("lock")
        .parameter("detected", 10_s)
        .parameter("own")
        .parameter("all_of_it", "detected", longest("own", sum(1_s, 2_s)), 500_ms)
        .copies_run_apart_one_active()
        .copies_lag("own")
        .quorum_majority_of("copies", "arbiter")
        .isolated_copies_keep_writing()
        .fenced_by("gate")
        .requests_need("gate")
        .mirrors("deletion", "corruption")
        .backup_every(1_d, "arbiter")
        .backup_every(7_d)
        .rule(on_symptom("crash", loss_of("host"), failure_of("cut", "site"))
                  .take_over_in("all_of_it", 1_s)
                  .needs("lock", "gate")
                  .losing("own")
                  .if_noticed_within(2_h))
        .rule(on_symptom("hang").restore_in(5_s))
        .applies_to("careful", "stateless");
constexpr auto shares = mechanism("shares")
                            .copies_run_apart_all_active()
                            .copies_hold_shares()
                            .rule(on_symptom("crash").restart_in(unbounded))
                            .rule(on_symptom("hang").migrate_in(0_s));

constexpr auto all_words = specification([] {
    return declarations(
        outage_means_longer_than(5_s),
        kind("appliance").is_a("host").keeps_data().starts_in(7_s).trait("careful"),
        failure("firmware")
            .is_a("hardware", "software")
            .strikes("switch", "nic")
            .lasts(3_h)
            .noticed_in(1_min)
            .shared_by_label_or_itself("firmware")
            .shows_as("crash")
            .recurs()
            .planned()
            .destroys_contents(),
        failure("smoke").is_a("environment").strikes("room").shared_by("build").destroys_data(),
        site("a", "b"), room("r").in("a"), feed("f"), network_switch("s").in("r"),
        host("h1", "h2", "h3").in("a", "r").needs(any_of("f", all_of("s", "a"))),
        component("appliance", "box"), storage("d"), admin_account("owner"),
        link("ab", "a", "b").label("path", "x"),
        service("judge").on("h3").starts_in(1_min).is("quick").costs(2, "eur"),
        database("db")
            .in("owner")
            .copies(on("h1").with("d").label("build", "p", 4_h), on("h2").lagging(1_h))
            .label("build", "q")
            .label("config", "c")
            .is("careful")
            .keeps_data_on("d")
            .needs("f", 30_s)
            .starts_after(at_least(2, "s", "f", "h3"))
            .lasts("crash", 5_min)
            .noticed("hang", 30_s)
            .happens_every("poison", 90_d, 5_min)
            .protected_by(standby.with("arbiter", "judge")
                              .with("gate", "s", any_of("f", "d"))
                              .with("own", 3_s)),
        database("bulk").copies(on("h1"), on("h2"), on("h3")).at_least(2).protected_by(shares),
        balancer("lb").on("h3"),
        service("web")
            .copies(on("h1"), on("h2"), on("h3"))
            .demand(25, 10)
            .is("stateless")
            .protected_by(scale_out::load_balancing.with("balancer", "lb")),
        whole_system("shop").needs("web"), assume("third", no_failure("host").of("h3")),
        claim("c1", "one",
              no_single("hardware", "software").of_any("site").causes(outage_of("db"))),
        claim("c2", no(2, "crash")
                        .of("db", "web")
                        .and_no(1)
                        .cause(outage_of("db", "web", "bulk").at_least(2).longer_than(1_min))),
        claim("c3", no(1).cause(stop_of("db", "web").together())),
        claim("c4", no(1).cause(interruption_of("web"))),
        claim("c5", no(1).cause(disruption_of("web").longer_than(1_s))),
        claim("c6", no(1).cause(data_loss_of("db").longer_than(1_h))),
        claim("c7", no(1).cause(loss_of_all_data_of("db"))),
        claim("c8", no(1).cause(split_brain_of("db"))).accepted("known", 20991231),
        claim("c9", starts_from_cold("shop", "db")));
});

std::string const written = R"(
use scale_out
outage means longer than 5s
kind appliance : host { keeps data  starts in 7s  is careful }
failure firmware : hardware, software {
  strikes switch, nic  lasts 3h  noticed in 1min  shared by firmware or itself  shows as crash
  recurs  planned  destroys contents
}
failure smoke : environment { strikes room  shared by build  destroys data }
mechanism standby "takes over" {
  role arbiter, gate
  role lock optional
  parameter detected = 10s
  parameter own
  parameter all_of_it = detected + max(own, 1s + 2s) + 500ms
  copies run apart, one active
  copies lag own
  quorum majority of copies, arbiter
  isolated copies keep writing
  fenced by gate
  requests need gate
  mirrors deletion, corruption
  backup every 1d on arbiter
  backup every 7d
  on crash, loss of host, cut of site: take over in all_of_it + 1s needs lock, gate losing own if noticed within 2h
  on hang: restore in 5s
  applies to careful, stateless
}
mechanism shares {
  copies run apart, all active
  copies hold shares
  on crash: restart in unbounded
  on hang: migrate in 0s
}
site a, b
room r in a
feed f
switch s in r
host h1, h2, h3 in a, r { needs f or (s and a) }
appliance box
storage d
account owner
link ab between a, b { path "x" }
service judge on h3 { starts in 1min  is quick  costs 2 eur }
database db in owner {
  copies on h1 with d and build "p" after 4h, h2 with lagging 1h
  build "q"
  config "c"
  is careful
  keeps data on d
  needs f tolerating 30s
  starts after 2 of (s, f, h3)
  crash lasts 5min
  hang noticed in 30s
  poison every 90d lasting 5min
  protected by standby(arbiter: judge, gate: s, any of (f, d), own: 3s)
}
database bulk { copies on h1, h2, h3  at least 2  protected by shares }
balancer lb on h3
service web {
  copies on h1, h2, h3
  demand 25  each serves 10
  is stateless
  protected by scale_out.load_balancing(balancer: lb)
}
system shop { needs web }
assume third: no host failure of h3
claim c1 "one": no single hardware, software failure of a site causes outage of db
claim c2: no 2 crash failures of db, web and 1 failure cause outage of at least 2 of (db, web, bulk) longer than 1min
claim c3: no 1 failure stops db, web together
claim c4: no 1 failure causes interruption of web
claim c5: no 1 failure causes disruption of web longer than 1s
claim c6: no 1 failure causes data loss of db longer than 1h
claim c7: no 1 failure loses all data of db
claim c8: no 1 failure causes split brain of db accepted "known" until 2099-12-31
claim c9: shop, db start from cold
)";

} // namespace

TEST_CASE("every word says in C++ what it says in text") {
    auto const read = hadsl::load(written);
    for (auto const& each : read.diagnostics) {
        INFO(each.message << " " << each.help);
        CHECK(each.level() != hadsl::source::severity::error);
    }
    REQUIRE(read);
    CHECK(hadsl::property::difference(all_words.architecture(), read.architecture) == "");
}
