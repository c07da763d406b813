// expect: there_is_no_kind<..."appliance"
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(component("appliance", "gate"),
                        claim("all", no_single("host").causes(outage_of("gate"))));
});

static_assert(proves<shop, "all">);
