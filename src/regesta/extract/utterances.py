"""Attributions in, utterance statements out."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Attribution, Draft
from regesta.extract.chains import addressed, around, nearness, say_of
from regesta.model.parse import Token
from regesta.model.statement import UtteranceValue

NAME, VERSION = "utterances", "1"
FIRST = frozenset({"i", "we", "me", "us"})


def utterances(analysis: Analysis) -> Iterator[Draft]:
    """One draft for each attribution that the text makes and that tells of somebody's words or thoughts."""
    for a in analysis.attributions:
        anchor = a.verb or analysis.parse.head_of(a.content.start, a.content.end)
        if anchor is None:
            continue
        outer = _outer(analysis, a, anchor)
        if not _worth_telling(a, outer):
            continue
        start, end = _span(a)
        value = UtteranceValue(a.manner, a.source, a.cue, a.content)
        says = tuple(say_of(analysis, link) for link in outer)
        yield Draft("utterance", start, end, value, anchor, NAME, VERSION, score=a.score, says=says)


def _worth_telling(a: Attribution, outer: list[Attribution]) -> bool:
    """Leaves out nouns without an owner, and within others' words what nobody else says ("I think", "you know")."""
    if a.source is None and a.verb is not None and a.verb.pos == "NOUN":
        return False
    if not outer:
        return not addressed(a)
    return a.speech and a.source is not None and not addressed(a) and a.source.text.lower() not in FIRST


def _span(a: Attribution) -> tuple[int, int]:
    """From the first to the last of content, cue and source; a quotation without a cue stands alone."""
    pieces = [a.content] if a.cue is None else [x for x in (a.source, a.cue, a.content) if x is not None]
    return min(p.start for p in pieces), max(p.end for p in pieces)


def _outer(analysis: Analysis, own: Attribution, anchor: Token) -> list[Attribution]:
    """Who passes an utterance on: the attributions around its cue, without its own, nearest first."""
    length = own.content.end - own.content.start
    found = [a for a in around(analysis.attributions, anchor) if a is not own and a.speech and not addressed(a)]
    found = [a for a in found if own.cue is not None or a.content.end - a.content.start > length]
    return sorted(found, key=nearness)
