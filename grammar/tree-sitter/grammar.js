// grammar/tree-sitter/grammar.js - hadsl for tree-sitter: what editors fold, outline and colour.
// SPDX-License-Identifier: BSL-1.0
//
// Follows grammar/hadsl.ebnf, production by production, and is a little more generous where the
// language needs to know a name to tell what is meant. A property without braces and the next
// declaration both begin with names, and what tells them apart stands behind the first name; hence
// the conflicts, which tree-sitter resolves by trying both. They are all that an LR(1) table of these
// rules has, apart from the operators.

const list = (of) => seq(of, repeat(seq(",", of)));

module.exports = grammar({
  name: "hadsl",

  word: ($) => $.identifier,
  extras: ($) => [/\s/, $.comment],
  conflicts: ($) => [[$.component], [$.link], [$.assume], [$.keeps], [$.backup], [$.values]],

  rules: {
    document: ($) => repeat($._declaration),

    _declaration: ($) =>
      choice($.use, $.import, $.failure, $.kind, $.mechanism, $.loop, $.claim, $.figures,
             $.assume, $.tolerance, $.link, $.component),

    use: ($) => seq("use", list(field("module", $.name))),
    import: ($) => seq("import", field("file", $.string)),

    // ---- failure classes and kinds --------------------------------------------------------------
    failure: ($) =>
      seq("failure", field("name", $.name), optional(seq(":", $._names)), optional($.string),
          repeat($._class_property), optional(seq("{", repeat($._class_property), "}"))),
    _class_property: ($) =>
      choice($.strikes, $.class_lasts, $.class_every, $.shared, $.shows, "recurs", $.destroys,
             $.class_noticed, "planned"),
    strikes: ($) => seq("strikes", $._names),
    class_lasts: ($) => seq("lasts", $.duration),
    class_every: ($) => seq("every", $.duration),
    shared: ($) => seq("shared", "by", $.name, optional(seq("or", "itself"))),
    shows: ($) => seq("shows", "as", $._names),
    destroys: ($) => seq("destroys", choice("data", "contents")),
    class_noticed: ($) => seq("noticed", "in", $.duration),

    kind: ($) =>
      seq("kind", field("name", $.name), optional(seq(":", $.qualified_name)), optional($.string),
          repeat($._kind_property), optional(seq("{", repeat($._kind_property), "}"))),
    _kind_property: ($) => choice($.keeps, $.starts_in, $.traits, $.override),

    // ---- mechanisms -----------------------------------------------------------------------------
    mechanism: ($) =>
      seq("mechanism", field("name", $.name), optional($.string), "{",
          repeat($._mechanism_property), "}"),
    _mechanism_property: ($) =>
      choice($.role, $.parameter, $.run_mode, $.copies_lag, $.copies_hold, $.quorum, $.requests,
             $.rule, $.mirrors, $.isolated, $.fenced, $.applies, $.backup),
    role: ($) => seq("role", list($.name), optional("optional")),
    parameter: ($) => seq("parameter", $.name, optional(seq("=", $.time))),
    run_mode: ($) =>
      choice(seq("copies", "run", "apart", ",", choice("all", "one"), "active"),
             seq("copies", "run", "in", "lockstep"),
             seq("one", "copy", "runs")),
    copies_lag: ($) => seq("copies", "lag", $.time),
    copies_hold: ($) => seq("copies", "hold", "shares"),
    quorum: ($) => seq("quorum", "majority", "of", list(choice($.name, "copies", $.active_copy))),
    active_copy: () => seq("active", "copy"),
    requests: ($) => seq("requests", "need", list($.name)),
    rule: ($) =>
      seq("on", list($.symptom), ":", $.action, "in", $.time,
          repeat(choice($.rule_needs, $.losing, $.noticed_within))),
    symptom: ($) =>
      choice(seq("loss", "of", $.qualified_name),
             seq($.qualified_name, optional(seq("of", $.qualified_name)))),
    action: ($) => choice(seq("take", "over"), "restart", "migrate", "restore"),
    rule_needs: ($) => seq("needs", list($.name)),
    losing: ($) => seq("losing", $.time),
    noticed_within: ($) => seq("if", "noticed", "within", $.time),
    mirrors: ($) => seq("mirrors", $._names),
    isolated: ($) => seq("isolated", "copies", choice("stop", seq("keep", "writing"))),
    fenced: ($) => seq("fenced", "by", $.name),
    applies: ($) => seq("applies", "to", list($.name)),
    backup: ($) => seq("backup", "every", $.time, optional(seq("on", $.name))),
    time: ($) => seq($._time_term, repeat(seq("+", $._time_term))),
    _time_term: ($) => choice($.duration, $.longest, $.name),
    longest: ($) => seq("max", "(", $.time, ",", $.time, ")"),

    // ---- components -----------------------------------------------------------------------------
    component: ($) =>
      seq(field("kind", $.qualified_name), list(field("name", $.reference)), optional($.string),
          repeat($._property), optional(seq("{", repeat($._property), "}"))),
    link: ($) =>
      seq("link", field("name", $.reference), "between", $.reference, ",", $.reference,
          optional($.string), repeat($._property),
          optional(seq("{", repeat($._property), "}"))),
    _property: ($) =>
      choice($.contained, $.platform, $.copies, $.at_least, $.protection, $.needs, $.starts_after,
             $.starts_in, $.keeps, $.each_serves, $.demand, $.costs, $.traits, $.label, $.override),
    contained: ($) => seq("in", list($.reference)),
    platform: ($) => seq("on", $.reference),
    copies: ($) => seq("copies", "on", list($.copy)),
    copy: ($) => seq($.reference, optional(seq("with", $._copy_item,
                                               repeat(seq("and", $._copy_item))))),
    _copy_item: ($) => choice($.lagging, $.label, $.reference),
    lagging: ($) => seq("lagging", $.duration),
    at_least: ($) => seq("at", "least", $._arithmetic),
    protection: ($) => seq("protected", "by", list($.application)),
    application: ($) =>
      seq(field("mechanism", $.qualified_name), optional(seq("(", optional(list($.argument)), ")"))),
    // One without a name is refused when names are resolved, which can say what it is called.
    argument: ($) => choice(seq(field("name", $.name), ":", choice($.duration, $.values)),
                            $.duration, $._expression),
    values: ($) => list($._expression),
    needs: ($) => seq("needs", list($._expression), optional(seq("tolerating", $.duration))),
    starts_after: ($) => seq("starts", "after", list($._expression)),
    starts_in: ($) => seq("starts", "in", $.duration),
    keeps: ($) => seq("keeps", "data", optional(seq("on", $.reference))),
    each_serves: ($) => seq("each", "serves", $.number),
    demand: ($) => seq("demand", $.number),
    costs: ($) => seq("costs", $.number, $.name),
    traits: ($) => seq("is", list($.name)),
    label: ($) =>
      seq(field("key", $.name), $.string, repeat(seq("[", $._arithmetic, "]")),
          optional(seq("after", $.duration))),
    override: ($) =>
      seq($.qualified_name,
          choice(seq("lasts", $.duration),
                 seq("every", $.duration, optional(seq("lasting", $.duration)),
                     optional(seq($.number, "%", "shared"))),
                 seq("noticed", "in", $.duration))),

    // ---- claims ---------------------------------------------------------------------------------
    claim: ($) =>
      seq("claim", field("name", $.reference), optional($.string), ":",
          choice($.budget_claim, $.availability_claim, $.cold_start_claim),
          optional($.acceptance)),
    budget_claim: ($) => seq("no", $.budget, repeat(seq("and", $.budget)), $.effect, $.targets),
    budget: ($) =>
      seq(choice("single", $.number), optional($._classes), optional(choice("failure", "failures")),
          optional(seq("of", $.struck))),
    _classes: ($) =>
      seq($.qualified_name, repeat(seq(choice(",", "or"), $.qualified_name))),
    struck: ($) => choice(seq(choice("a", "an"), $.qualified_name), list($.reference)),
    effect: ($) =>
      choice(seq(choice("cause", "causes"),
                 choice("outage", "interruption", "disruption", seq("data", "loss"),
                        seq("split", "brain")), "of"),
             choice("stop", "stops"),
             seq(choice("lose", "loses"), "all", "data", "of")),
    targets: ($) =>
      seq(choice(seq("at", "least", $.number, "of", "(", list($.reference), ")"),
                 list($.reference)),
          optional("together"), optional(seq("longer", "than", $.duration))),
    availability_claim: ($) =>
      seq("availability", "of", $.reference, "is", "at", "least", $.number, "%"),
    cold_start_claim: ($) =>
      seq(list($.reference), choice("start", "starts"), "from", "cold"),
    acceptance: ($) => seq("accepted", $.string, optional(seq("until", $.date))),
    figures: ($) => seq("assume", list($.override)),
    assume: ($) =>
      seq("assume", field("name", $.reference), optional($.string), ":", "no",
          optional($._classes), optional(choice("failure", "failures")),
          optional(seq("of", $.struck))),
    tolerance: ($) => seq("outage", "means", "longer", "than", $.duration),

    loop: ($) =>
      seq("for", field("variable", $.name), "in", $._arithmetic, "..", $._arithmetic, "{",
          repeat($._declaration), "}"),

    // ---- expressions ----------------------------------------------------------------------------
    _expression: ($) => choice($.any, $.all, $._term),
    any: ($) => prec.left(1, seq($._expression, "or", $._expression)),
    all: ($) => prec.left(2, seq($._expression, "and", $._expression)),
    _term: ($) =>
      choice($.choice, seq("(", $._expression, ")"), $.reference),
    choice: ($) =>
      seq(choice($.number, "any", "all"), "of", "(", list($._expression), ")"),
    reference: ($) => seq($.name, repeat(seq("[", $.index, "]"))),
    index: ($) => choice("*", seq($._arithmetic, optional(seq("..", $._arithmetic)))),
    _arithmetic: ($) => choice($.number, $.name, $.sum, $.product, $.negative,
                               seq("(", $._arithmetic, ")")),
    sum: ($) => prec.left(1, seq($._arithmetic, choice("+", "-"), $._arithmetic)),
    product: ($) => prec.left(2, seq($._arithmetic, choice("*", "/", "%"), $._arithmetic)),
    negative: ($) => prec(3, seq("-", $._arithmetic)),

    // ---- words ----------------------------------------------------------------------------------
    qualified_name: ($) => seq($.name, optional(seq(".", $.name))),
    _names: ($) => list($.qualified_name),
    name: ($) => choice($.identifier, $.quoted_identifier),
    identifier: (_) => /[A-Za-z_][A-Za-z_0-9]*/,
    quoted_identifier: (_) => /`[^`\n]+`/,
    string: (_) => /"(\\["\\nt]|[^"\\\n])*"/,
    duration: ($) => choice(repeat1($._amount), "unbounded"),
    _amount: (_) => /\d+(\.\d+)?(ms|min|s|h|d|w|y)/,
    date: (_) => /\d{4}-\d{2}-\d{2}/,
    number: (_) => /\d+(\.\d+)?[kM]?/,
    comment: (_) => token(choice(/\/\/[^\n]*/, /\/\*[^*]*\*+([^/*][^*]*\*+)*\//)),
  },
});
