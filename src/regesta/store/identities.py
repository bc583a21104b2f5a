"""A person's words on who is whom in, entities as they are judged to be out: beside what was read, never inside it.

Merged entities go by the one that was kept, renamed ones by their new name; one that was split goes by another id
in the documents where its name means somebody else. Each of these is a judgement, in force until it is undone.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, select

from regesta.store.conditions import standing
from regesta.store.scope import Scope
from regesta.store.tables import judgements, referents
from regesta.values.name import fold, slug

Record = dict[str, Any]
ENTITY = "entity"
"""The subject of judgements on who is whom."""


def split_id(entity: str, name: str) -> str:
    """The id of whom an entity's name means in the documents that it was split in."""
    return f"{entity}~{slug(name)}"


@dataclass(slots=True)
class Identities:
    """Who is whom, as judged: groups of merged ids with the one kept, names given, and splits by document."""

    groups: dict[str, set[str]] = field(default_factory=dict)
    kept: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    splits: dict[tuple[str, str], str] = field(default_factory=dict)
    known: dict[str, Record] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.kept or self.names or self.splits)

    def merge(self, keep: str, other: str) -> None:
        """Make two ids, and all that were merged with either, one."""
        one = self.groups.setdefault(keep, {keep})
        two = self.groups.setdefault(other, {other})
        root = keep if one is two else self.kept.get(keep, keep)
        one |= two
        for id_ in one:
            self.groups[id_] = one
            self.kept[id_] = root

    def split(self, entity: str, document: str, name: str) -> None:
        """Make an entity's name mean somebody else in one document."""
        new = split_id(entity, name)
        self.splits[entity, document] = new
        self.names.setdefault(new, name)

    def of(self, entity: Record, document: str) -> Record:
        """Whom a document means by an entity that was read in it."""
        read: str = entity["id"]
        id_ = self.splits.get((read, document), read)
        root = self.kept.get(id_, id_)
        if root == read and root not in self.names:
            return entity
        found = {**entity, **self.known.get(root, {}), "id": root} if root != id_ else {**entity, "id": root}
        return {**found, "name": self.names.get(root, found["name"])}

    def applied(self, payload: str, document: str) -> str:
        """A reading's or mention's payload (JSON) with its entities as they are judged to be."""
        if not any(f'"{id_}"' in payload for id_ in self._touched()):
            return payload
        return json.dumps(self._within(json.loads(payload), document), ensure_ascii=False, separators=(",", ":"))

    def ids_of(self, who: str) -> set[str]:
        """The ids that are read where `who`, an id or a name given by a person, is meant now."""
        wanted = fold(who)
        found = {who} | {self.kept.get(id_, id_) for id_, name in self.names.items() if fold(name) == wanted}
        return {member for id_ in found for member in self.groups.get(id_, {id_})}

    def _touched(self) -> Iterator[str]:
        yield from self.kept
        yield from self.names
        for entity, _ in self.splits:
            yield entity

    def _within(self, value: Any, document: str) -> Any:
        if isinstance(value, list):
            return [self._within(item, document) for item in value]
        if not isinstance(value, dict):
            return value
        made = {key: self._within(item, document) for key, item in value.items()}
        if isinstance(made.get("entity"), dict):
            made["entity"] = self.of(made["entity"], document)
        return made


def identities(connection: Connection, scope: Scope) -> Identities:
    """Who is whom by the judgements that stand, in the order in which they were made."""
    found = Identities()
    find = (
        select(judgements.c.act, judgements.c.target, judgements.c.field, judgements.c.value)
        .where(judgements.c.subject == ENTITY, standing(judgements, scope.known_before))
        .order_by(judgements.c.number)
    )
    for row in connection.execute(find):
        if row.act == "merge":
            found.merge(row.target, row.value)
        elif row.act == "rename":
            found.names[row.target] = row.value
        elif row.act == "split":
            found.split(row.target, row.field, row.value)
    found.names = {found.kept.get(id_, id_): name for id_, name in found.names.items()}
    found.known = {root: known for root in sorted(set(found.kept.values())) if (known := entity_of(connection, root))}
    return found


def entity_of(connection: Connection, id_: str) -> Record | None:
    """What the readings say of an entity: its name, the country, and the role where they give it one alone."""
    columns = (referents.c.name, referents.c.country, referents.c.role)
    rows = connection.execute(select(*columns).where(referents.c.entity == id_).distinct()).all()
    if not rows:
        return None
    first = min(rows, key=lambda row: (row.name, row.country or "", row.role or ""))
    known = {"name": first.name, "country": first.country}
    return {**known, "role": first.role} if len({row.role for row in rows}) == 1 else known
