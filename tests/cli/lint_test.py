#!/usr/bin/env python3
"""`hadsl lint` from a shell: exit codes, levels, `hadsl.toml`, silence and repairs.

    lint_test.py PROGRAM [unittest options]

What the rules find is tested by tests/corpus/lint; this is about everything around it.
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import resource
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from check_test import UNSURE

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = str(ROOT / "build" / "hadsl")

SINGLE = "host h1\nservice web on h1\n"  # HA0701
PAIR = """host h1, h2
mechanism pair { copies run apart, all active  on crash, hang, loss of host: take over in 5s }
service web { copies on h1, h2  protected by pair }
"""
NEEDLESS = """use raft, vrrp
host h1, h2, idle
mechanism pair { copies run apart, all active  on crash, hang, loss of host: take over in 5s }
// Nobody applies this one.
mechanism unused { on crash: restart in 5s }
service web { copies on h1, h2  protected by pair }
claim hosts: no single host failure causes outage of web longer than 10s
  accepted "only one host yet" until 2099-12-31
"""


class LintTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name).resolve()

    def write(self, name, text):
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
        return name

    def read(self, name):
        return (self.path / name).read_text(encoding="utf-8")

    def lint(self, code, *arguments, stdin="", folder="."):
        done = subprocess.run([PROGRAM, "lint", *arguments], cwd=self.path / folder,
                              input=stdin.encode(), capture_output=True, timeout=120, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, out + err)
        return out, err


class ExitCodes(LintTest):
    def test_nothing(self):
        out, err = self.lint(0, self.write("a.hadsl", PAIR))
        self.assertEqual((out, err), ("nothing found in 1 specification\n", ""))
        self.assertEqual(self.lint(0, "--quiet", "a.hadsl"), ("", ""))

    def test_found(self):
        out, _ = self.lint(1, self.write("a.hadsl", SINGLE))
        self.assertIn("a.hadsl:2:9: warning:", out)
        self.assertIn("[HA0701]", out)
        self.assertIn("1 finding in 1 specification", out)

    def test_fail_on(self):
        name = self.write("a.hadsl", SINGLE)
        self.assertIn("[HA0701]", self.lint(0, "--fail-on", "error", name)[0])
        self.lint(0, "--fail-on", "never", name)
        self.lint(1, "--fail-on", "error", "--level", "HA0701=error", name)
        self.assertIn("expected one of: warning, error, never",
                      self.lint(2, "--fail-on", "note", name)[1])

    def test_unsound(self):
        self.assertIn("[HA0204]", self.lint(2, self.write("a.hadsl", "hots h1\n"))[0])

    def test_no_path(self):
        self.assertIn("expected a file", self.lint(2)[1])

    def test_standard_input(self):
        self.assertIn("<stdin>:2:9: warning:", self.lint(1, "-", stdin=SINGLE)[0])
        self.assertIn("cannot be changed", self.lint(2, "--fix", "-", stdin=SINGLE)[1])

    def test_json(self):
        out, _ = self.lint(1, "--format", "json", self.write("a.hadsl", SINGLE))
        report = json.loads(out)
        self.assertEqual([each["code"] for each in report["diagnostics"]], ["HA0701"])
        self.assertEqual(report["diagnostics"][0]["severity"], "warning")


class Levels(LintTest):
    def test_option(self):
        name = self.write("a.hadsl", SINGLE)
        self.lint(0, "--level", "HA0701=off", name)
        self.lint(0, "--level", "single_point_of_failure=off", name)
        self.assertIn("error:", self.lint(1, "--level", "HA0701=error", name)[0])
        self.assertIn("found `HA9999`", self.lint(2, "--level", "HA9999=off", name)[1])
        self.assertIn("found `loud`", self.lint(2, "--level", "HA0701=loud", name)[1])
        self.assertIn("expected a code and a level", self.lint(2, "--level", "HA0701", name)[1])

    def test_settings_are_found_walking_up(self):
        self.write("hadsl.toml", '[lint.levels]\nHA0701 = "off"\n')
        self.write("a/b/c.hadsl", SINGLE)
        self.lint(0, "a/b/c.hadsl")
        self.lint(0, "c.hadsl", folder="a/b")
        self.write("a/hadsl.toml", '[lint.levels]\nsingle_point_of_failure = "error"\n')
        self.assertIn("error:", self.lint(1, "a/b/c.hadsl")[0])
        self.lint(1, "--level", "HA0701=warning", "a/b/c.hadsl")

    def test_settings_give_paths_formats_and_the_limit(self):
        self.write("specs/a.hadsl", SINGLE)
        self.write("hadsl.toml", '[lint]\npaths = ["specs"]\nformats = ["json:found.json"]\n'
                                 'fail-on = "error"\n')
        self.assertEqual(self.lint(0), ("", ""))
        self.assertIn("HA0701", self.read("found.json"))
        self.lint(1, "--fail-on", "warning")
        self.write("other/here", "")
        self.lint(0, folder="other")

    def test_settings_that_nobody_knows(self):
        self.write("a.hadsl", SINGLE)
        for text, said in {
            "[lnt]\n": "found `lnt`, expected one of: lint; did you mean `lint`?",
            "[lint]\npath = []\n": "did you mean `paths`?",
            "[lint]\npaths = 3\n": "expected a list of texts",
            "[lint]\nfail-on = 3\n": "expected a text",
            "[lint.levels]\nHA0701 = 3\n": "found no text, expected one of: off, warning, error",
            '[lint]\nfail-on = "bogus"\n': "hadsl.toml: fail-on: found `bogus`",
            '[lint.levels]\nunseen_failures = "off"\n': "did you mean `unseen_failure`?",
            "[lint\n": "hadsl.toml:1:",
            "[ \0x": "hadsl.toml:1:3:",
            "l\u01be = 3\n": "hadsl.toml:1:",
        }.items():
            self.write("hadsl.toml", text)
            _, err = self.lint(2, "a.hadsl")
            self.assertIn(said, err)
            self.assertIn("hadsl.toml:", err)

    def test_settings_that_are_no_file(self):
        self.write("a.hadsl", SINGLE)
        settings = self.path / "hadsl.toml"
        for make, unmake in ((lambda: settings.mkdir(), settings.rmdir),
                             (lambda: settings.symlink_to("gone"), settings.unlink),
                             (lambda: os.mkfifo(settings), settings.unlink)):
            make()
            self.assertIn("it is no ordinary file", self.lint(2, "a.hadsl")[1])
            unmake()

    def test_what_could_not_be_decided_is_noted(self):
        out, err = self.lint(0, "--fail-on", "never", self.write("a.hadsl", UNSURE))
        self.assertIn("note: 1 claim of a.hadsl could not be decided", err)


class Fixes(LintTest):
    def test_what_is_safe_is_put_right(self):
        name = self.write("a.hadsl", NEEDLESS)
        out, _ = self.lint(1, name)
        self.assertEqual(out.count("`hadsl lint --fix` does"), 4)
        out, err = self.lint(1, "--fix", name)
        self.assertIn("fixed 4 findings in a.hadsl", err)
        self.assertEqual(self.read(name), """host h1, h2, idle
mechanism pair { copies run apart, all active  on crash, hang, loss of host: take over in 5s }
// Nobody applies this one.
service web { copies on h1, h2  protected by pair }
claim hosts: no single host failure causes outage of web longer than 10s
""")
        self.assertIn("1 finding", out)
        self.assertIn("`idle`", out)

    def test_what_would_break_a_claim_is_left(self):
        # Removing the kind would leave the claim without what it speaks of.
        text = SINGLE + "kind box : host\nclaim boxes: no single failure of a box stops web\n"
        name = self.write("a.hadsl", text)
        self.lint(1, "--fix", name)
        self.assertEqual(self.read(name), text)

    def test_nothing_to_do(self):
        name = self.write("a.hadsl", PAIR)
        os.utime(self.path / name, (1, 1))
        self.lint(0, "--fix", name)
        self.assertEqual((self.path / name).stat().st_mtime, 1)


class ManyFixes(LintTest):
    def test_all_together(self):
        # Looked at together: one by one, each look would read and judge the whole again.
        many = "".join(f"mechanism unused_{at} {{ on crash: restart in 5s }}\n" for at in range(40))
        _, err = self.lint(0, "--fix", self.write("a.hadsl", many + PAIR))
        self.assertIn("fixed 40 findings", err)
        self.assertEqual(self.read("a.hadsl"), PAIR)

    def test_all_but_one(self):
        # Nothing would be of the module any more: a new finding, so that mechanism stays.
        kept = ("use sqlserver\n" + PAIR +
                "mechanism mourned { on loss of sqlserver.log_disk: restart in 5s }\n")
        many = "".join(f"mechanism unused_{at} {{ on crash: restart in 5s }}\n" for at in range(5))
        out, err = self.lint(1, "--fix", self.write("a.hadsl", kept + many))
        self.assertIn("fixed 5 findings", err)
        self.assertEqual(self.read("a.hadsl"), kept)
        self.assertIn("nothing is protected by mechanism `mourned` [HA0717]", out)
        self.assertIn("1 finding", out)
        self.assertNotIn("--fix", self.lint(1, "a.hadsl")[0])


class Allowed(LintTest):
    TWO = """host h
mechanism pair { copies run apart, all active  on crash, hang, loss of host: take over in 5s }
service one { copies on h, h  protected by pair }
service two { copies on h, h  protected by pair }
"""

    def test_one_finding_for_all_that_share(self):
        out, _ = self.lint(1, self.write("a.hadsl", self.TWO))
        self.assertIn("a.hadsl:1:6: warning: all copies of `one` and `two` share host `h`", out)
        self.assertIn("1 finding", out)

    def test_at_a_component(self):
        text = self.TWO.replace("service one", "// allow HA0702: a test\nservice one")
        out, _ = self.lint(1, self.write("a.hadsl", text))
        self.assertIn("a.hadsl:5:9: warning: all copies of `two` share host `h`", out)
        self.assertIn("1 finding", out)

    def test_at_what_is_shared(self):
        text = self.TWO.replace("host h\n", "host h  // allow HA0702: a test\n")
        self.assertIn("nothing found", self.lint(0, self.write("a.hadsl", text))[0])


class Growth(LintTest):
    FEW, MANY = 400, 1600

    def seconds(self, components):
        """The least processor time of three runs."""
        text = subprocess.run([sys.executable, ROOT / "bench" / "generate.py",
                               "--components", str(components), "--claims", "0"],
                              capture_output=True, check=True).stdout.decode()
        name = self.write(f"{components}.hadsl", text)
        times = []
        for _ in range(3):
            before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
            self.lint(1, "--quiet", name)
            times.append(resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before)
        return min(times)

    def test_it_grows_with_the_architecture_and_not_with_its_square(self):
        # Four times the components: four times as long, and not sixteen times.
        ratio = self.seconds(self.MANY) / self.seconds(self.FEW)
        self.assertLess(ratio, 9, f"{self.MANY} components take {ratio:.1f} times as long as "
                                  f"{self.FEW}")


class WithoutClaims(LintTest):
    def test_what_a_claim_asks_about_is_found(self):
        text = SINGLE + 'claim web: no single failure stops web accepted "yes" until 2099-12-31\n'
        name = self.write("a.hadsl", text)
        self.lint(0, name)
        self.assertIn("[HA0701]", self.lint(1, "--without-claims", name)[0])


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
