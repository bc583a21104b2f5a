"""An analysis in, flags out: places that look damaged or contradict the text."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.document import Flag


def flags(analysis: Analysis) -> tuple[Flag, ...]:
    """The damage that shows in this text alone."""
    return ()
