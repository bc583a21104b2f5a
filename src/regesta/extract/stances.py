"""An analysis in, stances out: who fears, wants, supports, opposes, distrusts or seeks what."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "stances", "1"


def stances(analysis: Analysis) -> Iterator[Draft]:
    """Every stance of the text as a draft."""
    yield from ()
