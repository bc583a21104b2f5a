"""A day and the two ends of a term in, whether it lies inside out."""

from __future__ import annotations


def within(date: str | None, from_: str | None, to: str | None) -> bool:
    """Whether an ISO day lies between two dates or parts of dates, ends included.

    A part counts whole: of a term that ended in "2021-03" every day of that March is inside. An end
    that is None is open; a `date` of None is now: only what has no end holds.
    """
    if date is None:
        return to is None
    begun = from_ is None or date[: len(from_)] >= from_[: len(date)]
    return begun and (to is None or date[: len(to)] <= to[: len(date)])
