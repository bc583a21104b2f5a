"""A user's own names: imported whole or not at all, used in reading, listed and taken out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from made_records import document, entry
from regesta.cli.app import app
from regesta.store.database import Database
from regesta.store.writer import add

ACTORS = "name,type,country,role,aliases\nBrackish Tide Brigade,group,MLI,REB,BTB\n"


def run(*words: object, status: int = 0) -> str:
    """What a command prints; it must end with this status."""
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exit_code == status, done.output
    return done.output


def lines(*words: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*words, "--format", "jsonl").splitlines() if line.startswith("{")]


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "own.db"


def test_wrong_rows_are_named_and_nothing_is_kept(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "bad.csv"
    file.write_text("name,type\nGood One,person\nBad One,fish\n,person\n")
    told = run("actors", "import", file, "--db", db, status=1)
    assert "bad.csv:3: type 'fish'" in told
    assert "bad.csv:4: no name" in told
    assert lines("actors", "imported", "--db", db) == []


def test_a_file_again_adds_nothing_and_a_changed_row_supersedes(db: Path, tmp_path: Path) -> None:
    file = tmp_path / "own.csv"
    file.write_text(ACTORS)
    assert "1 new, 0 changed" in run("actors", "import", file, "--db", db)
    assert "0 new, 0 changed, 1 as they were" in run("actors", "import", file, "--db", db)
    file.write_text(ACTORS.replace("BTB", "BTB|Tide Brigade"))
    assert "0 new, 1 changed" in run("actors", "import", file, "--db", db)
    (listed,) = lines("actors", "imported", "--db", db)
    assert (listed["file"], listed["rows"]) == ("own.csv", 1)
    assert "1 actors taken out" in run("actors", "remove-import", "own.csv", "--because", "old", "--db", db)
    assert lines("actors", "imported", "--db", db) == []
    run("actors", "remove-import", "own.csv", "--because", "old", "--db", db, status=1)


def test_documents_are_read_with_own_names_until_they_are_taken_out(db: Path, tmp_path: Path) -> None:
    text = tmp_path / "one.txt"
    text.write_text("The Brackish Tide Brigade attacked Mali on Monday. It signed the Quandry Pact.\n")
    for kind, content in (("actors", ACTORS), ("agreements", "name,parties\nQuandry Pact,FR|MLI\n")):
        file = tmp_path / f"{kind}.csv"
        file.write_text(content)
        run(kind, "import", file, "--db", db)
    run("add", text, "--db", db, "--date", "2025-01-15")
    found = {row["name"]: row["entity"] for row in lines("actors", "--db", db)}
    assert found["Brackish Tide Brigade"] == {
        "id": "own:brackish-tide-brigade",
        "name": "Brackish Tide Brigade",
        "country": "MLI",
        "role": "REB",
    }
    run("actors", "remove-import", "actors.csv", "--because", "old", "--db", db)
    run("reread", "--db", db)
    assert "own:brackish-tide-brigade" not in run("actors", "--db", db, "--format", "jsonl")


def test_plain_groups_list(db: Path) -> None:
    register = Database(str(db), create=True)
    add(register, entry(document()))
    register.close()
    assert [row["name"] for row in lines("actors", "norl", "--db", db)] == ["Norland"]
    assert lines("weapons", "--db", db) == []
    assert lines("agreements", "--db", db) == []
    told = run("actors", "merge", "Norland", "Südland", "--because", "one", "--db", db)
    assert "state:SDL is state:NRL" in told
    (judged,) = lines("actors", "judged", "--db", db)
    assert str(judged["id"])[:8] in told
    assert "merge state:NRL" in run("show", judged["id"], "--db", db)
    run("undo", judged["id"], "--because", "two", "--db", db)
    assert {row["name"] for row in lines("actors", "--db", db)} == {"Norland", "Südland", "Harbour Wire"}
