"""`regesta search`, `show` and `actors`: find by words, look at one thing, see who there is."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.cli import identities, imports
from regesta.cli.groups import LIST, listing_group
from regesta.cli.opening import grades, opened, question, scope
from regesta.cli.options import (
    About,
    AsKnownOn,
    Collections,
    Db,
    Limit,
    MinScore,
    Page,
    Printed,
    PublishedBy,
    Since,
    Times,
    Until,
)
from regesta.cli.output import Column, Format, Record, print_csv, print_jsonl, print_table
from regesta.cli.rows import Cells, field, footer, paged
from regesta.cli.shown import print_shown

SEARCH = """Find the documents that hold all the words, best first; words in quotation marks stand together.

Upper and lower case and accents make no difference.

\b
Examples:
  regesta search shadow fleet
  regesta search '"no fly zone"' Libya --format jsonl
"""
SHOW = """Show a statement in its surroundings, with the chain of say-so, how it was read and judged; or a document.

\b
Examples:
  regesta show 447bdac3
  regesta show 447bdac3 --format jsonl --times
"""
ACTORS = """List who is referred to: in how many statements and documents, and in which parts.

\b
Examples:
  regesta actors
  regesta actors guard --all --format csv
"""
GROUP = "Who is referred to (list, which needs no naming), your own names for them, and who is whom."


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("search", help=SEARCH)(search)
    app.command("show", help=SHOW)(show)
    group = listing_group(app, "actors", GROUP)
    group.command(LIST, help=ACTORS)(actors)
    imports.register(group, "actor")
    identities.register(group)


FOUND = (
    Column("id", lambda r: r["document"][:8], 8, "cyan"),
    Column("published", lambda r: (r["published"] or "")[:10], 10),
    Column("hits", lambda r: str(r["hits"]), 4),
    Column("title, or path", lambda r: r["title"] or r["path"]),
)
FOUND_CSV: Cells = {
    **{name: field(name) for name in ("document", "path", "title", "published", "score", "hits")},
    "passages": lambda r: " … ".join(p["text"] for p in r["passages"]),
}


def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS...", help="What to look for.")],
    db: Db = None,
    collection: Collections = None,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 20,
    page: Page = 1,
    format: Printed = Format.table,
) -> None:
    """Find documents; see SEARCH."""
    bounds = scope(collection, published_by, as_known_on)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.search import search as find

        people = format is Format.table
        found, total = find(
            connection, bounds, " ".join(words), limit if people else None, (page - 1) * limit if people else 0
        )
        rows = [item.record for item in found]
        if format is Format.jsonl:
            print_jsonl(rows)
        elif format is Format.csv:
            print_csv(FOUND_CSV, rows)
        else:
            print_table(FOUND, rows, footer(len(rows), total, limit, page, "documents"), below=_passages)


def _passages(record: Record) -> str:
    return " … ".join(" ".join(p["text"].split()) for p in record["passages"])


def show(
    id: Annotated[str, typer.Argument(metavar="ID", help="A statement, document or judgement; the beginning will do.")],
    db: Db = None,
    collection: Collections = None,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    times: Times = False,
    format: Annotated[Format, typer.Option("--format", help="table for people, jsonl for programs.")] = Format.table,
) -> None:
    """Show one thing; see SHOW."""
    if format is Format.csv:
        raise typer.BadParameter("one thing is shown as table or jsonl", param_hint="--format")
    bounds = scope(collection, published_by, as_known_on)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.show import show as look

        shown = look(connection, bounds, id, times)
    if (table := grades()) is not None:
        from regesta.answer.reliability import shown_graded

        shown = shown_graded(table, shown)
    if format is Format.jsonl:
        print_jsonl([shown])
    else:
        print_shown(shown)


ACTOR_TABLE = (
    Column("statements", lambda r: str(r["statements"]), 10),
    Column("documents", lambda r: str(r["documents"]), 9),
    Column("name", field("name"), 34, "bold"),
    Column("country", lambda r: (r["entity"] or {}).get("country") or "", 7),
    Column("role", lambda r: (r["entity"] or {}).get("role") or "", 4),
    Column("as", lambda r: ", ".join(f"{slot} {n}" for slot, n in r["slots"].items())),
)
ACTOR_CSV: Cells = {
    "id": lambda r: (r["entity"] or {}).get("id"),
    "name": field("name"),
    "country": lambda r: (r["entity"] or {}).get("country"),
    "role": lambda r: (r["entity"] or {}).get("role"),
    **{name: field(name) for name in ("statements", "documents", "slots")},
}


def actors(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Only those whose name holds this.")] = None,
    db: Db = None,
    all: Annotated[bool, typer.Option("--all", help="With those that are known by their words alone.")] = False,
    about: About = None,
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
    """List actors; see ACTORS."""
    bounds = scope(collection, published_by, as_known_on, min_score)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.actors import actors as find

        found = find(connection, bounds, question(connection, since=since, until=until, about=about), name, not all)
        rows = [actor.record for actor in paged(found, format, limit, page)]
        if format is Format.jsonl:
            print_jsonl(rows)
        elif format is Format.csv:
            print_csv(ACTOR_CSV, rows)
        else:
            print_table(ACTOR_TABLE, rows, footer(len(rows), len(found), limit, page, "actors"))
