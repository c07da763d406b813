#!/usr/bin/env python3
"""The vcpkg port and the Conan recipe, as far as that can be told without either.

    packaging_test.py ROOT
"""
# SPDX-License-Identifier: BSL-1.0
import ast
import json
import re
import sys
from pathlib import Path

ROOT = Path(sys.argv[1])
VERSION = re.search(r'string_view version = "([0-9.]+)"',
                    (ROOT / "include/hadsl/version.hpp").read_text())[1]
OPTIONS = set(re.findall(r"(?:option|set)\((HADSL_\w+)", (ROOT / "CMakeLists.txt").read_text()))
COMPONENTS = set(re.findall(r"^ *hadsl_component\((\w+)", (ROOT / "cmake/targets.cmake").read_text(),
                            re.M))

port = json.loads((ROOT / "packaging/vcpkg/vcpkg.json").read_text())
assert port["version"] == VERSION, f'the port is of {port["version"]}, the sources of {VERSION}'
portfile = (ROOT / "packaging/vcpkg/portfile.cmake").read_text()
recipe = (ROOT / "packaging/conan/conanfile.py").read_text()
for text, name in ((portfile, "portfile.cmake"), (recipe, "conanfile.py")):
    unknown = set(re.findall(r"HADSL_\w+", text)) - OPTIONS
    assert not unknown, f"{name} names options that there are not: {unknown}"
ast.parse(recipe)
named = set(re.findall(r'\("(\w+)", \[', recipe))
assert named == COMPONENTS, f"the recipe has the components {named}, the package {COMPONENTS}"
print("ok")
