// expect: there_is_no_claim<..."hardware"
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), claim("all", no_single("host").causes(outage_of("h1"))));
});

static_assert(proves<shop, "hardware">);
