from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.actors import names
from regesta.extract.analysis import Analysis
from regesta.extract.references import References
from regesta.model.document import Document, Published
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference
from regesta.model.span import Span

DAY = "2025-01-17"
Parser = Callable[[str], Parse]


def referred(parse: Parser, text: str) -> tuple[Parse, References]:
    parsed = parse(text)
    doc = Document("d" * 32, "test.txt", "/test.txt", "0" * 64, text, published=Published(DAY, "given"))
    return parsed, names(Analysis(doc, parsed))[1]


def word(parsed: Parse, text: str, nth: int = 0) -> Token:
    return [token for token in parsed.tokens if token.text == text][nth]


def at(parse: Parser, text: str, head: str, nth: int = 0) -> Reference:
    parsed, references = referred(parse, text)
    found = references.at(word(parsed, head, nth))
    assert text[found.start : found.end] == found.text
    return found


@pytest.mark.parametrize(
    ("text", "head", "span", "country", "role"),
    [
        ("Russian forces shelled the town.", "forces", "Russian forces", "RUS", "MIL"),
        ("Moscow rejected the offer.", "Moscow", "Moscow", "RUS", "GOV"),
        ("Several Ukrainian officials denied it.", "officials", "Several Ukrainian officials", "UKR", "GOV"),
        ("The government of Iran protested.", "government", "The government of Iran", "IRN", "GOV"),
        ("Iran's navy seized a tanker.", "navy", "Iran's navy", "IRN", "MIL"),
        ("Syrian rebels attacked a convoy.", "rebels", "Syrian rebels", "SYR", "REB"),
        ("Police in Kenya arrested French soldiers.", "soldiers", "French soldiers", "FRA", "MIL"),
    ],
)
def test_a_phrase_has_its_span_country_and_role(
    parse: Parser, text: str, head: str, span: str, country: str, role: str
) -> None:
    found = at(parse, text, head)
    assert found.text == span
    assert found.entity is not None
    assert (found.entity.country, found.entity.role) == (country, role)


def test_a_phrase_leaves_its_relative_clause_out(parse: Parser) -> None:
    found = at(parse, "Russian troops who had crossed the river withdrew.", "troops")
    assert found.text == "Russian troops"


def test_no_country_no_entity(parse: Parser) -> None:
    assert at(parse, "A spokesman arrived.", "spokesman").entity is None


def test_coordinated_names_give_one_reference_each(parse: Parser) -> None:
    parsed, references = referred(parse, "Britain, France and Germany signed the statement.")
    found = references.all_at(word(parsed, "Britain"))
    assert [r.entity.country for r in found if r.entity] == ["GBR", "FRA", "DEU"]


def test_a_shared_head_gives_its_further_parties(parse: Parser) -> None:
    parsed, references = referred(parse, "Turkish and Egyptian officials met in Doha.")
    found = references.all_at(word(parsed, "officials"))
    assert [r.entity.country for r in found if r.entity] == ["TUR", "EGY"]


def test_both_sides_are_the_two_named_together(parse: Parser) -> None:
    parsed, references = referred(parse, "Armenia and Azerbaijan exchanged prisoners. Both sides praised the step.")
    found = references.all_at(word(parsed, "sides"))
    assert [r.entity.country for r in found if r.entity] == ["ARM", "AZE"]


@pytest.mark.parametrize(
    ("text", "pronoun", "name"),
    [
        ("Brazil said it would vote against the plan.", "it", "Brazil"),
        ("Norway deployed its navy.", "its", "Norway"),
        ("Anna Kowalska arrived in Vienna. She met reporters.", "She", "Anna Kowalska"),
        ("Foreign Minister Tomas Lind spoke first. He thanked the hosts.", "He", "Tomas Lind"),
    ],
)
def test_pronouns_take_up_what_agrees(parse: Parser, text: str, pronoun: str, name: str) -> None:
    found = at(parse, text, pronoun)
    assert found.entity is not None
    assert found.entity.name == name


def test_an_empty_it_stands_for_nobody(parse: Parser) -> None:
    assert at(parse, "Chile waited. It is likely that rain will fall.", "It").entity is None


def test_she_is_not_mister(parse: Parser) -> None:
    found = at(parse, "Ms. Ruth Abel met Mr. Paul Stern. She left early.", "She")
    assert found.entity is not None
    assert found.entity.name == "Ruth Abel"


def test_we_is_the_speaker_once_speakers_are_known(parse: Parser) -> None:
    text = '"We are ready," Brazil said.'
    parsed, references = referred(parse, text)
    assert references.at(word(parsed, "We")).entity is None
    references.set_speakers([(Span(0, 15), references.at(word(parsed, "Brazil")))])
    speaker = references.at(word(parsed, "We")).entity
    assert speaker is not None
    assert speaker.country == "BRA"


def test_a_title_takes_up_its_holder(parse: Parser) -> None:
    found = at(parse, "Defence Minister Tomas Lind flew to Oslo. The minister declined to comment.", "minister")
    assert found.entity is not None
    assert found.entity.name == "Tomas Lind"


def test_the_same_noun_takes_up_the_described_one(parse: Parser) -> None:
    found = at(parse, "Chadian rebels took the town. The rebels freed prisoners.", "rebels", 1)
    assert found.entity is not None
    assert (found.entity.country, found.entity.role) == ("TCD", "REB")


def test_an_office_is_its_holder_on_the_day(parse: Parser) -> None:
    found = at(parse, "The French president arrived in Accra.", "president")
    assert found.entity is not None
    assert found.entity.name == "Emmanuel Macron"


def test_a_backer_is_no_owner(parse: Parser) -> None:
    found = at(parse, "Iran-backed militias shelled the base.", "militias")
    assert found.text == "Iran-backed militias"
    assert found.entity is None


def test_a_people_that_acts_is_its_state(parse: Parser) -> None:
    acting = at(parse, "The Norwegians have signed.", "Norwegians").entity
    people = at(parse, "Many Norwegians ski.", "Norwegians").entity
    assert acting is not None
    assert people is not None
    assert (acting.id, people.role) == ("state:NOR", "CVL")


def test_pronouns_chain(parse: Parser) -> None:
    text = "Anna Kowalska spoke. She smiled. Nobody moved. The room was hot. Then she left."
    found = at(parse, text, "she")
    assert found.entity is not None
    assert found.entity.name == "Anna Kowalska"


def test_a_bare_army_is_that_of_the_one_state_named(parse: Parser) -> None:
    found = at(parse, "Fighting resumed in Chad. The army advanced.", "army")
    assert found.entity is not None
    assert (found.entity.country, found.entity.role) == ("TCD", "MIL")
    assert at(parse, "Chad and Niger quarrelled. The army advanced.", "army").entity is None


def test_the_two_countries_are_the_pair_and_not_the_last_state(parse: Parser) -> None:
    parsed, references = referred(parse, "Peru and Chile signed a pact. The two countries share a border.")
    found = references.all_at(word(parsed, "countries"))
    assert [r.entity.country for r in found if r.entity] == ["PER", "CHL"]
