// No failure causes nothing, which proves nothing.
// expect: budget_of_too_few_or_too_many_failures
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), service("web").on("h1"),
                        claim("one", no(0, "crash").causes(outage_of("web"))));
});

static_assert(proves<shop, "one">);
