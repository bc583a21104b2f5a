"""Times and their TIMEX3 values, in news told from a day and in texts without one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.times import find_times, time_rules
from regesta.lexicon.load import table
from regesta.model.parse import Parse

TODAY = "2023-05-17"  # a Wednesday


def _read(parse: Callable[[str], Parse], text: str, today: str | None) -> list[tuple[str, str | None, str | None]]:
    return [(m.text, m.value, m.timex) for m in find_times(parse(text), today)]


@pytest.mark.parametrize(
    ("text", "said", "value", "timex"),
    [
        ("The envoys met on 9 March 2021 in Vienna.", "9 March 2021", "2021-03-09", "DATE"),
        ("The envoys met on Tuesday, March 9, 2021.", "Tuesday, March 9, 2021", "2021-03-09", "DATE"),
        ("The envoys met on Monday.", "Monday", "2023-05-15", "DATE"),
        ("The envoys will meet on Monday.", "Monday", "2023-05-22", "DATE"),
        ("The envoys met last year.", "last year", "2022", "DATE"),
        ("The envoys met last week.", "last week", "2023-W19", "DATE"),
        ("The envoys met yesterday.", "yesterday", "2023-05-16", "DATE"),
        ("The envoys met in July.", "July", "2022-07", "DATE"),
        ("The envoys will meet in July.", "July", "2023-07", "DATE"),
        ("The envoys met three years ago.", "three years ago", "2020", "DATE"),
        ("The envoys met in the 1990s.", "the 1990s", "199", "DATE"),
        ("Talks broke down in early 2019.", "early 2019", "2019", "DATE"),
        ("Exports fell in the third quarter of 2022.", "the third quarter of 2022", "2022-Q3", "DATE"),
        ("Exports fell in 2022-Q3.", "2022-Q3", "2022-Q3", "DATE"),
        ("The siege lasted two and a half years.", "two and a half years", "P2Y6M", "DURATION"),
        ("The siege lasted for months.", "months", "PXM", "DURATION"),
        ("They signed a 12-day truce.", "12-day", "P12D", "DURATION"),
        ("The patrols go out every day.", "every day", "XXXX-XX-XX", "SET"),
        ("Shells fell at 09:30 GMT.", "09:30 GMT", "2023-05-17T09:30", "TIME"),
        ("The minister resigned on Tuesday night.", "Tuesday night", "2023-05-16TNI", "TIME"),
        ("The port is now closed.", "now", "PRESENT_REF", "DATE"),
        ("The castle dates from the 14th century.", "the 14th century", "13", "DATE"),
    ],
)
def test_news(parse: Callable[[str], Parse], text: str, said: str, value: str, timex: str) -> None:
    assert _read(parse, text, TODAY) == [(said, value, timex)]


def test_a_history_carries_its_own_years(parse: Callable[[str], Parse]) -> None:
    text = "In November 1912 the army crossed the river. In January the town fell. Two days later the king fled."
    values = [value for _, value, _ in _read(parse, text, None)]
    assert values[:2] == ["1912-11", "1913-01"]


def test_a_story_goes_on_from_its_last_date(parse: Callable[[str], Parse]) -> None:
    text = "The dam burst on 4 June 2019. Two days later the valley was empty. Later that year it was rebuilt."
    assert [value for _, value, _ in _read(parse, text, TODAY)] == ["2019-06-04", "2019-06-06", "2019"]


def test_distance_from_a_public_event_is_a_date(parse: Callable[[str], Parse]) -> None:
    found = _read(parse, "Three days after the Brexit referendum he flew to Ankara.", TODAY)
    assert ("Three days after", "2016-06-26", "DATE") in found


def test_distance_from_an_unknown_event_is_a_stretch(parse: Callable[[str], Parse]) -> None:
    assert _read(parse, "Two years after his divorce he moved to Cork.", TODAY) == [("Two years", "P2Y", "DURATION")]


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital.",
        "The fall of the fortress was reported.",
        "Resolution 1929 was adopted.",
        "The brigade lost 2000 soldiers.",
        "About 1500 came from the north.",
    ],
)
def test_what_only_looks_like_a_time(parse: Callable[[str], Parse], text: str) -> None:
    assert _read(parse, text, TODAY) == []


def test_a_year_lent_by_its_neighbour(parse: Callable[[str], Parse]) -> None:
    values = [value for _, value, _ in _read(parse, "The siege went on from 5 to 8 April 2011.", TODAY)]
    assert values == ["2011-04-05", "2011-04-08"]


def test_a_duration_carries_its_count(parse: Callable[[str], Parse]) -> None:
    (mention,) = find_times(parse("He was held for more than three months."), TODAY)
    assert mention.count is not None
    assert (mention.count.stated, mention.count.comparator) == (3, ">")


def test_every_pattern_has_its_rule() -> None:
    asked = {row["rule"] for row in table("time_patterns") if not row["rule"].startswith("$")}
    assert asked == set(time_rules())
