"""Killed at any point and run again, the register equals one that was never killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

from sqlalchemy import select

from made_records import TEXT
from regesta.store.database import Database
from regesta.store.index import searches
from regesta.store.tables import metadata
from regesta.store.verify import verify

DOCUMENTS = 5
MOMENTS = ("recorded", "until", "at")
HERE = Path(__file__).parent


def run(address: str, folder: Path, at: int) -> int:
    path = os.pathsep.join([str(HERE.parent), os.environ.get("PYTHONPATH", "")])
    command = [sys.executable, str(HERE / "killed.py"), address, str(folder), str(at)]
    return subprocess.run(command, env={**os.environ, "PYTHONPATH": path}, timeout=60).returncode


def held(address: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but for when they were recorded; numbers too where the database leaves no gaps."""
    db = Database(address)
    with db.read() as connection:
        assert list(verify(connection)) == []
        found = {}
        for table in [*metadata.sorted_tables, searches]:
            links = {
                c.name for c in table.c if db.postgres and (c.name == "number" or c.foreign_keys or c.name == "rowid")
            }
            columns = [c for c in table.c if c.name not in MOMENTS and c.name not in links]
            found[table.name] = sorted(map(tuple, connection.execute(select(*columns))), key=repr)
    db.close()
    return found


def test_killed_at_any_point_and_run_again(address: str, tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for i in range(DOCUMENTS):
        (folder / f"{i}.txt").write_text(TEXT if i % 2 else f"{TEXT} And {i} more.", encoding="utf-8")
    killed = 0
    # Each start gets a little further: within the first document, between documents, in the last one.
    for at in (3, 9, 14, 20, 31, 44):
        code = run(address, folder, at)
        killed += code == -signal.SIGKILL
        assert code in (0, -signal.SIGKILL)
    assert killed >= 5
    assert run(address, folder, 0) == 0
    after = held(address)
    assert len(after["documents"]) == DOCUMENTS
    whole = str(tmp_path / "whole.db")
    assert run(whole, folder, 0) == 0
    never = held(whole)
    if address.startswith("postgresql"):  # links by number differ: what was rolled back leaves gaps
        after, never = ({name: len(rows) for name, rows in of.items()} for of in (after, never))
    assert after == never
