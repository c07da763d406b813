// A claim that two failures refute: the error shows both.
// expect: claim_is_refuted_by<..."host failure of esx1 and host failure of esx2"
#include <hadsl/embed.hpp>
#include <hadsl/embed/library/vmware.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(
        host("esx1", "esx2"),
        vm("app").copies(on("esx1"), on("esx2")).protected_by(vmware::fault_tolerance),
        claim("hardware", no(2, "hardware").cause(outage_of("app"))));
});

static_assert(proves<shop, "hardware">);
