"""Figures: what is counted, done by whom, in which period, and held against which other figure."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.statement import FigureValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def figures(reading: Reading) -> list[FigureValue]:
    return [stmt.value for stmt in reading.statements if isinstance(stmt.value, FigureValue)]


@pytest.mark.parametrize(
    ("text", "measure", "unit", "stated", "comparator"),
    [
        ("The shelling killed more than 30 villagers.", "killed", "villager", 30, ">"),
        ("Twelve soldiers were wounded in the ambush.", "wounded", "soldier", 12, "="),
        ("The navy launched at least 40 missiles at the port.", "launched", "missile", 40, ">="),
        ("Rebels captured 15 tanks near the river.", "captured", "tank", 15, "="),
        ("Some 2,000 families were displaced by the fighting.", "displaced", "family", 2000, "~"),
        ("The death toll exceeded 100.", "killed", "person", 100, ">"),
        ("Doctors counted 90 dead and 14 wounded.", "killed", "person", 90, "="),
        ("The mediators reported 40 guards and 12 clerks killed.", "killed", "guard", 40, "="),
        ("Police detained 60 protesters on Monday.", "detained", "protester", 60, "="),
    ],
)
def test_measure_unit_and_count(
    read_text: Read, text: str, measure: str, unit: str, stated: float, comparator: str
) -> None:
    found = figures(read_text(text))
    assert found, "no figure read"
    first = found[0]
    assert (first.measure, first.count.stated, first.count.comparator) == (measure, stated, comparator)
    assert first.unit == unit


def test_agent_is_by(read_text: Read) -> None:
    (found,) = figures(read_text("Russia launched 94 drones at Ukraine on 3 March 2024.", "2024-03-04"))
    assert found.by is not None
    assert found.by.text == "Russia"
    assert found.against is not None
    assert found.against.text == "Ukraine"
    assert found.period == "2024-03-03"


def test_durations_and_bare_one_are_no_figures(read_text: Read) -> None:
    assert figures(read_text("After three weeks one of them left, and the two met again.")) == []


def test_times_as_many_is_a_comparison_of_two_figures(read_text: Read) -> None:
    text = "The army fired 9,000 shells in 2023, more than four times the 2,000 shells of 2021."
    reading = read_text(text, "2024-01-05")
    stmts = [stmt for stmt in reading.statements if isinstance(stmt.value, FigureValue)]
    main, base = stmts[0], stmts[1]
    assert isinstance(main.value, FigureValue)
    comparison = main.value.comparison
    assert comparison is not None
    assert comparison.factor is not None
    assert comparison.factor.stated == 4
    assert comparison.with_ == base.id
    assert comparison.check == "consistent"


def test_equal_counts_of_different_things_stay_apart(read_text: Read) -> None:
    text = "Russia launched 7,000 rockets last year. North Korea sent 7,000 workers to Russia."
    found = figures(read_text(text, "2025-01-10"))
    assert [(figure.unit, figure.count.stated) for figure in found] == [("rocket", 7000), ("worker", 7000)]
    assert all(figure.comparison is None for figure in found)


def test_verb_that_multiplies(read_text: Read) -> None:
    (found,) = figures(read_text("The plant's output more than doubled in 2022.", "2023-01-05"))
    assert found.unit == "output"
    assert found.comparison is not None
    assert found.comparison.factor is not None
    assert (found.comparison.factor.stated, found.comparison.factor.comparator) == (2, ">")
    assert found.count.change == "up"


def test_span_is_number_to_thing(read_text: Read) -> None:
    reading = read_text("The ministry said the army had destroyed about 25 fuel depots in the east.")
    (stmt,) = [stmt for stmt in reading.statements if stmt.kind == "figure"]
    assert stmt.text == "about 25 fuel depots"
