#!/usr/bin/env python3
"""Who may include whom: reads every #include of include/ and verifier/ and holds it to the table.

    check.py ROOT

Prints each offending line as file:line and ends with 1 when there is one.
"""
# SPDX-License-Identifier: BSL-1.0
import re
import sys
from pathlib import Path

# Stage -> the stages its headers may include, beside itself.
MAY_INCLUDE = {
    "version": [],
    "source": [],
    "syntax": ["source"],
    "grammar": ["source", "syntax"],
    # A text in the canonical layout: its tokens and comments with other space between them.
    "format": ["source", "syntax", "grammar"],
    # What turns the tree into the model lives with the model, and reads the library's text.
    "model": ["source", "syntax", "library"],
    "library": [],
    "fault": ["source", "model"],
    # One changed fact of a design, and the design with it changed.
    "change": ["source", "model"],
    "scenario_count": [],
    "verdict": ["source", "model", "fault", "change", "scenario_count"],
    "specification": ["source", "model", "fault"],
    # A diagram counts, and weighs, what a solver would find one by one.
    "verifier": ["source", "model", "fault", "change", "verdict", "diagram", "scenario_count"],
    # The embedded language judges with the evaluator alone; of the verifier it shares what a budget
    # names.
    "embed": ["source", "model", "fault", "verifier"],
    # The engine of decision diagrams works on fault graphs. Fault trees of other tools become some,
    # and specifications.
    "diagram": ["source", "model", "fault"],
    "exchange": ["source", "syntax", "model", "fault"],
    # What looks wrong: model, failures and verdicts, and the text for names and comments.
    "lint": ["source", "syntax", "format", "model", "fault", "verdict", "specification",
             "verifier", "report"],
    "report": ["version", "source", "model", "fault", "change", "verdict", "specification"],
}
# The model as data: what every later stage reads. It never sees the text it came from, and no later
# stage may reach the tree through the model's other headers (see `reaches_syntax`).
MODEL_DATA = ["model/ids.hpp", "model/architecture.hpp"]
MAY_REACH_SYNTAX = ["syntax", "grammar", "format", "model", "lint", "exchange"]
# From the model back to text: it writes names and durations as the language does.
WRITES_TEXT = ["embed/text.hpp"]

# What may see everything: the pipeline, the table of contents, the program.
EVERYTHING = ["pipeline", "hadsl", "check", "catch2"]

# Headers that cost a library most users lack: the program includes them, and they one another.
FOR_PROGRAMS_ONLY = ["report/json_value.hpp", "report/json.hpp", "report/sarif.hpp",
                     "exchange/openpsa.hpp"]

# Libraries -> the headers (path prefixes below include/hadsl/) that may include them.
LIBRARIES = [
    (re.compile(r"boost/(spirit|fusion)/"), ["grammar/"]),
    (re.compile(r"boost/hana"), ["embed/", "report/"]),
    (re.compile(r"boost/"), ["grammar/", "embed/"]),
    (re.compile(r"z3"), ["verifier/z3.hpp"]),
    (re.compile(r"nlohmann/"), ["report/json_value.hpp"]),
    (re.compile(r"pugixml"), ["exchange/openpsa.hpp"]),
    (re.compile(r"CLI/"), []),
    (re.compile(r"catch2/"), ["catch2.hpp"]),
    (re.compile(r"iostream$"), []),
    (re.compile(r"(format|expected|print|generator|flat_map|mdspan)$"), []),  # not in GCC 12
]

INCLUDE = re.compile(r'^\s*#\s*include\s*(?:<([^>]+)>|"([^"]+)")')


def stage_of(path):
    """`model/resolve.hpp` -> model, `verdict.hpp` -> verdict."""
    head = path.split("/")[0]
    return head[: -len(".hpp")] if head.endswith(".hpp") else head


def allowed_stages(path):
    stage = stage_of(path)
    if path in MODEL_DATA:
        return {stage, "source"}
    return {stage, *MAY_INCLUDE[stage], *(["syntax"] if path in WRITES_TEXT else [])}


def offences_of_header(path, text):
    """What is wrong with a header below include/hadsl/, as (line number, reason)."""
    stage = stage_of(path)
    if stage not in MAY_INCLUDE and stage not in EVERYTHING:
        yield 1, f"`{stage}` is no stage: give it a row in tests/layering/check.py or a home"
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        wanted = match[1] or match[2]
        if match[2]:
            yield number, f'headers are included as <hadsl/…>, never as "{wanted}"'
            continue
        if wanted.startswith("hadsl/"):
            if wanted[len("hadsl/"):] in FOR_PROGRAMS_ONLY and path not in FOR_PROGRAMS_ONLY:
                yield number, f"<{wanted}> is for programs: it needs a library that most lack"
            if stage in EVERYTHING:
                continue
            other = stage_of(wanted[len("hadsl/"):])
            if other not in allowed_stages(path):
                yield number, (f"`{stage}` may include {listed(allowed_stages(path))}, "
                               f"not `{other}`")
            continue
        for pattern, homes in LIBRARIES:
            if pattern.match(wanted):
                if not any(path.startswith(home) for home in homes):
                    where = f"belongs to {listed(homes)}" if homes else "has no place in include/"
                    yield number, f"<{wanted}> {where}"
                break


def reaches_syntax(texts):
    """The headers of later stages from which the tree can be reached, as (path, line, reason);
    `texts` maps every header's path to its text."""
    includes = {
        path: [
            (number, match[1][len("hadsl/"):])
            for number, line in enumerate(text.splitlines(), 1)
            if (match := INCLUDE.match(line)) and match[1] and match[1].startswith("hadsl/")
        ]
        for path, text in texts.items()
    }

    def way(path, seen):
        """The line and the headers between `path` and the tree, if there is a way."""
        for number, wanted in includes.get(path, []):
            if stage_of(wanted) == "syntax":
                return number, [wanted]
            if wanted not in seen:
                seen.add(wanted)
                further = way(wanted, seen)
                if further:
                    return number, [wanted, *further[1]]
        return None

    for path in texts:
        if path in WRITES_TEXT:
            continue
        if stage_of(path) in (*MAY_REACH_SYNTAX, *EVERYTHING) and path not in MODEL_DATA:
            continue
        found = way(path, set())
        if found:
            yield path, found[0], "reaches the tree: " + " -> ".join([path, *found[1]])


def listed(names):
    return ", ".join(f"`{name}`" for name in sorted(names))


def offences_of_program(path, text):
    """What is wrong with a source of the program: it sees all of ours, but no library of theirs
    behind our back."""
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        wanted = match and (match[1] or match[2])
        if wanted and re.match(r"boost/|z3", wanted):
            yield number, f"<{wanted}> is reached through hadsl/, never directly"


def check(root):
    root = Path(root)
    include = root / "include" / "hadsl"
    texts = {
        file.relative_to(include).as_posix(): file.read_text(encoding="utf-8")
        for file in sorted(include.rglob("*"))
        if file.suffix in (".hpp", ".def")
    }
    found = []
    for path, text in texts.items():
        for number, reason in offences_of_header(path, text):
            found.append((Path("include/hadsl") / path, number, reason))
    for path, number, reason in reaches_syntax(texts):
        found.append((Path("include/hadsl") / path, number, reason))
    for file in sorted((root / "verifier").glob("*.[ch]pp")):
        for number, reason in offences_of_program(file.name, file.read_text(encoding="utf-8")):
            found.append((file.relative_to(root), number, reason))
    return found


def main():
    root = sys.argv[1] if len(sys.argv) > 1 else "."
    found = check(root)
    for file, number, reason in found:
        line = (Path(root) / file).read_text(encoding="utf-8").splitlines()[number - 1].strip()
        print(f"{file}:{number}: error: {reason}\n    {line}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
