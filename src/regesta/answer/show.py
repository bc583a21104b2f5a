"""An id in, all that the register knows of it out: a statement in its surroundings with its history, or a document."""

from __future__ import annotations

import json
from typing import Any

from sqlalchemy import Connection, select

from regesta.errors import StoreError
from regesta.model.record import document_record, plain
from regesta.resolve.judgements import judgements_on
from regesta.store.documents import DocumentRow, collections_of, document_of, document_rows
from regesta.store.find import find
from regesta.store.identities import ENTITY
from regesta.store.scope import Filter, Scope
from regesta.store.tables import documents, judgements, log, readings, statements, tombstones
from regesta.store.texts import Texts
from regesta.store.view import StatementRow, statement_rows

SURROUNDINGS = 2
"""Sentences shown before and after the one that a statement stands in."""
Record = dict[str, Any]


def show(connection: Connection, scope: Scope, id_: str, times: bool = False) -> Record:
    """What there is of a statement, document or judgement, by its id or the beginning of one."""
    stone = _tombstone(connection, id_)
    if stone:
        return stone
    what, full = find(connection, id_)
    if what == "judgement":
        judged = connection.execute(select(judgements).where(judgements.c.id == full)).one()
        if judged.subject == ENTITY:
            words = [word for word in _judged(connection, scope, judged.target, times) if word["id"] == full]
            return {"record": "judgement", **(words[0] if words else {"id": full})}
        full = judged.target
        what, full = find(connection, full)
    if what == "document":
        return shown_document(connection, scope, full, times)
    return shown_statement(connection, scope, full, times)


def shown_statement(connection: Connection, scope: Scope, id_: str, times: bool = False) -> Record:
    """A statement with its sentence, what is around it, how it was read over time and what was judged of it."""
    place = connection.execute(
        select(statements, documents.c.id.label("doc"))
        .join(documents, documents.c.number == statements.c.document)
        .where(statements.c.id == id_)
    ).one()
    docs = document_rows(connection, scope, [place.doc])
    if not docs:
        raise StoreError(f"{id_}: was not in the register then, or is outside --collection or --published-by")
    rows = statement_rows(connection, scope, Filter(documents=(place.doc,), rejected=True))
    row = next((row for row in rows if row.id == id_), None)
    transcript = row.transcript if row else docs[0].transcript
    return {
        "record": "shown",
        "statement": row.record if row else None,
        "id": id_,
        "kind": place.kind,
        "document": _brief(docs[0]),
        "context": _context(Texts(connection), transcript, place.start, place.end),
        "history": _history(connection, scope, place.number, times),
        "judgements": _judged(connection, scope, id_, times),
        "here": [_beside(other) for other in rows if other.id != id_ and _overlap(other, place)],
        "answered_by": [_beside(other) for other in _answers(connection, scope, id_)],
    }


def shown_document(connection: Connection, scope: Scope, id_: str, times: bool = False) -> Record:
    """A document with what is known of it, how many statements of each kind it has, and what was judged of it."""
    rows = document_rows(connection, scope, [id_])
    if not rows:
        raise StoreError(f"{id_}: was not in the register then, or is outside --collection or --published-by")
    record = document_entry(connection, scope, rows[0], times)
    kinds: dict[str, int] = {}
    for row in statement_rows(connection, scope, Filter(documents=(id_,))):
        kinds[row.kind] = kinds.get(row.kind, 0) + 1
    newer = select(documents.c.id).where(documents.c.revises == id_).order_by(documents.c.number)
    shown = {
        "record": "shown",
        "document": record,
        "statements": dict(sorted(kinds.items())),
        "revised_by": list(connection.execute(newer).scalars()),
        "judgements": _judged(connection, scope, id_, times),
    }
    if times:
        entries = select(log.c.at, log.c.act, log.c.detail).where(log.c.target == id_).order_by(log.c.number)
        shown["log"] = [{"at": e.at, "act": e.act, **json.loads(e.detail)} for e in connection.execute(entries)]
    return shown


def document_entry(
    connection: Connection, scope: Scope, row: DocumentRow, times: bool = False, text: bool = False
) -> Record:
    """The `document` line of a stored document: as `read` prints it, with what it revises and its collections."""
    record = document_record(document_of(connection, row, scope), text)
    record["revises"] = row.revises
    record["collections"] = collections_of(connection, scope, row.number).get(row.number, [])
    if times:
        record["recorded"] = row.recorded
    return record


def _tombstone(connection: Connection, id_: str) -> Record | None:
    stone = connection.execute(select(tombstones).where(tombstones.c.document == id_)).first()
    if stone is None:
        return None
    kept = ("document", "origin", "because", "who")
    return {"record": "removed", **{name: stone._mapping[name] for name in kept}}


def _brief(row: DocumentRow) -> Record:
    names = ("id", "path", "title", "publisher", "published")
    return {name: getattr(row, name) for name in names}


def _context(texts: Texts, transcript: int, start: int, end: int) -> Record:
    body = texts.text(transcript)
    sentence = texts.around(transcript, start, end)
    around = texts.around(transcript, start, end, SURROUNDINGS)
    return {
        "before": body[around.start : sentence.start],
        "sentence": plain(sentence),
        "after": body[sentence.end : around.end],
    }


def _history(connection: Connection, scope: Scope, statement: int, times: bool) -> list[Record]:
    """The readings of a statement, oldest first."""
    found = select(readings).where(readings.c.statement == statement).order_by(readings.c.number)
    if scope.known_before is not None:
        found = found.where(readings.c.recorded < scope.known_before)
    history = []
    for row in connection.execute(found):
        stands = row.until is None or (scope.known_before is not None and row.until >= scope.known_before)
        entry = {"extractor": row.extractor, "version": row.version, "stands": stands, "hash": row.hash}
        if times:
            entry |= {"from": row.recorded, "until": row.until}
        history.append({**entry, "score": row.score, "reading": json.loads(row.payload)})
    return history


def _judged(connection: Connection, scope: Scope, target: str, times: bool) -> list[Record]:
    found = []
    for word in judgements_on(connection, target, scope):
        entry = plain(word)
        stands = word.until is None or (scope.known_before is not None and word.until >= scope.known_before)
        recorded, until = entry.pop("recorded"), entry.pop("until")
        found.append({**entry, "stands": stands, **({"recorded": recorded, "until": until} if times else {})})
    return found


def _answers(connection: Connection, scope: Scope, id_: str) -> list[StatementRow]:
    rows = statement_rows(connection, scope, Filter(answering=True))
    return [row for row in rows if (row.record["answers"] or {}).get("statement") == id_]


def _overlap(row: StatementRow, place: Any) -> bool:
    return bool(row.start < place.end and place.start < row.end)


def _beside(row: StatementRow) -> Record:
    return {name: row.record[name] for name in ("id", "kind", "start", "end", "text")}
