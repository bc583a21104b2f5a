"""A phrase without a name of its own in, the entity it describes out: "Russian forces", "the Iranian president"."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from regesta.authority.actors import resolve_actor
from regesta.extract.phrases import before, complement, is_plural, lemma_of, reading
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Entity

if TYPE_CHECKING:
    from regesta.extract.naming import Name
    from regesta.extract.references import References

SURE = 0.8
"""How sure the tables must be of a whole phrase; below, it is read from its parts."""
OWNERS = ("state", "organization", "group", "person", "place")
JOINS = frozenset({"and", "or", ",", "&"})
STATE_LIKE = ("state:", "people:", "place:")
BODY_OFFICES = frozenset({"secretary-general", "high-representative"})
"""Offices that only bodies of states have."""
DEFINITE = frozenset({"the", "this", "that", "these", "those"})


def described(references: References, head: Token, given: Entity | None = None) -> Entity | None:
    """Who a common noun with what stands around it means; None where that is unclear.

    `given` is an owner to suppose: "Western" of the noun in "Ukrainian and Western officials".
    """
    if given is None:
        beside = named_beside(references, head)
        if beside:
            return beside
    read = reading(head)
    if read is None:
        return None
    if given is None:
        known = whole(references, head)
        if known and not (known.id.startswith(("sector:", "organ:")) and read[1] not in ("", known.role)):
            return known
    whose = given or owner(references, head)
    if whose is not None and head.lemma == "counterpart" and _only_possessed(head):
        return None  # "his counterpart" is anybody but those of his own side
    if whose is not None:
        return composed(whose, lemma_of(head), *read, references.date)
    definite = any(t.lower in DEFINITE for t in head.children if t.dep == "det")
    bare = not before(references.parse, head) if references.parse else False
    if not definite and not (bare and is_plural(head)):
        return None
    taken_up = references.antecedents.of_epithet(head, definite)
    if taken_up is None and definite and lemma_of(head) in BODY_OFFICES:
        return _of_a_body(references, lemma_of(head))
    if taken_up is None and read[1] in ("GOV", "MIL", "COP", "LEG", "JUD") and read[0] != "person":
        state = references.antecedents.main_state(head)
        return composed(state, lemma_of(head), *read, references.date) if state else None
    return taken_up


def _only_possessed(head: Token) -> bool:
    """Whether nothing but "his", "her" or "their" says whose a person is."""
    return any(child.tag == "PRP$" for child in head.children) and not any(
        child.dep == "amod" for child in head.children
    )


def _of_a_body(references: References, lemma: str) -> Entity | None:
    """The secretary-general of the first body named in the text that is known to have one."""
    for name in references.names:
        if name.entity and name.entity.role == "IGO":
            found = resolve_actor(f"{name.entity.name} {lemma}", references.date)
            if found and found.type == "person":
                return found.entity
    return None


def whole(references: References, head: Token) -> Entity | None:
    """What the tables know the whole phrase by: "the US-led coalition", "the Iranian foreign minister"."""
    assert references.parse is not None
    left = before(references.parse, head)
    if not any(references.name_at(t) for t in left) or any(t.tag in ("PRP$", "CC") for t in left):
        return None
    return _known(references.parse.text[left[0].start : head.end], references.date)


@lru_cache(maxsize=4096)
def _known(text: str, date: str | None) -> Entity | None:
    found = resolve_actor(text, date)
    return found.entity if found and found.score >= SURE else None


@cache
def backing() -> frozenset[str]:
    """Words that make a state a backer and not an owner: "Iran-backed militias"."""
    return frozenset(row["word"] for row in table("name_words") if row["use"] == "backed")


def named_beside(references: References, head: Token) -> Entity | None:
    """The person or body named in apposition ("the president, Jane Roe"; "Jane Roe, president") or right after."""
    beside = head.children_of("appos")
    if head.dep == "appos":
        beside = [head.head, *beside]
    for other in beside:
        name = references.name_at(other)
        if name and name.type in ("person", "organization", "group") and _agree(head, name.type):
            return name.entity
    after = references.by_token.get(head.i + 1)
    if after and after.type == "person" and after.first == head.i + 1 and head.pos in ("NOUN", "PROPN"):
        return after.entity
    return None


def _agree(head: Token, type_: str) -> bool:
    """A person's title goes with a person, a body's noun with a body."""
    read = reading(head)
    return read is None or (read[0] == "person") == (type_ == "person")


def owner(references: References, head: Token) -> Entity | None:
    """Whose it is: the state, body or person before the noun, or after "of"."""
    assert references.parse is not None
    left = before(references.parse, head)
    if any(token.lower in backing() for token in left):
        return None
    for token in reversed(left):
        name = references.name_at(token)
        if name and name.entity and name.type in OWNERS:
            return _first_joined(references, name, left[0].i).entity
        if token.dep == "poss" and token.tag == "PRP$":
            return references.entity_at(token)
        if token.dep == "poss" and token.pos == "NOUN":
            return references.entity_at(token)
    inner = complement(head)
    return references.entity_at(inner) if inner else None


def _first_joined(references: References, name: Name, first: int) -> Name:
    """The first of the modifiers joined with this one: Ukrainian for Western in "Ukrainian and Western officials"."""
    assert references.parse is not None
    tokens = references.parse.tokens
    while name.first - 2 >= first and tokens[name.first - 1].lower in JOINS:
        earlier = references.by_token.get(name.first - 2) or references.by_token.get(name.first - 3)
        if earlier is None or earlier.entity is None or earlier.type not in OWNERS:
            break
        name = earlier
    return name


def composed(whose: Entity, lemma: str, type_: str, role: str, date: str | None) -> Entity | None:
    """The entity that a noun makes with its owner: a state's officials are the state, its forces its armed forces."""
    if whose.country is None or not whose.id.startswith(STATE_LIKE):
        return _of_body(whose, type_, role)
    state = state_of(whose.country)
    if state is None:
        return whose
    if type_ == "person":
        holder = _holder(whose.country, lemma, date)
        if holder:
            return holder
    if role == "GOV" or (role == "" and type_ in ("person", "organization")):
        return state
    return class_of(whose.country, role) if role else None


def _of_body(whose: Entity, type_: str, role: str) -> Entity | None:
    """A body's people stand for the body; a person's forces or government are those of the person's state."""
    if not whose.id.startswith("person:"):
        return _of_region(whose, role) if whose.role is None and whose.country is None and role else whose
    if whose.country is None or type_ == "person":
        return state_of(whose.country) if whose.country and role == "GOV" else None
    return state_of(whose.country) if role in ("", "GOV") else class_of(whose.country, role)


def _of_region(whose: Entity, role: str) -> Entity:
    """Those of a region by their sector: "European officials"."""
    word = next((row["label"] for row in table("sectors") if row["word"] == role), "")
    return Entity(f"{whose.id}:{role}", f"{whose.name} {word}", None, role) if word else whose


@lru_cache(maxsize=2048)
def _holder(country: str, lemma: str, date: str | None) -> Entity | None:
    """Who holds an office of a state on a day, where the tables know."""
    found = resolve_actor(f"{adjective(country)} {lemma.replace('-', ' ')}", date)
    return found.entity if found and found.type == "person" else None


@lru_cache(maxsize=1024)
def class_of(country: str, role: str) -> Entity:
    """A class of actors of one state: its armed forces, its rebels, its press."""
    word = next((row["name"] for row in table("sector_names") if row["role"] == role), role)
    name = f"{adjective(country)} {word}"
    found = resolve_actor(name)
    if found and (found.entity.country, found.entity.role) == (country, role):
        return found.entity
    return Entity(f"sector:{country}:{role}", name, country, role)


@cache
def _states() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in table("states")}


def adjective(country: str) -> str:
    """The first adjective of a state, its name where it has none."""
    row = _states().get(country)
    return (row["adjective"].split("|")[0] or row["name"]) if row else country


@lru_cache(maxsize=512)
def state_of(country: str) -> Entity | None:
    """The state with this code."""
    row = _states().get(country)
    return Entity(f"state:{row['code']}", row["name"], row["country"] or None, "GOV") if row else None
