// verifier/new_command.cpp - `hadsl new`: a specification to start from.
// SPDX-License-Identifier: BSL-1.0
#include "new_command.hpp"

#include "output.hpp"
#include "usage.hpp"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

namespace hadsl::program {

namespace {

/// Small, whole and true: it checks, one claim is refuted and accepted, and lint has something to
/// say. A test runs it.
constexpr char const* first_specification =
    R"(// A specification to start from. Change it, and after every change:
//
//   hadsl check FILE        are the claims true?
//   hadsl lint FILE         what looks wrong, whatever is claimed?
//   hadsl fmt FILE          one layout
//   hadsl explain HA0701    what a message is about

// Mechanisms of the standard library: what they mask, how long they take, who says so.
use scale_out, vrrp

// ---- what there is ------------------------------------------------------------------------------
// KIND NAME, NAME … in PLACE. What happens to a place happens to all that is in it.

site dc
rack r1, r2 in dc
host lb1, web1 in r1
host lb2, web2 in r2
host db1 in r1

// Two load balancers share an address; the second takes over when the first falls silent.
balancer lb {
  copies on lb1, lb2
  protected by vrrp.virtual_router, vrrp.tracked
}

// Two copies that both serve. `is stateless` is what lets a balancer spread requests over them.
service web {
  copies on web1, web2
  is stateless
  protected by scale_out.load_balancing(balancer: lb)
}

// One database, on one host, as it often is in the beginning.
database orders on db1 { starts in 2min }

// What users see: it needs both.
system shop { needs web, orders }

// ---- what must hold -----------------------------------------------------------------------------
// no BUDGET causes EFFECT of TARGET. A claim is proven, or refuted by the failure that breaks it.

claim web_tier "the web tier survives any host":
  no single host failure of lb1, lb2, web1, web2 causes outage of web longer than 30s

// This one is refuted: the database has no second copy. It is accepted until the date, so the run
// passes and nobody forgets. Give `orders` a second copy and a mechanism (`use postgres`), and the
// acceptance can go.
claim shop "the shop survives any host":
  no single host failure causes outage of shop longer than 5min
  accepted "the second database server comes later" until 2099-12-31
)";

[[nodiscard]] exit_code create(std::string const& path) {
    if (path == "-") {
        destination({}).write(first_specification);
        return exit_code::proven;
    }
    std::error_code failed;
    if (std::filesystem::exists(path, failed)) {
        throw usage_error("new: `" + path + "` exists, and is left as it is");
    }
    destination(path).write(first_specification);
    std::fputs(("wrote " + path + "; next: hadsl check " + path + "\n").c_str(), stderr);
    return exit_code::proven;
}

} // namespace

std::function<exit_code()> add_new_command(CLI::App& to) {
    auto const path = std::make_shared<std::string>("first.hadsl");
    auto& command = *to.add_subcommand("new", "Write a small specification to start from");
    command.get_formatter()->column_width(30);
    command
        .add_option("FILE", *path,
                    "Where to (first.hadsl); - for standard output. An existing "
                    "file is left as it is")
        ->type_name("");
    return [path] { return create(*path); };
}

} // namespace hadsl::program
