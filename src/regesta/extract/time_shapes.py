"""Pieces in, the shapes of times among them out: which rule of the lexicon each fits, and where.

Every word the patterns know has one character; a text becomes a string of these, and the patterns
become regular expressions over it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.values.numbers import number_words
from regesta.values.pieces import Piece

FIRST = 0x4E00
OTHER = "."
NUMBERS = {
    "day": "adef",
    "hour": "adegh",
    "minute": "hedijfg",
    "two": "hdeijfg",
    "year": "Y",
    "word": "w",
    "hours": "cY",
    "num": "adefghijYwn",
}
"""Characters of numbers: a 1-9, h 00-09, d 10-12, e 13-24 (g 0), f 25-31, i 32-59, j 60-99, Y year,
c 0000-0959, w in words, n other."""


@dataclass(slots=True, eq=False)
class Shape:
    """A run of pieces that fits a pattern: "early last year" fits the rule `relative`."""

    rule: str
    pieces: list[Piece]
    first: int
    last: int
    after: list[Piece]

    def value(self, class_: str) -> str | None:
        """The lexicon's value of the first piece of a class."""
        values = grammar().values[class_]
        for piece in self.pieces:
            if piece.lower in values:
                return values[piece.lower]
        return None

    def has(self, *words: str) -> bool:
        """Whether one of these words is in it."""
        return any(piece.lower in words for piece in self.pieces)

    def numbers(self) -> list[float]:
        """The numbers in it, in order."""
        return [piece.number for piece in self.pieces if piece.number is not None]

    @property
    def year(self) -> int | None:
        """The last four-digit year in it."""
        for piece in reversed(self.pieces):
            if number_char(piece) == "Y":
                return int(piece.number or 0)
        return None


class Grammar:
    """The patterns of the lexicon, compiled."""

    def __init__(self) -> None:
        self.values: dict[str, dict[str, str]] = {}
        for row in table("time_words"):
            self.values.setdefault(row["class"], {})[row["word"]] = row["value"]
        ordinals = number_words().ordinals
        self.values["ordinal"] = {word: f"{number:g}" for word, number in ordinals.items()}
        rows = table("time_patterns")
        self.macros = {row["rule"]: row["pattern"] for row in rows if row["rule"].startswith("$")}
        self.chars: dict[str, str] = {}
        for words in self.values.values():
            for word in words:
                self._char(word)
        core = "".join(self.chars.values()) + "adefghijYwn"
        self.starting: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
        for row in rows:
            if not row["rule"].startswith("$"):
                compiled = re.compile(self._compiled(row["pattern"]))
                for char in sorted(self._first(row["pattern"])):
                    self.starting.setdefault(char, []).append((row["rule"], compiled))
        # A word such as "the" opens a shape only where a month, unit or the like follows closely.
        self.likely = re.compile(f"[{core}]|[^{OTHER}](?=.{{0,4}}[{core}])")

    def _char(self, word: str) -> str:
        return self.chars.setdefault(word, chr(FIRST + len(self.chars)))

    def _compiled(self, pattern: str) -> str:
        items, _, ahead = pattern.partition(" > ")
        compiled = "".join(self._item(item) for item in items.split())
        return f"{compiled}(?={self._compiled(ahead)})" if ahead else compiled

    def _first(self, pattern: str) -> set[str]:
        """The characters that a pattern can begin with."""
        found: set[str] = set()
        for item in pattern.split():
            for choice in _choices(item):
                name = choice[1:-1]
                if choice.startswith("{$"):
                    found |= self._first(self.macros[name])
                else:
                    found |= set(self._choice(choice).strip("[]"))
            if not _optional(item):
                break
        return found

    def _item(self, item: str) -> str:
        choices = "|".join(self._choice(choice) for choice in _choices(item))
        return f"(?:{choices})" + ("?" if _optional(item) else "")

    def _choice(self, choice: str) -> str:
        if not choice.startswith("{"):
            return self._char(choice)
        name = choice[1:-1]
        if name.startswith("$"):
            return f"(?:{self._compiled(self.macros[name])})"
        if name == "other":
            return f"[{OTHER}]"
        if name in NUMBERS:
            return f"[{NUMBERS[name]}{''.join(self.chars[w] for w in self.values.get(name, ()))}]"
        return f"[{''.join(self.chars[word] for word in self.values[name])}]"


def _optional(item: str) -> bool:
    return item.endswith("?") and len(item) > 1


def _choices(item: str) -> list[str]:
    return (item[:-1] if _optional(item) else item).split("|")


@cache
def grammar() -> Grammar:
    """The patterns, compiled once a process."""
    return Grammar()


def number_char(piece: Piece) -> str:
    """The character of a number; see NUMBERS."""
    number, text = piece.number or 0.0, piece.lower
    if not piece.digits:
        return "w"
    if number != int(number) or "," in text or "." in text or len(text) > 4:
        return "n"
    if len(text) == 4 and text[0] == "0":
        return "c"
    if len(text) == 4:
        return "Y" if 1000 <= number < 2200 else "n"
    if len(text) == 3:
        return "n"
    if len(text) == 2 and text[0] == "0":
        return "h"
    for top, char in ((0, "g"), (9, "a"), (12, "d"), (24, "e"), (31, "f"), (59, "i")):
        if number <= top:
            return char
    return "j"


def shapes(found: list[Piece]) -> Iterator[Shape]:
    """The longest shapes from left to right, none within another."""
    known = grammar()
    chars = known.chars
    shape = "".join(
        number_char(piece) if piece.number is not None else chars.get(piece.lower, OTHER) for piece in found
    )
    at = 0
    while match := known.likely.search(shape, at):
        at = match.start()
        best, rule = at, ""
        for name, pattern in known.starting.get(shape[at], ()):
            fit = pattern.match(shape, at)
            if fit and fit.end() > best:
                best, rule = fit.end(), name
        if rule:
            yield Shape(rule, found[at:best], at, best, found[best : best + 8])
        at = max(best, at + 1)
