// A claim that does not hold: the error shows the failure that refutes it.
// expect: claim_is_refuted_by<..."crash of app"
#include <hadsl/embed.hpp>
#include <hadsl/embed/library/vmware.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(
        host("esx1", "esx2"),
        vm("app").copies(on("esx1"), on("esx2")).protected_by(vmware::fault_tolerance),
        claim("software", no_single("software").causes(outage_of("app"))));
});

static_assert(proves<shop, "software">);
