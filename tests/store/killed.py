"""Adds made documents in a process of its own that kills itself before its n-th statement to the database."""

from __future__ import annotations

import hashlib
import os
import signal
import sys
from dataclasses import replace
from typing import Any

from sqlalchemy import event

import regesta.adding
from made_records import document, entry
from regesta.adding import Adding, add_paths
from regesta.model.ids import document_id
from regesta.pipeline import Reading
from regesta.settings import Settings
from regesta.sources.source import Source
from regesta.store.database import Database


def read_made(batch: list[Source], settings: Settings) -> list[Reading]:
    """A reading of each source without parsing it."""
    return [_read(source) for source in batch]


def _read(source: Source) -> Reading:
    id_ = document_id(source.origin, hashlib.sha256(source.data).hexdigest())
    doc = replace(document(text=source.data.decode(), path=source.path), id=id_, origin=source.origin)
    made = entry(doc)
    return Reading(doc, tuple(made.mentions), tuple(made.statements), tuple(made.sentences))


def main(address: str, folder: str, at: int) -> None:
    """Add the folder; die before statement `at` (0: live)."""
    regesta.adding.read_sources = read_made  # type: ignore[assignment]
    db = Database(address, create=True)
    seen = 0

    def count(*_: Any) -> None:
        nonlocal seen
        seen += 1
        if seen == at:
            os.kill(os.getpid(), signal.SIGKILL)

    event.listen(db.engine, "before_cursor_execute", count)
    event.listen(db.engine, "commit", count)
    for _ in add_paths(db, [folder], Adding(collections=("ports",)), Settings()):
        pass
    db.close()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
