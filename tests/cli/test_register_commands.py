"""The commands over a register, as a person or a program calls them, from made records without parsing."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import regesta
from made_records import TEXT, document, entry, event, figure, launch, utterance
from regesta.answer import summary
from regesta.cli import app as cli
from regesta.cli.output import cell
from regesta.errors import RegestaError, SettingsError, StoreError
from regesta.settings import Settings
from regesta.store.database import Database
from regesta.store.writer import add

LISTS = ["documents", "statements", "actors", "figures", "agreements", "transfers", "timeline", "claims"]
Run = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A register with two documents."""
    path = tmp_path / "wars.db"
    db = Database(str(path), create=True)
    add(db, entry())
    add(db, entry(document(path="=two.txt", published="2024-12-01")), ["navy"])
    db.close()
    return path


def printed(*words: object) -> str:
    """What a command prints on standard output; it must end well."""
    done = CliRunner().invoke(cli.app, [str(word) for word in words], catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return done.stdout


@pytest.fixture
def rows(file: Path) -> Run:
    """Ask the register for JSON Lines."""

    def ask(*words: object) -> list[dict[str, Any]]:
        return [json.loads(line) for line in printed(*words, "--db", file, "--format", "jsonl").splitlines()]

    return ask


def test_statements_are_those_of_the_contract_with_their_path(rows: Run) -> None:
    found = rows("statements")
    assert [(r["path"], r["kind"]) for r in found[:4]] == [
        ("=two.txt", "event"),
        ("=two.txt", "event"),
        ("=two.txt", "figure"),
        ("=two.txt", "utterance"),
    ]
    assert len(found) == 8
    for row in found:
        assert TEXT[row["start"] : row["end"]] == row["text"]
        assert "recorded" not in row
    assert all("recorded" in row for row in rows("statements", "--times"))


def test_filters_and_bounds(rows: Run) -> None:
    assert len(rows("statements", "--kind", "figure,utterance")) == 4
    assert len(rows("statements", "--kind", "figure", "--collection", "navy")) == 1
    assert len(rows("statements", "--actor", "Südland", "--published-by", "2024-12-31")) == 1
    assert rows("statements", "--as-known-on", "2001-01-01") == []
    assert [r["value"]["measure"] for r in rows("figures", "--says", "Harbour Wire")] == ["launched", "launched"]
    assert {r["document"] for r in rows("statements", "--document", "=two.txt")} == {document(path="=two.txt").id}


def test_claims_are_one_line_each_most_specific_first(rows: Run) -> None:
    found = rows("claims")
    doc = document()
    assert [(r["kind"], r["also"]) for r in found if r["document"] == doc.id] == [("figure", [launch(doc).id])]
    assert rows("claims", "--evidence", "offered,none-found") == []
    assert len(rows("claims", "--by", "Harbour Wire")) == 2
    assert rows("claims", "--by", "Norland") == []
    assert rows("claims", "--denied") == []


def test_timeline_stands_by_time_and_says_how_that_is_known(rows: Run) -> None:
    found = [(r["time"]["first"], r["time"]["basis"], r["path"]) for r in rows("timeline")]
    assert found == [
        ("2024-12-01", "published", "=two.txt"),
        ("2025-01-17", "stated", "=two.txt"),
        ("2025-01-17", "stated", "press/one.txt"),
        ("2025-01-17", "published", "press/one.txt"),
    ]


def test_actors_are_counted_once_for_a_statement(rows: Run) -> None:
    found = {r["name"]: (r["statements"], r["documents"]) for r in rows("actors")}
    assert found == {"Norland": (8, 2), "Harbour Wire": (4, 2), "Südland": (2, 2)}
    assert [r["entity"]["country"] for r in rows("actors", "sud")] == ["SDL"]


def test_show_gives_surroundings_history_and_neighbours(rows: Run, file: Path) -> None:
    doc = document()
    (shown,) = rows("show", figure(doc).id[:10])
    assert shown["context"]["before"].strip() == "Norland shelled the port of Südland on Friday."
    assert shown["context"]["sentence"]["text"] == "Norland launched 40 drones, Harbour Wire reported."
    assert [h["stands"] for h in shown["history"]] == [True]
    assert [o["id"] for o in shown["here"]] == [launch(doc).id]
    assert "Harbour Wire (reported)" in printed("show", figure(doc).id, "--db", file)


def test_a_correction_is_shown_undone_and_kept(rows: Run, file: Path) -> None:
    doc = document()
    printed("document", doc.id[:8], "--set", "published=2023-05", "--because", "masthead", "--who", "ann", "--db", file)
    assert [d["published"]["value"] for d in rows("documents")] == ["2023-05", "2024-12-01"]
    (shown,) = rows("show", doc.id)
    (word,) = shown["judgements"]
    assert (word["field"], word["value"], word["who"], word["stands"]) == ("published", "2023-05", "ann", True)
    printed("undo", word["id"][:8], "--because", "wrong page", "--db", file)
    assert [d["published"]["value"] for d in rows("documents")] == ["2024-12-01", "2025-01-17"]
    assert [j["stands"] for j in rows("show", doc.id)[0]["judgements"]] == [False]


def test_removed_is_gone_and_told(rows: Run, file: Path) -> None:
    doc = document()
    printed("remove", doc.id[:8], "--because", "asked to", "--who", "ann", "--db", file)
    assert [d["path"] for d in rows("documents")] == ["=two.txt"]
    assert rows("show", doc.id)[0]["record"] == "removed"
    printed("verify", "--db", file)


def test_search_and_verify(rows: Run) -> None:
    assert [r["path"] for r in rows("search", "DRONES", "sudland")] == ["press/one.txt", "=two.txt"]
    assert rows("verify") == []


@pytest.mark.parametrize("command", LISTS)
def test_every_list_prints_for_people_and_as_csv(file: Path, command: str) -> None:
    for line in printed(command, "--db", file).splitlines():
        assert len(line) <= 100
    table = list(csv.DictReader(io.StringIO(printed(command, "--db", file, "--format", "csv"))))
    lines = printed(command, "--db", file, "--format", "jsonl").splitlines()
    assert len(table) == len(lines)
    for row in table:
        assert not [value for value in row.values() if value.startswith(("=", "+", "@"))]


def test_pages(file: Path) -> None:
    first = printed("statements", "--db", file, "--limit", 3)
    assert "1-3 of 8 statements; next: --page 2" in first
    assert "7-8 of 8 statements" in printed("statements", "--db", file, "--limit", 3, "--page", 3)
    assert "no page 4" in printed("statements", "--db", file, "--limit", 3, "--page", 4)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("=1+1", "'=1+1"), ("-x", "'-x"), ("+x", "'+x"), ("@x", "'@x"), ("\tx", "'\tx"), ("a=b", "a=b"), (-3.0, "-3.0"),
     (None, ""), (["a"], '["a"]'), ("", "")],
)  # fmt: skip
def test_cells_are_no_formulas(value: object, shown: str) -> None:
    assert cell(value) == shown


def test_errors_are_one_line_with_status_1(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setattr(sys, "argv", ["regesta", "statements", "--db", str(tmp_path / "no.db")])
    with pytest.raises(SystemExit) as caught:
        cli.main()
    assert caught.value.code == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(f"regesta: {tmp_path}/no.db: there is no register here")
    assert told.err.count("\n") == 1


def test_version_and_start_of_statements_are_quick(file: Path) -> None:
    """Lists load neither the parser nor the migrations: that is what keeps them quick."""
    code = (
        "import sys; from regesta.cli.app import main; sys.argv = ['regesta', 'statements', '--db', sys.argv[1]]\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print([m for m in ('spacy', 'alembic', 'pydantic_settings', 'pandas') if m in sys.modules])"
    )
    begun = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", code, str(file)], capture_output=True, text=True, timeout=60)
    assert done.stdout.splitlines()[-1] == "[]", done.stderr
    assert time.perf_counter() - begun < 5
    assert printed("--version").startswith("regesta ")


def test_both_databases_print_the_same(file: Path, tmp_path: Path) -> None:
    import os

    server = os.environ.get("REGESTA_TEST_POSTGRES")
    if not server:
        pytest.skip("REGESTA_TEST_POSTGRES is not set: no PostgreSQL to test on")
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute("DROP SCHEMA IF EXISTS test_same CASCADE; CREATE SCHEMA test_same")
        try:
            address = f"{server}?options=-csearch_path%3Dtest_same"
            db = Database(address, create=True)
            add(db, entry(document(path="=two.txt", published="2024-12-01")), ["navy"])
            add(db, entry())
            db.close()
            asked = [[name] for name in LISTS] + [["search", "drones"], ["show", event(document()).id], ["verify"]]
            asked += [["statements", "--about", "südland port"], ["show", utterance(document()).id[:9]]]
            for words in asked:
                one = printed(*words, "--db", file, "--format", "jsonl")
                assert one == printed(*words, "--db", address, "--format", "jsonl"), words
        finally:
            connection.execute("DROP SCHEMA test_same CASCADE")


def test_store_errors_are_regesta_errors(file: Path) -> None:
    with pytest.raises(RegestaError, match="is not one of the kinds"):
        printed("statements", "--db", file, "--kind", "rumour")


@pytest.mark.parametrize("day", ["2025-02-31", "2025-13", "20-02-01", "soon"])
def test_a_day_that_is_none_corrects_nothing(file: Path, day: str) -> None:
    with regesta.open(file) as register:
        doc = register.documents()[0].id
        with pytest.raises(StoreError, match="is not a day, month or year"):
            register.correct(doc, "published", day, "masthead", "ann")


@pytest.mark.parametrize(("name", "value"), [("REGESTA_WORKERS", "many"), ("REGESTA_TIMEOUT", "-1")])
def test_a_wrong_setting_is_told_in_one_line(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=f"^{name} cannot be '{value}': .*; see docs/settings.md$"):
        Settings()


def test_words_of_a_document_steer_no_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Red \x1b[31m alert in Kyiv\n\nRussia attacked \x1b]0;xUkraine on Friday.\n")
    for command in (["add"], ["documents"], ["statements"], ["search", "alert"], ["show", str(tmp_path / "a.txt")]):
        more = [str(tmp_path)] if command == ["add"] else []
        result = CliRunner().invoke(cli.app, [*command, "--db", str(tmp_path / "x.db"), *more])
        assert result.exit_code == 0, result.output
        assert "\x1b" not in result.output


@pytest.mark.parametrize("name", ["brief.pdf", "."])
def test_a_brief_is_not_written_where_its_name_asks_for_what_there_is_not(
    file: Path, name: str, tmp_path: Path
) -> None:
    result = CliRunner().invoke(cli.app, ["brief", "--db", str(file), "-o", str(tmp_path / name)])
    assert isinstance(result.exception, RegestaError)
    assert not (tmp_path / "brief.pdf").exists()


@pytest.mark.parametrize(
    ("polarity", "tense", "status", "shown"),
    [
        ("negative", "past", "denied", "denied"),
        ("positive", "future", "planned", "planned"),
        ("negative", "future", "planned", "not planned"),
        ("positive", "past", "denied", "denied"),
    ],
)
def test_a_denial_is_not_shown_as_not_denied(polarity: str, tense: str, status: str, shown: str) -> None:
    record = {"polarity": polarity, "tense": tense, "certainty": "certain", "value": {"status": status}}
    assert summary.standing(record) == shown
