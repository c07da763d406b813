#!/usr/bin/env python3
"""Runs the code blocks of docs/cpp.md, and the project in samples/cpp.

    cpp_blocks.py ROOT BUILD CMAKE COMPILER GENERATOR

```cpp NAME         is written to NAME in a folder and must compile
```cpp error TEXT   must not, and the message contains TEXT (`...`: anything up to a quote)
```hadsl NAME, ```cmake NAME   are written; the CMake project is built with an installed copy, and
                    its tests pass

Compilers: COMPILER, and the first clang that can evaluate claims, if there is one.
"""
# SPDX-License-Identifier: BSL-1.0
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT, BUILD, CMAKE, COMPILER, GENERATOR = sys.argv[1:6]
CANNOT = "this_compiler_cannot_evaluate_claims"
PROBE = """#include <hadsl/embed/proves.hpp>
static_assert(hadsl::embed::detail::usable_at_compile_time<std::string>);
"""
failed = []


def run(*command, cwd=None):
    return subprocess.run([str(word) for word in command], cwd=cwd, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, check=False,
                          env={**os.environ, "LC_ALL": "C"})


def blocks(text):
    for match in re.finditer(r"^```(\w+) ?(.*?)\n(.*?)^```$", text, re.M | re.S):
        yield text[: match.start()].count("\n") + 1, match[1], match[2].strip(), match[3]


def check(what, condition, message):
    print(("ok      " if condition else "FAILED  ") + what, flush=True)
    if not condition:
        print(message)
        failed.append(what)


def compilers(folder):
    """Command lines that compile and can evaluate claims; says which cannot."""
    (folder / "probe.cpp").write_text(PROBE, encoding="utf-8")
    candidates = [[COMPILER]]
    for name in ("clang++-19", "clang++-18", "clang++-17", "clang++"):
        if shutil.which(name):
            candidates += [[name, "-stdlib=libc++", "-fconstexpr-steps=200000000"],
                           [name, "-fconstexpr-steps=200000000"]]
    found = []
    for command in candidates:
        full = [*command, "-std=c++20", "-fsyntax-only", "-I", f"{ROOT}/include"]
        if len(found) > 1 and found[-1][0].startswith("clang"):
            break
        if run(*full, folder / "probe.cpp").returncode == 0:
            found.append(full)
        else:
            print(f"skipped {' '.join(command)}: it cannot use std::string at compile time")
    return found


def compiles(command, source, wanted):
    done = run(*command, source)
    if wanted is None:
        return done.returncode == 0, done.stdout
    pattern = re.escape(wanted).replace(re.escape("..."), '[^"]*')
    return done.returncode != 0 and re.search(pattern, done.stdout) is not None, done.stdout


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name).resolve()
        sources = []
        for line, language, info, text in blocks(Path(ROOT, "docs/cpp.md").read_text("utf-8")):
            wanted = None
            target = info
            if info.startswith("error "):
                wanted = info[len("error "):]
                target = f"error{line}.cpp"
            (folder / target).write_text(text, encoding="utf-8")
            if language == "cpp" and target.endswith(".cpp") and target != "main.cpp":
                sources.append((line, target, wanted))
        for command in compilers(folder):
            for line, target, wanted in sources:
                if wanted is None and target in ("check.cpp", "matchers.cpp") and \
                        command[0] != COMPILER:
                    continue  # nothing about constant expressions, and dear
                good, told = compiles(command, folder / target, wanted)
                check(f"{command[0]}: docs/cpp.md:{line} {target}", good, told)
            for target, wanted in (("orders.cpp", None),
                                   ("belief.cpp", 'claim_is_refuted_by<..."crash of app"')):
                good, told = compiles(command, Path(ROOT, "samples/cpp", target), wanted)
                check(f"{command[0]}: samples/cpp/{target}", good, told)

        # The project of the page, as a stranger would build it.
        prefix = folder / "prefix"
        steps = [[CMAKE, "--install", BUILD, "--prefix", prefix],
                 [CMAKE, "-S", folder, "-B", folder / "build", "-G", GENERATOR,
                  f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DCMAKE_PREFIX_PATH={prefix}"],
                 [CMAKE, "--build", folder / "build"],
                 ["ctest", "--test-dir", folder / "build", "--no-tests=error"],
                 [folder / "build" / "program"]]
        for step in steps:
            done = run(*step)
            check(" ".join(map(str, step)), done.returncode == 0, done.stdout)
            if done.returncode != 0:
                break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
