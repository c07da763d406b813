// Copies of a database, and a mechanism that brings no data from one to the other.
// expect: nothing_replicates_the_data
#include <hadsl/embed.hpp>
#include <hadsl/embed/library/vrrp.hpp>

using namespace hadsl::embed;

constexpr auto shop = specification([] {
    return declarations(
        host("h1", "h2"),
        database("db").copies(on("h1"), on("h2")).protected_by(vrrp::virtual_router),
        claim("all", no_single("host").causes(data_loss_of("db"))));
});

static_assert(proves<shop, "all">);
