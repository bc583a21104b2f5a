"""Text in, its quantities out as mentions with counts and units."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.mention import Mention


def quantities(analysis: Analysis) -> list[Mention]:
    """Every count of the text, in text order; names and ordinals are none."""
    return []
