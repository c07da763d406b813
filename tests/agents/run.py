#!/usr/bin/env python3
"""Holds `hadsl check` against a simulation of what the agents of a mechanism do.

    run.py --program build/hadsl [--seed 1] [--count 300] [--mechanism redis.sentinel] [--verbose]

For each seed a network and a mechanism are drawn, three claims are checked, and the failure sets
that refute them are compared with what happens to the agents (agents.py) after up to three
failures. The program's meaning is monotone on purpose: more failures never make anything better. So
reality counts as bad for a set of failures if it is for any part of it. Where reality is bad and
the claim stands, the proof is false and the run fails; where a claim falls and reality is good, the
program was careful, and that is counted.
"""
# SPDX-License-Identifier: BSL-1.0
import argparse
import collections
import itertools
import json
import random
import subprocess
import sys
import tempfile
from pathlib import Path

from agents import MECHANISMS, name_of
from network import Network, View

ROOT = Path(__file__).resolve().parent.parent.parent
CLIENT = "client"

CLAIMS = {
    "stop": "stop app",
    "split": "cause split brain of db",
    "loss": "cause data loss of db longer than 1s",
}

# Links that are too entangled to be told apart are refused, with one of these.
TANGLED = ("HA0422", "HA0423")


class Case:
    """What one seed stands for."""

    def __init__(self, seed, mechanisms):
        rng = random.Random(seed)
        agents, protected, traits = rng.choice(mechanisms)
        self.seed = seed
        self.name = name_of(protected)
        self.agents = agents(rng, protected, **traits)
        self.network = Network(rng, [*self.agents.hosts(), CLIENT])
        self.claims = self.agents.claims

    def text(self):
        claims = "".join(
            f"claim {name}: no 3 host, network, switch failures {CLAIMS[name]}\n"
            for name in self.claims)
        return (self.network.text() + self.agents.text()
                + f"service app on {CLIENT} {{ needs db }}\n" + claims)

    def scenarios(self):
        """All sets of few failures, smaller ones first."""
        failures = self.network.failures()
        largest = min(self.agents.most, 3 if len(failures) <= 14 else 2)
        for size in range(largest + 1):
            yield from map(frozenset, itertools.combinations(failures, size))

    def reality(self):
        """For each claim the smallest sets of failures that are bad, and all that were tried."""
        bad = {name: [] for name in self.claims}
        tried = []
        for scenario in self.scenarios():
            tried.append(scenario)
            view = View(self.network, scenario)
            for name, sets in bad.items():
                if not above(sets, scenario) and getattr(self.agents, name)(view, CLIENT):
                    sets.append(scenario)
        return bad, tried


def above(sets, scenario):
    return any(each <= scenario for each in sets)


def smallest(sets):
    return [each for each in sets if not any(other < each for other in sets)]


def verdicts(program, text, folder, seed):
    """For each claim the sets of failures that refute it; None where the program declines."""
    file = Path(folder) / f"agents-{seed}.hadsl"
    file.write_text(text, encoding="utf-8")
    done = subprocess.run(
        [program, "check", "--all", "--max", "2000", "--format", "json", "--timeout", "60s",
         "--allow-vacuous", file.name],
        cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    if any(code in said for code in TANGLED):
        return None
    if done.returncode not in (0, 1):
        sys.exit(f"seed {seed}: exit code {done.returncode}\n{said}\n{text}")
    return {
        claim["name"]: [
            frozenset((event["class"], event["of"]) for event in each["events"])
            for each in claim["counterexamples"]]
        for claim in json.loads(done.stdout)["claims"]}


def tell(case, claim, what, sets):
    print(f"{what}: seed {case.seed}, {case.name}, {claim}")
    for each in sets[:3]:
        print("    " + (", ".join(f"{name} of {of}" for name, of in sorted(each)) or "no failure"))


def compare(case, refuted, verbose):
    """For each claim whether a proof is false and whether a refutation is."""
    bad, tried = case.reality()
    result = {}
    for claim in case.claims:
        unproven = [each for each in smallest(bad[claim]) if not above(refuted[claim], each)]
        careful = [each for each in tried
                   if above(refuted[claim], each) and not above(bad[claim], each)]
        result[claim] = bool(unproven), bool(careful)
        if unproven:
            tell(case, claim, "FALSE PROOF", unproven)
        if careful and verbose:
            tell(case, claim, "false refutation", smallest(careful))
    if any(unproven for unproven, _ in result.values()):
        print(case.text())
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build" / "hadsl"))
    parser.add_argument("--seed", type=int, default=1, help="the first one")
    parser.add_argument("--count", type=int, default=300, help="how many from there on")
    names = sorted(name_of(protected) for _, protected, _ in MECHANISMS)
    parser.add_argument("--mechanism", choices=names, help="this one only")
    parser.add_argument("--verbose", action="store_true", help="tell of false refutations too")
    given = parser.parse_args()

    program = str(Path(given.program).resolve())
    mechanisms = [each for each in MECHANISMS if given.mechanism in (None, name_of(each[1]))]
    counts = collections.defaultdict(lambda: [0, 0, 0])
    tangled = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(given.seed, given.seed + given.count):
            case = Case(seed, mechanisms)
            refuted = verdicts(program, case.text(), folder, seed)
            if refuted is None:
                tangled += 1
                continue
            for claim, found in compare(case, refuted, given.verbose).items():
                count = counts[case.name, claim]
                count[0] += 1
                count[1] += found[0]
                count[2] += found[1]
            sys.stdout.flush()

    for (name, claim), (total, false, careful) in sorted(counts.items()):
        if false or careful:
            print(f"{name:40}{claim:8}{total:5} claims {false:5} false proofs "
                  f"{careful:5} false refutations ({100 * careful // total} %)")
    total, false, careful = (sum(column) for column in zip(*counts.values())) if counts else [0] * 3
    print(f"{given.count} networks ({tangled} too tangled), {total} claims: {false} false proofs, "
          f"{careful} false refutations")
    return 1 if false else 0


if __name__ == "__main__":
    sys.exit(main())
