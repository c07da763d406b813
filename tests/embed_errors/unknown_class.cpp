// expect: there_is_no_failure_class<..."hardwear"
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(host("h1"), claim("all", no_single("hardwear").causes(outage_of("h1"))));
});

static_assert(proves<shop, "all">);
