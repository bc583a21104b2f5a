"""Documents and what was read of them in, rows out: one transaction a document, and everything is logged.

Nothing that was once believed is overwritten: a new reading supersedes the old one, which is kept
with the moment up to which it stood.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from regesta.errors import StoreError
from regesta.model.document import Document
from regesta.model.ids import digest
from regesta.model.mention import Mention
from regesta.model.record import document_record
from regesta.model.span import Span
from regesta.model.statement import Statement
from regesta.store import payload as rows
from regesta.store.database import Database
from regesta.store.index import index_words
from regesta.store.tables import (
    contents,
    documents,
    log,
    members,
    mentions,
    readings,
    referents,
    roles,
    statements,
    tombstones,
    transcripts,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is stored of one document: its bytes, what was read of it, and what came with the bytes.

    `given` is the date that was assumed for it, `hints` what its container said of it.
    """

    document: Document
    data: bytes
    mentions: Sequence[Mention] = ()
    statements: Sequence[Statement] = ()
    sentences: Sequence[Span] = ()
    given: str | None = None
    hints: dict[str, str] = field(default_factory=dict)


def known(connection: Connection, document: str, sha256: str, collections: Iterable[str] = ()) -> str | None:
    """How a document stands: "here", "removed", or None where it is new.

    One that is here needs no reading; it is "here" only once it is in all `collections` too.
    """
    number = connection.execute(select(documents.c.number).where(documents.c.id == document)).scalar()
    if number is not None:
        of = set(connection.execute(select(members.c.collection).where(members.c.document == number)).scalars())
        return "here" if of.issuperset(collections) else "joins"
    gone = select(tombstones.c.document).where(
        (tombstones.c.document == document) | (tombstones.c.emptied & (tombstones.c.sha256 == sha256))
    )
    return "removed" if connection.execute(gone).first() else None


def add(db: Database, entry: Entry, collections: Sequence[str] = (), again: bool = False) -> bool:
    """Store one document in one transaction; False where it was there already.

    Raises StoreError where it was removed for good and `again` is not set.
    """
    doc = entry.document
    with db.write() as connection:
        state = known(connection, doc.id, doc.sha256, collections)
        if state in ("here", "joins"):
            _collect(connection, doc.id, collections, moment(connection, db))
            return False
        if state == "removed" and not again:
            raise StoreError(f"{doc.path}: was removed from the register for good; add it with --again to take it back")
        now = moment(connection, db)
        if state == "removed":
            _lift(connection, doc)
        number = _document(connection, entry, now)
        _read(connection, number, entry, now)
        _join(connection, number, collections, now)
        record(connection, now, "add", doc.id, {"origin": doc.origin, "collections": sorted(collections)})
    return True


def reread(db: Database, entry: Entry) -> bool:
    """Supersede what was read of a document by what `entry` holds; False where nothing differs."""
    with db.write() as connection:
        find = select(documents.c.number).where(documents.c.id == entry.document.id)
        number = connection.execute(find).scalar()
        if number is None:
            raise StoreError(f"{entry.document.path}: is not in the register; add it first")
        now = moment(connection, db)
        changes = _read(connection, number, entry, now)
        if changes:
            record(connection, now, "reread", entry.document.id, changes)
    return bool(changes)


def collect(db: Database, document: str, collections: Sequence[str]) -> None:
    """Put a document that is there into collections."""
    with db.write() as connection:
        _collect(connection, document, collections, moment(connection, db))


def _collect(connection: Connection, document: str, collections: Sequence[str], now: str) -> None:
    number = connection.execute(select(documents.c.number).where(documents.c.id == document)).scalar_one()
    if fresh := _join(connection, number, collections, now):
        record(connection, now, "collect", document, {"collections": fresh})


def moment(connection: Connection, db: Database) -> str:
    """Now; but never before what was recorded last, so that a clock set back changes no order."""
    last = connection.execute(select(log.c.at).order_by(log.c.number.desc()).limit(1)).scalar()
    return max(db.now(), last or "")


def record(connection: Connection, now: str, act: str, target: str, detail: dict[str, Any]) -> None:
    """Write one line of the log."""
    connection.execute(insert(log).values(at=now, act=act, target=target, detail=rows.dump(detail)))


def _lift(connection: Connection, doc: Document) -> None:
    connection.execute(
        tombstones.delete().where(
            (tombstones.c.document == doc.id) | (tombstones.c.emptied & (tombstones.c.sha256 == doc.sha256))
        )
    )


def _document(connection: Connection, entry: Entry, now: str) -> int:
    """The bytes (once) and the document; the last one of the same origin is what it revises."""
    doc = entry.document
    packed = zlib.compress(entry.data, 6)
    packing, data = ("zlib", packed) if len(packed) < len(entry.data) else ("plain", entry.data)
    content = {"sha256": doc.sha256, "size": len(entry.data), "packing": packing, "data": data}
    connection.execute(_insert_new(connection, contents), [{**content, "origin": doc.origin, "recorded": now}])
    older = select(documents.c.id).where(documents.c.origin == doc.origin).order_by(documents.c.number.desc()).limit(1)
    row = {
        "id": doc.id,
        "sha256": doc.sha256,
        "path": doc.path,
        "origin": doc.origin,
        "revises": connection.execute(older).scalar(),
        "source": rows.dump({"given": entry.given, "media_type": doc.media_type, "hints": entry.hints}),
        "recorded": now,
    }
    return int(connection.execute(insert(documents).returning(documents.c.number), row).scalar_one())


def _read(connection: Connection, number: int, entry: Entry, now: str) -> dict[str, int]:
    """Store transcript, mentions and readings; what stood before and differs is superseded. How much changed."""
    transcript, fresh = _transcript(connection, number, entry, now)
    changes = {
        "transcripts": int(fresh),
        "mentions": _mentions(connection, transcript, entry, now),
        "readings": _readings(connection, number, transcript, entry, now),
    }
    return {key: count for key, count in changes.items() if count}


def _transcript(connection: Connection, number: int, entry: Entry, now: str) -> tuple[int, bool]:
    doc = entry.document
    known_of = rows.document_payload({**document_record(doc), "media_type": doc.media_type})
    sentences = rows.dump([[s.start, s.end] for s in entry.sentences])
    hash_ = digest("transcript", doc.text, known_of, sentences)
    standing = select(transcripts.c.number, transcripts.c.hash).where(
        transcripts.c.document == number, transcripts.c.until.is_(None)
    )
    old = connection.execute(standing).first()
    if old and old.hash == hash_:
        return int(old.number), False
    if old:
        _close(connection, transcripts, [old.number], now)
        _close_all(connection, mentions, mentions.c.transcript == old.number, now)
    row = {
        "document": number,
        "text": doc.text,
        "record": rows.dump(known_of),
        "sentences": sentences,
        "hash": hash_,
        "title": doc.title,
        "publisher": doc.publisher,
        "published": doc.published.value,
        "recorded": now,
    }
    transcript = int(connection.execute(insert(transcripts).returning(transcripts.c.number), row).scalar_one())
    index_words(connection, transcript, doc)
    return transcript, True


def _mentions(connection: Connection, transcript: int, entry: Entry, now: str) -> int:
    standing = select(mentions.c.number, mentions.c.id, mentions.c.hash).where(
        mentions.c.transcript == transcript, mentions.c.until.is_(None)
    )
    old = {(row.id, row.hash): row.number for row in connection.execute(standing)}
    fresh = []
    for mention in entry.mentions:
        row = rows.mention_row(entry.document.id, mention)
        if old.pop((row["id"], row["hash"]), None) is None:
            fresh.append({**row, "transcript": transcript, "recorded": now})
    _close(connection, mentions, old.values(), now)
    if fresh:
        connection.execute(insert(mentions), fresh)
    return len(fresh) + len(old)


def _readings(connection: Connection, number: int, transcript: int, entry: Entry, now: str) -> int:
    places = _places(connection, number, entry, now)
    standing = select(readings).join(statements).where(statements.c.document == number, readings.c.until.is_(None))
    old = {row.statement: row for row in connection.execute(standing)}
    fresh, payloads = [], []
    for stmt in entry.statements:
        content = rows.statement_payload(stmt)
        row = rows.reading_row(stmt, content)
        before = old.get(places[stmt.id])
        if before is not None and before.transcript == transcript and _same(before, row):
            del old[places[stmt.id]]
            continue
        fresh.append({**row, "statement": places[stmt.id], "transcript": transcript, "recorded": now})
        payloads.append(content)
    _close(connection, readings, [row.number for row in old.values()], now)
    if fresh:
        returning = insert(readings).returning(readings.c.number, sort_by_parameter_order=True)
        _roles(connection, list(connection.execute(returning, fresh).scalars()), payloads)
    return len(fresh) + len(old.keys() - {row["statement"] for row in fresh})


def _same(before: Any, row: dict[str, Any]) -> bool:
    return all(getattr(before, key) == row[key] for key in ("extractor", "version", "hash", "score"))


def _places(connection: Connection, number: int, entry: Entry, now: str) -> dict[str, int]:
    """The number of each statement's place by its id; places not seen before are made."""
    find = select(statements.c.id, statements.c.number).where(statements.c.document == number)
    found = {row.id: int(row.number) for row in connection.execute(find)}
    count = Counter((stmt.kind, stmt.start, stmt.end) for stmt in entry.statements)
    fresh = [
        {
            "id": stmt.id,
            "document": number,
            "kind": stmt.kind,
            "start": stmt.start,
            "end": stmt.end,
            "ordinal": rows.ordinal_of(stmt, count[stmt.kind, stmt.start, stmt.end]),
            "recorded": now,
        }
        for stmt in entry.statements
        if stmt.id not in found
    ]
    if fresh:
        returning = insert(statements).returning(statements.c.number, sort_by_parameter_order=True)
        made = connection.execute(returning, fresh).scalars()
        found.update({row["id"]: int(n) for row, n in zip(fresh, made, strict=True)})
    return found


def _roles(connection: Connection, numbers: list[int], payloads: list[dict[str, Any]]) -> None:
    """Note who each reading refers to; a referent is stored once for the whole register."""
    found = [(n, *item) for n, payload in zip(numbers, payloads, strict=True) for item in rows.referents(payload)]
    distinct = {row["hash"]: row for _, _, _, row in found}
    if not distinct:
        return
    # In order of hash: two writers that meet the same referents wait for each other and never in a circle.
    connection.execute(_insert_new(connection, referents), [distinct[key] for key in sorted(distinct)])
    find = select(referents.c.hash, referents.c.number).where(referents.c.hash.in_(bindparam("hashes", expanding=True)))
    number_of: dict[str, int] = {}
    keys = sorted(distinct)
    for i in range(0, len(keys), 500):
        number_of.update((row.hash, row.number) for row in connection.execute(find, {"hashes": keys[i : i + 500]}))
    connection.execute(
        insert(roles),
        [
            {"reading": n, "slot": slot, "position": position, "referent": number_of[row["hash"]]}
            for n, slot, position, row in found
        ],
    )


def _join(connection: Connection, number: int, collections: Sequence[str], now: str) -> list[str]:
    of = set(connection.execute(select(members.c.collection).where(members.c.document == number)).scalars())
    fresh = sorted(set(collections) - of)
    if fresh:
        connection.execute(
            insert(members), [{"collection": name, "document": number, "recorded": now} for name in fresh]
        )
    return fresh


def _insert_new(connection: Connection, table: Any) -> Any:
    """An insert that leaves rows alone that are there."""
    made = sqlite_insert(table) if connection.dialect.name == "sqlite" else postgres_insert(table)
    return made.on_conflict_do_nothing()


def _close(connection: Connection, table: Any, numbers: Iterable[int], now: str) -> None:
    """Mark rows as superseded."""
    which = [{"n": n} for n in numbers]
    if which:
        connection.execute(update(table).where(table.c.number == bindparam("n")).values(until=now), which)


def _close_all(connection: Connection, table: Any, where: Any, now: str) -> None:
    connection.execute(update(table).where(where, table.c.until.is_(None)).values(until=now))
