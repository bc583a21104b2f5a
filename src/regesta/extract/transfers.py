"""An analysis in, transfers out: what is handed from whom to whom."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "transfers", "1"


def transfers(analysis: Analysis) -> Iterator[Draft]:
    """Every transfer of the text as a draft."""
    yield from ()
