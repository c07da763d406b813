#!/usr/bin/env python3
"""The runner itself, on a program that says what it is told to."""
# SPDX-License-Identifier: BSL-1.0
import stat
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
import run  # noqa: E402

SPECIFICATION = """\
// run: --all
site dc
claim a: no single failure causes outage of dc
"""
SAYS = """\
x.hadsl:3:7: error: refuted [HA0501]
  |
3 | claim a: no single failure causes outage of dc
  |       ^

  more of it

x.hadsl:2:1: warning: one
x.hadsl:2:6: warning: two
 --> parts/y.hadsl:1
parts/y.hadsl:1:1: error: elsewhere

1 claim, 1 refuted
"""
EXPECTED = """\
// run: --all
site dc
//! x.hadsl:2:1: warning: one
//!
//! x.hadsl:2:6: warning: two
//!  --> parts/y.hadsl:1
claim a: no single failure causes outage of dc
//! x.hadsl:3:7: error: refuted [HA0501]
//!   |
//! 3 | claim a: no single failure causes outage of dc
//!   |       ^
//!
//!   more of it
//!
//! parts/y.hadsl:1:1: error: elsewhere
//!
//! 1 claim, 1 refuted
//! exit 1
"""


class Runner(unittest.TestCase):
    def setUp(self):
        holder = tempfile.TemporaryDirectory()
        self.addCleanup(holder.cleanup)
        self.folder = Path(holder.name)
        self.corpus = run.CORPUS
        run.CORPUS = self.folder
        self.addCleanup(setattr, run, "CORPUS", self.corpus)

    def program(self, says, code=1):
        """A stand-in for hadsl: answers `says`, provided that it sees no marks."""
        path = self.folder / "hadsl"
        (self.folder / "says").write_text(says)
        path.write_text("#!/bin/sh\nfor last; do :; done\n"
                        f"grep -q '^//!' \"$last\" && exit 2\ncat {self.folder}/says\nexit {code}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    def file(self, content):
        path = self.folder / "x.hadsl"
        path.write_bytes(content)
        return path

    def test_blocks_stand_beneath_their_lines(self):
        file = self.file(SPECIFICATION.encode())
        self.assertEqual(run.annotated(self.program(SAYS), file, 10), EXPECTED)

    def test_a_blessed_file_stays_as_it_is(self):
        file = self.file(EXPECTED.encode())
        self.assertEqual(run.annotated(self.program(SAYS), file, 10), EXPECTED)

    def test_any_bytes_survive(self):
        for content in (b"", b"\n", b"no end", b"crlf\r\n\xff\xfe\r\n", b"a\x0cb\x0b\x1c\n"):
            file = self.file(content)
            for _ in range(2):
                text = run.annotated(self.program("x.hadsl:1:1: error: bad\n", 2), file, 10)
                run.write(file, text)
                self.assertEqual(run.strip(text).encode(errors="surrogateescape"), content)

    def test_a_crash_is_no_answer(self):
        with self.assertRaises(SystemExit):
            run.annotated(self.program("", 70), self.file(b""), 10)

    def test_the_program_is_run_on_stripped_text(self):
        seen = subprocess.run([self.program(""), str(self.file(b"//! x\n"))], check=False)
        self.assertEqual(seen.returncode, 2)


if __name__ == "__main__":
    unittest.main()
