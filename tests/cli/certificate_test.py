#!/usr/bin/env python3
"""Certificates: written, rechecked, and rejected when anything about them is wrong.

    certificate_test.py PROGRAM [unittest options]

Needs cvc5; without it, what needs it is skipped, except in CI.
"""
# SPDX-License-Identifier: BSL-1.0
import json
import os
import re
import shutil
import sys
import unittest

import check_test
from check_test import (HARDWARE, PAIR, PROVEN, REFUTED, ROOT, SOFTWARE, UNDECIDED, UNSURE,
                        WRONG, CheckTest)
from formats_test import HOSTILE_TEXT

DISAGREEMENT = 5  # exit code
HAS_CVC5 = os.environ.get("CI") == "true" or shutil.which("cvc5") is not None


@unittest.skipUnless(HAS_CVC5, "cvc5 is not installed")
class CertificateTest(CheckTest):
    def certify(self, text, *arguments, name="a.hadsl", code=None):
        shutil.rmtree(self.path / "c", ignore_errors=True)
        self.write(name, text)
        done = self.check(name, "--certificate", "c", *arguments)
        if code is not None:
            self.assertEqual(done.returncode, code, done.out + done.err)

    def recheck(self, code, *arguments):
        done = self.run_program("recheck", "c", *arguments)
        self.assertEqual(done.returncode, code, done.out + done.err)
        return done

    def index(self):
        return json.loads((self.path / "c/index.json").read_bytes())

    def change_index(self, change):
        index = self.index()
        change(index["specifications"][0])
        self.write("c/index.json", json.dumps(index))

    def program(self, name, *lines):
        self.write(name, "#!/bin/sh\n" + "\n".join(lines) + "\n")
        (self.path / name).chmod(0o755)
        return f"./{name}"


class Agreement(CertificateTest):
    def test_proven_and_refuted(self):
        self.certify(PAIR + HARDWARE + SOFTWARE, "--all", code=REFUTED)
        done = self.recheck(0)
        self.assertIn("proven  hardware: cvc5 finds no scenario", done.out)
        self.assertIn("refuted  software: ", done.out)
        self.assertIn("2 claims: 2 agreed", done.out)
        claims = self.index()["specifications"][0]["claims"]
        self.assertEqual([each["verdict"] for each in claims], ["proven", "refuted"])
        text = (self.path / "c" / claims[0]["obligation"]).read_text()
        self.assertIn("; no single hardware failure causes outage of web\n", text)
        self.assertIn("(declare-const |e0 host failure of h1| Bool)", text)
        self.assertIn("; at most 1 of these", text)
        self.assertIn("; web is out\n", text)

    def test_a_proof_without_a_solver_is_still_written(self):
        # Nothing that the claim allows reaches the consequence: the graph folds to a constant.
        self.certify("host h1\nservice web on h1\nservice other\n"
                     "claim c: no single crash of other causes outage of web\n")
        self.recheck(0)

    def test_assumptions_are_regarded_and_named(self):
        self.certify(PAIR + "assume calm: no software failure\n" + SOFTWARE.replace("software failure", "failure"))
        self.assertIn("; assuming calm\n", (self.path / "c/obligations/1-1.smt2").read_text())
        self.recheck(0)

    def test_gates_say_what_they_mean(self):
        def text_of(specification):
            self.certify(specification)
            self.recheck(0)
            return (self.path / "c/obligations/1-1.smt2").read_text()
        # Over a link, to either of two.
        text = text_of("""
site a, b
host h1 in a
host h2 in b
link ab between a, b
mechanism behind { role front  requests need front }
service front_a on h1
service front_b on h2
service shop on h1 { protected by behind(front: front_a or front_b) }
claim c: no 1 link_loss of ab and 1 crash of front_a stop shop
""")
        self.assertIn("; shop does not see what it needs until repaired\n", text)
        # A backup on a machine that is kept in two places.
        text = text_of("""
host h1, h2, h3
disk d1 on h1
disk d2 on h2
disk d3 on h3
mechanism mirror { copies run in lockstep  on loss of host, loss of disk: take over in 0s }
vm appliance { copies on h1 with d1, h2 with d2  protected by mirror }
storage vault on appliance
mechanism saved { role store  on deletion: restore in 1h  backup every 1d on store }
database db on h3 { keeps data on d3  protected by saved(store: vault) }
claim c: no 3 disk, removal failures lose all data of db
""")
        self.assertIn("; what is on appliance on h1 is destroyed\n", text)
        # In a circle of waits only whether something is out at all is asked for: no time is said.
        text = text_of("""
host h, k
service names on h { starts after directory  starts in 1min }
service directory on k { needs names }
claim c: no single failure stops names
""")
        self.assertNotIn("; names is out", text)

    def test_cold_start(self):
        self.certify("service a { starts after b }\nservice b\nservice c { starts after d }\n"
                     "service d { starts after c }\n"
                     "claim up: a starts from cold\nclaim down: c starts from cold\n")
        done = self.recheck(0)
        self.assertIn("everything starts from cold", done.out)
        self.assertIn("c can never start from cold", done.out)

    def test_undecided_is_not_agreement(self):
        self.certify(PAIR + HARDWARE + UNSURE, code=UNDECIDED)
        self.assertIn("1 could not be told", self.recheck(UNDECIDED).out)

    def test_a_claim_that_is_left_out_is_named(self):
        self.certify(PAIR + HARDWARE + SOFTWARE, "--claim", "hardware", code=PROVEN)
        self.assertIn("claim `software` is not in the certificate", self.recheck(0).out)

    def test_imports_folders_and_standard_input(self):
        self.write("d/parts/hosts.hadsl", "host h1, h2\n")
        self.write("d/sub/main.hadsl", 'import "../parts/hosts.hadsl"\n' +
                   PAIR.replace("host h1, h2", "") + HARDWARE)
        self.write("d/other.hadsl", PAIR + SOFTWARE)
        self.expect(REFUTED, "d", "--certificate", "c")
        self.assertIn("2 claims: 2 agreed", self.recheck(0).out)
        shutil.rmtree(self.path / "c")
        self.expect(REFUTED, "-", "--certificate", "c", stdin=(PAIR + SOFTWARE).encode())
        self.recheck(0)

    def test_hostile_names(self):
        self.certify(HOSTILE_TEXT, "--all", code=REFUTED)
        done = self.recheck(0)
        self.assertNotRegex(done.out, r"[\x00-\x09\x0b-\x1f]")

    def test_every_sample(self):
        self.run_program("check", str(ROOT / "samples"), "--certificate", "c")
        done = self.recheck(UNDECIDED)  # for its availabilities, and for nothing else
        self.assertRegex(done.out, r"\n\d{3} claims: \d{3} agreed, 2 could not be told\n$")
        self.assertEqual(done.out.count("an availability is a sum"), 2, done.out)


class Disagreement(CertificateTest):
    def test_a_solver_that_says_something_else(self):
        self.certify(PAIR + HARDWARE)
        done = self.recheck(DISAGREEMENT, "--solver", self.program("yes", "echo sat"))
        self.assertIn("DISAGREED  proven  hardware: the certificate says proven, but ./yes finds a "
                      "scenario that refutes it", done.out)
        self.certify(PAIR + SOFTWARE)
        self.recheck(DISAGREEMENT, "--solver", self.program("no", "echo unsat"))

    def test_a_verdict_that_was_turned_round(self):
        self.certify(PAIR + SOFTWARE)

        def prove(specification):
            specification["claims"][0]["verdict"] = "proven"
            specification["claims"][0]["counterexamples"] = []
        self.change_index(prove)
        self.assertIn("the certificate says proven, but cvc5 finds a scenario",
                      self.recheck(DISAGREEMENT).out)

    def test_a_counterexample_that_is_none(self):
        self.certify(PAIR + HARDWARE + SOFTWARE)
        found = self.index()["specifications"][0]["claims"][1]["counterexamples"][0]

        def refute(specification):
            specification["claims"][0]["verdict"] = "refuted"
            specification["claims"][0]["counterexamples"] = [found]
        self.change_index(refute)
        self.assertIn("is more than the claim allows", self.recheck(DISAGREEMENT).out)

        self.certify(PAIR + SOFTWARE)

        def worsen(specification):
            specification["claims"][0]["counterexamples"][0]["amount_ms"] = 12345
        self.change_index(worsen)
        self.assertIn("with 12.345s, the evaluator:", self.recheck(DISAGREEMENT).out)

    def test_a_cold_start_that_was_turned_round(self):
        self.certify("service a { starts after b }\nservice b { starts after a }\n"
                     "claim up: a starts from cold\n")

        def prove(specification):
            specification["claims"][0]["verdict"] = "proven"
            specification["claims"][0]["counterexamples"] = []
        self.change_index(prove)
        self.recheck(DISAGREEMENT)


class Damage(CertificateTest):
    def wrong(self, says, *arguments):
        self.assertIn(says, self.recheck(WRONG, *arguments).err)

    def test_any_change_of_an_obligation_is_rejected(self):
        self.certify(PAIR + HARDWARE + SOFTWARE, "--all")
        for claim in self.index()["specifications"][0]["claims"]:
            name = f"c/{claim['obligation']}"
            text = (self.path / name).read_text()
            changed = [text.replace("(or ", "(and ", 1), text.replace("(and ", "(or ", 1),
                       text.replace("(assert (not a", "(assert (or a", 1), text[:-1], "", text + " ",
                       text.replace("(check-sat)", "(assert false)\n(check-sat)")]
            # Every single literal, negated.
            for match in re.finditer(r"(?<= )(\|[^|]*\||[ag]\d[\d.]*)(?=[ )])", text):
                if not text[:match.start()].endswith(("define-fun ", "declare-const ")):
                    changed.append(f"{text[:match.start()]}(not {match[0]}){text[match.end():]}")
            self.assertGreater(len(changed), 10)
            for each in changed:
                if each != text:
                    self.write(name, each)
                    self.wrong("is not what there is to show for claim")
            self.write(name, text)
        self.recheck(0)

    def test_a_changed_specification(self):
        self.certify(PAIR + HARDWARE)
        self.write("a.hadsl", PAIR + "// note\n" + HARDWARE)
        self.wrong("the specification has changed since the certificate was written")
        (self.path / "a.hadsl").unlink()
        self.assertIn("only its copy is checked", self.recheck(0).out)

    def test_a_copy_that_was_changed(self):
        self.certify(PAIR + HARDWARE)
        weaker = re.sub("service web .*", "service web on h1", PAIR) + HARDWARE
        self.write("c/texts/1/a.hadsl", weaker)
        self.wrong("the specification has changed")
        self.write("a.hadsl", weaker)  # and the original with it
        self.wrong("is not what there is to show")
        (self.path / "a.hadsl").unlink()
        self.wrong("is not what there is to show")
        self.write("c/texts/1/a.hadsl", "nonsense")
        self.wrong("no sound specification any more")

    def test_another_library(self):
        self.certify("use vmware\n" + PAIR + HARDWARE)
        text = (self.path / "c/library/vmware.hadsl").read_text()
        self.write("c/library/vmware.hadsl", text.replace("10s", "20s", 1) + "// more\n")
        self.wrong("another standard library")

    def test_a_damaged_index(self):
        self.certify(PAIR + HARDWARE + SOFTWARE)
        whole = (self.path / "c/index.json").read_text()
        for text, says in (
                ("", "is damaged: index.json"), (whole[:-20], "is damaged: index.json"),
                ("{}", "is damaged: index.json"), ("[]", "is damaged: index.json"),
                (whole.replace('"format_version": 1', '"format_version": 2'), "format version 2"),
                (whole.replace('"hadsl certificate"', '"x"'), "no index of a certificate"),
                (whole.replace('"proven"', '"true"'), "found the verdict `true`"),
                (whole.replace('"hardware"', '"hardwear"'), "has no claim `hardwear`"),
                (whole.replace('"hardware"', '"software"'), "in the text"),
                (whole.replace('"proven"', '"refuted"'), "refuted with 0 counterexamples"),
                (whole.replace("no single hardware", "no single software"), "in the text"),
                (whole.replace("obligations/1-1", "obligations/9-9"), "cannot read `obligations/"),
                (whole.replace("obligations/1-1", "obligations/1-2"), "is not what there is to show"),
                (whole.replace("obligations/1-1", "../../x"), "lies outside of it"),
                (whole.replace('"obligations/1-1.smt2"', "null"), "has no obligation"),
                (whole.replace('"event": ', '"event": 9'), "is not `"),
                (whole.replace('"kept": "texts', '"kept": "/texts'), "lies outside of it")):
            self.write("c/index.json", text)
            self.wrong(says)
        for change in (lambda all: all["specifications"].clear(),
                       lambda all: all["specifications"][0]["claims"].clear()):
            index = json.loads(whole)
            change(index)
            self.write("c/index.json", json.dumps(index))
            self.wrong("there is no claim in it")
        self.write("c/index.json", whole)
        obligation = self.path / "c/obligations/1-1.smt2"
        for make, says in ((lambda at: at.symlink_to("/etc/hostname"), "leads outside of it"),
                           (os.mkfifo, "is no ordinary file")):
            obligation.unlink()
            make(obligation)
            self.wrong(says)
        (self.path / "c/index.json").unlink()
        self.wrong("is no certificate")

    def test_a_file_elsewhere_is_not_shown(self):
        self.certify(PAIR + HARDWARE)
        self.write("secret", "a word that nobody may see\n")

        def point(specification):
            specification["files"][0]["origin"] = str(self.path / "secret")
        self.change_index(point)
        done = self.recheck(WRONG)
        self.assertIn("line 1", done.err)
        self.assertNotIn("nobody may see", done.out + done.err)

    def test_solvers_that_do_not_answer(self):
        self.certify(PAIR + HARDWARE)
        self.wrong("cannot run the solver `./none`: no such file", "--solver", "./none")
        self.wrong("cannot read `c/obligations/1-1.smt2`: (error", "--solver",
                   self.program("broken", "echo '(error \"no\")'", "exit 1"))
        for name, lines, says in (("both", ["echo unsat", "echo sat"], "says more than `unsat`"),
                                  ("dies", ["echo unsat", "kill -SEGV $$"], "ended by a signal"),
                                  ("babbles", ["exec yes"], "says more than one answer")):
            self.wrong(says, "--solver", self.program(name, *lines))
        self.recheck(UNDECIDED, "--solver", self.program("shrug", "echo unknown"))
        done = self.recheck(UNDECIDED, "--solver", self.program("slow", "exec sleep 60"),
                            "--timeout", "200ms")
        self.assertIn("cannot tell in time", done.out)

    def test_where_it_can_be_written(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        self.write("full/file", "")
        self.write("file", "")
        for where, says in (("full", "the folder is not empty"), ("file", "cannot write the"),
                            ("/proc/none/c", "cannot write the")):
            done = self.expect(WRONG, "a.hadsl", "--certificate", where)
            self.assertIn(says, done.err)
        self.write("d/main.hadsl", 'import "link.hadsl"\n' + PAIR.replace("host h1, h2", "") + HARDWARE)
        self.write("d/other/hosts.hadsl", "host h1, h2\n")
        (self.path / "d/link.hadsl").symlink_to("other/hosts.hadsl")
        done = self.check("d/main.hadsl", "--certificate", "linked")
        self.assertIn("through symbolic links", done.err)
        self.assertEqual(done.returncode, WRONG)


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        check_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
