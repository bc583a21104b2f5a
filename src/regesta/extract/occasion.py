"""A predicate in, when and where it is set out: the time and the place that hang on it."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.statement import When


def time_of(analysis: Analysis, token: Token) -> When | None:
    """The time that modifies the predicate headed by `token`, else None."""
    sentence = analysis.parse.sentence_of(token)
    for time in analysis.times:
        if sentence.start <= time.start < sentence.end and time.value and time.timex in ("DATE", "TIME"):
            return When(time.value, time.start, time.end, time.text)
    return None


def place_of(analysis: Analysis, token: Token) -> Reference | None:
    """The place where the predicate headed by `token` is set, else None."""
    return None
