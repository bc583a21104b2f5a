"""What is written of a document comes back as it was, once, and what it supersedes is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from made_records import Clock, document, entry, event, figure, utterance
from regesta.errors import StoreError
from regesta.model.document import Flag
from regesta.model.statement import Extractor
from regesta.store.database import Database
from regesta.store.documents import bytes_of, document_of, document_rows, mentions_of
from regesta.store.remove import remove
from regesta.store.scope import EVERYTHING, Filter, Scope
from regesta.store.tables import contents, log, metadata, readings, referents, statements
from regesta.store.view import statement_rows
from regesta.store.writer import add, collect, reread


def counts(db: Database) -> dict[str, int]:
    """The number of rows of each table."""
    with db.read() as connection:
        return {
            table.name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in metadata.sorted_tables
        }


def test_document_mentions_and_statements_come_back_as_they_were(db: Database) -> None:
    doc = replace(
        document(), title="Port shelled", publisher="Harbour Wire", flags=(Flag(0, 7, "Norland", "fragment", "why"),)
    )
    given = entry(doc, given="2025-01-17", hints={"container": "feed item"})
    assert add(db, given) is True
    with db.read() as connection:
        (row,) = document_rows(connection, EVERYTHING)
        assert document_of(connection, row) == doc
        assert tuple(mentions_of(connection, row)) == given.mentions
        kept = bytes_of(connection, doc.id)
        assert (kept.data, kept.given, kept.hints) == (given.data, "2025-01-17", {"container": "feed item"})
        found = [r.statement for r in statement_rows(connection, EVERYTHING)]
    assert sorted(found, key=lambda s: s.id) == sorted(given.statements, key=lambda s: s.id)
    assert [s.start for s in found] == sorted(s.start for s in found)


def test_adding_again_changes_nothing(db: Database) -> None:
    add(db, entry())
    before = counts(db)
    assert add(db, entry()) is False
    assert counts(db) == before


def test_two_paths_with_one_text_are_two_documents_with_one_content(db: Database) -> None:
    assert add(db, entry(document(path="a.txt")))
    assert add(db, entry(document(path="b.txt")))
    found = counts(db)
    assert (found["contents"], found["documents"], found["statements"]) == (1, 2, 8)
    assert found["referents"] == counts(db)["referents"]
    with db.read() as connection:
        hashes = list(connection.execute(select(referents.c.hash)).scalars())
    assert len(hashes) == len(set(hashes)) == 3


def test_new_bytes_at_one_origin_revise_the_document_before(db: Database) -> None:
    first, second = document(), document(text="Norland shelled the port of Südland on Friday. It burned.")
    add(db, entry(first))
    add(db, entry(second, statements=(event(second),)))
    with db.read() as connection:
        found = {row.id: row.revises for row in document_rows(connection, EVERYTHING)}
    assert found == {first.id: None, second.id: first.id}


def test_a_newer_reading_supersedes_the_old_one_which_is_kept(db: Database, clock: Clock) -> None:
    doc = document()
    add(db, entry(doc))
    clock.set("2025-02-01")
    newer = event(doc, type="COERCE", extractor=Extractor("made", "2"))
    assert reread(db, entry(doc, statements=(newer, figure(doc)))) is True
    with db.read() as connection:
        now = statement_rows(connection, EVERYTHING)
        then = statement_rows(connection, Scope(as_known_on="2025-01-31"))
        kept = connection.execute(select(func.count()).select_from(readings)).scalar_one()
        places = connection.execute(select(func.count()).select_from(statements)).scalar_one()
    assert [(r.kind, r.record["value"].get("type")) for r in now] == [("event", "COERCE"), ("figure", None)]
    assert [r.record["value"].get("type") for r in then] == ["ASSAULT", "ASSAULT", None, None]
    assert (kept, places) == (5, 4)
    assert {r.id for r in now} < {r.id for r in then}


def test_rereading_the_same_changes_nothing(db: Database) -> None:
    add(db, entry())
    before = counts(db)
    assert reread(db, entry()) is False
    assert counts(db) == before


def test_a_new_transcript_takes_its_readings_along(db: Database) -> None:
    doc = document()
    add(db, entry(doc))
    titled = replace(doc, title="Port shelled")
    assert reread(db, entry(titled)) is True
    with db.read() as connection:
        (row,) = document_rows(connection, EVERYTHING)
        assert row.title == "Port shelled"
        assert len(statement_rows(connection, EVERYTHING)) == 4
        assert len(mentions_of(connection, row)) == len(entry(doc).mentions)


def test_collections_are_joined_once_and_bound_questions(db: Database) -> None:
    doc = document()
    add(db, entry(doc), ["navy"])
    add(db, entry(document(path="other.txt")))
    collect(db, doc.id, ["navy", "ports"])
    with db.read() as connection:
        assert [r.id for r in document_rows(connection, Scope(("ports",)))] == [doc.id]
        assert len(statement_rows(connection, Scope(("navy",)))) == 4
        assert not statement_rows(connection, Scope(("army",)))
    assert counts(db)["members"] == 2


def test_removed_for_good_leaves_a_tombstone_and_is_refused(db: Database) -> None:
    doc, other = document(), document(path="other.txt", text="Norland shelled the port of Südland on Friday.")
    add(db, entry(doc))
    add(db, entry(other, statements=(event(other),)))
    remove(db, doc.id, "asked to", "tester")
    found = counts(db)
    assert (found["documents"], found["contents"], found["statements"], found["tombstones"]) == (1, 1, 1, 1)
    assert found["referents"] == 2  # Harbour Wire was only in the one that went
    with db.read() as connection:
        assert [r.document for r in statement_rows(connection, EVERYTHING)] == [other.id]
    with pytest.raises(StoreError, match=r"one\.txt: was removed .* --again"):
        add(db, entry(doc))
    assert add(db, entry(doc), again=True) is True
    assert counts(db)["tombstones"] == 0


def test_removing_one_of_two_documents_with_one_content_leaves_the_bytes(db: Database) -> None:
    one, two = document(path="a.txt"), document(path="b.txt")
    add(db, entry(one))
    add(db, entry(two))
    remove(db, one.id, "twice", "tester")
    assert counts(db)["contents"] == 1
    assert add(db, entry(document(path="c.txt"))) is True
    with pytest.raises(StoreError):
        add(db, entry(one))


def test_the_log_tells_all_that_was_done_and_never_runs_backwards(db: Database, clock: Clock) -> None:
    doc = document()
    clock.set("2025-03-01")
    add(db, entry(doc))
    clock.set("2024-01-01")
    collect(db, doc.id, ["navy"])
    remove(db, doc.id, "asked to", "tester")
    with db.read() as connection:
        rows = connection.execute(select(log).order_by(log.c.number)).all()
    assert [(row.act, row.target) for row in rows] == [("add", doc.id), ("collect", doc.id), ("remove", doc.id)]
    assert [row.at for row in rows] == sorted(row.at for row in rows)


def test_a_failure_in_the_middle_leaves_nothing(db: Database) -> None:
    doc = document()
    wrong = replace(utterance(doc), id="0" * 32)
    with pytest.raises(ValueError, match="is not that of its place"):
        add(db, entry(doc, statements=(event(doc), wrong)))
    assert set(counts(db).values()) == {0}


def test_bytes_are_packed_where_that_pays(db: Database) -> None:
    long, short = document(path="a.txt", text="Norland waits. " * 200), document(path="b.txt", text="No.")
    for doc in (long, short):
        add(db, entry(doc, statements=()))
    with db.read() as connection:
        found = {r.size: (r.packing, len(r.data)) for r in connection.execute(select(contents))}
        assert bytes_of(connection, long.id).data == long.text.encode()
        assert bytes_of(connection, short.id).data == b"No."
    assert found[3000][0] == "zlib"
    assert found[3000][1] < 300
    assert found[3] == ("plain", 3)


def test_filters_do_not_name_what_there_is_not() -> None:
    with pytest.raises(StoreError, match="'vibes' is not one of the kinds"):
        Filter(kinds=("vibes",))
    with pytest.raises(StoreError, match="--since: 'soon' is not a day"):
        Filter(since="soon")
