"""An agreement's name in, the agreement out: when it was concluded, between whom, about what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.model.reference import Entity
from regesta.values.name import slug


@dataclass(frozen=True, slots=True)
class Treaty:
    """An agreement known by name: the JCPOA, called the Iran nuclear deal, of 2015-07-14, on non-proliferation.

    `parties` are ISO alpha-3 codes; none where they are many. `own` is the id that a user's own table gives it.
    """

    name: str
    aliases: tuple[str, ...]
    date: str | None
    parties: tuple[str, ...]
    subject: str
    own: str | None = None

    @property
    def entity(self) -> Entity:
        return Entity(self.own or f"agreement:{slug(self.name)}", self.name)


@cache
def treaties() -> tuple[Treaty, ...]:
    """All agreements of the lexicon."""
    return tuple(
        Treaty(row["name"], _several(row["aliases"]), row["date"] or None, _several(row["parties"]), row["subject"])
        for row in table("treaties")
    )


@cache
def treaty_of(id_: str) -> Treaty | None:
    """The agreement with an entity's id."""
    return next((treaty for treaty in treaties() if treaty.entity.id == id_), None)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(filter(None, cell.split("|")))
