"""An actor's name in, who is meant as of a day out, with score and reasons."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.model.mention import MentionType
from regesta.model.reference import Entity


@dataclass(frozen=True, slots=True)
class Resolution:
    """Who a name means: the entity, what type of thing it is, how sure (0 to 1) and why."""

    entity: Entity
    type: MentionType
    score: float = 1.0
    because: tuple[str, ...] = ()


def resolve_actor(text: str, date: str | None = None) -> Resolution | None:
    """Who `text` means as of `date` (ISO day; None is today's tables without a day), None for nobody known."""
    return None
