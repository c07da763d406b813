#!/usr/bin/env python3
"""Every code has a page in docs/codes, and its examples do what the page says.

    codes.py PROGRAM

The example under *Wrong* is answered with the page's code, the one under *Right* is not, and is a
sound specification. The codes about files and command lines have no example.
"""
# SPDX-License-Identifier: BSL-1.0
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
REGISTRY = ROOT / "include" / "hadsl" / "source" / "codes.def"
PAGES = ROOT / "docs" / "codes"

# About bytes, files, command lines, fault trees and baselines, which no block of a page can hold.
WITHOUT_EXAMPLE = {101, 601, 602, 603, 604, *range(801, 809), 906, 907}


def run(program, command, text):
    options = ["--allow-empty"] if command == "check" else []
    done = subprocess.run([program, command, "--color", "never", *options, "-"],
                          input=text.encode(), capture_output=True, timeout=120, check=False)
    return done.returncode, done.stdout.decode() + done.stderr.decode()


def check(program, name, number, level, title):
    page = PAGES / f"HA{number:04}.md"
    if not page.exists():
        yield f"{name}: docs/codes/{page.name} is missing"
        return
    text = page.read_text(encoding="utf-8")
    if not text.startswith(f"# HA{number:04}: {title}\n"):
        yield f"{page.name}: its heading is not that of codes.def: {title}"
    if f"\n`{name}`, a" not in text or f" {level}" not in text:
        yield f"{page.name}: does not say `{name}` and {level}"
    for line in text.splitlines():
        if len(line) > 100 and "((" not in line and "`" not in line and " " in line[:90]:
            yield f"{page.name}: a line of {len(line)} characters"
    blocks = re.findall(r"^```hadsl\n(.*?)^```$", text, re.M | re.S)
    if number in WITHOUT_EXAMPLE:
        return
    if len(blocks) != 2:
        yield f"{page.name}: has {len(blocks)} blocks, expected a wrong one and a right one"
        return
    # A finding of lint is shown by lint, everything else by check.
    command = "lint" if 700 <= number < 800 else "check"
    mark = f"[HA{number:04}]"
    for block, is_wrong in zip(blocks, (True, False)):
        code, said = run(program, command, block)
        if (mark in said) != is_wrong:
            yield (f"{page.name}: the {'wrong' if is_wrong else 'right'} example is answered with"
                   f"\n{said}")
        if not is_wrong and code not in (0, 1, 3):
            yield f"{page.name}: the right example is not sound:\n{said}"


def main():
    program = str(Path(sys.argv[1]).resolve())
    codes = re.findall(r'^HADSL_CODE\((\w+),\s*(\d+),\s*(\w+),\s*"([^"]*)"\)',
                       REGISTRY.read_text(encoding="utf-8"), re.M)
    wrong = [each for name, number, level, title in codes
             for each in check(program, name, int(number), level, title)]
    known = {f"HA{int(number):04}.md" for _, number, _, _ in codes}
    wrong += [f"{page.name}: there is no such code" for page in sorted(PAGES.glob("HA*.md"))
              if page.name not in known]
    print("\n".join(wrong) or f"{len(codes)} pages")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
