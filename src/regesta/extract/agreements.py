"""An analysis in, agreements out: treaties, pacts and deals with parties and status."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "agreements", "1"


def agreements(analysis: Analysis) -> Iterator[Draft]:
    """Every agreement of the text as a draft."""
    yield from ()
