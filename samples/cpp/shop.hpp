// What the orders run on: two hosts, and a virtual machine under VMware Fault Tolerance.
#pragma once

#include <hadsl/embed.hpp>
#include <hadsl/embed/library/vmware.hpp>

namespace orders {

using namespace hadsl::embed;

inline constexpr auto shop = specification([] {
    return declarations(site("dc"), host("esx1", "esx2").in("dc"), storage("ds1").on("esx1"),
                        storage("ds2").on("esx2"),

                        vm("app")
                            .copies(on("esx1").with("ds1"), on("esx2").with("ds2"))
                            .protected_by(vmware::fault_tolerance)
                            .starts_in(2_min),
                        service("orders").on("app").starts_in(1_min),

                        claim("hardware", "even a hardware failure can't bring it down",
                              no_single("hardware").causes(outage_of("orders"))),
                        claim("software", no_single("software").causes(outage_of("orders"))));
});

} // namespace orders
