// Two of one cannot be out.
// expect: fewer_targets_than_asked_for
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), service("web").on("h1"),
                        claim("one", no_single("crash").causes(outage_of("web").at_least(2))));
});

static_assert(proves<shop, "one">);
