#!/usr/bin/env python3
"""`hadsl fmt` from a shell: what it writes, what it leaves alone, and its exit codes.

    fmt_test.py PROGRAM [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM = str(ROOT / "build" / "hadsl")

UGLY = """host  a,b // two of them


// stays

service web{copies on a,b   // places
  protected by pair}
"""
NEAT = """host a, b  // two of them

// stays

service web {
  copies on a, b  // places
  protected by pair
}
"""
BROKEN = "hots a\n  needs\n"


class FmtTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.path = Path(self.folder.name).resolve()

    def write(self, name, text):
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(text.encode())
        return name

    def read(self, name):
        return (self.path / name).read_bytes().decode()

    def fmt(self, code, *arguments, stdin=""):
        done = subprocess.run([PROGRAM, "fmt", *arguments], cwd=self.path, input=stdin.encode(),
                              capture_output=True, timeout=60, check=False,
                              env={**os.environ, "LC_ALL": "C.UTF-8"})
        out, err = done.stdout.decode(), done.stderr.decode()
        self.assertEqual(done.returncode, code, out + err)
        return out, err

    def test_a_file_is_written(self):
        out, err = self.fmt(0, self.write("a.hadsl", UGLY))
        self.assertEqual(self.read("a.hadsl"), NEAT)
        self.assertEqual((out, err), ("", "formatted a.hadsl\n"))

    def test_a_formatted_file_is_not_touched(self):
        name = self.write("a.hadsl", NEAT)
        os.utime(self.path / name, (1, 1))
        self.assertEqual(self.fmt(0, name), ("", ""))
        self.assertEqual((self.path / name).stat().st_mtime, 1)

    def test_permissions_and_links_stay(self):
        self.write("real.hadsl", UGLY)
        os.chmod(self.path / "real.hadsl", 0o640)
        os.symlink("real.hadsl", self.path / "link.hadsl")
        self.fmt(0, "link.hadsl")
        self.assertTrue((self.path / "link.hadsl").is_symlink())
        self.assertEqual(self.read("real.hadsl"), NEAT)
        self.assertEqual((self.path / "real.hadsl").stat().st_mode & 0o777, 0o640)

    def test_a_folder(self):
        self.write("a/one.hadsl", UGLY)
        self.write("a/b/two.hadsl", UGLY)
        self.write("a/other.txt", UGLY)
        self.fmt(0, "a")
        self.assertEqual(self.read("a/one.hadsl"), NEAT)
        self.assertEqual(self.read("a/b/two.hadsl"), NEAT)
        self.assertEqual(self.read("a/other.txt"), UGLY)

    def test_a_link_in_a_folder_is_left_alone(self):
        self.write("elsewhere.hadsl", UGLY)
        self.write("a/one.hadsl", NEAT)
        os.symlink("../elsewhere.hadsl", self.path / "a/link.hadsl")
        self.assertIn("a/link.hadsl is left as it is", self.fmt(0, "a")[1])
        self.assertEqual(self.read("elsewhere.hadsl"), UGLY)

    def test_check_names_the_files(self):
        self.write("ugly.hadsl", UGLY)
        self.write("neat.hadsl", NEAT)
        out, err = self.fmt(1, "--check", "ugly.hadsl", "neat.hadsl")
        self.assertEqual((out, err), ("", "ugly.hadsl: not formatted\n"))
        self.assertEqual(self.read("ugly.hadsl"), UGLY)
        self.assertEqual(self.fmt(0, "--check", "neat.hadsl"), ("", ""))

    def test_diff_is_a_patch(self):
        many = "".join(f"host  h{number}\n\n" if number in (3, 60) else f"host h{number}\n"
                       for number in range(80))
        self.write("a.hadsl", many)
        out, _ = self.fmt(1, "--diff", "a.hadsl")
        self.assertEqual(self.read("a.hadsl"), many)
        self.assertEqual(out.count("@@ -"), 2)
        subprocess.run(["patch", "-p0", "--quiet"], cwd=self.path, input=out.encode(), check=True)
        patched = self.read("a.hadsl")
        self.fmt(0, "a.hadsl")
        self.assertEqual(self.read("a.hadsl"), patched)
        self.assertEqual(self.fmt(0, "--diff", "a.hadsl"), ("", ""))

    def test_diff_of_a_text_without_a_last_line_end(self):
        self.write("a.hadsl", "host  a")
        out, _ = self.fmt(1, "--diff", "a.hadsl")
        subprocess.run(["patch", "-p0", "--quiet"], cwd=self.path, input=out.encode(), check=True)
        self.assertEqual(self.read("a.hadsl"), "host a\n")

    def test_standard_input(self):
        self.assertEqual(self.fmt(0, "-", stdin=UGLY), (NEAT, ""))
        self.assertEqual(self.fmt(0, "-", stdin=""), ("", ""))
        self.fmt(1, "--check", "-", stdin=UGLY)

    def test_errors_leave_a_file_alone(self):
        self.write("broken.hadsl", BROKEN)
        self.write("ugly.hadsl", UGLY)
        out, err = self.fmt(2, "broken.hadsl", "ugly.hadsl")
        self.assertEqual(self.read("broken.hadsl"), BROKEN)
        self.assertEqual(self.read("ugly.hadsl"), NEAT)
        self.assertIn("broken.hadsl:", err)
        self.assertIn("`broken.hadsl` is left as it is", err)
        self.assertEqual(out, "")
        self.assertEqual(self.fmt(2, "-", stdin=BROKEN)[0], "")

    def test_what_cannot_be_read_or_written(self):
        self.assertIn("nowhere.hadsl", self.fmt(2, "nowhere.hadsl")[1])
        self.assertIn("expected a file", self.fmt(2)[1])
        if os.getuid() != 0:
            self.write("a/ugly.hadsl", UGLY)
            os.chmod(self.path / "a", 0o500)
            self.assertIn("cannot write", self.fmt(2, "a/ugly.hadsl")[1])
            os.chmod(self.path / "a", 0o700)
            self.assertEqual(os.listdir(self.path / "a"), ["ugly.hadsl"])

    def test_a_sign_stands_at_its_number(self):
        self.assertEqual(self.fmt(0, "-", stdin="host a[-1+2]\nhost b[2-1], c[2*-1+3]\n")[0],
                         "host a[-1 + 2]\nhost b[2 - 1], c[2 * -1 + 3]\n")

    def test_line_ends_of_windows_stay(self):
        self.write("a.hadsl", UGLY.replace("\n", "\r\n"))
        self.fmt(0, "a.hadsl")
        self.assertEqual(self.read("a.hadsl"), NEAT.replace("\n", "\r\n"))


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
