"""Where a text stands in time while it is read, and the register of the rules that read its times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from regesta.extract.time_shapes import Shape
from regesta.model.mention import Timex

Answer = tuple[Timex, str] | None
Rule = Callable[[Shape, "Story"], Answer]
RULES: dict[str, Rule] = {}
"""The rules by the names that `lexicon/time_patterns.tsv` gives them."""
LESS_THAN_A_DAY = ("second", "minute", "hour")


@dataclass(slots=True)
class Story:
    """Where a text stands in time while it is read.

    `today` is its day of publication where it tells of its own days; None for a history, whose
    times follow each other: `last` is the date mentioned last. `ahead` says whether the words at
    the current shape look forward ("will meet on Friday"), `year_ahead` is a year that comes right
    after it ("July and August 2012"), `within` whether it is inside "over", "in", "for" (a stretch),
    `told` whether "before" or "after" is followed by what it counts from ("a year after the war"),
    `event` the day of that where it is a public event of the table.
    """

    today: date | None = None
    last: str | None = None
    ahead: bool | None = None
    year_ahead: int | None = None
    within: bool = False
    told: bool = False
    event: str | None = None

    @property
    def point(self) -> str | None:
        """What "two days later" counts from: the date mentioned last, else today."""
        return self.last or (self.today.isoformat() if self.today else None)

    @property
    def now(self) -> str | None:
        """What "last year" counts from: today, in a history the date mentioned last."""
        return self.today.isoformat() if self.today else self.last


def rule(name: str) -> Callable[[Rule], Rule]:
    """Enter a function as the rule of this name."""

    def enter(function: Rule) -> Rule:
        RULES[name] = function
        return function

    return enter


def step_word(shape: Shape) -> int | None:
    """-1 for last, previous; 0 for this, that, same; 1 for next, following; None without such a word."""
    for class_ in ("last", "next", "before", "after", "this", "same", "that"):
        if (value := shape.value(class_)) is not None:
            return int(value)
    return None
