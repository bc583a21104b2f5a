"""An address in, a register's database out: opened, checked, brought to today's form; errors in plain words.

An address is a SQLite file's path or `postgresql://…`. Reading and writing are two kinds of
transaction: a writer takes the lock at once, so that two never undo each other's work.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Engine, create_engine, event, exc, text
from sqlalchemy.pool import QueuePool

from regesta.errors import StoreError

SCHEMA = "0002"
"""The last step in `migrations/versions`; a test holds the two together."""
KNOWN = frozenset({"0001", "0002"})
"""All steps that this version knows; a register of another one is from a newer version."""
APPLICATION = 0x52474553
"""SQLite's application id of a register ("RGES"): tells it from other programs' files."""
_MIGRATING = 0x52474553
_CACHE_KIB = 65_536


def clock() -> str:
    """The present moment in UTC; sorts as text."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


class Database:
    """A register's database: `with db.read() as connection: …`, `with db.write() as connection: …`.

    `create` makes one where there is none. `timeout` is how many seconds to wait for another
    writer. `now` gives the moment of recording.
    """

    def __init__(
        self, address: str, *, create: bool = False, timeout: float = 30.0, now: Callable[[], str] = clock
    ) -> None:
        self.address = address
        self.now = now
        self.postgres = address.startswith(("postgresql:", "postgres:", "postgresql+psycopg:"))
        self.frozen = False
        self.name = _without_password(address) if self.postgres else address
        with self._plain_errors():
            self.engine = self._postgres_engine() if self.postgres else self._sqlite_engine(create, timeout)
            try:
                self._prepare(create)
            except BaseException:
                self.engine.dispose()
                raise

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A transaction that sees one state of the register throughout."""
        with self._plain_errors(), self.engine.connect() as connection:
            if self.postgres:
                connection = connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
            with connection.begin():
                yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """A transaction that changes the register: all of it is kept or nothing."""
        with self._plain_errors(), self.engine.connect() as connection:
            connection = connection.execution_options(regesta_write=True)
            with connection.begin():
                yield connection

    def check_writable(self) -> None:
        """Raise StoreError where the register cannot be changed, before any work is done for it."""
        if self.frozen:
            raise StoreError(f"{self.name}: {READ_ONLY}")

    def _postgres_engine(self) -> Engine:
        address = "postgresql+psycopg:" + self.address.split(":", 1)[1]
        try:
            return create_engine(address, connect_args={"connect_timeout": 10})
        except ImportError as error:
            raise StoreError(
                f"{self.name}: PostgreSQL needs psycopg; install it with: pip install 'regesta[postgres]'"
            ) from error

    def _sqlite_engine(self, create: bool, timeout: float) -> Engine:
        path = Path(self.address)
        if path.is_dir():
            raise StoreError(f"{path}: is a folder; give --db a file in it, for example {path / 'regesta.db'}")
        if not path.exists() and not create:
            raise StoreError(f"{path}: there is no register here; make one with: regesta add --db {path} PATH")
        if not path.absolute().parent.is_dir():
            raise StoreError(f"{path}: its folder does not exist; make the folder first or give another --db")
        self.frozen = path.exists() and not _writable(path)
        where = f"file:{quote(str(path.absolute()))}"
        if self.frozen:
            waiting = Path(f"{path}-wal")
            where += "?mode=ro" if waiting.exists() and waiting.stat().st_size else "?mode=ro&immutable=1"
        elif not create:
            where += "?mode=rw"

        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(
                where, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False
            )
            try:
                connection.execute("PRAGMA foreign_keys=ON")
                connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
                connection.execute("PRAGMA temp_store=MEMORY")
                connection.execute("PRAGMA synchronous=NORMAL")
                # From the start: what is freed by a merge of the index would outlast the removal of its document.
                connection.execute("PRAGMA secure_delete=ON")
            except BaseException:
                connection.close()
                raise
            return connection

        # Kept open between transactions: closing the last connection empties the write-ahead log and the cache.
        engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)
        event.listen(engine, "begin", _begin)
        return engine

    def _prepare(self, create: bool) -> None:
        """Make sure that the tables are there and of today's form."""
        with self.engine.connect() as connection, connection.begin():
            version = self._version(connection)
        if version == SCHEMA:
            return
        if version is None and not create:
            raise StoreError(f"{self.name}: there is no register here yet; make one with: regesta add --db … PATH")
        from regesta.store.migrate import upgrade

        if not self.postgres:
            self._switch_to_wal()
        with self.write() as connection:
            if self.postgres:
                connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _MIGRATING})
            if self._version(connection) != SCHEMA:
                upgrade(connection)
                if not self.postgres:
                    connection.exec_driver_sql(f"PRAGMA application_id={APPLICATION}")

    def _switch_to_wal(self) -> None:
        with self.engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            driver.execute("PRAGMA journal_mode=WAL")

    def _version(self, connection: Connection) -> str | None:
        """The last step applied; None where the database is empty; StoreError where it is not ours."""
        if self.postgres:
            there = connection.execute(text("SELECT to_regclass('alembic_version') IS NOT NULL")).scalar()
            if not there:
                return None
        else:
            mark = connection.exec_driver_sql("PRAGMA application_id").scalar()
            if mark != APPLICATION:
                if connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar():
                    raise StoreError(f"{self.name}: is another program's database; give --db another file")
                return None
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if version is not None and version not in KNOWN:
            raise StoreError(
                f"{self.name}: was made by a newer version of Regesta (tables {version}, this one knows {SCHEMA});"
                " update Regesta to open it"
            )
        return None if version is None else str(version)

    @contextmanager
    def _plain_errors(self) -> Iterator[None]:
        """Say in one line what the database refused and what to do about it."""
        try:
            yield
        except exc.DBAPIError as error:
            raise StoreError(f"{self.name}: {plain_words(error.orig)}") from error
        except sqlite3.Error as error:
            raise StoreError(f"{self.name}: {plain_words(error)}") from error
        except UnicodeDecodeError as error:
            raise StoreError(f"{self.name}: {DAMAGED}") from error


def plain_words(error: BaseException | None) -> str:
    """What a database's error means, and what to do about it."""
    said = " ".join(str(error).split()) or type(error).__name__
    for sign, words in _WORDS.items():
        if sign in said:
            return words
    return f"the database refused: {said}"


DAMAGED = "is damaged; go back to a copy of it, or add its documents to a new one"
READ_ONLY = "is read-only; change its permissions (and its folder's) or give --db another file"
_WORDS = {
    "file is not a database": "is not a register (not a database file); give --db another file",
    "malformed": DAMAGED,
    "Could not decode": DAMAGED,
    "locked": "is in use by another program that is writing; try again when it is done",
    "busy": "is in use by another program that is writing; try again when it is done",
    "disk is full": "the disk is full, nothing of this document was stored; make room and run the command again",
    "No space left": "the disk is full, nothing of this document was stored; make room and run the command again",
    "disk I/O error": "the disk could not be read or written; check the disk and its free space, then run it again",
    "readonly database": READ_ONLY,
    "unable to open database": "cannot be opened; check that you may read the file and write to its folder",
    "read-only transaction": "is read-only; use an account that may write",
    "connection refused": "no database answers at this address; check that PostgreSQL runs and the address is right",
    "Connection refused": "no database answers at this address; check that PostgreSQL runs and the address is right",
    "password authentication failed": "the user or password is wrong; check the address",
    "does not exist": "there is no such database or user; check the address",
    "permission denied": "this user may not use the database; grant it the rights",
}


def _begin(connection: Connection) -> None:
    write = connection.get_execution_options().get("regesta_write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _writable(path: Path) -> bool:
    """Whether the file can be changed; SQLite writes beside it too, so its folder counts."""
    effective = os.access in os.supports_effective_ids
    return all(os.access(p, os.W_OK, effective_ids=effective) for p in (path, path.absolute().parent))


def _without_password(address: str) -> str:
    head, at, tail = address.rpartition("@")
    if not at:
        return address
    scheme, slashes, login = head.partition("//")
    return f"{scheme}{slashes}{login.partition(':')[0]}@{tail}"
