"""A statement in, every reference in it out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

from regesta.model.reference import Reference
from regesta.model.statement import Statement


def references(stmt: Statement) -> list[Reference]:
    """All references of a statement: its value's slots, its chain of say-so and its place."""
    return list(_within(stmt.value)) + list(_within(stmt.says)) + list(_within(stmt.where))


def _within(value: Any) -> Iterator[Reference]:
    if isinstance(value, Reference):
        yield value
        yield from value.also
    elif isinstance(value, tuple):
        for item in value:
            yield from _within(item)
    elif is_dataclass(value):
        for f in fields(value):
            yield from _within(getattr(value, f.name))
