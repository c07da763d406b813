#!/usr/bin/env python3
"""What the embedded language costs to compile: headers, and claims by size and budget.

    embed_costs.py [--compiler g++] [--flags "..."] [--repeat 3] [--sizes 10,20,50,200]

Prints Markdown tables of user CPU seconds above an empty translation unit, the least of some runs;
of headers also how many times what headers of the standard library cost in the same run. An
architecture of N components is made of pairs of hosts with their storage, a virtual machine under
Fault Tolerance on each pair and a service on it, and a system that needs all of them; for two
failures of services on three hosts each, any of which will do. The claims are proven, so every
scenario of the budget is decided.
"""
# SPDX-License-Identifier: BSL-1.0
import argparse
import resource
import shlex
import subprocess
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# What nearly every program includes: machines differ, and so does one from hour to hour.
BASELINE = ["algorithm", "string", "vector"]
HEADERS = ["hadsl/model/architecture.hpp", "hadsl/fault/evaluate.hpp", "hadsl/embed.hpp",
           "hadsl/embed/library/vmware.hpp", "hadsl/grammar/parse.hpp", "hadsl/verifier/z3.hpp",
           "hadsl/pipeline.hpp", "hadsl/hadsl.hpp", "hadsl/check.hpp"]


def names(all_names):
    return ", ".join(f'"{name}"' for name in all_names)


def pairs(size):
    """An architecture of `size` components that rides out every single hardware failure."""
    lines, services, used = ['site("dc")'], [], 2
    unit = 0
    while used + 6 <= size:
        unit += 1
        hosts = [f"h{unit}a", f"h{unit}b"]
        stores = [f"d{unit}a", f"d{unit}b"]
        lines.append(f'host({names(hosts)}).in("dc")')
        lines += [f'storage("{store}").on("{host}")' for store, host in zip(stores, hosts)]
        copies = ", ".join(f'on("{host}").with("{store}")' for store, host in zip(stores, hosts))
        lines.append(f'vm("vm{unit}").copies({copies})'
                     ".protected_by(vmware::fault_tolerance).starts_in(2_min)")
        lines.append(f'service("s{unit}").on("vm{unit}").starts_in(1_min)')
        services.append(f"s{unit}")
        used += 6
    lines += [f'host("spare{at}").in("dc")' for at in range(size - used)]
    lines.append(f'whole_system("all").needs(all_of({names(services)}))')
    lines.append('claim("c", no_single("hardware").causes(outage_of("all")))')
    return lines


def triples(size):
    """The same for every two hardware failures."""
    lines, needs, used, unit = ['site("dc")'], [], 2, 0
    while used + 6 <= size:
        unit += 1
        hosts = [f"h{unit}{at}" for at in "abc"]
        services = [f"s{unit}{at}" for at in "abc"]
        lines.append(f'host({names(hosts)}).in("dc")')
        lines += [f'service("{service}").on("{host}").starts_in(1_min)'
                  for service, host in zip(services, hosts)]
        needs.append(f"any_of({names(services)})")
        used += 6
    lines += [f'host("spare{at}").in("dc")' for at in range(size - used)]
    lines.append(f'whole_system("all").needs(all_of({", ".join(needs)}))')
    lines.append('claim("c", no(2, "hardware").cause(outage_of("all")))')
    return lines


def specification(lines, asserted):
    return ("#include <hadsl/embed.hpp>\n#include <hadsl/embed/library/vmware.hpp>\n"
            "using namespace hadsl::embed;\n"
            "constexpr auto it = specification([] { return declarations(\n    "
            + ",\n    ".join(lines) + "); });\n"
            + ('static_assert(proves<it, "c">);\n' if asserted else ""))


class Compiler:
    def __init__(self, given):
        self.command = [given.compiler, *shlex.split(given.flags), "-std=c++20", "-fsyntax-only",
                        "-I", str(ROOT / "include")]
        self.repeat = given.repeat
        self.folder = tempfile.TemporaryDirectory()
        self.empty = 0.0
        self.empty = self.seconds("")

    def shown(self, text):
        """As text; with a star where g++ takes more steps than it does by default."""
        seconds, star = self.seconds(text), ""
        if seconds is None:
            self.command.append("-fconstexpr-ops-limit=4000000000")
            seconds, star = self.seconds(text), " *"
            self.command.pop()
        return "does not compile" if seconds is None else f"{seconds:.1f} s{star}"

    def seconds(self, text):
        """User CPU seconds above an empty file, or nothing when it does not compile."""
        source = Path(self.folder.name) / "unit.cpp"
        source.write_text(text, encoding="utf-8")
        least = None
        for _ in range(self.repeat):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            done = subprocess.run([*self.command, str(source)], capture_output=True, text=True,
                                  check=False)
            taken = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
            if done.returncode != 0:
                return None
            least = taken if least is None else min(least, taken)
        return least - self.empty


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--compiler", default="g++")
    parser.add_argument("--flags", default="")
    parser.add_argument("--repeat", type=int, default=3)
    parser.add_argument("--sizes", default="10,20,50,200")
    parser.add_argument("--only", choices=["headers", "claims"])
    given = parser.parse_args()
    compiler = Compiler(given)
    if given.only != "claims":
        baseline = compiler.seconds("".join(f"#include <{each}>\n" for each in BASELINE))
        print(f"| header | costs | times those of `{'`, `'.join(BASELINE)}` ({baseline:.2f} s) |\n"
              "| --- | --- | --- |")
        for header in HEADERS:
            seconds = compiler.seconds(f"#include <{header}>")
            shown = ("does not compile | " if seconds is None
                     else f"{seconds:.1f} s | {seconds / baseline:.1f}")
            print(f"| `{header}` | {shown} |", flush=True)
    if given.only != "headers":
        print("\n| components | declared | one failure | two failures |\n| --- | --- | --- | --- |")
        for size in map(int, given.sizes.split(",")):
            print(f"| {size} | {compiler.shown(specification(pairs(size), False))} "
                  f"| {compiler.shown(specification(pairs(size), True))} "
                  f"| {compiler.shown(specification(triples(size), True))} |", flush=True)


if __name__ == "__main__":
    main()
