// tests/editors/treesitter.mjs - the tree-sitter grammar describes the language.
// SPDX-License-Identifier: BSL-1.0
//
//   node treesitter.mjs
//
// Reads grammar/tree-sitter/grammar.js with functions of its own and runs it as what it is, a context
// free grammar, by Earley's method: every specification of the repository that parses must be a
// sentence of it, and none that the parser refuses for its syntax, but for those listed below. (Whether
// `tree-sitter generate` finds a table for it is another question, for a machine that has it.) Every
// node that the queries name must be a rule.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import vm from "node:vm";
import { lexemes, reserved, root, specifications } from "./lexemes.mjs";

// Refused for what this grammar does not say: bytes, sizes, days, what hides in a comment, what an
// imported file holds, that what is declared is counted, and that a kind is no label of what stands
// before it.
const beyondSyntax =
  /invalid_utf8|no_such_day|decimal_too_long|too_large|too_fine|too_deep|mistyped_import|wildcard_in_a_declaration|declaration_named_in_quotes|line_end_within/;

// ---- the grammar as productions --------------------------------------------------------------------

const productions = new Map(); // nonterminal -> [[symbol]]; a symbol is {rule}, {literal} or {pattern}
let invented = 0;
const invent = (alternatives) => {
  const rule = `*${invented++}`;
  productions.set(rule, alternatives(rule));
  return { rule };
};
const symbol = (of) =>
  typeof of === "string" ? { literal: of } : of instanceof RegExp ? { pattern: of } : of;
const sequence = (all) => all.map(symbol);
const dsl = {
  seq: (...all) => invent(() => [sequence(all)]),
  choice: (...all) => invent(() => all.map((each) => [symbol(each)])),
  repeat: (of) => invent((self) => [[], [{ rule: self }, symbol(of)]]),
  repeat1: (of) => invent((self) => [[symbol(of)], [{ rule: self }, symbol(of)]]),
  optional: (of) => invent(() => [[], [symbol(of)]]),
  field: (_, of) => symbol(of),
  token: (of) => symbol(of),
  prec: Object.assign((_, of) => symbol(of), { left: (_, of) => symbol(of) }),
  grammar: (definition) => definition,
};
const module_ = { exports: null };
vm.runInNewContext(readFileSync(join(root, "grammar/tree-sitter/grammar.js"), "utf8"),
                   { ...dsl, module: module_, RegExp });
const definition = module_.exports;
const names = Object.keys(definition.rules);
const $ = Object.fromEntries(names.map((name) => [name, { rule: name }]));
// A regular expression comes from another realm, so it is told by its source.
const isPattern = (of) => Object.prototype.toString.call(of) === "[object RegExp]";
for (const name of names) {
  const body = definition.rules[name]($);
  productions.set(name, [[isPattern(body) ? { pattern: new RegExp(body.source, "y") } : symbol(body)]]);
}
for (const alternatives of productions.values()) {
  for (const each of alternatives) {
    each.forEach((part, at) => {
      if (isPattern(part)) each[at] = { pattern: new RegExp(part.source, "y") };
      else if (part.pattern) each[at] = { pattern: new RegExp(part.pattern.source, "y") };
    });
  }
}

// ---- Earley ----------------------------------------------------------------------------------------

const nullable = new Set();
for (let grows = true; grows; ) {
  grows = false;
  for (const [rule, alternatives] of productions) {
    if (!nullable.has(rule) &&
        alternatives.some((each) => each.every((part) => part.rule && nullable.has(part.rule)))) {
      nullable.add(rule);
      grows = true;
    }
  }
}
const items = []; // every dotted production once, numbered
const first = new Map(); // nonterminal -> its items with the dot in front
for (const [rule, alternatives] of productions) {
  first.set(rule, alternatives.map((parts) => {
    const begin = items.length;
    for (let dot = 0; dot <= parts.length; ++dot) {
      items.push({ rule, next: parts[dot] ?? null });
    }
    return begin;
  }));
}

function matches(terminal, lexeme) {
  if (terminal.literal !== undefined) {
    return terminal.literal === lexeme.text && (lexeme.sort === "word" || lexeme.sort === "mark");
  }
  terminal.pattern.lastIndex = 0;
  return terminal.pattern.test(lexeme.text) && terminal.pattern.lastIndex === lexeme.text.length &&
    !(lexeme.sort === "word" && reserved.has(lexeme.text));
}

/// Whether a list of lexemes is a sentence of the grammar.
function accepts(all) {
  const columns = [];
  const waiting = []; // per column: nonterminal -> [[item, origin]]
  const open = (at) => {
    columns[at] = { known: new Set(), list: [] };
    waiting[at] = new Map();
  };
  const add = (at, item, origin) => {
    const key = item * (all.length + 1) + origin;
    if (!columns[at].known.has(key)) {
      columns[at].known.add(key);
      columns[at].list.push([item, origin]);
    }
  };
  open(0);
  first.get("document").forEach((item) => add(0, item, 0));
  for (let at = 0; at <= all.length; ++at) {
    if (at < all.length) open(at + 1);
    const { list } = columns[at];
    for (let index = 0; index < list.length; ++index) {
      const [item, origin] = list[index];
      const { rule, next } = items[item];
      if (next === null) {
        for (const [waiter, from] of waiting[origin].get(rule) ?? []) add(at, waiter + 1, from);
      } else if (next.rule) {
        const waiters = waiting[at].get(next.rule) ?? [];
        waiters.push([item, origin]);
        waiting[at].set(next.rule, waiters);
        if (waiters.length === 1) first.get(next.rule).forEach((each) => add(at, each, at));
        if (nullable.has(next.rule)) add(at, item + 1, origin);
        // What ended here before anybody waited for it.
        for (const [done, from] of list.slice(0, index)) {
          if (from === at && items[done].next === null && items[done].rule === next.rule) {
            add(at, item + 1, origin);
          }
        }
      } else if (at < all.length && matches(next, all[at])) {
        add(at + 1, item + 1, origin);
      }
    }
    if (at < all.length && columns[at + 1].list.length === 0) return false;
    columns[at].known = null;
  }
  return columns[all.length].list.some(([item, origin]) =>
    items[item].rule === "document" && items[item].next === null && origin === 0);
}

/// Lexemes as the grammar has them: a date is one, a comment none.
function sentence(text) {
  const all = lexemes(text);
  if (!all) return null;
  const kept = [];
  for (const each of all.filter((lexeme) => lexeme.sort !== "comment")) {
    const back = kept.slice(-4).map((lexeme) => lexeme.text).concat(each.text);
    if (back.length === 5 && /^\d{4},-,\d{2},-,\d{2}$/.test(back.join(","))) {
      kept.splice(-4);
      kept.push({ sort: "number", text: back.join(""), begin: each.begin });
    } else {
      kept.push(each);
    }
  }
  return kept;
}

// ---- the tests -------------------------------------------------------------------------------------

let wrong = 0;
const counts = { accepted: 0, refused: 0 };
for (const { path, text, parses } of specifications()) {
  if (path.endsWith("parts/mistyped.hadsl")) continue; // says nothing itself
  const all = sentence(text);
  const isSentence = all !== null && accepts(all);
  if (parses && !isSentence) {
    console.log(`${path}: parses, and is no sentence of the grammar`);
    ++wrong;
  } else if (!parses && isSentence && !beyondSyntax.test(path)) {
    console.log(`${path}: is refused, and yet a sentence of the grammar`);
    ++wrong;
  }
  ++counts[isSentence ? "accepted" : "refused"];
}
for (const file of ["highlights.scm", "folds.scm", "tags.scm"]) {
  const query = readFileSync(join(root, "grammar/tree-sitter/queries", file), "utf8");
  for (const [, node] of query.replace(/;.*/g, "").replace(/"(\\.|[^"])*"/g, "").matchAll(/\(([a-z_]+)/g)) {
    if (!names.includes(node)) {
      console.log(`${file}: (${node}) is no rule of the grammar`);
      ++wrong;
    }
  }
}
console.log(`${counts.accepted} texts accepted, ${counts.refused} refused, ${wrong} of them wrongly`);
process.exit(wrong > 0 || counts.accepted < 300 ? 1 : 0);
