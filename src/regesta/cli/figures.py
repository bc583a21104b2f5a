"""`regesta figures`, `agreements`, `transfers`: how many, who is bound to what, and who hands what to whom."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.answer import summary
from regesta.cli import imports
from regesta.cli.opening import opened, question, scope
from regesta.cli.options import (
    About,
    Actors,
    AsKnownOn,
    Collections,
    Db,
    Limit,
    MinScore,
    Page,
    Printed,
    PublishedBy,
    Says,
    Since,
    Until,
)
from regesta.cli.output import Column, Format
from regesta.cli.rows import DATE, ID, Cells, footer, list_statements, paged, print_statements, value

FIGURES = """List figures: how many of what, launched, destroyed, killed or delivered by whom, on whose word.

\b
Examples:
  regesta figures --type launched --since 2024-01-01
  regesta figures --about drones --format csv > drones.csv
"""
AGREEMENTS = """List agreements with their parties and standing.

\b
Examples:
  regesta agreements --actor Iran --actor Russia
  regesta agreements --type signed --format jsonl
"""
TRANSFERS = """List transfers: who hands what to whom, and how sure that is.

\b
Examples:
  regesta transfers --actor Iran
  regesta transfers --about missiles --format csv
"""
SAYS = Column("on whose word", summary.says)
FIGURE_TABLE = (
    ID,
    DATE,
    Column("measure", lambda r: f"{summary.marks(r)} {r['value']['measure']}".strip(), 13),
    Column("how many", lambda r: summary.count(r["value"]["count"]), 18),
    Column("unit", lambda r: r["value"]["unit"], 11),
    Column("by", lambda r: summary.names(r["value"]["by"]), 13),
    SAYS,
)
FIGURE_CELLS: Cells = {
    "measure": value("measure"),
    "unit": value("unit"),
    "count": value("count"),
    "low": lambda r: r["value"]["count"]["low"],
    "stated": lambda r: r["value"]["count"]["stated"],
    "high": lambda r: r["value"]["count"]["high"],
    "comparator": lambda r: r["value"]["count"]["comparator"],
    "by": value("by"),
    "against": value("against"),
    "period": value("period"),
}
AGREEMENT_TABLE = (
    ID,
    DATE,
    Column("agreement", lambda r: r["value"]["name"], 30),
    Column("parties", lambda r: summary.names(r["value"]["parties"]), 26),
    Column("standing", summary.standing),
)
AGREEMENT_CELLS: Cells = {
    "name": value("name"),
    "parties": value("parties"),
    "status": value("status"),
    "subject": value("subject"),
    "date": value("date"),
    "obligations": lambda r: " ".join(r["obligations"]),
}
TRANSFER_TABLE = (
    ID,
    DATE,
    Column("from", lambda r: summary.names(r["value"]["supplier"]), 16),
    Column("to", lambda r: summary.names(r["value"]["recipient"]), 16),
    Column("what", summary.transferred, 24),
    Column("standing", summary.standing),
)
TRANSFER_CELLS: Cells = {name: value(name) for name in ("supplier", "recipient", "item", "count", "mode", "status")}


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("figures", help=FIGURES)(figures)
    group = typer.Typer(invoke_without_command=True)
    group.callback(help=AGREEMENTS)(agreements)
    imports.register(group, "agreement")
    app.add_typer(group, name="agreements")
    app.command("transfers", help=TRANSFERS)(transfers)


def figures(
    db: Db = None,
    type: Annotated[list[str] | None, typer.Option("--type", help="launched, destroyed, killed, …")] = None,
    actor: Actors = None,
    says: Says = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List figures; see FIGURES."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        only = question(
            connection,
            kinds=("figure",),
            actor=actor,
            types=type,
            says=says,
            since=since,
            until=until,
            about=about,
        )
        list_statements(
            connection, bounds, only, "figures", format, limit, page, table=FIGURE_TABLE, cells=FIGURE_CELLS
        )


def agreements(
    context: typer.Context,
    db: Db = None,
    type: Annotated[list[str] | None, typer.Option("--type", help="negotiating, signed, ratified, …")] = None,
    actor: Actors = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List agreements; see AGREEMENTS."""
    if context.invoked_subcommand:
        return
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.agreements import agreements as find

        only = question(connection, actor=actor, types=type, since=since, until=until, about=about)
        found = find(connection, bounds, only)
        rows = [(item.row, item.record) for item in paged(found, format, limit, page)]
        foot = footer(len(rows), len(found), limit, page, "agreements")
        print_statements(connection, rows, format, table=AGREEMENT_TABLE, cells=AGREEMENT_CELLS, foot=foot)


def transfers(
    db: Db = None,
    type: Annotated[list[str] | None, typer.Option("--type", help="delivery, training, financing, …")] = None,
    actor: Actors = None,
    says: Says = None,
    since: Since = None,
    until: Until = None,
    about: About = None,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List transfers; see TRANSFERS."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        only = question(
            connection,
            kinds=("transfer",),
            actor=actor,
            types=type,
            says=says,
            since=since,
            until=until,
            about=about,
        )
        list_statements(
            connection, bounds, only, "transfers", format, limit, page, table=TRANSFER_TABLE, cells=TRANSFER_CELLS
        )
