"""`regesta statements`, `timeline` and `claims`: lists of what the documents say, in their order and by time."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.answer import summary
from regesta.cli.opening import grades, opened, question, scope
from regesta.cli.options import (
    About,
    Actors,
    AsKnownOn,
    Collections,
    Db,
    Evidence,
    Limit,
    MinScore,
    Page,
    Printed,
    PublishedBy,
    Says,
    Since,
    Times,
    Types,
    Until,
)
from regesta.cli.output import Column, Format
from regesta.cli.rows import DATE, GRADE, ID, Cells, field, footer, grade, list_statements, paged, print_statements

STATEMENTS = """List statements: who says or does what, on whose word.

--since and --until look at the time of what is stated, and where none is known at the day of publication.

\b
Examples:
  regesta statements --kind figure --actor Ukraine --since 2024-01-01
  regesta statements --says Reuters --evidence not-offered,none-found
  regesta statements --about "fibre optic" --format jsonl
"""
TIMELINE = """List events by their own time; what the text does not date stands at its day of publication (in brackets).

What is denied, planned or only supposed is left out without --all.

\b
Examples:
  regesta timeline --about Kharkiv --since 2024-05-01 --until 2024-05-31
  regesta timeline --type ASSAULT --actor Russia --all
"""
CLAIMS = """List what is told on somebody's word, one line a claim, with the evidence the text offers for it.

\b
Examples:
  regesta claims --evidence not-offered,none-found
  regesta claims --by "Ministry of Defence" --about drones
  regesta claims --denied
"""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("statements", help=STATEMENTS)(statements)
    app.command("timeline", help=TIMELINE)(timeline)
    app.command("claims", help=CLAIMS)(claims)


Documents = Annotated[list[str] | None, typer.Option("--document", metavar="ID", help="In this document (id or path).")]
CLAIM_TABLE = (
    ID,
    DATE,
    Column("on whose word", summary.says_in_words, 24),
    Column("what", lambda r: f"{summary.who(r)} {summary.what(r)}".strip(), 36),
    Column("evidence", field("evidence")),
)


def statements(
    db: Db = None,
    kind: Annotated[list[str] | None, typer.Option(help="event, utterance, figure, agreement, …")] = None,
    actor: Actors = None,
    type: Types = None,
    says: Says = None,
    evidence: Evidence = None,
    certainty: Annotated[list[str] | None, typer.Option(help="certain, probable, possible, unknown.")] = None,
    since: Since = None,
    until: Until = None,
    document: Documents = None,
    about: About = None,
    rejected: Annotated[bool, typer.Option("--rejected", help="With those that a person rejected.")] = False,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    times: Times = False,
    format: Printed = Format.table,
) -> None:
    """List statements; see STATEMENTS."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        only = question(
            connection,
            document,
            kinds=kind,
            actor=actor,
            types=type,
            says=says,
            evidence=evidence,
            certainty=certainty,
            since=since,
            until=until,
            about=about,
            rejected=rejected,
        )
        list_statements(connection, bounds, only, "statements", format, limit, page, times=times)


def timeline(
    db: Db = None,
    type: Annotated[list[str] | None, typer.Option("--type", help="ASSAULT, AID, CONSULT, …")] = None,
    actor: Actors = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    all: Annotated[bool, typer.Option("--all", help="With what is denied, planned or only supposed.")] = False,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List events by time; see TIMELINE."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.timeline import timeline as find

        only = question(connection, actor=actor, types=type, since=since, until=until, about=about)
        found = find(connection, bounds, only, all)
        rows = [(moment.row, moment.record) for moment in paged(found, format, limit, page)]
        foot = footer(len(rows), len(found), limit, page, "events")
        cells: Cells = {name: lambda r, name=name: r["time"][name] for name in ("first", "last", "basis")}  # type: ignore[misc]
        print_statements(connection, rows, format, cells=cells, foot=foot)


def claims(
    db: Db = None,
    evidence: Evidence = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Whose claims.")] = None,
    about: About = None,
    denied: Annotated[bool, typer.Option("--denied", help="Only those that another statement denies.")] = False,
    since: Since = None,
    until: Until = None,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List claims; see CLAIMS."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.claims import claims as find

        only = question(connection, evidence=evidence, since=since, until=until, about=about)
        found = find(connection, bounds, only, by, denied)
        rows = [(claim.row, claim.record) for claim in paged(found, format, limit, page)]
        foot = footer(len(rows), len(found), limit, page, "claims")
        cells: Cells = {
            "also": lambda r: " ".join(r.get("also", ())),
            "denied_by": lambda r: " ".join(r.get("denied_by", ())),
        }
        columns: tuple[Column, ...] = CLAIM_TABLE
        if (table := grades()) is not None:
            from regesta.answer.reliability import graded

            rows = graded(connection, bounds, table, rows)
            columns, cells = (*CLAIM_TABLE[:-1], GRADE, CLAIM_TABLE[-1]), {**cells, "grade": grade}
        print_statements(connection, rows, format, table=columns, cells=cells, foot=foot)
