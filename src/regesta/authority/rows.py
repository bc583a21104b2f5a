"""What an imported file's rows are: actors, agreements, weapons, and the faults of those that cannot be taken."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from regesta.authority.treaties import Treaty
from regesta.authority.weapons import Weapon
from regesta.lexicon.load import table, words
from regesta.model.mention import MentionType
from regesta.values.name import key, slug

TYPES = ("person", "organization", "group", "state")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
WIKIDATA = re.compile(r"Q[1-9]\d*$")
FROM_TABLE = "own table"


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor of an imported file: its names, what it is, and from when to when it holds."""

    id: str
    name: str
    type: MentionType
    country: str | None = None
    role: str | None = None
    aliases: tuple[str, ...] = ()
    from_: str | None = None
    to: str | None = None
    source: str = FROM_TABLE
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot be taken: its line in the file and what is wrong."""

    line: int
    reason: str


def several(cell: str) -> tuple[str, ...]:
    """The forms in a cell, divided by |, once each."""
    return tuple(dict.fromkeys(form.strip() for form in cell.split("|") if form.strip()))


def actor_row(cell: Mapping[str, str], line: int, aliases: tuple[str, ...] = ()) -> ActorRow | RowFault:
    """The cells of one actor as a row, or what is wrong with them."""
    name, country, role = cell.get("name", ""), cell.get("country", ""), cell.get("role", "")
    type_ = cell.get("type") or "organization"
    from_, to, wikidata = cell.get("from") or None, cell.get("to") or None, cell.get("wikidata") or None
    code = country_of(country)
    if not key(name):
        return RowFault(line, "no name")
    if type_ not in TYPES:
        return RowFault(line, f"type {type_!r} is none of {', '.join(TYPES)}")
    if country and code is None:
        return RowFault(line, f"country {country!r} is no ISO 3166 code")
    if role and role not in words("sectors"):
        return RowFault(line, f"role {role!r} is no PLOVER sector; they are {', '.join(sorted(words('sectors')))}")
    if wikidata and not WIKIDATA.match(wikidata):
        return RowFault(line, f"wikidata {wikidata!r} is no Wikidata id (Q42)")
    if wrong := _wrong_dates(from_, to):
        return RowFault(line, wrong)
    id_ = cell.get("id") or wikidata or f"own:{slug(name)}"
    forms = aliases or several(cell.get("aliases", ""))
    source = cell.get("source") or FROM_TABLE
    return ActorRow(id_, name, cast(MentionType, type_), code, role or None, forms, from_, to, source, wikidata)


def _wrong_dates(from_: str | None, to: str | None) -> str | None:
    for date in (from_, to):
        if date and not DATE.match(date):
            return f"date {date!r} is not YYYY, YYYY-MM or YYYY-MM-DD"
    if from_ and to and to < from_[: len(to)]:
        return f"ends ({to}) before it begins ({from_})"
    return None


def treaty_row(cell: Mapping[str, str], line: int) -> Treaty | RowFault:
    """The cells of one agreement as a row, or what is wrong with them."""
    name, date = cell.get("name", ""), cell.get("date") or None
    parties = several(cell.get("parties", ""))
    codes = tuple(country_of(party) for party in parties)
    if not key(name):
        return RowFault(line, "no name")
    if date and not DATE.match(date):
        return RowFault(line, f"date {date!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    for party, code in zip(parties, codes, strict=True):
        if code is None:
            return RowFault(line, f"party {party!r} is no ISO 3166 code")
    aliases = several(cell.get("aliases", ""))
    return Treaty(name, aliases, date, tuple(filter(None, codes)), cell.get("subject", ""), cell.get("id") or None)


def weapon_row(cell: Mapping[str, str], line: int) -> Weapon | RowFault:
    """The cells of one weapon as a row, or what is wrong with them."""
    name, maker = cell.get("name", ""), cell.get("maker", "")
    if not key(name):
        return RowFault(line, "no name")
    if maker and country_of(maker) is None:
        return RowFault(line, f"maker {maker!r} is no ISO 3166 code")
    aliases = several(cell.get("aliases", ""))
    return Weapon(name, aliases, cell.get("type", ""), country_of(maker), cell.get("id") or None)


Row = ActorRow | Treaty | Weapon
READERS: dict[str, Any] = {"actor": actor_row, "agreement": treaty_row, "weapon": weapon_row}
COLUMNS = {
    "actor": ("id", "name", "type", "country", "role", "aliases", "from", "to", "wikidata", "source"),
    "agreement": ("id", "name", "aliases", "date", "parties", "subject"),
    "weapon": ("id", "name", "aliases", "type", "maker"),
}
"""The columns that a CSV file of each kind may have."""


def id_of(row: Row) -> str:
    """The id of what a row names."""
    return row.id if isinstance(row, ActorRow) else row.entity.id


@cache
def _codes() -> dict[str, str]:
    """ISO 3166 alpha-3 by alpha-2 and alpha-3, in capitals."""
    rows = [row for row in table("states") if len(row["code"]) == 3 and row["status"] in ("state", "dependency")]
    return {code: row["code"] for row in rows for code in (row["code"], row["iso2"]) if code}


def country_of(code: str) -> str | None:
    """The alpha-3 code of a state by its alpha-2 or alpha-3 code, in capitals or not."""
    return _codes().get(code.upper()) if code else None
