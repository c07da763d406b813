// What is started elsewhere without a fence may meet itself there, which is not looked at.
// expect: starts_elsewhere_without_a_fence
#include <hadsl/embed.hpp>

using namespace hadsl::embed;

constexpr auto restarts =
    mechanism("restarts").one_copy_runs().rule(on_symptom(loss_of("host")).restart_in(30_s));

constexpr auto shop = specification([] {
    return declarations(host("h1", "h2"),
                        service("app").copies(on("h1"), on("h2")).protected_by(restarts),
                        claim("one", no_single("isolation").causes(split_brain_of("app"))));
});

static_assert(proves<shop, "one">);
