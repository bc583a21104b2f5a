"""Questions: filters, the two clocks, the order of rows, and judgements in answers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from made_records import Clock, document, entry, event, figure
from regesta.errors import StoreError
from regesta.model.statement import Extractor
from regesta.resolve.judgements import correct_document, judge_statement, judgements_on, undo
from regesta.store.database import Database
from regesta.store.documents import document_of, document_rows
from regesta.store.find import find, find_document
from regesta.store.scope import EVERYTHING, Filter, Scope
from regesta.store.view import count_statements, statement_rows
from regesta.store.writer import add, reread

ASKED = [
    ({}, 4),
    ({"kinds": ("figure",)}, 1),
    ({"kinds": ("figure", "utterance")}, 2),
    ({"types": ("assault",)}, 2),
    ({"types": ("launched",)}, 1),
    ({"actors": ("Norland",)}, 4),
    ({"actors": ("NRL",)}, 4),
    ({"actors": ("state:SDL",)}, 1),
    ({"actors": ("SUDLAND",)}, 1),
    ({"actors": ("Norland", "Südland")}, 1),
    ({"actors": ("Harbour Wire",)}, 0),
    ({"actors": ("Harb",)}, 0),
    ({"says": "harbour wire"}, 2),
    ({"says": "Norland"}, 0),
    ({"relayed": True}, 2),
    ({"evidence": ("not-stated",)}, 4),
    ({"evidence": ("offered",)}, 0),
    ({"certainty": ("certain", "possible")}, 4),
    ({"about": "sudland"}, 1),
    ({"about": "drones reported"}, 2),
    ({"about": "“40 drones”"}, 2),
    ({"about": "“drones 40”"}, 0),
    ({"about": "Norland"}, 4),
    ({"since": "2025-01-18"}, 0),
    ({"since": "2025-01-17", "until": "2025-01-17"}, 4),
    ({"until": "2025-01-16"}, 0),
]


@pytest.mark.parametrize(("fields", "count"), ASKED)
def test_filters(db: Database, fields: dict[str, object], count: int) -> None:
    add(db, entry())
    only = Filter(**fields)  # type: ignore[arg-type]
    with db.read() as connection:
        rows = statement_rows(connection, EVERYTHING, only)
        assert len(rows) == count == count_statements(connection, EVERYTHING, only)
        assert statement_rows(connection, EVERYTHING, only, limit=1, offset=1) == rows[1:2]


def test_rows_stand_by_date_path_and_place_whatever_came_first(db: Database) -> None:
    days = [
        ("c.txt", None),
        ("b.txt", "2025-01-17"),
        ("a.txt", "2025-01-17"),
        ("z.txt", "2024"),
        ("Ä.txt", "2025-01-17"),
    ]
    for path, day in days:
        add(db, entry(document(path=path, published=day)))
    with db.read() as connection:
        rows = statement_rows(connection, EVERYTHING)
        assert [r.path for r in document_rows(connection, EVERYTHING)] == ["z.txt", "a.txt", "b.txt", "Ä.txt", "c.txt"]
    assert list(dict.fromkeys(row.path for row in rows)) == ["z.txt", "a.txt", "b.txt", "Ä.txt", "c.txt"]
    of_one = [(row.start, row.end, row.kind) for row in rows[:4]]
    assert of_one == sorted(of_one)


@pytest.mark.parametrize(
    ("published", "by", "seen"),
    [
        ("2025-01-17", "2025-01-17", True),
        ("2025-01-17", "2025-01-16", False),
        ("2025-01-17T09:30", "2025-01-17", True),
        ("2025-01", "2025-01-30", False),
        ("2025-01", "2025-01-31", True),
        ("2025", "2025-12-30", False),
        ("2025", "2025-12-31", True),
        (None, "2030-01-01", False),
    ],
)
def test_published_by_keeps_what_was_surely_published(db: Database, published: str | None, by: str, seen: bool) -> None:
    add(db, entry(document(published=published)))
    with db.read() as connection:
        assert bool(document_rows(connection, Scope(published_by=by))) is seen
        assert bool(statement_rows(connection, Scope(published_by=by))) is seen


def test_as_known_on_is_the_register_of_that_day(db: Database, clock: Clock) -> None:
    doc = document()
    clock.set("2025-03-01")
    add(db, entry(doc))
    clock.set("2025-03-05")
    correct_document(db, doc.id, "published", "2024-12-24", "printed date", "tester")
    clock.set("2025-03-09")
    reread(db, entry(doc, statements=(event(doc, type="COERCE", extractor=Extractor("made", "2")),)))
    with db.read() as connection:

        def then(day: str) -> list[tuple[str | None, object]]:
            rows = statement_rows(connection, Scope(as_known_on=day), Filter(kinds=("event",)))
            return [(row.published, row.record["value"]["type"]) for row in rows]

        assert then("2025-02-28") == []
        assert then("2025-03-01") == then("2025-03-04") == [("2025-01-17", "ASSAULT"), ("2025-01-17", "ASSAULT")]
        assert then("2025-03-05") == [("2024-12-24", "ASSAULT"), ("2024-12-24", "ASSAULT")]
        assert then("2025-03-09") == then("2030-01-01") == [("2024-12-24", "COERCE")]
        assert not document_rows(connection, Scope(as_known_on="2025-03-04", published_by="2025-01-01"))
        assert document_rows(connection, Scope(as_known_on="2025-03-05", published_by="2025-01-01"))


def test_the_last_word_on_a_document_wins_and_can_be_undone(db: Database) -> None:
    doc = document()
    add(db, entry(doc))

    def published() -> tuple[str | None, str, tuple[str, ...]]:
        with db.read() as connection:
            found = document_of(connection, document_rows(connection, EVERYTHING)[0]).published
        return found.value, found.basis, found.because

    first = correct_document(db, doc.id, "published", "2025-01-10", "masthead", "ann")
    second = correct_document(db, doc.id, "published", "", "page torn", "bob")
    assert published() == (None, "unknown", ("corrected by bob: page torn",))
    undo(db, second, "found the page", "bob")
    assert published() == ("2025-01-10", "given", ("corrected by ann: masthead",))
    undo(db, first, "wrong issue", "ann")
    assert published()[:2] == ("2025-01-17", "given")
    with db.read() as connection:
        assert [(j.id, j.until is None) for j in judgements_on(connection, doc.id)] == [(first, False), (second, False)]
    with pytest.raises(StoreError, match="no judgement that stands"):
        undo(db, first, "again", "ann")


def test_a_word_on_a_statement_carries_over_or_asks_for_review(db: Database) -> None:
    doc = document()
    stmt = event(doc)
    add(db, entry(doc, statements=(stmt,)))
    judge_statement(db, stmt.id, "accept", "read it", "ann")

    def told() -> tuple[str | None, bool]:
        with db.read() as connection:
            (row,) = statement_rows(connection, EVERYTHING, Filter(rejected=True))
        return row.verdict, row.review

    assert told() == ("accept", False)
    reread(db, entry(doc, statements=(replace(stmt, extractor=Extractor("made", "2"), score=0.9),)))
    assert told() == ("accept", False)
    reread(db, entry(doc, statements=(event(doc, type="COERCE", extractor=Extractor("made", "3")),)))
    assert told() == ("accept", True)
    rejected = judge_statement(db, stmt.id, "reject", "not so", "bob")
    assert told() == ("reject", False)
    with db.read() as connection:
        assert not statement_rows(connection, EVERYTHING)
    undo(db, rejected, "was so", "bob")
    assert told() == ("accept", True)


def test_judgements_need_a_reason_and_something_to_judge(db: Database) -> None:
    doc = document()
    add(db, entry(doc))
    with pytest.raises(StoreError, match="needs a reason"):
        correct_document(db, doc.id, "title", "Port", " ", "ann")
    with pytest.raises(StoreError, match="cannot be set"):
        correct_document(db, doc.id, "text", "Port", "why", "ann")
    with pytest.raises(StoreError, match="nothing is read there"):
        judge_statement(db, "0" * 32, "accept", "why", "ann")


def test_min_score_leaves_out_what_the_extractor_doubts(db: Database) -> None:
    doc = document()
    add(db, entry(doc, statements=(event(doc, score=0.4), figure(doc, score=0.6))))
    with db.read() as connection:
        assert [r.kind for r in statement_rows(connection, Scope(min_score=0.6))] == ["figure"]


def test_ids_can_be_shortened_and_ambiguity_is_told(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    doc, other = document(path="a.txt"), document(path="b.txt")
    add(db, entry(doc))
    add(db, entry(other))
    with db.read() as connection:
        assert find(connection, doc.id[:8]) == ("document", doc.id)
        assert find(connection, event(doc).id[:10].upper()) == ("statement", event(doc).id)
        assert find_document(connection, "b.txt") == other.id
        with pytest.raises(StoreError, match="at least 4 digits"):
            find(connection, doc.id[:3])
        with pytest.raises(StoreError, match="nothing in the register"):
            find(connection, "ffffffffffff")
    monkeypatch.setattr("regesta.store.find.SHORTEST", 1)
    docs = [document(path=f"{i}.txt") for i in range(17)]  # two of 17 ids begin with the same of 16 digits
    for made in docs:
        add(db, entry(made, statements=()))
    first = sorted(made.id[0] for made in docs)
    twice = next(one for one, two in pairwise(first) if one == two)
    with db.read() as connection, pytest.raises(StoreError, match=rf"^{twice}: may be one of several: {twice}\w+ "):
        find(connection, twice)
