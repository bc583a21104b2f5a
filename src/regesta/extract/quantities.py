"""Text in, its quantities out as mentions with counts and units."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from regesta.extract.analysis import Analysis
from regesta.extract.quantity_nouns import change_of, is_label, unit_of
from regesta.extract.quantity_words import (
    comparator_after,
    comparator_before,
    money_before,
    unit_after,
    vague_at,
    vague_starts,
)
from regesta.model.count import Comparator, Count
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.values.count import between, counted
from regesta.values.numbers import number_words
from regesta.values.pieces import Piece, pieces


@dataclass(slots=True, eq=False)
class Amount:
    """A number among the pieces: `found[first:last]`, its value or both ends, and its unit where written with it."""

    first: int
    last: int
    low: float
    high: float
    unit: str = ""
    kind: str = ""
    vague: bool = False
    digits: bool = False


def quantities(analysis: Analysis) -> list[Mention]:
    """Every count of the text, in text order; names, ordinals, dates and durations are none."""
    return find_quantities(analysis.parse, analysis.times)


def find_quantities(parse: Parse, times: list[Mention]) -> list[Mention]:
    """The counts of a parsed text outside its times."""
    found = pieces(parse.text)
    taken = [(time.start, time.end) for time in times]
    vague = vague_starts()
    starts = {*vague, *number_words().fractions, "a"}
    mentions: list[Mention] = []
    i = 0
    while i < len(found):
        piece = found[i]
        if (piece.number is None and piece.lower not in starts) or _inside(piece, taken):
            i += 1
            continue
        amount = _amount(found, i)
        if amount is None or is_label(found, amount.first, amount.last, parse):
            i += 1 if amount is None else max(1, amount.last - i)
            continue
        mention, i = _mention(amount, found, parse)
        mentions.append(mention)
    return mentions


def _inside(piece: Piece, taken: list[tuple[int, int]]) -> bool:
    at = bisect_right(taken, (piece.start, 1 << 60)) - 1
    return any(start <= piece.start < end for start, end in taken[max(0, at - 1) : at + 1])


def _amount(found: list[Piece], i: int) -> Amount | None:
    """The number, range, fraction or vague count at `i`, with its unit of measure."""
    piece = found[i]
    if piece.number is None:
        return _fraction(found, i) or _vague(found, i)
    if part := _fraction(found, i):
        return part
    amount = _scaled(found, i)
    return _range(found, amount)


def _vague(found: list[Piece], i: int) -> Amount | None:
    match = vague_at(found, i)
    if match is None:
        return None
    last, low, high, loose = match
    if loose and last < len(found) and found[last].number is not None:
        return None
    return Amount(i, last, low, high, vague=True)


def _scaled(found: list[Piece], i: int) -> Amount:
    """A number with what is glued to it or stands before it as its unit: "$2.7bn", "840 tonnes", "5%"."""
    piece = found[i]
    value, first, last, unit, kind = piece.number or 0.0, i, i + 1, "", ""
    money = money_before(found, i)
    if money:
        first, unit, kind = money[0], money[1], "money"
    short = number_words().short
    if last < len(found):
        after = found[last].lower
        scale = short.get(after.removeprefix("~"))
        if scale and (
            money and after not in ("m", "b", "t", "k") or after.startswith("~") and (money or after != "~m")
        ):
            value, last = value * scale, last + 1
    measure = unit_after(found, last, piece.digits)
    if (
        measure
        and not (money and measure[2] != "money")
        and not (measure[2] == "money" and money and measure[1] != unit)
    ):
        if not (found[last].lower == "-" and measure[2] == "measure"):
            last = measure[0]
        unit, kind = (unit, kind) if money else measure[1:]
    return Amount(first, last, value, value, unit, kind, digits=piece.digits)


def _range(found: list[Piece], amount: Amount) -> Amount:
    """The range that begins with `amount` ("10 to 20 percent", "between 10 and 20"), or `amount` itself."""
    at = amount.last
    if at >= len(found):
        return amount
    before = found[amount.first - 1].lower if amount.first else ""
    join = found[at].lower
    framed = before == "between" and join in ("and", "to")
    if not framed and (join not in ("to", "-", "or") or (join == "to" and before in ("from", "by", "of"))):
        return amount
    start = at + 1
    if start < len(found) and money_sign(found, start):
        start += money_sign(found, start)
    if start >= len(found) or found[start].number is None:
        return amount
    second = _scaled(found, start)
    low, high = amount.low, second.high
    shared = (
        amount.unit if second.unit == "" or amount.unit == second.unit else second.unit if not amount.unit else None
    )
    if shared is None or high <= 0:
        return amount
    if low >= high or (second.high >= 1000 * low and join == "-"):
        return amount
    scale = _shared_scale(found[start], amount, second)
    if join == "-" and not (scale > 1 or low * scale < high):
        return amount
    first = amount.first - 1 if framed else amount.first
    return Amount(first, second.last, low * scale, high, shared, amount.kind or second.kind, digits=amount.digits)


def money_sign(found: list[Piece], at: int) -> int:
    """How many pieces at `at` are a currency sign before a number."""
    for n in (1, 2):
        if at + n < len(found) and found[at + n].number is not None and (sign := money_before(found, at + n)):
            return n if sign[0] == at else 0
    return 0


def _shared_scale(second_piece: Piece, amount: Amount, second: Amount) -> float:
    """In "10 to 20 million" the scale belongs to both numbers."""
    words = second_piece.lower.split()
    scales = number_words().scales
    scale = scales.get(words[-1], 1.0) if len(words) == 2 else 1.0
    glued = second.high / (second_piece.number or 1.0)
    factor = scale if scale > 1 else glued
    return factor if factor > 1 and amount.low < 1000 and amount.low * factor < second.high else 1.0


def _fraction(found: list[Piece], i: int) -> Amount | None:
    """A part: "half of", "a third of", "two-thirds", "one in five", "nine out of ten"."""
    words = [p.lower for p in found[i : i + 5]]
    parts = number_words().fractions
    number = found[i].number
    if number is not None:
        return _ratio(found, i) or _parts_of(words, i, number, parts)
    if words[0] == "half" and (i == 0 or found[i - 1].lower not in ("first", "second", "latter", "last", "-", "other")):
        follows = words[1] if len(words) > 1 else ""
        return Amount(i, i + 1, 0.5, 0.5) if follows in HALVED else None
    if words[0] == "a" and len(words) > 2 and words[1] in parts and words[1] not in ("fourth",):
        if words[1] == "half" or words[2] == "of" or words[2] in (",", "."):
            return Amount(i, i + 2, parts[words[1]], parts[words[1]])
    return None


HALVED = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "a", "were", "are", "was", "is", "that", "this", "those"}
)


def _parts_of(words: list[str], i: int, number: float, parts: dict[str, float]) -> Amount | None:
    n = 2 if words[1:2] == ["-"] else 1
    if len(words) <= n or words[n] not in parts or number > 20 or number != int(number):
        return None
    if number == 1 and not (words[n + 1 : n + 2] == ["of"] or n == 2):
        return None
    if number > 1 and not words[n].endswith(("s", "halves")):
        return None
    value = number * parts[words[n]]
    return Amount(i, i + n + 1, round(value, 6), round(value, 6))


def _ratio(found: list[Piece], i: int) -> Amount | None:
    for joins in (("in",), ("out", "of"), ("in", "every")):
        end = i + 1 + len(joins)
        if end < len(found) and tuple(p.lower for p in found[i + 1 : end]) == joins:
            whole, part = found[end].number, found[i].number or 0.0
            if (
                whole
                and part < whole <= 1000
                and (joins != ("in",) or (part <= 10 and not found[end].digits) or part == 1)
            ):
                return Amount(i, end + 1, part / whole, part / whole)
    return None


def _mention(amount: Amount, found: list[Piece], parse: Parse) -> tuple[Mention, int]:
    """The mention of an amount with its comparator, and the place after it."""
    first, last = amount.first, amount.last
    sign: Comparator = "="
    if before := comparator_before(found, first):
        first, sign = before
    elif first and found[first - 1].lower == "all":
        first -= 1
    if after := comparator_after(found, last):
        last, sign = after
        if not amount.unit and (unit := unit_after(found, last, amount.digits)) and unit[2] != "short":
            amount.unit, amount.kind, last = unit[1], unit[2], unit[0]
    start, end = found[first].start, found[last - 1].end
    text = parse.text[start:end]
    head = found[amount.last - 1]
    change, first_changed = change_of(found, first, amount.kind, parse)
    count = replace(_count(amount, sign, text), change=change)
    if first_changed < first:
        start = found[first_changed].start
        text = parse.text[start:end]
        count = replace(count, text=text)
    unit_name = amount.unit or unit_of(found, amount.first, last, head, parse)
    return Mention(start, end, text, "quantity", count=count, unit=unit_name), max(last, amount.last)


def _count(amount: Amount, sign: Comparator, text: str) -> Count:
    if amount.low != amount.high:
        return between(amount.low, amount.high, text)
    return counted(amount.low, sign, text)
