"""An actor's name in, who is meant as of a day out, with score and reasons."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.authority.index import index
from regesta.model.mention import MentionType
from regesta.model.reference import Entity
from regesta.values.name import words


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a name means: the entity, what type of thing it is, how sure (0 to 1) and why."""

    entity: Entity
    type: MentionType
    score: float = 1.0
    because: tuple[str, ...] = ()


def resolve_actor(text: str, date: str | None = None) -> Resolution | None:
    """Who `text` means as of `date` (ISO day; None is today's tables without a day), None for nobody known."""
    tokens = words(text)
    for _, _, candidates in index().scan(tokens, cased=not text.islower()):
        best = candidates[0]
        return Resolution(best.entity, best.type, best.score, (f"{best.kind} of {best.entity.name}",))
    return None
