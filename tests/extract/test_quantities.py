"""Quantities: their words, numbers, bounds, units and changes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.quantities import find_quantities
from regesta.extract.times import find_times
from regesta.model.mention import Mention
from regesta.model.parse import Parse


def _read(parse: Callable[[str], Parse], text: str) -> list[Mention]:
    parsed = parse(text)
    return find_quantities(parsed, find_times(parsed, None))


@pytest.mark.parametrize(
    ("text", "said", "low", "stated", "high", "sign", "unit"),
    [
        ("The navy lost 14 boats.", "14", 14, 14, 14, "=", "boat"),
        ("More than 700 shells hit the depot.", "More than 700", 700, 700, None, ">", "shell"),
        ("At least 31 people were hurt.", "At least 31", 31, 31, None, ">=", "person"),
        ("It sent up to 900 guards north.", "up to 900", None, 900, 900, "<=", "guard"),
        ("Nearly 60 trucks crossed.", "Nearly 60", None, 60, None, "~", "truck"),
        ("It holds 300-plus tanks.", "300-plus", 300, 300, None, ">=", "tank"),
        ("Between 40 and 60 boats left.", "Between 40 and 60", 40, None, 60, "-", "boat"),
        ("It needs 20 to 30 million doses.", "20 to 30 million", 2e7, None, 3e7, "-", "dose"),
        ("Dozens of villages burned.", "Dozens", 24, None, 100, "-", "village"),
        ("The loan is worth $2.5 billion.", "$2.5 billion", 2.5e9, 2.5e9, 2.5e9, "=", "dollar"),
        ("The loan is worth €18m.", "€18m", 1.8e7, 1.8e7, 1.8e7, "=", "euro"),
        ("Two-thirds of the fleet is idle.", "Two-thirds", 0.666667, 0.666667, 0.666667, "=", "fleet"),
        ("The border runs for 730 kilometres.", "730 kilometres", 730, 730, 730, "=", "kilometre"),
        ("Turnout was 61 percent.", "61 percent", 61, 61, 61, "=", "percent"),
        ("Thousands fled.", "Thousands", 1000, None, 10000, "-", "person"),
        ("It froze to minus 12 degrees.", "minus 12 degrees", -12, -12, -12, "=", "degree"),
    ],
)
def test_counts(
    parse: Callable[[str], Parse],
    text: str,
    said: str,
    low: float | None,
    stated: float | None,
    high: float | None,
    sign: str,
    unit: str,
) -> None:
    (mention,) = _read(parse, text)
    count = mention.count
    assert count is not None
    assert (mention.text, count.low, count.stated, count.high, count.comparator) == (said, low, stated, high, sign)
    assert mention.unit == unit


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Imports rose by 8 percent.", ["up"]),
        ("The army cut its garrison by 300 soldiers.", ["down"]),
        ("There was a 9 percent drop.", ["down"]),
        ("Imports fell from 9 percent to 4 percent.", [None, None]),
        ("The depot holds 8 guns.", [None]),
    ],
)
def test_changes(parse: Callable[[str], Parse], text: str, changes: list[str | None]) -> None:
    assert [m.count.change for m in _read(parse, text) if m.count] == changes


@pytest.mark.parametrize(
    "text",
    [
        "An Il-76 took off from the base.",
        "Article 5 was invoked.",
        "The G20 will meet in spring.",
        "The third round of talks failed.",
        "They met on 6 June 2021 at 09:30.",
        "The truce held for 11 days.",
        "The match ended 2-2.",
        "No one was hurt.",
        "It was adopted as Resolution 1973.",
    ],
)
def test_what_counts_nothing(parse: Callable[[str], Parse], text: str) -> None:
    assert _read(parse, text) == []


def test_conversion_in_brackets_keeps_the_bound(parse: Callable[[str], Parse]) -> None:
    _, miles = _read(parse, "The rocket flew more than 160 kilometres (100 miles).")
    assert miles.count is not None
    assert (miles.count.comparator, miles.unit) == (">", "mile")


def test_spans_are_exact(parse: Callable[[str], Parse]) -> None:
    text = "Some 40 boats, at least 12 of them armed, and $3m in cash were seized."
    for mention in _read(parse, text):
        assert text[mention.start : mention.end] == mention.text
