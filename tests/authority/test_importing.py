"""A user's own actors: taken whole or not at all, with each wrong row named."""

from __future__ import annotations

import json
from pathlib import Path

from regesta.authority.actors import resolve_actor
from regesta.authority.importing import load_import
from regesta.authority.known import make_known


def test_csv(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,type,country,role,aliases,from,to,source\n"
        "Orlena Vashti,person,FR,GOV,O. Vashti|Orlena Vashty,2020-01,2022-06-30,village gazette\n"
        "Marsh Lantern Society,,GBR,SOC,,,,\n",
        encoding="utf-8",
    )
    imported = load_import(path)
    assert imported.faults == ()
    first, second = imported.rows
    assert (first.country, first.role, first.aliases) == ("FRA", "GOV", ("O. Vashti", "Orlena Vashty"))
    assert (second.type, second.id) == ("organization", "own:marsh-lantern-society")


def test_wrong_rows_are_named_and_nothing_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "name,type,country,role,from,to\nGood Row,person,FR,GOV,,\n,person,FR,,,\nA B,fish,FR,,,\nC D,,XX,,,\n"
        "E F,,,KNG,,\nG H,,,,2020-13,\nI J,,,,2021,2020\nGood Row,person,FR,GOV,,\n",
        encoding="utf-8",
    )
    imported = load_import(path)
    assert imported.rows == ()
    assert [fault.line for fault in imported.faults] == [3, 4, 5, 6, 7, 8, 9]
    assert "no name" in imported.faults[0].reason
    assert "fish" in imported.faults[1].reason


def test_wrong_columns(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("title,colour\nx,y\n", encoding="utf-8")
    assert "unknown column" in load_import(path).faults[0].reason


def test_followthemoney(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    records = [
        {"id": "p1", "schema": "Person", "properties": {"name": ["Tamsin Orrowby"], "country": ["gb"]}},
        {"id": "c1", "schema": "Company", "properties": {"name": ["Quill Foundry"], "jurisdiction": ["se"]}},
        {"id": "o1", "schema": "Occupancy", "properties": {"holder": ["p1"], "startDate": ["2019-02-01"]}},
        {"id": "a1", "schema": "Address", "properties": {"full": ["1 High Street"]}},
    ]
    path.write_text("\n".join(map(json.dumps, records)), encoding="utf-8")
    imported = load_import(path)
    assert [(r.id, r.type, r.country, r.role, r.from_) for r in imported.rows] == [
        ("p1", "person", "GBR", None, "2019-02-01"),
        ("c1", "organization", "SWE", "BUS", None),
    ]
    assert imported.skipped == 1
    path.write_text('{"id": "p1"}\n{not json\n', encoding="utf-8")
    assert [fault.line for fault in load_import(path).faults] == [1, 2]


def test_imported_actors_are_resolved(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("name,type,country,role,from,to\nZebulon Quartermaine,person,NZL,GOV,2020,2021\n", encoding="utf-8")
    assert resolve_actor("Zebulon Quartermaine") is None
    make_known(load_import(path).rows)
    found = resolve_actor("Zebulon Quartermaine", "2020-05-05")
    assert found is not None
    assert (found.entity.country, found.entity.role) == ("NZL", "GOV")
    later = resolve_actor("Zebulon Quartermain", "2023-05-05")
    assert later is not None
    assert later.entity.role == "ELI"
