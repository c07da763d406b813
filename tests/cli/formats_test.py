#!/usr/bin/env python3
"""The reports for services: valid by their published schemas, whatever the names in them.

    formats_test.py PROGRAM [unittest options]

The schemas come from scripts/schemas; without them, or without xmllint, what needs them is skipped,
except in CI, where all of it must be there.
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import re
import shutil
import subprocess
import sys
import unittest
import xml.etree.ElementTree as xml

import check_test
from check_test import (HARDWARE, PAIR, PROVEN, REFUTED, ROOT, SOFTWARE, UNDECIDED, UNSURE,
                        VACUOUS, WRONG, CheckTest)

try:
    import jsonschema
except ImportError:
    jsonschema = None

SARIF = ROOT / ".schemas" / "sarif-2.1.0.json"
JUNIT = ROOT / ".schemas" / "junit.xsd"
IN_CI = os.environ.get("CI") == "true"
HAS_SARIF = IN_CI or (jsonschema is not None and SARIF.exists())
HAS_JUNIT = IN_CI or (shutil.which("xmllint") is not None and JUNIT.exists())

# Every byte that means something to one of the formats, and what a terminal would obey.
HOSTILE = "h<i>&amp;|\"'%0A::error::\x1b[2J\x01\r @all #1 [x](http://x) ]]> --> \\ ${x} \u202e ü\U0001F4A5"
HOSTILE_TEXT = (f"host `{HOSTILE}`\n/* 💥 */ service `s{HOSTILE}` on `{HOSTILE}`\n"
                f"claim `c{HOSTILE}`: no single hardware failure causes outage of `s{HOSTILE}`\n")


class FormatTest(CheckTest):
    def sarif(self, *arguments, code=None):
        done = self.check(*arguments, "--format", "sarif")
        if code is not None:
            self.assertEqual(done.returncode, code, done.out + done.err)
        log = json.loads(done.stdout)
        if HAS_SARIF:
            jsonschema.Draft4Validator(json.loads(SARIF.read_bytes())).validate(log)
        self.assertEqual(len(log["runs"]), 1)
        for result in log["runs"][0]["results"]:
            self.assertTrue(result["message"]["text"])
            region = result["locations"][0]["physicalLocation"]["region"]
            self.assertGreaterEqual(region["startLine"], 1)
            rule = log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]
            self.assertEqual(rule["id"], result["ruleId"])
            for needed in ("shortDescription", "fullDescription", "help"):
                self.assertTrue(rule[needed]["text"])
        return log["runs"][0]

    def junit(self, *arguments, code=None):
        done = self.check(*arguments, "--format", "junit")
        if code is not None:
            self.assertEqual(done.returncode, code, done.out + done.err)
        if HAS_JUNIT:
            checked = subprocess.run(["xmllint", "--noout", "--schema", JUNIT, "-"],
                                     input=done.stdout, capture_output=True, check=False)
            self.assertEqual(checked.returncode, 0, checked.stderr)
        return xml.fromstring(done.stdout)


class Schemas(unittest.TestCase):
    @unittest.skipUnless(IN_CI, "only CI must have them")
    def test_ci_has_the_schemas(self):
        self.assertIsNotNone(jsonschema)
        self.assertIsNotNone(shutil.which("xmllint"))
        self.assertTrue(SARIF.exists() and JUNIT.exists(), "scripts/schemas fetches them")


class Sarif(FormatTest):
    def test_clean(self):
        run = self.sarif(self.write("a.hadsl", PAIR + HARDWARE), code=PROVEN)
        self.assertEqual(run["results"], [])

    def test_verdicts(self):
        self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE + VACUOUS + UNSURE)
        run = self.sarif("a.hadsl", "--all", code=REFUTED)
        self.assertEqual([each["ruleId"] for each in run["results"]],
                         ["HA0901", "HA0902", "HA0903"])
        self.assertEqual([each["level"] for each in run["results"]],
                         ["error", "warning", "warning"])
        self.assertIn("codeFlows", run["results"][0])

    def test_accepted(self):
        self.write("a.hadsl", PAIR + SOFTWARE.rstrip() + ' accepted "so"\n')
        result = self.sarif("a.hadsl", code=PROVEN)["results"][0]
        self.assertEqual((result["level"], result["suppressions"][0]["kind"]), ("note", "inSource"))

    def test_accepted_and_it_holds(self):
        self.write("a.hadsl", PAIR + HARDWARE.rstrip() + ' accepted "so"\n')
        run = self.sarif("a.hadsl", code=PROVEN)
        self.assertEqual(run["results"][0]["message"]["text"],
                         "claim `hardware` is proven: its acceptance can go")
        rule = run["tool"]["driver"]["rules"][0]
        self.assertIn("nothing is left to accept", rule["fullDescription"]["text"])
        self.assertIn("Delete `accepted …`", rule["help"]["text"])

    def test_errors(self):
        self.write("wrong.hadsl", "host h1\nhost h1\nhost h2 in nowhere\n")
        run = self.sarif("wrong.hadsl", code=WRONG)
        self.assertEqual({each["ruleId"] for each in run["results"]}, {"HA0201", "HA0202"})
        run = self.sarif("missing.hadsl", code=WRONG)
        self.assertEqual(run["results"], [])
        self.assertFalse(run["invocations"][0]["executionSuccessful"])

    def test_paths_are_relative_and_columns_utf16(self):
        self.write("d e/ü.hadsl", "/* 💥 */ host h1 in nowhere\n" + HARDWARE)
        run = self.sarif(str(self.path / "d e" / "ü.hadsl"), code=WRONG)
        place = run["results"][0]["locations"][0]["physicalLocation"]
        self.assertEqual(place["artifactLocation"]["uri"], "d%20e/%C3%BC.hadsl")
        self.assertEqual(place["region"]["startColumn"], len("/* xx */ host h1 in ") + 1)
        self.assertEqual(run["columnKind"], "utf16CodeUnits")

    def test_fingerprints_are_stable_under_unrelated_edits(self):
        def fingerprints(text):
            run = self.sarif(self.write("a.hadsl", text), code=REFUTED)
            return [each["partialFingerprints"] for each in run["results"]]
        before = fingerprints(PAIR + SOFTWARE)
        self.assertEqual(before, fingerprints("// new\nhost h9\n" + PAIR + "\n" + SOFTWARE))
        self.assertNotEqual(before, fingerprints(PAIR + SOFTWARE.replace("software:", "other:")))

    def test_hostile_names(self):
        run = self.sarif(self.write("a.hadsl", HOSTILE_TEXT), code=REFUTED)
        # Text is text here; only links are escaped.
        self.assertIn("\\[x\\](http://x)", run["results"][0]["message"]["text"])


class Junit(FormatTest):
    def test_verdicts(self):
        self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE + VACUOUS + UNSURE)
        self.write("b.hadsl", PAIR + SOFTWARE.rstrip() + ' accepted "so"\n')
        root = self.junit("a.hadsl", "b.hadsl", code=REFUTED)
        self.assertEqual(root.attrib, {"name": "hadsl", "tests": "5", "failures": "2", "errors": "1"})
        came_to = {case.get("name"): [each.tag for each in case] for case in root[0]}
        self.assertEqual(came_to, {"hardware": [], "software": ["failure"], "nothing": ["failure"],
                                   "nines": ["error"]})
        self.assertEqual([each.tag for each in root[1][0]], ["skipped"])
        root = self.junit("a.hadsl", "--allow-vacuous", "--claim", "nothing", code=PROVEN)
        self.assertEqual(root.get("failures"), "0")

    def test_errors(self):
        self.write("wrong.hadsl", "host h1\nhost h1\nhost h2 in nowhere\n")
        self.assertEqual(self.junit("wrong.hadsl", code=WRONG).get("errors"), "2")
        self.assertEqual(self.junit("missing.hadsl", code=WRONG).get("errors"), "1")
        self.write("a.hadsl", PAIR + HARDWARE)
        self.assertEqual(self.junit("a.hadsl", "--claim", "zzz", code=WRONG).get("errors"), "1")

    def test_hostile_names(self):
        root = self.junit(self.write("a.hadsl", HOSTILE_TEXT), code=REFUTED)
        self.assertIn("h<i>&amp;|\"'%0A::error::\\x1b[2J\\x01", root[0][0].get("name"))


class Github(FormatTest):
    COMMAND = re.compile(r"::(error|warning|notice) ((?:[a-zA-Z]+=[^:,]*,?)*)::(.*)")

    def commands(self, *arguments, **more):
        done = self.check(*arguments, "--format", "github", **more)
        found = []
        for line in done.out.splitlines():
            match = self.COMMAND.fullmatch(line)
            self.assertTrue(match, line)
            properties = dict(each.split("=", 1) for each in match[2].split(","))
            found.append((match[1], properties, match[3]))
        return found

    def test_annotations(self):
        self.write("a.hadsl", PAIR + VACUOUS + SOFTWARE)
        found = self.commands("a.hadsl")
        self.assertEqual([each[0] for each in found], ["error", "warning"])
        level, place, message = found[0]
        self.assertEqual((place["file"], place["line"], place["col"], place["endColumn"]),
                         ("a.hadsl", "6", "7", "15"))
        self.assertIn("%0A(1) ", message)

    def test_summary(self):
        self.write("a.hadsl", PAIR + SOFTWARE)
        self.write("summary.md", "before\n")
        self.commands("a.hadsl", environment={"GITHUB_STEP_SUMMARY": "summary.md"})
        page = (self.path / "summary.md").read_text()
        self.assertTrue(page.startswith("before\n## hadsl: 1 claim: 1 refuted\n"), page)
        done = self.check("a.hadsl", "--format", "github",
                          environment={"GITHUB_STEP_SUMMARY": "/nonexistent/summary.md"})
        self.assertEqual(done.returncode, WRONG)
        self.assertIn("cannot write the job summary", done.err)

    def test_hostile_names(self):
        found = self.commands(self.write("a.hadsl", HOSTILE_TEXT))
        self.assertEqual(len(found), 1)
        self.assertIn("%250A::error::\\x1b[2J", found[0][2])


class Markdown(FormatTest):
    def test_tables_and_stories(self):
        self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE)
        page = self.check("a.hadsl", "--format", "markdown").out
        self.assertIn("| proven | hardware | no single hardware failure causes outage of web |", page)
        self.assertIn("| **refuted** | software |", page)
        self.assertRegex(page, r"(?m)^1\. .* \(a\.hadsl:\d+:\d+\)$")

    def test_hostile_names(self):
        page = self.check(self.write("a.hadsl", HOSTILE_TEXT), "--format", "markdown").out
        code = re.compile(r"(?<!\\)`[^`]+`")
        self.assertIn("`s" + "h<i>&amp;\\|", page)  # as it is, since within code
        page, whole = code.sub("", page), page
        self.assertNotIn("<i>", page)
        self.assertNotIn("](http:", page.replace("\\](", ""))
        self.assertNotRegex(whole, r"[\x00-\x09\x0b-\x1f\u202e]")
        for line in whole.splitlines():
            if line.startswith("| "):
                self.assertEqual(len(re.findall(r"(?<!\\)\|", line)), 5, line)
        self.assertNotRegex(page, r"(?<!<span>)@")


class MissingFiles(FormatTest):
    def test_every_format_says_what_could_not_be_read(self):
        for name in ("text", "github", "markdown", "html", "sarif", "junit", "json"):
            with self.subTest(name):
                done = self.check("missing.hadsl", "--format", name)
                self.assertEqual(done.returncode, WRONG)
                self.assertRegex(done.out + done.err, "cannot read .{0,6}missing.hadsl")


class UnknownClaim(FormatTest):
    def test_every_format_says_that_none_matches(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        for name in ("text", "github", "markdown", "html", "sarif", "junit", "json"):
            with self.subTest(name):
                done = self.check("a.hadsl", "--claim", "zzz", "--format", name)
                self.assertEqual(done.returncode, WRONG)
                self.assertRegex(done.out + done.err, "found no claim that matches .{0,6}zzz")


class Several(FormatTest):
    def test_in_one_run(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        self.expect(PROVEN, "a.hadsl", "--format", "sarif:a.sarif", "--format", "junit:a.xml",
                    "--format", "markdown:a.md", "--format", "text")
        for name in ("a.sarif", "a.xml", "a.md"):
            self.assertGreater((self.path / name).stat().st_size, 20)


class Samples(FormatTest):
    def test_every_sample_is_valid(self):
        samples = str(ROOT / "samples")
        self.assertTrue(self.sarif(samples, "--all")["results"])
        self.assertGreater(int(self.junit(samples).get("tests")), 100)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        check_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
