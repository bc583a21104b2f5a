"""Agreements out, each with what it is said to bind its parties to."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection

from regesta.store.scope import Filter, Scope
from regesta.store.view import StatementRow, statement_rows
from regesta.values.name import fold


@dataclass(frozen=True, slots=True)
class Agreement:
    """A statement of an agreement with the obligations of its document that name it."""

    row: StatementRow
    obligations: tuple[StatementRow, ...]

    @property
    def record(self) -> dict[str, Any]:
        """The statement's record with the ids of its obligations."""
        return {**self.row.record, "obligations": [row.id for row in self.obligations]}


def agreements(connection: Connection, scope: Scope, only: Filter) -> list[Agreement]:
    """The agreements asked for, by date, document and place."""
    rows = statement_rows(connection, scope, replace(only, kinds=("agreement",)))
    duties = statement_rows(connection, scope, Filter(kinds=("obligation",), documents=only.documents))
    by_document: dict[str, list[StatementRow]] = {}
    for duty in duties:
        by_document.setdefault(duty.document, []).append(duty)
    return [Agreement(row, tuple(_binding(row, by_document.get(row.document, [])))) for row in rows]


def _binding(agreement: StatementRow, duties: list[StatementRow]) -> list[StatementRow]:
    names = {agreement.id, fold(agreement.record["value"]["name"])}
    return [duty for duty in duties if names & _named(duty.record["value"]["agreement"])]


def _named(agreement: str | None) -> set[str]:
    return {agreement, fold(agreement)} if agreement else set()
