#!/usr/bin/env python3
"""Pictures and the HTML report: complete, self-contained, and safe whatever the names.

    page_test.py PROGRAM [unittest options]

Uses Graphviz' dot and headless Chromium where they are; in CI they must be. HADSL_SCREENSHOTS names
a folder for screenshots to look at.
"""
# SPDX-License-Identifier: BSL-1.0
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as xml
from html.parser import HTMLParser

import check_test
from check_test import HARDWARE, PAIR, ROOT, SOFTWARE, WRONG, CheckTest
from formats_test import HOSTILE_TEXT, IN_CI

HAS_DOT = IN_CI or shutil.which("dot") is not None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
VOID = {"meta", "input", "br", "img", "link"}
# What the page is made of; a name that became an element would be another one.
ELEMENTS = set("""html head meta title style body header h1 p ul li span details summary dl dt dd main
    section h2 div table thead tbody tr th td q h3 h4 em figure figcaption svg g polygon path ellipse
    text pre code mark small article button input ol caption footer script""".split())


class Page(HTMLParser):
    """Holds that every element is closed in its order, known, and asks for nothing."""

    def __init__(self, test, text):
        super().__init__(convert_charrefs=True)
        self.test, self.open, self.text, self.ids = test, [], "", []
        self.feed(text)
        self.close()
        test.assertEqual(self.open, [])
        test.assertEqual(len(self.ids), len(set(self.ids)), "an id is given twice")

    def handle_starttag(self, tag, attributes):
        self.test.assertIn(tag, ELEMENTS)
        for name, value in attributes:
            self.test.assertFalse(name.startswith("on"), (tag, name, value))
            self.test.assertNotIn(name, ("src", "href", "xlink:href", "srcdoc", "action"))
            if name == "id":
                self.ids.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        self.test.assertEqual(self.open.pop(), tag)

    def handle_data(self, data):
        if self.open and self.open[-1] not in ("script", "style"):
            self.text += data


class PageTest(CheckTest):
    def page(self, *arguments, **more):
        done = self.check(*arguments, "--format", "html", **more)
        self.assertEqual(done.err, "")
        return done.out, Page(self, done.out)

    def browse(self, text, script, *options):
        """The page after a script of the test has run in it, as text of its DOM."""
        self.write("page.html", text.replace("</body>", f"<script>{script}</script></body>"))
        with tempfile.TemporaryDirectory() as profile:
            done = subprocess.run(
                [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic",
                 "--no-first-run", "--disable-background-networking", "--disable-component-update",
                 "--disable-sync", f"--user-data-dir={profile}", "--virtual-time-budget=5000",
                 *options, "--dump-dom", f"file://{self.path}/page.html"],
                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=120, check=False)
        return done.stdout.decode()


class Content(PageTest):
    def test_it_says_everything(self):
        text, page = self.page(self.write("a.hadsl", PAIR + HARDWARE + SOFTWARE))
        for wanted in ("2 claims: 1 proven, 1 refuted", "no single software failure causes outage",
                       "How to read this page", "a.hadsl, line 6", "leak strikes both copies of web"):
            self.assertIn(wanted, page.text)
        self.assertNotRegex(text, r"https?://(?!www\.w3\.org/)")
        self.assertIn("default-src 'none'", text)

    def test_with_why_a_proof_says_what_it_rests_on_and_how_it_would_break(self):
        self.write("a.hadsl", PAIR + HARDWARE)
        _, plain = self.page("a.hadsl")
        self.assertNotIn("It rests on each of these", plain.text)
        _, page = self.page("a.hadsl", "--why")
        self.assertIn("web has its 2 copies (line 4)", page.text)
        self.assertIn("How near it is to breaking: with 2 instead of 1 it breaks: host failure of "
                      "h1 and host failure of h2", page.text)
        self.assertIn("How it would break", page.text)

    def test_of_many_components_those_that_matter_are_drawn(self):
        spare = "for i in 1..60 { host spare[i] }\n"
        _, page = self.page(self.write("a.hadsl", spare + PAIR + HARDWARE), "--why")
        self.assertIn("How it would break", page.text)
        if HAS_DOT:
            self.assertIn("Only what the claims and the cascades touch is shown.", page.text)

    def test_what_else_refutes_a_claim_has_its_cascade(self):
        _, page = self.page(self.write("a.hadsl", PAIR + SOFTWARE), "--all")
        self.assertIn("Also: poison of web", page.text)
        self.assertIn("Also: bad_build of web", page.text)

    def test_a_split_brain_is_marked_in_the_picture(self):
        text, page = self.page(self.write(
            "a.hadsl", PAIR.replace("all active", "one active").replace("on crash", "on isolation") +
            "claim one: no single isolation causes split brain of web\n"))
        self.assertIn("web on h2 takes over while the active copy goes on serving", page.text)
        self.assertRegex(text, r'<li data-split="\d+"')

    def test_no_claim_of_that_name(self):
        _, page = self.page(self.write("a.hadsl", PAIR + HARDWARE), "--claim", "zzz")
        self.assertIn("found no claim that matches zzz", page.text)
        self.assertIn("No claim was checked.", page.text)

    def test_errors_have_a_page_as_well(self):
        _, page = self.page(self.write("wrong.hadsl", "host h1 in nowhere\n"))
        self.assertIn("nowhere", page.text)
        _, page = self.page("missing.hadsl")
        self.assertIn("cannot read missing.hadsl", page.text)

    def test_without_graphviz_it_says_so(self):
        name = self.write("a.hadsl", PAIR + SOFTWARE)
        _, page = self.page(name, environment={"PATH": "/nonexistent"})
        self.assertIn("No picture: cannot run `dot`: no such file", page.text)
        self.assertIn("leak strikes both copies of web", page.text)

    def test_hostile_names(self):
        text, page = self.page(self.write("a.hadsl", HOSTILE_TEXT), "--all")
        self.assertIn("h<i>&amp;|\"'%0A::error::\\x1b[2J\\x01", page.text)
        self.assertNotIn("<i>", text)
        self.assertNotRegex(text, "[\x00-\x09\x0b-\x1f\u202e]")

    def test_every_sample(self):
        _, page = self.page(str(ROOT / "samples"))
        self.assertIn("146 claims", page.text)


@unittest.skipUnless(HAS_DOT and (IN_CI or CHROMIUM), "needs dot and chromium")
class Browser(PageTest):
    ATTACK = "<img src=x onerror=\"document.title='owned'\">'\"</script><script>document.title='owned'</script>"

    def test_a_cascade_is_played(self):
        text, _ = self.page(self.write("a.hadsl", PAIR + SOFTWARE))
        dom = self.browse(text, """
            const player = document.querySelector('.player');
            const does = what => player.querySelector(`[data-does=${what}]`);
            const seen = [player.querySelectorAll('.picture .struck').length];
            does('first').click();
            seen.push(player.querySelectorAll('.picture .struck, .picture .out').length);
            does('next').click();
            seen.push(player.querySelectorAll('.picture .struck.now').length);
            seen.push(player.querySelector('.spoken').textContent);
            player.dispatchEvent(new KeyboardEvent('keydown', {key: 'End', bubbles: true}));
            seen.push(player.querySelectorAll('.picture .out').length > 0);
            seen.push(does('next').disabled);
            player.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowLeft', bubbles: true}));
            seen.push(does('next').disabled);
            document.title = JSON.stringify(seen);""")
        title = re.search(r"<title>(.*?)</title>", dom)[1]
        self.assertRegex(title, r"^\[[1-9]\d*,0,[1-9]\d*,\"Step 1 of \d+: .*\",true,true,false\]$")

    def test_names_run_nothing(self):
        name = self.ATTACK
        text, _ = self.page(self.write("a.hadsl", f"host `{name}`\nservice web on `{name}`\n"
                                       f"claim `{name}` \"{name.replace(chr(34), '')}\": no single "
                                       "hardware failure causes outage of web\n"))
        dom = self.browse(text, "")
        self.assertNotIn("owned</title>", dom)
        self.assertIn("&lt;img src=x onerror=", dom)
        self.assertNotIn("<img", dom)

    def test_screenshots(self):
        folder = os.environ.get("HADSL_SCREENSHOTS")
        if not folder:
            self.skipTest("HADSL_SCREENSHOTS is not set")
        for name, path in (("fault-tolerance", ROOT / "samples/fault-tolerance.hadsl"),
                           ("hostile", self.path / self.write("hostile.hadsl", HOSTILE_TEXT))):
            text, _ = self.page(str(path))
            for look, option in (("light", "--light"), ("dark", "--force-dark-mode")):
                self.browse(text, "", option, "--window-size=1300,2000",
                            f"--screenshot={os.path.abspath(folder)}/{name}-{look}.png")


class Render(CheckTest):
    def render(self, code, *arguments, **more):
        done = self.run_program("render", *arguments, **more)
        self.assertEqual(done.returncode, code, done.out + done.err)
        return done

    def test_dot_and_mermaid(self):
        self.write("a.hadsl", PAIR + "site dc\nhost h3 in dc\nservice s on h3 { needs web tolerating 5min }\n")
        dot = self.render(0, "a.hadsl", "--format", "dot").out
        self.assertIn('[label="web\\nservice, protected by pair"', dot)
        self.assertIn('label="tolerating 5min"', dot)
        self.assertIn("subgraph cluster_", dot)
        mermaid = self.render(0, "a.hadsl", "--format", "mermaid").out
        self.assertTrue(mermaid.startswith("flowchart TB\n"))
        self.assertIn('["web<br/>service, protected by pair"]', mermaid)
        self.assertIn('-->|"tolerating 5min"|', mermaid)

    def test_where_the_data_is_and_who_fences(self):
        self.write("a.hadsl", """
host h1, h2
storage san
service power_switch
mechanism pair { role by  copies run apart, one active  fenced by by  on crash: take over in 5s }
database db { copies on h1, h2  keeps data on san  protected by pair(by: power_switch) }
""")
        mermaid = self.render(0, "a.hadsl", "--format", "mermaid").out
        self.assertIn('---|"data on"|', mermaid)
        self.assertIn('-.->|"fenced by"|', mermaid)

    @unittest.skipUnless(HAS_DOT, "needs dot")
    def test_svg(self):
        self.write("a.hadsl", PAIR)
        root = xml.fromstring(self.render(0, "a.hadsl").stdout)
        self.assertEqual(root.tag, "{http://www.w3.org/2000/svg}svg")
        self.render(0, "a.hadsl", "--format", "svg:a.svg")
        xml.parse(self.path / "a.svg")
        for sample in sorted((ROOT / "samples").rglob("*.hadsl")):
            if "legacy" not in sample.name:  # which is wrong on purpose
                xml.fromstring(self.render(0, str(sample)).stdout)

    def test_hostile_names(self):
        self.write("a.hadsl", HOSTILE_TEXT)
        if HAS_DOT:
            text = " ".join(xml.fromstring(self.render(0, "a.hadsl").stdout).itertext())
            self.assertIn("h<i>&amp;|\"'%0A::error::", text.replace("\u00a0", " "))
        mermaid = self.render(0, "a.hadsl", "--format", "mermaid").out
        for line in mermaid.splitlines():
            self.assertIn(line.count('"'), (0, 2))
        self.assertNotIn("<i>", mermaid)
        self.assertIn("h#60;i#62;#38;amp#59;", mermaid)

    def test_wrong_input(self):
        self.write("a.hadsl", PAIR)
        done = self.render(WRONG, "a.hadsl", environment={"PATH": "/nonexistent"})
        self.assertIn("cannot draw `a.hadsl` as svg: cannot run `dot`: no such file", done.err)
        self.assertIn("expected one of: svg, dot, mermaid",
                      self.render(WRONG, "a.hadsl", "--format", "png").err)
        self.write("wrong.hadsl", "host h1 in nowhere\n")
        done = self.render(WRONG, "wrong.hadsl", "--format", "dot")
        self.assertRegex(done.err, r"(?m)^wrong\.hadsl:1:12: error: ")
        self.assertEqual(done.out, "")
        self.render(WRONG, "missing.hadsl", "--format", "dot")


if __name__ == "__main__":
    if len(sys.argv) > 1 and not sys.argv[1].startswith("-"):
        check_test.PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
