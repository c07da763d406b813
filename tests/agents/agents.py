"""Who does what when parts of a network fail: voters, monitors, stores, peers and fences.

Written from the manuals of the systems, not from the rules of the language: every class plays the
parts of its agents, each of which knows only what it sees itself. All failures last for good, so
what counts is where things come to rest. Where timing or a person decides, there are several
outcomes.
"""
# SPDX-License-Identifier: BSL-1.0
import itertools
import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Outcome:
    """Copies that serve; which were promoted; to which one a monitor that knows directs clients."""

    serving: tuple
    promoted: tuple = ()
    told: tuple = ()


NOBODY = Outcome(())


def only(copy):
    """It was promoted, and no other serves."""
    return Outcome((copy,), (copy,))


class Agents:
    """Some copies of `db`, `h0` the one that is active at first, and the hosts of `others`."""

    kind = "database"
    sizes = (2, 2, 3)
    # How many others there are; or for a role that is an expression, how many of how many agree.
    count = (0,)
    roles = {}
    # One is started elsewhere, and nothing is said of a quorum: the language declines to tell
    # whether it runs twice.
    one_runs = False
    # The promoted one lacks what it had not received.
    asynchronous = False
    # More failures than that are not looked at.
    most = 3

    def __init__(self, rng, protected, **traits):
        vars(self).update(traits)
        self.copies = [f"h{number}" for number in range(rng.choice(self.sizes))]
        self.active, self.standbys = self.copies[0], self.copies[1:]
        count, role = rng.choice(self.count), ""
        if self.roles:
            role = rng.choice(tuple(self.roles))
            self.needed, count = self.roles[role]
        self.others = [f"k{number}" for number in range(count)]
        names = ", ".join(f"w{number}" for number in range(count))
        self.protected = protected.format(role=role, names=names)
        # What keeps no data loses none.
        self.claims = ["stop"]
        if not self.one_runs:
            self.claims.append("split")
        if self.kind != "service":
            self.claims.append("loss")

    def hosts(self):
        return self.copies + self.others

    def text(self):
        lines = [f"use {module}" for module in re.findall(r"\b([a-z]+)\.", self.protected)]
        lines += [f"service w{host[1:]} on {host}" for host in self.others]
        lines.append(f"{self.kind} db {{ copies on {', '.join(self.copies)} protected by "
                     f"{self.protected}{' is stateless' if self.kind == 'service' else ''} }}")
        return "\n".join(dict.fromkeys(lines)) + "\n"

    def served(self, view, outcome, client):
        """Clients know all copies, and stay with one that answers."""
        return any(view.sees(client, copy) for copy in outcome.serving)

    # What the three claims are about.

    def stop(self, view, client):
        if client not in view.alive or view.hidden(client):
            return True
        return not all(self.served(view, outcome, client) for outcome in self.outcomes(view))

    def split(self, view, _client):
        return any(len(outcome.serving) > 1 for outcome in self.outcomes(view))

    def loss(self, view, _client):
        """A copy that nobody outside sees replaces nobody there."""
        return self.asynchronous and any(
            not view.hidden(copy) for outcome in self.outcomes(view) for copy in outcome.promoted)


class Voters(Agents):
    """The active copy goes on while it sees a majority. Without one it stops, and any copy that has
    one may take over."""

    votes = True  # The witness has a vote.
    asks = False  # A copy has to reach the witness to take over.

    def majority(self, view, copy):
        voters = self.copies + (self.others if self.votes else [])
        return 2 * sum(view.sees(copy, voter) for voter in voters) > len(voters)

    def outcomes(self, view):
        if self.majority(view, self.active):
            return [Outcome((self.active,))]
        able = [copy for copy in self.standbys if self.majority(view, copy)
                and (not self.asks or view.sees(copy, self.others[0]))]
        return [only(copy) for copy in able] or [NOBODY]


class Monitors(Agents):
    """Those that do not reach the active copy agree that it is gone, and promote one they reach.
    Nobody tells the active copy, and its standbys are not asked."""

    roles = {"w0": (1, 1), "w0 and w1": (2, 2), "w0 or w1": (1, 2), "2 of (w0, w1, w2)": (2, 3)}
    asynchronous = True

    def outcomes(self, view):
        goes_on = (self.active,) if self.active in view.alive else ()
        blind = [host for host in self.others
                 if host in view.alive and not view.sees(host, self.active)]
        if self.needed == 1:
            decisions = {told for order in itertools.permutations(blind)
                         for told in self.one_by_one(view, order)}
        else:
            agreed = (tuple((host, copy) for host in blind if view.sees(host, copy))
                      for copy in self.standbys)
            decisions = [told for told in agreed if len(told) >= self.needed] or [()]
        for told in decisions:
            promoted = tuple(sorted({copy for _, copy in told}))
            yield Outcome(goes_on + promoted, promoted, told)

    def one_by_one(self, view, order):
        """Each may act alone, and goes along with those it reaches that already have."""
        decisions = [()]
        for host in order:
            following = []
            for told in decisions:
                chosen = [copy for other, copy in told if view.sees(host, other)][:1]
                able = chosen or [copy for copy in self.standbys if view.sees(host, copy)]
                following += [(*told, (host, copy)) for copy in able] or [told]
            decisions = following
        return decisions

    def served(self, view, outcome, client):
        """Who reaches one of those that promoted is told of the new one, and leaves the old."""
        targets = {copy for host, copy in outcome.told if view.sees(client, host)}
        if targets:
            return all(view.sees(client, copy) for copy in targets)
        return super().served(view, outcome, client)


class Sentinels(Monitors):
    """What one sentinel knows it tells the others it reaches, by itself or over a copy that both
    reach. One that reaches the old primary and the new makes the old one a replica."""

    # A majority of all of them has to agree, whatever the quorum.
    roles = {"w0": (1, 1), "w0 and w1": (2, 2), "2 of (w0, w1, w2)": (2, 3)}

    def outcomes(self, view):
        return [self.spread(view, outcome) for outcome in super().outcomes(view)]

    def spread(self, view, outcome):
        if not outcome.promoted:
            return outcome
        [new] = outcome.promoted
        told = [host for host, _ in outcome.told]
        for _ in self.others:
            told += [host for host in self.others if host not in told and any(
                view.sees(host, at) and view.sees(at, other)
                for at in self.hosts() for other in told)]
        demoted = any(view.sees(host, self.active) and view.sees(host, new) for host in told)
        return Outcome((new,) if demoted else outcome.serving, outcome.promoted,
                       tuple((host, new) for host in told))

    def split(self, view, _client):
        """There are two until the old one is made a replica."""
        alive = self.active in view.alive
        return any(alive + len(outcome.promoted) > 1 for outcome in super().outcomes(view))


class Kafka(Monitors):
    """Controllers that do not reach the leader name another one. A leader goes on while it has the
    replicas that a write takes, two of three; those that the controllers reach follow the new one."""

    roles = {"w0": (1, 1), "2 of (w0, w1, w2)": (2, 3)}
    asynchronous = False
    # The language lets a replica vote that the controllers do not see.
    most = 1

    def outcomes(self, view):
        enough = len(self.copies) // 2 + 1
        for outcome in super().outcomes(view):
            told = [copy for copy in self.copies
                    if any(view.sees(copy, host) for host, _ in outcome.told)]
            followers = {
                leader: [copy for copy in self.copies if view.sees(copy, leader)
                         and (copy in told or copy == leader) == (leader in outcome.promoted)
                         or copy == leader]
                for leader in outcome.serving}
            serving = tuple(leader for leader, having in followers.items()
                            if len(having) >= enough)
            yield Outcome(serving, outcome.promoted, outcome.told)

    def served(self, view, outcome, client):
        """Any replica that knows tells clients who leads."""
        return any(view.sees(client, copy) for copy in outcome.serving)

    def split(self, view, _client):
        return False


class Names(Monitors):
    """Name servers check the copies, and clients go where the name points."""

    roles = {"w0": (1, 1)}

    def served(self, view, outcome, client):
        [target] = outcome.promoted or [self.active]
        return view.sees(client, self.others[0]) and view.sees(client, target)


class Store(Agents):
    """Who holds the key in the store is primary, and steps down when it cannot renew it. Of a store
    that is a consensus group any member in touch with its leader answers."""

    roles = {"w0": (1, 1), "2 of (w0, w1, w2)": (2, 3), "store": (1, 3)}

    def text(self):
        if "store: store" not in self.protected:
            return super().text()
        group = f"copies on {', '.join(self.others)} protected by raft.consensus"
        return f"use raft\ndatabase store {{ {group} }}\n" + super().text()

    def outcomes(self, view):
        if "store: store" not in self.protected:
            return self.holders(view, self.others)
        leaders = [host for host in self.others
                   if sum(view.sees(host, other) for other in self.others) >= 2]
        # The first one leads while it can.
        if leaders[:1] == self.others[:1]:
            leaders = leaders[:1]
        found = []
        for leader in leaders:
            found += self.holders(
                view, [host for host in self.others if view.sees(host, leader)])
        return found or [NOBODY]

    def holders(self, view, answering):
        able = [copy for copy in self.copies
                if sum(view.sees(copy, host) for host in answering) >= self.needed]
        if self.active in able:
            return [Outcome((self.active,))]
        return [only(copy) for copy in able] or [NOBODY]


class Primaries(Agents):
    """Redis Cluster: a majority of all primaries, the one in question included, finds it gone and
    elects a replica. A primary that does not see a majority stops. Replicas have no vote."""

    count = (2, 4)
    asynchronous = True

    def outcomes(self, view):
        majority = (len(self.others) + 1) // 2 + 1
        seen = [host for host in self.others if view.sees(host, self.active)]
        in_majority = self.active in view.alive and len(seen) + 1 >= majority
        goes_on = (self.active,) if in_majority else ()
        blind = [host for host in self.others if host in view.alive and host not in seen]
        able = [copy for copy in self.standbys
                if sum(view.sees(copy, host) for host in blind) >= majority]
        return [Outcome((*goes_on, copy), (copy,)) for copy in able] or [Outcome(goes_on)]


class Peers(Agents):
    """Who sees no other that is active becomes active."""

    by_rank = True  # The earlier one is the first to find that out.

    def outcomes(self, view):
        orders = [self.standbys] if self.by_rank else itertools.permutations(self.standbys)
        for order in orders:
            serving = []
            for copy in (self.active, *order):
                if copy in view.alive and not any(view.sees(copy, other) for other in serving):
                    serving.append(copy)
            promoted = tuple(copy for copy in serving if copy != self.active)
            yield Outcome(tuple(serving), promoted)


class Fenced(Agents):
    """Who loses sight of the active copy has it switched off, if it reaches the fence, and takes
    over. Without the fence nobody does. Taken for granted is that the fence reaches all copies."""

    count = (1,)
    races = False  # The active copy has the others switched off as well; the faster one goes on.

    def outcomes(self, view):
        [fence] = self.others
        able = [copy for copy in self.standbys
                if not view.sees(copy, self.active) and view.sees(copy, fence)]
        found = [only(copy) for copy in able]
        if not able or self.races and view.sees(self.active, fence):
            found.append(Outcome((self.active,)) if self.active in view.alive else NOBODY)
        return found


ONE = {"count": (1,)}
PLACES = {"count": (1,), "kind": "service"}

MECHANISMS = (
    (Voters, "raft.consensus", {"sizes": (2, 3, 3, 5)}),
    (Voters, "mysql.group_replication", {"sizes": (3, 3, 4)}),
    (Voters, "sqlserver.availability_group(witness: w0)", {"sizes": (2, 2, 3, 4), **ONE}),
    (Voters, "sqlserver.mirroring(witness: w0)", {"sizes": (2,), "asks": True, **ONE}),
    (Voters, "oracle.data_guard(observer: w0)", {"asks": True, **ONE}),
    (Voters, "oracle.data_guard_asynchronous(observer: w0)",
     {"asks": True, "asynchronous": True, **ONE}),
    (Voters, "mysql.cluster(arbitrator: w0)", {"sizes": (2,), **ONE}),
    (Voters, "vsan.mirror(witness: w0)", {"kind": "storage", "sizes": (2,), **ONE}),
    (Voters, "drbd.protocol_c_with_quorum(tie_breaker: w0, promoted: 10s)",
     {"kind": "storage", "sizes": (2,), **ONE}),
    (Voters, "windows.failover_cluster(witness: w0)", PLACES),
    (Voters, "sqlserver.failover_cluster_instance(witness: w0)", PLACES),
    (Voters, "pacemaker.cluster(fence: w0)",
     {**PLACES, "sizes": (3,), "asks": True, "votes": False}),
    (Sentinels, "redis.sentinel(sentinels: {role})", {}),
    (Monitors, "mysql.replication(lag: 5s), mysql.managed_failover(manager: {role}, lag: 5s)", {}),
    (Monitors, "kubernetes.single_replica(control_plane: {role})",
     {**PLACES, "one_runs": True, "roles": {"w0": (1, 1)}}),
    (Names, "dns.failover(servers: {role})", {"kind": "service"}),
    (Kafka, "kafka.replication(controllers: {role})", {"sizes": (3,)}),
    (Voters, "galera.cluster", {"sizes": (3, 3, 5)}),
    (Voters, "galera.cluster_with_arbitrator(arbitrator: w0)", {"sizes": (2,), **ONE}),
    (Store, "postgres.patroni_synchronous(store: {role})", {}),
    (Store, "postgres.patroni(store: {role})", {"asynchronous": True}),
    (Primaries, "redis.cluster(primaries: {names})", {}),
    (Peers, "vrrp.virtual_router", {"kind": "service"}),
    # An operator on each side promotes a standby, whichever.
    (Peers, "postgres.streaming_replication(lag: 5s, by_hand: 1h)",
     {"by_rank": False, "asynchronous": True}),
    (Fenced, "postgres.streaming_replication(lag: 5s, by_hand: 1min), fencing.stonith(device: w0)",
     {"asynchronous": True}),
    (Fenced, "pacemaker.two_nodes(fence: w0)",
     {**PLACES, "one_runs": True, "sizes": (2,), "races": True}),
)


def name_of(protected):
    """The last mechanism says who decides."""
    return re.findall(r"[a-z]+\.[a-z_]+", protected)[-1]
