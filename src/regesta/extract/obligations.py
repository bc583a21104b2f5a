"""An analysis in, obligations out: what agreements bind whom to, and expressly do not."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "obligations", "1"


def obligations(analysis: Analysis) -> Iterator[Draft]:
    """Every obligation of the text as a draft."""
    yield from ()
