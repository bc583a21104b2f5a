"""Who is meant at a token: names, pronouns and descriptions in, references out."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.model.mention import Mention
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference


class References:
    """The references of one document, asked by token.

    Made by `extract/actors.py`; every extractor that fills a role asks here and nowhere else.
    """

    def __init__(self, parse: Parse | None = None, names: Iterable[Mention] = ()) -> None:
        self.parse = parse
        self._by_token: dict[int, Mention] = {}
        if parse:
            for name in names:
                for token in parse.tokens_in(name.start, name.end):
                    self._by_token.setdefault(token.i, name)

    def at(self, token: Token) -> Reference:
        """The reference that the noun phrase headed by `token` makes (entity None where unclear)."""
        name = self._by_token.get(token.i)
        if name:
            return name.reference
        assert self.parse is not None
        left = token
        for child in token.children:
            if child.i < left.i and child.dep in ("compound", "amod", "nmod", "poss", "nummod", "det"):
                left = self.parse.tokens[min(left.i, child.left_edge)]
        text = self.parse.text[left.start : token.end]
        return Reference(left.start, token.end, text)

    def all_at(self, token: Token) -> tuple[Reference, ...]:
        """The references of a noun phrase with its conjuncts: "Britain, France and Germany" gives three."""
        found = [self.at(token)]
        for child in token.children_of("conj"):
            found.extend(self.all_at(child))
        return tuple(found)
