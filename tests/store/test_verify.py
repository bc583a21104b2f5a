"""Verify finds a single changed byte, and nothing in a whole register."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from sqlalchemy import select, text, update

from made_records import document, entry, event
from regesta.errors import StoreError
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
    ("UPDATE readings SET certainty = 'possible' WHERE certainty = 'certain'", "readings: is not what was read"),
    ("UPDATE readings SET first = '1999-01-01'", "readings: is not what was read"),
    ("UPDATE mentions SET type = 'group'", "mentions: is not what was read"),
    ("UPDATE referents SET words = ' other '", "roles: who it refers to"),
    ("UPDATE judgements SET because = 'no reason'", "judgements: is not what was judged"),
    ("UPDATE statements SET recorded = '2001-01-01T00:00:00Z'", "statements: this moment"),
    ("UPDATE transcripts SET until = '2001-01-01T00:00:00Z' WHERE number = 1", "transcripts: this moment"),
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


def test_an_index_that_misleads_is_found(whole: Database) -> None:
    with whole.write() as connection:
        if connection.dialect.name == "sqlite":  # told of a deletion of words that the text does not have
            connection.execute(text("UPDATE searches_content SET c0 = ' norland '"))
            connection.execute(text("DELETE FROM searches WHERE rowid = 1"))
        else:
            connection.execute(text("UPDATE searches SET vector = array_to_tsvector(ARRAY['other'])"))
    assert "searches: the index does not lead to the words of this text" in faults(whole)


@pytest.mark.parametrize("name", ["polarity", "answers", "value", "says", "when"])
def test_a_payload_that_lost_a_field_is_a_fault(whole: Database, name: str) -> None:
    with whole.write() as connection:
        connection.execute(text(f"UPDATE readings SET payload = replace(payload, '\"{name}\"', '\"{name}_\"')"))
    assert "readings: is damaged: not even its form is whole" in faults(whole)


def test_a_byte_that_is_no_utf8_is_damage(address: str) -> None:
    if address.startswith("postgresql"):
        pytest.skip("PostgreSQL checks what it is given")
    db = Database(address, create=True)
    add(db, entry())
    with db.write() as connection:
        connection.execute(text("UPDATE transcripts SET text = CAST(x'ff41' AS TEXT)"))
    with pytest.raises(StoreError, match="is damaged"):
        faults(db)
    db.close()


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


def test_a_removal_that_another_program_holds_up_is_told(address: str) -> None:
    if address.startswith("postgresql"):
        pytest.skip("PostgreSQL's files are its own")
    db, other = Database(address, create=True, timeout=0.1), Database(address, create=True)
    doc = document(path="secret.txt")
    add(db, entry(doc))
    with other.read() as connection:
        connection.execute(select(contents)).all()
        with pytest.raises(StoreError, match=r"is removed, but another program .*; close that program"):
            remove(db, doc.id, "asked to", "ann")
    for one in (db, other):
        one.close()
    assert not Path(f"{address}-wal").exists()
