"""Verify finds a single changed byte, and nothing in a whole register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from made_records import document, entry, event
from regesta.resolve.judgements import correct_document, judge_statement
from regesta.store.database import Database
from regesta.store.remove import remove
from regesta.store.tables import contents
from regesta.store.verify import verify
from regesta.store.writer import add, collect


@pytest.fixture
def whole(db: Database) -> Database:
    """A register with two documents, judgements and a tombstone."""
    one, two, gone = (document(path=path) for path in ("one.txt", "two.txt", "gone.txt"))
    for doc in (one, two, gone):
        add(db, entry(doc))
    newer = document(path="one.txt", text=f"{one.text} More.")
    add(db, entry(newer, statements=(event(newer),)))
    collect(db, one.id, ["ports"])
    correct_document(db, one.id, "published", "2025-01-18", "masthead", "ann")
    judge_statement(db, event(two).id, "accept", "read it", "ann")
    remove(db, gone.id, "asked to", "ann")
    return db


def faults(db: Database) -> list[str]:
    with db.read() as connection:
        return [f"{fault.where}: {fault.because}" for fault in verify(connection)]


def test_a_whole_register_has_no_faults(whole: Database) -> None:
    assert faults(whole) == []


DAMAGES = [
    ("UPDATE contents SET size = size + 1", "contents: the bytes are not those"),
    ("UPDATE transcripts SET text = replace(text, '40', '41')", "transcripts: the text .* is not what was read"),
    ("UPDATE transcripts SET title = 'Other'", "transcripts: title, publisher or date differ"),
    ("UPDATE searches SET words = ' norland '", "searches: the words"),
    ("UPDATE documents SET origin = '/elsewhere'", "documents: the id is not that of its origin"),
    ("UPDATE documents SET revises = 'nothing' WHERE revises IS NOT NULL", "documents: revises nothing"),
    ("UPDATE statements SET start = start + 1", "statements: the id is not that of its place"),
    ("UPDATE statements SET start = start + 1", "statements: does not have its words"),
    ("UPDATE readings SET payload = replace(payload, 'ASSAULT', 'COERCE')", "readings: is not what was read"),
    ("UPDATE readings SET transcript = 1", "readings: (was read in the text of another|cites words)"),
    ("UPDATE mentions SET payload = replace(payload, 'Norland', 'Sorland')", "mentions: does not have its words"),
    ("UPDATE referents SET country = 'XXX' WHERE country = 'NRL'", "roles: who it refers to"),
    ("DELETE FROM roles", "roles: who it refers to"),
    ("UPDATE judgements SET target = 'nothing'", "judgements: is about nothing"),
    ("UPDATE tombstones SET document = (SELECT min(id) FROM documents)", "documents: is there although"),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGES)
def test_damage_is_found(whole: Database, damage: str, told: str) -> None:
    with whole.write() as connection:
        connection.execute(text(damage))
    found = faults(whole)
    assert any(re.match(told, fault) for fault in found), found


@pytest.mark.parametrize("at", [0, 1, 20, 60, -1])
def test_one_changed_byte_of_a_content_is_found(whole: Database, at: int) -> None:
    with whole.write() as connection:
        row = connection.execute(select(contents).order_by(contents.c.sha256)).first()
        assert row is not None
        data = bytearray(row.data)
        data[at] ^= 1
        connection.execute(update(contents).where(contents.c.sha256 == row.sha256).values(data=bytes(data)))
    assert [fault.split(":")[0] for fault in faults(whole)] == ["contents"]


def test_a_payload_that_is_no_json_is_a_fault(whole: Database) -> None:
    with whole.write() as connection:
        connection.execute(text("UPDATE readings SET payload = substr(payload, 2)"))
        connection.execute(text("UPDATE mentions SET payload = '{'"))
    assert {fault.split(":")[0] for fault in faults(whole)} == {"readings", "mentions"}
    with whole.write() as connection:
        connection.execute(text("UPDATE transcripts SET record = ''"))
    assert {fault.split(":")[0] for fault in faults(whole)} == {"transcripts"}


def test_a_removed_document_is_nowhere_in_the_files(address: str) -> None:
    if address.startswith("postgresql"):
        pytest.skip("PostgreSQL's files are its own")
    db = Database(address, create=True)
    doc = document(path="secret.txt", text="Norland shelled the port of Südland on Friday; xylophones quarrelled.")
    add(db, entry(doc, statements=(event(doc),)))
    add(db, entry())
    remove(db, doc.id, "asked to", "ann")
    db.close()
    files = [path for path in Path(address).parent.iterdir() if path.name.startswith("register.db")]
    assert files
    for path in files:
        assert b"xylophone" not in path.read_bytes()
