from __future__ import annotations

import pytest

from regesta.values.place import Point, kilometres, place_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sana'a", "Sanaa"),
        ("Saint Louis", "St. Louis"),
        ("Łódź", "Lodz"),
        ("Deir ez-Zor", "deir ez zor"),
        ("Zürich", "ZURICH"),
    ],
)
def test_spellings_have_one_key(one: str, other: str) -> None:
    assert place_key(one) == place_key(other)


def test_different_names_have_different_keys() -> None:
    assert place_key("Sana") != place_key("Sanaa")


def test_kilometres_between_two_capitals() -> None:
    berlin, paris = Point(52.52, 13.405), Point(48.8566, 2.3522)
    assert kilometres(berlin, paris) == pytest.approx(878, abs=3)
    assert kilometres(berlin, berlin) == 0.0
