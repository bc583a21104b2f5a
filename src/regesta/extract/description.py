"""A phrase without a name of its own in, the entity it describes out: "Russian forces", "the Iranian president"."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from regesta.authority.actors import resolve_actor
from regesta.extract.phrases import before, complement, lemma_of, reading
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Entity

if TYPE_CHECKING:
    from regesta.extract.references import References


def described(references: References, head: Token) -> Entity | None:
    """Who a common noun with what stands around it means; None where that is unclear."""
    apposed = named_beside(references, head)
    if apposed:
        return apposed
    read = reading(head)
    if read is None:
        return None
    whose = owner(references, head)
    if whose is None:
        return None
    type_, role = read
    return composed(whose, lemma_of(head), type_, role, references.date)


def named_beside(references: References, head: Token) -> Entity | None:
    """The person or body named in apposition: "the president, Jane Roe"; "president Jane Roe"."""
    for child in head.children:
        if child.dep == "appos":
            name = references.name_at(child)
            if name and name.type in ("person", "organization", "group"):
                return name.entity
    after = references.by_token.get(head.i + 1)
    if after and after.type == "person" and head.pos in ("NOUN", "PROPN"):
        return after.entity
    return None


def owner(references: References, head: Token) -> Entity | None:
    """Whose it is: the state, body or person before the noun, or after "of"."""
    assert references.parse is not None
    left = before(references.parse, head)
    for token in reversed(left):
        name = references.name_at(token)
        if name and name.entity and name.type in ("state", "organization", "group", "person", "place"):
            return name.entity
        if token.dep == "poss" and token.pos == "PRON":
            return references.antecedents.of_pronoun(token)
    inner = complement(head)
    return references.entity_at(inner) if inner else None


def composed(whose: Entity, lemma: str, type_: str, role: str, date: str | None) -> Entity:
    """The entity that a noun makes with its owner: a state's officials are the state, its forces its armed forces."""
    if whose.country is None or not whose.id.startswith(("state:", "people:")):
        return whose
    state = state_of(whose.country) or whose
    if type_ == "person":
        holder = resolve_actor(f"{adjective(whose.country)} {lemma.replace('-', ' ')}", date)
        if holder and holder.type == "person":
            return holder.entity
    if role in ("", "GOV"):
        return state
    return Entity(
        f"{role.lower()}:{whose.country}", f"{adjective(whose.country)} {WORD_OF.get(role, lemma)}", whose.country, role
    )


WORD_OF = {
    "MIL": "armed forces",
    "REB": "rebels",
    "OPP": "opposition",
    "CVL": "civilians",
    "COP": "police",
    "LEG": "parliament",
    "JUD": "courts",
    "SPY": "secret services",
    "MED": "media",
    "BUS": "companies",
    "REF": "refugees",
    "CRM": "criminals",
    "REL": "clergy",
    "EDU": "scholars",
    "NGO": "civil society",
    "HLH": "health workers",
    "PTY": "parties",
    "LAB": "labour",
}


@lru_cache(maxsize=512)
def adjective(country: str) -> str:
    """The first adjective of a state, its name where it has none."""
    for row in table("states"):
        if row["code"] == country:
            return row["adjective"].split("|")[0] or row["name"]
    return country


@lru_cache(maxsize=512)
def state_of(country: str) -> Entity | None:
    """The state with this code."""
    for row in table("states"):
        if row["code"] == country:
            return Entity(f"state:{row['code']}", row["name"], row["country"] or None, "GOV")
    return None
