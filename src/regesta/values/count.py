"""Counts in, their bounds, ratios and differences out, and whether a comparison of two holds."""

from __future__ import annotations

from collections.abc import Callable
from math import floor, inf, log10
from typing import Literal

from regesta.model.count import Comparator, Count

Check = Literal["consistent", "inconsistent", "unproven"]
Bounds = tuple[float, float]

LOOSE = 0.15
"""Share by which "about N times" may miss: "about twice" still fits 1.7 to 2.3."""


def exactly(number: float, text: str = "") -> Count:
    """A count whose bounds are the number itself."""
    return Count(number, number, number, "=", text)


def counted(number: float, comparator: Comparator, text: str = "") -> Count:
    """A count of one stated number with the bounds that its comparator leaves open."""
    if comparator == "=":
        return Count(number, number, number, "=", text)
    low = number if comparator in (">", ">=") else None
    high = number if comparator in ("<", "<=") else None
    return Count(low, number, high, comparator, text)


def between(low: float, high: float, text: str = "") -> Count:
    """A range: "10 to 20" states no single number."""
    return Count(min(low, high), None, max(low, high), "-", text)


def bounds(count: Count) -> Bounds:
    """The least and the greatest number that `count` allows.

    A count marked ~ stands for its stated number; an unknown lower bound is 0 (or the number, if
    that is below zero), an unknown upper bound is infinite.
    """
    if count.stated is not None and count.comparator in ("=", "~"):
        return count.stated, count.stated
    least = 0.0 if count.high is None else min(0.0, count.high)
    return (least if count.low is None else count.low), (inf if count.high is None else count.high)


def stated_bounds(count: Count) -> Bounds:
    """The number in so many words, or both ends of a range or of vague words."""
    return bounds(count) if count.stated is None else (count.stated, count.stated)


def ratio(a: Count, b: Count) -> Count | None:
    """How many times `b` goes into `a`, with both bounds; None where `b` may be zero by its words."""
    if stated_bounds(b)[0] <= 0:
        return None
    return _combined(a, b, _divide)


def difference(a: Count, b: Count) -> Count:
    """How much more `a` is than `b`, with both bounds."""
    return _combined(a, b, _subtract)


def check_ratio(a: Count, b: Count, factor: Count) -> Check:
    """Whether `a` is `factor` times `b`: "more than four times" of 11,000 and 2,500.

    `consistent`: holds for every value within the bounds of both. `unproven`: the stated values
    bear it out, the bounds do not. `inconsistent`: the stated values contradict it. A factor
    without a comparator is met by what rounds to it ("four times" by 3.5 to 4.5), one with ~ by
    what lies within 15 percent. A range or vague words contradict only if no value of theirs fits.
    """
    if stated_bounds(b)[1] <= 0:
        return "unproven"
    return _checked(a, b, factor, _divide)


def check_difference(a: Count, b: Count, change: Count) -> Check:
    """Whether `a` is `change` more than `b`: "200 more than", "a rise by 15"; as `check_ratio` else."""
    return _checked(a, b, change, _subtract)


def _divide(a: Bounds, b: Bounds) -> Bounds:
    low = 0.0 if b[1] == inf else a[0] / b[1] if b[1] else inf
    high = inf if b[0] <= 0 or a[1] == inf else a[1] / b[0]
    return low, high


def _subtract(a: Bounds, b: Bounds) -> Bounds:
    return a[0] - b[1], a[1] - b[0]


def _combined(a: Count, b: Count, join: Callable[[Bounds, Bounds], Bounds]) -> Count:
    low, high = join(bounds(a), bounds(b))
    first, last = join(stated_bounds(a), stated_bounds(b))
    stated = first if first == last else None
    below, above = (None if abs(low) == inf else low), (None if abs(high) == inf else high)
    if "~" in (a.comparator, b.comparator) and stated is not None:
        return Count(None, stated, None, "~", "")
    if stated is not None and low == high:
        return exactly(stated)
    if stated is not None and below == stated:
        return Count(stated, stated, None, ">=", "")
    if stated is not None and above == stated:
        return Count(None, stated, stated, "<=", "")
    return Count(below, stated, above, "-" if stated is None else "~", "")


def _checked(a: Count, b: Count, claim: Count, join: Callable[[Bounds, Bounds], Bounds]) -> Check:
    fits = _admitted(claim)
    first, last = join(stated_bounds(a), stated_bounds(b))
    if last < fits[0] or first > fits[1] or (first == last and not _meets(first, claim, fits)):
        return "inconsistent"
    low, high = join(bounds(a), bounds(b))
    return "consistent" if _meets(low, claim, fits) and _meets(high, claim, fits) else "unproven"


def _admitted(claim: Count) -> Bounds:
    """The values that bear a claim out."""
    if claim.stated is None or claim.comparator == "-":
        return bounds(claim)
    number = claim.stated
    if claim.comparator in (">", ">="):
        return number, inf
    if claim.comparator in ("<", "<="):
        return -inf, number
    slack = _rounding(number)
    if claim.comparator == "~":
        slack = max(slack, LOOSE * abs(number))
    return number - slack, number + slack


def _rounding(number: float) -> float:
    """Half of the last digit that the number is given in: 0.5 for 4, 0.05 for 2.5, 50 for 1,200."""
    for digits in range(1, 13):
        step = 10.0 ** (floor(log10(abs(number))) - digits + 1) if number else 1.0
        if abs(number / step - round(number / step)) < 1e-9:
            return step / 2
    return 0.0


def _meets(value: float, claim: Count, fits: Bounds) -> bool:
    if abs(value) == inf and value in fits and claim.comparator in ("<", "<=", ">", ">="):
        return True
    strict = claim.comparator in ("<", ">") and claim.stated is not None
    return fits[0] <= value <= fits[1] and not (strict and value == claim.stated)
