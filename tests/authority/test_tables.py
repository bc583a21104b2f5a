"""The tables themselves: complete, well formed, and agreeing with one another."""

from __future__ import annotations

import re

import pytest

from regesta.authority.members import is_member, members
from regesta.authority.tables import state_code
from regesta.lexicon.load import table, words

DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")


def test_leaders_have_sources_and_ordered_dates() -> None:
    for row in table("leaders"):
        assert row["source"], row
        assert DATE.match(row["from"]), row
        if row["to"]:
            assert DATE.match(row["to"]), row
            shorter = min(len(row["from"]), len(row["to"]))
            assert row["from"][:shorter] <= row["to"][:shorter], row


def test_keys_meet() -> None:
    codes = words("states", "code")
    bodies = words("organisations", "key") | words("groups", "key")
    people = words("people", "name")
    offices = words("offices", "office")
    for row in table("leaders"):
        assert row["country"] in codes if row["country"] else row["of"] in bodies, row
        assert row["name"] in people, row
        assert row["office"] in offices, row
    for row in table("members"):
        assert row["body"] in bodies, row
        assert row["state"] in codes, row


def test_sectors_are_known() -> None:
    sectors = words("sectors")
    for name in ("roles", "organ_types", "organs", "organisations", "groups", "offices"):
        assert {row["role"] for row in table(name)} - {""} <= sectors, name


def test_states_carry_codes() -> None:
    states = [row for row in table("states") if row["status"] == "state"]
    assert len(states) >= 195
    assert all(row["iso2"] and row["wikidata"].startswith("Q") for row in states)
    assert len({row["cow"] for row in states if row["cow"]}) == len([row for row in states if row["cow"]])


def test_members_by_date() -> None:
    assert is_member("eu", "GBR", "2018-01-01")
    assert not is_member("eu", "GBR", "2021-01-01")
    assert "FIN" in members("nato")
    assert "FIN" not in members("nato", "2020-01-01")


@pytest.mark.parametrize(
    ("name", "code"), [("Russia", "RUS"), ("united states", "USA"), ("Kyiv", None), ("French", None)]
)
def test_a_state_is_found_by_its_names_alone(name: str, code: str | None) -> None:
    assert state_code(name) == code
