"""A parse in, its names out: who and what is named, and who is meant by every later word for it."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.extract.naming import Name, names_in
from regesta.extract.references import References
from regesta.model.mention import Mention


def names(analysis: Analysis) -> tuple[list[Mention], References]:
    """The names of a text in text order, and the references they and their stand-ins make."""
    parse, date = analysis.parse, analysis.doc.published.value
    found = names_in(parse, date)
    return [_mention(analysis, name) for name in found], References(parse, found, date)


def _mention(analysis: Analysis, name: Name) -> Mention:
    tokens = analysis.parse.tokens
    start, end = tokens[name.first].start, tokens[name.last - 1].end
    entity = name.entity
    return Mention(
        start,
        end,
        analysis.text[start:end],
        name.type,
        entity,
        name.score,
        name.because,
        country=entity.country if entity and name.type in ("state", "place") else None,
    )
