"""A parse in, attributions out: who says what, with which cue."""

from __future__ import annotations

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.nominal import adjectival, nominal
from regesta.extract.phrasal import labelled, phrasal, provided
from regesta.extract.quotations import quotations
from regesta.extract.quoted import quoted
from regesta.extract.reported import verbal
from regesta.extract.settled import parts_of, settled
from regesta.model.reference import Reference
from regesta.model.span import Span


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
    found.extend(labelled(analysis, quotes))
    found.extend(provided(analysis, quotes))
    return settled(analysis, found)


def _speaking(found: list[Attribution]) -> list[tuple[Span, Reference]]:
    """Whose "I" and "we" it is in each quotation."""
    return [
        (part, a.source) for a in found if a.source is not None and a.source.entity is not None for part in parts_of(a)
    ]
