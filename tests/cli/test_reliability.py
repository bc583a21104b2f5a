"""The user's own grades of publishers: shown where a table is set, never guessed, a wrong table told in one line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_records import document, entry, figure
from regesta.answer.reliability import load_grades
from regesta.cli.app import app
from regesta.errors import SettingsError
from regesta.resolve.judgements import correct_document
from regesta.store.database import Database
from regesta.store.writer import add


@pytest.fixture
def db(tmp_path: Path) -> str:
    register = Database(str(tmp_path / "own.db"), create=True)
    add(register, entry())
    correct_document(register, document().id, "publisher", "Harbour Wire", "masthead", "ann")
    register.close()
    return str(tmp_path / "own.db")


def out(*words: str) -> str:
    done = CliRunner().invoke(app, list(words), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_grades_are_shown_where_a_table_is_set(db: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "grade" not in out("documents", "--db", db) + out("claims", "--db", db)
    table = tmp_path / "grades.csv"
    table.write_text("publisher,grade,why\nHARBOUR WIRE,b,names its sources\n")
    monkeypatch.setenv("REGESTA_RELIABILITY", str(table))
    assert "grade" in out("documents", "--db", db)
    for command in ("documents", "claims"):
        (row,) = map(json.loads, out(command, "--db", db, "--format", "jsonl").splitlines())
        assert row["reliability"] == {"grade": "B", "why": "names its sources"}
    assert "Harbour Wire (grade B: names its sources)" in out("show", figure(document()).id, "--db", db)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("publisher,grade\nX,G\n", ":2: grade 'G' of X is none of A, B"),
        ("publisher,grade\n,A\n", ":2: no publisher"),
        ("publisher,grade\nX,A\nx,B\n", ":3: x stands in the table already"),
        ("name,mark\nX,A\n", "its columns must be"),
    ],
)
def test_a_wrong_table_is_told(content: str, said: str, tmp_path: Path) -> None:
    table = tmp_path / "grades.csv"
    table.write_text(content)
    with pytest.raises(SettingsError, match=said):
        load_grades(table)
    with pytest.raises(SettingsError, match="cannot be read"):
        load_grades(tmp_path / "none.csv")
