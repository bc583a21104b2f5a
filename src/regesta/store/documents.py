"""A register's documents out: rows by date, whole documents with their text, what was read of them, their bytes."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, select

from regesta.model.document import Document, Flag, Published
from regesta.model.mention import Mention
from regesta.model.record import mention_of
from regesta.store.conditions import documents_in, standing
from regesta.store.identities import identities
from regesta.store.index import holding
from regesta.store.scope import EVERYTHING, Scope
from regesta.store.tables import contents, documents, judgements, members, mentions, transcripts
from regesta.store.words import phrases


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in scope, with its title, publisher and date as they are judged to be."""

    number: int
    transcript: int
    id: str
    path: str
    title: str | None
    publisher: str | None
    published: str | None
    revises: str | None
    recorded: str


def document_rows(
    connection: Connection, scope: Scope, which: Iterable[str] = (), about: str | None = None
) -> list[DocumentRow]:
    """The documents in scope by date of publication, undated ones last; `about`: whose text holds all these words."""
    docs = documents_in(scope)
    found = select(*(docs.c[name] for name in DocumentRow.__slots__))
    if ids := tuple(which):
        found = found.where(docs.c.id.in_(ids))
    if about and (words := [word for phrase in phrases(about) for word in phrase]):
        found = found.where(docs.c.transcript.in_(holding(connection, words)))
    found = found.order_by(docs.c.published.is_(None), docs.c.published, docs.c.path, docs.c.id)
    return [DocumentRow(**row._mapping) for row in connection.execute(found)]


def document_of(connection: Connection, row: DocumentRow, scope: Scope = EVERYTHING) -> Document:
    """The whole document, with a person's word on its title, publisher and date."""
    find = (
        select(documents.c.sha256, documents.c.origin, transcripts.c.text, transcripts.c.record)
        .join(transcripts)
        .where(transcripts.c.number == row.transcript)
    )
    found = connection.execute(find).one()
    known = json.loads(found.record)
    word = word_on_date(connection, row.id, scope)
    published = known.pop("published")
    known["published"] = word or Published(published["value"], published["basis"], tuple(published["because"]))
    known["flags"] = tuple(Flag(**flag) for flag in known["flags"])
    known["pages"] = tuple(known.get("pages", ()))
    known |= {"title": row.title, "publisher": row.publisher}
    return Document(row.id, row.path, found.origin, found.sha256, found.text, **known)


def word_on_date(connection: Connection, document: str, scope: Scope = EVERYTHING) -> Published | None:
    """What a person said of the day of publication, with the reason."""
    find = (
        select(judgements)
        .where(judgements.c.target == document, judgements.c.act == "set", judgements.c.field == "published")
        .where(standing(judgements, scope.known_before))
        .order_by(judgements.c.number.desc())
    )
    said = connection.execute(find).first()
    if said is None:
        return None
    because = (f"corrected by {said.who}: {said.because}",)
    return Published(said.value or None, "given" if said.value else "unknown", because)


def mentions_of(connection: Connection, row: DocumentRow, scope: Scope = EVERYTHING) -> list[Mention]:
    """What is named, dated or counted in a document, in the order of its text."""
    find = (
        select(mentions.c.payload)
        .where(mentions.c.transcript == row.transcript, standing(mentions, scope.known_before))
        .order_by(mentions.c.start, mentions.c.end.desc(), mentions.c.type)
    )
    known = identities(connection, scope)
    return [mention_of(json.loads(known.applied(payload, row.id))) for payload in connection.execute(find).scalars()]


def collections_of(connection: Connection, scope: Scope, document: int | None = None) -> dict[int, list[str]]:
    """The collections of each document (or of one) by its number."""
    find = select(members.c.document, members.c.collection).order_by(members.c.collection)
    if document is not None:
        find = find.where(members.c.document == document)
    if scope.known_before is not None:
        find = find.where(members.c.recorded < scope.known_before)
    found: dict[int, list[str]] = {}
    for number, collection in connection.execute(find):
        found.setdefault(number, []).append(collection)
    return found


@dataclass(frozen=True, slots=True)
class Bytes:
    """The bytes of a document as they were read, and what came with them."""

    data: bytes
    path: str
    origin: str
    given: str | None
    media_type: str | None
    hints: dict[str, str]


def bytes_of(connection: Connection, document: str) -> Bytes:
    """What a document was read from."""
    find = (
        select(documents.c.path, documents.c.origin, documents.c.source, contents.c.packing, contents.c.data)
        .join(contents)
        .where(documents.c.id == document)
    )
    row = connection.execute(find).one()
    source: dict[str, Any] = json.loads(row.source)
    return Bytes(unpacked(row.packing, row.data), row.path, row.origin, **source)


def unpacked(packing: str, data: bytes) -> bytes:
    """Bytes as they were read."""
    return zlib.decompress(data) if packing == "zlib" else bytes(data)
