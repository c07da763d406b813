// hadsl/grammar/document.hpp - the rules for a whole text.
// SPDX-License-Identifier: BSL-1.0
#ifndef HADSL_GRAMMAR_DOCUMENT_HPP
#define HADSL_GRAMMAR_DOCUMENT_HPP

#include <hadsl/grammar/adapt.hpp>
#include <hadsl/grammar/claims.hpp>
#include <hadsl/grammar/components.hpp>
#include <hadsl/grammar/expressions.hpp>
#include <hadsl/grammar/failures.hpp>
#include <hadsl/grammar/mechanisms.hpp>
#include <hadsl/grammar/structure.hpp>
#include <hadsl/grammar/words.hpp>
#include <hadsl/syntax/tree.hpp>

namespace hadsl::grammar {

inline constexpr rule_for<syntax::use> use = "use";
inline constexpr rule_for<syntax::import> import = "import";
inline constexpr rule_for<syntax::loop> loop = "for";
inline constexpr rule_for<syntax::declaration, struct declaration_tag> declaration = "";
inline constexpr rule_for<syntax::document> document = "";

inline constexpr auto use_def =
    node(word("use") >> (call_name("a module", name)[into<&syntax::use::modules>] % comma));
inline constexpr auto import_def =
    node(word("import") >> string_rule("a file in double quotes")[into<&syntax::import::file>]);
inline constexpr auto loop_def =
    node(word("for") >> call_name("a variable", name)[into<&syntax::loop::variable>] >>
         word("in") >> arithmetic[into<&syntax::loop::first>] >> up_to >>
         arithmetic[into<&syntax::loop::last>] >> open_brace >>
         block(declaration, block_kind::declarations)[into<&syntax::loop::body>] >> close_brace);
inline constexpr auto declaration_def = node(call(
    "a declaration", one_of<syntax::declaration>(use, import, failure, kind, mechanism, loop, claim,
                                                 figures, assume, tolerance, link, component)));
inline constexpr auto document_def =
    node(block(declaration, block_kind::document)[into<&syntax::document::declarations>]);

BOOST_SPIRIT_DEFINE(use, import, loop, declaration, document)

} // namespace hadsl::grammar

#endif
