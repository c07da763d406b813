// What keeps no data, and needs nothing that does, has none to lose.
// expect: keeps_no_data
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), service("web").on("h1"),
                        claim("one", no_single("crash").causes(data_loss_of("web"))));
});

static_assert(proves<shop, "one">);
