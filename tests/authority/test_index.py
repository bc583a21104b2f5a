"""Known names among the tokens of a sentence."""

from __future__ import annotations

import pytest

from regesta.authority.index import Candidate, Index, scan
from regesta.model.reference import Entity
from regesta.values.name import key, sound, words


def names(text: str) -> list[str]:
    tokens = text.split()
    return [" ".join(tokens[first:last]) for first, last, _ in scan(tokens)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They told us in Turkey that turkey is eaten", ["Turkey"]),
        ("The U.S. and Iran met in May", ["U.S.", "Iran"]),
        ("officials of Papua New Guinea and Guinea - Bissau", ["Papua New Guinea", "Guinea - Bissau"]),
        ("a flight to New Mexico over the Gulf of Mexico", []),
        ("who will ask the WHO", ["WHO"]),
        ("Near Hyde Park Mr Park met Julia Macron", ["Park"]),
        ("yesterday Macron spoke", ["Macron"]),
        ("Philippe Netanyahu spoke", []),
        ("the People 's Republic of China", ["People 's Republic of China"]),
    ],
)
def test_scan(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_added_names_are_found_and_matched_by_case() -> None:
    index = Index()
    index.add("Blue Heron", Candidate(Entity("own:heron", "Blue Heron"), "organization"))
    assert [m[:2] for m in index.scan(["the", "Blue", "Heron", "sank"])] == [(1, 3)]
    assert list(index.scan(["a", "blue", "heron", "flew"])) == []


def test_pieces_do_not_depend_on_signs_or_marks() -> None:
    assert key("Guinea-Bissau") == key("Guinea Bissau") == ("guinea", "bissau")
    assert key("U.S.") == key("US")
    assert key("Élysée") == ("elysee",)
    assert words("Russia's army") == ["Russia", "'s", "army"]


def test_sounds_meet_transliterations() -> None:
    assert sound("kyiv") == sound("kiev")
    assert sound("zelenskyy") == sound("zelensky")
    assert sound("london") != sound("paris")
