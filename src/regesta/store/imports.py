"""Rows of a user's own names in, kept in the register: idempotent by id, a file whole or not at all.

A row that comes again as it is changes nothing; one that comes with other words supersedes the old one, which
is kept with the moment up to which it stood.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy import Connection, func, insert, select, update

from regesta.errors import StoreError
from regesta.model.ids import digest
from regesta.store.database import Database
from regesta.store.payload import dump
from regesta.store.tables import imports
from regesta.store.writer import moment, record

BATCH = 2_000
"""Rows stored at once; memory stays that of a batch."""


@dataclass(frozen=True, slots=True)
class Named:
    """One row of a user's file: its kind ("actor", "agreement", "weapon"), id, name, and all of it (`payload`)."""

    kind: str
    id: str
    name: str
    payload: dict[str, Any]


@dataclass(slots=True)
class Change:
    """What an import did: rows that are new, that supersede others, and that were there as they are."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class ImportedFile:
    """A file whose rows stand: how many of which kind, and when the first and last of them came."""

    file: str
    kind: str
    rows: int
    first: str
    last: str


def keep(connection: Connection, db: Database, file: str, rows: Iterable[Named]) -> Change:
    """Keep rows in the caller's transaction; what that did."""
    now = moment(connection, db)
    change = Change()
    kind = ""
    source = iter(rows)
    while batch := list(islice(source, BATCH)):
        kind = batch[0].kind
        _keep_batch(connection, file, batch, now, change)
    if change.new or change.changed:
        record(connection, now, "import", file, {"kind": kind, "new": change.new, "changed": change.changed})
    return change


def _keep_batch(connection: Connection, file: str, batch: Iterable[Named], now: str, change: Change) -> None:
    rows = {row.id: row for row in batch}
    kind = next(iter(rows.values())).kind
    standing = (imports.c.kind == kind) & imports.c.until.is_(None)
    find = select(imports.c.id, imports.c.hash).where(standing, imports.c.id.in_(rows))
    there = {row.id: row.hash for row in connection.execute(find)}
    fresh = []
    for id_, row in rows.items():
        hash_ = digest("import", kind, row.payload)
        if there.get(id_) == hash_:
            change.same += 1
            continue
        fresh.append(
            {"kind": kind, "id": id_, "name": row.name, "file": file, "hash": hash_, "recorded": now}
            | {"payload": dump(row.payload)}
        )
    old = [row["id"] for row in fresh if row["id"] in there]
    if old:
        connection.execute(update(imports).where(standing, imports.c.id.in_(old)).values(until=now))
    if fresh:
        connection.execute(insert(imports), fresh)
    change.changed += len(old)
    change.new += len(fresh) - len(old)


def imported_files(connection: Connection, kind: str) -> list[ImportedFile]:
    """The files whose rows of a kind stand, in the order in which they came."""
    first = func.min(imports.c.recorded)
    find = (
        select(imports.c.file, imports.c.kind, func.count(), first, func.max(imports.c.recorded))
        .where(imports.c.kind == kind, imports.c.until.is_(None))
        .group_by(imports.c.file, imports.c.kind)
        .order_by(first, imports.c.file)
    )
    return [ImportedFile(*row) for row in connection.execute(find)]


def take_out(db: Database, kind: str, which: str, because: str, who: str) -> int:
    """Let the rows of a file, or the row with an id, stand no longer; how many they were."""
    if not because.strip():
        raise StoreError("taking names out needs a reason; give it with --because")
    with db.write() as connection:
        now = moment(connection, db)
        meant = (imports.c.file == which) | (imports.c.id == which)
        ended = update(imports).where(imports.c.kind == kind, meant, imports.c.until.is_(None)).values(until=now)
        count = connection.execute(ended).rowcount
        if not count:
            raise StoreError(f"{which}: no {kind}s that stand were imported from a file or with an id of this name")
        record(connection, now, "remove-import", which, {"kind": kind, "because": because, "who": who, "rows": count})
    return count


def mark(connection: Connection) -> str:
    """What the standing rows are as of now: the same as long as no row comes or goes; "" where there are none."""
    find = select(func.count(), func.max(imports.c.number), func.count(imports.c.until), func.max(imports.c.until))
    rows, last, ended, until = connection.execute(find).one()
    return "" if rows == ended else f"{rows}.{last}.{ended}.{until}"


def standing_rows(connection: Connection) -> Iterator[Named]:
    """The rows that stand, in the order in which they came."""
    columns = (imports.c.kind, imports.c.id, imports.c.name, imports.c.payload)
    find = select(*columns).where(imports.c.until.is_(None)).order_by(imports.c.number)
    for row in connection.execute(find, execution_options={"yield_per": BATCH}):
        yield Named(row.kind, row.id, row.name, json.loads(row.payload))
