"""Who is whom: merged, split and renamed beside what was read, undone, and as it was known."""

from __future__ import annotations

from dataclasses import replace

import pytest

from made_records import NORLAND, SUDLAND, Clock, document, entry, event
from regesta.answer.actors import actors
from regesta.answer.show import show
from regesta.errors import StoreError
from regesta.model.statement import EventValue
from regesta.resolve.identities import find_actor, identity_judgements, merge, rename, split, unmerge
from regesta.resolve.judgements import undo
from regesta.store.database import Database
from regesta.store.documents import document_rows, mentions_of
from regesta.store.remove import remove
from regesta.store.scope import EVERYTHING, Filter, Scope
from regesta.store.verify import verify
from regesta.store.view import count_statements, statement_rows
from regesta.store.writer import add, reread

ONE, TWO = document(), document(path="two.txt", published="2025-02-01")


@pytest.fixture
def full(db: Database, clock: Clock) -> Database:
    """A register with two documents, later judged on another day."""
    add(db, entry(ONE))
    add(db, entry(TWO))
    clock.set("2025-03-01")
    return db


def counted(db: Database, scope: Scope = EVERYTHING) -> dict[str, tuple[str, int]]:
    """The actors as name -> (id, statements)."""
    with db.read() as connection:
        found = actors(connection, scope, Filter())
    return {a.name: (a.entity["id"] if a.entity else "", len(a.statements)) for a in found}


def asked(db: Database, who: str, scope: Scope = EVERYTHING) -> set[str]:
    """The documents of the statements with an actor."""
    with db.read() as connection:
        return {row.document for row in statement_rows(connection, scope, Filter(actors=(who,)))}


def test_merged_actors_are_one_in_every_answer(full: Database) -> None:
    merge(full, ["state:NRL", "Südland"], "one state", "ann")
    assert counted(full) == {"Norland": ("state:NRL", 8), "Harbour Wire": ("org:wire", 4)}
    with full.read() as connection:
        shown = statement_rows(connection, EVERYTHING, Filter(kinds=("event",), documents=(ONE.id,)))[0]
        recipient = shown.record["value"]["recipients"][0]
        assert (recipient["text"], recipient["entity"]["id"], recipient["entity"]["name"]) == (
            "Südland",
            "state:NRL",
            "Norland",
        )
        assert recipient["entity"]["country"] == "NRL"
        row = document_rows(connection, EVERYTHING, [ONE.id])[0]
        assert {m.entity.id for m in mentions_of(connection, row) if m.entity} == {"state:NRL"}
        # What was read stays as it was read.
        history = show(connection, EVERYTHING, shown.id)["history"]
        assert history[0]["reading"]["value"]["recipients"][0]["entity"]["id"] == SUDLAND.id
        assert count_statements(connection, EVERYTHING, Filter(actors=("state:SDL",))) == 8
        assert list(verify(connection)) == []


def test_a_merge_holds_for_what_is_read_later(full: Database) -> None:
    merge(full, ["state:NRL", "state:SDL"], "one state", "ann")
    reread(full, entry(ONE, (event(ONE, type="AID"),)))
    assert counted(full)["Norland"][0] == "state:NRL"
    assert "Südland" not in counted(full)


def test_as_known_before_the_judgement(full: Database) -> None:
    merge(full, ["state:NRL", "state:SDL"], "one state", "ann")
    rename(full, "Harbour Wire", "The Wire", "its new name", "ann")
    before = Scope(as_known_on="2025-02-28")
    assert set(counted(full, before)) == {"Norland", "Südland", "Harbour Wire"}
    assert set(counted(full)) == {"Norland", "The Wire"}


def test_merges_join_and_the_first_named_is_kept(full: Database) -> None:
    merge(full, ["state:SDL", "org:wire"], "one", "ann")
    merge(full, ["state:NRL", "org:wire"], "one", "ann")
    assert set(counted(full)) == {"Norland"}
    with pytest.raises(StoreError, match="merged with state:NRL already"):
        merge(full, ["state:NRL", "state:SDL"], "again", "ann")
    merge(full, ["state:SDL", "state:NRL"], "rather this one", "ann")
    assert set(counted(full)) == {"Südland"}


def test_undone_merges_leave_what_was(full: Database) -> None:
    before = counted(full)
    (kept,) = merge(full, ["state:NRL", "state:SDL"], "one state", "ann")
    undo(full, kept.judgement, "two after all", "ben")
    assert counted(full) == before
    merge(full, ["state:NRL", "state:SDL", "org:wire"], "one", "ann")
    assert len(unmerge(full, "state:NRL", "three after all", "ben")) == 2
    assert counted(full) == before
    with pytest.raises(StoreError, match="merged with nobody"):
        unmerge(full, "state:NRL", "once more", "ben")


def test_a_split_tells_apart_by_document(full: Database) -> None:
    split(full, "Norland", [TWO.id], "Norland (company)", "a namesake", "ann")
    assert counted(full)["Norland"] == ("state:NRL", 4)
    assert counted(full)["Norland (company)"] == ("state:NRL~norland-company", 4)
    assert asked(full, "state:NRL") == {ONE.id}
    assert asked(full, "state:NRL~norland-company") == asked(full, "Norland (company)") == {TWO.id}
    remove(full, TWO.id, "not ours", "ann")
    with full.read() as connection:
        assert identity_judgements(connection) == []


def test_a_name_given_is_found_and_shown(full: Database) -> None:
    rename(full, "state:NRL", "The North", "its own name", "ann")
    rename(full, "state:NRL", "Greater Norland", "its newer name", "ann")
    assert counted(full)["Greater Norland"] == ("state:NRL", 8)
    assert asked(full, "greater norland") == {ONE.id, TWO.id}
    with full.read() as connection:
        assert find_actor(connection, "Greater Norland") == NORLAND.id


def test_names_that_may_mean_several_are_told(db: Database) -> None:
    other = replace(NORLAND, id="org:norland")
    value = event(ONE).value
    assert isinstance(value, EventValue)
    twin = replace(value, actors=tuple(replace(a, entity=other) for a in value.actors))
    add(db, entry(ONE, (event(ONE),)))
    add(db, entry(TWO, (replace(event(TWO), value=twin),)))
    with pytest.raises(StoreError, match="one of several: org:norland, state:NRL"):
        rename(db, "Norland", "x", "why", "ann")
    with pytest.raises(StoreError, match="no actor in the register"):
        rename(db, "Atlantis", "x", "why", "ann")
    with pytest.raises(StoreError, match="needs a reason"):
        rename(db, "org:norland", "x", " ", "ann")
