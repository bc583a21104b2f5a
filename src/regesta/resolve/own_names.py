"""A register's imported names in, a process that reads documents with them out.

Built once in each process and only where there are any; `Own` is small, so that workers are sent it instead of rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from regesta.authority.known import forget as forget_actors
from regesta.authority.known import make_known
from regesta.authority.rows import ActorRow, Row, id_of
from regesta.authority.treaties import Treaty
from regesta.authority.weapons import Weapon
from regesta.extract.named_things import add_thing, things
from regesta.store.database import Database
from regesta.store.imports import Named, mark, standing_rows

KINDS: dict[str, type[Any]] = {"actor": ActorRow, "agreement": Treaty, "weapon": Weapon}


@dataclass(frozen=True, slots=True)
class Own:
    """Which names are to be known: those of the register at `address` as of `mark`; an empty mark: none."""

    address: str
    mark: str


@cache
def _in_use() -> list[Own]:
    """What this process knows at present."""
    return []


def own_names(db: Database) -> Own:
    """The names that stand in a register."""
    with db.read() as connection:
        return Own(db.address, mark(connection))


def use(own: Own) -> None:
    """Know these names from now on, and no other register's."""
    if _in_use() == [own] or not (own.mark or _in_use()):
        return
    forget()
    if own.mark:
        db = Database(own.address)
        try:
            with db.read() as connection:
                _know(standing_rows(connection))
        finally:
            db.close()
        _in_use().append(own)


def forget() -> None:
    """Know Regesta's own tables alone again."""
    if _in_use():
        _in_use().clear()
        forget_actors()
        things.cache_clear()


def _know(rows: Iterable[Named]) -> None:
    """Actors go into the index as they come; the few weapons and agreements are kept for after them."""
    others: list[Row] = []
    make_known(_actors(rows, others))
    for thing in others:
        if not isinstance(thing, ActorRow):
            add_thing(things(), thing)


def _actors(rows: Iterable[Named], others: list[Row]) -> Iterator[ActorRow]:
    for named in rows:
        row = row_of(named)
        if isinstance(row, ActorRow):
            yield row
        else:
            others.append(row)


def named_of(kind: str, row: Row) -> Named:
    """A row as the register keeps it; what is empty is left out."""
    payload = {name: list(v) if isinstance(v, tuple) else v for name, v in asdict(row).items() if v}
    return Named(kind, id_of(row), row.name, payload)


def row_of(named: Named) -> Row:
    """A kept row as it was imported."""
    fields: dict[str, Any] = {"aliases": (), **_EMPTY[named.kind], **named.payload}
    row: Row = KINDS[named.kind](**{name: tuple(v) if isinstance(v, list) else v for name, v in fields.items()})
    return row


_EMPTY: dict[str, dict[str, Any]] = {
    "actor": {},
    "agreement": {"date": None, "parties": (), "subject": ""},
    "weapon": {"type": "", "maker": None},
}
