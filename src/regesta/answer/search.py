"""Words in, the documents that hold them all out, best first, each with the sentences where they stand.

The databases only say which documents hold the words; ranking is by BM25 over our own words, so
that both give the same order.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from regesta.errors import StoreError
from regesta.model.span import Passage
from regesta.store.conditions import documents_in
from regesta.store.documents import DocumentRow, document_rows
from regesta.store.index import holding, searches
from regesta.store.scope import Scope
from regesta.store.texts import Texts
from regesta.store.words import phrases, places

SATURATION = 1.2
LENGTH_SHARE = 0.75
TYPICAL_LENGTH = 500
"""BM25's usual constants; a usual article's length stands for the mean, so that a rank is the same in any register."""
PASSAGES = 3
"""Sentences shown of each document."""


@dataclass(frozen=True, slots=True)
class Found:
    """A document that holds all the words: how well, how often, and where."""

    row: DocumentRow
    score: float
    hits: int
    passages: tuple[Passage, ...]

    @property
    def record(self) -> dict[str, Any]:
        """The `found` line."""
        return {
            "record": "found",
            "document": self.row.id,
            "path": self.row.path,
            "title": self.row.title,
            "published": self.row.published,
            "score": self.score,
            "hits": self.hits,
            "passages": [{"start": p.start, "end": p.end, "text": p.text} for p in self.passages],
        }


def search(
    connection: Connection, scope: Scope, words: str, limit: int | None = None, offset: int = 0
) -> tuple[list[Found], int]:
    """A page of the documents that hold all words and phrases, and how many there are in all."""
    asked = phrases(words)
    if not asked:
        raise StoreError(f"{words!r} holds no letter or digit to search for")
    ranked = _ranked(connection, scope, asked, words)
    texts = Texts(connection)
    page = ranked[offset : None if limit is None else offset + limit]
    found = [Found(row, score, hits, _passages(texts, row.transcript, asked)) for row, score, hits in page]
    return found, len(ranked)


def _ranked(
    connection: Connection, scope: Scope, asked: list[list[str]], words: str
) -> list[tuple[DocumentRow, float, int]]:
    rarity = _rarity(connection, scope, asked)
    found = []
    for row in document_rows(connection, scope, about=words):
        held = connection.execute(select(searches.c.words).where(searches.c.rowid == row.transcript)).scalar_one()
        counts = [held.count(f" {' '.join(phrase)} ") for phrase in asked]
        if all(counts):
            length = LENGTH_SHARE * held.count(" ") / TYPICAL_LENGTH + 1 - LENGTH_SHARE
            weights = (n * (SATURATION + 1) / (n + SATURATION * length) for n in counts)
            score = sum(r * weight for r, weight in zip(rarity, weights, strict=True))
            found.append((row, round(score, 4), sum(counts)))
    # By score, then the newest; ids keep the order of equals the same everywhere.
    found.sort(key=lambda item: item[0].id)
    found.sort(key=lambda item: item[0].published or "", reverse=True)
    found.sort(key=lambda item: -item[1])
    return found


def _rarity(connection: Connection, scope: Scope, asked: list[list[str]]) -> list[float]:
    """How telling each phrase is: the fewer documents in scope hold its words, the more."""
    docs = documents_in(scope)
    total = connection.execute(select(func.count()).select_from(docs)).scalar_one()
    rare = []
    for phrase in asked:
        of = select(func.count()).select_from(docs).where(docs.c.transcript.in_(holding(connection, phrase)))
        n = connection.execute(of).scalar_one()
        rare.append(math.log(1 + (total - n + 0.5) / (n + 0.5)))
    return rare


def _passages(texts: Texts, transcript: int, asked: list[list[str]]) -> tuple[Passage, ...]:
    """The sentences with most of the phrases, in the order of the text."""
    body = texts.text(transcript)
    held: dict[Passage, set[int]] = {}
    for i, phrase in enumerate(asked):
        for start, end in places(body, phrase):
            held.setdefault(texts.around(transcript, start, end), set()).add(i)
    best = sorted(held, key=lambda passage: (-len(held[passage]), passage.start))[:PASSAGES]
    return tuple(sorted(best))
