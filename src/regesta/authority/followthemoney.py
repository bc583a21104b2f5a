"""Lines of a FollowTheMoney file in, actors out: persons with their terms of office, organisations, companies.

The file is gone through twice: once for the occupancies, which stand apart from their holders, then for the actors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from regesta.authority.rows import DATE, ActorRow, RowFault, actor_row, country_of
from regesta.authority.terms import terms
from regesta.lexicon.load import table
from regesta.values.name import words

Term = tuple[str | None, str | None]
LATIN = re.compile(r"[A-Za-z]")
CODE = re.compile(r"[a-z]{2,4}(-[a-z0-9]+)?$", re.I)
COUNTRIES = ("country", "jurisdiction", "nationality", "citizenship")


def ftm_rows(lines: Iterable[str], dated: dict[str, Term]) -> Iterator[tuple[int, ActorRow | RowFault | None]]:
    """Each line's number with its actor, its fault, or None where it is none; `dated` are the `occupancies`."""
    for line, content in enumerate(lines, 1):
        if not content.strip():
            continue
        record = _record(content, line)
        if isinstance(record, RowFault):
            yield line, record
        elif record["schema"] in _schemata():
            yield line, _actor(record, line, dated)
        elif record["schema"] != "Occupancy":
            yield line, None


def occupancies(lines: Iterable[str]) -> dict[str, Term]:
    """The first and last day in office of each holder; the last is None where one of the terms is open."""
    found: dict[str, Term] = {}
    for line in lines:
        if '"Occupancy"' not in line:
            continue
        record = _record(line, 0)
        if isinstance(record, RowFault) or record["schema"] != "Occupancy":
            continue
        properties = record["properties"]
        start, end = _day(properties, "startDate"), _day(properties, "endDate")
        for holder in map(str, properties.get("holder", ())):
            found[holder] = _joined(found[holder], (start, end)) if holder in found else (start, end)
    return found


def _joined(one: Term, other: Term) -> Term:
    return (
        min(filter(None, (one[0], other[0])), default=None),
        max(one[1], other[1]) if one[1] and other[1] else None,
    )


def _record(content: str, line: int) -> dict[str, Any] | RowFault:
    try:
        record = json.loads(content)
    except (json.JSONDecodeError, RecursionError) as error:
        return RowFault(line, f"not JSON: {getattr(error, 'msg', 'nested too deeply')}")
    if not isinstance(record, dict) or not isinstance(record.get("properties"), dict) or "schema" not in record:
        return RowFault(line, "no FollowTheMoney entity: 'schema' or 'properties' is missing")
    if not all(isinstance(values, list) for values in record["properties"].values()):
        return RowFault(line, "no FollowTheMoney entity: each of the 'properties' must be a list")
    return record


def _actor(record: dict[str, Any], line: int, dated: dict[str, Term]) -> ActorRow | RowFault:
    properties, schema = record["properties"], _schemata()[record["schema"]]
    names = _names(record, schema["type"])
    from_, to = dated.get(str(record.get("id")), (None, None))
    country = _country(properties, line)
    if isinstance(country, RowFault):
        return country
    cell = {
        "id": str(record.get("id") or ""),
        "name": names[0] if names else "",
        "type": schema["type"],
        "country": country,
        "role": _role(properties, schema["role"]),
        "from": from_ or "",
        "to": to if to and (not from_ or to >= from_[: len(to)]) else "",
        "wikidata": _first(properties, "wikidataId") or "",
        "source": _first(properties, "sourceUrl") or "",
    }
    return actor_row(cell, line, tuple(names[1:]))


def _names(record: dict[str, Any], type_: str) -> list[str]:
    """The names in Latin letters, the caption first; of persons those of one word are left out: they name too many."""
    properties = record["properties"]
    caption = record.get("caption")
    given = [
        *([caption] if isinstance(caption, str) else []),
        *properties.get("name", ()),
        *properties.get("alias", ()),
    ]
    forms = [" ".join(form.split()) for form in dict.fromkeys(map(str, given))]
    latin = [form for form in forms if LATIN.search(form)] or forms[:1]
    return latin[:1] + [form for form in latin[1:] if type_ != "person" or " " in form]


def _country(properties: dict[str, Any], line: int) -> str | RowFault:
    """The first state named; territories that are no states ("eu", "suhh") give none."""
    given = [str(code) for name in COUNTRIES for code in properties.get(name, ())]
    for code in given:
        if not CODE.match(code):
            return RowFault(line, f"country {code!r} is no code")
    return next((code for code in given if country_of(code)), "")


def _role(properties: dict[str, Any], of_schema: str) -> str:
    """The sector: by the words of a position, else by a topic, else by what kind of thing it is."""
    for position in map(str, properties.get("position", ())):
        for _, _, term in terms().scan(words(position.lower())):
            if term.role:
                return term.role
    topics = {str(topic) for topic in properties.get("topics", ())}
    return next((row["role"] for row in table("ftm_topics") if row["topic"] in topics), of_schema)


def _first(properties: dict[str, Any], name: str) -> str | None:
    values = properties.get(name) or ()
    return str(values[0]) if values else None


def _day(properties: dict[str, Any], name: str) -> str | None:
    """A date without its hours; None where it is none."""
    found = (_first(properties, name) or "")[:10]
    return found if DATE.match(found) else None


@cache
def _schemata() -> dict[str, dict[str, str]]:
    return {row["schema"]: row for row in table("ftm_schemata")}
