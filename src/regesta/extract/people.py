"""Names of persons in, whom each means out: the tables' persons, and those that the document itself makes known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from regesta.authority.actors import resolve_actor
from regesta.extract.description import composed, owner
from regesta.extract.naming import Name
from regesta.extract.phrases import lemma_of, reading
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token
from regesta.model.reference import Entity
from regesta.values.name import fold, slug

if TYPE_CHECKING:
    from regesta.extract.references import References

SURE = 0.75
"""A table's person must be at least this likely for a full name; below, the document's own person is made."""
ALIKE = 85
"""How alike (of 100, by words) the full name and the table's must be: a shared surname alone is not enough."""


@cache
def honorifics() -> dict[str, str]:
    """Words before a name that are no part of it, with the gender they say."""
    return {row["word"]: row["gender"] for row in table("honorifics")}


@dataclass(slots=True, eq=False)
class Person:
    """A person of one document: the fullest form of the name, and what the text says of country, role and gender."""

    words: tuple[str, ...]
    name: str
    entity: Entity | None = None
    country: str | None = None
    role: str | None = None
    gender: str = ""

    def answers_to(self, words: tuple[str, ...]) -> bool:
        """Whether a form can be short for this name: the surname, or first name and surname without the middle."""
        if len(words) == 1:
            return words[0] == self.words[-1] or (
                len(self.words) > 1 and words[0] == self.words[0] and len(words[0]) > 2
            )
        return words[-1] == self.words[-1] and (words[0] == self.words[0] or _initial(words[0], self.words[0]))


class People:
    """The persons of one document, found from its names."""

    def __init__(self, references: References, names: Iterable[Name]) -> None:
        assert references.parse is not None
        self.parse: Parse = references.parse
        self.references = references
        self.names = [name for name in names if name.type == "person"]
        self.persons: list[Person] = []
        self.of_name: dict[int, Person] = {}
        self._titled: list[tuple[int, str, Person]] = []

    def identify(self) -> None:
        """Give each name of a person its entity: full names first, then the short forms that they explain."""
        forms = [(name, self._words(name)) for name in self.names]
        for name, words in forms:
            if len(words) > 1:
                self._join(name, words, self._find(words))
        for name, words in forms:
            if len(words) == 1:
                self._join(name, words, self._find(words))
        for name, _ in forms:
            self._learn(name, self.of_name[id(name)])
        for name, _ in forms:
            person = self.of_name[id(name)]
            if person.entity is None:
                person.entity = Entity(f"person:{slug(person.name)}", person.name, person.country, person.role)
            name.entity = person.entity

    def titles(self) -> Iterator[tuple[int, str, Entity]]:
        """The titles given to persons: where, the title's lemma, to whom."""
        for i, lemma, person in self._titled:
            if person.entity:
                yield i, lemma, person.entity

    def genders(self) -> dict[str, str]:
        """What titles say of persons' gender, by entity id."""
        return {p.entity.id: p.gender for p in self.persons if p.entity and p.gender}

    def _words(self, name: Name) -> tuple[str, ...]:
        words = [fold(t.text) for t in self.parse.tokens[name.first : name.last] if t.pos != "PUNCT"]
        while len(words) > 1 and words[0].rstrip(".") in honorifics():
            words.pop(0)
        return tuple(words) or ("",)

    def _find(self, words: tuple[str, ...]) -> Person | None:
        """The person a form is short for, the one last met first."""
        return next((person for person in reversed(self.persons) if person.answers_to(words)), None)

    def _join(self, name: Name, words: tuple[str, ...], person: Person | None) -> None:
        if person is None:
            person = self._new(name, words)
            self.persons.append(person)
        elif len(words) > len(person.words) and person.entity is None:
            person.words, person.name = words, self._text(name)
        if person.entity is None and name.entity is not None and name.kind != "surname":
            person.entity = name.entity
        self.of_name[id(name)] = person

    def _new(self, name: Name, words: tuple[str, ...]) -> Person:
        entity = name.entity
        if entity is None and len(words) > 1:
            entity = _resolved(self._text(name), self.references.date)
        full = tuple(fold(part) for part in entity.name.split()) if entity else words
        return Person(full if full[-1:] == words[-1:] else words, entity.name if entity else self._text(name), entity)

    def _text(self, name: Name) -> str:
        tokens = self.parse.tokens[name.first : name.last]
        while len(tokens) > 1 and tokens[0].lower.rstrip(".") in honorifics():
            tokens = tokens[1:]
        return " ".join(self.parse.text[tokens[0].start : tokens[-1].end].split())

    def _learn(self, name: Name, person: Person) -> None:
        """What title or apposition says of the person: "Syrian Foreign Minister X", "X, director of the agency"."""
        for title in self._titles(name):
            person.gender = person.gender or honorifics().get(title.lower.rstrip("."), "")
            read = reading(title)
            if read:
                self._titled.append((name.first, lemma_of(title), person))
            if person.entity or person.country or read is None:
                continue
            whose = owner(self.references, title)
            if whose is not None:
                entity = composed(whose, lemma_of(title), "group", read[1], None)
                if entity is not None:
                    person.country, person.role = entity.country, _role(read[1], whose) or entity.role
            elif person.role is None:
                person.role = read[1] or None

    def _titles(self, name: Name) -> list[Token]:
        """The nouns that say what the person is, before the name and in apposition."""
        tokens = self.parse.tokens
        head = name.head(self.parse)
        found = [t for t in tokens[max(0, name.first - 3) : name.first] if t.sentence == head.sentence]
        found = [t for t in found if t.pos in ("NOUN", "PROPN") and t.i not in self.references.by_token]
        found += [t for t in tokens[name.first : name.last] if t.lower.rstrip(".") in honorifics()]
        found += head.children_of("appos")
        if head.dep == "appos":
            found.append(head.head)
        return found[::-1]


def _role(role: str, whose: Entity) -> str:
    """The sector a title says; a body's director is of the body's sector."""
    return role if whose.id.startswith(("state:", "people:", "place:")) else whose.role or ""


@lru_cache(maxsize=4096)
def _resolved(text: str, date: str | None) -> Entity | None:
    """The table's person of this full name; a state or body in it does not count."""
    found = resolve_actor(text, date)
    if found is None or found.type != "person" or found.score < SURE:
        return None
    return found.entity if fuzz.token_set_ratio(fold(text), fold(found.entity.name)) >= ALIKE else None


def _initial(a: str, b: str) -> bool:
    """Whether one is the initial of the other: "j." and "john"."""
    return a[:1] == b[:1] and (len(a.rstrip(".")) == 1 or len(b.rstrip(".")) == 1)
