"""Steps between TIMEX3 values."""

from __future__ import annotations

from datetime import date

import pytest

from regesta.values.date import days_of, month_of, period, shift, weekday_after, weekday_before


@pytest.mark.parametrize(
    ("value", "steps", "unit", "result"),
    [
        ("2022-07-03", 2, "year", "2024"),
        ("2022-07-03", -5, "month", "2022-02"),
        ("2022-01", -1, "month", "2021-12"),
        ("2022-07-03", 1, "day", "2022-07-04"),
        ("2024-12-30", 0, "week", "2025-W01"),
        ("2025-W01", 1, "week", "2025-W02"),
        ("2024", -1, "decade", "2014"),
        ("2024-05-02", 1, "quarter", "2024-Q3"),
        ("2022", 2, "day", None),
        ("2022", 1, "month", None),
        ("PRESENT_REF", 1, "year", None),
        (None, 1, "year", None),
    ],
)
def test_shift(value: str | None, steps: int, unit: str, result: str | None) -> None:
    assert shift(value, steps, unit) == result


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2023", date(2023, 1, 1), date(2023, 12, 31)),
        ("2024-Q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("2024-H1", date(2024, 1, 1), date(2024, 6, 30)),
        ("2025-W03", date(2025, 1, 13), date(2025, 1, 19)),
        ("2025-01-17T09:30", date(2025, 1, 17), date(2025, 1, 17)),
    ],
)
def test_days_of(value: str, first: date, last: date) -> None:
    assert days_of(value) == (first, last)


@pytest.mark.parametrize("value", ["P2Y", "XXXX-05", "199", None])
def test_no_days_where_there_is_no_date(value: str | None) -> None:
    assert days_of(value) is None


def test_weekdays() -> None:
    friday = date(2025, 3, 14)
    assert weekday_before(friday, 4) == friday
    assert weekday_before(friday, 4, itself=False) == date(2025, 3, 7)
    assert weekday_after(friday, 0) == date(2025, 3, 17)


@pytest.mark.parametrize(
    ("amount", "unit", "value"),
    [
        (2, "year", "P2Y"),
        (2.5, "year", "P2Y6M"),
        (None, "day", "PXD"),
        (10, "minute", "PT10M"),
        (1, "fortnight", "P2W"),
    ],
)
def test_period(amount: float | None, unit: str, value: str) -> None:
    assert period(amount, unit) == value


def test_month_of_weeks_and_seasons() -> None:
    assert month_of("2025-W03") == (2025, 1)
    assert month_of("2024-SU") == (2024, 7)
    assert month_of("2024") is None
