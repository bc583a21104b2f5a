"""Attributions in, the chain of say-so at a token out: nearest speaker first."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.parse import Token
from regesta.model.span import Span
from regesta.model.statement import Say


def says_at(analysis: Analysis, token: Token) -> tuple[Say, ...]:
    """The say-so that answers for `token`: every attribution whose content holds it, innermost first."""
    found = []
    for attribution in analysis.attributions:
        content = attribution.content
        parts = content.parts or (Span(content.start, content.end),)
        if any(part.start <= token.start < part.end for part in parts):
            cue = attribution.cue
            span = Span(cue.start, cue.end).within(analysis.text) if cue else None
            found.append((content.end - content.start, Say(attribution.source, span)))
    return tuple(say for _, say in sorted(found, key=lambda pair: pair[0]))
