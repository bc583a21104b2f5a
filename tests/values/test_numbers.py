"""Number words and pieces: what a phrase stands for."""

from __future__ import annotations

import pytest

from regesta.values.numbers import parse_number
from regesta.values.pieces import pieces


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("7", 7),
        ("12,400", 12400),
        ("3.75", 3.75),
        ("nineteen", 19),
        ("forty-two", 42),
        ("a dozen", 12),
        ("three dozen", 36),
        ("half a million", 500_000),
        ("two and a half", 2.5),
        ("two-and-a-half", 2.5),
        ("one hundred and five", 105),
        ("ten thousand five hundred", 10_500),
        ("8.4 billion", 8.4e9),
        ("a quarter of a million", 250_000),
        ("five tanks", None),
        ("tank", None),
        ("a", None),
    ],
)
def test_parse_number(text: str, number: float | None) -> None:
    assert parse_number(text) == number


def test_pieces_keep_their_place() -> None:
    text = "In the 1990s, mid-July’s toll rose 2.5bn."
    found = pieces(text)
    assert [text[p.start : p.end] for p in found] == [
        "In", "the", "1990", "s", ",", "mid", "-", "July’s", "toll", "rose", "2.5", "bn", "."
    ]  # fmt: skip
    assert [p.lower for p in found][3] == "~s"


def test_years_and_number_words_stay_apart() -> None:
    assert [p.number for p in pieces("1990 one")] == [1990, 1]
