// hadsl/hadsl.hpp - everything: the table of contents, in the order in which a document travels.
// SPDX-License-Identifier: BSL-1.0
//
// Convenient, and dear: grammar/parse.hpp costs five seconds of compile time (Boost.Spirit X3). Take
// the single headers where that matters. Left out: verifier/z3.hpp, which needs Z3, and
// report/json.hpp, report/sarif.hpp and exchange/openpsa.hpp, which need libraries that only programs
// want.
#ifndef HADSL_HADSL_HPP
#define HADSL_HADSL_HPP

// what everything may use
#include <hadsl/source/diagnostic.hpp>
#include <hadsl/source/duration.hpp>
#include <hadsl/source/files.hpp>
#include <hadsl/source/result.hpp>
#include <hadsl/source/text.hpp>

// text -> tree, and text -> neater text
#include <hadsl/format/format.hpp>
#include <hadsl/grammar/parse.hpp>
#include <hadsl/syntax/tree.hpp>

// tree -> model
#include <hadsl/library/modules.hpp>
#include <hadsl/model/architecture.hpp>
#include <hadsl/model/resolve.hpp>

// model -> what brings it down
#include <hadsl/fault/evaluate.hpp>
#include <hadsl/fault/events.hpp>
#include <hadsl/fault/explain.hpp>
#include <hadsl/fault/graph.hpp>
#include <hadsl/fault/lower.hpp>

// model -> model with one fact changed
#include <hadsl/change/apply.hpp>
#include <hadsl/change/edit.hpp>

// fault graph -> judgement
#include <hadsl/verdict.hpp>
#include <hadsl/verifier/check.hpp>
#include <hadsl/verifier/exhaustive.hpp>
#include <hadsl/verifier/weigh.hpp>

// what looks wrong, whatever is claimed
#include <hadsl/lint/rules.hpp>
#include <hadsl/lint/silence.hpp>

// fault graph -> all that brings it down
#include <hadsl/diagram/rank.hpp>
#include <hadsl/diagram/solve.hpp>

// fault trees of other tools
#include <hadsl/exchange/galileo.hpp>
#include <hadsl/exchange/specify.hpp>
#include <hadsl/exchange/write_openpsa.hpp>

// judgement -> report
#include <hadsl/report/diagnostics.hpp>
#include <hadsl/report/text.hpp>

// the journey as one expression
#include <hadsl/pipeline.hpp>
#include <hadsl/specification.hpp>
#include <hadsl/version.hpp>

#endif
