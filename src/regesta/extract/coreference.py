"""A pronoun in, the entity it takes up out: the nearest earlier name that agrees with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.model.parse import Token
from regesta.model.reference import Entity

if TYPE_CHECKING:
    from regesta.extract.naming import Name
    from regesta.extract.references import References

TYPES_OF: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("he", "him", "his", "himself", "she", "her", "hers", "herself"), ("person",)),
    **dict.fromkeys(("it", "its", "itself"), ("organization", "state", "group", "place")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("group", "organization", "state")),
}
SENTENCES_BACK = 2


class Antecedents:
    """What pronouns can take up, in text order."""

    def __init__(self, references: References) -> None:
        self.references = references
        self._names: list[Name] | None = None

    def of_pronoun(self, token: Token) -> Entity | None:
        """The entity that a pronoun stands for; None where nothing near agrees with it."""
        types = TYPES_OF.get(token.lower)
        if types is None:
            return None
        if self._names is None:
            self._names = list(dict.fromkeys(self.references.by_token[i] for i in sorted(self.references.by_token)))
        parse = self.references.parse
        assert parse is not None
        best: tuple[tuple[int, int, int], Entity] | None = None
        for name in self._names:
            if name.first >= token.i:
                break
            head = name.head(parse)
            back = token.sentence - head.sentence
            if name.type not in types or name.entity is None or back > SENTENCES_BACK or name.kind == "demonym":
                continue
            rank = (-back, head.dep in ("nsubj", "nsubjpass"), name.first)
            if best is None or rank > best[0]:
                best = rank, name.entity
        return best[1] if best else None
