; grammar/tree-sitter/queries/folds.scm - what can be folded
; SPDX-License-Identifier: BSL-1.0
[(component) (link) (mechanism) (failure) (kind) (loop) (comment)] @fold
