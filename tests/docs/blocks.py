#!/usr/bin/env python3
# tests/docs/blocks.py - runs every code block of the documentation.
# SPDX-License-Identifier: BSL-1.0
"""Runs the code blocks of Markdown files as a reader would.

```hadsl NAME      is written to NAME in a temporary folder and must be a sound specification
                   (claims may be proven or refuted); without NAME it is called block.hadsl.
```hadsl error     must be refused.
```console         lines that start with `$ ` are run in that folder; what follows each must be
                   exactly what it prints. `build/hadsl` is the program under test, `samples/` the
                   samples.
Other languages are not run and must be named in IGNORED, so that nothing is skipped by a typing
error.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

IGNORED = {"cpp", "cmake", "ebnf", "json", "text", "yaml", "toml", "sh"}
FENCE = re.compile(r"^```(.*)$")


def blocks(path):
    """(line, info, text) of every fenced block of a file."""
    info, start, lines = None, 0, []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        match = FENCE.match(line)
        if match and info is None:
            info, start, lines = match.group(1).strip(), number, []
        elif match:
            yield start, info, "\n".join(lines) + "\n"
            info = None
        elif info is not None:
            lines.append(line)
    if info is not None:
        raise SystemExit(f"{path}:{start}: a block is never closed")


def run(command, folder):
    return subprocess.run(command, shell=True, cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False,
                          env={**os.environ, "NO_COLOR": "1"})


def check_specification(program, folder, name, text, refused):
    (folder / name).write_text(text, encoding="utf-8")
    ran = run(f"{program} check --allow-empty {name}", folder)
    accepted = ran.returncode in (0, 1, 3)
    return None if accepted != refused else f"exit {ran.returncode}\n{ran.stdout}"


def check_console(folder, text):
    command, expected = None, []
    for line in text.splitlines() + ["$ "]:
        if not line.startswith("$ "):
            expected.append(line)
            continue
        if command is not None:
            got = run(command, folder).stdout.rstrip("\n").splitlines()
            while expected and not expected[-1]:
                expected.pop()
            if [each.rstrip() for each in got] != [each.rstrip() for each in expected]:
                return f"$ {command}\n--- documented\n" + "\n".join(expected) + \
                    "\n--- printed\n" + "\n".join(got)
        command, expected = line[2:], []
    return None


def main():
    if len(sys.argv) < 4:
        raise SystemExit("usage: blocks.py PROGRAM SOURCE_FOLDER FILE.md…")
    program, source = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    failures = count = 0
    for path in map(pathlib.Path, sys.argv[3:]):
        folder = pathlib.Path(tempfile.mkdtemp(prefix="hadsl-docs-"))
        (folder / "build").mkdir()
        (folder / "build" / "hadsl").symlink_to(program)
        shutil.copytree(source / "samples", folder / "samples")
        for line, info, text in blocks(path):
            language, _, rest = info.partition(" ")
            problem = None
            if language == "hadsl":
                name = rest if rest and rest != "error" else "block.hadsl"
                problem = check_specification("build/hadsl", folder, name, text, rest == "error")
            elif language == "console":
                problem = check_console(folder, text)
            elif language not in IGNORED:
                problem = f"no such language: `{info}`"
            else:
                continue
            count += 1
            if problem:
                failures += 1
                print(f"{path}:{line}: error: this block does not do what the page says\n{problem}")
        shutil.rmtree(folder)
    print(f"{count - failures} passed, {failures} failed")
    sys.exit(1 if failures or not count else 0)


if __name__ == "__main__":
    main()
