"""A file of a user's own actors in, rows to look names up by out: CSV or FollowTheMoney's JSON lines.

A file with any wrong row gives no rows at all, and each wrong row with its line and what is wrong with it.

CSV has a heading with `name` and any of `id`, `type` (person, organization, group, state), `country` (ISO 3166 alpha-2
or -3), `role` (PLOVER sector), `aliases` (divided by |), `from`, `to` (ISO dates or parts of one) and `source`.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, cast

from regesta.authority.index import Candidate, index
from regesta.authority.people import Office, people
from regesta.authority.spelling import spelling
from regesta.lexicon.load import table, words
from regesta.model.mention import MentionType
from regesta.model.reference import Entity
from regesta.values.name import key, slug

COLUMNS = ("id", "name", "type", "country", "role", "aliases", "from", "to", "source")
TYPES = ("person", "organization", "group", "state")
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")
SCHEMATA: dict[str, MentionType] = {
    "Person": "person",
    "Organization": "organization",
    "PublicBody": "organization",
    "Company": "organization",
    "LegalEntity": "organization",
}
DEFAULT_ROLE = {"PublicBody": "GOV", "Company": "BUS"}
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


@dataclass(frozen=True, slots=True)
class RowFault:
    """A row that cannot be taken: its line in the file and what is wrong."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file holds: its rows, or its faults and then no rows; `skipped` counts records that are no actors."""

    rows: tuple[ActorRow, ...] = ()
    faults: tuple[RowFault, ...] = ()
    skipped: int = 0


def load_import(path: str | Path) -> Imported:
    """Read and check a file of actors."""
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        return Imported(faults=(RowFault(1, f"not UTF-8: {error.reason} at byte {error.start}"),))
    if text.lstrip().startswith("{"):
        return _from_ftm(text)
    return _from_csv(text)


def _from_csv(text: str) -> Imported:
    reader = csv.DictReader(io.StringIO(text))
    heading = [name.strip().lower() for name in reader.fieldnames or ()]
    unknown = [name for name in heading if name not in COLUMNS]
    if "name" not in heading or unknown:
        reason = f"unknown column {', '.join(unknown)}" if unknown else "no column 'name'"
        return Imported(faults=(RowFault(1, f"{reason}; columns are {', '.join(COLUMNS)}"),))
    reader.fieldnames = heading
    results = [(reader.line_num, _checked(cells, reader.line_num)) for cells in reader]
    return _all_or_nothing(results, 0)


def _checked(cells: dict[str | None, Any], line: int) -> ActorRow | RowFault:
    """One CSV row as an actor, or what is wrong with it."""
    if None in cells:
        return RowFault(line, "more cells than columns")
    cell = {name: (value or "").strip() for name, value in cells.items() if name}
    aliases = tuple(a.strip() for a in cell.get("aliases", "").split("|") if a.strip())
    return _row(
        cell.get("name", ""),
        cell.get("type") or "organization",
        cell.get("id", ""),
        cell.get("country", ""),
        cell.get("role", ""),
        line,
        aliases=aliases,
        from_=cell.get("from") or None,
        to=cell.get("to") or None,
        source=cell.get("source") or FROM_TABLE,
    )


def _row(name: str, type_: str, id_: str, country: str, role: str, line: int, **more: Any) -> ActorRow | RowFault:
    """The checks that rows of both formats go through."""
    code = _country(country)
    dates = [more.get("from_"), more.get("to")]
    if not key(name):
        return RowFault(line, "no name")
    if type_ not in TYPES:
        return RowFault(line, f"type {type_!r} is none of {', '.join(TYPES)}")
    if country and code is None:
        return RowFault(line, f"country {country!r} is no ISO 3166 code")
    if role and role not in words("sectors"):
        return RowFault(line, f"role {role!r} is no PLOVER sector")
    for date in dates:
        if date and not DATE.match(date):
            return RowFault(line, f"date {date!r} is not YYYY, YYYY-MM or YYYY-MM-DD")
    if dates[0] and dates[1] and dates[1] < dates[0][: len(dates[1])]:
        return RowFault(line, f"ends ({dates[1]}) before it begins ({dates[0]})")
    return ActorRow(id_ or f"own:{slug(name)}", name, cast(MentionType, type_), code, role or None, **more)


@cache
def _codes() -> dict[str, str]:
    """ISO 3166 alpha-3 by alpha-2 and alpha-3, in capitals."""
    rows = [row for row in table("states") if len(row["code"]) == 3 and row["status"] in ("state", "dependency")]
    return {code: row["code"] for row in rows for code in (row["code"], row["iso2"]) if code}


def _country(code: str) -> str | None:
    return _codes().get(code.upper()) if code else None


def _from_ftm(text: str) -> Imported:
    """Persons and bodies of FollowTheMoney, with the dates of the persons' occupancies."""
    results: list[tuple[int, ActorRow | RowFault]] = []
    terms: dict[str, tuple[str | None, str | None]] = {}
    skipped = 0
    for line, content in enumerate(text.splitlines(), 1):
        if not content.strip():
            continue
        record = _record(content, line)
        if isinstance(record, RowFault):
            results.append((line, record))
            continue
        schema, properties = record["schema"], record["properties"]
        if schema == "Occupancy":
            for holder in properties.get("holder", ()):
                terms[holder] = (_first(properties, "startDate"), _first(properties, "endDate"))
        elif schema in SCHEMATA:
            results.append((line, _of_ftm(record, line)))
        else:
            skipped += 1
    dated = [(line, _dated(found, terms)) for line, found in results]
    return _all_or_nothing(dated, skipped)


def _record(content: str, line: int) -> dict[str, Any] | RowFault:
    try:
        record = json.loads(content)
    except json.JSONDecodeError as error:
        return RowFault(line, f"not JSON: {error.msg}")
    if not isinstance(record, dict) or not isinstance(record.get("properties"), dict) or "schema" not in record:
        return RowFault(line, "no FollowTheMoney entity: 'schema' or 'properties' is missing")
    return record


def _of_ftm(record: dict[str, Any], line: int) -> ActorRow | RowFault:
    properties = record["properties"]
    names = [*properties.get("name", ()), *properties.get("alias", ()), *properties.get("weakAlias", ())]
    return _row(
        names[0] if names else "",
        SCHEMATA[record["schema"]],
        str(record.get("id") or ""),
        _first(properties, "country") or _first(properties, "jurisdiction") or _first(properties, "nationality") or "",
        DEFAULT_ROLE.get(record["schema"], "GOV" if "role.pep" in properties.get("topics", ()) else ""),
        line,
        aliases=tuple(dict.fromkeys(names[1:])),
        source=_first(properties, "sourceUrl") or FROM_TABLE,
    )


def _first(properties: dict[str, Any], name: str) -> str | None:
    values = properties.get(name) or ()
    return str(values[0]) if values else None


def _dated(found: ActorRow | RowFault, terms: dict[str, tuple[str | None, str | None]]) -> ActorRow | RowFault:
    if isinstance(found, RowFault) or found.id not in terms:
        return found
    from_, to = terms[found.id]
    return replace(found, from_=from_, to=to)


def _all_or_nothing(results: Iterable[tuple[int, ActorRow | RowFault]], skipped: int) -> Imported:
    """All rows, or all faults; one id twice is a fault as well."""
    seen: dict[str, int] = {}
    rows: list[ActorRow] = []
    faults: list[RowFault] = []
    for line, found in results:
        if isinstance(found, RowFault):
            faults.append(found)
        elif found.id in seen:
            faults.append(RowFault(line, f"id {found.id!r} stands on line {seen[found.id]} already"))
        else:
            seen[found.id] = line
            rows.append(found)
    if faults:
        return Imported(faults=tuple(faults), skipped=skipped)
    return Imported(tuple(rows), (), skipped)


def names_of(row: ActorRow) -> Iterator[tuple[str, Candidate]]:
    """The names of an imported actor with what they mean."""
    entity = Entity(row.id, row.name, row.country, row.role)
    yield row.name, Candidate(entity, row.type, row.from_, row.to)
    for alias in row.aliases:
        yield alias, Candidate(entity, row.type, row.from_, row.to, "alias", 0.97)


def make_known(rows: Iterable[ActorRow]) -> None:
    """Let names be resolved against these rows too, in this process."""
    from regesta.authority.actors import resolve_actor

    for row in rows:
        for name, candidate in names_of(row):
            index().add(name, candidate)
            spelling().add(key(name))
        if row.type == "person" and row.role:
            office = Office(row.id, row.name, "office", row.role, 3, row.country, None, row.from_ or "0001", row.to)
            people().add(office)
    resolve_actor.cache_clear()
