"""Statements in, claims out: what is told on somebody's word, one line a claim, most specific kind first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

from sqlalchemy import Connection

from regesta.store.scope import Filter, Scope
from regesta.store.view import StatementRow, statement_rows
from regesta.values.name import fold

SPECIFIC = ("transfer", "figure", "agreement", "obligation", "event", "office", "stance", "utterance")
"""Kinds from the most specific to the least: of statements on one thing the first is the claim."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What somebody is said to say: the most specific statement of it, and the `also` others that say it too.

    `denied_by` lists the statements that deny it.
    """

    row: StatementRow
    also: tuple[str, ...] = ()
    denied_by: tuple[str, ...] = ()

    @property
    def record(self) -> dict[str, Any]:
        """The statement's record with the claim's fields."""
        record = dict(self.row.record)
        if self.also:
            record["also"] = list(self.also)
        if self.denied_by:
            record["denied_by"] = list(self.denied_by)
        return record


def claims(
    connection: Connection, scope: Scope, only: Filter, by: str | None = None, denied: bool = False
) -> list[Claim]:
    """The claims in scope; `by` whom, and with `denied` only those that another statement denies."""
    relayed = replace(only, relayed=True, says=by or only.says)
    found = one_line_each(statement_rows(connection, scope, relayed))
    denials = _denials(connection, scope)
    found = [replace(claim, denied_by=_denied_by(claim, denials)) for claim in found]
    return [claim for claim in found if claim.denied_by] if denied else found


def one_line_each(rows: Iterable[StatementRow]) -> list[Claim]:
    """Of statements that overlap on the same word the most specific, in the order of `rows`."""
    rows = list(rows)
    place = {row.id: i for i, row in enumerate(rows)}
    found: list[Claim] = []
    for _, group in groupby(rows, key=lambda row: row.document):
        found += _of_document(list(group))
    return sorted(found, key=lambda claim: place[claim.row.id])


def _of_document(rows: list[StatementRow]) -> list[Claim]:
    chosen: list[tuple[StatementRow, list[StatementRow]]] = []
    for row in sorted(rows, key=lambda r: (SPECIFIC.index(r.kind), r.start, -r.end, r.id)):
        for first, others in chosen:
            if first.start < row.end and row.start < first.end and _agree(first, row):
                others.append(row)
                break
        else:
            chosen.append((row, []))
    order = {row.id: i for i, row in enumerate(rows)}
    return [Claim(first, tuple(r.id for r in sorted(others, key=lambda r: order[r.id]))) for first, others in chosen]


def _agree(one: StatementRow, other: StatementRow) -> bool:
    """Whether two statements stand on the same word. A quotation's own speaker counts as its nearest."""
    chains = [{chain(row.record["says"]), _with_speaker(row.record)} for row in (one, other)]
    return not chains[0].isdisjoint(chains[1])


def _with_speaker(record: dict[str, Any]) -> tuple[str, ...]:
    source = record["value"].get("source") if record["kind"] == "utterance" else None
    own = ({"source": source},) if source else ()
    return chain([*own, *record["says"]])


def chain(says: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """Who says it, nearest first, so that two chains can be compared."""
    return tuple(_speaker(say["source"]) for say in says)


def _speaker(source: dict[str, Any] | None) -> str:
    if source is None:
        return ""
    return str(source["entity"]["id"]) if source["entity"] else fold(" ".join(source["text"].split()))


def _denials(connection: Connection, scope: Scope) -> dict[str, list[str]]:
    """The statements that deny each denied one."""
    found: dict[str, list[str]] = {}
    for row in statement_rows(connection, scope, Filter(answering=True)):
        answer = row.record["answers"]
        if answer and answer["how"] == "denies":
            found.setdefault(answer["statement"], []).append(row.id)
    return found


def _denied_by(claim: Claim, denials: dict[str, list[str]]) -> tuple[str, ...]:
    ids = (claim.row.id, *claim.also)
    return tuple(dict.fromkeys(denial for id_ in ids for denial in denials.get(id_, ())))
