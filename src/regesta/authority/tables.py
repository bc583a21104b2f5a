"""The lexicon's tables of actors in, names for the index out."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.authority.index import Candidate, Index, Kind
from regesta.lexicon.load import table
from regesta.model.reference import Entity

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


def several(cell: str) -> list[str]:
    """The forms in a cell, divided by |."""
    return [form for form in cell.split("|") if form]


def fill(index: Index) -> None:
    """Add all names of the project's own tables to `index`."""
    for name, candidate in states():
        index.add(name, candidate)


def states() -> Iterator[tuple[str, Candidate]]:
    """States with their names, demonyms and capitals."""
    for row in table("states"):
        state = Entity(f"state:{row['code']}", row["name"], row["country"] or None, "GOV")
        bounds = row["from"] or None, row["to"] or None
        yield row["name"], Candidate(state, "state", *bounds)
        for alias in several(row["alias"]):
            yield alias, Candidate(state, "state", *bounds, "alias", SCORES["alias"])
        for adjective in several(row["adjective"]):
            yield adjective, Candidate(state, "state", *bounds, "demonym", SCORES["demonym"])
        for capital in several(row["capital"]):
            yield capital, Candidate(state, "state", *bounds, "capital", SCORES["capital"])
        for people in several(row["people"]):
            entity = Entity(f"people:{row['code']}", several(row["people"])[-1], row["country"] or None, "CVL")
            yield people, Candidate(entity, "group", *bounds, "people", SCORES["people"])
