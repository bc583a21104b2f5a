"""A date as metadata, a feed or a table states it in; an ISO date out, or None where it is not one."""

from __future__ import annotations

import re
from datetime import date
from email.utils import parsedate_to_datetime

ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?=$|[T ])")
COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?=$|T|\d{6}$)")
IN_WORDS = re.compile(r"(?:[A-Za-z]+,\s+)?(?:(\d{1,2})\s+([A-Za-z]{3,9})|([A-Za-z]{3,9})\s+(\d{1,2}))\.?,?\s+(\d{4})$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def stated_date(text: str | None) -> str | None:
    """The day (or month, or year) that `text` states, in the zone it is stated in.

    Takes ISO dates, mail dates and days in English words; "01/02/2025" is two days at once, so neither.
    """
    words = " ".join((text or "").split())
    for pattern in (ISO, COMPACT):
        if found := pattern.match(words):
            return _valid(*found.groups())
    if found := IN_WORDS.match(words):
        month = (found[2] or found[3]).lower()[:3]
        number = MONTHS.index(month) + 1 if month in MONTHS else 0
        return _valid(found[5], f"{number:02d}", f"{int(found[1] or found[4]):02d}")
    try:
        return parsedate_to_datetime(words).date().isoformat() if words else None
    except (TypeError, ValueError, IndexError, OverflowError):
        return None


def iso_day(text: str) -> str | None:
    """`text` where it is a day as YYYY-MM-DD that exists, else None."""
    return _valid(*text.split("-")) if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text) else None


def _valid(year: str, month: str | None = None, day: str | None = None) -> str | None:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    return "-".join(part for part in (year, month, day) if part)
