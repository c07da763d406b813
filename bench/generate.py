#!/usr/bin/env python3
"""Writes a specification of about N components and C claims, shaped like an estate.

    generate.py --components 1000 --claims 50 [--failures 1] [--seed 1]

Two or more sites, each with two power feeds, cooling, racks of sixteen hosts under a switch each;
on the hosts applications of six parts: balancers (VRRP), stateless web and api servers (load
balancing), a database (Patroni), its store of three copies, and the system that users see. Some
applications need the api of another one, and all need the name service and the directory of their
site. Builds and configurations are shared as they are in life: by most of a tier. Everything is
written out flat, as what comes from an inventory is. The same arguments give the same text.
"""
# SPDX-License-Identifier: BSL-1.0
import argparse
import random
import sys

HOSTS_PER_RACK = 16
PARTS_PER_APPLICATION = 6


def estate(components, claims, failures, seed):
    pick = random.Random(seed)
    sites = max(2, components // 2500)
    hosts = max(12, components * 45 // 100)
    racks = max(2 * sites, hosts // HOSTS_PER_RACK)

    yield f"// {components} components, {claims} claims, seed {seed}: bench/generate.py\n"
    yield "use scale_out, postgres, raft, vrrp\n\n"
    used = 0

    for site in range(1, sites + 1):
        yield f'site site[{site}] "site {site}"\n'
        yield f"feed feed_a[{site}], feed_b[{site}]\n"
        yield f"cooling air[{site}]\n"
        used += 4
    racks_of = {site: [] for site in range(1, sites + 1)}
    for rack in range(1, racks + 1):
        site = (rack - 1) % sites + 1
        racks_of[site].append(rack)
        yield (f"rack rack[{rack}] in site[{site}] "
               f"{{ needs feed_a[{site}] or feed_b[{site}]  needs air[{site}] tolerating 15min }}\n")
        yield f'switch tor[{rack}] in rack[{rack}] {{ config "tor-{site}" }}\n'
        used += 2
    hosts_of = {site: [] for site in racks_of}
    for host in range(1, hosts + 1):
        rack = (host - 1) % racks + 1
        hosts_of[(rack - 1) % sites + 1].append(host)
        yield (f"host host[{host}] in rack[{rack}] {{ needs tor[{rack}] tolerating 0s  "
               f'build "hypervisor-{host % 3}"  starts in 3min }}\n')
        used += 1

    # A rack is every `racks`-th host, so neighbours in the list stand in different racks.
    def places(site, count):
        of = hosts_of[site]
        first = pick.randrange(len(of))
        return [of[(first + step) % len(of)] for step in range(min(count, len(of)))]

    def on(hosts, extra=lambda at: ""):
        return ", ".join(f"host[{host}]{extra(at)}" for at, host in enumerate(hosts))

    for site in range(1, sites + 1):
        for name in ("names", "directory"):
            yield (f"service {name}[{site}] {{ copies on {on(places(site, 3))}  is stateless\n"
                   f"  protected by scale_out.load_balancing(balancer: {name}_vip[{site}]) "
                   f'build "{name}-1" config "{name}" }}\n')
            yield (f"balancer {name}_vip[{site}] {{ copies on {on(places(site, 2))}\n"
                   f'  protected by vrrp.virtual_router, vrrp.tracked  build "lb-4.2" }}\n')
            used += 2

    applications = max(2, (components - used) // PARTS_PER_APPLICATION)
    for app in range(1, applications + 1):
        site = (app - 1) % sites + 1
        version = pick.randrange(1, 4)
        yield f"\n// application {app}\n"
        yield (f"balancer vip[{app}] {{ copies on {on(places(site, 2))}\n"
               f'  protected by vrrp.virtual_router, vrrp.tracked  build "lb-4.2" '
               f'config "lb-{app}" }}\n')
        yield (f"service web[{app}] {{ copies on {on(places(site, 3))}\n"
               f"  protected by scale_out.load_balancing(balancer: vip[{app}])  is stateless\n"
               f'  build "web-{version}"  config "web-{app}"  starts in 20s\n'
               f"  needs api[{app}]  needs directory[{site}] tolerating 5min }}\n")
        # Chains of at most four: 1 <- 2 <- 3 <- 4, 5 <- 6 ...
        other = f"  needs api[{app - 1}] tolerating 10s\n" if app % 4 != 1 else ""
        yield (f"service api[{app}] {{ copies on {on(places(site, 3))}  at least 2\n"
               f"  protected by scale_out.load_balancing(balancer: vip[{app}])  is stateless\n"
               f'  build "api-{version}"  config "api-{app}"  starts in 45s\n{other}'
               f"  needs orders[{app}]  needs names[{site}] tolerating 1h }}\n")
        yield (f"service store[{app}] {{ copies on {on(places(site, 3))}\n"
               f"  protected by raft.consensus }}\n")
        yield (f"database orders[{app}] {{ copies on {on(places(site, 2))}\n"
               f"  protected by postgres.patroni(store: store[{app}], lag: 2s)  starts in 30s }}\n")
        yield f"system shop[{app}] {{ needs web[{app}], api[{app}] }}\n"

    yield "\n"
    kinds = [
        "no single hardware failure causes outage of shop[{app}] longer than 2min",
        "no single crash, hang failure causes outage of shop[{app}] longer than 1min",
        "no single deterministic failure causes outage of shop[{app}]",
        "no single failure of a rack causes outage of shop[{app}] longer than 2min",
        "no single failure of a host causes data loss of orders[{app}] longer than 5s",
        "no single operator failure causes disruption of web[{app}] longer than 1min",
        "no single power failure causes interruption of shop[{app}]",
        "no 1 maintenance and 1 host failure cause outage of shop[{app}] longer than 2min",
    ]
    for claim in range(1, claims + 1):
        app = (claim - 1) * max(1, applications // max(1, claims)) % applications + 1
        if failures == 1:
            text = kinds[(claim - 1) % len(kinds)].format(app=app)
        else:
            text = (f"no {failures} hardware failures cause outage of shop[{app}] "
                    f"longer than 2min")
        yield f"claim c[{claim}]: {text}\n"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--components", type=int, default=1000)
    parser.add_argument("--claims", type=int, default=50)
    parser.add_argument("--failures", type=int, default=1, help="failures that a claim allows")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.stdout.writelines(estate(given.components, given.claims, given.failures, given.seed))


if __name__ == "__main__":
    main()
