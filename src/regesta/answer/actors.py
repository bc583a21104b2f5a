"""A register in, its actors out: who is referred to, how often, in which parts and over which documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from regesta.store.scope import Filter, Scope
from regesta.store.tables import readings, referents, roles, statements
from regesta.store.view import asked
from regesta.values.name import fold


@dataclass(slots=True)
class Actor:
    """Someone or something that statements refer to; without an entity it goes by its words."""

    entity: dict[str, Any] | None
    name: str
    statements: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)
    slots: dict[str, int] = field(default_factory=dict)

    @property
    def record(self) -> dict[str, Any]:
        """The `actor` line."""
        return {
            "record": "actor",
            "entity": self.entity,
            "name": self.name,
            "statements": len(self.statements),
            "documents": len(self.documents),
            "slots": dict(sorted(self.slots.items())),
        }


PLACES = ("where", "item")
"""Parts that make nobody an actor."""


def actors(
    connection: Connection, scope: Scope, only: Filter, name: str | None = None, known: bool = True
) -> list[Actor]:
    """The actors of the statements asked for, those in most statements first; `known`: only those with an entity."""
    which = asked(connection, scope, only).order_by(None).subquery()
    find = (
        select(
            *(referents.c[name] for name in ("entity", "name", "country", "role", "text")),
            roles.c.slot,
            statements.c.number,
            statements.c.document,
            func.count().label("times"),
        )
        .join(roles, roles.c.referent == referents.c.number)
        .join(readings, readings.c.number == roles.c.reading)
        .join(statements, statements.c.number == readings.c.statement)
        .where(readings.c.number.in_(select(which.c.reading)), roles.c.slot.not_in(PLACES))
        .group_by(
            *(referents.c[name] for name in ("entity", "name", "country", "role", "text")),
            roles.c.slot,
            statements.c.number,
            statements.c.document,
        )
    )
    if known:
        find = find.where(referents.c.entity.is_not(None))
    found: dict[str, Actor] = {}
    for row in connection.execute(find):
        _count(found, row)
    wanted = fold(name) if name else ""
    return sorted(
        (actor for actor in found.values() if wanted in fold(actor.name)),
        key=lambda actor: (-len(actor.statements), actor.name, actor.entity["id"] if actor.entity else ""),
    )


def _count(found: dict[str, Actor], row: Any) -> None:
    words = " ".join(row.text.split())
    key = row.entity or f"?{fold(words)}"
    actor = found.get(key)
    if actor is None:
        entity = row.entity and {"id": row.entity, "name": row.name, "country": row.country, "role": row.role}
        actor = found[key] = Actor(entity or None, row.name or words)
    elif row.entity is None:
        actor.name = min(actor.name, words)
    elif actor.entity and (row.name, row.country or "", row.role or "") < (
        actor.entity["name"],
        actor.entity["country"] or "",
        actor.entity["role"] or "",
    ):
        # One entity may come with several names or roles: the first in code-point order stands for all.
        actor.entity = {"id": row.entity, "name": row.name, "country": row.country, "role": row.role}
        actor.name = row.name
    actor.statements.add(row.number)
    actor.documents.add(row.document)
    actor.slots[row.slot] = actor.slots.get(row.slot, 0) + row.times
