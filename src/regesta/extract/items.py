"""A noun in, the thing transferred out: arms, technology, troops, money or aid, with its words and its number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import prepositional, root_noun
from regesta.extract.parties import names_by_token
from regesta.lexicon.load import table, words
from regesta.model.count import Count
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.reference import Reference

DESIGNATION = re.compile(r"[A-Z][A-Za-z]{0,8}-?\d{1,4}[A-Z]{0,4}\d?")
"""A type's name as makers write it: S-300, T-90, F-16V, Su-35, Hwasong-11."""


@dataclass(frozen=True, slots=True)
class Item:
    """A thing handed over: its head, its kind and the reference made of its words."""

    head: Token
    kind: str
    reference: Reference
    count: Count | None


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("transfer_items")}


def item_at(analysis: Analysis, token: Token, depth: int = 0, alone: bool = False) -> Item | None:
    """The item that a noun phrase names, else None; `alone`: by this word, not by the noun it modifies."""
    token = token if alone else root_noun(token)
    kind = _kinds().get(token.lemma.lower()) or _kinds().get(token.lower, "")
    inner = prepositional(token, ("of", "in"))
    contains = kind == "container" or token.pos in ("NUM", "SYM") or (kind == "money" and token.pos == "NUM")
    if contains and inner is not None and depth < 3:
        found = item_at(analysis, inner, depth + 1)
        if found is not None:
            count = found.count or _count(analysis, token)
            whole = _words(analysis, token, found.head) if found.kind == "money" else found.reference
            return Item(found.head, found.kind, whole, count)
    name = _weapon(analysis, token)
    if kind == "equipment" and not _military(token) and name is None:
        return (
            Item(token, kind, _words(analysis, token, token), _count(analysis, token)) if token.pos == "NOUN" else None
        )
    if name is not None or kind == "equipment" or (not kind and _designated(token)):
        kind = "arms" if kind in ("", "equipment", "container") else kind
    if not kind or kind == "container":
        return None
    return Item(token, kind, _words(analysis, token, token, name), _count(analysis, token))


def items_at(analysis: Analysis, token: Token) -> list[Item]:
    """The items of a noun phrase with its conjuncts."""
    found = [item for item in (item_at(analysis, token),) if item is not None]
    for child in token.children:
        if child.dep == "conj":
            found.extend(items_at(analysis, child))
    return found


def _weapon(analysis: Analysis, token: Token) -> Mention | None:
    named = names_by_token(analysis)
    for word in (token, *token.children):
        mention = named.get(word.i)
        if mention is not None and mention.type == "weapon":
            return mention
    return None


def _designated(token: Token) -> bool:
    return token.pos == "PROPN" and bool(DESIGNATION.fullmatch(token.text))


def _military(token: Token) -> bool:
    military = words("military_words")
    return any(
        child.lower in military or _designated(child) or any(inner.lower in military for inner in child.children)
        for child in token.children
        if child.i < token.i
    ) or any(_designated(child) or child.lower in military for of in token.children_of("prep") for child in of.children)


def _words(analysis: Analysis, first: Token, last: Token, weapon: Mention | None = None) -> Reference:
    """The words of an item without article, number and giver: "Fath-360 ballistic missiles"."""
    tokens = analysis.parse.tokens
    left = tokens[first.left_edge] if first is not last else first
    numbers = {
        token.i for mention in _near(analysis, first) for token in analysis.parse.tokens_in(mention.start, mention.end)
    }
    while first is last and left.i > 0:
        before = tokens[left.i - 1]
        if left.i <= first.left_edge and not DESIGNATION.fullmatch(before.text):
            break
        if before.i in numbers or (before.pos in ("DET", "PRON", "ADP", "PART", "VERB") and before.dep != "amod"):
            break
        if before.pos == "NUM" and before.text.isdigit():
            break
        name = analysis.references.name_at(before)
        if name is not None and name.type == "state" and name.kind == "name" and tokens[before.i - 1].pos == "VERB":
            break
        left = before
    return Reference(left.start, last.end, analysis.text[left.start : last.end], weapon.entity if weapon else None)


def _near(analysis: Analysis, token: Token) -> list[Mention]:
    return [q for q in analysis.quantities if token.start - 80 < q.start <= token.end and q.end <= token.start]


def _count(analysis: Analysis, token: Token) -> Count | None:
    """The number that stands in the item's noun phrase."""
    inside = {child.i for child in token.children if child.pos in ("NUM", "NOUN", "SYM") and child.i < token.i}
    for mention in analysis.quantities:
        if mention.end < token.start - 80 or mention.start > token.end:
            continue
        head = analysis.parse.head_of(mention.start, mention.end)
        if head is not None and (head is token or head.i in inside or head.head is token):
            return mention.count
    return None
