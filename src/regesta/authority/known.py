"""Rows of a user's own names in, tables that know them out: for as long as they are in use in this process.

Regesta's own tables go first: a name that means somebody there is not made to mean a second one, so that a list of
persons that holds a head of state too leaves the head of state as he is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sys import intern

from regesta.authority.index import Candidate, Index, index
from regesta.authority.people import Office, people
from regesta.authority.rows import ActorRow
from regesta.authority.spelling import spelling
from regesta.model.reference import Entity
from regesta.values.name import key

ALIAS = 0.97
FEW = 2_000
"""As many own names are found when misspelt too: of more, every surname would be like some other."""


def names_of(row: ActorRow) -> Iterator[tuple[str, Candidate]]:
    """The names of an imported actor with what they mean."""
    country, role = row.country and intern(row.country), row.role and intern(row.role)
    entity = Entity(row.id, row.name, country, role)
    yield row.name, Candidate(entity, row.type, row.from_, row.to)
    if row.aliases:
        other = Candidate(entity, row.type, row.from_, row.to, "alias", ALIAS)
        for alias in row.aliases:
            yield alias, other


def make_known(rows: Iterable[ActorRow]) -> None:
    """Let names be resolved against these rows too, in this process."""
    from regesta.authority.actors import resolve_actor

    known, near, own = index(), spelling(), 0  # the spelling table is made before there are more names than it can tell
    before = frozenset(known.names())
    for row in rows:
        for name, candidate in names_of(row):
            form = key(name)
            if not form or (form in before and _means_another(known, form, row)):
                continue
            known.add(name, candidate)
            own += 1
            if own <= FEW:
                near.add(form)
        if row.type == "person" and row.role:
            people().add(
                Office(row.id, row.name, "office", row.role, 3, row.country, None, row.from_ or "0001", row.to)
            )
    resolve_actor.cache_clear()


def _means_another(known: Index, form: tuple[str, ...], row: ActorRow) -> bool:
    """Whether Regesta's own tables have a name for another thing than this row's, or for none."""
    return all(candidate.entity.id != row.id for candidate in known.candidates(form))


def forget() -> None:
    """Go back to Regesta's own tables."""
    from regesta.authority.actors import resolve_actor

    for tables in (index, people, spelling):
        tables.cache_clear()
    resolve_actor.cache_clear()
