#!/usr/bin/env python3
"""`hadsl library` from a shell.

    library_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import re
import subprocess
import sys
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = str(ROOT / "build" / "hadsl")
MODULES = {each.stem: each.read_text(encoding="utf-8")
           for each in (ROOT / "include" / "hadsl" / "library").glob("*.hadsl")}


class Library(unittest.TestCase):
    maxDiff = None

    def run_program(self, code, *arguments):
        done = subprocess.run([PROGRAM, "library", *arguments], capture_output=True, timeout=120,
                              check=False)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, out + err)
        return out, err

    def test_everything_is_listed(self):
        out, _ = self.run_program(0)
        for module, text in MODULES.items():
            if module != "core":
                self.assertRegex(out, rf"(?m)^{module}\b")
            for name in re.findall(r"^(?:mechanism|kind|failure) `?(\w+)", text, re.M):
                self.assertRegex(out, rf"(?m)^ +(?:{module}\.)?{name}\b", f"{module}: {name}")
        self.assertLessEqual(max(map(len, out.splitlines())), 100)
        # A tree: what descends from something stands beneath it, further in.
        self.assertRegex(out, r"(?m)^  software .*\n    transient .*(\n      .*)*\n      crash ")
        self.assertRegex(out, r"(?m)^    disk +strikes disk; destroys contents\. Disk and storage take")

    def test_a_module_with_parameters_and_defaults(self):
        out, _ = self.run_program(0, "postgres")
        self.assertTrue(out.startswith("postgres: PostgreSQL and Patroni\n"), out)
        self.assertIn("For `database` and kinds derived from it.", out)
        self.assertRegex(out, r"postgres\.patroni +PostgreSQL with Patroni, asynchronous\n"
                              r" +Patroni with asynchronous replication, its default\.\n"
                              r" +roles: +store\n"
                              r" +parameters: +ttl = 30s, elected = 10s,")
        self.assertRegex(out, r"parameters: +lag, by_hand = unbounded")

    def test_every_declaration_as_it_stands(self):
        for module, text in MODULES.items():
            for found in re.finditer(r"(?m)((?:^//.*\n)*)^mechanism (\w+)[^{]*\{\n(?:.*\n)*?\}\n",
                                     text):
                out, _ = self.run_program(0, f"{module}.{found[2]}")
                self.assertEqual(out, f"// `use {module}`, then `{module}.{found[2]}`\n{found[0]}")

    def test_a_name_without_its_module(self):
        self.assertEqual(self.run_program(0, "patroni"), self.run_program(0, "postgres.patroni"))
        out, _ = self.run_program(0, "cluster")  # several have one
        for module in ("galera", "mysql", "pacemaker", "redis"):
            self.assertIn(f"`{module}.cluster`", out)

    def test_kinds_and_classes(self):
        out, _ = self.run_program(0, "bad_update")
        self.assertIn("An update nobody here rolls out", out)
        self.assertIn("shared by channel  recurs  shows as crash", out)
        out, _ = self.run_program(0, "host")  # both a kind and a class
        self.assertIn("kind host ", out)
        self.assertIn("failure host ", out)
        self.assertIn("kind `link`", self.run_program(0, "link")[0])

    def test_a_word_is_looked_up(self):
        out, _ = self.run_program(0, "etcd")
        self.assertLess(out.index("  raft.consensus "), out.index("  postgres.patroni "))
        out, _ = self.run_program(0, "etcd", "split")
        self.assertIn("Nothing is called `split`", out)
        self.assertIn("did you mean `postgres`?", self.run_program(2, "postgress")[1])
        self.assertIn("which nothing is called and no comment mentions",
                      self.run_program(2, "xyzzy")[1])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
