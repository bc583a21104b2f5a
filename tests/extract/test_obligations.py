"""Obligations: what agreements bind their parties to, and what they expressly do not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.duties import duties
from regesta.model.statement import ObligationValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]
SIGNED = "Poland and Latvia signed a treaty in Riga. "


def obligations(reading: Reading) -> list[tuple[str, str]]:
    values = [stmt.value for stmt in reading.statements if isinstance(stmt.value, ObligationValue)]
    return [(value.type, value.holds) for value in values]


@pytest.mark.parametrize(
    ("sentence", "type_", "holds"),
    [
        ("It obliges each of them to defend the other.", "defence", "yes"),
        ("It does not bind Poland to defend Latvia.", "defence", "no"),
        ("The text holds no article on collective defence.", "defence", "no"),
        ("Neither must come to its partner's aid.", "defence", "no"),
        ("Aggression against one is held to be aggression against all.", "defence", "yes"),
        ("Both vowed never to assist an attacker.", "neutrality", "yes"),
        ("They shall not lend support to any enemy.", "neutrality", "yes"),
        ("The sides will refrain from threats of war.", "non-aggression", "yes"),
        ("The two will consult if either is threatened.", "consultation", "yes"),
        ("They agreed to share intelligence.", "intelligence", "yes"),
        ("The Parties shall exchange classified information.", "intelligence", "yes"),
    ],
)
def test_type_and_whether_it_holds(read_text: Read, sentence: str, type_: str, holds: str) -> None:
    assert (type_, holds) in obligations(read_text(SIGNED + sentence))


def test_contrast_implies_the_opposite_of_the_other_pact(read_text: Read) -> None:
    text = (
        "Unlike the pact between Chile and Peru, the treaty between Poland and Latvia "
        "does not oblige either side to defend the other."
    )
    found = [stmt.value for stmt in read_text(text).statements if isinstance(stmt.value, ObligationValue)]
    holds = {
        tuple(sorted(party.entity.country or "" for party in value.owed_by if party.entity)): value.holds
        for value in found
    }
    assert holds == {("LVA", "POL"): "no", ("CHL", "PER"): "implied-yes"}


def test_who_owes_whom(read_text: Read) -> None:
    text = "The treaty between Japan and Australia obliges Japan to defend Australia."
    (value,) = [s.value for s in read_text(text).statements if isinstance(s.value, ObligationValue)]
    assert [party.text for party in value.owed_by] == ["Japan"]
    assert [party.text for party in value.owed_to] == ["Australia"]


def test_wishes_bind_nobody() -> None:
    assert duties("Kyiv wants its partners to defend it.") == []


def test_without_an_agreement_there_is_no_obligation(read_text: Read) -> None:
    assert obligations(read_text("Poland will consult its allies and defend the border.")) == []
