"""An analysis in, events out: who did what to whom, in PLOVER's terms."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "events", "1"


def events(analysis: Analysis) -> Iterator[Draft]:
    """Every event of the text as a draft."""
    yield from ()
