"""A place's name in, its lookup key out; two points in, the kilometres between them out."""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_DROPPED = re.compile(r"['’‘`ʼʻ´.]")
_SPACED = re.compile(r"[-–_/,\s]+")
_LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})
_SAINT = re.compile(r"^(?:saint|sainte|st) ")


@dataclass(frozen=True, slots=True)
class Point:
    """A place on the globe in decimal degrees."""

    lat: float
    lon: float


@lru_cache(maxsize=20_000)
def place_key(name: str) -> str:
    """The form under which a place's name is looked up: "Sana'a" and "Sanaa" are one, so are "St." and "Saint"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    plain = _SPACED.sub(" ", _DROPPED.sub("", plain.translate(_LETTERS))).strip()
    return _SAINT.sub("st ", plain)


def kilometres(a: Point, b: Point) -> float:
    """The distance along a great circle."""
    lat1, lon1, lat2, lon2 = map(math.radians, (a.lat, a.lon, b.lat, b.lon))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(h)))
