"""A user's own rows in the register: by id, whole or not at all, superseded and taken out but kept."""

from __future__ import annotations

import pytest

from regesta.authority.rows import ActorRow
from regesta.authority.treaties import Treaty
from regesta.authority.weapons import Weapon
from regesta.errors import StoreError
from regesta.resolve.own_names import named_of, own_names, row_of
from regesta.store.database import Database
from regesta.store.imports import BATCH, Named, imported_files, keep, mark, standing_rows, take_out

ROWS = [
    ActorRow("own:a", "Fen Watch", "group", "MLI", "REB", ("FW", "The Watch"), "2019", None, "gazette", "Q9"),
    ActorRow("own:b", "Plain Name", "organization"),
    Treaty("Fen Accord", (), None, ("FRA", "MLI"), "peace", "own:t"),
    Weapon("Fen-1", ("F1",), "drone", "FRA"),
]
KINDS = ("actor", "actor", "agreement", "weapon")


def kept(db: Database, file: str, rows: list[Named]) -> tuple[int, int, int]:
    with db.write() as connection:
        change = keep(connection, db, file, rows)
    return change.new, change.changed, change.same


def test_rows_come_back_as_they_were(db: Database) -> None:
    for kind, row in zip(KINDS, ROWS, strict=True):
        kept(db, "fen.csv", [named_of(kind, row)])
    with db.read() as connection:
        assert [row_of(named) for named in standing_rows(connection)] == ROWS
        assert [(f.file, f.rows) for f in imported_files(connection, "actor")] == [("fen.csv", 2)]


def test_many_rows_again_change_nothing(db: Database) -> None:
    rows = [Named("actor", f"own:{n}", f"Name {n}", {"id": f"own:{n}"}) for n in range(BATCH + 10)]
    assert kept(db, "many.csv", rows) == (BATCH + 10, 0, 0)
    before = own_names(db)
    assert kept(db, "many.csv", rows) == (0, 0, BATCH + 10)
    assert own_names(db) == before
    assert kept(db, "other.csv", [Named("actor", "own:1", "Name 1", {"id": "own:1", "role": "GOV"})]) == (0, 1, 0)
    assert own_names(db) != before


def test_what_is_taken_out_stands_no_longer(db: Database) -> None:
    kept(db, "fen.csv", [named_of("actor", row) for row in ROWS[:2]])
    assert take_out(db, "actor", "own:a", "wrong", "ann") == 1
    with db.read() as connection:
        assert [named.id for named in standing_rows(connection)] == ["own:b"]
    assert take_out(db, "actor", "fen.csv", "old", "ann") == 1
    with db.read() as connection:
        assert mark(connection) == ""
    with pytest.raises(StoreError, match="no actors that stand"):
        take_out(db, "actor", "fen.csv", "old", "ann")


def test_a_file_that_fails_half_way_leaves_nothing(db: Database) -> None:
    def rows() -> object:
        for n in range(BATCH + 1):
            yield Named("actor", f"own:{n}", "x", {"id": f"own:{n}"})
        raise RuntimeError("power cut")

    with pytest.raises(RuntimeError), db.write() as connection:
        keep(connection, db, "half.csv", rows())  # type: ignore[arg-type]
    with db.read() as connection:
        assert mark(connection) == ""
