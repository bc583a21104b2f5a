"""Who is meant: names, offices, descriptions, strangers."""

from __future__ import annotations

import pytest

from regesta.authority.actors import resolve_actor


def said(text: str, date: str | None = None) -> tuple[str | None, str | None]:
    found = resolve_actor(text, date)
    return (found.entity.country, found.entity.role) if found else (None, None)


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Uruguay", "URY"),
        ("the Swiss Confederation", "CHE"),
        ("Côte d’Ivoire", "CIV"),
        ("Cote d'Ivoire", "CIV"),
        ("U.S.", "USA"),
        ("Timor-Leste", "TLS"),
        ("South Ossetia", "GEO"),
        ("Somaliland", "SOM"),
        ("Kosovo", "XKX"),
        ("Soviet Union", "RUS"),
        ("two Bolivian women", "BOL"),
        ("Wellington", "NZL"),
        ("the Casa Rosada", "ARG"),
    ],
)
def test_states(text: str, country: str) -> None:
    assert said(text)[0] == country


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenyan marines", ("KEN", "MIL")),
        ("the Portuguese finance ministry", ("PRT", "GOV")),
        ("Peru's attorney general", ("PER", "GOV")),
        ("Georgian border guards", ("GEO", "COP")),
        ("Cameroonian separatists", ("CMR", "REB")),
        ("a Dutch appeals court", ("NLD", "JUD")),
        ("Bulgarian beekeepers' union", ("BGR", "LAB")),
        ("Knesset members", ("ISR", "LEG")),
        ("students at Lagos University", ("NGA", "EDU")),
        ("Saudi-backed militia", (None, "PRM")),
        ("riot police", (None, "COP")),
        ("NATO spokeswoman", (None, "IGO")),
        ("rebel commander", (None, "REB")),
        ("army accountants", (None, "MIL")),
        ("Uzbekistan's Defense Department", ("UZB", "GOV")),
        ("former Finnish ambassador", ("FIN", "ELI")),
        ("head of the Swedish air force", ("SWE", "MIL")),
    ],
)
def test_descriptions(text: str, expected: tuple[str | None, str | None]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "date", "expected"),
    [
        ("President Donald Trump", "2019-05-01", ("USA", "GOV")),
        ("President Trump", "2023-05-01", ("USA", "ELI")),
        ("Donald Trump", "2025-05-01", ("USA", "GOV")),
        ("Olaf Scholz", "2019-01-01", ("DEU", "GOV")),
        ("Olaf Scholz", "2021-12-20", ("DEU", "GOV")),
        ("Jacinda Ardern", "2016-01-01", ("NZL", "ELI")),
        ("António Guterres", "2020-01-01", (None, "IGO")),
        ("ex-president Nicolas Sarkozy", "2010-01-01", ("FRA", "ELI")),
        ("President-elect Joe Biden", "2020-12-01", ("USA", "ELI")),
        ("Hassan Nasrallah", "2023-01-01", ("LBN", "REB")),
    ],
)
def test_people_by_date(text: str, date: str, expected: tuple[str | None, str | None]) -> None:
    assert said(text, date) == expected


@pytest.mark.parametrize(
    ("text", "date", "name"),
    [
        ("the French president", "2010-06-01", "Nicolas Sarkozy"),
        ("the French president", "2020-06-01", "Emmanuel Macron"),
        ("the prime minister of Japan", "2022-02-02", "Fumio Kishida"),
        ("the NATO secretary-general", "2012-01-01", "Anders Fogh Rasmussen"),
        ("President Bush", "1990-06-01", "George H. W. Bush"),
        ("President Bush", "2005-06-01", "George W. Bush"),
        ("Prime Minister Sharif", "2015-01-01", "Nawaz Sharif"),
        ("Prime Minister Sharif", "2023-01-01", "Shehbaz Sharif"),
        ("the Chinese foreign minister", "2023-03-01", "Qin Gang"),
    ],
)
def test_offices_by_date(text: str, date: str, name: str) -> None:
    found = resolve_actor(text, date)
    assert found is not None
    assert found.entity.name == name


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Volodimir Zelenskyi", "person:volodymyr-zelenskyy"),
        ("Recep Erdoghan", "person:recep-tayyip-erdogan"),
        ("Moammar Qadhafi", "person:muammar-gaddafi"),
        ("Ursula von der Layen", "person:ursula-von-der-leyen"),
        ("Hizbollah", "group:hezbollah"),
    ],
)
def test_spelling(text: str, id_: str) -> None:
    found = resolve_actor(text)
    assert found is not None
    assert found.entity.id == id_
    assert found.because


@pytest.mark.parametrize(
    "text", ["Marcus Putin", "Ann Whitfield", "kittens", "last Tuesday", "Greta Macron", "a wooden spoon", "", "'s"]
)
def test_nobody(text: str) -> None:
    assert said(text) == (None, None)


def test_the_same_group_by_date() -> None:
    assert said("the Taliban", "2015-01-01") == ("AFG", "REB")
    assert said("the Taliban", "2023-01-01") == ("AFG", "GOV")
