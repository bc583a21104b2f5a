"""An analysis in, figures out: quantities bound to what they count."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft

NAME, VERSION = "figures", "1"


def figures(analysis: Analysis) -> Iterator[Draft]:
    """Every figure of the text as a draft."""
    yield from ()
