"""What a question is bounded by: the two clocks, collections, and filters on statements."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from regesta.errors import StoreError


@dataclass(frozen=True, slots=True)
class Scope:
    """What every question is bounded by.

    `published_by` (a day) keeps documents that were surely published by then; `as_known_on` (a day,
    or a moment in UTC) asks what the register held at its end.
    """

    collections: tuple[str, ...] = ()
    min_score: float = 0.0
    published_by: str | None = None
    as_known_on: str | None = None

    def __post_init__(self) -> None:
        for name in ("published_by", "as_known_on"):
            value = getattr(self, name)
            if value is not None:
                check_day(value, f"--{name.replace('_', '-')}")

    @property
    def known_before(self) -> str | None:
        """The moment before which something must have been recorded; None for all that is recorded."""
        if self.as_known_on is None or len(self.as_known_on) > 10:
            return self.as_known_on
        return (date.fromisoformat(self.as_known_on) + timedelta(1)).isoformat()


@dataclass(frozen=True, slots=True)
class Filter:
    """Which statements are asked for; empty fields ask for all, lists are alternatives, `actors` must all take part."""

    kinds: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    says: str | None = None
    evidence: tuple[str, ...] = ()
    certainty: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    documents: tuple[str, ...] = ()
    about: str | None = None
    relayed: bool = False
    answering: bool = False
    rejected: bool = False

    def __post_init__(self) -> None:
        for name in ("since", "until"):
            value = getattr(self, name)
            if value is not None:
                check_day(value, f"--{name}")
        for name, known in KNOWN.items():
            for value in getattr(self, name):
                if value not in known:
                    raise StoreError(f"{value!r} is not one of the {name} that there are: {', '.join(known)}")


KNOWN = {
    "kinds": ("event", "utterance", "figure", "agreement", "obligation", "transfer", "office", "stance"),
    "evidence": ("not-stated", "offered", "not-offered", "none-found"),
    "certainty": ("certain", "probable", "possible", "unknown"),
}


def check_day(value: str, option: str) -> None:
    """Raise StoreError where `value` is not a day (or, with a T, a moment) as ISO 8601 writes it."""
    day, _, moment = value.partition("T")
    try:
        date.fromisoformat(day)
    except ValueError:
        day = ""
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day) or (
        moment and not re.fullmatch(r"\d\d:\d\d(:\d\d(\.\d+)?)?Z?", moment)
    ):
        raise StoreError(f"{option}: {value!r} is not a day; write it as 2025-01-17")


EVERYTHING = Scope()
"""The whole register as it stands now."""
