"""Transfers: who gives what to whom, in which mode, and how sure that is."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.reference import Reference
from regesta.model.statement import TransferValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def transfers(reading: Reading) -> list[TransferValue]:
    return [stmt.value for stmt in reading.statements if isinstance(stmt.value, TransferValue)]


def country(side: Reference | tuple[Reference, ...] | None) -> str | None:
    return side.entity.country if isinstance(side, Reference) and side.entity else None


@pytest.mark.parametrize(
    ("text", "supplier", "recipient", "item", "mode", "status"),
    [
        ("Norway has sent Ukraine howitzers.", "NOR", "UKR", "howitzers", "delivery", "confirmed"),
        ("Missiles were shipped to Egypt by France.", "FRA", "EGY", "Missiles", "delivery", "confirmed"),
        ("India received helicopters from Italy.", "ITA", "IND", "helicopters", "delivery", "confirmed"),
        ("Chile was given 12 tanks by Germany.", "DEU", "CHL", "tanks", "delivery", "confirmed"),
        ("Spain will supply Kenya with patrol boats.", "ESP", "KEN", "patrol boats", "delivery", "planned"),
        ("The missiles that Sweden sold to Brazil are old.", "SWE", "BRA", "missiles", "delivery", "confirmed"),
        ("Egypt builds tanks under a Polish licence.", "POL", "EGY", "tanks", "licensed-production", "ongoing"),
        ("Denmark has trained Ukrainian pilots.", "DNK", "UKR", "trained", "training", "confirmed"),
        ("Germany stopped supplying weapons to Turkey.", "DEU", "TUR", "weapons", "delivery", "ended"),
        ("Peru took delivery of four jets from Israel.", "ISR", "PER", "jets", "delivery", "confirmed"),
    ],
)
def test_transfer(read_text: Read, text: str, supplier: str, recipient: str, item: str, mode: str, status: str) -> None:
    (found,) = transfers(read_text(text))
    assert (country(found.supplier), country(found.recipient)) == (supplier, recipient)
    assert found.item is not None
    assert (found.item.text, found.mode, found.status) == (item, mode, status)


def test_design_from_one_and_production_in_the_other(read_text: Read) -> None:
    (found,) = transfers(read_text("Brazil produces Swedish-designed fighters at a plant in the south."))
    assert (country(found.supplier), country(found.recipient)) == ("SWE", "BRA")
    assert found.mode == "licensed-production"


def test_denial_by_a_side_and_allegation_by_another(read_text: Read) -> None:
    (denied,) = transfers(read_text("Italy denied that it had sold missiles to Libya."))
    assert denied.status == "denied"
    (alleged,) = transfers(read_text("The United States said that Belarus had delivered rockets to Syria."))
    assert alleged.status == "alleged"


def test_each_giver_is_a_transfer_of_its_own(read_text: Read) -> None:
    found = transfers(read_text("Britain and Canada have supplied Kyiv with missiles."))
    assert [country(value.supplier) for value in found] == ["GBR", "CAN"]


def test_demands_and_everyday_goods_are_none(read_text: Read) -> None:
    assert transfers(read_text("No state should ship rifles to Mali.")) == []
    assert transfers(read_text("Spain sent flowers to Norway.")) == []
