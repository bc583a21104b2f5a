from __future__ import annotations

import sqlite3
from pathlib import Path

from regesta.authority.compile_places import compile_places
from regesta.authority.places import country_place, places_named
from regesta.authority.treaties import treaties, treaty_of
from regesta.authority.weapons import weapon_of, weapons


def test_largest_place_of_a_name_comes_first() -> None:
    found = places_named("Paris")
    assert (found[0].country, found[0].kind) == ("FRA", "town")
    assert any(p.country == "USA" and p.division == "TX" for p in found)


def test_other_names_are_marked() -> None:
    kyiv = places_named("Kiev")[0]
    assert (kyiv.name, kyiv.country, kyiv.alternate) == ("Kyiv", "UKR", True)


def test_seas_and_regions_are_known() -> None:
    assert places_named("Strait of Hormuz")[0].kind == "sea"
    assert places_named("Khyber Pakhtunkhwa")[0].country == "PAK"
    assert places_named("Nowhere at All") == ()


def test_country_middles() -> None:
    iran = country_place("IRN")
    assert iran is not None
    assert iran.geonames == 130758
    assert 25 < iran.point.lat < 40
    assert country_place("XXX") is None


def test_compiling_twice_gives_the_same_rows(tmp_path: Path) -> None:
    compile_places(tmp_path / "a.sqlite")
    compile_places(tmp_path / "b.sqlite")
    rows = [list(sqlite3.connect(tmp_path / f"{n}.sqlite").execute("select * from place")) for n in "ab"]
    assert rows[0] == rows[1]
    assert len(rows[0]) > 100_000


def test_weapon_aliases_mean_one_system_each() -> None:
    owner: dict[str, str] = {}
    for weapon in weapons():
        for form in (weapon.name, *weapon.aliases):
            assert owner.setdefault(form, weapon.name) == weapon.name
    assert len({weapon.entity.id for weapon in weapons()}) == len(weapons())
    geran = weapon_of("weapon:shahed-136")
    assert geran is not None
    assert (geran.maker, geran.type) == ("IRN", "loitering munition")
    assert "Geran-2" in geran.aliases


def test_treaty_aliases_mean_one_agreement_each() -> None:
    owner: dict[str, str] = {}
    for treaty in treaties():
        for form in (treaty.name, *treaty.aliases):
            assert owner.setdefault(form, treaty.name) == treaty.name
    deal = treaty_of("agreement:joint-comprehensive-plan-of-action")
    assert deal is not None
    assert deal.date == "2015-07-14"
    assert "IRN" in deal.parties
