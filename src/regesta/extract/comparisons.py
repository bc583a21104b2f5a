"""Figures in, the same out with what they are measured against: "more than four times the 2,500 of 2023"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.arguments import patient, subject
from regesta.extract.occasion import time_of
from regesta.lexicon.load import table
from regesta.model.count import Change, Comparator
from regesta.model.ids import statement_id
from regesta.model.parse import Token
from regesta.model.statement import Comparison, FigureValue
from regesta.values.count import check_ratio, counted

FACTOR = ("time", "times", "fold")
NEAR = 160
"""Characters within which the two figures of a comparison stand."""


def compared(analysis: Analysis, drafts: list[Draft]) -> Iterator[Draft]:
    """The figures without the factors, which become the comparison of the figure before them."""
    kept: list[Draft] = []
    for n, draft in enumerate(drafts):
        if not _is_factor(analysis, draft):
            kept.append(draft)
            continue
        before = kept[-1] if kept and kept[-1].anchor.sentence == draft.anchor.sentence else None
        after = drafts[n + 1] if n + 1 < len(drafts) else None
        near = after is not None and after.start - draft.end < NEAR and not _is_factor(analysis, after)
        if before is None or not isinstance(before.value, FigureValue):
            continue
        before.value = replace(before.value, comparison=_comparison(analysis, before, draft, after if near else None))
        if near and after is not None:
            _inherit(after, before)
    yield from kept


def _comparison(analysis: Analysis, main: Draft, factor: Draft, base: Draft | None) -> Comparison:
    assert isinstance(factor.value, FigureValue)
    with_ = statement_id(analysis.doc.id, "figure", base.start, base.end, 0) if base else None
    check = None
    if base and isinstance(base.value, FigureValue) and isinstance(main.value, FigureValue):
        check = check_ratio(main.value.count, base.value.count, factor.value.count)
    return Comparison(factor=factor.value.count, with_=with_, check=check)


def _inherit(base: Draft, main: Draft) -> None:
    """The figure compared with counts the same thing: "the 2,500 of 2023" after "11,000 drones"."""
    assert isinstance(base.value, FigureValue)
    assert isinstance(main.value, FigureValue)
    if base.value.measure == "number" or not base.value.unit:
        same = main.value
        base.value = replace(base.value, measure=same.measure, unit=same.unit, by=same.by, against=same.against)


def _is_factor(analysis: Analysis, draft: Draft) -> bool:
    """Whether a figure is a number of times: "four times", "a tenfold rise"."""
    if not isinstance(draft.value, FigureValue):
        return False
    end = draft.start + len(draft.value.count.text)
    after = analysis.text[end : end + 7].lower()
    return draft.value.unit in FACTOR or after.startswith((" times", "-fold", " fold"))


@cache
def _verbs() -> dict[str, tuple[float, Change]]:
    return {
        row["lemma"]: (float(row["factor"]), "up" if row["change"] == "up" else "down")
        for row in table("comparison_verbs")
    }


def multiplied(analysis: Analysis) -> Iterator[Draft]:
    """Figures told by a verb: "the rate more than doubled in 2024"."""
    for verb in analysis.parse.tokens:
        found = _verbs().get(verb.lemma) if verb.pos == "VERB" else None
        thing = (patient(verb) or subject(verb)) if found is not None else None
        told = any(q.start < verb.end and verb.start < q.end for q in analysis.quantities) if found else True
        if found is None or thing is None or told or thing.pos not in ("NOUN", "PROPN"):
            continue
        factor, change = found
        start, comparator = _modifier(analysis, verb)
        text = analysis.text[start : verb.end]
        count = replace(counted(factor, comparator, text), change=change)
        when = time_of(analysis, verb)
        value = FigureValue("changed", thing.lemma.lower(), count, None, when.value if when else None)
        value = replace(value, comparison=Comparison(factor=count))
        yield Draft("figure", start, verb.end, value, verb, "figures", "1", 0.6)


def _modifier(analysis: Analysis, verb: Token) -> tuple[int, Comparator]:
    """Where the words before the verb begin and what they make of it: "more than", "nearly"."""
    tokens = analysis.parse.tokens
    before = [token.lower for token in tokens[max(0, verb.i - 2) : verb.i]]
    if before == ["more", "than"]:
        return tokens[verb.i - 2].start, ">"
    if before[-1:] in (["nearly"], ["almost"], ["roughly"], ["about"]):
        return tokens[verb.i - 1].start, "~"
    return verb.start, "="
