"""Bad databases: each is told in one line that names the file and what to do, and nothing is half stored."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from made_records import document, entry
from regesta.errors import StoreError
from regesta.store.database import Database
from regesta.store.documents import document_rows
from regesta.store.scope import EVERYTHING
from regesta.store.view import statement_rows
from regesta.store.writer import add


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A register with one document."""
    path = tmp_path / "wars.db"
    db = Database(str(path), create=True)
    add(db, entry())
    db.close()
    return path


def refused(address: Path | str, words: str, create: bool = False) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        Database(str(address), create=create)
    message = str(caught.value)
    assert message.startswith(f"{address}: ")
    assert "\n" not in message


def test_a_missing_register_is_made_by_add_alone(tmp_path: Path) -> None:
    refused(tmp_path / "new.db", "there is no register here; make one with: regesta add --db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    refused(tmp_path, "is a folder; give --db a file in it", create=True)
    refused(tmp_path / "no" / "x.db", "its folder does not exist", create=True)


@pytest.mark.parametrize("create", [False, True])
def test_a_file_that_is_no_database(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are notes on a war, and no database at all. " * 20)
    before = path.read_bytes()
    refused(path, "is not a register .* give --db another file", create)
    assert path.read_bytes() == before


@pytest.mark.parametrize("create", [False, True])
def test_another_programs_database(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE birds (name)")
    connection.close()
    refused(path, "is another program's database", create)


@pytest.mark.parametrize("create", [False, True])
def test_an_empty_file(tmp_path: Path, create: bool) -> None:
    path = tmp_path / "empty.db"
    path.touch()
    if create:
        Database(str(path), create=True).close()
        assert path.stat().st_size > 0
    else:
        refused(path, "there is no register here yet")


def test_a_register_of_a_newer_version(db: Database, address: str) -> None:
    with db.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match=r"newer version of Regesta .*; update Regesta") as caught:
        Database(address, create=True)
    assert str(caught.value).startswith(db.name)


def test_a_locked_register(file: Path) -> None:
    holder = sqlite3.connect(file, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    db = Database(str(file), timeout=0.1)
    try:
        with pytest.raises(StoreError, match=r"wars\.db: is in use by another program .*; try again"):
            add(db, entry(document(path="two.txt")))
        with db.read() as connection:
            assert len(statement_rows(connection, EVERYTHING)) == 4  # readers are not kept waiting
    finally:
        holder.execute("ROLLBACK")
        holder.close()
    assert add(db, entry(document(path="two.txt"))) is True
    db.close()


def test_a_full_disk(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = Database(str(file))
    with db.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    db.engine.dispose()
    real = db.engine.pool._creator  # type: ignore[attr-defined]

    def small(*given: object) -> sqlite3.Connection:
        connection: sqlite3.Connection = real(*given)
        connection.execute(f"PRAGMA max_page_count={pages + 20}")
        return connection

    monkeypatch.setattr(db.engine.pool, "_creator", small)
    noise = os.urandom(400_000)
    with pytest.raises(StoreError, match=r"wars\.db: the disk is full, nothing of this document was stored; make room"):
        add(db, entry(document(path="big.bin", data=noise), data=noise))
    with db.read() as connection:
        assert len(document_rows(connection, EVERYTHING)) == 1
        assert connection.exec_driver_sql("SELECT count(*) FROM contents").scalar_one() == 1
    monkeypatch.undo()
    db.engine.dispose()
    assert add(db, entry(document(path="big.bin", data=noise), data=noise)) is True
    db.close()


@contextmanager
def no_rights(*paths: Path) -> Iterator[None]:
    """Take away the right to write, for root too (who has all rights: as nobody)."""
    modes = {path: stat.S_IMODE(path.stat().st_mode) for path in paths}
    root = os.geteuid() == 0
    for path, mode in modes.items():
        path.chmod(mode & ~0o222 | 0o444 | (0o111 if path.is_dir() else 0))
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)
        for path, mode in modes.items():
            path.chmod(mode)


@pytest.fixture
def shared() -> Iterator[Path]:
    """A folder that other users may enter (pytest's own may be entered by its owner alone)."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def test_a_read_only_register_is_read_and_not_written(file: Path, shared: Path) -> None:
    copy = shared / "wars.db"
    shutil.copy(file, copy)
    with no_rights(shared, copy):
        db = Database(str(copy))
        with db.read() as connection:
            assert len(statement_rows(connection, EVERYTHING)) == 4
        with pytest.raises(StoreError, match=r"wars\.db: is read-only; change its permissions"):
            db.check_writable()
        with pytest.raises(StoreError, match=r"wars\.db: is read-only; change its permissions"):
            add(db, entry(document(path="two.txt")))
        db.close()
        with pytest.raises(StoreError, match=r"new\.db: cannot be opened; check that you may"):
            Database(str(shared / "new.db"), create=True)
    assert [path.name for path in shared.iterdir()] == ["wars.db"]


def test_a_postgres_that_does_not_answer_is_told_without_its_password() -> None:
    pytest.importorskip("psycopg")
    with pytest.raises(StoreError, match="no database answers at this address") as caught:
        Database("postgresql://ann:secret@127.0.0.1:9/wars")
    assert "secret" not in str(caught.value)
    assert str(caught.value).startswith("postgresql://ann@127.0.0.1:9/wars: ")
