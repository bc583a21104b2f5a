"""Figures in, the same out with what they are measured against: "more than four times the 2,500 of 2023"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from regesta.extract.analysis import Analysis, Draft
from regesta.model.ids import statement_id
from regesta.model.statement import Comparison, FigureValue
from regesta.values.count import check_ratio

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
    if base.value.measure == "number":
        same = main.value
        base.value = replace(base.value, measure=same.measure, unit=same.unit, by=same.by, against=same.against)


def _is_factor(analysis: Analysis, draft: Draft) -> bool:
    """Whether a figure is a number of times: "four times", "a tenfold rise"."""
    if not isinstance(draft.value, FigureValue):
        return False
    after = analysis.text[draft.start : draft.end + 7].lower()
    return draft.value.unit in FACTOR or after.rstrip(" ,.").endswith((" times", "-fold"))
