"""A register in, its actors out: who is referred to, how often, in which parts and over which documents."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, func, select

from regesta.store.identities import Identities, identities
from regesta.store.scope import Filter, Scope
from regesta.store.tables import documents, readings, referents, roles, statements
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
            documents.c.id.label("doc"),
            func.count().label("times"),
        )
        .join(roles, roles.c.referent == referents.c.number)
        .join(readings, readings.c.number == roles.c.reading)
        .join(statements, statements.c.number == readings.c.statement)
        .join(documents, documents.c.number == statements.c.document)
        .where(readings.c.number.in_(select(which.c.reading)), roles.c.slot.not_in(PLACES))
        .group_by(
            *(referents.c[name] for name in ("entity", "name", "country", "role", "text")),
            roles.c.slot,
            statements.c.number,
            statements.c.document,
            documents.c.id,
        )
    )
    if known:
        find = find.where(referents.c.entity.is_not(None))
    found: dict[str, Actor] = {}
    who = identities(connection, scope)
    for row in connection.execute(find):
        _count(found, row, who)
    wanted = fold(name) if name else ""
    return sorted(
        (actor for actor in found.values() if wanted in fold(actor.name)),
        key=lambda actor: (-len(actor.statements), actor.name, actor.entity["id"] if actor.entity else ""),
    )


def _count(found: dict[str, Actor], row: Any, who: Identities) -> None:
    words = " ".join(row.text.split())
    entity = row.entity and {"id": row.entity, "name": row.name, "country": row.country, "role": row.role}
    entity = who.of(entity, row.doc) if entity else None
    key = entity["id"] if entity else f"?{fold(words)}"
    actor = found.get(key)
    if actor is None:
        actor = found[key] = Actor(entity, entity["name"] if entity else words)
    elif entity is None:
        actor.name = min(actor.name, words)
    elif actor.entity and _order(entity) < _order(actor.entity):
        # One entity may come with several names or roles: the first in code-point order stands for all.
        actor.entity, actor.name = entity, entity["name"]
    actor.statements.add(row.number)
    actor.documents.add(row.document)
    actor.slots[row.slot] = actor.slots.get(row.slot, 0) + row.times


def _order(entity: dict[str, Any]) -> tuple[str, str, str]:
    return entity["name"], entity["country"] or "", entity["role"] or ""
