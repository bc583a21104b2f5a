"""A question's bounds in, conditions on the tables out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from sqlalchemy import ColumnElement, and_, exists, func, literal, or_, select
from sqlalchemy.sql import Subquery

from regesta.authority.tables import state_code
from regesta.store.scope import Scope
from regesta.store.tables import documents, judgements, members, referents, roles, transcripts
from regesta.store.words import folded

NOT_ACTORS = ("says", "where")
"""Slots that `--actor` passes over: who merely tells it, and where it was."""


def standing(table: Any, before: str | None) -> ColumnElement[bool]:
    """Rows that had been recorded and not superseded before a moment (None: that stand now)."""
    if before is None:
        return table.c.until.is_(None)  # type: ignore[no-any-return]
    return and_(table.c.recorded < before, or_(table.c.until.is_(None), table.c.until >= before))


def _judged(field: str, otherwise: ColumnElement[Any], before: str | None) -> ColumnElement[Any]:
    """A field of a document: the last word of a person on it, else what was read; "" is unknown."""
    word = (
        select(judgements.c.value)
        .where(
            judgements.c.target == documents.c.id,
            judgements.c.act == "set",
            judgements.c.field == field,
            standing(judgements, before),
        )
        .order_by(judgements.c.number.desc())
        .limit(1)
        .scalar_subquery()
    )
    return func.nullif(func.coalesce(word, otherwise), "").label(field)


def documents_in(scope: Scope, name: str = "docs") -> Subquery:
    """The documents in scope, each with its transcript and with its title, publisher and date as judged."""
    before = scope.known_before
    found = (
        select(
            documents.c.number,
            documents.c.id,
            documents.c.path,
            documents.c.origin,
            documents.c.sha256,
            documents.c.revises,
            documents.c.recorded,
            transcripts.c.number.label("transcript"),
            *(_judged(field, transcripts.c[field], before) for field in ("title", "publisher", "published")),
        )
        .join(transcripts, transcripts.c.document == documents.c.number)
        .where(standing(transcripts, before))
    )
    if before is not None:
        found = found.where(documents.c.recorded < before)
    if scope.collections:
        member = exists().where(members.c.document == documents.c.number, members.c.collection.in_(scope.collections))
        if before is not None:
            member = member.where(members.c.recorded < before)
        found = found.where(member)
    docs = found.subquery(f"{name}_found")
    outer = select(docs)
    if scope.published_by is not None:
        outer = outer.where(last_day(docs.c.published) <= scope.published_by)
    return outer.subquery(name)


def last_day(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The last day that a date or part of one may mean: "2025-01" is by 2025-01-31."""
    return func.substr(value, 1, 10).concat(func.substr(literal("-12-31"), func.length(func.substr(value, 1, 10)) - 3))


def first_day(value: ColumnElement[Any]) -> ColumnElement[Any]:
    """The first day that a date or part of one may mean."""
    return func.substr(value, 1, 10).concat(func.substr(literal("-01-01"), func.length(func.substr(value, 1, 10)) - 3))


def refers_to(
    reading: ColumnElement[Any], who: str, slots: str = "any", ids: Iterable[str] | None = None
) -> ColumnElement[bool]:
    """Whether a reading refers to `who`: an entity's id, a country (by code or name), words of the reference.

    A country takes in its officials and organs: "Russia" finds what Moscow said and whom its president met.

    `ids` are the entity's where it goes by other ids than `who`. `slots` is "any", "says" (the chain of
    say-so), or "actors" (whoever takes part).
    """
    words = folded(who)
    same: list[ColumnElement[bool]] = [referents.c.entity.in_([who] if ids is None else list(ids))]
    code = who if re.fullmatch(r"[A-Z]{3}", who) else state_code(who)
    if code:
        same.append(referents.c.country == code)
    if words.strip():
        same.append(referents.c.words.like(f"%{words}%"))
    # As a list within a list: SQLite then starts from the few referents instead of all roles.
    meant = select(referents.c.number).where(or_(*same))
    found = select(roles.c.reading).where(roles.c.referent.in_(meant))
    if slots == "says":
        found = found.where(roles.c.slot == "says")
    elif slots == "actors":
        found = found.where(roles.c.slot.not_in(NOT_ACTORS))
    return reading.in_(found)
