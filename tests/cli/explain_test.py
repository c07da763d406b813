#!/usr/bin/env python3
"""`hadsl explain` and `hadsl new` from a shell.

    explain_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = str(ROOT / "build" / "hadsl")


class CommandTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name).resolve()

    def run_program(self, code, *arguments):
        done = subprocess.run([PROGRAM, *arguments], cwd=self.path, capture_output=True,
                              timeout=120, check=False)
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, out + err)
        return out, err


class Explain(CommandTest):
    def test_a_page_however_it_is_named(self):
        page = (ROOT / "docs" / "codes" / "HA0705.md").read_text(encoding="utf-8")
        for word in ("HA0705", "ha0705", "0705", "705", "unseen_failure"):
            self.assertEqual(self.run_program(0, "explain", word), (page, ""))

    def test_every_code_has_its_page(self):
        listed, _ = self.run_program(0, "explain")
        codes = re.findall(r"^(HA\d{4})  ", listed, re.M)
        self.assertEqual(len(codes), len(listed.splitlines()))
        out, _ = self.run_program(0, "explain", *codes)
        self.assertEqual(re.findall(r"^# (HA\d{4}): ", out, re.M), codes)

    def test_an_unknown_code(self):
        self.assertIn("did you mean `unseen_failure`?",
                      self.run_program(2, "explain", "unsen_failure")[1])
        self.assertIn("found `HA9999`", self.run_program(2, "explain", "HA9999")[1])


class New(CommandTest):
    def test_what_it_writes_is_sound_and_shows_something(self):
        _, err = self.run_program(0, "new")
        self.assertEqual(err, "wrote first.hadsl; next: hadsl check first.hadsl\n")
        out, _ = self.run_program(0, "check", "first.hadsl")
        self.assertIn("1 proven, 1 refuted but accepted", out)
        self.run_program(0, "fmt", "--check", "first.hadsl")
        out, _ = self.run_program(1, "lint", "first.hadsl")
        self.assertIn("single points of failure of `shop`", out)

    def test_an_existing_file_is_left(self):
        (self.path / "mine.hadsl").write_text("host a\n", encoding="utf-8")
        self.assertIn("`mine.hadsl` exists", self.run_program(2, "new", "mine.hadsl")[1])
        self.assertEqual((self.path / "mine.hadsl").read_text(encoding="utf-8"), "host a\n")

    def test_standard_output(self):
        out, err = self.run_program(0, "new", "-")
        self.assertTrue(out.startswith("// A specification to start from."))
        self.assertEqual(err, "")
        self.assertEqual(list(self.path.iterdir()), [])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
