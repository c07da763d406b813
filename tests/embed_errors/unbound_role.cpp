// A mechanism lacks what it works with.
// expect: role_is_not_bound
#include <hadsl/embed.hpp>
#include <hadsl/embed/library/scale_out.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1", "h2"),
                        service("web")
                            .copies(on("h1"), on("h2"))
                            .is("stateless")
                            .protected_by(scale_out::load_balancing),
                        claim("all", no_single("host").causes(outage_of("web"))));
});

static_assert(proves<shop, "all">);
