"""Chosen statements in, rows out: those alike share one row, cited by each document."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

from regesta.answer.brief_chosen import Chosen
from regesta.answer.brief_model import Cite, Row

Builder = Callable[[Chosen], Row]


def grouped(
    chosen: Iterable[Chosen],
    key: Callable[[Chosen], Hashable],
    build: Builder,
    limit: int,
    order: Callable[[Chosen], tuple[str, int, int]],
) -> tuple[tuple[Row, ...], int]:
    """One row for each key: worded by its surest statement, cited by all; at most `limit` rows and how many more.

    The rows kept are those with most documents, then the surest; they are printed in `order`.
    """
    groups: dict[Hashable, list[Chosen]] = defaultdict(list)
    for c in chosen:
        groups[key(c)].append(c)
    ranked = sorted(
        groups.values(), key=lambda g: (-len({c.number for c in g}), -max(c.stmt.score for c in g), order(g[0]))
    )
    kept = sorted(ranked[:limit], key=lambda g: order(best(g)))
    return tuple(merged(g, build) for g in kept), max(0, len(ranked) - limit)


def best(group: list[Chosen]) -> Chosen:
    """The statement that words the row: the surest, of these the first."""
    return max(group, key=lambda c: (c.stmt.score, -c.number, -c.stmt.start))


def merged(group: list[Chosen], build: Builder) -> Row:
    """One row for statements alike: worded by the surest, cited once for each document."""
    first = best(group)
    row = build(first)
    others: dict[int, Cite] = {}
    for c in group:
        if c.number != first.number and c.number not in others:
            others[c.number] = c.cite((c.stmt.span.within(c.material.document.text),))
    return Row(row.cells, (*row.cites, *(others[n] for n in sorted(others))), row.notes, row.dates)
