"""A place's name in, the places it can mean out, from the compiled file of towns, regions and countries."""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from regesta.values.place import Point, place_key

COMPILED = Path(__file__).with_name("places.sqlite")


@dataclass(frozen=True, slots=True)
class Place:
    """A town, region, sea or country: "Paris" is a town of France, and one of Texas.

    `division` is the code of its first-level division (US states: two letters), `rank` its people
    (towns) or a figure for its kind, `alternate` whether it was found by another name than its own.
    """

    name: str
    kind: str
    country: str | None
    division: str
    point: Point
    rank: int
    geonames: int | None
    alternate: bool = False


@lru_cache(maxsize=50_000)
def places_named(name: str) -> tuple[Place, ...]:
    """All places of this name, largest first; the name's accents and capitals do not matter."""
    rows = _connection().execute(
        "select p.name, kind, country, division, lat, lon, rank, geonames, alternate from name join place p "
        "on p.id = name.place where key = ? order by alternate, rank desc, p.id",
        (place_key(name),),
    )
    return tuple(
        Place(name, kind, country or None, division, Point(lat / 1e4, lon / 1e4), rank, geonames, bool(alternate))
        for name, kind, country, division, lat, lon, rank, geonames, alternate in rows
    )


def country_place(code: str) -> Place | None:
    """A country's middle by its ISO 3166 alpha-3 code."""
    return _countries().get(code)


@cache
def _countries() -> dict[str, Place]:
    """All countries by code; they stand first in the file, so that no more of it is read."""
    rows = _connection().execute(
        "select name, country, lat, lon, rank, geonames from place where id <= 300 and kind = 'country'"
    )
    return {
        code: Place(name, "country", code, "", Point(lat / 1e4, lon / 1e4), rank, geonames)
        for name, code, lat, lon, rank, geonames in rows
    }


def edition() -> int:
    """A number for the tables that go into the compiled file, by which one compiled from others is told."""
    folder = files("regesta.lexicon")
    found = 0
    for name in ("regions.tsv", "country_centres.tsv"):
        found = zlib.crc32((folder / name).read_bytes(), found)
    return found & 0x7FFFFFFF


@cache
def _connection() -> sqlite3.Connection:
    """The compiled file, read-only; in a source tree it is compiled when it is missing or out of date."""
    if COMPILED.exists():
        db = _open()
        if db.execute("pragma application_id").fetchone()[0] == edition():
            return db
        db.close()
    from regesta.authority.compile_places import compile_places

    compile_places(COMPILED)
    return _open()


def _open() -> sqlite3.Connection:
    return sqlite3.connect(f"{COMPILED.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)
