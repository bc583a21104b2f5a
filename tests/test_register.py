"""The register in Python, and adding real files: what is read is what is stored, once, with its faults told."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import regesta
from regesta.errors import ReadError, RegestaError

ARTICLE = (
    "HARBOUR CITY, March 4, 2024 — Norway and Poland signed a defence pact on Monday. "
    "Norway delivered 40 tanks to Poland, the ministry said.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles and a file that is none."""
    folder = tmp_path / "press"
    folder.mkdir()
    (folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.txt").write_text(f"{ARTICLE}\nMore follows.\n", encoding="utf-8")
    (folder / "c.txt").write_bytes(b"")
    return folder


def test_what_is_added_is_what_is_read(folder: Path, tmp_path: Path) -> None:
    read = {reading.document.id: reading for reading in regesta.read(folder)}
    with regesta.open(tmp_path / "r.db") as register:
        added = register.add(folder, collection="press")
        assert [(item.document in read, item.new) for item in added] == [(True, True), (True, True)]
        assert [item.new for item in register.add(folder)] == [False, False]
        docs = register.documents(collection="press")
        assert {doc.id: doc for doc in docs} == {id_: reading.document for id_, reading in read.items()}
        stored = sorted(register.statements(), key=lambda s: s.id)
        assert stored == sorted((s for r in read.values() for s in r.statements), key=lambda s: s.id)
        assert stored
        for id_, reading in read.items():
            assert list(register.mentions(id_)) == list(reading.mentions)
        assert register.search("tanks")[0]["document"] in read


def test_reread_and_two_workers_give_the_same(folder: Path, tmp_path: Path) -> None:
    from regesta.adding import reread_documents
    from regesta.settings import Settings
    from regesta.store.documents import document_rows
    from regesta.store.scope import EVERYTHING

    with regesta.open(tmp_path / "one.db") as one, regesta.open(tmp_path / "two.db") as two:
        one.add(folder)
        two.add(folder, workers=2)
        assert one.statements().records == two.statements().records
        assert one.documents().records == two.documents().records
        with one.read() as connection:
            rows = document_rows(connection, EVERYTHING)
        assert [item.changed for item in reread_documents(one.database, rows, Settings())] == [False, False]
        # A person's word on the date goes before all the text says, and times are worked out from it.
        one.correct(rows[0].id, "published", "2019-05-07", "printed date", "ann")
        (again,) = reread_documents(one.database, rows[:1], Settings())
        assert again.changed


def test_a_single_file_that_cannot_be_read_is_an_error(folder: Path, tmp_path: Path) -> None:
    with regesta.open(tmp_path / "r.db") as register, pytest.raises(ReadError, match=r"c\.txt"):
        register.add(folder / "c.txt")


def test_removed_files_are_refused_until_asked_for_again(folder: Path, tmp_path: Path) -> None:
    with regesta.open(tmp_path / "r.db") as register:
        (added,) = register.add(folder / "a.txt")
        register.remove(added.document, "asked to", "ann")
        with pytest.raises(ReadError, match="removed from the register for good; add it with --again"):
            register.add(folder / "a.txt")
        assert [item.new for item in register.add(folder / "a.txt", again=True)] == [True]


def test_pandas_tables(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with regesta.open(tmp_path / "r.db") as register:
        register.add(folder / "a.txt")
        found = register.statements()
        pytest.importorskip("pandas")
        table = found.to_pandas()
        assert list(table["id"]) == [stmt.id for stmt in found]
        monkeypatch.setitem(sys.modules, "pandas", None)
        with pytest.raises(RegestaError, match=r"pip install 'regesta\[pandas\]'"):
            found.to_pandas()
