"""A TIMEX3 value in, the first and last day it spans out (None where it names no days)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_PART = re.compile(r"(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$")
_ROUND = re.compile(r"(\d{2,4})X{0,2}$")
# First month and number of months; a winter begins in December of the year before.
_MONTHS = {"H1": (1, 6), "H2": (7, 6), "SP": (3, 3), "SU": (6, 3), "FA": (9, 3)}


def days(value: str | None) -> tuple[str, str] | None:
    """The first and last day of "2024-Q4" (2024-10-01, 2024-12-31), "2022-07", "199", "2024-01/2024-03" …"""
    if not value:
        return None
    if "/" in value:
        parts = [days(part) for part in value.split("/")[:2]]
        return (parts[0][0], parts[1][1]) if parts[0] and parts[1] else None
    try:
        found = _days(value)
    except ValueError:
        return None
    return (found[0].isoformat(), found[1].isoformat()) if found else None


def _days(value: str) -> tuple[date, date] | None:
    if m := _DAY.match(value):
        day = date(int(m[1]), int(m[2]), int(m[3]))
        return day, day
    if m := _MONTH.match(value):
        return _months(int(m[1]), int(m[2]), 1)
    if m := _WEEK.match(value):
        monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
        return monday + timedelta(5 if m[3] else 0), monday + timedelta(6)
    if m := _PART.match(value):
        year, part = int(m[1]), m[2]
        if part == "WI":
            return _months(year - 1, 12, 3)
        if part.startswith("Q"):
            return _months(year, 3 * int(part[1]) - 2, 3)
        return _months(year, *_MONTHS[part])
    if m := _ROUND.match(value):
        return _round(m[1])
    return None


def _months(year: int, month: int, count: int) -> tuple[date, date]:
    last = year * 12 + month - 1 + count - 1
    return date(year, month, 1), date(last // 12, last % 12 + 1, monthrange(last // 12, last % 12 + 1)[1])


def _round(digits: str) -> tuple[date, date]:
    """A year ("2024"), decade ("199") or century ("20")."""
    size = 10 ** (4 - len(digits))
    year = int(digits) * size
    return date(year, 1, 1), date(year + size - 1, 12, 31)
