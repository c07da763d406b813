#!/usr/bin/env python3
"""hadsl_add_check and hadsl_embed in a fresh project: what fails, what runs again, what does not.

    checks_test.py PROGRAM CMAKE COMPILER GENERATOR [unittest options]
"""
# SPDX-License-Identifier: BSL-1.0
import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
PROGRAM, CMAKE, COMPILER, GENERATOR = sys.argv[1:5]

HOSTS = "host esx1, esx2\n"
SHOP = """import "hosts.hadsl"
use vmware
vm app {
  copies on esx1, esx2
  protected by vmware.fault_tolerance
}
claim hardware: no single hardware failure causes outage of app
"""
SOFTWARE = "claim software: no single software failure causes outage of app\n"
ALONE = """host h1, h2
system pair { needs h1 or h2 }
claim `one host`: no single host failure causes outage of pair
"""

PROJECT = """cmake_minimum_required(VERSION 3.20)
project(fresh CXX)
enable_testing()
add_library(hadsl::embed INTERFACE IMPORTED)
target_include_directories(hadsl::embed INTERFACE "{root}/include")
target_compile_features(hadsl::embed INTERFACE cxx_std_20)
include("{root}/cmake/hadslChecks.cmake")
"""


class ChecksTest(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.source = Path(folder.name).resolve() / "a project"
        self.build = self.source / "build"
        self.source.mkdir()
        self.write("hosts.hadsl", HOSTS)
        self.write("shop.hadsl", SHOP)
        self.write("alone.hadsl", ALONE)

    def write(self, name, text):
        # Make compares whole seconds on some file systems, and what is written must be newer.
        path = self.source / name
        path.write_text(text, encoding="utf-8")
        later = time.time() + 2
        if self.build.exists():
            os.utime(path, (later, later))

    def run_command(self, *command, fails=False):
        done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False,
                              env={**os.environ, "NO_COLOR": "1", "LC_ALL": "C.UTF-8"})
        if (done.returncode != 0) != fails:
            self.fail(f"{command} ended with {done.returncode}\n{done.stdout}")
        return done.stdout

    def configure(self, rest):
        self.write("CMakeLists.txt", PROJECT.format(root=ROOT) + rest)
        self.run_command(CMAKE, "-S", self.source, "-B", self.build, "-G", GENERATOR,
                         f"-DCMAKE_CXX_COMPILER={COMPILER}", f"-DHADSL_PROGRAM={PROGRAM}")

    def make(self, fails=False):
        return self.run_command(CMAKE, "--build", self.build, "--parallel", "2", fails=fails)

    def test_checks_again_only_what_has_changed(self):
        self.configure("hadsl_add_check(shop SPECS shop.hadsl FORMATS json:shop.json)\n"
                       "hadsl_add_check(alone SPECS alone.hadsl)\n")
        first = self.make()
        self.assertIn("Checking the claims of shop", first)
        self.assertIn("Checking the claims of alone", first)
        self.assertIn('"hardware"', (self.build / "shop.json").read_text())

        self.assertNotIn("Checking", self.make(), "a second build does nothing")

        self.write("hosts.hadsl", HOSTS + "// changed\n")
        third = self.make()
        self.assertIn("Checking the claims of shop", third)
        self.assertNotIn("Checking the claims of alone", third)
        self.set_back()
        self.assertNotIn("Checking", self.make())

    def set_back(self):
        """What was written lies in the future; what was made of it must not seem older."""
        time.sleep(2.1)
        for name in ("hosts.hadsl", "shop.hadsl", "alone.hadsl"):
            os.utime(self.source / name, (1, 1))

    def test_a_refuted_claim_fails_the_build_and_tells_its_story_once(self):
        self.write("shop.hadsl", SHOP + SOFTWARE)
        self.configure("hadsl_add_check(shop SPECS shop.hadsl)\n")
        told = self.make(fails=True)
        self.assertIn("shop.hadsl:8:7: error: claim `software` is refuted: crash of app", told)
        self.assertEqual(told.count("is refuted"), 1, told)
        # It fails again, and passes once it is right.
        self.assertIn("is refuted", self.make(fails=True))
        self.write("shop.hadsl", SHOP)
        self.make()

    def test_a_mistake_in_an_import_fails_and_is_seen_when_it_is_mended(self):
        self.write("hosts.hadsl", "hosst esx1, esx2\n")
        self.configure("hadsl_add_check(shop SPECS shop.hadsl)\n")
        self.assertIn("hosts.hadsl:1:1: error:", self.make(fails=True))
        self.write("hosts.hadsl", HOSTS)
        self.make()

    def test_every_claim_is_a_test(self):
        self.write("shop.hadsl", SHOP + SOFTWARE)
        self.configure("hadsl_add_check(every SPECS shop.hadsl alone.hadsl FAIL_ON nothing)\n"
                       "hadsl_add_check(some SPECS shop.hadsl CLAIMS hard*)\n")
        self.make()
        listed = self.run_command("ctest", "--test-dir", self.build, "-N")
        for name in ("every: hardware", "every: software", "every: one host", "some: hardware"):
            self.assertIn(name, listed)
        self.assertIn("Total Tests: 4", listed)

    def test_a_failing_claim_fails_its_test(self):
        self.write("shop.hadsl", SHOP + SOFTWARE)
        self.configure("hadsl_add_check(shop SPECS shop.hadsl)\n")
        self.make(fails=True)
        ran = self.run_command("ctest", "--test-dir", self.build, fails=True)
        self.assertIn("50% tests passed, 1 tests failed out of 2", ran)
        self.assertIn("shop: software (Failed)", ran)

    def test_what_a_baseline_lists_fails_neither_build_nor_test(self):
        self.write("shop.hadsl", SHOP + SOFTWARE)
        known = self.source / "known.json"
        self.run_command(PROGRAM, "check", self.source / "shop.hadsl", "--write-baseline", known)
        self.configure("hadsl_add_check(shop SPECS shop.hadsl BASELINE known.json)\n")
        self.make()
        self.run_command("ctest", "--test-dir", self.build)
        # A baseline that knows less is read again.
        self.write("known.json", known.read_text().replace("crash of app", "rust of app"))
        self.assertIn("claim `software` is refuted", self.make(fails=True))
        self.run_command("ctest", "--test-dir", self.build, fails=True)

    def test_a_target_waits_for_its_check(self):
        self.write("main.cpp", "int main() {}\n")
        self.write("shop.hadsl", SHOP + SOFTWARE)
        self.configure("add_executable(program main.cpp)\n"
                       "hadsl_add_check(shop SPECS shop.hadsl TARGET program)\n")
        self.run_command(CMAKE, "--build", self.build, "--target", "program", fails=True)
        self.assertFalse((self.build / "program").exists())

    def test_a_specification_becomes_a_header(self):
        self.write("main.cpp", "#include <shop.hpp>\n"
                   "int main() { return shop.architecture().components.size() == 3 ? 0 : 1; }\n")
        self.configure("add_executable(program main.cpp)\nhadsl_embed(program SPEC shop.hadsl)\n")
        self.make()
        self.run_command(self.build / "program")
        self.assertNotIn("Writing", self.make(), "a second build does nothing")
        self.write("hosts.hadsl", HOSTS + "host esx3\n")
        self.assertIn("Writing shop.hpp", self.make())
        self.run_command(self.build / "program", fails=True)

    def test_wrong_arguments_are_refused(self):
        for wrong in ("hadsl_add_check(shop shop.hadsl)\n",
                      "hadsl_add_check(shop SPECS shop.hadsl FORMATS json)\n",
                      "hadsl_embed(program shop.hadsl)\n"):
            self.write("CMakeLists.txt", PROJECT.format(root=ROOT) + wrong)
            told = self.run_command(CMAKE, "-S", self.source, "-B", self.build, "-G", GENERATOR,
                                    f"-DCMAKE_CXX_COMPILER={COMPILER}",
                                    f"-DHADSL_PROGRAM={PROGRAM}", fails=True)
            self.assertIn("expected", told)

    def test_a_program_that_is_nowhere_can_be_built_with_the_project(self):
        project = ("cmake_minimum_required(VERSION 3.20)\nproject(fresh CXX)\n"
                   f'{{}}add_subdirectory("{ROOT}" hadsl)\nhadsl_add_check(shop SPECS shop.hadsl)\n')
        command = (CMAKE, "-S", self.source, "-B", self.build, "-G", GENERATOR,
                   f"-DCMAKE_CXX_COMPILER={COMPILER}", "-DHADSL_PROGRAM=")
        self.write("CMakeLists.txt", project.format(""))
        told = self.run_command(*command, fails=True)
        for way in ("install it", "HADSL_PROGRAM", "HADSL_BUILD_PROGRAM", "add_subdirectory"):
            self.assertIn(way, told)
        # Configured only: building it takes minutes.
        self.write("CMakeLists.txt", project.format("set(HADSL_BUILD_PROGRAM ON)\n"))
        self.run_command(*command)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1] + sys.argv[5:])
