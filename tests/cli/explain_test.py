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
REFERENCE = ROOT / "grammar" / "README.md"


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


SAMPLE = str(ROOT / "samples" / "fault-tolerance.hadsl")


class ExplainClaim(CommandTest):
    def test_a_refuted_claim_with_everything_that_refutes_it(self):
        out, err = self.run_program(0, "explain", "software", SAMPLE)
        self.assertEqual(err, "")
        self.assertIn("error: claim `software` is refuted: crash of app causes", out)
        self.assertIn("= considered: 21 failures, 21 scenarios: crash of esx1, ", out)
        # Every set has its own story, and what would make it harmless.
        heads = re.findall(r"(?m)^(\d+) of 11: (.*) causes? an outage of orders", out)
        self.assertEqual([int(number) for number, _ in heads], list(range(2, 12)))
        third = out.split("3 of 11: ")[1].split("4 of 11: ")[0]
        self.assertIn("(1) hang strikes both copies of app at once", third)
        self.assertIn("= survives if: the copies of app ran apart and each served", third)
        self.assertTrue(out.rstrip().endswith("= in all: 11 smallest sets of failures"))
        self.assertEqual(out.count("smallest sets of failures"), 1)

    def test_a_proven_claim_with_its_edge_and_the_story_of_that(self):
        out, _ = self.run_program(0, "explain", "hardware", SAMPLE)
        self.assertIn("proven: claim `hardware`", out)
        self.assertIn("= claimed: even a hardware failure can't bring it down", out)
        self.assertIn("= rests on: app has its 2 copies", out)
        before, edge = out.split("edge: with 2 instead of 1 it breaks: ")
        self.assertTrue(edge.startswith("host failure of esx1 and host failure of esx2 cause"))
        self.assertIn("(3) host failure strikes esx2", edge)
        self.assertNotIn("strikes", before)

    def explained(self, claim, text):
        (self.path / "a.hadsl").write_text(text, encoding="utf-8")
        return self.run_program(0, "explain", claim, "a.hadsl")[0]

    def test_what_is_accepted_and_what_time_would_do(self):
        text = ("host h1\nmechanism watched { on crash: restart in 1min }\n"
                "service web on h1 { protected by watched }\n"
                'claim one: no single host failure stops web accepted "a test" until 2099-12-31\n'
                "claim quick: no single crash of web causes outage of web longer than 10s\n"
                "claim start: web starts from cold\n")  # which no number of failures breaks
        self.assertIn('= accepted: until 2099-12-31: "a test"\n', self.explained("one", text))
        self.assertTrue(self.explained("quick", text).rstrip().endswith(
            "= help: the claim would hold with `longer than 1min`"))
        self.assertTrue(self.explained("start", text).rstrip().endswith(
            "= considered: from everything stopped"))

    def test_a_fence_that_was_left_open(self):
        out = self.explained(
            "one",
            "host h1, h2\nmechanism pair {\n  role fence optional\n  copies run apart, one active\n"
            "  fenced by fence\n  on crash, loss of host, isolation: take over in 5s\n}\n"
            "service lb { copies on h1, h2  protected by pair }\n"
            "claim one: no single isolation causes split brain of lb\n")
        self.assertIn("what was left open fences the copies of lb", out)

    def test_assumptions_are_named(self):
        out = self.explained(
            "d", 'host h1, h2\nservice web on h1\nassume sound "h1 lasts": no host failure of h1\n'
            "claim d: no single host failure causes outage of web\n")
        self.assertIn('= assuming: sound "h1 lasts" (line 3)', out)

    def test_patterns_folders_and_all_claims(self):
        out, _ = self.run_program(0, "explain", "*ware", SAMPLE)
        self.assertIn("claim `software` is refuted", out)
        self.assertIn("proven: claim `hardware`", out)
        everything, _ = self.run_program(0, "explain", SAMPLE)
        self.assertEqual(everything, out)
        (self.path / "software").mkdir()  # a folder of that name is no path to look into
        self.assertIn("claim `software` is refuted",
                      self.run_program(0, "explain", "software", SAMPLE)[0])
        (self.path / "in").mkdir()
        (self.path / "in" / "a.hadsl").write_bytes(Path(SAMPLE).read_bytes())
        self.assertIn("in/a.hadsl:28:7: error: claim `software` is refuted",
                      self.run_program(0, "explain", "software", "in")[0])

    def test_words_of_the_language(self):
        out, err = self.run_program(0, "explain", "link")
        self.assertTrue(out.startswith("# Links\n\n`link NAME between A, B`"), out)
        self.assertIn("```hadsl links.hadsl\n", out)
        self.assertEqual(err, "")
        out, _ = self.run_program(0, "explain", "tolerating")
        self.assertIn("| `needs E tolerating D` |", out)
        self.assertNotIn("# Links", out)
        out, _ = self.run_program(0, "explain", "needs")
        self.assertTrue(out.startswith("# Components\n\n| property | meaning |\n| --- | --- |\n"
                                       "| `needs E` |"), out)
        self.assertNotIn("| `in X, Y` |", out)
        self.assertEqual(self.run_program(0, "explain", "language")[0],
                         REFERENCE.read_text(encoding="utf-8"))

    def test_the_nearest_word_of_the_language(self):
        for written, meant in (("sevice", "service"), ("protectd", "protected"),
                               ("tolerting", "tolerating"), ("lockstpe", "lockstep"),
                               ("bad_confg", "bad_config"), ("Quorom", "quorum")):
            self.assertIn(f"`hadsl explain {written} FILE`; did you mean `{meant}`?",
                          self.run_program(2, "explain", written)[1])
            self.run_program(0, "explain", meant)
        self.assertNotIn("did you mean", self.run_program(2, "explain", "zzzzz")[1])

    def test_fewer_sets_and_how_many_there_are(self):
        out, _ = self.run_program(0, "explain", "software", SAMPLE, "--max", "2")
        self.assertIn("2 of 2: crash of orders", out)
        self.assertIn("= in all: 11 smallest sets of failures, of which 2 are listed", out)

    def test_names_that_are_neither(self):
        out, _ = self.run_program(2, "explain", "sofware", SAMPLE)
        self.assertIn("found no claim that matches `sofware`", out)
        self.assertIn("did you mean `software`?", out)
        self.assertIn("claim and where it is: `hadsl explain ha_web FILE`",
                      self.run_program(2, "explain", "ha_web")[1])
        self.assertIn("cannot read `missing`",
                      self.run_program(2, "explain", "software", "missing")[0])
        (self.path / "empty.hadsl").write_text("host h1\n", encoding="utf-8")
        self.assertIn("found no claim, expected one to explain",
                      self.run_program(2, "explain", "c", "empty.hadsl")[0])
        (self.path / "b.hadsl").write_text("host h1 h2\n", encoding="utf-8")
        self.assertIn("b.hadsl:1:9: error: ", self.run_program(2, "explain", "c", "b.hadsl")[0])

    def test_what_the_time_does_not_suffice_for_is_said(self):
        out, _ = self.run_program(0, "explain", "software", SAMPLE, "--timeout", "1ms")
        self.assertIn("claim `software`", out)
        self.assertIn("expected more than no time at all",
                      self.run_program(2, "explain", "software", SAMPLE, "--timeout", "0s")[1])


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
