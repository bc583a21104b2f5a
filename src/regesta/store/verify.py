"""A register in, its faults out: changed bytes or texts, spans that do not match, links that lead nowhere."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from regesta.model.ids import digest, document_id, mention_id, statement_id
from regesta.store.documents import unpacked
from regesta.store.index import indexed, searches, words_of
from regesta.store.payload import asked_of
from regesta.store.payload import referents as referents_in
from regesta.store.tables import (
    contents,
    documents,
    judgements,
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
from regesta.store.words import folded


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is not as it was stored: where, the id of the row, and what is wrong with it."""

    where: str
    id: str
    because: str


def verify(connection: Connection) -> Iterator[Fault]:
    """Check everything that can be checked without reading a document anew."""
    if connection.dialect.name == "sqlite":
        yield from _file(connection)
    yield from _contents(connection)
    yield from _documents(connection)
    numbers = list(connection.execute(select(transcripts.c.number).order_by(transcripts.c.number)).scalars())
    for number in numbers:
        yield from _transcript(connection, number)
    yield from _index(connection)
    yield from _targets(connection)
    yield from _moments(connection)


def _file(connection: Connection) -> Iterator[Fault]:
    """What SQLite itself finds wrong with the file."""
    for (said,) in connection.exec_driver_sql("PRAGMA integrity_check"):
        if said != "ok":
            yield Fault("file", "", str(said))
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield Fault(str(table), str(row), f"refers to a row of {parent} that is not there")


def _contents(connection: Connection) -> Iterator[Fault]:
    for sha256 in list(connection.execute(select(contents.c.sha256).order_by(contents.c.sha256)).scalars()):
        row = connection.execute(select(contents).where(contents.c.sha256 == sha256)).one()
        try:
            data = unpacked(row.packing, row.data)
        except zlib.error as error:
            yield Fault("contents", sha256, f"the bytes cannot be unpacked ({error})")
            continue
        if hashlib.sha256(data).hexdigest() != sha256 or len(data) != row.size:
            yield Fault("contents", sha256, "the bytes are not those that were read")


def _documents(connection: Connection) -> Iterator[Fault]:
    gone = set(connection.execute(select(tombstones.c.document)).scalars())
    rows = connection.execute(select(documents).order_by(documents.c.number)).all()
    there = {row.id for row in rows}
    standing = select(transcripts.c.document).where(transcripts.c.until.is_(None))
    read = set(connection.execute(standing).scalars())
    for row in rows:
        if document_id(row.origin, row.sha256) != row.id:
            yield Fault("documents", row.id, "the id is not that of its origin and bytes")
        if row.revises and row.revises not in there and row.revises not in gone:
            yield Fault("documents", row.id, f"revises {row.revises}, which is not there")
        if row.id in gone:
            yield Fault("documents", row.id, "is there although it was removed for good")
        if row.number not in read:
            yield Fault("documents", row.id, "has no text")


def _transcript(connection: Connection, number: int) -> Iterator[Fault]:
    """One text, what is named in it and what was read in it."""
    find = select(transcripts, documents.c.id).join(documents).where(transcripts.c.number == number)
    row = connection.execute(find).first()
    if row is None:
        return
    yield from _whole("transcripts", row.id, _text(connection, number, row))


def _text(connection: Connection, number: int, row: Any) -> Iterator[Fault]:
    known = json.loads(row.record)
    if digest("transcript", row.text, known, row.sentences) != row.hash:
        yield Fault("transcripts", row.id, "the text or what is known of it is not what was read")
    if (row.title, row.publisher, row.published) != (known["title"], known["publisher"], known["published"]["value"]):
        yield Fault("transcripts", row.id, "title, publisher or date differ from what was read")
    words = connection.execute(select(searches.c.words).where(searches.c.rowid == number)).scalar()
    if words != words_of(row.title, row.text):
        yield Fault("searches", row.id, "the words that are searched are not those of the text")
    for start, end, said in _spans(known):
        if row.text[start:end] != said:
            yield Fault("transcripts", row.id, f"a flag at {start}-{end} does not have its words there")
    yield from _mentions(connection, number, row)
    yield from _readings(connection, number, row)


def _mentions(connection: Connection, number: int, transcript: Any) -> Iterator[Fault]:
    find = select(mentions).where(mentions.c.transcript == number).order_by(mentions.c.number)
    for row in connection.execute(find):
        yield from _whole("mentions", row.id, _mention(row, transcript))


def _mention(row: Any, transcript: Any) -> Iterator[Fault]:
    payload = json.loads(row.payload)
    if digest(payload) != row.hash or [row.type, row.start, row.end] != [payload[k] for k in PLACED]:
        yield Fault("mentions", row.id, "is not what was read")
    if mention_id(transcript.id, payload["type"], payload["start"], payload["end"]) != row.id:
        yield Fault("mentions", row.id, "the id is not that of its place")
    if transcript.text[payload["start"] : payload["end"]] != payload["text"]:
        yield Fault("mentions", row.id, "does not have its words at its place in the text")


def _readings(connection: Connection, number: int, transcript: Any) -> Iterator[Fault]:
    names = ("id", "kind", "start", "end", "ordinal")
    find = select(readings, *(statements.c[name].label(f"s_{name}") for name in names), documents.c.id.label("doc"))
    find = find.join(statements, statements.c.number == readings.c.statement)
    find = find.join(documents, documents.c.number == statements.c.document)
    plays = _plays(connection, number)
    for row in connection.execute(find.where(readings.c.transcript == number).order_by(readings.c.number)):
        yield from _whole("readings", row.s_id, _reading(row, transcript, plays.get(row.number, set())))


def _reading(row: Any, transcript: Any, plays: set[tuple[str, int, str]]) -> Iterator[Fault]:
    payload = json.loads(row.payload)
    asked = asked_of(row.s_kind, payload)
    if digest(payload) != row.hash or any(row._mapping[name] != value for name, value in asked.items()):
        yield Fault("readings", row.s_id, "is not what was read")
    if statement_id(row.doc, row.s_kind, row.s_start, row.s_end, row.s_ordinal) != row.s_id:
        yield Fault("statements", row.s_id, "the id is not that of its place")
    if row.doc != transcript.id:
        yield Fault("readings", row.s_id, "was read in the text of another document")
    if transcript.text[row.s_start : row.s_end] != payload["text"]:
        yield Fault("statements", row.s_id, "does not have its words at its place in the text")
    for start, end, said in _spans(payload):
        if transcript.text[start:end] != said:
            yield Fault("readings", row.s_id, f"cites words at {start}-{end} that do not stand there")
    if plays != {(slot, n, r["hash"]) for slot, n, r in referents_in(payload)}:
        yield Fault("roles", row.s_id, "who it refers to is not what was read")


def _whole(where: str, id_: str, checks: Iterator[Fault]) -> Iterator[Fault]:
    """The faults of one row; one whose record has lost its form is a fault itself."""
    try:
        yield from checks
    except (ValueError, LookupError, TypeError, AttributeError):
        yield Fault(where, id_, "is damaged: not even its form is whole")


def _plays(connection: Connection, transcript: int) -> dict[int, set[tuple[str, int, str]]]:
    """Who plays which part in the readings of one text; a referent counts by what it holds, not by its hash."""
    find = (
        select(roles, referents)
        .join(referents, referents.c.number == roles.c.referent)
        .join(readings, readings.c.number == roles.c.reading)
        .where(readings.c.transcript == transcript)
    )
    found: dict[int, set[tuple[str, int, str]]] = {}
    for row in connection.execute(find):
        held = digest("referent", row.entity, row.name, row.country, row.role, row.text)
        held = held if row.words == folded(row.text) else ""
        found.setdefault(row.reading, set()).add((row.slot, row.position, held))
    return found


def _index(connection: Connection) -> Iterator[Fault]:
    """Whether the index leads from each word to the texts that hold it and to no other; texts by sums, for memory."""
    found: dict[int, int] = {}
    for number, word in indexed(connection):
        found[number] = found.get(number, 0) + hash(word)
    for number, words in connection.execute(select(searches.c.rowid, searches.c.words).order_by(searches.c.rowid)):
        if found.pop(number, 0) != sum(map(hash, set(words.split()))):
            yield Fault("searches", str(number), "the index does not lead to the words of this text")
    for number in sorted(found):
        yield Fault("searches", str(number), "the index leads to a text that is not there")


def _moments(connection: Connection) -> Iterator[Fault]:
    """The second clock: whatever was recorded or superseded was so at a moment of the log."""
    known = set(connection.execute(select(log.c.at)).scalars())
    for table in (contents, documents, members, transcripts, mentions, statements, readings, judgements):
        for name in ("recorded", "until"):
            if name not in table.c:
                continue
            for at in connection.execute(select(table.c[name]).distinct().order_by(table.c[name])).scalars():
                if at is not None and at not in known:
                    yield Fault(table.name, at, f"this moment ({name}) is not in the log")


def _targets(connection: Connection) -> Iterator[Fault]:
    """Statements that answer or belong to others, and judgements: what they name must be there or have been removed."""
    there = set(connection.execute(select(statements.c.id)).scalars())
    known = there | set(connection.execute(select(documents.c.id)).scalars())
    find = select(statements.c.id, readings.c.payload).join(statements).where(readings.c.until.is_(None))
    for row in connection.execute(find.order_by(readings.c.number)):
        for other in _named(row.payload):
            if other not in there:
                yield Fault("readings", row.id, f"names the statement {other}, which is not there")
    for row in connection.execute(select(judgements).order_by(judgements.c.number)):
        if digest("judgement", *(row._mapping[name] for name in JUDGED)) != row.id:
            yield Fault("judgements", row.id, "is not what was judged")
        if row.subject != "entity" and row.target not in known:
            yield Fault("judgements", row.id, f"is about {row.target}, which is not there")


def _named(record: str) -> list[str]:
    """The ids of other statements in a payload; none where it is damaged, which is told with the reading."""
    try:
        payload = json.loads(record)
        value, answers = payload["value"], payload["answers"]
        comparison = value.get("comparison") or {}
        found = [answers and answers["statement"], comparison.get("with")]
        found += [value[key] for key in ("event", "agreement") if _is_id(value.get(key) or "")]
    except (ValueError, LookupError, TypeError, AttributeError):
        return []
    return [id_ for id_ in found if id_]


PLACED = ("type", "start", "end")
JUDGED = ("subject", "target", "act", "field", "value", "hash", "who", "because", "recorded")
"""The fields that a judgement's id is made of, in their order."""


def _is_id(value: str) -> bool:
    return len(value) == 32 and all(c in "0123456789abcdef" for c in value)


def _spans(value: Any) -> Iterator[tuple[int, int, str]]:
    """Every place with its words in a record."""
    if isinstance(value, list):
        for item in value:
            yield from _spans(item)
    elif isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys() and not value.get("parts"):
            yield value["start"], value["end"], value["text"]
        for item in value.values():
            yield from _spans(item)


def counted(connection: Connection) -> dict[str, int]:
    """How many rows were checked, by table."""
    tables = (contents, documents, transcripts, mentions, statements, readings, judgements, tombstones)
    return {t.name: int(connection.execute(select(func.count()).select_from(t)).scalar_one()) for t in tables}
