"""TIMEX3 values to the days they span."""

from __future__ import annotations

import pytest

from regesta.store.period import days


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2025-01-17T09:30", "2025-01-17", "2025-01-17"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2024-Q4", "2024-10-01", "2024-12-31"),
        ("2024-H1", "2024-01-01", "2024-06-30"),
        ("2024-WI", "2023-12-01", "2024-02-29"),
        ("2025-W03", "2025-01-13", "2025-01-19"),
        ("199", "1990-01-01", "1999-12-31"),
        ("20XX", "2000-01-01", "2099-12-31"),
        ("2024-01/2024-03", "2024-01-01", "2024-03-31"),
    ],
)
def test_days(value: str, first: str, last: str) -> None:
    assert days(value) == (first, last)


@pytest.mark.parametrize("value", [None, "", "P2Y", "PAST_REF", "2024-13", "XXXX-WXX-5", "0000", "2024-01/PAST_REF"])
def test_no_days(value: str | None) -> None:
    assert days(value) is None
