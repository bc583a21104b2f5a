"""Attributions in, the chain of say-so at a token out: nearest speaker first."""

from __future__ import annotations

from regesta.extract.analysis import Analysis, Attribution
from regesta.model.parse import Token
from regesta.model.span import Span
from regesta.model.statement import Say


def says_at(analysis: Analysis, token: Token) -> tuple[Say, ...]:
    """The say-so that answers for `token`: every attribution of speech whose content holds it, innermost first."""
    holding = [a for a in analysis.attributions if a.speech and holds(a, token)]
    holding.sort(key=lambda a: (a.content.end - a.content.start, a.content.start))
    return tuple(say_of(analysis, a) for a in holding)


def holds(attribution: Attribution, token: Token) -> bool:
    """Whether a token stands in the content of an attribution (in one of its parts)."""
    content = attribution.content
    if not content.start <= token.start < content.end:
        return False
    return not content.parts or any(part.start <= token.start < part.end for part in content.parts)


def say_of(analysis: Analysis, attribution: Attribution) -> Say:
    """One link of a chain: the source and the cue of an attribution."""
    cue = attribution.cue
    return Say(attribution.source, Span(cue.start, cue.end).within(analysis.text) if cue else None)
