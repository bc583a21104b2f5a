"""Attributions in, utterance statements out."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Attribution, Draft
from regesta.extract.chains import holds, say_of
from regesta.model.parse import Token
from regesta.model.statement import Say, UtteranceValue

NAME, VERSION = "utterances", "1"


def utterances(analysis: Analysis) -> Iterator[Draft]:
    """One draft for each attribution that the text makes."""
    for a in analysis.attributions:
        anchor = a.verb or analysis.parse.head_of(a.content.start, a.content.end)
        if anchor is None:
            continue
        start, end = _span(a)
        value = UtteranceValue(a.manner, a.source, a.cue, a.content)
        says = _outer(analysis, a, anchor)
        yield Draft("utterance", start, end, value, anchor, NAME, VERSION, score=a.score, says=says)


def _span(a: Attribution) -> tuple[int, int]:
    """From the first to the last of content, cue and source; a quotation without a cue stands alone."""
    pieces = [a.content] if a.cue is None else [x for x in (a.source, a.cue, a.content) if x is not None]
    return min(p.start for p in pieces), max(p.end for p in pieces)


def _outer(analysis: Analysis, own: Attribution, anchor: Token) -> tuple[Say, ...]:
    """Who passes an utterance on: the attributions around its cue, without its own."""
    around = [a for a in analysis.attributions if a is not own and a.speech and holds(a, anchor)]
    around = [
        a for a in around if a.cue is not None or a.content.end - a.content.start > own.content.end - own.content.start
    ]
    around.sort(key=lambda a: (a.content.end - a.content.start, a.content.start))
    return tuple(say_of(analysis, a) for a in around)
