"""Words in, the number they stand for out: "two and a half", "61 billion", "twenty-six", "half a million"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table


@dataclass(frozen=True, slots=True)
class ReadNumber:
    """A number at the start of a list of words: its value, and how many of the words make it up."""

    value: float
    length: int


class NumberWords:
    """The number words of the lexicon, and how they combine."""

    def __init__(self) -> None:
        of_kind: dict[str, dict[str, float]] = {}
        for row in table("numbers"):
            of_kind.setdefault(row["kind"], {})[row["word"]] = float(row["value"])
        self.small = of_kind["unit"]
        self.tens = of_kind["ten"]
        self.scales = of_kind["scale"]
        self.short = of_kind["short"]
        self.fractions = of_kind["fraction"]
        self.ordinals = of_kind["ordinal"]
        self.signs = of_kind["sign"]
        self.starts = frozenset({*self.small, *self.tens, *self.scales, *self.signs, "a", "half", "quarter"})

    def read(self, words: Sequence[str], numbers: Sequence[float | None]) -> ReadNumber | None:
        """The number that `words` begin with; `numbers` holds the value of those in digits."""
        if words[0] in ("a", "half", "quarter"):
            return self._article(words)
        i = 0
        total: float | None = None
        current: float | None = None
        while i < len(words):
            word, number = words[i], numbers[i]
            if number is not None:
                if i:
                    break
                current = number
            elif word in self.small or word in self.tens:
                value = self.small.get(word, self.tens.get(word, 0.0))
                mixed = current is not None and numbers[i - 1] is not None
                if current is not None and (mixed or not _adds(current, value)):
                    break
                current = (current or 0.0) + value
            elif word in self.scales:
                scale = self.scales[word]
                if scale == 100:
                    current = (1.0 if current is None else current) * scale
                else:
                    total = (total or 0.0) + (1.0 if current is None else current) * scale
                    current = None
            elif word in self.signs and (current is None or i):
                current = (current or 0.0) + self.signs[word]
            else:
                break
            i += 1
            i += self._link(words, numbers, i)
        if total is None and current is None:
            return None
        return self._with_half(words, i, (total or 0.0) + (current or 0.0))

    def _article(self, words: Sequence[str]) -> ReadNumber | None:
        """ "a dozen", "a hundred and fifty", "half a million", "a quarter of a million"."""
        if words[0] == "a":
            if len(words) > 1 and words[1] in self.scales:
                rest = self.read(words[1:], [None] * (len(words) - 1))
                return ReadNumber(rest.value, rest.length + 1) if rest else None
            part = self._article(words[1:]) if len(words) > 1 and words[1] in ("half", "quarter") else None
            return ReadNumber(part.value, part.length + 1) if part else None
        share = self.fractions[words[0]]
        for skip in (("a",), ("of", "a"), ("-",), ("-", "a", "-")):
            n = len(skip) + 1
            if tuple(words[1:n]) == skip and len(words) > n and words[n] in self.scales:
                return ReadNumber(share * self.scales[words[n]], n + 1)
        return None

    def _link(self, words: Sequence[str], numbers: Sequence[float | None], i: int) -> int:
        """How many words join at `i` inside a number: the dash of "twenty-six", the "and" of "hundred and five"."""
        if i + 1 >= len(words):
            return 0
        before, after = words[i - 1], words[i + 1]
        if words[i] == "-" and ((before in self.tens and self.small.get(after, 10) < 10) or after in self.scales):
            return 1
        spelt = after in self.small or after in self.tens
        if words[i] == "and" and before in ("hundred", "thousand") and spelt:
            return 1
        return 0

    def _with_half(self, words: Sequence[str], i: int, value: float) -> ReadNumber:
        """Adds "and a half", "and three quarters" (of a single unit: "two and a half million" too)."""
        rest = list(words[i : i + 5])
        glue = 1 if rest[:1] == ["-"] and rest[1:2] == ["and"] else 0
        if rest[glue : glue + 2] == ["and", "a"] or rest[:4] == ["-", "and", "-", "a"]:
            n = 4 + (rest[4:5] == ["-"]) if rest[:4] == ["-", "and", "-", "a"] else glue + 2
            part = words[i + n] if i + n < len(words) else ""
            if part in ("half", "quarter", "third"):
                value += self.fractions[part]
                i += n + 1
                if i < len(words) and words[i] in self.scales:
                    value *= self.scales[words[i]]
                    i += 1
        elif rest[:2] == ["and", "half"]:
            value, i = value + 0.5, i + 2
        elif rest[:1] == ["and"] and rest[1:3] == ["three", "quarters"]:
            value, i = value + 0.75, i + 3
        return ReadNumber(value, i)


def _adds(current: float, value: float) -> bool:
    """Whether "twenty | six" or "hundred | forty" go on; "ten | two" do not."""
    if current % 100 == 0:
        return current > 0 and value < 100
    return current % 10 == 0 and 20 <= current % 100 <= 90 and 0 < value < 10


@cache
def number_words() -> NumberWords:
    """The number words, loaded once a process."""
    return NumberWords()


def parse_number(text: str) -> float | None:
    """The number that a whole phrase stands for: "two and a half million" is 2,500,000; None where it is none."""
    from regesta.values.pieces import pieces

    found = pieces(text)
    return found[0].number if len(found) == 1 else None
