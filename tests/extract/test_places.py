from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.actors import names
from regesta.extract.analysis import Analysis
from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.values.place import Point, kilometres

Parser = Callable[[str], Parse]


def place(parse: Parser, text: str, words: str) -> Mention:
    doc = Document("d" * 32, "test.txt", "/test.txt", "0" * 64, text)
    found, _ = names(Analysis(doc, parse(text)))
    return next(m for m in found if m.text == words and m.type in ("place", "state"))


def distance(mention: Mention, lat: float, lon: float) -> float:
    assert mention.lat is not None
    assert mention.lon is not None
    return kilometres(Point(mention.lat, mention.lon), Point(lat, lon))


@pytest.mark.parametrize(
    ("text", "words", "lat", "lon"),
    [
        ("A fire broke out in Paris.", "Paris", 48.86, 2.35),
        ("A fire broke out in Paris, Texas.", "Paris", 33.66, -95.56),
        ("Police in Birmingham, Alabama, made an arrest.", "Birmingham", 33.52, -86.8),
        ("Canada mourned. The train left London, Ontario, at noon.", "London", 42.98, -81.23),
        ("Ships waited in the Strait of Hormuz.", "Strait of Hormuz", 26.6, 56.5),
        ("Snow fell across Kandahar Province.", "Kandahar Province", 31.6, 65.7),
    ],
)
def test_context_chooses_the_place(parse: Parser, text: str, words: str, lat: float, lon: float) -> None:
    assert distance(place(parse, text, words), lat, lon) < 160


def test_the_documents_country_outweighs_size(parse: Parser) -> None:
    text = "Colombian police said Colombian soldiers from Bogota in Colombia had reached Cartagena."
    assert place(parse, text, "Cartagena").country == "COL"
    text = "Spanish police said Spanish soldiers from Madrid in Spain had reached Cartagena."
    assert place(parse, text, "Cartagena").country == "ESP"


def test_a_town_after_a_preposition_is_a_place(parse: Parser) -> None:
    found = place(parse, "The convoy stopped in Lubango for the night.", "Lubango")
    assert found.country == "AGO"


def test_a_place_inside_a_longer_name_is_found(parse: Parser) -> None:
    assert place(parse, "The University of Kentucky closed its campus.", "Kentucky").country == "USA"
