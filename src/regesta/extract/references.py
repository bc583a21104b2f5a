"""Who is meant at a token: names, pronouns and descriptions in, references out."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.extract.coreference import FIRST_PERSON, Antecedents
from regesta.extract.description import JOINS, described, state_of
from regesta.extract.naming import Name
from regesta.extract.phrases import before, last_of, reading
from regesta.model.parse import Parse, Token
from regesta.model.reference import Entity, Reference
from regesta.model.span import Span

BOTH = frozenset({"both", "two"})
PAIRED = frozenset(
    {"side", "country", "nation", "state", "party", "government", "power", "neighbour", "neighbor", "ally"}
)


class References:
    """The references of one document, asked by token.

    Made by `extract/actors.py`; every extractor that fills a role asks here and nowhere else.
    """

    def __init__(self, parse: Parse | None = None, names: Iterable[Name] = (), date: str | None = None) -> None:
        self.parse = parse
        self.date = date
        self.names = list(names)
        self.by_token: dict[int, Name] = {}
        for name in self.names:
            for i in range(name.first, name.last):
                self.by_token[i] = name
        self._known: dict[int, Reference] = {}
        self._entities: dict[int, Entity | None] = {}
        self._asked: set[int] = set()
        self.antecedents = Antecedents(self)

    def name_at(self, token: Token) -> Name | None:
        """The name that covers a token."""
        return self.by_token.get(token.i)

    def sentence_of(self, name: Name) -> int:
        """The index of the sentence a name stands in."""
        assert self.parse is not None
        return self.parse.tokens[name.first].sentence

    def at(self, token: Token) -> Reference:
        """The reference that the noun phrase headed by `token` makes (entity None where unclear).

        `also` holds the other parties of a joint phrase: "Ukrainian and Western officials", "both sides".
        """
        found = self._known.get(token.i)
        if found is None:
            found = self._known[token.i] = self._made(token)
        return found

    def all_at(self, token: Token) -> tuple[Reference, ...]:
        """The references of a noun phrase with its conjuncts: "Britain, France and Germany" gives three."""
        found = [self.at(token), *self.at(token).also]
        for child in token.children_of("conj"):
            found.extend(self.all_at(child))
        return tuple(found)

    def entity_at(self, token: Token) -> Entity | None:
        """Who is meant, without the span; None also where the question comes back to itself."""
        if token.i in self._entities:
            return self._entities[token.i]
        if token.i in self._asked:
            return None
        self._asked.add(token.i)
        try:
            entity = self._entities[token.i] = self._entity(token)
        finally:
            self._asked.discard(token.i)
        return entity

    def set_speakers(self, speakers: Iterable[tuple[Span, Reference]]) -> None:
        """Say who speaks in which range: "I" and "we" there are the speaker. What was asked before is asked anew."""
        self.antecedents.set_speakers(speakers)
        assert self.parse is not None
        for token in self.parse.tokens:
            if token.lower in FIRST_PERSON:
                for known in (token, token.head):
                    self._entities.pop(known.i, None)
                    self._known.pop(known.i, None)

    def _made(self, token: Token) -> Reference:
        assert self.parse is not None
        first, last = self._extent(token)
        also = self._sharing(token, first)
        entity = self.entity_at(token)
        if entity is None and self._is_pair(token, first):
            one, *others = self.antecedents.pair_before(token) or (None,)
            entity, also = one, tuple(self._cited(first, last, other) for other in others)
        return self._cited(first, last, entity, also)

    def _cited(self, first: int, last: int, entity: Entity | None, also: tuple[Reference, ...] = ()) -> Reference:
        assert self.parse is not None
        start, end = self.parse.tokens[first].start, self.parse.tokens[last].end
        return Reference(start, end, self.parse.text[start:end], entity, also)

    def _extent(self, token: Token) -> tuple[int, int]:
        """The first and last token of the phrase: what stands before its noun, and a short "of …" after it."""
        assert self.parse is not None
        name = self.by_token.get(token.i)
        if name and name.head(self.parse) is not token:
            return name.first, name.last - 1
        first, last = token.i, token.i
        left = before(self.parse, token)
        if left:
            first = left[0].i
        if name:
            first, last = min(first, name.first), max(last, name.last - 1)
        elif reading(token):
            last = max(last, last_of(self.parse, token), self._named_after(token))
        return first, last

    def _named_after(self, token: Token) -> int:
        """The end of a name that stands right after its title: "president | Jane Roe"."""
        name = self.by_token.get(token.i + 1)
        if name and name.type == "person" and name.first == token.i + 1:
            return name.last - 1
        return token.i

    def _sharing(self, token: Token, first: int) -> tuple[Reference, ...]:
        """The further parties of modifiers that share a noun: Western in "Ukrainian and Western officials"."""
        assert self.parse is not None
        if token.i in self.by_token or reading(token) is None:
            return ()
        mine = self.entity_at(token)
        found = []
        for i in range(first, token.i):
            name = self.by_token.get(i)
            if name and name.first == i and name.type in ("state", "organization", "group") and self._is_joined(name):
                entity = described(self, token, name.entity)
                if entity and (mine is None or entity.id != mine.id):
                    found.append(self._cited(i, token.i, entity))
        return tuple(found)

    def _is_joined(self, name: Name) -> bool:
        """Whether the name is one of several modifiers joined by a comma or "and"."""
        assert self.parse is not None
        tokens = self.parse.tokens
        after = tokens[name.last].lower if name.last < len(tokens) else ""
        return after in JOINS or (name.first > 0 and tokens[name.first - 1].lower in JOINS)

    def _is_pair(self, token: Token, first: int) -> bool:
        assert self.parse is not None
        words = {t.lower for t in self.parse.tokens[first : token.i]}
        return (token.lemma in PAIRED and bool(words & BOTH)) or (
            token.lower == "both" and token.pos in ("PRON", "DET")
        )

    def _is_the(self, name: Name) -> bool:
        assert self.parse is not None
        return name.first > 0 and self.parse.tokens[name.first - 1].lower == "the"

    def _entity(self, token: Token) -> Entity | None:
        name = self.by_token.get(token.i)
        if name and name.kind == "people" and name.entity and self._is_the(name):
            return state_of(name.entity.country or "") or name.entity  # "the Russians have shown": their state
        if name:
            return name.entity
        if token.pos == "PRON" or token.tag in ("PRP$", "WP$", "WP", "WDT"):
            return self.antecedents.of_pronoun(token)
        return described(self, token)
