"""A register in, the weapons that its documents name out: how often, and over how many documents."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from regesta.store.conditions import documents_in, standing
from regesta.store.scope import Scope
from regesta.store.tables import mentions
from regesta.values.name import fold


@dataclass(slots=True)
class NamedWeapon:
    """A weapon that is mentioned; without an entity it goes by its words ("cruise missiles")."""

    entity: dict[str, Any] | None
    name: str
    mentions: int = 0
    documents: set[int] = field(default_factory=set)

    @property
    def record(self) -> dict[str, Any]:
        """The `weapon` line."""
        counts = {"mentions": self.mentions, "documents": len(self.documents)}
        return {"record": "weapon", "entity": self.entity, "name": self.name, **counts}


def weapons(connection: Connection, scope: Scope, name: str | None = None, known: bool = True) -> list[NamedWeapon]:
    """The weapons in scope, those mentioned most first; `known`: only those with a name of their own."""
    docs = documents_in(scope)
    find = (
        select(mentions.c.payload, docs.c.number)
        .join(docs, docs.c.transcript == mentions.c.transcript)
        .where(mentions.c.type == "weapon", standing(mentions, scope.known_before))
    )
    found: dict[str, NamedWeapon] = {}
    for payload, document in connection.execute(find):
        mention = json.loads(payload)
        entity, words = mention["entity"], " ".join(mention["text"].split())
        if known and not entity:
            continue
        key = entity["id"] if entity else f"?{fold(words)}"
        weapon = found.setdefault(key, NamedWeapon(entity, entity["name"] if entity else words))
        weapon.name = entity["name"] if entity else min(weapon.name, words)
        weapon.mentions += 1
        weapon.documents.add(document)
    wanted = fold(name) if name else ""
    chosen = [weapon for weapon in found.values() if wanted in fold(weapon.name)]
    return sorted(chosen, key=lambda w: (-w.mentions, w.name, w.entity["id"] if w.entity else ""))
