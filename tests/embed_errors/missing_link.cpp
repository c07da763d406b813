// Two sites joined by way of a third, which does not forward.
// expect: way_does_not_forward
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(site("a", "b", "core"), link("la", "a", "core"), link("lb", "b", "core"),
                        host("h1").in("a"), host("h2").in("b"), database("db").on("h2"),
                        service("web").on("h1").needs("db"),
                        claim("all", no_single("link_loss").causes(outage_of("web"))));
});

static_assert(proves<shop, "all">);
