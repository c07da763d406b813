#!/usr/bin/env python3
"""The layering check itself notices what it is there for."""
# SPDX-License-Identifier: BSL-1.0
import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).parent))
from check import offences_of_header, offences_of_program, reaches_syntax  # noqa: E402

REFUSED = [
    ("source/text.hpp", "#include <hadsl/model/ids.hpp>"),
    ("syntax/tree.hpp", "#include <hadsl/grammar/parse.hpp>"),
    ("syntax/tree.hpp", "#include <boost/spirit/home/x3.hpp>"),
    ("model/architecture.hpp", "#include <hadsl/syntax/tree.hpp>"),
    ("fault/evaluate.hpp", "#include <hadsl/verdict.hpp>"),
    ("verifier/obligation.hpp", "#include <z3++.h>"),
    ("verifier/check.hpp", "#  include <hadsl/report/text.hpp>"),
    ("report/text.hpp", "#include <iostream>"),
    ("report/text.hpp", "#include <nlohmann/json.hpp>"),
    ("report/json.hpp", "#include <nlohmann/json.hpp>"),
    ("report/text.hpp", "#include <hadsl/report/json_value.hpp>"),
    ("hadsl.hpp", "#include <hadsl/report/json.hpp>"),
    ("fault/graph.hpp", "#include <boost/hana.hpp>"),
    ("pipeline.hpp", "#include <boost/spirit/home/x3.hpp>"),
    ("model/ids.hpp", '#include "architecture.hpp"'),
    ("util/strings.hpp", "int x;"),
]
ACCEPTED = [
    ("source/text.hpp", "#include <vector>"),
    ("grammar/rules.hpp", "#include <boost/spirit/home/x3.hpp>\n#include <hadsl/syntax/tree.hpp>"),
    ("model/resolve.hpp", "#include <hadsl/syntax/tree.hpp>\n#include <hadsl/library/modules.hpp>"),
    ("model/resolve/names.hpp", "#include <hadsl/syntax/tree.hpp>"),
    ("embed/architecture.hpp", "#include <boost/hana.hpp>\n#include <hadsl/model/ids.hpp>"),
    ("report/json.hpp", "#include <boost/hana/accessors.hpp>\n#include <hadsl/verdict.hpp>"),
    ("report/json_value.hpp", "#include <nlohmann/json.hpp>"),
    ("report/sarif.hpp", "#include <hadsl/report/json_value.hpp>"),
    ("verifier/z3.hpp", "#include <z3++.h>\n#include <hadsl/fault/graph.hpp>"),
    ("verdict.hpp", "#include <hadsl/fault/story.hpp>"),
    ("hadsl.hpp", "#include <hadsl/grammar/parse.hpp>\n#include <hadsl/report/text.hpp>"),
    ("source/text.hpp", "// #include <iostream>"),
]

wrong = [case for case in REFUSED if not list(offences_of_header(*case))]
wrong += [case for case in ACCEPTED if list(offences_of_header(*case))]
if not list(offences_of_program("main.cpp", "#include <z3++.h>")):
    wrong.append(("main.cpp", "#include <z3++.h>"))
way = {
    "fault/lower.hpp": "#include <hadsl/model/resolve.hpp>",
    "model/resolve.hpp": "#include <hadsl/syntax/tree.hpp>",
    "pipeline.hpp": "#include <hadsl/model/resolve.hpp>",
}
if [path for path, _, _ in reaches_syntax(way)] != ["fault/lower.hpp"]:
    wrong.append(("fault/lower.hpp", "reaches the tree through model/resolve.hpp"))
for path, text in wrong:
    print(f"judged wrongly: {path}: {text}")
sys.exit(1 if wrong else 0)
