"""A token in, the event it tells out: type and mode, composed of the word, its complement and its auxiliaries.

"Sign" is SUPPORT, "agreed to sign" AGREE, "refused to sign" REJECT: the verb gives the operator, the
complement the inner event, and `plover_operators.tsv` what the two make.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.extract.patterns import Entry, best_entry, nouns, verbs
from regesta.extract.roles import (
    clauses,
    core,
    direct_objects,
    is_passive,
    objects_of,
    prepositional,
    subjects,
    word_class,
)
from regesta.lexicon.load import table
from regesta.model.parse import Token

DEPTH = 4
"""How deep operators are followed: "announced plans to begin talks on ending the war"."""
NOUN_OPERATORS = frozenset({"light", "announce"})
"""Operators that take their event from the object alone."""
OPEN = frozenset({"accuse", "praise"})
"""Operators whose complement is told as an event of its own as well: "condemned the attack"."""
CARRYING = frozenset({"promise", "intend", "aspect", "light", "stop", "allow", "help", "approve"})
"""Operators that hold for each of several coordinated complements with the same actor: "agreed to stop and talk"."""
LINKS = frozenset({"for", "of", "to", "in", "on", "from", "with", "against", "into", "about"})
OBLIGING = frozenset({"must", "should", "ought"})
FUTURE = frozenset({"will", "'ll", "would", "shall", "wo", "'d", "’ll"})


@dataclass(slots=True, eq=False)
class Telling:
    """What a predicate tells: its type and mode, the entry it rests on and the event inside it, if any."""

    token: Token
    entry: Entry
    type: str
    mode: str | None
    weight: float
    inner: Telling | None = None
    future: bool = False
    negated: bool = False
    refused: bool = False

    @property
    def innermost(self) -> Telling:
        """The event at the bottom: the strike in "decided to carry out a strike"."""
        return self.inner.innermost if self.inner else self

    def consumed(self) -> list[Token]:
        """The tokens of the events inside this one, which tell none of their own."""
        if self.entry.operator in OPEN:
            return []
        own = [core(noun) for noun in direct_objects(self.token)] if self.entry.object_words else []
        return own + ([self.inner.token, *self.inner.consumed()] if self.inner else [])


@cache
def _operators() -> dict[str, dict[str, tuple[str, str]]]:
    found: dict[str, dict[str, tuple[str, str]]] = {}
    for row in table("plover_operators"):
        for inner in row["inner"].split(","):
            found.setdefault(row["operator"], {})[inner] = (row["type"], row["mode"])
    return found


def telling(token: Token, depth: int = 0) -> Telling | None:
    """The event that a verb or noun tells, else None."""
    entry = _entry(token)
    if depth == 0 and token.pos in ("VERB", "AUX") and obliged(token) and speech_over(token) is not None:
        return demand(token)
    if entry is None:
        return None
    inner = _inner(token, entry, depth) if entry.operator and depth < DEPTH else None
    kind, mode = _composed(entry, inner)
    if not kind:
        return None
    weight = max(entry.weight, inner.weight) if inner and not entry.type else entry.weight
    told = Telling(token, entry, kind, mode, weight, inner)
    if token.pos in ("VERB", "AUX"):
        _with_auxiliaries(told, depth)
    return told


def obliged(verb: Token) -> bool:
    """Whether the clause says what somebody must do."""
    if verb.dep == "conj" and not verb.child("nsubj", "nsubjpass", "aux") and verb.head.pos in ("VERB", "AUX"):
        return obliged(verb.head)
    return any(child.lower in OBLIGING for child in verb.children_of("aux"))


def speech_over(verb: Token) -> Token | None:
    """The verb of saying whose content the clause of `verb` is, else None."""
    if verb.dep in ("ccomp", "parataxis") and verb.head.lemma in word_class("SPEECH"):
        return verb.head
    return speech_over(verb.head) if verb.dep in ("conj", "xcomp") and verb.head.pos in ("VERB", "AUX") else None


def demand(verb: Token) -> Telling:
    """The request that a speaker's "must" makes: "said Israel must end the raids"."""
    entry = _entry(verb)
    inner = None
    if entry is not None:
        inside = _inner(verb, entry, 1) if entry.operator else None
        kind, mode = _composed(entry, inside)
        inner = Telling(verb, entry, kind, mode, entry.weight, inside) if kind else None
    duty = verbs()["must"][0]
    kind, mode = _composed(duty, inner)
    return Telling(verb, duty, kind, mode, duty.weight, inner)


def _entry(token: Token) -> Entry | None:
    if token.pos in ("VERB", "AUX"):
        return best_entry(token) if token.lemma in verbs() or token.lemma in nouns() else None
    if token.pos == "NOUN" or (token.pos == "PROPN" and token.ent in ("", "NORP", "GPE")) or token.dep == "pcomp":
        return best_entry(token) if token.lemma in nouns() else None
    return None


def _composed(entry: Entry, inner: Telling | None) -> tuple[str, str | None]:
    """Type and mode of an operator with its inner event; of a plain entry its own."""
    if not entry.operator:
        return entry.type, entry.mode
    rules = _operators()[entry.operator]
    kind, mode = _rule(entry.operator, inner.type, inner.mode) if inner else rules["-"]
    if inner and kind == "=":
        return inner.type, inner.mode
    if kind == "own":
        return entry.type, entry.mode
    return kind, (inner.mode if inner and mode == "=" else mode or entry.mode if kind == entry.type else mode or None)


def _inner(token: Token, entry: Entry, depth: int) -> Telling | None:
    """The event in the complement: of the object, the clause, then what prepositions bring."""
    for place in _places(token, entry):
        told = telling(core(place), depth + 1)
        if told:
            return told
    return None


def _places(token: Token, entry: Entry) -> list[Token]:
    found = [noun for noun in direct_objects(token) if noun.pos != "PRON"] if token.pos in ("VERB", "AUX") else []
    if token.pos == "VERB" and is_passive(token) and entry.operator not in ("light", "stop", "announce", "approve"):
        found = []
    if entry.operator not in NOUN_OPERATORS:
        found += [inner for noun in found if not best_entry(noun) for inner in _below(noun)]
        found += clauses(token)
        for child in token.children_of("acomp", "oprd"):
            found += clauses(child)
    for child in token.children:
        if child.dep == "prep" and child.lower in LINKS:
            found += objects_of(child) or prepositional(token, child.lower)
    return found


def _below(noun: Token) -> list[Token]:
    """What hangs on an object that tells nothing itself: "claimed responsibility for *the attack*"."""
    return clauses(noun) + [
        inner for prep in noun.children_of("prep") if prep.lower in LINKS for inner in objects_of(prep)
    ]


def _with_auxiliaries(told: Telling, depth: int) -> None:
    """Turn the event by future and negation: "will meet" is AGREE, "will not meet" REJECT."""
    words = {child.lower for child in told.token.children if child.dep == "aux"}
    told.future = bool(words & FUTURE)
    told.negated = any(child.dep == "neg" for child in told.token.children) or _none_does(told.token)
    if told.negated:
        kind, mode = _rule("not", told.type, told.mode)
        if kind != "=" and (
            told.future
            or words & {"can", "could", "ca"}
            or told.type in ("AGREE", "CONCEDE", "SUPPORT")
            or told.mode == "access"
            or (depth and told.token.tag == "VB" and told.token.child("aux") is not None)  # "vowed not to leave"
        ):
            told.type, told.mode, told.refused = kind, mode or None, True
    elif told.future and depth == 0:
        kind, mode = _rule("will", told.type, told.mode)
        if kind != "=":
            told.type, told.mode = kind, mode or None


def _none_does(verb: Token) -> bool:
    return any(
        child.lower in ("no", "neither", "nobody") for noun in subjects(verb) for child in [noun, *noun.children]
    )


def carried_over(operator: str, told: Telling) -> bool:
    """Turn an event coordinated with an operator's complement likewise; False where it tells none of its own."""
    if operator not in CARRYING:
        return False
    kind, mode = _rule(operator, told.type, told.mode)
    if kind not in ("=", "own"):
        told.type, told.mode = kind, mode or None
    return bool(kind)


def _rule(operator: str, kind: str, mode: str | None) -> tuple[str, str]:
    rules = _operators()[operator]
    return rules.get(f"{kind}:{mode}") or rules.get(kind) or rules["*"]
