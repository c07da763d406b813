#!/usr/bin/env python3
"""Runs hadsl on the samples and compares its verdicts with samples/expected.txt.

    check_expected.py PROGRAM             all samples
    check_expected.py PROGRAM FILE…       these, as expected.txt writes them: below samples/
    check_expected.py PROGRAM --between   what is said between samples: `same` and `worse`, and that
                                          every sample has an expectation, and the other way round

PROGRAM is the hadsl program. Exit status: 0 when everything is as expected.
"""

import json
import pathlib
import re
import subprocess
import sys

SAMPLES = pathlib.Path(__file__).resolve().parents[2] / "samples"


def sets_in(text):
    """`{crash of a} {host of b + crash of c}` as a set of frozensets of event names."""
    found = set()
    for inside in re.findall(r"\{([^}]*)\}", text):
        found.add(frozenset(name.strip() for name in inside.split(" + ")))
    rest = re.sub(r"\{[^}]*\}", "", text).strip()
    if rest:
        raise ValueError(f"cannot read `{rest}`")
    return found


def shown(sets):
    if not sets:
        return "none"
    return " ".join("{" + " + ".join(sorted(each)) + "}" for each in sorted(sets, key=sorted))


def read_expectations():
    claims, rejected, compared = {}, {}, []
    for number, line in enumerate(SAMPLES.joinpath("expected.txt").read_text().splitlines(), 1):
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        try:
            words = line.split(None, 4)
            if words[0] in ("same", "worse"):
                rest = words[4] if len(words) > 4 else ""
                compared.append((words[0], words[1], words[2], words[3], sets_in(rest)))
                continue
            file, claim, verdict, rest = (line.split(None, 3) + ["", ""])[:4]
            if claim == "rejected":
                rejected[file] = verdict
                continue
            cold = rest == "cold"
            exactly = rest.startswith("exactly ")
            costly = rest.startswith("costly ")
            sets = set() if cold else sets_in(rest.removeprefix("exactly ").removeprefix("costly "))
            if verdict not in ("proven", "refuted") or (verdict == "proven") != (rest == ""):
                raise ValueError("expected `proven`, or `refuted` and what refutes it")
            if (file, claim) in claims:
                raise ValueError("said twice")
            claims[file, claim] = (verdict, exactly, cold, costly, sets)
        except ValueError as problem:
            sys.exit(f"expected.txt:{number}: {problem}")
    return claims, rejected, compared


def event_name(event):
    label = event.get("label")
    struck = f'{label} "{event["of"]}"' if label else event["of"]
    return f'{event["class"]} of {struck}'


class Run:
    """What the program said about one sample."""

    def __init__(self, program, file):
        asked = [program, "check", "--all", "--max", "1000", "--format", "json"]
        done = subprocess.run(asked + [str(SAMPLES / file)], capture_output=True, text=True,
                              timeout=600, check=False)
        self.exit = done.returncode
        self.trouble = None
        try:
            said = json.loads(done.stdout)
        except ValueError:
            said = {"claims": [], "diagnostics": []}
            output = (done.stdout + done.stderr).strip()[:2000]
            self.trouble = f"no JSON, exit {self.exit}: {output}"
        self.codes = [each["code"] for each in said["diagnostics"]]
        self.messages = [f'{each["code"]} line {each["line"]}: {each["message"]}'
                         for each in said["diagnostics"]]
        self.claims = {each["name"]: each for each in said["claims"]}

    def sets(self, claim):
        return {frozenset(event_name(event) for event in each["events"])
                for each in self.claims[claim]["counterexamples"]}


def judge(run, claim, expected):
    """What is different about one claim, as sentences."""
    verdict, exactly, cold, costly, sets = expected
    said = run.claims.get(claim)
    if said is None:
        return ["the sample has no such claim"]
    if said["verdict"] != verdict:
        why = said.get("reason") or shown(run.sets(claim))
        return [f'expected {verdict}, found {said["verdict"]}: {why}']
    if verdict == "proven":
        return [f'proven, but vacuous: {said.get("reason")}'] if said["vacuous"] else []
    if costly:
        causes = said["availability"]["causes"][:len(sets)]
        dearest = {frozenset(each["failures"]) for each in causes}
        return [] if dearest == sets else [f"expected to cost most: {shown(sets)}"
                                           f"; found {shown(dearest)}"]
    found = run.sets(claim)
    if cold:
        nothing = found == {frozenset()}
        return [] if nothing else [f"expected no failure at all, found {shown(found)}"]
    problems = []
    if not sets <= found:
        problems.append(f"not among the counterexamples: {shown(sets - found)}"
                        f"; found {shown(found)}")
    if exactly and found - sets:
        problems.append(f"not expected: {shown(found - sets)}")
    if said.get("more_counterexamples"):
        problems.append("not all counterexamples are listed")
    return problems


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    program = sys.argv[1]
    between = sys.argv[2:] == ["--between"]
    only = [] if between else sys.argv[2:]
    claims, rejected, compared = read_expectations()
    expected_files = {file for file, _ in claims} | set(rejected)
    present = {str(path.relative_to(SAMPLES)) for path in SAMPLES.rglob("*.hadsl")}
    problems = []
    if not only:
        problems += [f"{file}: no expectation" for file in sorted(present - expected_files)]
        problems += [f"{file}: no such sample" for file in sorted(expected_files - present)]
    runs = {}

    def run_of(file):
        if file not in runs:
            runs[file] = Run(program, file)
        return runs[file]

    compared_here = 0
    for file in [] if between else sorted(only or present & expected_files):
        run = run_of(file)
        if run.trouble:
            problems.append(f"{file}: {run.trouble}")
            continue
        if file in rejected:
            if run.exit != 2 or rejected[file] not in run.codes or run.claims:
                problems.append(f"{file}: expected exit 2 and {rejected[file]}, found exit "
                                f"{run.exit}, {run.messages}")
            compared_here += 1
            continue
        problems += [f"{file}: {message}" for message in run.messages]
        wanted = {claim: each for (name, claim), each in claims.items() if name == file}
        if not wanted:
            problems.append(f"{file}: no expectation")
        for claim, expected in wanted.items():
            problems += [f"{file}: {claim}: {each}" for each in judge(run, claim, expected)]
            compared_here += 1
        for claim in run.claims.keys() - wanted.keys():
            problems.append(f"{file}: {claim}: no expectation")
        exit_wanted = 1 if any(each[0] == "refuted" for each in wanted.values()) else 0
        if run.exit != exit_wanted:
            problems.append(f"{file}: expected exit {exit_wanted}, found {run.exit}")
    for word, first, second, claim, sets in compared:
        if only:
            break
        one, other = run_of(first), run_of(second)
        if claim not in one.claims or claim not in other.claims:
            problems.append(f"{word} {first} {second} {claim}: not in both")
            continue
        compared_here += 1
        one_sets, other_sets = one.sets(claim), other.sets(claim)
        if word == "same" and (one.claims[claim]["verdict"] != other.claims[claim]["verdict"] or
                               one_sets != other_sets):
            problems.append(f"same {first} {second} {claim}: {shown(one_sets)} and "
                            f"{shown(other_sets)}")
        if word == "worse" and not (sets <= one_sets and not sets & other_sets):
            problems.append(f"worse {first} {second} {claim}: {shown(one_sets)} and "
                            f"{shown(other_sets)}")
    for problem in problems:
        print(problem)
    print(f"{compared_here} expectations of {len(runs)} samples, {len(problems)} different")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
