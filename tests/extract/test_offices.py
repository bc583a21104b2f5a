"""Offices: who holds or held which post in which body."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.statement import OfficeValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def offices(reading: Reading) -> list[tuple[str, str, str | None]]:
    values = [stmt.value for stmt in reading.statements if isinstance(stmt.value, OfficeValue)]
    return [(v.person.text, v.role, v.organization.text if v.organization else None) for v in values]


@pytest.mark.parametrize(
    ("text", "person", "role", "body"),
    [
        ("Polish Foreign Minister Anna Kowalska flew to Riga.", "Anna Kowalska", "foreign minister", "Polish"),
        ("Chad's president Idriss Mahamat spoke.", "Idriss Mahamat", "president", "Chad"),
        ("They met President Maria Lopez of Panama.", "Maria Lopez", "president", "Panama"),
        ("John Miller, director of the Baltic Institute, left.", "John Miller", "director", "the Baltic Institute"),
        ("Peter Hansen, a spokesman for the coalition, said no.", "Peter Hansen", "spokesman", "the coalition"),
        ("Former defence minister Karl Weber resigned.", "Karl Weber", "former defence minister", None),
        ("US Secretary of State Jane Porter left.", "Jane Porter", "secretary of state", "US"),
        ("Sara Lind, who heads the agency, agreed.", "Sara Lind", "head", "the agency"),
        ("Omar Haddad was deputy commander of the Guard.", "Omar Haddad", "deputy commander", "the Guard"),
        ("The Latvian prime minister, Janis Berzins, joined them.", "Janis Berzins", "prime minister", "Latvian"),
    ],
)
def test_office(read_text: Read, text: str, person: str, role: str, body: str | None) -> None:
    assert (person, role, body) in offices(read_text(text))


def test_counterparts_share_the_role(read_text: Read) -> None:
    text = (
        "Egyptian foreign minister Samir Fahmy and his Greek and French counterparts, Nikos Pappas and Jean Morel, met."
    )
    found = offices(read_text(text))
    assert ("Nikos Pappas", "foreign minister", "Greek") in found
    assert ("Jean Morel", "foreign minister", "French") in found


def test_things_have_no_office(read_text: Read) -> None:
    assert offices(read_text("The chief problem was the leader board, and the head office closed.")) == []


def test_second_title_keeps_its_own_body(read_text: Read) -> None:
    found = offices(read_text("EU chairperson President Anna Novak of Slovenia opened the summit."))
    assert ("Anna Novak", "president", "Slovenia") in found
    assert any(person == "Anna Novak" and role == "chairperson" for person, role, _ in found)
