"""What resolving a name gives: who is meant, how sure, and why."""

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
