"""The day of publication: metadata, dateline, the date given, the text's own words, or unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from regesta.extract.published import published
from regesta.model.document import Document, Published
from regesta.model.parse import Parse


def _published(parse: Callable[[str], Parse], text: str, given: str | None = None) -> Published:
    return published(Document("d", "a.txt", "/a.txt", "0", text), parse(text), given)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Tuesday, March 9, 2021\n\nThe council met and agreed on nothing.", "2021-03-09"),
        ("ANKARA, 9 March 2021 (Wire) — The council met and agreed on nothing.", "2021-03-09"),
        ("Council meets\nPublished: 9 March 2021, 14:05\nThe council met and agreed on nothing.", "2021-03-09"),
    ],
)
def test_dateline(parse: Callable[[str], Parse], text: str, value: str) -> None:
    found = _published(parse, text)
    assert (found.value, found.basis) == (value, "dateline")


def test_a_dateline_without_a_year_takes_the_one_next_to_the_date_given(parse: Callable[[str], Parse]) -> None:
    found = _published(parse, "ANKARA, Dec 30 (Wire) — The council met and agreed on nothing.", "2021-01-02")
    assert (found.value, found.basis) == ("2020-12-30", "dateline")


def test_metadata_come_first(parse: Callable[[str], Parse]) -> None:
    text = "Tuesday, March 9, 2021\n\nThe council met."
    doc = replace(Document("d", "a.txt", "/a.txt", "0", text), published=Published("2021-03-10", "metadata"))
    assert published(doc, parse(text), "2020-01-01").value == "2021-03-10"


def test_given(parse: Callable[[str], Parse]) -> None:
    found = _published(parse, "The council met on Monday.", "2021-03-10")
    assert (found.value, found.basis) == ("2021-03-10", "given")


def test_distance_from_a_public_event(parse: Callable[[str], Parse]) -> None:
    text = (
        "Two days before Joe Biden is sworn in as president, the governor has closed the square. It reopens on Friday."
    )
    found = _published(parse, text)
    assert (found.value, found.basis) == ("2021-01-18", "inferred")
    assert "2021-01-20" in found.because[0]


def test_a_day_beside_today_in_the_year_the_weekday_and_the_office_fit(parse: Callable[[str], Parse]) -> None:
    text = (
        "On Monday 6 March the ministers met. President Emmanuel Macron said so today (8 March). "
        "Chancellor Olaf Scholz agreed with him."
    )
    found = _published(parse, text)
    assert (found.value, found.basis) == ("2023-03-08", "inferred")
    assert "Monday 6 March" in found.because


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Four days before the vote of 20 January 2021, soldiers are guarding the square.", "2021-01-16"),
        ("The accord was signed on Friday, two days before the feast of 20 October 2024.", "2024-10-18"),
        ("Today marks the tenth anniversary of the raid of 18 March 2014.", "2024-03-18"),
        ("Two weeks before the election of 5 November 2024, he had flown to Ankara.", None),
        ("The accord was signed on Monday, two days before the feast of 20 October 2024.", None),
    ],
)
def test_distance_from_a_day_that_is_told(parse: Callable[[str], Parse], text: str, value: str | None) -> None:
    assert _published(parse, text).value == value


@pytest.mark.parametrize(
    "text",
    [
        "The council met on Monday and agreed on nothing.",
        "In October 2001, three weeks after the attacks of September 11, he flew to Ankara.",
        "Forces are preparing for the offensive, a spokesman said today.",
    ],
)
def test_unknown(parse: Callable[[str], Parse], text: str) -> None:
    assert _published(parse, text) == Published()
