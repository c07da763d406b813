// expect: there_are_two_components<..."h1"
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), vm("h1"),
                        claim("all", no_single("host").causes(outage_of("h1"))));
});

static_assert(proves<shop, "all">);
