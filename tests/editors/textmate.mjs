// tests/editors/textmate.mjs - the TextMate grammar colours what the language reads.
// SPDX-License-Identifier: BSL-1.0
//
//   node textmate.mjs        77 when its packages are not installed (npm install)
//
// In every specification of the repository that parses: comments are comments, texts are texts, names
// in backticks are names, numbers are numbers and reserved words are keywords, and nothing else is.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readFileSync } from "node:fs";
import { lexemes, reserved, root, specifications } from "./lexemes.mjs";

const require = createRequire(import.meta.url);
let textmate, oniguruma, wasm;
try {
  textmate = require("vscode-textmate");
  oniguruma = require("vscode-oniguruma");
  wasm = readFileSync(join(dirname(require.resolve("vscode-oniguruma")), "onig.wasm"));
} catch {
  console.log("vscode-textmate and vscode-oniguruma are not installed: npm install in tests/editors");
  process.exit(77);
}

await oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength));
const grammarFile = join(root, "grammar", "textmate", "hadsl.tmLanguage.json");
const registry = new textmate.Registry({
  onigLib: Promise.resolve({
    createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
    createOnigString: (text) => new oniguruma.OnigString(text),
  }),
  loadGrammar: async () => textmate.parseRawGrammar(readFileSync(grammarFile, "utf8"), grammarFile),
});
const grammar = await registry.loadGrammar("source.hadsl");

/// The scopes of every character of a text.
function scopesOf(text) {
  const all = [];
  let state = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const done = grammar.tokenizeLine(line, state);
    for (const token of done.tokens) {
      for (let at = token.startIndex; at < Math.min(token.endIndex, line.length); ++at) {
        all.push(token.scopes.join(" "));
      }
    }
    all.push(""); // the line end
    state = done.ruleStack;
  }
  return all;
}

/// What the scopes of a lexeme must contain, if anything.
function wanted(lexeme) {
  switch (lexeme.sort) {
    case "comment": return "comment.";
    case "string": return "string.";
    case "quoted": return /variable|entity\.name/;
    case "number": return "constant.numeric";
    case "word": return reserved.has(lexeme.text) ? "keyword." : null;
    default: return null;
  }
}

let wrong = 0;
let checked = 0;
for (const { path, text, parses } of specifications()) {
  const all = parses ? lexemes(text) : null;
  if (!all) {
    continue;
  }
  const scopes = scopesOf(text);
  for (const lexeme of all) {
    const want = wanted(lexeme);
    for (let at = lexeme.begin; at < lexeme.begin + lexeme.text.length; ++at) {
      if (text[at] === "\n" || text[at] === "\r") {
        continue;
      }
      const has = scopes[at];
      const right =
        want === null
          ? !/comment\.|string\./.test(has)
          : want instanceof RegExp ? want.test(has) : has.includes(want);
      if (!right) {
        const line = text.slice(0, at).split("\n").length;
        console.log(`${path}:${line}: ${lexeme.sort} ${lexeme.text}: found \`${has}\``);
        ++wrong;
        break;
      }
    }
    ++checked;
  }
}
console.log(`${checked} lexemes, ${wrong} of them coloured wrongly`);
process.exit(wrong > 0 || checked < 10000 ? 1 : 0);
