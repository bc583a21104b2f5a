"""TIMEX3 date values in, others out: parts, steps to and fro, weekdays and weeks, day ranges."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)(?!\d)")
WEEK = re.compile(r"(\d{4})-W(\d\d)")
QUARTER = re.compile(r"(\d{4})-(Q|H)(\d)")
SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)")
SEASON_MONTH = {"SP": 4, "SU": 7, "FA": 10, "WI": 1}
UNIT_LETTER = {
    "second": "TS",
    "minute": "TM",
    "hour": "TH",
    "day": "D",
    "weekend": "WE",
    "week": "W",
    "fortnight": "W",
    "month": "M",
    "quarter": "Q",
    "season": "M",
    "year": "Y",
    "decade": "DE",
    "century": "CE",
    "millennium": "ML",
}
"""The letters of TIMEX3 periods; a leading T marks those after "PT"."""


@lru_cache(maxsize=4096)
def day_of(value: str | None) -> date | None:
    """The day of a value that has one, hours left out."""
    match = DAY.match(value or "")
    if not match:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def year_of(value: str | None) -> int | None:
    """The year of a value, where it is known."""
    match = re.match(r"(\d{4})(?!\d)", value or "")
    return int(match[1]) if match else None


def month_of(value: str | None) -> tuple[int, int] | None:
    """Year and month of a value; of a week, quarter or season the month it begins about."""
    text = value or ""
    if match := MONTH.match(text):
        return int(match[1]), int(match[2])
    if match := WEEK.match(text):
        first = date.fromisocalendar(int(match[1]), min(int(match[2]), 52), 1)
        return first.year, first.month
    if match := QUARTER.match(text):
        return int(match[1]), (int(match[3]) - 1) * (3 if match[2] == "Q" else 6) + 1
    if match := SEASON.match(text):
        return int(match[1]), SEASON_MONTH[match[2]]
    return None


def is_date(year: int, month: int, day: int) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def week(day: date) -> str:
    """The ISO week a day lies in: 2025-W03."""
    year, number, _ = day.isocalendar()
    return f"{year:04d}-W{number:02d}"


def days_of(value: str | None) -> tuple[date, date] | None:
    """First and last day of a date value; None for durations, references and unknown years."""
    text = value or ""
    if day := day_of(text):
        return day, day
    if match := WEEK.match(text):
        first = date.fromisocalendar(int(match[1]), min(int(match[2]), 52), 1)
        return first, first + timedelta(days=6)
    if match := QUARTER.match(text):
        months = 3 if match[2] == "Q" else 6
        start = (int(match[3]) - 1) * months + 1
        return date(int(match[1]), start, 1), _month_end(int(match[1]), start + months - 1)
    if match := SEASON.match(text):
        start, year = SEASON_MONTH[match[2]] - 1, int(match[1])
        return date(year, max(start, 1), 1), _month_end(year, max(start, 1) + 2)
    if (found := month_of(text)) and 1 <= found[1] <= 12:
        return date(found[0], found[1], 1), _month_end(*found)
    year_found = year_of(text)
    if year_found and re.fullmatch(r"\d{4}", text):
        return date(year_found, 1, 1), date(year_found, 12, 31)
    return None


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def step_months(year: int, month: int, steps: int) -> tuple[int, int]:
    """The month that lies `steps` months after (before, where negative) another."""
    count = year * 12 + month - 1 + steps
    return count // 12, count % 12 + 1


def shift(value: str | None, steps: int, unit: str) -> str | None:
    """The value `steps` units away from another, as precise as the unit.

    Two years after 2022-07-03 is 2024, three weeks after it 2022-W29. None where `value` is too
    coarse: there is no day two days after 2022.
    """
    if unit in ("decade", "century"):
        steps, unit = steps * (10 if unit == "decade" else 100), "year"
    if unit == "fortnight":
        steps, unit = steps * 2, "week"
    try:
        return _shifted(value, steps, unit)
    except (ValueError, OverflowError):
        return None


def _shifted(value: str | None, steps: int, unit: str) -> str | None:
    day = day_of(value)
    if unit == "year":
        year = year_of(value)
        return f"{year + steps:04d}" if year else None
    if unit in ("month", "quarter"):
        month = month_of(value)
        if month is None:
            return None
        year, number = step_months(*month, steps * (3 if unit == "quarter" else 1))
        return f"{year:04d}-Q{(number + 2) // 3}" if unit == "quarter" else f"{year:04d}-{number:02d}"
    if unit == "week":
        span = days_of(value) if day is None and WEEK.match(value or "") else None
        start = day or (span[0] if span else None)
        return week(start + timedelta(weeks=steps)) if start else None
    if unit == "day":
        return (day + timedelta(days=steps)).isoformat() if day else None
    return None


def weekday_before(day: date, weekday: int, itself: bool = True) -> date:
    """The last such weekday (Monday is 0) up to `day`; `itself`: `day` may be it."""
    back = (day.weekday() - weekday) % 7
    return day - timedelta(days=back if back or itself else 7)


def weekday_after(day: date, weekday: int, itself: bool = True) -> date:
    """The next such weekday from `day` on; `itself`: `day` may be it."""
    ahead = (weekday - day.weekday()) % 7
    return day + timedelta(days=ahead if ahead or itself else 7)


def period(amount: float | None, unit: str) -> str:
    """A duration: two and a half years are P2Y6M, unknown many days PXD, ten minutes PT10M."""
    if unit == "fortnight" and amount is not None:
        amount *= 2
    letters = UNIT_LETTER[unit]
    if amount is not None and unit == "year" and amount % 1 == 0.5:
        return f"P{int(amount)}Y6M" if amount > 1 else "P6M"
    number = "X" if amount is None else f"{amount:g}"
    return f"PT{number}{letters[1:]}" if letters.startswith("T") else f"P{number}{letters}"
