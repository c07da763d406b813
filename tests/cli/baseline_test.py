#!/usr/bin/env python3
"""Baselines: what is known does not fail, what is new does, what is no more is said.

    baseline_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import sys
import unittest

import check_test
from check_test import HARDWARE, PAIR, PROVEN, REFUTED, SOFTWARE, WRONG, CheckTest


class BaselineTest(CheckTest):
    def record(self, text, *arguments):
        self.write("a.hadsl", text)
        return self.expect(PROVEN, "a.hadsl", "--write-baseline", "b.json", *arguments)

    def against(self, code, text, *arguments):
        self.write("a.hadsl", text)
        return self.expect(code, "a.hadsl", "--baseline", "b.json", *arguments)

    def test_what_is_known_does_not_fail(self):
        done = self.record(PAIR + HARDWARE + SOFTWARE)
        self.assertIn("1 refuted as the baseline knows", done.out)
        done = self.against(PROVEN, PAIR + HARDWARE + SOFTWARE)
        self.assertRegex(done.out, r"(?m)^a\.hadsl:6:7: warning: claim `software` is refuted, which "
                                   r"the baseline knows: .* \[HA0906\]")
        self.assertIn("known", done.out)
        self.expect(REFUTED, "a.hadsl")

    def test_unrelated_edits_change_nothing(self):
        self.record(PAIR + SOFTWARE)
        self.against(PROVEN, "// a note\nhost h0\n" + PAIR + "service other on h0\n" + HARDWARE +
                     "\n" + SOFTWARE.replace("\n", " // why\n"))

    def test_a_new_refutation_fails_and_is_shown(self):
        self.record(PAIR + SOFTWARE)
        more = PAIR + "service db on h1\nservice web2 on h2 { needs db }\n" + SOFTWARE + \
            "claim other: no single crash causes outage of web2\n"
        done = self.against(REFUTED, more)
        self.assertIn("error: claim `other` is refuted", done.out)
        self.assertIn("1 refuted, 1 refuted as the baseline knows", done.out)

    def test_a_new_way_to_refute_a_known_claim_fails_and_is_shown(self):
        self.record(PAIR + SOFTWARE)
        text = PAIR.replace("protected by pair", "protected by pair  needs db") + \
            "service db on h1\n" + SOFTWARE
        done = self.against(REFUTED, text)
        self.assertIn("error: claim `software` is refuted: crash of h1 causes", done.out)
        self.assertIn("(2) db goes down with h1", done.out)

    def test_a_claim_that_says_something_else_is_not_known(self):
        self.record(PAIR + SOFTWARE)
        done = self.against(REFUTED, PAIR + SOFTWARE.replace("software failure", "failure"))
        self.assertIn("warning: the baseline lists claim `software` of `a.hadsl`, which says "
                      "something else now [HA0907]", done.out)

    def test_what_is_no_more_is_said(self):
        self.record(PAIR + SOFTWARE)
        done = self.against(PROVEN, PAIR + HARDWARE)
        self.assertIn("claim `software` of `a.hadsl`, which is no longer there [HA0907]", done.out)
        index = json.loads((self.path / "b.json").read_bytes())
        index["refuted"][0]["sets"].append({"failures": ["meteor on h1"], "duration_ms": None})
        self.write("b.json", json.dumps(index))
        done = self.against(PROVEN, PAIR + SOFTWARE)
        self.assertIn("the baseline lists meteor on h1, which no longer refutes claim `software`",
                      done.out)
        index["refuted"][0].update(claim="hardware", statement="no single hardware failure causes "
                                   "outage of web")
        self.write("b.json", json.dumps(index))
        done = self.against(PROVEN, PAIR + HARDWARE)
        self.assertIn("claim `hardware` of `a.hadsl`, which is proven now", done.out)

    def test_what_lasts_longer_than_known_fails_and_is_shown(self):
        claim = "claim quick: no single hardware failure causes outage of web longer than 10s\n"
        def lasting(time):
            return PAIR.replace("all active", "one active").replace("in 5s", "in " + time) + claim
        self.record(lasting("30s"))
        self.assertEqual(json.loads((self.path / "b.json").read_bytes())["refuted"][0]["sets"],
                         [{"failures": ["host failure of h1"], "duration_ms": 30000}])
        self.against(PROVEN, lasting("30s"))
        self.against(PROVEN, lasting("20s"))
        done = self.against(REFUTED, lasting("31s"))
        self.assertIn("error: claim `quick` is refuted: host failure of h1", done.out)
        self.assertIn("= note: this is worse than before: the baseline lists host failure of h1 "
                      "with 30s", done.out)
        report = json.loads(self.against(REFUTED, lasting("31s"), "--format", "json").stdout)
        self.assertEqual(report["claims"][0]["worse_than_known"],
                         "the baseline lists host failure of h1 with 30s")

    def test_a_part_of_what_is_known_fails_and_is_shown(self):
        claim = "claim two: no 2 hardware failures cause outage of web\n"
        self.record(PAIR + claim)
        done = self.against(REFUTED, PAIR.replace("protected by pair", "protected by pair  needs h1") + claim)
        self.assertIn("error: claim `two` is refuted: host failure of h1 causes", done.out)
        self.assertIn("the baseline lists host failure of h1 and host failure of h2, of which a "
                      "part is enough to refute claim `two`", done.out)

    def test_files_of_the_first_format(self):
        self.record(PAIR + SOFTWARE)
        index = json.loads((self.path / "b.json").read_bytes())
        index["format_version"] = 1
        for each in index["refuted"]:
            each["failures"] = [one["failures"] for one in each.pop("sets")]
        self.write("b.json", json.dumps(index))
        self.against(PROVEN, PAIR + SOFTWARE)
        index["format_version"] = 3
        self.write("b.json", json.dumps(index))
        self.write("a.hadsl", PAIR + SOFTWARE)
        self.assertIn("is a baseline of format version 3, expected one up to 2",
                      self.expect(WRONG, "a.hadsl", "--baseline", "b.json").err)

    def test_more_than_can_be_listed(self):
        self.record(PAIR + SOFTWARE, "--max", "1")
        entry = json.loads((self.path / "b.json").read_bytes())["refuted"][0]
        self.assertEqual((len(entry["sets"]), entry["more"]), (1, True))
        self.against(REFUTED, PAIR + SOFTWARE)  # more are found than were looked at

    def test_a_report_knows(self):
        self.record(PAIR + SOFTWARE)
        report = json.loads(self.against(PROVEN, PAIR + SOFTWARE, "--format", "json").stdout)
        self.assertEqual((report["summary"]["known"], report["claims"][0]["known"]), (1, True))
        sarif = json.loads(self.against(PROVEN, PAIR + SOFTWARE, "--format", "sarif").stdout)
        result = sarif["runs"][0]["results"][0]
        self.assertEqual((result["level"], result["suppressions"][0]["kind"]), ("note", "external"))
        self.assertIn("<skipped>", self.against(PROVEN, PAIR + SOFTWARE, "--format", "junit").out)

    def test_wrong_files(self):
        self.write("a.hadsl", PAIR + SOFTWARE)
        for text, says in (("", "is damaged"), ("{}", "is damaged"),
                           ('{"format": "x", "format_version": 1}', "is no baseline")):
            self.write("b.json", text)
            self.assertIn(says, self.expect(WRONG, "a.hadsl", "--baseline", "b.json").err)
        done = self.expect(WRONG, "a.hadsl", "--baseline", "missing.json")
        self.assertIn("cannot read the baseline `missing.json`: no such file", done.err)
        done = self.expect(WRONG, "a.hadsl", "--write-baseline", "no/b.json")
        self.assertIn("cannot write `no/b.json`", done.err)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        check_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
