"""Mutants of C++: finds places to change a meaning, and writes all changes into one text, each
behind a choice that is made at run time (mutant.hpp).

It reads the text, not the language, and relies on its layout: a binary operator has spaces around
it, an angle bracket has none. What does not compile is left out by the compiler's word.
"""
# SPDX-License-Identifier: BSL-1.0
import re
from dataclasses import dataclass, field

OPEN, CLOSE = "([{", ")]}"

# Looser binds less. A scan for an operand ends at what binds less than its operator.
LOOSE = {",": 0, ";": 0, " = ": 1, " += ": 1, " -= ": 1, " |= ": 1, " &= ": 1, " ? ": 2, " : ": 2,
         " || ": 3, " && ": 4, " == ": 5, " != ": 5, " < ": 6, " <= ": 6, " > ": 6, " >= ": 6,
         " << ": 7, " >> ": 7, " + ": 8, " - ": 8, " * ": 9, " / ": 9, " % ": 9}
TOKENS = sorted(LOOSE, key=len, reverse=True)
WORDS = ("return", "else", "case", "throw", "co_return")

COMPARE = {" < ": ("lt", "<="), " <= ": ("le", "<"), " > ": ("gt", ">="), " >= ": ("ge", ">"),
           " == ": ("eq", "!="), " != ": ("ne", "==")}


@dataclass
class Mutant:
    number: int
    begin: int  # the text it can be blamed for
    end: int
    at: int  # where the change is
    change: str
    edit: int  # which edit carries it
    key: str = ""
    line: int = 0


@dataclass
class Edit:
    """Text to put in at places; `replaces` are spans whose text goes."""
    begin: int
    end: int
    before: str = ""
    after: str = ""
    outer: int = 0  # of two edits of the same text, which is around the other
    replaces: list = field(default_factory=list)
    mutants: list = field(default_factory=list)


def masked(text):
    """The text with comments, literals and preprocessor lines blanked, at the same length."""
    out = list(text)

    def blank(begin, end):
        for at in range(begin, end):
            if out[at] != "\n":
                out[at] = "\x01"

    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"(\w*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|'
                         r"(?<![0-9a-zA-Z_])'(?:\\.|[^'\\\n])+'|^#[^\n]*(?:\\\n[^\n]*)*",
                         re.S | re.M)
    for each in pattern.finditer(text):
        is_literal = each[0][0] in "\"'R"
        # The quotes of a literal stay, so that it is an operand.
        blank(each.start() + (1 if is_literal else 0), each.end() - (1 if is_literal else 0))
    return "".join(out)


class Scan:
    def __init__(self, text):
        self.text = text
        self.code = masked(text)
        self.match = {}
        stack = []
        self.inside = {}  # position of an opening bracket -> the one around it
        for at, char in enumerate(self.code):
            if char in OPEN:
                self.inside[at] = stack[-1] if stack else None
                stack.append(at)
            elif char in CLOSE and stack:
                begin = stack.pop()
                self.match[begin] = at
                self.match[at] = begin

    def around(self, at):
        """The bracket that `at` stands in, or None."""
        best = None
        for begin in self.inside:
            if begin < at <= self.match.get(begin, -1) and (best is None or begin > best):
                best = begin
        return best

    def spaced(self, at):
        """The operator with spaces around it at the space before it; a line end is a space."""
        window = re.sub(r"\s+", " ", self.code[at:at + 60])
        for token in TOKENS:
            if token[0] == " " and window.startswith(token):
                return token
        return None

    def left(self, at, level):
        """Where the operand ends at `at` begins."""
        code = self.code
        while at > 0:
            char = code[at - 1]
            if char == "}":
                following = code[at:].lstrip("\x01 \n")[:1]
                if following.isalnum() or following in "_(!*:\"":
                    return self.skip(at)
                at = self.match.get(at - 1, 0)
                continue
            if char in ")]":
                at = self.match.get(at - 1, 0)
                continue
            if char in "([{,;":
                return self.skip(at)
            if char in " \n":
                begin = at - 1
                while begin > 0 and code[begin - 1] in " \n":
                    begin -= 1
                # An operator ends here?
                operator = re.search(r"[ \n](\S+)$", code[max(0, begin - 6):begin])
                token = f" {operator[1]} " if operator else None
                if token in LOOSE and LOOSE[token] < level:
                    return self.skip(at)
                word = re.search(r"(\w+)$", code[max(0, begin - 12):begin])
                if word and word[1] in WORDS:
                    return self.skip(at)
                if code[begin - 1] == ":" and code[begin - 2] != ":":
                    return self.skip(at)
                at = begin
                continue
            at -= 1
        return self.skip(at)

    def skip(self, at):
        while self.code[at] in " \n\x01":
            at += 1
        return at

    def right(self, at, level):
        """Where the operand that begins at `at` ends."""
        code = self.code
        while at < len(code):
            char = code[at]
            if char in OPEN:
                at = self.match.get(at, len(code) - 1) + 1
                continue
            if char in ")]},;":
                return self.back(at)
            if char in " \n":
                token = self.spaced(at)
                if token and LOOSE[token] <= level:
                    return self.back(at)
            at += 1
        return at

    def back(self, at):
        while self.code[at - 1] in " \n\x01":
            at -= 1
        return at


class Mutating:
    """Finds the mutants of one file; numbers begin at `first`."""

    def __init__(self, text, first):
        self.scan = Scan(text)
        self.text = text
        self.code = self.scan.code
        self.next = first
        self.edits = []
        self.mutants = []
        self.skipped = [each.span() for each in re.finditer(
            r"static_assert\([^;]*;|template <[^\n]*>\n|requires [^\n]*|using [^;]*;|"
            r"operator[<>=!+-]+\([^)]*\)|namespace [^{]*\{|enum [^}]*\}", self.code)]

    def is_skipped(self, at):
        return any(begin <= at < end for begin, end in self.skipped)

    def add(self, begin, end, at, changes, **how):
        """An edit with a mutant for each change; `before` and `after` may name them: {0}, {1}."""
        if self.is_skipped(at) or not self.in_function(at):
            return
        numbers = list(range(self.next, self.next + len(changes)))
        self.next += len(changes)

        def named(text):
            return re.sub(r"@(\d)", lambda each: str(numbers[int(each[1])]), text)

        replaces = [(a, b, named(text)) for a, b, text in how.get("replaces", [])]
        edit = Edit(begin, end, named(how.get("before", "")), named(how.get("after", "")),
                    how.get("outer", 0), replaces)
        for number, change in zip(numbers, changes):
            mutant = Mutant(number, begin, end, at, change, len(self.edits))
            edit.mutants.append(mutant)
            self.mutants.append(mutant)
        self.edits.append(edit)

    def in_function(self, at):
        """Whether some brace around is the body of a function: it follows `)`, `const`, …"""
        around = self.scan.around(at)
        while around is not None:
            before = self.code[:around].rstrip()
            if self.code[around] == "{" and re.search(r"(\)|\bconst|\belse|\bdo|default|noexcept)$",
                                                      before):
                return True
            if self.code[around] == "{" and re.search(r"\) const -> [\w:<> ,&*]+$|\) -> [\w:<> ,&*]+$",
                                                      before):
                return True
            if self.code[around] == "{" and re.search(r"[\w:]+ operator\S+$", before):
                return True
            around = self.scan.inside[around]
        return False

    def run(self):
        self.operators()
        self.names()
        self.conditions()
        self.statements()
        self.literals()
        return self.mutants

    def operators(self):
        at = 0
        for each in re.finditer(r"[ \n]+(<=|>=|==|!=|&&|\|\||<|>|\+|-|\?)(?=[ \n])", self.code):
            token = f" {each[1]} "
            at = len(self.code[:each.start()].rstrip(" \n\x01"))  # before a comment, too
            level = LOOSE[token]
            begin = self.scan.left(at, level)
            middle = self.scan.skip(each.end())
            here = each.start(1)
            if token == " ? ":
                self.add(begin, at, here, ["condition negated"],
                         before="(static_cast<bool>(", after=") != hadsl_mutant(@0))", outer=20)
                continue
            end = self.scan.right(middle, level)
            if token in COMPARE:
                name, change = COMPARE[token]
                self.add(begin, end, here, [f"{each[1]} -> {change}"],
                         before=f"hadsl_{name}<@0>(", after=")",
                         replaces=[(at, middle, ", ")], outer=10 - level)
            elif token == " && ":
                self.add(begin, end, here, ["&& -> ||", "left of && only", "right of && only"],
                         before="((static_cast<bool>(",
                         replaces=[(at, middle, ") || hadsl_mutant(@2)) == hadsl_mutant(@0) ? "
                                                "hadsl_mutant(@0) : (static_cast<bool>(")],
                         after=") || hadsl_mutant(@1)))", outer=10 - level)
            elif token == " || ":
                self.add(begin, end, here, ["|| -> &&", "left of || only", "right of || only"],
                         before="((static_cast<bool>(",
                         replaces=[(at, middle, ") && !hadsl_mutant(@2)) != hadsl_mutant(@0) ? "
                                                "!hadsl_mutant(@0) : (static_cast<bool>(")],
                         after=") && !hadsl_mutant(@1)))", outer=10 - level)
            elif token == " + ":
                self.add(begin, end, here, ["left of + only", "right of + only"],
                         before="hadsl_plus<@0>(", after=")", replaces=[(at, middle, ", ")], outer=10 - level)
            elif token == " - ":
                self.add(begin, end, here, ["left of - only"],
                         before="hadsl_minus<@0>(", after=")", replaces=[(at, middle, ", ")], outer=10 - level)

    def names(self):
        for each in re.finditer(r"\b(longer_of|shorter_of)\(", self.code):
            other = "shorter_of" if each[1] == "longer_of" else "longer_of"
            self.add(each.start(), each.end(), each.start(), [f"{each[1]} -> {other}"],
                     replaces=[(each.start(), each.end() - 1,
                                f"(hadsl_mutant(@0) ? {other} : {each[1]})")])
        for each in re.finditer(r"\bstd::(?:ranges::)?(min|max|any_of|all_of|none_of)(<[\w:]+>)?\(",
                                self.code):
            if "ranges" in each[0]:
                continue
            other = {"min": "max", "max": "min", "any_of": "all_of", "all_of": "any_of",
                     "none_of": "any_of"}[each[1]]
            kind = f", {each[2][1:-1]}" if each[2] else ""
            self.add(each.start(), each.end(), each.start(), [f"{each[1]} -> {other}"],
                     replaces=[(each.start(), each.end() - 1, f"hadsl_{each[1]}<@0{kind}>")])
        for each in re.finditer(r"(ask_->system\(\)\.|nodes_->)(any_of|all_of)\(", self.code):
            kind = "equations" if each[1].startswith("ask") else "graph"
            other = "all_of" if each[2] == "any_of" else "any_of"
            dot = "." if each[1].endswith(".") else "->"
            target = each[1][:-len(dot)]
            neutral = {"equations": "formula", "graph": "node"}[kind]
            self.add(each.start(), each.end(), each.start(), [f"{each[2]} -> {other}"],
                     replaces=[(each.start(), each.end() - 1,
                                f"({target}{dot}*(hadsl_mutant(@0) ? &{kind}::{other} : "
                                f"&{kind}::{each[2]}))")])
            # Operands that are listed are left out, one by one.
            if self.code[each.end()] == "{":
                word = "never" if each[2] == "any_of" else "always"
                for begin, end in self.elements(each.end()):
                    self.add(begin, end, begin, [f"operand of {each[2]} left out"],
                             before=f"(hadsl_mutant(@0) ? {word}_{neutral} : ", after=")")
        for each in re.finditer(r"nodes_->negation\(", self.code):
            end = self.scan.match[each.end() - 1]
            self.add(each.start(), end + 1, each.start(), ["negation left out"],
                     before="[&](node_id negated) { return hadsl_mutant(@0) ? negated : "
                            "nodes_->negation(negated); }",
                     replaces=[(each.start(), each.end() - 1, "")])
        for each in re.finditer(r"(?<![\w)])!(?=[\w(])", self.code):
            self.add(each.start(), each.end(), each.start(), ["! left out"],
                     replaces=[(each.start(), each.end(), "hadsl_not<@0>->*")])

    def elements(self, brace):
        """The elements of a list in braces."""
        end = self.scan.match[brace]
        at = brace + 1
        while at < end:
            begin = self.scan.skip(at)
            stop = self.scan.right(begin, 0)
            yield begin, stop
            at = stop
            while at < end and self.code[at] != ",":
                at += 1
            at += 1

    def conditions(self):
        for each in re.finditer(r"\b(if|while) \(", self.code):
            opening = each.end() - 1
            closing = self.scan.match[opening]
            begin = opening + 1
            inner = self.code[begin:closing]
            if each[1] == "while":
                continue
            depth_free = re.sub(r"\([^()]*\)|\{[^{}]*\}|\[[^\[\]]*\]", lambda m: " " * len(m[0]),
                                inner)
            declared = re.match(r"(?:auto|[\w:]+(?:<[^=]*>)?)(?: const)?[&* ]+(\w+) = ", inner)
            if declared and ";" not in depth_free:
                name = declared[1]
                self.add(begin, closing, begin, ["if: never"],
                         after=f"; static_cast<bool>({name}) && !hadsl_mutant(@0)")
                continue
            if ";" in depth_free:
                begin = self.scan.skip(begin + depth_free.index(";") + 1)
            self.add(begin, closing, begin, ["if: never", "if: always"],
                     before="((static_cast<bool>(",
                     after=") && !hadsl_mutant(@0)) || hadsl_mutant(@1))", outer=30)

    def statements(self):
        statement = re.compile(
            r"(?<=[;{}:])\s+((?:\+\+|--)[\w.\->]+|[\w.\->:]+(?:\[[^\]]*\])?(?:[\w.\->]*) "
            r"(?:=|\+=|-=|\|=|&=)\s[^;]*?|(?:std::)?[\w.\->]+(?:\[[^\]]*\])?[\w.\->]*\()", re.S)
        for each in statement.finditer(self.code):
            begin = each.start(1)
            if re.match(r"(return|if|for|while|switch|case|auto|static|using|else)\b",
                        self.code[begin:]):
                continue
            around = self.scan.around(begin)
            if around is None or self.code[around] != "{":
                continue
            end = self.scan.right(begin, 0)
            if self.code[end:end + 1] != ";":
                continue
            if self.code[end - 1] not in ")" and not re.search(r"(=|\+\+|--)", self.code[begin:end]):
                continue
            shown = " ".join(self.text[begin:end].split())
            self.add(begin, end + 1, begin, ["statement left out"],
                     before="if (!hadsl_mutant(@0)) { ", after=" }", outer=40)
        for each in re.finditer(r"\breturn (true|false);", self.code):
            other = "false" if each[1] == "true" else "true"
            self.add(each.start(), each.end(), each.start(), [f"return {other}"],
                     replaces=[(each.start(1), each.end(1), f"hadsl_mutant(@0) != {each[1]}")])

    def literals(self):
        for each in re.finditer(r"(?<![\w.'<])(\d+)(?![\w.'>])", self.code):
            if int(each[1]) > 3:
                continue
            self.add(each.start(), each.end(), each.start(), [f"{each[1]} -> {int(each[1]) + 1}"],
                     replaces=[(each.start(), each.end(), f"({each[1]} + hadsl_mutant(@0))")])

    def written(self, wanted):
        """The text with the edits of the wanted mutants; the choices of others cannot be taken."""
        pieces = []
        for edit in self.edits:
            if not any(each.number in wanted for each in edit.mutants):
                continue
            length = edit.end - edit.begin
            if edit.before:
                pieces.append((edit.begin, 2, -length, -edit.outer, edit.begin, edit.before))
            if edit.after:
                pieces.append((edit.end, 0, length, edit.outer, edit.end, edit.after))
            for begin, end, text in edit.replaces:
                pieces.append((begin, 3, 0, 0, end, text))
        pieces.sort(key=lambda each: each[:4])
        out, at = [], 0
        for begin, _, _, _, end, text in pieces:
            out.append(self.text[at:begin])
            out.append(text)
            if end > begin:
                # Lines stay where they are.
                out.append("\n" * self.text[begin:end].count("\n"))
            at = max(at, begin, end)
        out.append(self.text[at:])
        return "".join(out)


def find(text, first):
    """The mutants of a text, with their lines and with keys that outlive other changes."""
    made = Mutating(text, first)
    mutants = made.run()
    lines = text.split("\n")
    count = {}
    for each in sorted(mutants, key=lambda each: (each.at, each.change)):
        each.line = text.count("\n", 0, each.at) + 1
        each.first_line = text.count("\n", 0, each.begin) + 1
        each.last_line = text.count("\n", 0, each.end) + 1
        said = f"{' '.join(lines[each.line - 1].split())} [{each.change}]"
        count[said] = count.get(said, 0) + 1
        each.key = said + (f" #{count[said]}" if count[said] > 1 else "")
    return made, mutants
