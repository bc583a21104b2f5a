"""Statements in, a timeline out: what happened, by its own time where that is known, else by the day of publication."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from regesta.store.period import days
from regesta.store.scope import Filter, Scope
from regesta.store.view import StatementRow, statement_rows


@dataclass(frozen=True, slots=True)
class Moment:
    """An event at its time: `basis` says whether the text states the time or it is that of publication."""

    row: StatementRow
    first: str | None
    last: str | None
    basis: str

    @property
    def record(self) -> dict[str, Any]:
        """The statement's record with its time."""
        return {**self.row.record, "time": {"first": self.first, "last": self.last, "basis": self.basis}}


def timeline(connection: Connection, scope: Scope, only: Filter, everything: bool = False) -> list[Moment]:
    """Events by time, undated ones last; with `everything` also what is denied, planned, supposed or doubtful."""
    rows = statement_rows(connection, scope, replace(only, kinds=only.kinds or ("event",)))
    found = [_moment(row) for row in rows if everything or happened(row.record)]
    return sorted(found, key=lambda m: (m.first is None, m.first or "", m.last or ""))


def happened(record: dict[str, Any]) -> bool:
    """Whether a statement tells what was or is the case, as its author presents it."""
    told = record["tense"] in ("past", "present") and record["polarity"] == "positive"
    return bool(told and record["factuality"] > 0)


def _moment(row: StatementRow) -> Moment:
    if row.first:
        return Moment(row, row.first, row.last, "stated")
    span = days(row.published)
    return Moment(row, *span, "published") if span else Moment(row, None, None, "unknown")
