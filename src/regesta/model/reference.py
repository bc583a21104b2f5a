"""Who or what is meant at a place in a text."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.span import Passage, Span


@dataclass(frozen=True, slots=True)
class Entity:
    """An actor or thing with an identity: "Moscow" in "Moscow said" is Russia's government.

    `country` is ISO 3166 alpha-3 (an international body has none); `role` is the PLOVER sector
    code (`GOV`, `MIL`, `REB`, `IGO` …); None where it is not known.
    """

    id: str
    name: str
    country: str | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A place in a text that stands for an actor or thing; `entity` is None where that is unclear.

    `also` lists the others of a joint reference: in "Ukrainian and Western assessments" one
    reference spans the phrase and the second party stands in `also`.
    """

    start: int
    end: int
    text: str
    entity: Entity | None = None
    also: tuple[Reference, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def passage(self) -> Passage:
        return Passage(self.start, self.end, self.text)
