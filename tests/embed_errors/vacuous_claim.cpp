// A claim that nothing could refute says nothing, so it is not proven.
// expect: claim_is_vacuous
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), claim("all", no_single("rack").causes(outage_of("h1"))));
});

static_assert(proves<shop, "all">);
