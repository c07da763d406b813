// expect: there_is_no_component<..."ds3"
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(storage("ds1"), database("db").keeps_data_on("ds3"),
                        claim("all", no_single("host").causes(outage_of("db"))));
});

static_assert(proves<shop, "all">);
