"""Drafts in, statements out: fills in say-so, modality, time, place and id, one way for all kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.certainty import modality
from regesta.extract.chains import says_at
from regesta.extract.occasion import place_of, time_of
from regesta.model.ids import statement_id
from regesta.model.statement import Extractor, Statement


def finish(analysis: Analysis, drafts: Iterable[Draft]) -> list[Statement]:
    """Make statements of drafts, in text order; the ordinal tells apart those at one place."""
    seen: Counter[tuple[str, int, int]] = Counter()
    return [_finished(analysis, draft, seen) for draft in sorted(drafts, key=lambda d: (d.start, d.end))]


def _finished(analysis: Analysis, draft: Draft, seen: Counter[tuple[str, int, int]]) -> Statement:
    place = (draft.kind, draft.start, draft.end)
    ordinal = seen[place]
    seen[place] += 1
    mood = draft.modality or modality(draft.anchor)
    says = says_at(analysis, draft.anchor) if draft.says is None else draft.says
    when = draft.when
    if when is None and not draft.timeless:
        when = time_of(analysis, draft.anchor)
    return Statement(
        id=statement_id(analysis.doc.id, draft.kind, draft.start, draft.end, ordinal),
        document=analysis.doc.id,
        kind=draft.kind,
        start=draft.start,
        end=draft.end,
        text=analysis.text[draft.start : draft.end],
        value=draft.value,
        extractor=Extractor(draft.extractor, draft.version),
        says=says,
        certainty=mood.certainty,
        polarity=mood.polarity,
        factuality=mood.factuality,
        tense=mood.tense,
        evidence=draft.evidence or "not-stated",
        evidence_span=draft.evidence_span,
        when=when,
        where=draft.where or place_of(analysis, draft.anchor),
        score=round(draft.score, 4),
    )
