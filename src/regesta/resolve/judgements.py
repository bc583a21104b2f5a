"""A person's word in, a judgement beside the statement or document out: kept, undoable, never inside what was read.

The last word that stands wins; undone, it leaves the one before. A judgement on a statement keeps
the hash of the payload it judged: where that is read again the word carries over, where something
else is read it stands and the statement returns to review.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select, update

from regesta.errors import StoreError
from regesta.model.ids import digest
from regesta.store.database import Database
from regesta.store.period import days
from regesta.store.scope import EVERYTHING, Scope
from regesta.store.tables import judgements, readings, statements
from regesta.store.view import VERDICTS
from regesta.store.writer import moment, record

FIELDS = ("title", "publisher", "published")
"""What may be corrected of a document."""
DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's word: "published of document 3f9a… is 2025-01-17, because the page says so"."""

    id: str
    subject: str
    target: str
    act: str
    field: str
    value: str
    hash: str | None
    who: str
    because: str
    recorded: str
    until: str | None


def correct_document(db: Database, document: str, field: str, value: str, because: str, who: str) -> str:
    """Correct a document's title, publisher or date ("" for unknown); the judgement's id."""
    if field not in FIELDS:
        raise StoreError(f"{field!r} cannot be set; a document has {', '.join(FIELDS)}")
    if field == "published" and value and not (DAY.fullmatch(value) and days(value)):
        raise StoreError(f"{value!r} is not a day, month or year; write it as 2025-01-17, 2025-01 or 2025")
    return keep_judgement(db, "document", document, "set", field, value, None, because, who)


def judge_statement(db: Database, statement: str, act: str, because: str, who: str) -> str:
    """Accept or reject what is read of a statement; the judgement's id."""
    if act not in VERDICTS:
        raise StoreError(f"{act!r} is no judgement of a statement; there are {', '.join(VERDICTS)}")
    find = select(readings.c.hash).join(statements).where(statements.c.id == statement, readings.c.until.is_(None))
    with db.read() as connection:
        hash_ = connection.execute(find).scalar()
    if hash_ is None:
        raise StoreError(f"{statement}: nothing is read there now that could be judged")
    return keep_judgement(db, "statement", statement, act, "", "", hash_, because, who)


def undo(db: Database, judgement: str, because: str, who: str) -> None:
    """Let a judgement stand no longer; it is kept with the moment up to which it stood."""
    with db.write() as connection:
        now = moment(connection, db)
        ended = (
            update(judgements)
            .where(judgements.c.id == judgement, judgements.c.until.is_(None))
            .values(until=now)
            .returning(judgements.c.number)
        )
        if connection.execute(ended).first() is None:
            raise StoreError(f"{judgement}: is no judgement that stands; see it with: regesta show {judgement}")
        record(connection, now, "undo", judgement, {"because": because, "who": who})


def judgements_on(connection: Connection, target: str, scope: Scope = EVERYTHING) -> list[Judgement]:
    """All that was judged of a statement or document, undone words too, in order."""
    find = select(*(judgements.c[name] for name in Judgement.__slots__)).where(judgements.c.target == target)
    if scope.known_before is not None:
        find = find.where(judgements.c.recorded < scope.known_before)
    return [Judgement(*row) for row in connection.execute(find.order_by(judgements.c.number))]


def keep_judgement(
    db: Database, subject: str, target: str, act: str, field: str, value: str, hash_: str | None, because: str, who: str
) -> str:
    """Keep a person's word on a statement, a document or an entity; the judgement's id."""
    if not because.strip():
        raise StoreError("a judgement needs a reason; give it with --because")
    with db.write() as connection:
        now = moment(connection, db)
        row = {"subject": subject, "target": target, "act": act, "field": field, "value": value, "hash": hash_}
        row |= {"who": who, "because": because, "recorded": now}
        id_ = digest("judgement", *row.values())
        connection.execute(insert(judgements).values(id=id_, **row))
        record(connection, now, "judge", target, {"judgement": id_, "act": act, "who": who})
    return id_
