"""`regesta weapons`: which weapons the documents name, and a user's own names for them."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.cli import imports
from regesta.cli.groups import LIST, listing_group
from regesta.cli.opening import opened, scope
from regesta.cli.options import AsKnownOn, Collections, Db, Limit, Page, Printed, PublishedBy
from regesta.cli.output import Column, Format, print_csv, print_jsonl, print_table
from regesta.cli.rows import Cells, field, footer, paged

WEAPONS = "Weapons that the documents name (list, which needs no naming), and your own names for them."
LISTED = """List the weapons that are named: in how many places and documents.

\b
Examples:
  regesta weapons
  regesta weapons missile --all --format csv
"""
TABLE = (
    Column("mentions", lambda r: str(r["mentions"]), 8),
    Column("documents", lambda r: str(r["documents"]), 9),
    Column("name", field("name"), 40, "bold"),
    Column("id", lambda r: (r["entity"] or {}).get("id") or ""),
)
CSV: Cells = {
    "id": lambda r: (r["entity"] or {}).get("id"),
    **{name: field(name) for name in ("name", "mentions", "documents")},
}


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    group = listing_group(app, "weapons", WEAPONS)
    group.command(LIST, help=LISTED)(weapons)
    imports.register(group, "weapon")


def weapons(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only those whose name holds this.")] = None,
    db: Db = None,
    all: Annotated[bool, typer.Option("--all", help="With those that are told by a noun alone.")] = False,
    collection: Collections = None,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """List weapons; see LISTED."""
    bounds = scope(collection, published_by, as_known_on)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.weapons import weapons as find

        found = find(connection, bounds, name, not all)
        rows = [weapon.record for weapon in paged(found, format, limit, page)]
        if format is Format.jsonl:
            print_jsonl(rows)
        elif format is Format.csv:
            print_csv(CSV, rows)
        else:
            print_table(TABLE, rows, footer(len(rows), len(found), limit, page, "weapons"))
