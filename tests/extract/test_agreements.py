"""Agreements: their parties, their status and their dates over several mentions."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.statement import AgreementValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def agreements(reading: Reading) -> list[AgreementValue]:
    return [stmt.value for stmt in reading.statements if isinstance(stmt.value, AgreementValue)]


def countries(value: AgreementValue) -> set[str | None]:
    return {party.entity.country if party.entity else None for party in value.parties}


@pytest.mark.parametrize(
    ("text", "parties", "status"),
    [
        ("Poland and Latvia signed a treaty in Riga.", {"POL", "LVA"}, "signed"),
        ("The pact between Chile and Peru was suspended by Lima.", {"CHL", "PER"}, "suspended"),
        ("Norway withdrew from its fisheries agreement with Iceland.", {"NOR", "ISL"}, "withdrawn"),
        ("Japan and Vietnam are negotiating a security agreement.", {"JPN", "VNM"}, "negotiating"),
        ("Spain and Portugal have renewed their defence pact.", {"ESP", "PRT"}, "in-force"),
        ("The truce between Sudan and Chad expired in May.", {"SDN", "TCD"}, "ended"),
        ("Sweden threatens to suspend its treaty with Denmark.", {"SWE", "DNK"}, "in-force"),
        ("The Turkish-Libyan border agreement was ratified by parliament.", {"TUR", "LBY"}, "ratified"),
    ],
)
def test_parties_and_status(read_text: Read, text: str, parties: set[str], status: str) -> None:
    found = agreements(read_text(text))
    assert found, "no agreement read"
    assert parties <= countries(found[0])
    assert found[0].status == status


def test_later_mentions_are_the_same_agreement(read_text: Read) -> None:
    text = "Kenya and Ghana signed a trade pact on 3 May 2019. The deal ended on 7 June 2021."
    first, last = agreements(read_text(text, "2021-07-01"))
    assert (first.status, first.date) == ("signed", "2019-05-03")
    assert (last.status, last.date) == ("ended", "2021-06-07")
    assert countries(first) == countries(last) == {"KEN", "GHA"}


def test_a_town_that_names_a_treaty_is_no_party(read_text: Read) -> None:
    (found,) = agreements(read_text("Under the Riga Agreement, Poland and Finland promised to share airfields."))
    assert countries(found) == {"POL", "FIN"}


def test_no_treaty_is_no_agreement(read_text: Read) -> None:
    assert agreements(read_text("There is no treaty, and everyday deals were struck at the market.")) == []


def test_it_stands_for_the_agreement(read_text: Read) -> None:
    text = "Kenya and Ghana signed a trade pact on 3 May 2019. It expired on 7 June 2021."
    first, last = agreements(read_text(text, "2021-07-01"))
    assert (last.name, last.status, last.date) == (first.name, "ended", "2021-06-07")


def test_a_lasting_truce_is_told_once(read_text: Read) -> None:
    text = "Israel and Lebanon reached a truce in May. The four-day truce can be prolonged."
    assert {value.name for value in agreements(read_text(text))} <= {"truce", "four-day truce"}
    assert all(countries(value) == {"ISR", "LBN"} for value in agreements(read_text(text)))


def test_negotiated_is_not_signed(read_text: Read) -> None:
    (found,) = agreements(read_text("Japan plans to sign a defence agreement with Vietnam."))
    assert found.status == "negotiating"
