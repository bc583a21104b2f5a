"""A parse in, attributions out: who says what, with which cue."""

from __future__ import annotations

from dataclasses import replace

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.quotations import quotations
from regesta.extract.quoted import quoted
from regesta.extract.reported import adjectival, nominal, phrasal, verbal
from regesta.model.reference import Reference
from regesta.model.span import Span
from regesta.model.statement import ContentPart


def attributions(analysis: Analysis) -> list[Attribution]:
    """Every attribution of the text, in order of its content.

    Quotations come first, since the words around them are clearer than their parse; what they
    used as a cue is not read again. Then verbs, adjectives, nouns and phrases like "according to".
    """
    quotes = quotations(analysis.parse)
    found, used = quoted(analysis, quotes)
    analysis.references.set_speakers(_speaking(found))
    found.extend(phrasal(analysis, quotes))
    found.extend(verbal(analysis, quotes, used))
    found.extend(adjectival(analysis, quotes, used))
    found.extend(nominal(analysis, quotes, used))
    return sorted((_inside(analysis, a, found) for a in found), key=lambda a: (a.content.start, -a.content.end))


def _speaking(found: list[Attribution]) -> list[tuple[Span, Reference]]:
    """Whose "I" and "we" it is in each quotation."""
    return [
        (part, a.source)
        for a in found
        if a.source is not None and a.source.entity is not None
        for part in a.content.parts or (Span(a.content.start, a.content.end),)
    ]


def _inside(analysis: Analysis, inner: Attribution, found: list[Attribution]) -> Attribution:
    """An attribution whose cue stands in another's quotation, with its content cut to end there too."""
    if inner.cue is None or inner.content.parts:
        return inner
    for outer in found:
        if outer is inner or outer.manner == "indirect" or outer.cue is None or outer.score < 0.9:
            continue
        held = outer.content.start <= inner.cue.start < outer.content.end
        if held and inner.content.start < outer.content.end < inner.content.end:
            end = outer.content.end
            content = ContentPart(inner.content.start, end, analysis.text[inner.content.start : end])
            return replace(inner, content=content)
    return inner
