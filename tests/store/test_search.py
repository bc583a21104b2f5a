"""Search words are the same for both databases; documents are ranked and show where the words stand."""

from __future__ import annotations

import pytest

from made_records import document, entry
from regesta.answer.search import search
from regesta.errors import StoreError
from regesta.store.database import Database
from regesta.store.scope import EVERYTHING, Scope
from regesta.store.words import folded, phrases, places, tokens
from regesta.store.writer import add

TEXTS = {
    "a.txt": "The treaty was signed in Élysée Palace. Treaty partners met. The treaty holds.",
    "b.txt": "A fleet of tankers sailed. The treaty says nothing of a shadow fleet.",
    "c.txt": "Su-35 jets and the Straße were named; AND the NOT operator; it's o'clock. 制裁措施 was written.",
}


@pytest.fixture
def texts(db: Database) -> Database:
    for path, text in TEXTS.items():
        add(db, entry(document(text=text, path=path, published="2025-01-17"), statements=()))
    return db


@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("treaty", ["a.txt", "b.txt"]),
        ("TREATY elysee", ["a.txt"]),
        ("fleet treaty", ["b.txt"]),
        ('"shadow fleet"', ["b.txt"]),
        ('"fleet shadow"', []),
        ("su-35", ["c.txt"]),
        ("35-su", []),
        ("strasse", ["c.txt"]),
        ("NOT AND", ["c.txt"]),
        ("制裁", ["c.txt"]),
        ("裁制", []),
        ("o'clock", ["c.txt"]),
        ("palaces", []),
        ("missing", []),
    ],
)
def test_documents_that_hold_all_words(texts: Database, words: str, paths: list[str]) -> None:
    with texts.read() as connection:
        found, total = search(connection, EVERYTHING, words)
    assert [item.row.path for item in found] == paths
    assert total == len(paths)


def test_hits_scores_and_passages(texts: Database) -> None:
    with texts.read() as connection:
        found, _ = search(connection, EVERYTHING, "treaty signed")
        (only,) = found
        assert only.hits == 4
        assert only.passages[0].text == "The treaty was signed in Élysée Palace."
        for passage in only.passages:
            assert TEXTS["a.txt"][passage.start : passage.end] == passage.text
        assert search(connection, EVERYTHING, "treaty", limit=1, offset=1)[0][0].row.path == "b.txt"
        assert search(connection, Scope(published_by="2025-01-01"), "treaty") == ([], 0)
        with pytest.raises(StoreError, match="no letter or digit"):
            search(connection, EVERYTHING, "…!")


def test_words_are_letters_and_digits_without_case_and_accents() -> None:
    assert tokens("Élysée’s Su-35s_x İ 1,000 制裁") == ["elysee", "s", "su", "35s", "x", "i", "1", "000", "制", "裁"]
    assert folded("A b") == " a b "
    assert phrases('“shadow fleet” su-35 x "y z"') == [["shadow", "fleet"], ["su", "35"], ["x"], ["y", "z"]]
    text = "The no-fly zone; NO fly."
    assert [text[s:e] for s, e in places(text, ["no", "fly"])] == ["no-fly", "NO fly"]
