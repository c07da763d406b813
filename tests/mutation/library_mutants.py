"""Mutants of the standard library: one module with one thing changed."""
# SPDX-License-Identifier: BSL-1.0
import re
from dataclasses import dataclass

PROPERTY = re.compile(
    r"^ {2}(?=\S)(?!//)", re.M)


@dataclass
class Change:
    at: int
    change: str
    text: str  # the whole module
    key: str = ""
    line: int = 0


def properties(body, offset):
    """The properties of a mechanism's block, each with the lines that belong to it."""
    starts = [each.start() for each in PROPERTY.finditer(body)]
    for at, begin in enumerate(starts):
        end = starts[at + 1] if at + 1 < len(starts) else len(body)
        yield offset + begin, offset + end, body[begin:end]


def cut(text, begin, end):
    return text[:begin] + text[end:]


def changed_figure(figure):
    """Another duration: a little more, so that what depends on it must see the difference."""
    if figure == "unbounded":
        return "7min"
    number, unit = re.match(r"([\d.]+)(\D+)", figure).groups()
    return f"{float(number) + 1:g}{unit}"


def items(text):
    """The items of a list by commas, with what must go when one does: [(begin, end)]."""
    spans, begin = [], 0
    for each in re.finditer(r",\s*", text):
        spans.append((begin, each.start()))
        begin = each.end()
    spans.append((begin, len(text)))
    for at, (first, last) in enumerate(spans):
        yield text[first:last], (spans[at - 1][1] if at else first,
                                 last if at else (spans[1][0] if len(spans) > 1 else last))


def of_mechanism(text, begin, end):
    for first, last, whole in properties(text[begin:end], begin):
        said = whole.strip()
        word = said.split()[0]
        if word == "on":
            yield first, "rule left out", cut(text, first, last)
            colon = whole.index(":")
            head = whole.index("on ") + 3
            for item, (a, b) in items(whole[head:colon]):
                if "," in whole[head:colon]:
                    yield (first + head + a, f"symptom `{' '.join(item.split())}` left out",
                           cut(text, first + head + a, first + head + b))
            for each in re.finditer(r"\s(losing [^\n]*?|needs [^\n]*?)(?= needs| losing|\n|$)",
                                    whole[colon:]):
                yield (first + colon + each.start(1), f"`{each[1]}` left out",
                       cut(text, first + colon + each.start(), first + colon + each.end()))
            for action, other in (("take over", "restart"), ("restart", "take over")):
                at = whole.find(action, colon)
                if at >= 0:
                    yield (first + at, f"{action} -> {other}",
                           text[:first + at] + other + text[first + at + len(action):])
            for each in re.finditer(r" \+ \w+", whole[colon:]):
                yield (first + colon + each.start(), f"`{each[0].strip()}` left out",
                       cut(text, first + colon + each.start(), first + colon + each.end()))
        elif word in ("mirrors", "quorum", "fenced", "isolated", "requests", "backup", "applies",
                      "copies", "one"):
            yield first, f"`{word}` left out", cut(text, first, last)
        if word in ("mirrors", "applies"):
            head = whole.index(word) + len(word) + (4 if word == "applies" else 1)
            for item, (a, b) in items(whole[head:].rstrip()):
                if "," in whole:
                    yield (first + head + a, f"`{item.strip()}` left out",
                           cut(text, first + head + a, first + head + b))
        for old, new in (("copies stop", "copies keep writing"),
                         ("copies keep writing", "copies stop"),
                         ("one active", "all active"), ("all active", "one active"),
                         ("in lockstep", "apart, one active")):
            at = whole.find(old)
            if at >= 0 and word in ("isolated", "copies"):
                yield (first + at, f"{old} -> {new}",
                       text[:first + at] + new + text[first + at + len(old):])
        for each in re.finditer(r"\b(\d[\d.]*(?:ms|s|min|h|d|w|y)|unbounded)\b", whole):
            if word == "parameter" or word == "on" or word == "copies" or word == "backup":
                new = changed_figure(each[1])
                yield (first + each.start(), f"{each[1]} -> {new}",
                       text[:first + each.start()] + new + text[first + each.end():])


def of_class(text, begin, end):
    """A failure class or a kind: from its first line to the next declaration."""
    whole = text[begin:end]
    for each in re.finditer(r"\s(recurs|planned|destroys \w+|shows as \w+|lasts \w+|"
                            r"shared by \w+(?: or itself)?|or itself|keeps data)\b", whole):
        yield (begin + each.start(1), f"`{each[1]}` left out",
               cut(text, begin + each.start(), begin + each.end()))
    for each in re.finditer(r"destroys (data|contents)", whole):
        new = "contents" if each[1] == "data" else "data"
        yield (begin + each.start(1), f"{each[1]} -> {new}",
               text[:begin + each.start(1)] + new + text[begin + each.end(1):])
    for each in re.finditer(r"lasts (\w+)", whole):
        new = changed_figure(each[1])
        yield (begin + each.start(1), f"{each[1]} -> {new}",
               text[:begin + each.start(1)] + new + text[begin + each.end(1):])
    struck = re.search(r"strikes ((?:[\w`]+,\s*)*[\w`]+)", whole)
    if struck:
        for item, (a, b) in items(struck[1]):
            if "," in struck[1]:
                yield (begin + struck.start(1) + a, f"strikes `{item}` left out",
                       cut(text, begin + struck.start(1) + a, begin + struck.start(1) + b))


def find(text):
    made = []
    lines = text.split("\n")
    for each in re.finditer(r"^(mechanism|failure|kind) [^\n]*", text, re.M):
        if each[1] == "mechanism":
            end = text.find("\n}", each.start())
            found = of_mechanism(text, each.end(), end + 1)
        else:
            following = re.compile(r"^(//|mechanism|failure|kind|$)", re.M).search(text, each.end())
            end = following.start() if following else len(text)
            found = of_class(text, each.start(), end)
        owner = " ".join(each[0].split()[:2])
        for at, change, whole in found:
            line = text.count("\n", 0, at) + 1
            while not lines[line - 1].strip():
                line += 1
            said = f"{owner}: {' '.join(lines[line - 1].split())} [{change}]"
            made.append(Change(at, change, whole, said, line))
    count = {}
    for each in made:
        count[each.key] = count.get(each.key, 0) + 1
        if count[each.key] > 1:
            each.key += f" #{count[each.key]}"
    return made
