"""Text in, its pieces out: words, signs, and numbers whether in digits or in words.

Finer than the parser's tokens, which keep "mid-July" or "2.5bn" in one or cut them by context:
dates and counts are read from pieces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from regesta.values.numbers import NumberWords, number_words

PIECE = re.compile(
    r"\d{1,3}(?:,\d{3})+(?![\d])(?:\.\d+)?|\d+(?:\.\d+)?|(?<![\w.])\.\d+|[ap]\.m\.|[^\W\d_]+(?:['’](?:s|clock)\b)?|[^\w\s]",
    re.IGNORECASE,
)
DASHES = frozenset("-‐‑–—−")
MARKED = {"’": "'", **dict.fromkeys(DASHES, "-")}


@dataclass(slots=True, eq=False)
class Piece:
    """One word, sign or number: "two and a half" is one piece with the number 2.5.

    `lower` is the word in small letters, a dash always "-"; letters glued to the digits before
    them start with "~" ("1990s" gives "1990" and "~s"). `digits` tells "12" from "twelve".
    """

    start: int
    end: int
    lower: str
    number: float | None = None
    digits: bool = False
    upper: bool = False


def pieces(text: str) -> list[Piece]:
    """All pieces of a text in order, number words joined."""
    found: list[Piece] = []
    end, numeric = -1, False
    for match in PIECE.finditer(text):
        word = match[0]
        start = match.start()
        first = word[0]
        if first.isdigit() or (first == "." and len(word) > 1):
            piece = Piece(start, match.end(), word, float(word.replace(",", "")), digits=True)
            numeric = True
        else:
            lower = word.lower()
            if numeric and start == end and first.isalpha():
                lower = "~" + lower
            elif "’" in lower or len(lower) == 1:
                lower = MARKED.get(lower) or lower.replace("’", "'")
            piece = Piece(start, match.end(), lower, upper=first.isupper())
            numeric = False
        end = match.end()
        found.append(piece)
    return _joined(found, number_words())


def _joined(found: list[Piece], words: NumberWords) -> list[Piece]:
    """The same with each number in words, or in digits and a scale, as one piece."""
    out: list[Piece] = []
    i = 0
    starts = words.starts
    while i < len(found):
        piece = found[i]
        if piece.number is not None or piece.lower in starts:
            lowers = [p.lower for p in found[i : i + 14]]
            read = words.read(lowers, [p.number for p in found[i : i + 14]])
            if read is not None:
                last = found[i + read.length - 1]
                digits = piece.digits and read.length == 1
                lower = piece.lower if digits else " ".join(lowers[: read.length])
                out.append(Piece(piece.start, last.end, lower, read.value, digits, piece.upper))
                i += read.length
                continue
        out.append(piece)
        i += 1
    return out
