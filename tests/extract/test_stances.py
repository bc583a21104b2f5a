"""Stances: what actors fear, want, support, oppose, distrust or seek."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.statement import StanceValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def stances(reading: Reading) -> list[tuple[str, str, str]]:
    values = [stmt.value for stmt in reading.statements if isinstance(stmt.value, StanceValue)]
    return [(v.holder.text, v.attitude, v.target.text if v.target else "") for v in values]


@pytest.mark.parametrize(
    ("text", "holder", "attitude", "target"),
    [
        ("Poland fears a new offensive.", "Poland", "fears", "a new offensive"),
        ("Japan is wary of China.", "Japan", "distrusts", "China"),
        ("Turkey wants to join the talks.", "Turkey", "wants", "to join the talks"),
        ("Sweden is determined to send tanks.", "Sweden", "seeks", "to send tanks"),
        ("Hungary is reluctant to ban imports.", "Hungary", "opposes", "to ban imports"),
        ("France does not support the plan.", "France", "opposes", "the plan"),
        ("Austria is not willing to send troops.", "Austria", "opposes", "to send troops"),
        ("Brazil was seeking a seat.", "Brazil", "seeks", "a seat"),
    ],
)
def test_stance(read_text: Read, text: str, holder: str, attitude: str, target: str) -> None:
    assert (holder, attitude, target) in stances(read_text(text))


def test_negated_word_with_an_opposite_is_told_positively(read_text: Read) -> None:
    reading = read_text("Austria is not willing to send troops.")
    (stmt,) = [stmt for stmt in reading.statements if stmt.kind == "stance"]
    assert stmt.polarity == "positive"


def test_each_clause_of_a_list_is_a_stance(read_text: Read) -> None:
    found = stances(read_text("Serbia seeks to keep the province and expel the mission."))
    assert [attitude for _, attitude, _ in found] == ["seeks", "seeks"]


def test_only_actors_hold_stances(read_text: Read) -> None:
    assert stances(read_text("The bridge supports heavy lorries, and the plan wants revision.")) == []
