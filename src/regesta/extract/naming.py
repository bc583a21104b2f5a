"""A parse in, the spans that are names out: those the tables know, and those the parser's recogniser finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.authority.index import Candidate, scan
from regesta.extract.phrases import reading
from regesta.lexicon.load import words
from regesta.model.mention import MentionType
from regesta.model.parse import Parse, Token
from regesta.model.reference import Entity
from regesta.values.name import fold

TYPE_OF: dict[str, MentionType] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "NORP": "group",
    "LOC": "place",
    "FAC": "place",
}
PLACES = frozenset({"GPE", "LOC", "FAC"})
LEADING = frozenset({"the", "a", "an", "in", "at", "near", "from", "to", "of", "for", "by", "with", "on", "under"})
"""Words that the recogniser takes into a name at the head of a sentence: "Near Palmyra"."""


@dataclass(slots=True, eq=False)
class Name:
    """A name in the text: tokens `first` to `last` (exclusive), what it is and whom it means.

    `kind` is how the tables know it (name, demonym, capital, surname …), "" where they do not.
    """

    first: int
    last: int
    type: MentionType
    entity: Entity | None = None
    kind: str = ""
    score: float = 0.5
    because: tuple[str, ...] = ()

    def head(self, parse: Parse) -> Token:
        """The token that the rest of the name hangs on; the last one where the tree breaks the name up."""
        tops = [
            t for t in parse.tokens[self.first : self.last] if not self.first <= t.head.i < self.last or t.head is t
        ]
        nouns = [t for t in tops if t.pos in ("PROPN", "NOUN", "ADJ")]
        return (nouns or tops)[-1]


@dataclass(frozen=True, slots=True)
class Found:
    """What the parser's recogniser marks: tokens `first` to `last` (exclusive) with a label."""

    first: int
    last: int
    label: str


def known(parse: Parse, date: str | None) -> list[Name]:
    """The names that the tables know, sentence by sentence."""
    found = []
    for sentence in parse.sentences:
        tokens = parse.tokens_of(sentence)
        for first, last, candidates in scan([t.text for t in tokens], date):
            best = _best(candidates, tokens[first:last], date)
            if best is None or (best.type == "person" and not _is_noun(tokens[first:last])):
                continue
            why = (f"{best.kind} of {best.entity.name}",)
            name = Name(
                sentence.first + first, sentence.first + last, best.type, best.entity, best.kind, best.score, why
            )
            found.append(name)
    return found


def _is_noun(tokens: list[Token]) -> bool:
    """Whether the words can be a person's name: "He" is one only where it is no pronoun."""
    return any(t.pos in ("PROPN", "NOUN", "ADJ", "X") for t in tokens)


def _best(candidates: tuple[Candidate, ...], tokens: list[Token], date: str | None) -> Candidate | None:
    """The candidate that fits the day and the grammar: "Afghan" before a noun is the state's, else the people's."""
    last = tokens[-1]
    if len(candidates) == 1:
        alone = candidates[0]
        return None if alone.kind == "surname" and (last.ent in PLACES or _is_whereabouts(last)) else alone
    modifies = last.dep in ("amod", "compound", "nmod") or (last.pos == "ADJ" and last.tag not in ("NNS", "NNPS"))
    ranked = sorted(
        enumerate(candidates),
        key=lambda pair: (
            pair[1].kind == "surname" and last.ent != "PERSON",
            -_in_time(pair[1], date),
            (pair[1].kind == "people") == modifies if pair[1].kind in ("people", "demonym") else 0,
            -pair[1].score,
            pair[0],
        ),
    )
    return ranked[0][1]


def _is_whereabouts(token: Token) -> bool:
    """Whether a word stands where a place does and the recogniser sees no person in it: "the road to Rosario"."""
    return (
        token.ent != "PERSON" and token.dep == "pobj" and token.head.lower in ("in", "to", "near", "at", "from", "into")
    )


def _in_time(candidate: Candidate, date: str | None) -> int:
    """2 where the day is within the candidate's time, 1 where there is no telling, 0 outside it."""
    if not date or not (candidate.from_ or candidate.to):
        return 1
    if candidate.from_ and date < candidate.from_[: len(date)]:
        return 0
    if candidate.to and date > candidate.to + "~":
        return 0
    return 2


def recognised(parse: Parse) -> Iterator[Found]:
    """The recogniser's names, without an article before them or a possessive after them."""
    tokens = parse.tokens
    i, n = 0, len(tokens)
    while i < n:
        label = tokens[i].ent
        j = i + 1
        if not label:
            i = j
            continue
        while j < n and tokens[j].ent == label and not tokens[j].ent_start and tokens[j].sentence == tokens[i].sentence:
            j += 1
        first, last = i, j
        while first < last and (tokens[first].pos in ("PUNCT", "DET") or tokens[first].lower in LEADING):
            first += 1
        while last > first and (tokens[last - 1].lower in ("'s", "’s", "'", "’") or tokens[last - 1].text in ',;:"”“'):
            last -= 1
        if first < last and any(c.isupper() for t in tokens[first:last] for c in t.text):
            yield Found(first, last, label)
        i = j


def names_in(parse: Parse, date: str | None) -> list[Name]:
    """All names in text order; none overlaps another."""
    table = [_with_first_name(parse, name) for name in known(parse, date)]
    owner: dict[int, Name] = {}
    for name in table:
        for i in range(name.first, name.last):
            owner[i] = name
    dropped: set[int] = set()
    added: list[Name] = []
    for found in recognised(parse):
        if found.label not in TYPE_OF:
            continue
        inside = list(dict.fromkeys(owner[i] for i in range(found.first, found.last) if i in owner))
        if not inside:
            added.append(Name(found.first, found.last, TYPE_OF[found.label]))
        elif _swallows(found, inside):
            dropped.update(id(name) for name in inside)
            added.append(_larger(parse, found, inside))
    names = [name for name in table if id(name) not in dropped] + added
    return sorted(names, key=lambda name: name.first)


def _with_first_name(parse: Parse, name: Name) -> Name:
    """A surname with the first name before it; where that is another's than the table's, it is somebody else."""
    if name.kind != "surname" or name.first == 0 or name.entity is None:
        return name
    left = parse.tokens[name.first - 1]
    if left.tag != "NNP" or left.dep != "compound" or left.ent != "" or not left.text.isalpha() or left.text.isupper():
        return name
    if reading(left) or left.lower in _titles() or left.sentence != parse.tokens[name.first].sentence:
        return name
    longer = Found(left.i, name.last, "PERSON")
    if _same(parse, longer, name):
        return Name(left.i, name.last, "person", name.entity, name.kind, name.score, name.because)
    return Name(left.i, name.last, "person")


@cache
def _titles() -> frozenset[str]:
    return words("honorifics") | words("office_titles")


def _swallows(found: Found, inside: list[Name]) -> bool:
    """Whether a name of the recogniser stands for the known ones in it: "Washington Post" for "Washington"."""
    if any(name.first < found.first or name.last > found.last for name in inside):
        return False
    if all(name.last - name.first == 1 or name.kind == "demonym" for name in inside):
        covered = sum(name.last - name.first for name in inside)
        size = found.last - found.first
        if covered >= size:
            return False
        return found.label in ("PERSON", "ORG", "FAC", "LOC") or inside[-1].last < found.last
    return False


def _larger(parse: Parse, found: Found, inside: list[Name]) -> Name:
    """The recogniser's name, with the person it extends ("Vladimir Vladimirovich Putin") where there is one."""
    last = inside[-1]
    if found.label == "PERSON" and last.type == "person" and last.last == found.last and _same(parse, found, last):
        return Name(found.first, found.last, "person", last.entity, last.kind, last.score, last.because)
    return Name(found.first, found.last, TYPE_OF[found.label])


def _same(parse: Parse, found: Found, inner: Name) -> bool:
    """Whether the longer name is the table's person: a surname is, only after the table's first name."""
    entity = inner.entity
    first = fold(parse.tokens[found.first].text).rstrip(".")
    return inner.kind != "surname" or (entity is not None and fold(entity.name).startswith(first))


def with_things(names: list[Name], things: list[Name]) -> list[Name]:
    """Names of actors with those of weapons and agreements; of two that overlap the longer one stands."""
    kept = []
    owner = {i: thing for thing in things for i in range(thing.first, thing.last)}
    for name in names:
        rivals = {id(owner[i]): owner[i] for i in range(name.first, name.last) if i in owner}
        longer = [t for t in rivals.values() if name.entity is None or t.last - t.first >= name.last - name.first]
        if len(longer) < len(rivals) and name.entity is not None:
            things = [t for t in things if id(t) not in rivals]
            kept.append(name)
        elif not rivals:
            kept.append(name)
    return sorted([*kept, *things], key=lambda name: name.first)
