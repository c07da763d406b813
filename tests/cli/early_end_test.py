#!/usr/bin/env python3
"""Runs that end early: interrupted, or out of memory.

    early_end_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

PROGRAM = "hadsl"

WRONG, UNDECIDED = 2, 3

# The first claim is decided at once; trying all scenarios of the second takes longer than anybody
# waits.
LONG = """
host h[1..60]
service web on h[1] { needs 1 of (h[2], h[3], h[4]) }
service shop { needs 40 of (h[1..60]) }
claim first: no single hardware failure of h[3] causes interruption of web
claim second: no 9 hardware failures cause interruption of shop
"""


class EarlyEnd(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.path = Path(folder.name)
        (self.path / "long.hadsl").write_text(LONG, encoding="utf-8")

    def start(self, *arguments):
        child = subprocess.Popen([PROGRAM, *arguments], cwd=self.path, stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(child.kill)
        return child

    def signalled(self, child, which):
        # It reads, judges the first claim and is in the second: well within this time.
        time.sleep(2)
        self.assertIsNone(child.poll(), "ended before it was interrupted")
        child.send_signal(which)
        child.wait(timeout=60)  # with its standard input still open
        out, err = child.communicate()
        return out.decode(), err.decode(), child.returncode

    def judge_long(self, *more):
        return self.start("check", "--solver", "exhaustive", "--allow-vacuous", *more, "long.hadsl")

    def test_an_interrupted_run_reports_what_it_knows(self):
        for which in (signal.SIGINT, signal.SIGTERM):
            child = self.judge_long("--format", "json:report.json", "--format", "text")
            out, err, code = self.signalled(child, which)
            self.assertEqual(code, UNDECIDED, out + err)
            self.assertIn("interrupted: the rest is undecided", err)
            self.assertIn("1 proven, 1 undecided", out)
            claims = json.loads((self.path / "report.json").read_text())["claims"]
            self.assertEqual([each["verdict"] for each in claims], ["proven", "undecided"])

    def test_who_waits_for_input_is_cut_off_and_leaves_no_file(self):
        child = self.start("check", "--format", "json:report.json", "-")
        out, err, code = self.signalled(child, signal.SIGINT)
        self.assertEqual((out, code), ("", UNDECIDED), err)
        self.assertIn("interrupted before there was anything to report", err)
        self.assertEqual(sorted(os.listdir(self.path)), ["long.hadsl"])

    def test_a_second_interruption_ends_at_once(self):
        child = self.start("check", "-")
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        child.wait(timeout=60)
        child.communicate()
        self.assertEqual(child.returncode, -signal.SIGINT)

    def test_no_more_memory_than_allowed(self):
        child = self.judge_long("--memory", "1MB")
        out, err = child.communicate(timeout=60)
        self.assertEqual(child.returncode, UNDECIDED, out + err)
        self.assertIn(b"stopped at 1 MB of memory (--memory)", err)

    def test_what_is_no_size(self):
        for size in ("", "0MB", "12", "MB", "-1GB", "1.5GB", "99999999999GB", "5 MB", "1TB"):
            child = self.start("check", "--memory=" + size, "long.hadsl")
            _, err = child.communicate(timeout=60)
            self.assertEqual(child.returncode, WRONG, size)
            self.assertIn(b"--memory", err)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
