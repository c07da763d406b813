#!/usr/bin/env python3
"""Runs golden files: what `hadsl` says about a line stands beneath that line, as `//! ` text.

    run.py --program build/hadsl [--bless] [FILE...]

A corpus file (tests/corpus/**/*.hadsl) is its own expectation. The runner strips the lines that
begin with `//!`, runs the program on what is left, writes every block of output beneath the line
that the block's `file:line:column:` names, everything else (summary, exit code) at the end, and
compares the whole text with the file. `--bless` rewrites the file instead; read the difference
before you commit it.

A sample (samples/**/*.hadsl) stays free of marks: its expectation is the text report in
tests/corpus/samples/NAME.txt and the JSON report in tests/corpus/samples/NAME.json.

A first line `// run: --all --max 50` adds options; one that begins with a command, as in
`// run: lint --fail-on error`, runs that instead of `check`. Files in a folder named `parts` are there to be
imported and are no tests of their own. Without FILE: all of them.
"""
# SPDX-License-Identifier: BSL-1.0
import argparse
import difflib
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

CORPUS = Path(__file__).resolve().parent
ROOT = CORPUS.parent.parent
SAMPLES = ROOT / "samples"
EXPECTED = CORPUS / "samples"

MARK = "//!"
HEADER = re.compile(r"^(?P<file>[^\s:][^:]*):(?P<line>\d+):(?P<column>\d+): ")
# What belongs to the block above it: excerpts (`12 | text`), whatever is indented.
CONTINUED = re.compile(r"^(\s|\d+ \||\.\.\.)")
IMPORT = re.compile(r'^\s*import\s+"([^"\n]*)"', re.MULTILINE)

COMMANDS = ("check", "lint")

# What a crash looks like, as opposed to an answer: a signal, or a sanitizer's exit code.
ANSWERS = (0, 1, 2, 3)


def read(path):
    """A file as text that survives a round trip, whatever its bytes."""
    return path.read_bytes().decode("utf-8", errors="surrogateescape")


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode("utf-8", errors="surrogateescape"))


def split_lines(text):
    """Lines with their ends; only a line feed ends a line, as for the program."""
    return re.findall(r"[^\n]*\n|[^\n]+", text)


def strip(text):
    """The specification without what was said about it."""
    lines = split_lines(text)
    kept = [line for line in lines if not line.startswith(MARK)]
    # A file may lack a final line end; the marks beneath it had to add one.
    if kept and lines[-1] != kept[-1] and kept[-1].endswith("\n") and NO_END in lines:
        kept[-1] = kept[-1][:-1]
    return "".join(kept)


NO_END = MARK + " (no line end above)\n"


def options_of(text):
    match = re.match(r"// run:(.*)", text)
    return shlex.split(match[1]) if match else []


def run(program, arguments, folder, limit):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
    environment.pop("COLUMNS", None)
    command = "check"
    if arguments[0] in COMMANDS:
        command, *arguments = arguments
    try:
        done = subprocess.run(
            [program, command, "--color", "never", *arguments], cwd=folder, env=environment,
            stdin=subprocess.DEVNULL, capture_output=True, timeout=limit, check=False)
    except subprocess.TimeoutExpired:
        sys.exit(f"no answer within {limit} s: {shlex.join(arguments)}")
    out, err = (stream.decode("utf-8", errors="replace") for stream in (done.stdout, done.stderr))
    if done.returncode not in ANSWERS:
        sys.exit(f"exit code {done.returncode}, which is no answer\n{out}{err}")
    return done.returncode, out, err


def blocks_of(output, name):
    """Splits output into {line number: [block]} for the blocks about `name`, and the rest."""
    about, rest = {}, []
    current = rest
    for line in output.split("\n"):
        header = HEADER.match(line)
        if header and header["file"] == name:
            block = []
            about.setdefault(int(header["line"]), []).append(block)
            current = block
        elif header or (line and not CONTINUED.match(line)):
            current = rest
        current.append(line)
    for blocks in about.values():
        for block in blocks:
            while block and not block[-1]:
                block.pop()
    return about, squeezed(rest)


def squeezed(lines):
    """No empty line at either end and never two together: what was cut out left its gaps."""
    kept = []
    for line in lines:
        if line or (kept and kept[-1]):
            kept.append(line)
    while kept and not kept[-1]:
        kept.pop()
    return kept


def marked(line):
    return f"{MARK} {line}\n" if line else f"{MARK}\n"


def bring_imports(source, target, text):
    """Copies, stripped, what a file imports, and what that imports."""
    for wanted in IMPORT.findall(text):
        origin, copy = source.parent / wanted, target.parent / wanted
        if origin.is_file() and not copy.exists():
            imported = strip(read(origin))
            write(copy, imported)
            bring_imports(origin, copy, imported)


def annotated(program, file, limit):
    """The text of a corpus file as it should be."""
    text = strip(read(file))
    with tempfile.TemporaryDirectory() as folder:
        # The same number of folders above it, so that `import "../x"` stays within.
        target = Path(folder) / file.relative_to(CORPUS)
        write(target, text)
        bring_imports(file, target, text)
        code, out, err = run(program, [*options_of(text), file.name], target.parent, limit)
    about, rest = blocks_of(out, file.name)
    also_about, also_rest = blocks_of(err, file.name)
    for line, blocks in also_about.items():
        about.setdefault(line, []).extend(blocks)

    lines = split_lines(text)
    result = []
    for number, line in enumerate(lines, 1):
        result.append(line)
        said = about.pop(number, [])
        last = number == len(lines)
        if last and not line.endswith("\n"):
            result.append("\n" + NO_END)
        for at, block in enumerate(said):
            result += [marked(each) for each in ([""] if at else []) + block]
    # A place past the last line, in an empty file say.
    for _, blocks in sorted(about.items()):
        for block in blocks:
            result += [marked(each) for each in block]
    for part in (rest, also_rest):
        if part and result and result[-1].startswith(MARK):
            result.append(marked(""))
        result += [marked(each) for each in part]
    result.append(marked(f"exit {code}"))
    return "".join(result)


def reports(program, file, limit):
    """The expectations of a sample: its text and its JSON report."""
    name = file.relative_to(ROOT).as_posix()
    with tempfile.TemporaryDirectory() as folder:
        json = Path(folder) / "report.json"
        code, out, err = run(
            program,
            [*options_of(read(file)), "--format", "text", "--format", f"json:{json}", name], ROOT,
            limit)
        said = read(json) if json.exists() else ""
    place = EXPECTED / file.relative_to(SAMPLES)
    return {
        place.with_suffix(".txt"): out + err + f"exit {code}\n",
        place.with_suffix(".json"): said,
    }


def expectations(program, file, limit):
    if SAMPLES in file.parents:
        return reports(program, file, limit)
    return {file: annotated(program, file, limit)}


def difference(path, wanted):
    if not path.exists():
        return f"{path.relative_to(ROOT)} does not exist; --bless writes it\n"
    present = read(path)
    if present == wanted:
        return ""
    name = path.relative_to(ROOT).as_posix()
    lines = difflib.unified_diff(split_lines(present), split_lines(wanted), name, f"{name} (now)")
    return "".join(lines).encode("utf-8", errors="replace").decode()


def all_files():
    found = [*CORPUS.rglob("*.hadsl"), *SAMPLES.rglob("*.hadsl")]
    return sorted(file for file in found if "parts" not in file.parts)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--program", default=str(ROOT / "build" / "hadsl"))
    parser.add_argument("--bless", action="store_true", help="write what is said now")
    parser.add_argument("--limit", type=float, default=120, help="seconds for one file")
    parser.add_argument("files", nargs="*", type=Path)
    given = parser.parse_args()

    program = str(Path(given.program).resolve())
    sys.stdout.reconfigure(errors="replace")
    wrong = 0
    files = [file.resolve() for file in given.files] or all_files()
    for file in files:
        for path, wanted in expectations(program, file, given.limit).items():
            differs = difference(path, wanted)
            if differs and given.bless:
                write(path, wanted)
                print(f"blessed {path.relative_to(ROOT)}")
            elif differs:
                wrong += 1
                print(differs)
    if wrong:
        print("if that is what it should say: "
              f"{Path(__file__).relative_to(ROOT)} --bless")
    elif not given.files:
        print(f"{len(files)} files as expected")
    return 1 if wrong and not given.bless else 0


if __name__ == "__main__":
    sys.exit(main())
