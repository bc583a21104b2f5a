"""The lexicon's tables of actors in, names for the index out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from regesta.authority.index import Candidate, Index, Kind
from regesta.authority.people import people
from regesta.authority.terms import surname_words
from regesta.lexicon.load import table
from regesta.model.mention import MentionType
from regesta.model.reference import Entity
from regesta.values.name import fold, slug, sound

SCORES: dict[Kind, float] = {
    "name": 1.0,
    "alias": 0.97,
    "acronym": 0.95,
    "demonym": 0.95,
    "people": 0.95,
    "capital": 0.8,
    "byname": 0.9,
    "surname": 0.6,
}
COMMON_SURNAME = 0.3
# Offices too many have held for their surname alone to name them.
MINOR = frozenset({"deputy-prime-minister", "governor"})

Named = tuple[str, Candidate | None]


def several(cell: str) -> list[str]:
    """The forms in a cell, divided by |."""
    return [form for form in cell.split("|") if form]


def fill(index: Index) -> None:
    """Add all names of the project's own tables to `index`."""
    for source in (states, bynames, organs, bodies, persons, not_actors):
        for name, candidate in source():
            index.add(name, candidate)


def states() -> Iterator[Named]:
    """States with their names, demonyms and capitals."""
    for row in table("states"):
        state = Entity(f"state:{row['code']}", row["name"], row["country"] or None, "GOV")
        bounds = row["from"] or None, row["to"] or None
        yield row["name"], Candidate(state, "state", *bounds)
        for alias in several(row["alias"]):
            yield alias, _named(alias, state, "state", *bounds)
        for adjective in several(row["adjective"]):
            yield adjective, Candidate(state, "state", *bounds, "demonym", SCORES["demonym"])
        for capital in several(row["capital"]) if row["status"] != "dependency" else ():
            yield capital, Candidate(state, "state", *bounds, "capital", SCORES["capital"])
        for form in several(row["people"]):
            entity = Entity(f"people:{row['code']}", several(row["people"])[-1], row["country"] or None, "CVL")
            yield form, Candidate(entity, "group", *bounds, "people", SCORES["people"])


@cache
def _codes() -> dict[str, str]:
    """The code of each state by its names, folded."""
    rows = table("states")
    return {name.casefold(): row["code"] for row in rows for name in (row["name"], *several(row["alias"]))}


def state_code(name: str) -> str | None:
    """The code of the state that `name` is a name of ("Russia" is RUS); None for capitals, peoples and all else."""
    return _codes().get(name.strip().casefold())


def bynames() -> Iterator[Named]:
    """Seats that stand for a government or its organ: the Kremlin."""
    names = {row["code"]: row["name"] for row in table("states")}
    kinds = {row["key"]: row for row in table("organ_types")}
    known = {entity.id: entity for _, entity, _ in _bodies()}
    for row in table("bynames"):
        state, organ = row["state"], row["organ"]
        if state.startswith("org:"):
            yield row["name"], Candidate(known[state], "organization", kind="byname", score=SCORES["byname"])
            continue
        entity = Entity(f"state:{state}", names[state], state, "GOV")
        if organ and organ not in ("presidency", "premiership", "crown"):
            title = f"{names[state]}: {kinds[organ]['title']}"
            entity = Entity(f"organ:{state}:{organ}", title, state, kinds[organ]["role"])
        type_: MentionType = "state" if entity.id.startswith("state") else "organization"
        yield row["name"], Candidate(entity, type_, kind="byname", score=SCORES["byname"])


def organs() -> Iterator[Named]:
    """Organs of states with a name of their own: the Knesset, the FSB."""
    roles = {row["key"]: row["role"] for row in table("organ_types")}
    countries = {row["code"]: row["country"] for row in table("states")}
    for row in table("organs"):
        forms = several(row["names"])
        role = row["role"] or roles[row["kind"]]
        entity = Entity(f"organ:{row['state']}:{row['kind']}", forms[0], countries[row["state"]], role)
        for form in forms:
            yield form, _named(form, entity, "organization")


def bodies() -> Iterator[Named]:
    """International bodies, companies, the press, armed groups."""
    for row, entity, type_ in _bodies():
        for form in several(row["names"]):
            yield form, _named(form, entity, type_, row.get("from") or None, row.get("to") or None)


def _bodies() -> Iterator[tuple[dict[str, str], Entity, MentionType]]:
    kinds: tuple[tuple[str, str, MentionType], ...] = (
        ("organisations", "org", "organization"),
        ("groups", "group", "group"),
    )
    for name, prefix, type_ in kinds:
        for row in table(name):
            first = several(row["names"])[0]
            yield row, Entity(f"{prefix}:{row['key']}", first, row["country"] or None, row["role"]), type_


def persons() -> Iterator[Named]:
    """The people of leaders.tsv by their names and surnames."""
    known = people()
    for row in table("people"):
        id_ = f"person:{slug(row['name'])}"
        standing = known.standing(id_, None)
        if standing is None:
            continue
        offices = known.offices(id_)
        from_ = min(office.from_ for office in offices)
        to = None if any(office.to is None for office in offices) else max(office.to or "" for office in offices)
        entity = standing.entity
        yield row["name"], Candidate(entity, "person", from_, to)
        for alias in _aliases(row):
            kind: Kind = "alias" if " " in alias else "surname"
            yield alias, Candidate(entity, "person", from_, to, kind, SCORES[kind])
        if any(o.rank <= 2 and o.key not in MINOR for o in offices):
            for surname, score in _surnames(row):
                yield surname, Candidate(entity, "person", from_, to, "surname", score)


def _aliases(row: dict[str, str]) -> list[str]:
    """Other forms of a person's name; "Tamim bin Hamad Al Thani" is "Tamim bin Hamad" too."""
    short = row["name"].partition(" Al ")[0]
    return [*several(row["alias"]), *([short] if " bin " in short and short != row["name"] else [])]


def _surnames(row: dict[str, str]) -> Iterator[tuple[str, float]]:
    """The surname and its other spellings, which end the aliases, with how surely each names the person."""
    use = surname_words().get(fold(row["surname"]))
    if not row["surname"] or use == "never":
        return
    score = COMMON_SURNAME if use else SCORES["surname"]
    yield row["surname"], score
    alike = sound(fold(row["surname"]))
    for last in dict.fromkeys(alias.split()[-1] for alias in several(row["alias"]) if " " in alias):
        if last != row["surname"] and sound(fold(last)) == alike and fold(last) not in surname_words():
            yield last, score


def not_actors() -> Iterator[Named]:
    """Names that hold an actor's name and mean none."""
    for row in table("not_actors"):
        yield row["name"], None


def _named(form: str, entity: Entity, type_: MentionType, from_: str | None = None, to: str | None = None) -> Candidate:
    kind: Kind = "name" if form == entity.name else "alias"
    if form.replace(".", "").isupper() and len(form) <= 8:
        kind = "acronym"
    return Candidate(entity, type_, from_, to, kind, SCORES[kind])
