"""Text in, its quantities out as mentions with counts and units."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.quantity_amounts import Amount, amount_at
from regesta.extract.quantity_nouns import change_of, changes_at, is_bare, is_label, unit_of
from regesta.extract.quantity_words import comparator_after, comparator_before, unit_after, vague_starts
from regesta.lexicon.load import table
from regesta.model.count import Change, Comparator, Count
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.values.count import between, counted
from regesta.values.numbers import number_words
from regesta.values.pieces import Piece, pieces


def quantities(analysis: Analysis) -> list[Mention]:
    """Every count of the text, in text order; names, ordinals, dates and durations are none."""
    return find_quantities(analysis.parse, analysis.times)


def find_quantities(parse: Parse, times: list[Mention]) -> list[Mention]:
    """The counts of a parsed text outside its times."""
    found = pieces(parse.text)
    taken = [(time.start, time.end) for time in times]
    starts = {*vague_starts(), *number_words().fractions, "a"}
    mentions: list[Mention] = []
    i = 0
    while i < len(found):
        piece = found[i]
        if (piece.number is None and piece.lower not in starts) or _inside(piece, taken):
            i += 1
            continue
        amount = amount_at(found, i, _is_changing(found, i, parse))
        if amount is None:
            i += 1
        elif is_label(found, amount.first, amount.last, parse, bool(amount.unit)):
            i = max(i + 1, _after_score(found, amount))
        else:
            last = _extent(amount, found)
            mention = _mention(amount, last, found, parse, mentions)
            if mention.unit not in time_units():
                mentions.append(mention)
            i = max(last, amount.last)
    return mentions


@cache
def time_units() -> frozenset[str]:
    """Units of time: what they count is a duration, never a quantity ("several long months")."""
    return frozenset(row["value"] for row in table("time_words") if row["class"] == "plural")


def _inside(piece: Piece, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (piece.start, 1 << 60)) - 1
    return any(start <= piece.start < end for start, end in taken[max(0, at - 1) : at + 1])


def _is_changing(found: list[Piece], i: int, parse: Parse) -> bool:
    """Whether "from 5 to 7" tells of a change: two values then, no range."""
    return any(piece.lower == "from" for piece in found[max(0, i - 3) : i]) and changes_at(found[i], parse)


def _after_score(found: list[Piece], amount: Amount) -> int:
    """The place after a label; of a score or sign such as "2-2" after its second number."""
    at = amount.last
    joined = at + 1 < len(found) and found[at].lower in ("-", "/") and found[at + 1].start == found[at].end
    return at + 2 if joined and found[at + 1].digits else at


def _extent(amount: Amount, found: list[Piece]) -> int:
    """The end of an amount with "or more", "-plus" and a unit after these; the unit is entered."""
    after = comparator_after(found, amount.last)
    if after is None:
        return amount.last
    last = after[0]
    if not amount.unit and (unit := unit_after(found, last, amount.digits)) and unit[2] != "short":
        last, amount.unit, amount.kind = unit
    return last


def _mention(amount: Amount, last: int, found: list[Piece], parse: Parse, earlier: list[Mention]) -> Mention:
    first = amount.first
    sign: Comparator = "="
    if before := comparator_before(found, first):
        first, sign = before
    elif first and found[first - 1].lower == "all":
        first -= 1
    if after := comparator_after(found, amount.last):
        sign = after[1]
    start, end = found[first].start, found[last - 1].end
    text = parse.text[start:end]
    change = change_of(found, first, amount.kind, parse)
    if sign == "=" and amount.kind and (other := _converted(found, first, earlier)) and other.count:
        sign, change = other.count.comparator, change or other.count.change
    count = _count(amount, sign, text, change)
    unit = amount.unit or unit_of(found, amount.first, last, parse)
    if not unit and earlier and is_bare(found, amount.first, last, parse):
        unit = _carried(parse, start, earlier[-1])
    return Mention(start, end, text, "quantity", count=count, unit=unit)


def _carried(parse: Parse, start: int, before: Mention) -> str:
    """The unit that a bare number takes over from the number before it in its sentence."""
    here, there = parse.token_at(start), parse.token_at(before.start)
    if here is None or there is None or here.sentence != there.sentence:
        return ""
    of_things = before.count is not None and before.unit not in ("percent", "percentage point", "basis point")
    return before.unit or "" if of_things else ""


def _converted(found: list[Piece], first: int, earlier: list[Mention]) -> Mention | None:
    """The quantity that brackets give in another unit: "more than 100 kilometres (60 miles)"."""
    if not earlier or first < 2 or found[first - 1].lower != "(":
        return None
    before = earlier[-1]
    near = any(piece.start < before.end <= found[first - 2].end for piece in found[max(0, first - 4) : first - 1])
    return before if near and before.count and before.count.comparator != "-" else None


def _count(amount: Amount, sign: Comparator, text: str, change: Change | None) -> Count:
    if amount.low != amount.high or sign == "-":
        count = between(amount.low, amount.high, text)
    else:
        count = counted(amount.low, sign, text)
    return count if change is None else Count(count.low, count.stated, count.high, count.comparator, text, change)
