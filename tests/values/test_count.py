"""Comparisons of counts: what both bounds, the stated values alone, or neither bear out."""

from __future__ import annotations

import pytest

from regesta.model.count import Count
from regesta.values.count import (
    between,
    bounds,
    check_difference,
    check_ratio,
    counted,
    difference,
    exactly,
    ratio,
)

HUNDREDS = Count(200, None, 900, "~", "hundreds")


@pytest.mark.parametrize(
    ("a", "b", "factor", "check"),
    [
        (exactly(900), exactly(300), exactly(3), "consistent"),
        (exactly(1300), exactly(300), exactly(4), "consistent"),
        (exactly(1500), exactly(300), exactly(4), "inconsistent"),
        (counted(9000, ">"), exactly(2000), counted(4, ">"), "consistent"),
        (counted(9000, ">"), counted(2000, ">="), counted(4, ">"), "unproven"),
        (counted(9000, "~"), counted(2000, "~"), counted(4, ">"), "consistent"),
        (exactly(7000), exactly(2000), counted(4, ">"), "inconsistent"),
        (exactly(8000), exactly(2000), counted(4, ">"), "inconsistent"),
        (exactly(8000), exactly(2000), counted(4, ">="), "consistent"),
        (exactly(150), exactly(300), exactly(0.5), "consistent"),
        (exactly(460), exactly(200), counted(2, "~"), "consistent"),
        (exactly(520), exactly(200), counted(2, "~"), "inconsistent"),
        (between(10, 20), exactly(5), exactly(3), "unproven"),
        (between(10, 20), exactly(5), between(2, 4), "consistent"),
        (between(10, 20), exactly(1), exactly(3), "inconsistent"),
        (HUNDREDS, exactly(100), counted(2, ">="), "consistent"),
        (exactly(5), exactly(0), exactly(2), "unproven"),
    ],
)
def test_check_ratio(a: Count, b: Count, factor: Count, check: str) -> None:
    assert check_ratio(a, b, factor) == check


@pytest.mark.parametrize(
    ("a", "b", "change", "check"),
    [
        (exactly(120), exactly(100), exactly(20), "consistent"),
        (exactly(130), exactly(100), exactly(20), "inconsistent"),
        (counted(130, ">="), exactly(100), counted(20, ">"), "consistent"),
        (counted(130, "<="), exactly(100), counted(20, ">"), "unproven"),
    ],
)
def test_check_difference(a: Count, b: Count, change: Count, check: str) -> None:
    assert check_difference(a, b, change) == check


def test_ratio_carries_bounds() -> None:
    assert ratio(counted(9000, ">"), exactly(2000)) == Count(4.5, 4.5, None, ">=", "")
    assert ratio(exactly(9000), counted(2000, "~")) == Count(None, 4.5, None, "~", "")
    assert ratio(exactly(3), exactly(0)) is None
    both = ratio(between(10, 20), exactly(5))
    assert both is not None
    assert (both.low, both.stated, both.high, both.comparator) == (2, None, 4, "-")


def test_difference_carries_bounds() -> None:
    assert difference(exactly(7), exactly(4)) == exactly(3)
    assert difference(counted(7, "<="), exactly(4)) == Count(None, 3, 3, "<=", "")


def test_unknown_is_not_zero_but_bounded_by_it() -> None:
    assert bounds(counted(5, "<")) == (0, 5)
    assert bounds(counted(5, ">=")) == (5, float("inf"))
    assert bounds(HUNDREDS) == (200, 900)
