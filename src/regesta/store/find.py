"""A short id or a path in, what it stands for out; where it may be several, they are told."""

from __future__ import annotations

import re

from sqlalchemy import Connection, select

from regesta.errors import StoreError
from regesta.store.tables import documents, judgements, statements

SHORTEST = 4


def find_documents(connection: Connection, id_: str) -> list[str]:
    """The ids of the documents that an id, the beginning of one, or a path stands for (a path may have several)."""
    by_path = select(documents.c.id).where((documents.c.path == id_) | (documents.c.origin == id_))
    found = list(connection.execute(by_path.order_by(documents.c.number)).scalars())
    if found:
        return found
    return [_only(id_, [(i, f"document {path}") for i, path in _beginning(connection, documents, "path", id_)])]


def find_document(connection: Connection, id_: str) -> str:
    """The id of the one document; of a path's documents the latest."""
    return find_documents(connection, id_)[-1]


def find(connection: Connection, id_: str) -> tuple[str, str]:
    """The kind ("document", "statement", "judgement") and id of what an id or its beginning stands for."""
    candidates = [("document", i, path) for i, path in _beginning(connection, documents, "path", id_)]
    candidates += [("statement", i, kind) for i, kind in _beginning(connection, statements, "kind", id_)]
    candidates += [("judgement", i, act) for i, act in _beginning(connection, judgements, "act", id_)]
    if not candidates:
        return "document", find_document(connection, id_)
    chosen = _only(id_, [(i, f"{what} {more}") for what, i, more in candidates])
    return next((what, i) for what, i, _ in candidates if i == chosen)


def _beginning(connection: Connection, table: object, more: str, id_: str) -> list[tuple[str, str]]:
    if len(id_) < SHORTEST or not re.fullmatch(r"[0-9a-f]{1,32}", id_.lower()):
        return []
    columns = table.c  # type: ignore[attr-defined]
    start = id_.lower()
    # "g" follows "f": a range that an index serves, the same on both databases.
    within = select(columns.id, columns[more]).where(columns.id >= start, columns.id < f"{start}g")
    return [(row[0], row[1]) for row in connection.execute(within.order_by(columns.id).limit(20))]


def _only(id_: str, candidates: list[tuple[str, str]]) -> str:
    if not candidates:
        few = f" (an id has at least {SHORTEST} digits)" if len(id_) < SHORTEST else ""
        raise StoreError(f"{id_}: nothing in the register has this id{few}; see: regesta documents")
    if len(candidates) > 1:
        told = "; ".join(f"{i[: len(id_) + 6]} {words}" for i, words in candidates[:10])
        raise StoreError(f"{id_}: may be one of several: {told}; give more of the id")
    return candidates[0][0]
