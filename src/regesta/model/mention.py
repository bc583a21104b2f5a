"""What is named, dated or counted in a text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.count import Count
from regesta.model.reference import Entity, Reference
from regesta.model.span import Span

MentionType = Literal["person", "organization", "state", "group", "place", "weapon", "agreement", "time", "quantity"]
Timex = Literal["DATE", "TIME", "DURATION", "SET"]
Use = Literal["location", "actor"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of text that names a thing, a time or a quantity: "Moscow", "last year", "11,000 drones".

    `score` and `because` say how sure the resolver is of `entity`, and why.
    """

    start: int
    end: int
    text: str
    type: MentionType
    entity: Entity | None = None
    score: float = 1.0
    because: tuple[str, ...] = ()
    value: str | None = None
    timex: Timex | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    country: str | None = None
    use: Use | None = None
    count: Count | None = None
    unit: str | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def reference(self) -> Reference:
        return Reference(self.start, self.end, self.text, self.entity)
