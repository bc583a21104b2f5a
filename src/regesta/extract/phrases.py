"""A noun in, the shape of its phrase out: where it begins and ends, what stands before it, whose it is."""

from __future__ import annotations

from functools import cache

from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token

BEFORE = frozenset({"det", "amod", "compound", "nmod", "poss", "nummod", "quantmod", "predet", "npadvmod", "nsubj"})
LONGEST = 12
"""Tokens that a phrase may have before its noun: what is longer is a slip of the parser."""


@cache
def actor_nouns() -> dict[str, tuple[tuple[str, str], ...]]:
    """The nouns that name an actor: lemma to its (type, role) readings."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in table("actor_nouns"):
        found[row["lemma"]] = (*found.get(row["lemma"], ()), (row["type"], row["role"]))
    return found


def before(parse: Parse, head: Token) -> list[Token]:
    """The tokens of the phrase left of its head, in text order."""
    first = head.i
    for child in reversed(head.children):
        if child.i < head.i and child.dep in BEFORE and not (child.dep == "nsubj" and child.pos == "PRON"):
            edge = child.left_edge if child.left_edge >= head.i - LONGEST else child.i
            first = min(first, edge)
    while first < head.i and parse.tokens[first].pos in ("PUNCT", "CCONJ", "ADP"):
        first += 1
    return parse.tokens[first : head.i]


def complement(head: Token) -> Token | None:
    """The noun after "of" that says whose: "Iran" in "the president of Iran", "forces of the regime"."""
    for child in head.children:
        if child.dep == "prep" and child.lower == "of" and child.i - head.i <= 2:
            return child.child("pobj")
    return None


def last_of(parse: Parse, head: Token) -> int:
    """The index of the last token of the phrase: the head, or the end of a short "of …" after it."""
    inner = complement(head)
    if inner is None or inner.right_edge - head.i > 7:
        return head.i
    inside = parse.tokens[head.i : inner.right_edge + 1]
    if any(t.pos in ("VERB", "AUX", "PUNCT") or t.dep == "relcl" for t in inside):
        return inner.i
    return inner.right_edge


def lemma_of(head: Token) -> str:
    """The lemma a phrase is looked up by: "prime-minister", "air-force" where the compound is known."""
    nouns = actor_nouns()
    for child in reversed(head.children):
        if child.i == head.i - 1 and child.dep in ("compound", "amod"):
            joined = f"{child.lower}-{head.lemma}"
            if joined in nouns:
                return joined
    return head.lemma if head.lemma in nouns else head.lower


def is_plural(head: Token) -> bool:
    """Whether the noun is in the plural (or coordinated)."""
    return (
        head.tag in ("NNS", "NNPS") or any(c.dep == "conj" for c in head.children) or head.lower in ("police", "people")
    )


def reading(head: Token) -> tuple[str, str] | None:
    """The (type, role) of a common noun that names an actor, by its number; None where it names none."""
    found = actor_nouns().get(lemma_of(head))
    if not found:
        return None
    plural = is_plural(head)
    known = next((role for _, role in found if role), "")
    for type_, role in found:
        if (type_ in ("group", "organization")) if plural else (type_ in ("person", "organization", "state")):
            return type_, role or (known if plural else "")
    return ("group", known) if plural else found[0]
