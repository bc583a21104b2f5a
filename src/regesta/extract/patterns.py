"""The event lexicon in, the entries that fit a token out.

Looks up by lemma first; conditions on particle, object, subject and modifiers are tested on the
few entries found, and of those that hold the one with most conditions wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.extract.roles import core, direct_objects, prepositional, subjects, word_class
from regesta.lexicon.load import table
from regesta.model.parse import Token

NAMED = frozenset({"GPE", "NORP", "ORG", "PERSON", "LOC", "FAC"})
NAMED_IN = {
    "ARMED": frozenset({"GPE", "NORP", "ORG"}),
    "OFFICIAL": frozenset({"GPE", "NORP", "ORG", "PERSON"}),
    "TERRITORY": frozenset({"GPE", "LOC", "FAC"}),
    "NAMED": NAMED,
    "COUNTRY": frozenset({"GPE"}),
    "PERSONNAME": frozenset({"PERSON"}),
    "STATE": frozenset({"GPE", "ORG", "NORP"}),
}
"""Classes that a name of the type falls under whatever its words: a state can be armed, a person an official."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One demand of a pattern: `kind` is where to look, `words` and `classes` what may stand there."""

    kind: str
    words: frozenset[str]
    classes: frozenset[str]
    word: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reading of a verb or noun: its type and mode, and where its actors and recipients stand."""

    lemma: str
    more: tuple[str, ...]
    conditions: tuple[Condition, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    weight: float
    operator: str
    rank: int

    @property
    def object_words(self) -> bool:
        """Whether the pattern names its object, which then belongs to the trigger."""
        return any(condition.kind == "=" for condition in self.conditions)


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """The verb entries by the first lemma."""
    return _index("plover_verbs", "verbs")


@cache
def nouns() -> dict[str, tuple[Entry, ...]]:
    """The noun entries by lemma."""
    return _index("plover_nouns", "nouns")


def _index(name: str, column: str) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for number, row in enumerate(table(name)):
        conditions = tuple(_condition(part) for part in row["with"].split())
        for words in row[column].split(","):
            lemma, *more = words.split()
            rank = 100 * (4 * len(more) + sum(3 if c.kind in "=~+" or c.word else 2 for c in conditions)) - number // 10
            entry = Entry(
                lemma,
                tuple(more),
                conditions,
                row["type"],
                row["mode"] or None,
                tuple(filter(None, row.get("actors", "").split(","))),
                tuple(filter(None, row["recipients"].split(","))),
                float(row["weight"]),
                row["operator"],
                rank,
            )
            found.setdefault(lemma, []).append(entry)
    return {lemma: tuple(sorted(entries, key=lambda e: -e.rank)) for lemma, entries in found.items()}


def _condition(part: str) -> Condition:
    """Read one condition of the `with` column."""
    if part in ("obj", "noobj", "xcomp"):
        return Condition(part, frozenset(), frozenset())
    if part[0] == "<":
        return Condition("under", frozenset(), frozenset(), part[1:])
    if part[0] in "=@~+%":
        kind, rest, word = part[0], part[1:], ""
    elif "=" in part:
        word, rest = part.split("=")
        kind = "to"
    else:
        return Condition("particle", frozenset(), frozenset(), part)
    if rest.startswith("!"):
        kind, rest = kind + "!", rest[1:]
    items = rest.split("|")
    return Condition(
        kind, frozenset(i for i in items if not i.isupper()), frozenset(i for i in items if i.isupper()), word
    )


def best_entry(token: Token) -> Entry | None:
    """The most specific entry whose conditions hold at a verb or noun, else None."""
    found = verbs() if token.pos in ("VERB", "AUX") and token.lemma in verbs() else nouns()
    for entry in found.get(token.lemma, ()):
        if _follows(token, entry.more) and all(_holds(token, condition) for condition in entry.conditions):
            return entry
    return None


def _follows(token: Token, words: tuple[str, ...]) -> bool:
    """Whether particle and further words of a multi-word entry stand with the verb."""
    if not words:
        return True
    near = {child.lower for child in token.children if child.i > token.i}
    near |= {inner.lower for child in token.children if child.dep == "prep" for inner in child.children}
    near |= {child.lemma for child in token.children if child.i > token.i}
    return all(word in near for word in words)


def _holds(token: Token, condition: Condition) -> bool:
    kind = condition.kind
    if kind == "particle":
        return any(child.lower == condition.word and _governs(child) for child in token.children)
    if kind == "=":
        return any(_in(core(noun), condition) for noun in _objects(token))
    if kind == "to":
        return any(_in(core(noun), condition) for noun in prepositional(token, condition.word))
    if kind == "@":
        return any(_in(core(noun), condition) for noun in subjects(token))
    if kind == "@!":
        return not any(_in(core(noun), condition) for noun in subjects(token))
    if kind == "under":
        return token.dep == "pobj" and token.head.lower == condition.word
    if kind == "obj":
        return bool(direct_objects(token))
    if kind == "xcomp":
        return any(clause.tag == "VB" for clause in token.children_of("xcomp", "ccomp"))
    if kind == "noobj":
        return not direct_objects(token)
    if kind == "%":
        return _beside(token, condition)
    if kind == "~":
        return _modified(token, condition)
    return _complemented(token, condition)


def _governs(child: Token) -> bool:
    """Whether a child is a particle or preposition of the verb's own, not one of time: "called on Monday"."""
    if child.dep not in ("prep", "prt", "advmod", "agent", "dative"):
        return False
    return not any(inner.ent in ("DATE", "TIME") for inner in child.children_of("pobj"))


def _objects(token: Token) -> list[Token]:
    if token.pos in ("VERB", "AUX"):
        return direct_objects(token) or [child for child in token.children if child.dep in ("attr", "oprd")]
    return []


def _in(noun: Token, condition: Condition) -> bool:
    """Whether a noun is one of the words, of one of the classes, or a name of a fitting type."""
    if noun.lemma in condition.words or noun.lower in condition.words:
        return True
    for name in condition.classes:
        if name == "EVENT":
            if noun.pos in ("NOUN", "PROPN") and noun.lemma in nouns():
                return True
        elif name == "ACTOR":
            if noun.ent in NAMED or any(noun.lemma in word_class(c) for c in ("OFFICIAL", "GROUPS", "ARMED")):
                return True
        elif noun.lemma in word_class(name) or noun.ent in NAMED_IN.get(name, ()):
            return True
    return False


def _modified(token: Token, condition: Condition) -> bool:
    """Whether a modifier before the noun (or before the verb's object) is among the words."""
    nouns_ = [token] if token.pos in ("NOUN", "PROPN") else _objects(token)
    for noun in nouns_:
        for child in noun.children:
            if child.i < noun.i:
                words = [child.lemma, child.lower, *child.lower.split("-")]
                words += [inner.lower for inner in child.children if inner.i < child.i]
                if "NATION" in condition.classes and child.ent in ("GPE", "NORP"):
                    return True
                if any(word in condition.words for word in words):
                    return True
        if noun.lower.split("-")[0] in condition.words:
            return True
    return False


def _complemented(token: Token, condition: Condition) -> bool:
    """Whether a complement, adverb or predicate of the verb is among the words."""
    for child in token.children:
        if child.dep in ("acomp", "oprd", "xcomp", "ccomp", "advmod", "attr", "dobj", "prt", "conj", "prep"):
            if child.lower in condition.words or child.lemma in condition.words:
                return True
            if any(inner.lower in condition.words for inner in child.children):
                return True
    return False


def _beside(token: Token, condition: Condition) -> bool:
    """Whether one of the words stands anywhere in the clause or sentence above and below the token."""
    top = token
    for above in token.ancestors():
        top = above
    stack = [top]
    while stack:
        one = stack.pop()
        if one.lemma in condition.words or any(part in condition.words for part in one.lower.split("-")):
            return True
        stack.extend(one.children)
    return False
