"""`regesta statements`: what the documents of the register say, by date and place."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.cli.opening import listed, opened, scope
from regesta.cli.options import AsKnownOn, Collections, Db, Limit, MinScore, Page, Printed, PublishedBy, Times
from regesta.cli.output import Format
from regesta.cli.rows import print_statements

HELP = """List statements: who says or does what, on whose word.

\b
Examples:
  regesta statements --kind figure --actor Ukraine --since 2024-01-01
  regesta statements --says Reuters --evidence not-offered,none-found
  regesta statements --about "fibre optic" --format jsonl
"""


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("statements", help=HELP)(statements)


def statements(
    db: Db = None,
    kind: Annotated[list[str] | None, typer.Option(help="event, utterance, figure, agreement, …")] = None,
    actor: Annotated[list[str] | None, typer.Option(metavar="NAME", help="Who takes part: name, id or RUS.")] = None,
    type: Annotated[list[str] | None, typer.Option(help="ASSAULT, launched, signed, delivery, …")] = None,
    says: Annotated[str | None, typer.Option(metavar="NAME", help="On whose word.")] = None,
    evidence: Annotated[
        list[str] | None, typer.Option(help="not-stated, offered, not-offered, none-found (commas between).")
    ] = None,
    certainty: Annotated[list[str] | None, typer.Option(help="certain, probable, possible, unknown.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Of this day or before.")] = None,
    document: Annotated[list[str] | None, typer.Option(metavar="ID", help="In this document (id or path).")] = None,
    about: Annotated[
        str | None, typer.Option(metavar="WORDS", help="That name this, or in a sentence with it.")
    ] = None,
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
    """List statements; see HELP."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    from regesta.store.find import find_documents
    from regesta.store.scope import Filter

    with opened(db) as database, database.read() as connection:
        only = Filter(
            kinds=listed(kind),
            actors=tuple(actor or ()),
            types=listed(type),
            says=says,
            evidence=listed(evidence),
            certainty=listed(certainty),
            since=since,
            until=until,
            documents=tuple(i for d in document or () for i in find_documents(connection, d)),
            about=about,
            rejected=rejected,
        )
        print_statements(connection, bounds, only, format, limit, page, times)
