"""An analysis in, offices out: which person holds which post."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "offices", "1"


def offices(analysis: Analysis) -> Iterator[Draft]:
    """Every office of the text as a draft."""
    yield from ()
