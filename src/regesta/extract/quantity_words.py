"""Pieces around a number in, what they say of it out: its comparator, its unit of measure, its vague words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from regesta.lexicon.load import table
from regesta.model.count import Comparator
from regesta.values.pieces import Piece

Phrases = Mapping[str, Sequence[tuple[tuple[str, ...], dict[str, str]]]]


def _by(rows: list[tuple[tuple[str, ...], dict[str, str]]], edge: int) -> Phrases:
    """Phrases by their first (0) or last (-1) word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
    for phrase, row in sorted(rows, key=lambda pair: -len(pair[0])):
        out.setdefault(phrase[edge], []).append((phrase, row))
    return out


@cache
def _comparators(side: str) -> Phrases:
    rows = [(tuple(row["phrase"].split()), row) for row in table("comparators") if row["side"] == side]
    return _by(rows, -1 if side == "before" else 0)


@cache
def _units(before: bool) -> Phrases:
    rows = [(tuple(row["form"].split()), row) for row in table("units")]
    signs = [(form, row) for form, row in rows if row["kind"] == "money" and not all(map(str.isalpha, form))]
    codes = [(form, row) for form, row in rows if row["kind"] == "money" and len(form[-1]) == 3 and form[-1].isalpha()]
    return _by(signs + codes, -1) if before else _by(rows, 0)


@cache
def _vague() -> Phrases:
    return _by([(tuple(row["phrase"].split()), row) for row in table("vague_counts")], 0)


def _ending(phrases: Phrases, found: list[Piece], end: int) -> tuple[int, dict[str, str]] | None:
    """The longest phrase that ends right before `end`: where it begins, and its row."""
    if end <= 0:
        return None
    for phrase, row in phrases.get(found[end - 1].lower, ()):
        start = end - len(phrase)
        if start >= 0 and all(found[start + k].lower == word for k, word in enumerate(phrase)):
            return start, row
    return None


def _starting(phrases: Phrases, found: list[Piece], start: int) -> tuple[int, dict[str, str]] | None:
    """The longest phrase that starts at `start`: where it ends (exclusive), and its row."""
    if start >= len(found):
        return None
    for phrase, row in phrases.get(found[start].lower.removeprefix("~"), ()):
        stop = start + len(phrase)
        if stop <= len(found) and all(found[start + k].lower.removeprefix("~") == w for k, w in enumerate(phrase)):
            return stop, row
    return None


def comparator_before(found: list[Piece], first: int) -> tuple[int, Comparator] | None:
    """The bound that stands before a number ("more than"): where it begins, and its sign."""
    at = _ending(_comparators("before"), found, first)
    if at is None:
        return None
    # "at least about 20", "more than an estimated 20": the outer word bounds, the inner one only estimates.
    outer = _ending(_comparators("before"), found, at[0])
    start, row = outer if outer and row_sign(at[1]) == "~" else at
    return start, row_sign(row)


def comparator_after(found: list[Piece], last: int) -> tuple[int, Comparator] | None:
    """The bound that stands after a number ("or more", "-plus"): where it ends, and its sign."""
    at = _starting(_comparators("after"), found, last)
    return (at[0], row_sign(at[1])) if at else None


def row_sign(row: dict[str, str]) -> Comparator:
    """The comparator of a row."""
    sign: Comparator = row["sign"]  # type: ignore[assignment]
    return sign


def money_before(found: list[Piece], first: int) -> tuple[int, str] | None:
    """The currency that stands before a number ("$", "US$", "EUR"): where it begins, and its unit."""
    at = _ending(_units(True), found, first)
    return (at[0], at[1]["unit"]) if at else None


def unit_after(found: list[Piece], last: int, digits: bool) -> tuple[int, str, str] | None:
    """The unit of measure that stands after a number: where it ends, the unit and its kind."""
    start = last
    if start + 1 < len(found) and found[start].lower == "-" and found[start].start == found[start - 1].end:
        start += 1
    at = _starting(_units(False), found, start)
    if at is None or (at[1]["kind"] == "short" and not digits):
        return None
    return at[0], at[1]["unit"], at[1]["kind"]


def vague_at(found: list[Piece], at: int) -> tuple[int, float, float, bool] | None:
    """Vague words for a count ("tens of thousands"): where they end, their bounds, whether they need a noun."""
    match = _starting(_vague(), found, at)
    if match is None:
        return None
    stop, row = match
    return stop, float(row["low"]), float(row["high"]), row["loose"] == "yes"


def vague_starts() -> frozenset[str]:
    """The words that vague counts begin with."""
    return frozenset(_vague())
