#!/usr/bin/env python3
"""`hadsl check` from a shell: exit codes, where output goes, files and folders, wrong input.

    check_test.py PROGRAM [unittest options]

What the program says about a text is tested by the corpus; this is about everything around it.
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

try:
    import jsonschema
except ImportError:
    jsonschema = None

ROOT = Path(__file__).resolve().parent.parent.parent
SCHEMA = ROOT / "verifier" / "report.schema.json"
PROGRAM = str(ROOT / "build" / "hadsl")

PROVEN, REFUTED, WRONG, UNDECIDED = 0, 1, 2, 3

PAIR = """
host h1, h2
mechanism pair { copies run apart, all active  on crash, loss of host: take over in 5s }
service web { copies on h1, h2  protected by pair }
"""
HARDWARE = "claim hardware: no single hardware failure causes outage of web\n"
SOFTWARE = "claim software: no single software failure causes outage of web\n"
VACUOUS = "claim nothing: no single flood causes outage of web\n"
# Between what the availability is at least and at most, so nobody can tell.
UNSURE = """claim nines: availability of other is at least 98.5%
host j1, j2, j3
service judge on j3
mechanism judged {
  role judge
  copies run apart, one active
  on loss of host: take over in 10s needs judge
}
service other { copies on j1, j2  protected by judged(judge: judge) }
assume host every 90d lasting 10d
assume rest: no software, operator, network, planned failure of j1, j2, j3, judge, other
"""


class CheckTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name).resolve()

    def write(self, name, text):
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text if isinstance(text, bytes) else text.encode())
        return name

    def run_program(self, *arguments, stdin=b"", environment=None, **more):
        changed = {key: value for key, value in os.environ.items()
                   if key not in ("NO_COLOR", "CLICOLOR_FORCE", "COLUMNS")}
        changed.update({"LC_ALL": "C.UTF-8", **(environment or {})})
        more.setdefault("stdout", subprocess.PIPE)
        done = subprocess.run([PROGRAM, *arguments], cwd=self.path, input=stdin,
                              stderr=subprocess.PIPE, env=changed, timeout=120, check=False, **more)
        done.out = (done.stdout or b"").decode("utf-8", errors="replace")
        done.err = done.stderr.decode("utf-8", errors="replace")
        return done

    def check(self, *arguments, **more):
        return self.run_program("check", *arguments, **more)

    def expect(self, code, *arguments, **more):
        done = self.check(*arguments, **more)
        self.assertEqual(done.returncode, code, done.out + done.err)
        return done


class Jobs(CheckTest):
    def test_many_at_once_say_the_same(self):
        # One that is refuted, one that is proven, and one more than there are workers.
        name = self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE + UNSURE)
        one = self.expect(REFUTED, name, "--all", "--why")
        for jobs in ("2", "0", "200"):
            self.assertEqual(self.expect(REFUTED, name, "--all", "--why", "-j", jobs).out, one.out)

    def test_no_number(self):
        self.assertIn("--jobs", self.expect(WRONG, "--jobs", "many", ".").err)


class ExitCodes(CheckTest):
    def test_proven(self):
        done = self.expect(PROVEN, self.write("a.hadsl", PAIR + HARDWARE))
        self.assertIn("1 claim: 1 proven", done.out)
        self.assertEqual(done.err, "")

    def test_refuted(self):
        done = self.expect(REFUTED, self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE))
        self.assertRegex(done.out, r"(?m)^a\.hadsl:6:7: error: claim `software` is refuted: ")
        self.assertIn("2 claims: 1 proven, 1 refuted", done.out)

    def test_vacuous(self):
        name = self.write("a.hadsl", PAIR + VACUOUS)
        done = self.expect(REFUTED, name)
        self.assertRegex(done.out, r"(?m)^a\.hadsl:5:7: warning: claim `nothing` is vacuous: ")
        self.expect(PROVEN, name, "--allow-vacuous")

    def test_undecided(self):
        done = self.expect(UNDECIDED, self.write("a.hadsl", PAIR + HARDWARE + UNSURE))
        self.assertRegex(done.out, r"(?m)^a\.hadsl:6:7: warning: claim `nines` is undecided: ")

    def test_refuted_beats_undecided(self):
        self.expect(REFUTED, self.write("a.hadsl", PAIR + SOFTWARE + UNSURE))

    def test_wrong_beats_refuted(self):
        self.write("good.hadsl", PAIR + SOFTWARE)
        self.write("wrong.hadsl", "host h1 in nowhere\n" + SOFTWARE)
        done = self.expect(WRONG, "good.hadsl", "wrong.hadsl")
        self.assertRegex(done.out, r"(?m)^wrong\.hadsl:1:12: error: ")
        self.assertIn("claim `software` is refuted", done.out)
        self.assertIn("1 specification could not be checked", done.out)

    def test_accepted(self):
        text = PAIR + SOFTWARE.rstrip() + ' accepted "known" until 2027-06-30\n'
        name = self.write("a.hadsl", text)
        done = self.expect(PROVEN, name, "--today", "2027-06-30")
        self.assertIn(": warning: claim `software` is refuted, which is accepted", done.out)
        done = self.expect(REFUTED, name, "--today", "2027-07-01")
        self.assertIn("which is over", done.out)

    def test_acceptance_that_can_go(self):
        text = PAIR + HARDWARE.rstrip() + ' accepted "was weak once"\n'
        done = self.expect(PROVEN, self.write("a.hadsl", text))
        self.assertIn("its acceptance can go [HA0905]", done.out)


class Usage(CheckTest):
    def wrong(self, *arguments, says):
        self.write("a.hadsl", PAIR + HARDWARE)
        done = self.run_program(*arguments)
        self.assertEqual(done.returncode, WRONG, done.out + done.err)
        self.assertIn(says, done.err)
        self.assertEqual(done.out, "")

    def test_wrong_command_lines(self):
        self.wrong(says="found no command")
        self.wrong("chekc", "a.hadsl", says="did you mean `check`?")
        self.wrong("--nonsense", says="found `--nonsense`, expected an option")
        self.wrong("check", says="found no path")
        self.wrong("check", "a.hadsl", "--colr", "always", says="did you mean `--color`?")
        # An option of another command is no guess; it is said whose it is.
        self.wrong("check", "a.hadsl", "--importance",
                   says="found `--importance`, expected an option of `hadsl check`; it is one of "
                        "`hadsl cutsets`")
        self.wrong("--why", says="found `--why`, expected an option or a command; it is an option "
                                 "of `hadsl check`")
        self.wrong("check", "a.hadsl", "--zzzzzz", says="`hadsl check --help` lists them")
        self.wrong("render", "a.hadsl", "b.hadsl",
                   says="found `b.hadsl`, which `hadsl render` does not take")

    def test_options_called_otherwise(self):
        for command, written, meant in [
                ("cutsets", "--max-size", "--order"), ("cutsets", "--max-order=3", "--order"),
                ("cutsets", "--limit", "--top"), ("cutsets", "--all", "--top"),
                ("cutsets", "--sort", "--by"), ("cutsets", "--component", "--of"),
                ("check", "--limit", "--max"), ("check", "--verbose", "--why"),
                ("check", "--json", "--format json"), ("lint", "--html", "--format html"),
                ("check", "-o", "--format FORMAT:FILE"), ("embed", "-o", "--output"),
                ("check", "--filter", "--claim"), ("fmt", "--dry-run", "--diff"),
                ("lint", "--disable", "--level"), ("explain", "--limit", "--max")]:
            with self.subTest(command=command, written=written):
                self.wrong(command, "a.hadsl", written, "3", says=f"did you mean `{meant}`?")
        self.wrong("check", "a.hadsl", "--max", "0", says="--max")
        self.wrong("check", "a.hadsl", "--max", "many", says="--max")
        self.wrong("check", "a.hadsl", "--max", says="--max")
        self.wrong("check", "a.hadsl", "--timeout", "5", says="expected a duration")
        self.wrong("check", "a.hadsl", "--timeout", "0s", says="more than no time")
        self.wrong("check", "a.hadsl", "--timeout", "0.0001ms", says="too fine")
        self.wrong("check", "a.hadsl", "--today", "tomorrow", says="expected a date")
        self.wrong("check", "a.hadsl", "--today", "2026-02-30", says="expected a date")
        self.wrong("check", "a.hadsl", "--solver", "magic", says="expected one of: z3, exhaustive")
        self.wrong("check", "a.hadsl", "--color", "blue", says="expected one of: auto, always")
        self.wrong("check", "a.hadsl", "--format", "xml", says="expected one of: text, json")
        self.wrong("check", "a.hadsl", "--format", "json:", says="expected a file")
        self.wrong("check", "a.hadsl", "--format", "text", "--format", "json",
                   says="two reports for standard output")
        self.wrong("check", "a.hadsl", "--format", "text:r", "--format", "json:r",
                   says="two reports for the file `r`")

    def test_help_and_version(self):
        done = self.run_program("--version")
        self.assertEqual(done.returncode, 0)
        self.assertRegex(done.out, r"^hadsl \d+\.\d+\.\d+ \(language \d+, Z3 [\d.]+\)\n$")
        for arguments in (["--help"], ["check", "--help"], ["check", "-h"]):
            done = self.run_program(*arguments)
            self.assertEqual((done.returncode, done.err), (0, ""))
        for told in ("Examples:", "Exit codes", "--claim", "--all", "--max", "--timeout", "--format",
                     "--color", "--quiet", "--allow-empty", "--allow-vacuous", "--today",
                     "--solver", "json:report.json"):
            self.assertIn(told, done.out)

    def test_help_as_a_command(self):
        for words, options in ([("help",), ("--help",)], [("help", "--help"), ("--help",)],
                               [("help", "check"), ("check", "--help")],
                               [("help", "library", "postgres"), ("library", "--help")]):
            asked = self.run_program(*words)
            self.assertEqual((asked.returncode, asked.err), (0, ""))
            self.assertEqual(asked.out, self.run_program(*options).out)
        self.wrong("help", "chekc", says="did you mean `check`?")

    def test_a_repeated_option_takes_one_value(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        self.expect(PROVEN, "--claim", "hardware", "--format", "text", "a.hadsl")


class Selection(CheckTest):
    def test_claims_by_pattern(self):
        name = self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE)
        done = self.expect(PROVEN, name, "--claim", "hard*")
        self.assertNotIn("software", done.out)
        done = self.expect(REFUTED, name, "--claim", "?oftware", "--claim", "hardware")
        self.assertIn("2 claims", done.out)

    def test_a_pattern_that_matches_nothing_is_an_error(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        done = self.expect(WRONG, name, "--claim", "hardwear", "--claim", "hardware")
        self.assertIn("found no claim that matches `hardwear`", done.out)
        self.assertIn("did you mean `hardware`?", done.out)

    def test_a_pattern_may_match_in_one_of_several_files(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        self.write("b.hadsl", PAIR + HARDWARE.replace("hardware:", "other:"))
        self.expect(PROVEN, "a.hadsl", "b.hadsl", "--claim", "other")

    def test_no_claims_is_an_error(self):
        name = self.write("a.hadsl", PAIR)
        done = self.expect(WRONG, name)
        self.assertIn("a.hadsl:1:1: error: found no claim in `a.hadsl`", done.out)
        self.expect(PROVEN, name, "--allow-empty")
        self.expect(WRONG, self.write("empty.hadsl", ""))

    def test_missing_files_are_errors(self):
        done = self.expect(WRONG, "missing.hadsl")
        self.assertIn("error: cannot read `missing.hadsl`: no such file", done.out)
        self.expect(WRONG, "")
        (self.path / "empty").mkdir()
        done = self.expect(WRONG, "empty")
        self.assertIn("found no `*.hadsl` file in the folder `empty`", done.out)

    def test_a_file_given_twice_is_checked_once(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        self.assertIn("1 claim:", self.expect(PROVEN, "a.hadsl", "./a.hadsl", ".").out)

    def test_standard_input(self):
        done = self.expect(REFUTED, "-", stdin=(PAIR + SOFTWARE).encode())
        self.assertRegex(done.out, r"(?m)^<stdin>:5:7: error: ")
        self.expect(WRONG, "-", stdin=b"")


class Folders(CheckTest):
    def test_all_files_in_a_folder_and_below(self):
        self.write("d/b.hadsl", PAIR + HARDWARE)
        self.write("d/sub/a.hadsl", PAIR + HARDWARE)
        self.write("d/note.txt", "nothing of ours")
        self.write("d/.hidden/c.hadsl", "nonsense")
        done = self.expect(PROVEN, "d")
        self.assertIn("2 claims: 2 proven", done.out)
        self.assertLess(done.out.index("d/b.hadsl"), done.out.index("d/sub/a.hadsl"))

    def test_a_link_to_nothing_in_a_folder_is_told(self):
        self.write("d/a.hadsl", PAIR + HARDWARE)
        (self.path / "d/b.hadsl").symlink_to("gone.hadsl")
        self.assertIn("cannot read `d/b.hadsl`", self.expect(WRONG, "d").out)

    def test_what_another_file_imports_is_a_part_of_it(self):
        self.write("d/parts/hosts.hadsl", "host h1, h2\n")
        self.write("d/main.hadsl", 'import "parts/hosts.hadsl"\n' +
                   PAIR.replace("host h1, h2", "") + HARDWARE)
        self.assertIn("1 claim: 1 proven", self.expect(PROVEN, "d").out)
        self.expect(PROVEN, "d/main.hadsl", "d/parts/hosts.hadsl")
        self.expect(WRONG, "d/parts/hosts.hadsl")
        self.write("d/lonely.hadsl", "host h1\n")
        self.assertIn("found no claim in `d/lonely.hadsl`", self.expect(WRONG, "d").out)

    def test_a_cycle_of_imports_is_shown_and_not_passed_over(self):
        self.write("d/a.hadsl", 'import "b.hadsl"\n' + PAIR + HARDWARE)
        self.write("d/b.hadsl", 'import "a.hadsl"\n')
        done = self.expect(WRONG, "d")
        self.assertIn("d/b.hadsl:1:8: error: ", done.out)


class Imports(CheckTest):
    def test_a_file_has_the_name_it_was_reached_by_first(self):
        self.write("d/x/hosts.hadsl", "host h1, h2\nhost h1\n")
        self.write("d/main.hadsl", 'import "x/hosts.hadsl"\nimport "x/../x/hosts.hadsl"\n')
        done = self.expect(WRONG, "d/main.hadsl")
        self.assertEqual(len(re.findall(r"(?m)^d/x/hosts\.hadsl:2:6: error:", done.out)), 1)

    def test_outside_of_the_folder_is_refused(self):
        self.write("outside.hadsl", "host h1\n")
        self.write("d/in/main.hadsl", 'import "../../outside.hadsl"\n' + HARDWARE)
        done = self.run_in("d/in", "main.hadsl")
        self.assertEqual(done.returncode, WRONG)
        self.assertIn("lies outside", done.out)
        # The current folder is allowed as well.
        self.assertNotIn("lies outside", self.check("d/in/main.hadsl").out)

    def run_in(self, folder, *arguments):
        kept, self.path = self.path, self.path / folder
        try:
            return self.check(*arguments)
        finally:
            self.path = kept

    def test_a_symbolic_link_does_not_lead_outside(self):
        self.write("secret.hadsl", "host h1\n")
        self.write("d/main.hadsl", 'import "link.hadsl"\n' + HARDWARE)
        (self.path / "d" / "link.hadsl").symlink_to(self.path / "secret.hadsl")
        done = self.run_in("d", "main.hadsl")
        self.assertEqual(done.returncode, WRONG)
        self.assertIn("lies outside", done.out)

    def test_devices_and_folders_are_not_read(self):
        self.write("main.hadsl", 'import "d"\nimport "missing.hadsl"\nimport ""\n')
        (self.path / "d").mkdir()
        os.mkfifo(self.path / "pipe")
        self.write("pipe.hadsl", 'import "pipe"\n')
        done = self.expect(WRONG, "main.hadsl")
        for line in (1, 2, 3):
            self.assertRegex(done.out, rf"(?m)^main\.hadsl:{line}:8: error: ")
        self.assertIn("no ordinary file", self.expect(WRONG, "pipe.hadsl").out)


class Reports(CheckTest):
    def test_json_on_standard_output_is_nothing_but_json(self):
        name = self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE)
        done = self.expect(REFUTED, name, "--format", "json")
        report = json.loads(done.stdout)
        self.assertEqual(report["format_version"], 1)
        self.assertEqual([claim["verdict"] for claim in report["claims"]], ["proven", "refuted"])
        self.assertEqual(report["summary"]["refuted"], 1)
        event = report["claims"][1]["counterexamples"][0]["events"][0]
        self.assertEqual(event["of"], "web")

    def test_text_and_json_in_one_run(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        (self.path / "out").mkdir()
        done = self.expect(PROVEN, name, "--format", "text", "--format", "json:out/r.json")
        self.assertIn("proven", done.out)
        self.assertEqual(os.listdir(self.path / "out"), ["r.json"])
        json.loads((self.path / "out/r.json").read_bytes())

    @unittest.skipIf(jsonschema is None, "python3-jsonschema is not installed")
    def test_json_is_what_the_schema_says(self):
        schema = json.loads(SCHEMA.read_bytes())
        jsonschema.Draft7Validator.check_schema(schema)
        validator = jsonschema.Draft7Validator(schema)
        self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE + VACUOUS + UNSURE)
        self.write("b.hadsl", PAIR + SOFTWARE.rstrip() + ' accepted "so" until 2020-01-01\n')
        self.write("wrong.hadsl", "host h1\nhost h1\nhost h2 in nowhere\n")
        self.write("bytes.hadsl", b'claim "\xff": no\n')
        for arguments in (["a.hadsl", "--all"], ["b.hadsl"], ["wrong.hadsl"], ["bytes.hadsl"],
                          ["missing.hadsl"], ["a.hadsl", "--claim", "zzz"], ["."]):
            report = json.loads(self.check(*arguments, "--format", "json").stdout)
            validator.validate(report)
            self.assertTrue(report["claims"] or report["diagnostics"])

    def test_what_a_proof_rests_on_is_in_json(self):
        name = self.write("a.hadsl", PAIR + HARDWARE + "assume quiet: no disk failure\n")
        done = self.expect(PROVEN, name, "--why", "--format", "json")
        report = json.loads(done.stdout)
        if jsonschema is not None:
            jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes())).validate(report)
        facts = {fact["text"]: fact for fact in report["facts"]}
        self.assertEqual(facts["pair protects web"]["decides"], ["hardware"])
        self.assertEqual(facts["pair protects web"]["kind"], "no_protection")
        self.assertEqual(facts["assumption `quiet`"]["component"], None)
        self.assertEqual(facts["assumption `quiet`"]["decides"], [])
        self.assertTrue(all(fact["known"] for fact in facts.values()))
        claim = report["claims"][0]
        self.assertIn("pair protects web", [fact["text"] for fact in claim["rests_on"]])
        self.assertEqual((claim["edge"]["budget"], claim["edge"]["count"]), (1, 2))
        self.assertEqual([event["name"] for event in claim["edge"]["counterexample"]["events"]],
                         ["host failure of h1", "host failure of h2"])

    def test_effects_and_assumptions_are_in_json(self):
        name = self.write("a.hadsl", """site a, b
host h1 in a
host h2 in b
link ab between a, b
mechanism alone {
  copies run apart, one active
  isolated copies keep writing
  on isolation, loss of host: take over in 10s
  mirrors deletion
}
database books { copies on h1, h2  protected by alone }
assume seen: no network failure of h1, h2, a, b
assume disks: no disk failure
claim cut: no single link_loss failure causes split brain of books
claim apart: no single isolation, host failure causes split brain of books
claim kept: no single host failure loses all data of books
""")
        report = json.loads(self.expect(REFUTED, name, "--format", "json").stdout)
        if jsonschema is not None:
            jsonschema.Draft7Validator(json.loads(SCHEMA.read_bytes())).validate(report)
        cut, apart, kept = report["claims"]
        told = cut["counterexamples"][0]
        self.assertEqual((told["effect"], told["target"]), ("split brain", "books"))
        self.assertEqual([step["kind"] for step in told["steps"]], ["strikes", "split_brain"])
        self.assertEqual((apart["verdict"], apart["assumptions"]), ("proven", ["seen"]))
        # That nothing in its budget destroys data is worth a word.
        self.assertEqual((kept["verdict"], kept.get("destroys_nothing")), ("proven", True))

    def test_a_report_that_cannot_be_written_is_an_error(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        for where in ("/nonexistent/r.json", "."):
            done = self.expect(WRONG, name, "--format", f"json:{where}")
            self.assertIn(f"cannot write `{where}`", done.err)
        if os.path.exists("/dev/full"):
            done = self.expect(WRONG, name, "--format", "json:/dev/full")
            self.assertIn("cannot write `/dev/full`", done.err)
            with open("/dev/full", "wb") as full:
                done = self.expect(WRONG, name, stdout=full)
            self.assertIn("cannot write the report", done.err)

    def test_a_reader_that_went_away_is_an_error(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        reading, writing = os.pipe()
        os.close(reading)
        done = self.expect(WRONG, name, stdout=writing)
        os.close(writing)
        self.assertIn("cannot write the report", done.err)

    def test_standard_output_that_is_closed_is_an_error(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        done = subprocess.run(["/bin/sh", "-c", f"'{PROGRAM}' check {name} >&-"], cwd=self.path,
                              capture_output=True, check=False)
        self.assertEqual(done.returncode, WRONG, done.stderr)

    def test_a_failed_report_leaves_the_old_one(self):
        self.write("r.json", "old")
        done = self.expect(WRONG, "missing.hadsl", "--format", "json:r.json", "--format", "text:no/x")
        self.assertIn("cannot write `no/x`", done.err)
        self.assertEqual((self.path / "r.json").read_text(), "old")
        self.assertEqual(os.listdir(self.path), ["r.json"])

    def test_nothing_is_written_over_what_is_read_or_written(self):
        text = PAIR + HARDWARE
        self.write("a.hadsl", text)
        (self.path / "link").symlink_to("a.hadsl")
        for over in ("check --format json:a.hadsl", "check --format json:link", "check --stamp a.hadsl",
                     "check --stamp s --depfile ./a.hadsl", "check --write-baseline a.hadsl",
                     "claims --output a.hadsl", "embed --output link", "render --format dot:a.hadsl"):
            command, *options = over.split()
            done = self.run_program(command, "a.hadsl", *options)
            self.assertEqual(done.returncode, WRONG, over + done.out + done.err)
            self.assertIn("the specification is read from there", done.err)
            self.assertEqual((self.path / "a.hadsl").read_text(), text)
        for twice in ("--format json:x --format text:./x", "--format json:x --stamp x",
                      "--stamp x --depfile ./x", "--format json:x --write-baseline x"):
            done = self.check("a.hadsl", *twice.split())
            self.assertEqual(done.returncode, WRONG, twice + done.out + done.err)
            self.assertIn("something else is written there", done.err)
        self.expect(PROVEN, "a.hadsl", "--format", "json:/dev/null", "--stamp", "/dev/null")

    def test_a_report_follows_a_link_and_keeps_devices(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        self.write("real.json", "")
        (self.path / "link.json").symlink_to("real.json")
        self.expect(PROVEN, name, "--format", "json:link.json")
        self.assertTrue((self.path / "link.json").is_symlink())
        json.loads((self.path / "real.json").read_bytes())
        self.expect(PROVEN, name, "--format", "json:/dev/null")
        self.assertTrue(Path("/dev/null").is_char_device())

    def test_quiet(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        self.assertEqual(self.expect(PROVEN, name, "--quiet").out, "")
        both = self.write("b.hadsl", PAIR + HARDWARE + SOFTWARE)
        done = self.expect(REFUTED, both, "-q")
        self.assertNotIn("hardware", done.out)
        self.assertIn("claim `software` is refuted", done.out)


class Terminal(CheckTest):
    def colours(self, *arguments, environment=None):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        return "\x1b[" in self.check(name, *arguments, environment=environment).out

    def test_colours(self):
        self.assertFalse(self.colours())
        self.assertTrue(self.colours("--color", "always"))
        self.assertTrue(self.colours(environment={"CLICOLOR_FORCE": "1"}))
        self.assertFalse(self.colours(environment={"CLICOLOR_FORCE": "0"}))
        self.assertFalse(self.colours(environment={"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}))
        self.assertTrue(self.colours("--color", "always", environment={"NO_COLOR": "1"}))
        self.assertFalse(self.colours("--color", "never", environment={"CLICOLOR_FORCE": "1"}))

    def test_colours_on_a_terminal(self):
        name = self.write("a.hadsl", PAIR + HARDWARE)
        for changed, wanted in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False),
                                ({"TERM": "xterm", "NO_COLOR": "1"}, False)):
            master, slave = pty.openpty()
            self.expect(PROVEN, name, stdout=slave, environment=changed)
            os.close(slave)
            said = os.read(master, 65536)
            os.close(master)
            self.assertEqual(b"\x1b[" in said, wanted, changed)

    def test_nothing_in_a_text_reaches_the_terminal_as_a_command(self):
        text = ("host `h\x1b[2J1`\nservice web on `h\x1b[2J1`\n"
                "claim `c\x1b]0;t\x07` \"d\x1b[1m\": no single hardware failure causes outage of web\n")
        for source in (text, text + "host `h\x1b[2J1`\n", text.replace("on", "in nowhere\x1b[3J")):
            done = self.check(self.write("a\x1b[5m.hadsl", source))
            self.assertNotIn("\x1b", done.out + done.err)
            self.assertNotIn("\x07", done.out + done.err)
        for arguments in (["nothing\x1b[2J", "--claim", "\x1b[2J"], ["a", "--format", "x\x1b[2J"],
                          ["a", "--\x1b[2J"], ["a", "--max", "\x1b[2J"],
                          ["a", "--format", "json:/no\x1b[2J/r"]):
            done = self.check(*arguments)
            self.assertEqual(done.returncode, WRONG)
            self.assertNotIn("\x1b", done.out + done.err)


class BadInput(CheckTest):
    def test_whatever_is_given_there_is_an_answer(self):
        deep = "(" * 100_000
        for text in (b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"{", b"}" * 1000, b'"', b"/*", b"`",
                     b"claim", b"\r\r\r", b"host " + b"a" * 100_000,
                     f"claim c: no single failure causes outage of {deep}".encode(),
                     f"service s needs {deep}a\n".encode(),
                     b"host h[1..99999999999999999999]\n", b"for i in 1..2000000000 { host h[i] }\n"):
            done = self.check(self.write("a.hadsl", text))
            self.assertEqual(done.returncode, WRONG, (text[:60], done.out[:500], done.err[:500]))
            self.assertLess(len(done.out), 1_000_000)

    def test_a_file_that_is_too_large_is_refused(self):
        with open(self.path / "large.hadsl", "wb") as large:
            large.truncate(64 * 1024 * 1024 + 1)
        done = self.expect(WRONG, "large.hadsl")
        self.assertIn("more than 67108864 bytes", done.out)

    def test_a_folder_that_is_a_file_name(self):
        (self.path / "folder.hadsl").mkdir()
        self.expect(WRONG, "folder.hadsl")


class BuildSystemsTest(CheckTest):
    """What build systems use: stamps, depfiles, lists of claims, headers."""

    def test_a_stamp_is_written_when_nothing_has_failed(self):
        self.write("hosts part.hadsl", "host h1, h2\n")
        self.write("a.hadsl", 'import "hosts part.hadsl"\nsystem s { needs h1 or h2 }\n'
                   "claim one: no single host failure causes outage of s\n"
                   "claim two: no 2 host failures cause outage of s\n")
        done = self.run_program("check", "a.hadsl", "--stamp", "ok", "--depfile", "ok.d")
        self.assertEqual(done.returncode, REFUTED)
        self.assertFalse((self.path / "ok").exists())
        # Files by their real names, as make reads them.
        depfile = (self.path / "ok.d").read_text()
        self.assertTrue(depfile.startswith("ok: \\\n"), depfile)
        self.assertIn(str(self.path / "a.hadsl"), depfile)
        self.assertIn("hosts\\ part.hadsl", depfile)
        done = self.run_program("check", "a.hadsl", "--stamp", "ok", "--claim", "one")
        self.assertEqual(done.returncode, PROVEN)
        self.assertTrue((self.path / "ok").exists())

    def test_what_fails_is_a_choice(self):
        self.write("a.hadsl", PAIR + SOFTWARE + VACUOUS + UNSURE)
        for choice, code in (("refuted", REFUTED), ("vacuous", REFUTED), ("undecided", UNDECIDED),
                             ("nothing", PROVEN), ("refuted,undecided", REFUTED)):
            done = self.run_program("check", "a.hadsl", "--fail-on", choice)
            self.assertEqual(done.returncode, code, choice)
            level = "error" if "refuted" in choice else "warning"
            self.assertRegex(done.stdout.decode(), level + ": claim `.*` is refuted")
        self.assertEqual(self.run_program("check", "a.hadsl", "--fail-on", "x").returncode, WRONG)
        self.assertEqual(self.run_program("check", "a.hadsl", "--depfile", "d").returncode, WRONG)

    def test_claims_are_listed(self):
        self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE)
        done = self.run_program("claims", "a.hadsl")
        self.assertEqual(done.stdout.decode(), "a.hadsl\thardware\na.hadsl\tsoftware\n")
        done = self.run_program("claims", "a.hadsl", "--claim", "soft*", "--output", "list",
                                "--depfile", "list.d")
        self.assertEqual(done.stdout, b"")
        self.assertEqual((self.path / "list").read_text(), "a.hadsl\tsoftware\n")
        self.assertTrue((self.path / "list.d").read_text().startswith("list:"))
        self.assertEqual(self.run_program("claims", "none.hadsl").returncode, WRONG)

    def test_a_specification_becomes_a_header(self):
        self.write("a-b.hadsl", PAIR + HARDWARE)
        done = self.run_program("embed", "a-b.hadsl")
        self.assertEqual(done.returncode, PROVEN)
        self.assertIn("inline constexpr a_b_specification a_b{};", done.stdout.decode())
        self.assertEqual(self.run_program("embed", "a-b.hadsl", "--name", "a-b").returncode, WRONG)
        self.assertEqual(self.run_program("embed", "a-b.hadsl", "--name", "int").returncode, WRONG)
        for name, called in (("class.hadsl", "class_"), ("a\n#include x.hadsl", "a__include_x")):
            self.write(name, (self.path / "a-b.hadsl").read_text())
            lines = self.run_program("embed", name).out.split("\n")
            self.assertTrue(lines[1].startswith("//"), lines[:3])
            self.assertIn(f"hadsl::holds<{called},", lines[2])
        self.write("wrong.hadsl", "hosst a\n")
        done = self.run_program("embed", "wrong.hadsl", "--output", "wrong.hpp")
        self.assertEqual(done.returncode, WRONG)
        self.assertFalse((self.path / "wrong.hpp").exists())


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
