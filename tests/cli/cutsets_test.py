#!/usr/bin/env python3
"""`hadsl cutsets` from a shell: specifications, fault trees of other tools, and what is refused.

    cutsets_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import csv
import io
import json
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SHARED = Path(os.environ.get("HADSL_SHARED", ROOT.parent / "shared")) / "data" / "openpsa"
PROGRAM = str(ROOT / "build" / "hadsl")

FOUND, WRONG, UNDECIDED = 0, 2, 3

SHOP = """
outage means longer than 10s
host h1, h2
mechanism pair { copies run apart, all active  on crash, loss of host: take over in 5s }
service web { copies on h1, h2  protected by pair  build "web:1" }
"""

TREE = """<opsa-mef><define-fault-tree name="plant">
<define-gate name="top"><or><gate name="both"/><basic-event name="c"/></or></define-gate>
<define-gate name="both"><and><basic-event name="a"/><basic-event name="b"/></and></define-gate>
</define-fault-tree><model-data>
<define-basic-event name="a"><float value="0.5"/></define-basic-event>
<define-basic-event name="b"><float value="0.5"/></define-basic-event>
<define-basic-event name="c"><float value="0.125"/></define-basic-event>
</model-data></opsa-mef>
"""


class CutSetsTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name).resolve()

    def write(self, name, text):
        (self.path / name).write_text(text, encoding="utf-8")
        return name

    def run_program(self, code, *arguments, stdin=""):
        done = subprocess.run([PROGRAM, *map(str, arguments)], cwd=self.path, input=stdin.encode(),
                              capture_output=True, timeout=300, check=False)
        done.out = done.stdout.decode()
        done.err = done.stderr.decode()
        self.assertEqual(done.returncode, code, done.out + done.err)
        return done

    def cutsets(self, code, *arguments, **more):
        return self.run_program(code, "cutsets", *arguments, **more)


class Specifications(CutSetsTest):
    def test_sets(self):
        done = self.cutsets(FOUND, self.write("a.hadsl", SHOP), "--of", "web", "--order", "1")
        self.assertRegex(done.out, r"^outage of web longer than 10s: \d+ minimal failure sets? of")
        self.assertIn('  bad_build of build "web:1"\n', done.out)
        self.assertEqual(done.err, "")

    def test_a_short_list_is_the_beginning_of_the_whole(self):
        chain = ("host h[1..6]\ndatabase d on h[1]\n" +
                 "".join(f"service s[{i}] on h[{i}] {{ needs d }}\n" for i in range(2, 7)) +
                 "system shop { needs s[2], s[3], s[4], s[5], s[6] }\n")
        name = self.write("chain.hadsl", chain)
        ask = ("cutsets", name, "--of", "shop", "--order", "1", "--format", "csv", "--top")
        whole = self.run_program(FOUND, *ask, "all").out.splitlines()
        self.assertGreater(len(whole), 30)
        for count in (1, 3, 20, 29):
            self.assertEqual(self.run_program(FOUND, *ask, str(count)).out.splitlines(),
                             whole[:count + 1])

    def test_effect_and_class(self):
        name = self.write("a.hadsl", SHOP)
        done = self.cutsets(FOUND, name, "--of", "web", "--effect", "disruption", "--class",
                            "host", "--format", "json")
        said = json.loads(done.out)
        self.assertEqual(said["effect"], "disruption of web")
        self.assertEqual(said["count"], 2)
        self.assertEqual([each["failures"] for each in said["sets"]],
                         [["host failure of h1"], ["host failure of h2"]])
        done = self.cutsets(FOUND, name, "--of", "web", "--longer-than", "1s", "--class", "host",
                            "--count", "--format", "csv")
        self.assertEqual(done.out, "failures,sets\r\n2,1\r\n")

    def test_assumptions_hold(self):
        name = self.write("a.hadsl", SHOP + "assume safe: no software failure\n")
        done = self.cutsets(FOUND, name, "--of", "web", "--order", "1", "--class", "software")
        self.assertIn("0 minimal failure sets", done.out)
        self.assertIn("assumptions leave out", done.out)

    def test_names_that_nothing_has(self):
        name = self.write("a.hadsl", SHOP)
        self.assertIn("did you mean `web`?", self.cutsets(WRONG, name, "--of", "wbe").err)
        self.assertIn("--class: found `hots`", self.cutsets(WRONG, name, "--of", "web", "--class",
                                                             "hots").err)
        self.assertIn("found no --of", self.cutsets(WRONG, name).err)
        self.assertIn("--effect: found `fire`", self.cutsets(WRONG, name, "--of", "web",
                                                             "--effect", "fire").err)

    def test_effects_as_claims_say_them(self):
        name = self.write("a.hadsl", SHOP)
        for written in ("split-brain", "split brain", "split_brain", "Split Brain"):
            done = self.cutsets(FOUND, name, "--of", "web", "--effect", written)
            self.assertIn("split brain of web: 0 minimal failure sets", done.out)
            # What cannot happen says why.
            self.assertIn("`web` takes over from a copy that is only out of sight", done.err)
        for written in ("stop", "stops"):
            done = self.cutsets(FOUND, name, "--of", "web", "--effect", written)
            self.assertIn("stop of web", done.out)
        self.assertIn("did you mean `interruption`?",
                      self.cutsets(WRONG, name, "--of", "web", "--effect", "interuption").err)

    def test_wrong_text(self):
        done = self.cutsets(WRONG, self.write("a.hadsl", "host h1 on nowhere"), "--of", "h1")
        self.assertRegex(done.err, r"^a\.hadsl:1:12: error: .*\[HA0202\]")
        self.assertEqual(done.out, "")
        self.assertIn("[HA0601]", self.cutsets(WRONG, "missing.hadsl", "--of", "x").err)

    def test_split_brain_is_not_monotone(self):
        sample = ROOT / "samples" / "witness-placement.hadsl"
        text = ('host h1, h2\nmechanism m { copies run apart, one active '
                ' on loss of host, isolation: take over in 5s  isolated copies keep writing'
                '  mirrors deletion }\n'
                'link l between h1, h2\ndatabase db { copies on h1, h2  protected by m }\n')
        self.assertTrue(sample.exists())
        done = self.cutsets(UNDECIDED, self.write("a.hadsl", text), "--of", "db", "--effect",
                            "split-brain")
        self.assertIn("hadsl: undecided: ", done.err)
        self.assertIn("write the claim `no 2 failures cause split brain of db`", done.err)
        self.assertEqual(done.out, "")


class Many(CutSetsTest):
    def test_the_smallest_of_more_than_can_be_found(self):
        # A replica is cut off in more ways than a diagram holds; the smallest sets are few.
        text = subprocess.run([sys.executable, str(ROOT / "bench" / "clos.py"), "-k", "20",
                               "--vms", "1", "--services", "1"],
                              stdout=subprocess.PIPE, text=True, check=True).stdout
        name = self.write("clos.hadsl", text)
        ask = (FOUND, name, "--of", "svc[1]", "--top", "30")
        self.assertIn("more minimal failure sets than were counted\n", self.cutsets(*ask).out)
        found = self.cutsets(*ask, "--format", "csv").out
        self.assertEqual(len(found.splitlines()), 31)
        self.assertEqual(found, self.cutsets(*ask, "--format", "csv", "--order", "3").out)


class FaultTrees(CutSetsTest):
    def test_text(self):
        done = self.cutsets(FOUND, self.write("t.xml", TREE), "--probability", "--top", "9")
        self.assertEqual(done.out, "top: 2 minimal failure sets\n"
                                   "  1 of 1 failure\n  1 of 2 failures\nprobability 0.34375\n\n"
                                   "1  0.125         c\n2  0.25          a, b\n")

    def test_ranked_by_probability(self):
        done = self.cutsets(FOUND, self.write("t.xml", TREE), "--by", "probability", "--top", "1",
                            "--format", "csv")
        rows = list(csv.reader(io.StringIO(done.out)))
        self.assertEqual(rows[1], ["1", "2", "0.25", "a; b"])

    def test_one_gate(self):
        done = self.cutsets(FOUND, self.write("t.xml", TREE), "--of", "both", "--count")
        self.assertIn("both: 1 minimal failure set\n", done.out)

    def test_standard_input_and_galileo(self):
        self.assertIn("top: 2 minimal", self.cutsets(FOUND, "-", "--count", stdin=TREE).out)
        galileo = '// a tree\ntoplevel "t"; "t" 2of3 "a" "b" "c"; "a" prob=0.5; "b" prob=0.5; "c";'
        done = self.cutsets(FOUND, self.write("t.dft", galileo), "--top", "all")
        self.assertIn("t: 3 minimal failure sets\n  3 of 2 failures\n", done.out)
        done = self.cutsets(WRONG, "t.dft", "--probability")
        self.assertIn("error: found no probability of `c`: the file gives none [HA0808]", done.err)

    def test_undecided_in_time(self):
        wide = "".join(f'<define-gate name="g{at}"><or>' + "".join(
            f'<basic-event name="e{(at * 7919 + each * each * 31) % 211}"/>'
            for each in range(14)) + "</or></define-gate>" for at in range(400))
        tree = ('<opsa-mef><define-fault-tree name="t"><define-gate name="top"><and>' +
                "".join(f'<gate name="g{at}"/>' for at in range(400)) + "</and></define-gate>" +
                wide + "".join(f'<define-basic-event name="e{at}"/>' for at in range(211)) +
                "</define-fault-tree></opsa-mef>")
        done = self.cutsets(UNDECIDED, self.write("t.xml", tree), "--count", "--timeout", "1s")
        self.assertEqual(done.err, "hadsl: undecided: no answer within the time allowed\n")
        done = self.cutsets(UNDECIDED, "t.xml", "--count", "--timeout", "1s", "--format", "json")
        self.assertEqual(json.loads(done.out)["undecided"], "no answer within the time allowed")

    def test_refused_at_their_place(self):
        for old, new, said in [
                ("<and>", "<xor>", "3:"),
                ("</opsa-mef>", "", "HA0801"),
                ("<and>", "<und>", "HA0801"),
                ("opsa-mef>", "opsa>", "HA0802"),
                ('<basic-event name="c"/>', '<not><basic-event name="c"/></not>', "HA0803"),
                ('<basic-event name="c"/>', '<basic-event name="d"/>', "HA0804"),
                ('<basic-event name="a"/>', '<gate name="top"/>', "HA0805"),
                ('value="0.125"', 'value="1.25"', "HA0806"),
                ('<gate name="both"/>', '<basic-event name="a"/>', "HA0807"),
                ('define-gate name="both"', 'define-gate name="top"', "HA0201"),
                ('<gate name="both"/>', "<and>" * 500 + '<gate name="both"/>' + "</and>" * 500,
                 "HA0104")]:
            with self.subTest(new=new[:40]):
                done = self.cutsets(WRONG, self.write("t.xml", TREE.replace(old, new)), "--count")
                self.assertRegex(done.err, r"(?m)^t\.xml:\d+:\d+: error: ")
                self.assertIn(said, done.err)
                self.assertEqual(done.out, "")

    def test_effects_belong_to_specifications(self):
        name = self.write("t.xml", TREE)
        for more in (["--effect", "stop"], ["--longer-than", "1s"], ["--class", "host"]):
            self.assertIn("is a fault tree", self.cutsets(WRONG, name, *more).err)

    def test_files_that_cannot_be_read(self):
        self.assertIn("[HA0601]", self.cutsets(WRONG, "missing.xml").err)
        self.assertIn("it is a folder", self.cutsets(WRONG, ".").err)
        for wrong in (["--top", "0"], ["--top", "x"], ["--by", "name"], ["--format", "xml"],
                      ["--order", "0"]):
            self.cutsets(WRONG, self.write("t.xml", TREE), *wrong)


class Exchange(CutSetsTest):
    def test_claims_about_an_imported_tree(self):
        self.write("t.xml", TREE)
        name = self.write("t.hadsl", 'import "t.xml"\n'
                                     "claim one: no single failure causes outage of top\n"
                                     "claim both: no single failure causes outage of both\n")
        done = self.run_program(1, "check", name)
        self.assertRegex(done.out, r"(?m)^ +::: t\.xml:7:27$")
        self.assertIn("2 claims: 1 proven, 1 refuted", done.out)
        done = self.cutsets(FOUND, name, "--of", "top", "--top", "9", "--format", "csv")
        self.assertIn("fault_tree.fault of a; fault_tree.fault of b", done.out)

    def test_a_broken_tree_is_told_at_its_place(self):
        self.write("t.xml", TREE.replace("<and>", "<not>").replace("</and>", "</not>"))
        name = self.write("t.hadsl", 'import "t.xml"\n'
                                     "claim one: no single failure causes outage of top\n")
        done = self.run_program(WRONG, "check", name)
        self.assertRegex(done.out, r"(?m)^t\.xml:3:\d+: error: found `not`.*\[HA0803\]")

    def test_import_prints_a_specification(self):
        odd = TREE.replace('name="c"', 'name="or"').replace('name="both"', 'name="the both"')
        done = self.run_program(FOUND, "import", "openpsa", self.write("t.xml", odd))
        self.assertIn("fault_tree.gate top needs `the both` and `or`\n", done.out)
        self.write("t.hadsl", done.out)
        checked = self.run_program(1, "check", "t.hadsl")
        self.assertIn("refuted", checked.out)
        done = self.run_program(FOUND, "import", "galileo", "-",
                                stdin='toplevel t; t and a b; a prob=0.5; b;')
        self.assertIn('fault_tree.basic_event a "probability 0.5"\n', done.out)

    def test_what_no_specification_can_say(self):
        always = TREE.replace('<basic-event name="c"/>', '<constant value="true"/>')
        done = self.run_program(WRONG, "import", "openpsa", self.write("t.xml", always))
        self.assertIn("t.xml:2:20: error: gate `top` holds without any failure", done.err)
        for wrong in ([], ["visio"], ["openpsa"], ["openpsa", "missing.xml"]):
            self.run_program(WRONG, "import", *wrong)

    def test_export_is_read_back(self):
        name = self.write("a.hadsl", SHOP)
        done = self.run_program(FOUND, "export", "openpsa", name, "--of", "web")
        self.assertIn("<label>bad_build of build &quot;web:1&quot;</label>", done.out)
        self.write("web.xml", done.out)
        ours = json.loads(self.cutsets(FOUND, name, "--of", "web", "--format", "json").out)
        back = json.loads(self.cutsets(FOUND, "web.xml", "--format", "json").out)
        self.assertEqual(back["sizes"], ours["sizes"])
        self.run_program(WRONG, "export", "openpsa", name)
        self.run_program(WRONG, "export", "csv", name, "--of", "web")


@unittest.skipUnless(SHARED.is_dir(), f"the public trees are not there: {SHARED}")
class PublicTrees(CutSetsTest):
    """The results that are known of eight trees of the Aralia benchmark."""

    def test_known_results(self):
        with (SHARED / "expected.csv").open(encoding="utf-8") as expected:
            for row in csv.DictReader(expected):
                with self.subTest(row["model"]):
                    file = SHARED / f"{row['model']}.xml"
                    for order in ("1", "2", "3", None):
                        limit = ["--order", order] if order else []
                        done = self.cutsets(FOUND, file, "--count", "--format", "json", *limit)
                        self.assertEqual(json.loads(done.out)["count"],
                                         int(row[f"order{order}" if order else "all"]))
                    done = self.cutsets(FOUND, file, "--probability", "--format", "json")
                    self.assertEqual(json.loads(done.out)["probability"],
                                     float(row["probability"]))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    if not SHARED.is_dir():
        print(f"note: without {SHARED} the known results are not compared", file=sys.stderr)
    unittest.main()
