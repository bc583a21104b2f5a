"""How many: a count with its words, its bounds and its comparator."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Comparator = Literal["=", "~", ">", ">=", "<", "<=", "-"]
Change = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number as a text gives it: "more than 11,000" is low 11000, stated 11000, high unknown.

    `low` and `high` are None where unknown (never zero); `stated` is None for vague words
    ("dozens"), whose bounds come from a named policy (`values/count.py`).
    """

    low: float | None
    stated: float | None
    high: float | None
    comparator: Comparator
    text: str
    change: Change | None = None
