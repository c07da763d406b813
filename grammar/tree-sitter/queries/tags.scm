; grammar/tree-sitter/queries/tags.scm - the outline
; SPDX-License-Identifier: BSL-1.0
(component name: (reference) @name) @definition.variable
(mechanism name: (name) @name) @definition.function
(kind name: (name) @name) @definition.type
(failure name: (name) @name) @definition.type
(claim name: (reference) @name) @definition.constant
