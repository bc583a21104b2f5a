from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.actors import names
from regesta.extract.analysis import Analysis
from regesta.model.document import Document, Published
from regesta.model.mention import Mention
from regesta.model.parse import Parse

Parser = Callable[[str], Parse]


def mentions(parse: Parser, text: str) -> list[Mention]:
    doc = Document("d" * 32, "test.txt", "/test.txt", "0" * 64, text, published=Published("2025-01-17", "given"))
    found, _ = names(Analysis(doc, parse(text)))
    assert all(text[m.start : m.end] == m.text for m in found)
    return found


def one(parse: Parser, text: str, words: str) -> Mention:
    return next(m for m in mentions(parse, text) if m.text == words)


def test_an_unknown_person_gets_country_and_role_from_the_title(parse: Parser) -> None:
    person = one(parse, "Norwegian Foreign Minister Tomas Lind arrived on Monday.", "Tomas Lind")
    assert person.type == "person"
    assert person.entity is not None
    assert (person.entity.id, person.entity.country, person.entity.role) == ("person:tomas-lind", "NOR", "GOV")


def test_a_surname_links_to_the_full_name(parse: Parser) -> None:
    text = "The analyst Jane Harrow wrote the report. Later Harrow withdrew it."
    first, later = (m for m in mentions(parse, text) if m.text.endswith("Harrow"))
    assert later.type == "person"
    assert first.entity == later.entity


def test_an_acronym_links_to_the_name_it_is_defined_by(parse: Parser) -> None:
    text = "The Northern Relief Council (NRC) opened an office. The NRC hired ten people."
    found = [m for m in mentions(parse, text) if m.text in ("Northern Relief Council", "NRC")]
    assert len(found) == 3
    assert {m.entity.name for m in found if m.entity} == {"Northern Relief Council"}


@pytest.mark.parametrize(
    ("text", "words", "type_", "use"),
    [
        ("Ankara said the deal was dead.", "Ankara", "state", "actor"),
        ("The ministers met in Ankara.", "Ankara", "place", "location"),
        ("Peru condemned the attack.", "Peru", "state", "actor"),
        ("Floods struck villages in Peru.", "Peru", "state", "location"),
        ("He flew to Lima on Sunday.", "Lima", "place", "location"),
    ],
)
def test_a_capital_or_country_acts_or_is_a_place(parse: Parser, text: str, words: str, type_: str, use: str) -> None:
    found = one(parse, text, words)
    assert (found.type, found.use) == (type_, use)
    assert found.lat is not None


def test_common_nouns_name_groups(parse: Parser) -> None:
    found = {m.text: m for m in mentions(parse, "The militants and coalition troops fought near the bridge.")}
    assert found["militants"].type == "group"
    assert found["coalition troops"].type == "group"
    assert "bridge" not in found


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Kyiv says Geran-2s hit the port.", "Geran-2s", "Shahed-136"),
        ("The base houses S-400 batteries.", "S-400", "S-400"),
        ("They fired two ATACMS missiles.", "ATACMS", "ATACMS"),
    ],
)
def test_weapons_are_known_by_all_their_names(parse: Parser, text: str, words: str, name: str) -> None:
    found = one(parse, text, words)
    assert found.type == "weapon"
    assert found.entity is not None
    assert found.entity.name == name
    assert found.entity.country is None


def test_a_person_is_no_weapon(parse: Parser) -> None:
    assert not [m for m in mentions(parse, "Dana Smith moved to Milan.") if m.type == "weapon"]


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Washington left the Iran nuclear deal in 2018.", "Iran nuclear deal", "Joint Comprehensive Plan of Action"),
        ("Both left the INF Treaty.", "INF Treaty", "Intermediate-Range Nuclear Forces Treaty"),
        ("Nobody ratified the Windhoek Agreement.", "Windhoek Agreement", "Windhoek Agreement"),
    ],
)
def test_agreements_are_known_by_name_or_form(parse: Parser, text: str, words: str, name: str) -> None:
    found = one(parse, text, words)
    assert found.type == "agreement"
    assert found.entity is not None
    assert found.entity.name == name


def test_a_pronoun_is_no_surname(parse: Parser) -> None:
    assert not [m for m in mentions(parse, "He left. She stayed.") if m.type == "person"]


def test_a_shared_surname_is_not_enough(parse: Parser) -> None:
    person = one(parse, "Wilhelmina Putin opened a bakery in Lyon.", "Wilhelmina Putin")
    assert person.entity is not None
    assert person.entity.name == "Wilhelmina Putin"


def test_who_speaks_before_a_colon_is_a_person(parse: Parser) -> None:
    assert one(parse, "Orsolya Venn: We began in March.", "Orsolya Venn").type == "person"
