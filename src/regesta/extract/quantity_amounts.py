"""Pieces in, the amount at one of them out: a number with its written unit, a range, a part or vague words."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.extract.quantity_words import money_before, unit_after, vague_at
from regesta.values.numbers import number_words
from regesta.values.pieces import Piece

HALVED = frozenset(
    {"of", "the", "its", "their", "his", "her", "our", "a", "were", "are", "was", "is", "that", "this", "those"}
)
NOT_HALF = frozenset({"first", "second", "latter", "last", "-", "other"})


@dataclass(slots=True, eq=False)
class Amount:
    """A number among the pieces, `found[first:last]`: its value or both ends, and its unit where written with it."""

    first: int
    last: int
    low: float
    high: float
    unit: str = ""
    kind: str = ""
    digits: bool = False


def amount_at(found: list[Piece], i: int, changing: bool) -> Amount | None:
    """The number, range, part or vague count at `i`; `changing`: "from 5 to 7" are two numbers there."""
    if found[i].number is None:
        return _part(found, i) or _vague(found, i)
    if part := _ratio(found, i) or _parts(found, i) or _slashed(found, i):
        return part
    return _range(found, _scaled(found, i), changing)


def _vague(found: list[Piece], i: int) -> Amount | None:
    match = vague_at(found, i)
    if match is None:
        return None
    last, low, high, loose = match
    if loose and last < len(found) and found[last].number is not None:
        return None
    return Amount(i, last, low, high)


def _scaled(found: list[Piece], i: int) -> Amount:
    """A number with what is glued to it or stands by it as its unit: "$2.7bn", "840 tonnes", "minus 5%"."""
    piece = found[i]
    value, first, last, unit, kind = piece.number or 0.0, i, i + 1, "", ""
    money = money_before(found, i)
    if money:
        first, unit, kind = money[0], money[1], "money"
    if last < len(found):
        after = found[last].lower
        scale = number_words().short.get(after.removeprefix("~"))
        million = after == "~m" and found[last].upper
        if scale and _is_scale(after, money is not None or million):
            value, last = value * scale, last + 1
    measure = unit_after(found, last, piece.digits)
    if measure and (not money or measure[1:] == (unit, "money")):
        if found[last].lower != "-" or measure[2] != "measure":
            last = measure[0]
        unit, kind = (unit, kind) if money else measure[1:]
    minus = _minus(found, first)
    return Amount(first - minus, last, -value if minus else value, -value if minus else value, unit, kind, piece.digits)


def _minus(found: list[Piece], first: int) -> int:
    """How many pieces before a number make it negative: "minus 5", "minus-5"."""
    for n in (1, 2):
        if first >= n and found[first - n].lower == "minus":
            return n if n == 1 or found[first - 1].lower == "-" else 0
    return 0


def _is_scale(after: str, sure: bool) -> bool:
    """Whether letters after a number multiply it: "$5m", "4.3M" and "2bn" do, "5m" are metres."""
    if after.startswith("~"):
        return sure or after not in ("~m", "~t", "~b")
    return sure and after not in ("m", "b", "t", "k")


def _range(found: list[Piece], amount: Amount, changing: bool) -> Amount:
    """The range that begins with `amount` ("10 to 20 percent", "between 10 and 20"), or `amount` itself."""
    at = amount.last
    if at + 1 >= len(found):
        return amount
    framed = _frame(found, amount, changing)
    if framed is None:
        return amount
    start = at + 1 + money_sign(found, at + 1)
    if start >= len(found) or found[start].number is None:
        return amount
    second = _scaled(found, start)
    if amount.kind and amount.kind != "money" and not second.unit:
        return amount
    if amount.unit and second.unit not in ("", amount.unit):
        return amount
    low = amount.low * _shared_scale(found[start], amount, second)
    if low >= second.high or (found[at].lower == "-" and second.high >= 1000 * low):
        return amount
    unit, kind = (amount.unit, amount.kind) if amount.unit else (second.unit, second.kind)
    return Amount(amount.first - framed, second.last, low, second.high, unit, kind, amount.digits)


def _frame(found: list[Piece], amount: Amount, changing: bool) -> int | None:
    """1 where "between" or "from" opens the range, 0 where nothing needs to, None where no range can be."""
    before = found[amount.first - 1].lower if amount.first else ""
    join = found[amount.last].lower
    if before == "between":
        return 1 if join in ("and", "to", "-") else None
    if before == "from" and join == "to":
        return None if changing else 1
    if join == "to":
        return None if before == "by" and amount.unit else 0
    return 0 if join in ("-", "or") else None


def money_sign(found: list[Piece], at: int) -> int:
    """How many pieces at `at` are a currency sign before a number."""
    for n in (1, 2):
        if at + n < len(found) and found[at + n].number is not None and (sign := money_before(found, at + n)):
            return n if sign[0] == at else 0
    return 0


def _shared_scale(piece: Piece, amount: Amount, second: Amount) -> float:
    """In "10 to 20 million" the scale belongs to both numbers; 1 where there is none to share."""
    last_word = piece.lower.split()[-1]
    scales = number_words().scales
    factor = scales[last_word] if last_word in scales else second.high / (piece.number or 1.0)
    return factor if factor > 1 and amount.low < 1000 and amount.low * factor < second.high else 1.0


def _part(found: list[Piece], i: int) -> Amount | None:
    """A part in words without a number: "half of", "a third of"."""
    words = [p.lower for p in found[i : i + 3]]
    parts = number_words().fractions
    if words[0] == "half" and (i == 0 or found[i - 1].lower not in NOT_HALF):
        return Amount(i, i + 1, 0.5, 0.5) if words[1:2] and words[1] in HALVED else None
    if (
        words[0] == "a"
        and len(words) > 2
        and words[1] in parts
        and (words[1] == "half" or words[2] in ("of", ",", "."))
    ):
        return Amount(i, i + 2, parts[words[1]], parts[words[1]])
    return None


def _parts(found: list[Piece], i: int) -> Amount | None:
    """A number of parts: "two-thirds", "one fifth of"."""
    words = [p.lower for p in found[i : i + 5]]
    number = found[i].number or 0.0
    parts = number_words().fractions
    n = 2 if words[1:2] == ["-"] else 1
    if len(words) <= n or words[n] not in parts or number > 20 or number != int(number):
        return None
    if number == 1 and n == 1 and words[2:3] != ["of"]:
        return None
    if number > 1 and not words[n].endswith("s"):
        return None
    value = round(number * parts[words[n]], 6)
    return Amount(i, i + n + 1, value, value)


def _ratio(found: list[Piece], i: int) -> Amount | None:
    """So many of so many: "one in five", "nine out of ten"."""
    part = found[i].number or 0.0
    for joins in (("in",), ("out", "of"), ("in", "every")):
        end = i + 1 + len(joins)
        if end >= len(found) or tuple(p.lower for p in found[i + 1 : end]) != joins:
            continue
        whole = found[end].number
        plain = part == 1 or (part <= 10 and not found[end].digits)
        if whole and part < whole <= 1000 and (joins != ("in",) or plain):
            return Amount(i, end + 1, part / whole, part / whole)
    return None


def _slashed(found: list[Piece], i: int) -> Amount | None:
    """ "1/2", "3/4": a small part in digits."""
    if i + 2 >= len(found) or found[i + 1].lower != "/" or not found[i].digits or not found[i + 2].digits:
        return None
    part, whole = found[i].number or 0.0, found[i + 2].number or 0.0
    if whole not in (2, 3, 4, 5, 8) or not 0 < part < whole:
        return None
    return Amount(i, i + 3, part / whole, part / whole, digits=True)
