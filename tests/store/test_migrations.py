"""The migrations make what `tables.py` says, all or nothing, and two at once do no harm."""

from __future__ import annotations

import threading

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from regesta.store.database import KNOWN, SCHEMA, Database
from regesta.store.tables import metadata


def test_tables_are_those_of_the_metadata(db: Database) -> None:
    with db.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": _ours})
        assert compare_metadata(context, metadata) == []


def _ours(name: str | None, kind: str, parents: object) -> bool:
    return kind != "table" or not str(name).startswith("searches")


def test_the_schema_is_the_last_step() -> None:
    config = Config()
    config.set_main_option("script_location", "regesta.store:migrations")
    config.set_main_option("path_separator", "os")
    steps = ScriptDirectory.from_config(config)
    assert steps.get_heads() == [SCHEMA]
    assert {step.revision for step in steps.walk_revisions()} == KNOWN


def test_a_migration_that_fails_leaves_nothing(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def half(connection: object) -> None:
        metadata.tables["contents"].create(connection)  # type: ignore[arg-type]
        raise RuntimeError("power cut")

    monkeypatch.setattr("regesta.store.migrate.upgrade", half)
    with pytest.raises(RuntimeError):
        Database(address, create=True)
    monkeypatch.undo()
    db = Database(address, create=True)
    with db.read() as connection:
        assert "readings" in inspect(connection).get_table_names()
    db.close()


def test_two_that_make_one_register_at_once(address: str) -> None:
    made, failed = [], []

    def make() -> None:
        try:
            made.append(Database(address, create=True))
        except Exception as error:
            failed.append(error)

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for db in made:
        db.close()
    assert (len(made), failed) == (4, [])
