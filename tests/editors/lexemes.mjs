// tests/editors/lexemes.mjs - the lexical grammar of hadsl.ebnf, written down once more, and the
// specifications of the repository, for the tests of the editor grammars.
// SPDX-License-Identifier: BSL-1.0
import { readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

export const reserved = new Set(
  ("use import failure kind mechanism for claim assume link in on copies at protected needs starts " +
    "keeps each demand costs is and or of any all with no").split(" "),
);

const patterns = [
  ["comment", /\/\/[^\n]*|\/\*[\s\S]*?\*\//y],
  ["string", /"(?:\\.|[^"\\\n])*"/y],
  ["quoted", /`[^`\n]+`/y],
  ["number", /\d+(?:\.\d+)?[A-Za-z_0-9]*/y],
  ["word", /[A-Za-z_][A-Za-z_0-9]*/y],
  ["mark", /\.\.|[{}()[\],:=+*/%.-]/y],
  ["space", /[ \t\r\n]+/y],
];

/// The lexemes of a text, white space left out; null when something is no lexeme.
export function lexemes(text) {
  const all = [];
  for (let at = 0; at < text.length; ) {
    const found = patterns.find(([, pattern]) => {
      pattern.lastIndex = at;
      return pattern.test(text);
    });
    if (!found) {
      return null;
    }
    const [sort, pattern] = found;
    if (sort !== "space") {
      all.push({ sort, text: text.slice(at, pattern.lastIndex), begin: at });
    }
    at = pattern.lastIndex;
  }
  return all;
}

/// Every *.hadsl in a folder and below.
function files(folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((each) => {
    const path = join(folder, each.name);
    return each.isDirectory() ? files(path) : each.name.endsWith(".hadsl") ? [path] : [];
  });
}

/// What a run says stands in a corpus file behind `//!`.
const said = /^\/\/!.*\n?/gm;

/// All specifications, with whether the parser accepts them (a corpus file tells).
export function specifications() {
  return [...files("samples"), ...files("include/hadsl/library"), ...files("tests")].map((path) => {
    const whole = readFileSync(join(root, path), "utf8");
    const syntax = /\[HA01\d\d\]/.test(whole);
    return { path, text: whole.replace(said, ""), parses: !syntax };
  });
}
