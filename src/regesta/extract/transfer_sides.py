"""A word for a transfer in, its giver and its taker out, wherever the clause has them."""

from __future__ import annotations

from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import RELATIVE, agent, is_passive, patient, prepositional
from regesta.extract.items import Item
from regesta.extract.parties import actor_at, actor_in, actors_at, names_by_token
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

MADE = {
    "supplied",
    "provided",
    "donated",
    "delivered",
    "made",
    "built",
    "gifted",
    "furnished",
    "produced",
    "manufactured",
}
DESIGNED = {"designed", "developed", "licensed", "licenced"}
References = tuple[Reference, ...]


@cache
def _blamed() -> frozenset[str]:
    """The verbs whose object does what follows: "accused Iran of arming", "bound Chad to supply"."""
    return frozenset(row["lemma"] for row in table("transfer_words") if row["pos"] == "control")


@cache
def _armed() -> frozenset[str]:
    """The nouns for those who bear arms: "rebels", "militia"."""
    return frozenset(row["lemma"] for row in table("actor_nouns") if row["role"] in ("REB", "MIL", "UAF", "SEP"))


def giver_at(verb: Token) -> Token | None:
    """Who does a deed: its agent, or whom somebody accuses of it, suspects of it or binds to it."""
    up = verb.head.head if verb.dep == "pcomp" else verb.head
    if verb.dep in ("pcomp", "xcomp", "advcl") and up.pos == "VERB" and up.lemma in _blamed() and not is_passive(verb):
        return patient(up) or agent(verb)
    return agent(verb)


def armed_at(analysis: Analysis, noun: Token) -> References:
    """Those who bear arms, told by a noun alone: "the rebels", "several militias"."""
    if noun.pos != "NOUN" or noun.lemma.lower() not in _armed():
        return ()
    reference = analysis.references.at(noun)
    return (reference,) if reference.end >= noun.end else ()


def powers_of(analysis: Analysis, noun: Token) -> References:
    """The actors of a noun phrase, or the one that a modifier names: "Ukrainian recruits"."""
    found = actors_at(analysis, noun)
    inner = actor_in(analysis, noun) if not found else None
    return found or ((inner,) if inner is not None else ()) or armed_at(analysis, noun)


def before_hyphen(analysis: Analysis, participle: Token) -> Reference | None:
    tokens = analysis.parse.tokens
    i = participle.i
    if i < 2 or tokens[i - 1].text not in ("-", "–"):
        return None
    return actor_at(analysis, tokens[i - 2]) or analysis.references.at(tokens[i - 2])


def designer(analysis: Analysis, item: Item) -> References:
    for child in item.head.children:
        if child.lower in DESIGNED:
            reference = before_hyphen(analysis, child)
            if reference is not None:
                return (reference,)
    return ()


def maker(analysis: Analysis, item: Item) -> References:
    """Whose the item is by a modifier: "Iranian missiles", "Iranian-made drones"."""
    for child in item.head.children:
        if child.lower in MADE:
            reference = before_hyphen(analysis, child)
            if reference is not None:
                return (reference,)
    reference = actor_in(analysis, item.head)
    return (reference,) if reference is not None else ()


def party_after(analysis: Analysis, heads: tuple[Token, ...], prepositions: tuple[str, ...]) -> References:
    """The actors after one of these prepositions, wherever in the clause the parse has put it."""
    for head in heads:
        noun = prepositional(head, prepositions)
        if noun is None:
            continue
        found = powers_of(analysis, noun)
        if found:
            return found
    return ()


def taker(analysis: Analysis, verb: Token, heads: tuple[Token, ...]) -> References:
    """Who is given to: "sent Ukraine tanks", "sent tanks to Ukraine"."""
    dative = verb.child("dative")
    if dative is not None and dative.pos != "ADP":
        found = actors_at(analysis, dative)
        if found:
            return found
    for second in verb.children_of("dobj", "npadvmod"):
        if second not in heads and second.lower not in RELATIVE and (found := powers_of(analysis, second)):
            return found
    return party_after(analysis, heads, ("to", "for", "into", "with")) or before_item(analysis, verb, heads[-1])


def before_item(analysis: Analysis, verb: Token, item: Token) -> References:
    """A receiver that the parse takes for part of the item: "sent | Russia missiles"."""
    first = analysis.parse.tokens[item.left_edge]
    if first.i != verb.i + 1 or first.pos != "PROPN" or first is item:
        return ()
    name = names_by_token(analysis).get(first.i)
    reference = actor_at(analysis, first) if name is not None and name.type == "state" else None
    return (reference,) if reference is not None else ()


def speaker(analysis: Analysis, token: Token, others: References) -> References:
    """The state that tells of its own buying: "Iran's minister said the purchase of jets from Russia was final"."""
    for attribution in analysis.attributions:
        source = attribution.source
        if attribution.content.start <= token.start < attribution.content.end and source is not None and source.entity:
            foreign = all(other.entity is None or other.entity.country != source.entity.country for other in others)
            return (source,) if source.entity.country and foreign else ()
    return ()


def is_unit(analysis: Analysis, reference: Reference) -> bool:
    """Whether a giver is a body the tables do not know: "Combined Task Force"."""
    words = reference.text.split()
    return (
        reference.entity is None
        and len(words) > 1
        and all(w[:1].isupper() for w in words if w.isalpha() and len(w) > 3)
    )


def distinct(these: References, those: References) -> References:
    """The actors that are not on the other side too."""
    other = {(ref.entity.id if ref.entity else ref.text) for ref in those}
    return tuple(ref for ref in these if (ref.entity.id if ref.entity else ref.text) not in other)
