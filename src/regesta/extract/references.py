"""Who is meant at a token: names, pronouns and descriptions in, references out."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.extract.coreference import Antecedents
from regesta.extract.description import described
from regesta.extract.naming import Name
from regesta.extract.phrases import before, last_of, reading
from regesta.model.parse import Parse, Token
from regesta.model.reference import Entity, Reference


class References:
    """The references of one document, asked by token.

    Made by `extract/actors.py`; every extractor that fills a role asks here and nowhere else.
    """

    def __init__(self, parse: Parse | None = None, names: Iterable[Name] = (), date: str | None = None) -> None:
        self.parse = parse
        self.date = date
        self.by_token: dict[int, Name] = {}
        for name in names:
            for i in range(name.first, name.last):
                self.by_token[i] = name
        self._known: dict[int, Reference] = {}
        self._asked: set[int] = set()
        self.antecedents = Antecedents(self)

    def name_at(self, token: Token) -> Name | None:
        """The name that covers a token."""
        return self.by_token.get(token.i)

    def at(self, token: Token) -> Reference:
        """The reference that the noun phrase headed by `token` makes (entity None where unclear)."""
        found = self._known.get(token.i)
        if found is None:
            found = self._known[token.i] = self._made(token)
        return found

    def all_at(self, token: Token) -> tuple[Reference, ...]:
        """The references of a noun phrase with its conjuncts: "Britain, France and Germany" gives three."""
        found = [self.at(token)]
        for child in token.children_of("conj"):
            found.extend(self.all_at(child))
        return tuple(found)

    def entity_at(self, token: Token) -> Entity | None:
        """Who is meant, without the span; None also where the question comes back to itself."""
        if token.i in self._known:
            return self._known[token.i].entity
        if token.i in self._asked:
            return None
        self._asked.add(token.i)
        try:
            return self._entity(token)
        finally:
            self._asked.discard(token.i)

    def _made(self, token: Token) -> Reference:
        assert self.parse is not None
        first, last = self._extent(token)
        tokens = self.parse.tokens
        start, end = tokens[first].start, tokens[last].end
        return Reference(start, end, self.parse.text[start:end], self.entity_at(token))

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

    def _entity(self, token: Token) -> Entity | None:
        name = self.by_token.get(token.i)
        if name:
            return name.entity
        if token.pos == "PRON" or token.tag == "PRP$":
            return self.antecedents.of_pronoun(token)
        return described(self, token)
