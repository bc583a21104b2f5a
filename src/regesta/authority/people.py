"""A person and a day in, the office held on that day out; an office and a day in, its holder out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.model.reference import Entity
from regesta.values.name import slug
from regesta.values.tenure import within

# Sectors that are left with the office; a former rebel leader or cleric is still one.
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "IGO"})


@dataclass(frozen=True, slots=True)
class Office:
    """One office of one person with its dates: Angela Merkel, chancellor of DEU, 2005-11-22 to 2021-12-08.

    `country` is a code of states.tsv, or `of` the organisation or group; `to` is None where the
    person held it when the table was made.
    """

    person: str
    name: str
    key: str
    role: str
    rank: int
    country: str | None
    of: str | None
    from_: str
    to: str | None

    def held(self, date: str | None) -> bool:
        """Whether it was held on a day (None: when the table was made)."""
        return within(date, self.from_, self.to)


@dataclass(frozen=True, slots=True)
class Standing:
    """Who a person is on a day: the entity with country and role as of then, and why."""

    entity: Entity
    in_office: bool
    because: str


class People:
    """Persons by id with their offices; `add` takes further rows at run time."""

    def __init__(self, offices: Iterable[Office] = ()) -> None:
        self._of_person: dict[str, list[Office]] = {}
        self._of_office: dict[tuple[str, str], list[Office]] = {}
        for office in offices:
            self.add(office)

    def add(self, office: Office) -> None:
        """Make one more office known."""
        self._of_person.setdefault(office.person, []).append(office)
        self._of_office.setdefault((office.country or office.of or "", office.key), []).append(office)

    def offices(self, person: str) -> list[Office]:
        """All offices of a person."""
        return self._of_person.get(person, [])

    def holder(self, body: str, keys: Iterable[str], date: str | None) -> Office | None:
        """Who holds one of these offices of a state (code) or body (key) on a day; None where not one alone."""
        for key in keys:
            held = [office for office in self._of_office.get((body, key), ()) if office.held(date)]
            if len({office.person for office in held}) == 1:
                return held[0]
            if held:  # on the day of a change both hold it: the new one counts
                return max(held, key=lambda office: (office.from_, office.name))
        return None

    def standing(self, person: str, date: str | None) -> Standing | None:
        """Country and role of a person on a day: those of the highest office held, else ELI."""
        offices = self.offices(person)
        if not offices:
            return None
        held = [office for office in offices if office.held(date)]
        if held:
            office = min(held, key=lambda o: (o.rank, -_days(o.from_)))
            entity = Entity(person, office.name, _country(office), office.role)
            return Standing(entity, True, f"{office.key} of {office.country or office.of} from {office.from_}")
        past = [office for office in offices if date is None or office.from_ <= date]
        office = max(past, key=lambda o: o.from_) if past else min(offices, key=lambda o: o.from_)
        country = _country(office) or next(filter(None, map(_country, offices)), None)
        role = "ELI" if office.role in OFFICIAL else office.role
        when = f"to {office.to}" if past else f"only from {office.from_}"
        because = f"{office.key} of {office.country or office.of} {when}"
        return Standing(Entity(person, office.name, country, role), False, because)


def _days(date: str) -> int:
    """A sortable number for a date or part of one."""
    return int((date.replace("-", "") + "0000")[:8])


@cache
def _countries() -> dict[str, str | None]:
    """The country that each state, organisation and group carries: Abkhazia's is GEO, Hezbollah's LBN."""
    bodies = {row["key"]: row["country"] or None for name in ("groups", "organisations") for row in table(name)}
    return bodies | {row["code"]: row["country"] or None for row in table("states")}


def _country(office: Office) -> str | None:
    """The country that the holder of an office carries."""
    body = office.country or office.of
    return _countries().get(body, office.country) if body else None


@cache
def people() -> People:
    """Everybody in leaders.tsv."""
    kinds = {row["office"]: row for row in table("offices")}
    roles = {row["key"]: row["role"] for name in ("groups", "organisations") for row in table(name)}
    return People(_office(row, kinds[row["office"]], roles) for row in table("leaders"))


def _office(row: dict[str, str], kind: dict[str, str], roles: dict[str, str]) -> Office:
    role = kind["role"]
    if row["of"] and role in ("IGO", "REB", "GOV"):  # the president of a parliament is of the parliament
        role = roles.get(row["of"], role)
    return Office(
        f"person:{slug(row['name'])}",
        row["name"],
        row["office"],
        role,
        int(kind["rank"]),
        row["country"] or None,
        row["of"] or None,
        row["from"],
        row["to"] or None,
    )
