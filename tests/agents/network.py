"""A random network: its text, its single failures, and who reaches whom after some of them.

Hosts stand in sites. Either links join the sites themselves, at times over a transit router, or
they join routers in the sites, over which the hosts there reach the others. Links may share a
`path`. A site does not forward what other sites send each other; a router does.
"""
# SPDX-License-Identifier: BSL-1.0
import itertools

PATHS = ("x", "y")


class Network:
    """`hosts` and their sites, `routers` and theirs or None, `links` as (end, end, path)."""

    def __init__(self, rng, hosts):
        self.sites = "abcd"[:rng.choice((2, 3, 3, 3, 4))]
        self.routers, self.links = {}, {}
        if rng.random() < 0.65:
            self._join_sites(rng)
        else:
            self._join_routers(rng)
        self.hosts = {host: rng.choice(self.sites) for host in hosts}

    def _join_sites(self, rng):
        for one, other in itertools.combinations(self.sites, 2):
            self._link("l" + one + other, one, other, rng.choice((None, None, "x", "x", "y")))
            if rng.random() < 0.15:
                self._link("m" + one + other, one, other, rng.choice((None, *PATHS)))
        if rng.random() < 0.25:
            self.routers["transit"] = None
            for site in self.sites:
                if rng.random() < 0.8:
                    self._link("t" + site, site, "transit", rng.choice((None, *PATHS)))

    def _join_routers(self, rng):
        for site in self.sites:
            for number in range(rng.choice((1, 2))):
                self.routers[f"r{number}{site}"] = site
            if "r1" + site in self.routers:
                self._link("i" + site, "r0" + site, "r1" + site, None)
        for one, other in itertools.combinations(self.sites, 2):
            # Neighbours always, so that nothing is apart from the start.
            if ord(other) - ord(one) == 1 or rng.random() < 0.75:
                self._link("l" + one + other, "r0" + one, "r0" + other,
                           rng.choice((None, *PATHS)))
            if {"r1" + one, "r1" + other} <= self.routers.keys() and rng.random() < 0.7:
                self._link("m" + one + other, "r1" + one, "r1" + other,
                           rng.choice((None, *PATHS)))

    def _link(self, name, one, other, path):
        self.links[name] = (one, other, path)

    def gear(self, site):
        return [router for router, place in self.routers.items() if place == site]

    def place(self, end):
        """The site that a site, a router or a host is in, if any."""
        return end if end in self.sites else self.routers.get(end) or self.hosts.get(end)

    def text(self):
        lines = ["site " + ", ".join(self.sites)]
        for router, site in self.routers.items():
            lines.append(f"router {router}" + (f" in {site}" if site else ""))
        for name, (one, other, path) in self.links.items():
            label = f' {{ path "{path}" }}' if path else ""
            lines.append(f"link {name} between {one}, {other}{label}")
        for host, site in self.hosts.items():
            gear = " or ".join(self.gear(site))
            lines.append(f"host {host} in {site}" + (f" {{ needs {gear} }}" if gear else ""))
        return "\n".join(lines) + "\n"

    def failures(self):
        """All single ones, as (class, what it strikes), named as in the program's report."""
        paths = {path for _, _, path in self.links.values() if path}
        return [
            *(("host", host) for host in self.hosts),
            *(("isolation", place) for place in (*self.sites, *self.hosts)),
            *(("link_loss", link) for link in self.links),
            *(("cut", path) for path in sorted(paths)),
            *(("switch", router) for router in self.routers),
        ]


class View:
    """What is left of a network after some failures."""

    def __init__(self, network, failures):
        struck = {}
        for failure, of in failures:
            struck.setdefault(failure, set()).add(of)
        self.network = network
        self.off = struck.get("switch", set())
        self.cut_off = struck.get("isolation", set())
        self.links = [
            (one, other) for name, (one, other, path) in network.links.items()
            if name not in struck.get("link_loss", ()) and path not in struck.get("cut", ())]
        # A host whose gear is all off is as good as off: the specification says `needs`.
        self.alive = {
            host for host, site in network.hosts.items()
            if host not in struck.get("host", ())
            and (not network.gear(site) or set(network.gear(site)) - self.off)}
        self.joined = {site: self._sites_from(site) for site in network.sites}

    def _ends(self, site):
        return set(self.network.gear(site)) - self.off or {site}

    def _sites_from(self, site):
        place = self.network.place
        seen = set(self._ends(site))
        todo = list(seen)
        while todo:
            end = todo.pop()
            # What is no router sends and receives, and forwards nothing.
            if end not in self.network.routers and end != site:
                continue
            for way in self.links:
                if end not in way:
                    continue
                following = way[way[0] == end]
                border = {place(end), place(following)}
                leaves_isolated = len(border) > 1 and border & self.cut_off
                if following not in seen | self.off and not leaves_isolated:
                    seen.add(following)
                    todo.append(following)
        return {site} | {other for other in self.network.sites if self._ends(other) & seen}

    def sees(self, one, other):
        """Whether two hosts are alive and reach each other."""
        if not {one, other} <= self.alive:
            return False
        if one == other:
            return True
        hosts = self.network.hosts
        return not {one, other} & self.cut_off and hosts[other] in self.joined[hosts[one]]

    def hidden(self, host):
        """Whether nobody outside its place sees it: such a one is out, whatever it does inside."""
        return host in self.cut_off or self.network.hosts[host] in self.cut_off
