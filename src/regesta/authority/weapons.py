"""A weapon's name in, the system out: what it is and where it was designed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.model.reference import Entity
from regesta.values.name import slug


@dataclass(frozen=True, slots=True)
class Weapon:
    """A weapon known by name: the Shahed-136, in Russian service Geran-2, a loitering munition from Iran.

    The maker is no part of its entity: a weapon is nobody's actor. `own` is the id that a user's own table gives it.
    """

    name: str
    aliases: tuple[str, ...]
    type: str
    maker: str | None
    own: str | None = None

    @property
    def entity(self) -> Entity:
        return Entity(self.own or f"weapon:{slug(self.name)}", self.name)


@cache
def weapons() -> tuple[Weapon, ...]:
    """All weapons of the lexicon."""
    return tuple(
        Weapon(row["name"], tuple(filter(None, row["aliases"].split("|"))), row["type"], row["maker"] or None)
        for row in table("weapons")
    )


@cache
def weapon_of(id_: str) -> Weapon | None:
    """The weapon with an entity's id."""
    return next((weapon for weapon in weapons() if weapon.entity.id == id_), None)
