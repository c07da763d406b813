#!/usr/bin/env python3
"""Every code of source/codes.def is said by some corpus file, and no number is given twice."""
# SPDX-License-Identifier: BSL-1.0
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REGISTRY = ROOT / "include" / "hadsl" / "source" / "codes.def"

# Codes that no file can show, with the reason.
UNREACHABLE = {
    "unreadable_file": "about a file and not its text: tests/cli",
    "no_claims": "the corpus is run with --allow-empty: tests/cli",
    "no_match": "about the command line: tests/cli",
    "claim_known": "about a baseline: tests/cli",
    "needless_baseline": "about a baseline: tests/cli",
    # Fault trees of other tools are no specifications: tests/cli/cutsets_test.py says these.
    **dict.fromkeys(["bad_markup", "foreign_element", "not_monotone", "undefined_event",
                     "gate_cycle", "bad_number", "which_top", "no_probability"],
                    "about a fault tree: tests/cli"),
}

codes = re.findall(r"^HADSL_CODE\((\w+),\s*(\d+),", REGISTRY.read_text(encoding="utf-8"), re.M)
said = set()
for file in (ROOT / "tests" / "corpus").rglob("*"):
    if file.is_file() and file.suffix != ".py":
        said.update(re.findall(rb"\[HA(\d{4})\]", file.read_bytes()))

wrong = [f"{name} has no number of its own" for at, (name, number) in enumerate(codes)
         if number in [other for _, other in codes[:at]]]
for name, number in codes:
    if name not in UNREACHABLE and f"{int(number):04}".encode() not in said:
        wrong.append(f"no corpus file is answered with {name} [HA{int(number):04}]")

# A rule of `lint` fires in the file of its name and stays silent in the one beside it.
LINT = ROOT / "tests" / "corpus" / "lint"
for name, number in codes:
    fires, silent = LINT / f"{name}.hadsl", LINT / f"{name}_not.hadsl"
    if not number.startswith("7") and not fires.exists():
        continue
    for file, says in ((fires, True), (silent, False)):
        if not file.exists():
            wrong.append(f"{file.relative_to(ROOT)} is missing")
        elif (f"[HA{int(number):04}]" in file.read_text(encoding="utf-8")) != says:
            wrong.append(f"{file.relative_to(ROOT)} {'never' if says else 'also'} says {name}")
print("\n".join(wrong) or f"all {len(codes)} codes are said in the corpus")
sys.exit(1 if wrong else 0)
