#include <hadsl/embed.hpp>
#include <hadsl/embed/library/vmware.hpp>

#include <shop.hpp>

using namespace hadsl::embed;

constexpr auto pair = specification([] {
    return declarations(
        host("esx1", "esx2"),
        vm("app").copies(on("esx1"), on("esx2")).protected_by(vmware::fault_tolerance),
        claim("hardware", no_single("hardware").causes(outage_of("app"))));
});

template <class Verdict>
constexpr bool is_proven = std::same_as<Verdict, claim_is_proven> ||
                           std::same_as<Verdict, this_compiler_cannot_evaluate_claims>;

static_assert(is_proven<verdict_on<pair, "hardware">>);
static_assert(is_proven<verdict_on<shop, "hardware">>);
static_assert(!hadsl::holds<shop, "software">);

int main() {
    // The same objects at run time.
    return pair.architecture().components.size() == 3 && shop.architecture().claims.size() == 2 ? 0
                                                                                                : 1;
}
