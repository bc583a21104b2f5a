"""A parse in, its names out: who and what is named, and who is meant by every later word for it."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.extract.references import References
from regesta.model.mention import Mention, MentionType

TYPE_OF: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "state",
    "NORP": "group",
    "LOC": "place",
    "FAC": "place",
}


def names(analysis: Analysis) -> tuple[list[Mention], References]:
    """The names of a text in text order, and the references they and their stand-ins make."""
    found: list[Mention] = []
    tokens = analysis.parse.tokens
    i = 0
    while i < len(tokens):
        token = tokens[i]
        kind = TYPE_OF.get(token.ent)
        j = i + 1
        while token.ent and j < len(tokens) and tokens[j].ent == token.ent and not tokens[j].ent_start:
            j += 1
        if kind:
            start, end = token.start, tokens[j - 1].end
            found.append(Mention(start, end, analysis.text[start:end], kind))
        i = j
    return found, References(analysis.parse, found)
