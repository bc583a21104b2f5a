"""Text in, its times out as mentions with TIMEX3 values."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.mention import Mention


def times(analysis: Analysis) -> list[Mention]:
    """Every date, time, duration and set of the text, in text order."""
    return []
