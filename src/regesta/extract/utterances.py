"""Attributions in, utterance statements out."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Draft
from regesta.model.statement import UtteranceValue

NAME, VERSION = "utterances", "1"


def utterances(analysis: Analysis) -> Iterator[Draft]:
    """One draft for each attribution that the text makes."""
    for a in analysis.attributions:
        if a.verb is None:
            continue
        pieces = [x for x in (a.source, a.cue, a.content) if x is not None]
        start, end = min(p.start for p in pieces), max(p.end for p in pieces)
        value = UtteranceValue(a.manner, a.source, a.cue, a.content)
        yield Draft("utterance", start, end, value, a.verb, NAME, VERSION, score=a.score)
