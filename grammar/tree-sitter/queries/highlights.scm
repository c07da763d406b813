; grammar/tree-sitter/queries/highlights.scm - colours
; SPDX-License-Identifier: BSL-1.0

(comment) @comment
(string) @string
(duration) @number
(number) @number
(date) @number
(quoted_identifier) @variable

(kind name: (name) @type)
(failure name: (name) @type)
(mechanism name: (name) @function)
(application mechanism: (qualified_name) @function.call)
(argument name: (name) @variable.parameter)
(use module: (name) @module)
(component kind: (qualified_name) @type)
(component name: (reference) @variable)
(link name: (reference) @variable)
(claim name: (reference) @label)
(assume name: (reference) @label)
(loop variable: (name) @variable.parameter)
(label key: (name) @property)
(action) @keyword
(effect) @keyword
(active_copy) @keyword
(symptom) @type

[
  "use" "import" "failure" "kind" "mechanism" "for" "claim" "assume" "link"
] @keyword

[
  "in" "on" "copies" "at" "least" "protected" "by" "needs" "starts" "after" "keeps" "data" "each"
  "serves" "demand" "costs" "is" "with" "lagging" "tolerating" "of" "and" "or" "any" "all" "no"
  "single" "accepted" "until" "longer" "than" "together" "role" "parameter" "quorum" "requests"
  "losing" "mirrors" "strikes" "lasts" "shared" "recurs" "destroys" "noticed" "planned"
] @keyword

["{" "}" "(" ")" "[" "]"] @punctuation.bracket
["," ":" "."] @punctuation.delimiter
["=" "+" "-" "*" "/" "%" ".."] @operator
