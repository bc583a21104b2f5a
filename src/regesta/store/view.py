"""A question in, the statements that answer it out, by date, document and place: the same on both databases."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, false, func, or_, select

from regesta.model.record import statement_of
from regesta.model.statement import Statement
from regesta.store.conditions import documents_in, first_day, last_day, refers_to, standing
from regesta.store.identities import Identities, identities
from regesta.store.index import holding
from regesta.store.scope import Filter, Scope
from regesta.store.tables import judgements, readings, statements
from regesta.store.texts import Texts
from regesta.store.words import folded, phrases

VERDICTS = ("accept", "reject")
ALL = Filter()


@dataclass(frozen=True)
class StatementRow:
    """A statement in scope with the reading that stands; `verdict` is a person's word on it, if any.

    `review` says that what was judged has since been read differently.
    """

    id: str
    document: str
    path: str
    kind: str
    start: int
    end: int
    payload: str = field(repr=False)
    extractor: str
    version: str
    score: float
    published: str | None
    first: str | None
    last: str | None
    reading: int
    transcript: int
    recorded: str
    verdict: str | None
    review: bool

    @cached_property
    def record(self) -> dict[str, Any]:
        """The `statement` line of the contract, with the document's path."""
        payload = json.loads(self.payload)
        record: dict[str, Any] = {"record": "statement"}
        record |= {name: getattr(self, name) for name in ("id", "document", "path", "kind", "start", "end")}
        record["text"] = payload.pop("text")
        value = payload.pop("value")
        record |= payload
        record["value"] = value
        record["extractor"] = {"name": self.extractor, "version": self.version}
        record["score"] = self.score
        if self.verdict:
            record |= {"verdict": self.verdict, "review": self.review}
        return record

    @property
    def statement(self) -> Statement:
        """The typed statement."""
        return statement_of({key: value for key, value in self.record.items() if key not in ("verdict", "review")})


def statement_rows(
    connection: Connection, scope: Scope, only: Filter = ALL, limit: int | None = None, offset: int = 0
) -> list[StatementRow]:
    """The statements that a question finds."""
    found = asked(connection, scope, only)
    known = identities(connection, scope)
    if only.about:
        rows = _about(connection, only.about, connection.execute(found).all(), known)
        return rows[offset : None if limit is None else offset + limit]
    if limit is not None:
        found = found.where(readings.c.number.in_(_page(connection, scope, only, limit, offset)))
    return [_row(row, known) for row in connection.execute(found)]


def _page(connection: Connection, scope: Scope, only: Filter, limit: int, offset: int) -> list[int]:
    """The numbers of the readings on one page: first which, then what, since sorting all payloads costs seconds.

    Rows stand by document, so the first documents fill the first page: they are asked for in growing batches.
    """
    docs = documents_in(scope)
    which = asked(connection, scope, only).with_only_columns(readings.c.number)
    numbers = list(connection.execute(select(docs.c.number).order_by(*_order(docs))).scalars())
    found: list[int] = []
    done, size = 0, FIRST_BATCH
    while done < len(numbers) and len(found) < offset + limit:
        batch = numbers[done : done + size]
        found += connection.execute(which.where(statements.c.document.in_(batch))).scalars()
        done, size = done + size, min(size * 10, LAST_BATCH)
    return found[offset : offset + limit]


FIRST_BATCH = 20
LAST_BATCH = 20_000
"""Documents asked at once; SQLite takes at most 32,766 values in a list."""


def _order(docs: Any) -> tuple[Any, ...]:
    return docs.c.published.is_(None), docs.c.published, docs.c.path, docs.c.id


def count_statements(connection: Connection, scope: Scope, only: Filter = ALL) -> int:
    """How many statements a question finds."""
    if only.about:
        return len(statement_rows(connection, scope, only))
    found = asked(connection, scope, only).with_only_columns(readings.c.number).order_by(None).subquery()
    return int(connection.execute(select(func.count()).select_from(found)).scalar_one())


def _row(row: Any, known: Identities) -> StatementRow:
    """A row with its entities as they are judged to be."""
    values = dict(row._mapping)
    if known:
        values["payload"] = known.applied(row.payload, row.document)
    judged, hash_, _ = values.pop("judged"), values.pop("hash"), values.pop("named")
    return StatementRow(**values, review=judged is not None and judged != hash_)


def _about(connection: Connection, words: str, rows: Sequence[Any], known: Identities) -> list[StatementRow]:
    """Those that refer to it, and those whose sentence holds all the words."""
    texts = Texts(connection)
    asked = [f" {' '.join(phrase)} " for phrase in phrases(words)]
    kept = []
    for row in rows:
        if not row.named:
            sentence = folded(texts.around(row.transcript, row.start, row.end).text)
            if not all(phrase in sentence for phrase in asked):
                continue
        kept.append(_row(row, known))
    return kept


def asked(connection: Connection, scope: Scope, only: Filter) -> Select[Any]:
    """The query for the statements that a question finds (for `about`, those that may be meant), in order."""
    docs = documents_in(scope)
    before = scope.known_before
    known = identities(connection, scope)
    # Of several words on one statement the last that stands: undone, it leaves the one before.
    last = (
        select(func.max(judgements.c.number))
        .where(judgements.c.target == statements.c.id, judgements.c.act.in_(VERDICTS))
        .where(standing(judgements, before))
        .correlate(statements)
        .scalar_subquery()
    )
    found = (
        select(
            *(statements.c[name] for name in ("id", "kind", "start", "end")),
            docs.c.id.label("document"),
            docs.c.path,
            docs.c.published,
            *(readings.c[name] for name in ("payload", "extractor", "version", "score", "first", "last", "hash")),
            readings.c.number.label("reading"),
            readings.c.transcript,
            readings.c.recorded,
            judgements.c.act.label("verdict"),
            judgements.c.hash.label("judged"),
            (_meant(docs, known, only.about) if only.about else false()).label("named"),
        )
        .select_from(docs)
        .join(statements, statements.c.document == docs.c.number)
        .join(readings, readings.c.statement == statements.c.number)
        .outerjoin(judgements, judgements.c.number == last)
        .where(standing(readings, before), readings.c.score >= scope.min_score)
    )
    for condition in _conditions(connection, docs, only, known):
        found = found.where(condition)
    place = (statements.c.start, statements.c.end, statements.c.kind, statements.c.ordinal)
    return found.order_by(*_order(docs), *place)


def _meant(docs: Any, known: Identities, who: str, slots: str = "any") -> ColumnElement[bool]:
    """Readings that refer to `who` as judged: merged ids too, split ones in the documents where they mean it."""
    ids = sorted(known.ids_of(who))
    found = refers_to(readings.c.number, who, slots, ids)
    for (entity, document), new in known.splits.items():
        if new in ids and entity not in ids:
            found = or_(found, and_(docs.c.id == document, refers_to(readings.c.number, "", slots, [entity])))
        elif entity in ids and new not in ids:
            others = refers_to(readings.c.number, who, slots, [id_ for id_ in ids if id_ != entity])
            found = and_(found, or_(docs.c.id != document, others))
    return found


def _conditions(connection: Connection, docs: Any, only: Filter, known: Identities) -> Iterator[Any]:
    if only.kinds:
        yield statements.c.kind.in_(only.kinds)
    if only.types:
        yield func.lower(readings.c.type).in_([type_.lower() for type_ in only.types])
    for column, values in (("evidence", only.evidence), ("certainty", only.certainty)):
        if values:
            yield readings.c[column].in_(values)
    for who in only.actors:
        yield _meant(docs, known, who, "actors")
    if only.says:
        yield _meant(docs, known, only.says, "says")
    if only.relayed:
        yield readings.c.relayed
    if only.answering:
        yield readings.c.answers
    if not only.rejected:
        yield or_(judgements.c.act.is_(None), judgements.c.act != "reject")
    if only.since:
        yield func.coalesce(readings.c.last, last_day(docs.c.published)) >= only.since
    if only.until:
        yield func.coalesce(readings.c.first, first_day(docs.c.published)) <= only.until
    if only.documents:
        yield docs.c.id.in_(only.documents)
    if only.about:
        words = [word for phrase in phrases(only.about) for word in phrase]
        named = _meant(docs, known, only.about)
        yield or_(named, docs.c.transcript.in_(holding(connection, words))) if words else named
