"""A person's word on who is whom in, judgements out: merged, split by document, renamed; each undoable.

They name entities and documents, not readings, so that they hold for whatever is read later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from regesta.errors import StoreError
from regesta.resolve.judgements import Judgement, keep_judgement, undo
from regesta.store.database import Database
from regesta.store.identities import ENTITY, identities, split_id
from regesta.store.scope import EVERYTHING
from regesta.store.tables import judgements, referents
from regesta.values.name import fold, key


@dataclass(frozen=True, slots=True)
class Kept:
    """One judgement made: its id and what it says."""

    judgement: str
    says: str


def merge(db: Database, actors: Sequence[str], because: str, who: str) -> list[Kept]:
    """Make several actors one: the first is kept, the others are counted and shown as it."""
    with db.read() as connection:
        ids = list(dict.fromkeys(find_actor(connection, actor) for actor in actors))
        known = identities(connection, EVERYTHING)
    if len(ids) < 2:
        raise StoreError("merging needs two actors or more; see their ids with: regesta actors --format csv")
    first, *others = ids
    together = [other for other in others if other in known.groups.get(first, ())]
    if together and known.kept.get(first) == first:
        raise StoreError(f"{together[0]}: is merged with {first} already")
    return [
        Kept(keep_judgement(db, ENTITY, first, "merge", "", other, None, because, who), f"{other} is {first}")
        for other in others
    ]


def split(db: Database, actor: str, documents: Sequence[str], name: str, because: str, who: str) -> list[Kept]:
    """Tell apart: in these documents the actor's name means another one, who goes by `name`."""
    if not key(name):
        raise StoreError("an actor needs a name; give that of the other one with --name")
    with db.read() as connection:
        id_ = find_actor(connection, actor)
    new = split_id(id_, name)
    return [
        Kept(keep_judgement(db, ENTITY, id_, "split", doc, name, None, because, who), f"{id_} in {doc[:8]} is {new}")
        for doc in documents
    ]


def unmerge(db: Database, actor: str, because: str, who: str) -> list[Kept]:
    """Undo every merge that an actor takes part in."""
    with db.read() as connection:
        id_ = find_actor(connection, actor)
        merged = [j for j in identity_judgements(connection) if j.act == "merge" and id_ in (j.target, j.value)]
    if not merged:
        raise StoreError(f"{id_}: is merged with nobody; to tell its mentions apart give --document and --name")
    for judgement in merged:
        undo(db, judgement.id, because, who)
    return [Kept(j.id, f"{j.value} is {j.target} no longer") for j in merged]


def rename(db: Database, actor: str, name: str, because: str, who: str) -> Kept:
    """Give an actor, and all that are merged with it, another name."""
    if not key(name):
        raise StoreError("a name needs letters or figures")
    with db.read() as connection:
        id_ = find_actor(connection, actor)
    return Kept(keep_judgement(db, ENTITY, id_, "rename", "", name, None, because, who), f"{id_} is called {name}")


def identity_judgements(connection: Connection) -> list[Judgement]:
    """What stands on who is whom, in order."""
    columns = [judgements.c[name] for name in Judgement.__slots__]
    find = select(*columns).where(judgements.c.subject == ENTITY, judgements.c.until.is_(None))
    return [Judgement(*row) for row in connection.execute(find.order_by(judgements.c.number))]


def find_actor(connection: Connection, words: str) -> str:
    """The id that an id or a name stands for; where a name may mean several, they are told."""
    known = identities(connection, EVERYTHING)
    rows = connection.execute(
        select(referents.c.entity, referents.c.name).where(referents.c.entity.is_not(None)).distinct()
    )
    there = {(row.entity, row.name) for row in rows}
    if words in {id_ for id_, _ in there} | set(known.kept) | set(known.names) | set(known.splits.values()):
        return words
    named: set[str] = {known.kept.get(id_, id_) for id_, name in there if fold(name) == fold(words)}
    named |= {id_ for id_, name in known.names.items() if fold(name) == fold(words)}
    if len(named) > 1:
        raise StoreError(f"{words}: may be one of several: {', '.join(sorted(named))}; give the id")
    if not named:
        raise StoreError(f"{words}: no actor in the register has this id or name; see: regesta actors --format csv")
    return named.pop()
