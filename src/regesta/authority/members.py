"""A body and a day in, its member states out."""

from __future__ import annotations

from functools import cache

from regesta.lexicon.load import table
from regesta.values.tenure import within


@cache
def _members() -> dict[str, list[tuple[str, str, str | None]]]:
    found: dict[str, list[tuple[str, str, str | None]]] = {}
    for row in table("members"):
        found.setdefault(row["body"], []).append((row["state"], row["from"], row["to"] or None))
    return found


def members(body: str, date: str | None = None) -> tuple[str, ...]:
    """The codes of the states that belong to a body ("nato") on a day, or today without one."""
    return tuple(state for state, from_, to in _members().get(body, ()) if within(date, from_, to))


def is_member(body: str, state: str, date: str | None = None) -> bool:
    """Whether a state belongs to a body on a day."""
    return state in members(body, date)
