"""A parse in, attributions out: who says what, with which cue."""

from __future__ import annotations

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.quotations import quotations
from regesta.extract.quoted import quoted
from regesta.extract.reported import adjectival, nominal, phrasal, verbal


def attributions(analysis: Analysis) -> list[Attribution]:
    """Every attribution of the text, in order of its content.

    Quotations come first, since the words around them are clearer than their parse; what they
    used as a cue is not read again. Then verbs, nouns and phrases like "according to".
    """
    quotes = quotations(analysis.parse)
    found, used = quoted(analysis, quotes)
    found.extend(verbal(analysis, quotes, used))
    found.extend(adjectival(analysis, quotes, used))
    found.extend(nominal(analysis, quotes, used))
    found.extend(phrasal(analysis, quotes))
    return sorted(found, key=lambda a: (a.content.start, -a.content.end))
