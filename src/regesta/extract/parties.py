"""A noun in, the state, body, group or person it stands for out: only those that can act."""

from __future__ import annotations

from functools import cache, lru_cache

from regesta.extract.analysis import Analysis
from regesta.lexicon.load import table
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.statement import OfficeValue

ACTING = ("state", "organization", "group", "person")
CIVIL = frozenset(["CVL", "BUS", "MED", "EDU", "JUD", "AGR", "LAB", "HLH", "CRM", "REL", "PTY", "NGO", "REF"])
"""The sectors whose actors do not act for a state or with arms."""
MODIFIERS = ("amod", "compound", "poss", "nmod", "nsubj")


@lru_cache(maxsize=1)
def names_by_token(analysis: Analysis) -> dict[int, Mention]:
    """The name that covers each token; descriptions ("the Italian minister") are none."""
    found: dict[int, Mention] = {}
    dated = {time.start for time in analysis.times}
    for mention in analysis.names:
        inside = analysis.parse.tokens_in(mention.start, mention.end)
        name = analysis.references.name_at(inside[0]) if inside else None
        if (
            name is not None
            and mention.start not in dated
            and (name.first, name.last) == (inside[0].i, inside[-1].i + 1)
        ):
            for token in inside:
                found[token.i] = mention
    return found


@cache
def bodies() -> frozenset[str]:
    """Common nouns for bodies that act: "the Roe administration"."""
    return frozenset(row["lemma"] for row in table("actor_nouns") if row["type"] in ("group", "organization", "state"))


def actor_at(analysis: Analysis, token: Token) -> Reference | None:
    """The reference of a noun phrase where it is an actor: a named one, or a word resolved to one."""
    reference = analysis.references.at(token)
    entity = reference.entity
    if entity is not None and (entity.country or entity.role):
        return reference
    name = names_by_token(analysis).get(token.i)
    if name is not None:
        return reference if name.type in ACTING or (name.type == "place" and name.use == "actor") else None
    body = token.pos == "NOUN" and token.lemma in bodies() and reference.end >= token.end
    named = body and any(child.i in names_by_token(analysis) for child in token.children)
    return reference if named else None


def actor_in(analysis: Analysis, noun: Token) -> Reference | None:
    """The actor a noun phrase names by a modifier: "U.S. airstrikes", "Iran's missiles", "strikes by Israel"."""
    for child in noun.children:
        if child.dep in MODIFIERS and not _is_town(analysis, child):
            reference = actor_at(analysis, child)
            if reference is not None:
                return reference
        elif child.dep in ("prep", "agent") and child.lower in ("by", "from", "of"):
            inner = child.child("pobj")
            if inner is None:
                continue
            reference = actor_at(analysis, inner) if child.lower in ("by", "from") else None
            reference = reference or (actor_in(analysis, inner) if child.lower == "of" else None)
            if reference is not None:
                return reference
    return None


def _is_town(analysis: Analysis, child: Token) -> bool:
    """Whether a capital only says where: "a Kabul car bombing"."""
    name = analysis.references.name_at(child)
    return child.dep == "compound" and name is not None and name.kind == "capital"


def actors_at(analysis: Analysis, token: Token) -> tuple[Reference, ...]:
    """The actors of a noun phrase with its conjuncts; of "Ukrainian and Russian delegations" both."""
    found = [*own_actors(analysis, token)]
    for child in token.children:
        if child.dep == "conj":
            found.extend(actors_at(analysis, child))
    return tuple(found)


def _office_holders(analysis: Analysis) -> frozenset[str]:
    """The last names of those a text gives an office."""
    values = (stmt.value for stmt in analysis.of_kind("office"))
    return frozenset(v.person.text.split()[-1] for v in values if isinstance(v, OfficeValue) and v.person.text)


def is_power(analysis: Analysis, reference: Reference) -> bool:
    """Whether an actor acts between states: a state, its organs and leaders, an alliance, an armed group."""
    entity = reference.entity
    if entity is None:
        return reference.text.split()[-1:] != [] and reference.text.split()[-1] in _office_holders(analysis)
    if entity.role in CIVIL:
        token = analysis.parse.token_at(reference.start)
        name = analysis.references.name_at(token) if token is not None else None
        return name is not None and name.entity is not None and name.entity.id == entity.id and bool(entity.country)
    if entity.role:
        return True
    if entity.country:
        token = analysis.parse.token_at(reference.end - 1)
        mention = names_by_token(analysis).get(token.i) if token is not None else None
        return mention is None or mention.type != "organization"
    return entity.name.split()[-1] in _office_holders(analysis)


def own_actors(analysis: Analysis, token: Token) -> tuple[Reference, ...]:
    """The actors of one noun without its conjuncts."""
    reference = actor_at(analysis, token)
    joint = tuple(_joint(analysis, token))
    return joint or ((reference, *reference.also) if reference is not None else ())


def _joint(analysis: Analysis, noun: Token) -> list[Reference]:
    """The states that a plural noun names by joined adjectives."""
    named = names_by_token(analysis)
    if noun.i in named or noun.tag not in ("NNS", "NNPS"):
        return []
    found: list[Reference] = []
    for child in noun.children:
        if child.dep == "amod" and child.i in named and child.child("conj") is not None:
            while child is not None:
                if child.i in named:
                    found.append(analysis.references.at(child))
                child = child.child("conj")  # type: ignore[assignment]
    return found if len(found) > 1 else []
