"""A parse in, attributions out: who says what, with which cue."""

from __future__ import annotations

from regesta.extract.analysis import Analysis, Attribution


def attributions(analysis: Analysis) -> list[Attribution]:
    """Every attribution of the text, in order of its content."""
    return []
