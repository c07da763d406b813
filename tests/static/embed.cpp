// The embedded language at compile time: what is proven, refuted, vacuous, and why.
#include <hadsl/embed.hpp>
#include <hadsl/embed/library/scale_out.hpp>
#include <hadsl/embed/library/vmware.hpp>

#include <string>

namespace {

using namespace hadsl::embed;
using namespace hadsl::embed::literals;

constexpr auto shop = specification([] {
    return declarations(
        site("dc"), host("esx1", "esx2").in("dc"), storage("ds1").on("esx1"),
        storage("ds2").on("esx2"),
        vm("app")
            .copies(on("esx1").with("ds1"), on("esx2").with("ds2"))
            .protected_by(vmware::fault_tolerance)
            .starts_in(2_min),
        service("orders").on("app").starts_in(1_min),
        claim("hardware", no_single("hardware").causes(outage_of("orders"))),
        claim("software", no_single("software").causes(outage_of("orders"))),
        claim("two", no(2, "hardware").cause(outage_of("orders"))),
        claim("both", no(1, "crash").of("app").and_no(1, "host").cause(outage_of("orders"))),
        claim("cold", starts_from_cold("orders")),
        claim("fires", no_single("rack").causes(outage_of("orders"))));
});

// Where nothing can be evaluated, that is the verdict: never another one.
template <class Verdict, class Expected>
concept is_or_cannot_tell =
    std::same_as<Verdict, Expected> || std::same_as<Verdict, this_compiler_cannot_evaluate_claims>;

static_assert(is_or_cannot_tell<verdict_on<shop, "hardware">, claim_is_proven>);
static_assert(is_or_cannot_tell<verdict_on<shop, "software">, claim_is_refuted_by<"crash of app">>);
static_assert(
    is_or_cannot_tell<verdict_on<shop, "two">,
                      claim_is_refuted_by<"host failure of esx1 and host failure of esx2">>);
static_assert(is_or_cannot_tell<verdict_on<shop, "both">, claim_is_refuted_by<"crash of app">>);
static_assert(is_or_cannot_tell<verdict_on<shop, "cold">, claim_is_proven>);
static_assert(is_or_cannot_tell<verdict_on<shop, "fires">, claim_is_vacuous>);
static_assert(is_or_cannot_tell<verdict_on<shop, "none">, there_is_no_claim<"none">>);

// Not a word is said more than once, and a claim that is not proven is no hard error.
static_assert(!proves<shop, "software">);

constexpr auto service_point = specification([] {
    return declarations(
        outage_means_longer_than(5_s), zone("a", "b"), host("h1", "h2").in("a"), host("h3").in("b"),
        balancer("lb").on("h3"),
        service("web")
            .copies(on("h1").label("build", "x"), on("h2").label("build", "x"),
                    on("h3").label("build", "y"))
            .at_least(2)
            .is("stateless")
            .protected_by(scale_out::load_balancing.with("balancer", "lb")),
        assume("balancer", no_failure().of("lb", "h3")),
        claim("builds", no_single("bad_build").causes(stop_of("web"))),
        claim("one_host", no_single("host").causes(outage_of("web").longer_than(30_s))));
});

static_assert(is_or_cannot_tell<verdict_on<service_point, "builds">,
                                claim_is_refuted_by<"bad_build of build \"x\"">>);
static_assert(is_or_cannot_tell<verdict_on<service_point, "one_host">, claim_is_proven>);

} // namespace
