"""A document's id in, a tombstone in its place: its bytes, text and all that was read of it go out for good."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, delete, exists, insert, select, text

from regesta.errors import StoreError
from regesta.store.database import Database
from regesta.store.index import unindex
from regesta.store.tables import (
    contents,
    documents,
    judgements,
    members,
    mentions,
    readings,
    referents,
    roles,
    statements,
    tombstones,
    transcripts,
)
from regesta.store.writer import moment, record


def remove(db: Database, document: str, because: str, who: str) -> None:
    """Take a document out. Judgements on it and its statements go too; the tombstone keeps ids and the reason."""
    with db.write() as connection:
        now = moment(connection, db)
        doc = connection.execute(select(documents).where(documents.c.id == document)).one()
        _judgements(connection, doc)
        _statements(connection, doc.number)
        _transcripts(connection, doc.number)
        connection.execute(delete(members).where(members.c.document == doc.number))
        connection.execute(delete(documents).where(documents.c.number == doc.number))
        emptied = _contents(connection, doc.sha256)
        stone = {"document": document, "origin": doc.origin, "sha256": doc.sha256, "emptied": emptied}
        connection.execute(insert(tombstones).values(**stone, because=because, who=who, recorded=now))
        record(connection, now, "remove", document, {"because": because, "who": who})
    _sweep(db)


def _judgements(connection: Connection, doc: Any) -> None:
    targets = select(statements.c.id).where(statements.c.document == doc.number)
    split = (judgements.c.act == "split") & (judgements.c.field == doc.id)
    gone = judgements.c.target.in_(targets) | (judgements.c.target == doc.id) | split
    connection.execute(delete(judgements).where(gone))


def _statements(connection: Connection, number: int) -> None:
    """Statements with their readings, and the referents that nothing else refers to."""
    places = select(statements.c.number).where(statements.c.document == number)
    reads = select(readings.c.number).where(readings.c.statement.in_(places))
    used = list(connection.execute(select(roles.c.referent).where(roles.c.reading.in_(reads)).distinct()).scalars())
    connection.execute(delete(roles).where(roles.c.reading.in_(reads)))
    connection.execute(delete(readings).where(readings.c.statement.in_(places)))
    connection.execute(delete(statements).where(statements.c.document == number))
    unused = ~exists().where(roles.c.referent == referents.c.number)
    for i in range(0, len(used), 500):
        connection.execute(delete(referents).where(referents.c.number.in_(used[i : i + 500]), unused))


def _transcripts(connection: Connection, number: int) -> None:
    """Texts with what is named in them, and their words in the index."""
    texts = list(connection.execute(select(transcripts.c.number).where(transcripts.c.document == number)).scalars())
    connection.execute(delete(mentions).where(mentions.c.transcript.in_(texts)))
    for transcript in texts:
        unindex(connection, transcript)
    connection.execute(delete(transcripts).where(transcripts.c.document == number))


def _contents(connection: Connection, sha256: str) -> bool:
    """The bytes, where no other document has them; whether they went."""
    if connection.execute(select(documents.c.number).where(documents.c.sha256 == sha256)).first():
        return False
    connection.execute(delete(contents).where(contents.c.sha256 == sha256))
    return True


def _sweep(db: Database) -> None:
    """Take what was deleted out of the files too: index segments, the write-ahead log, dead rows."""
    if db.postgres:
        with db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.execute(text("VACUUM"))
        return
    with db.write() as connection:
        connection.execute(text("INSERT INTO searches (searches) VALUES ('optimize')"))
    with db.engine.connect() as connection:
        driver: Any = connection.connection.driver_connection
        busy, _, _ = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise StoreError(
            f"{db.name}: the document is removed, but another program that has the register open keeps its words in"
            f" {db.name}-wal; close that program, and they go with it"
        )
