"""The options that many commands share, each with its help."""

from __future__ import annotations

from typing import Annotated

import typer

from regesta.cli.output import Format

Db = Annotated[
    str | None,
    typer.Option("--db", metavar="FILE", help="The register: a file, or postgresql://… [default: regesta.db]"),
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes that read side by side.")]
AllowPrivate = Annotated[bool, typer.Option("--allow-private", help="Fetch from addresses in private networks, too.")]
Printed = Annotated[Format, typer.Option("--format", help="table for people; jsonl or csv for programs (every row).")]
Collections = Annotated[
    list[str] | None, typer.Option("--collection", metavar="NAME", help="Only of this collection (may be repeated).")
]
PublishedBy = Annotated[
    str | None, typer.Option("--published-by", metavar="DATE", help="Only of documents published by this day.")
]
AsKnownOn = Annotated[
    str | None,
    typer.Option("--as-known-on", metavar="DATE", help="As the register stood at the end of this day (UTC)."),
]
MinScore = Annotated[
    float, typer.Option("--min-score", min=0.0, max=1.0, help="Only readings the extractor is this sure of (0 to 1).")
]
Limit = Annotated[int, typer.Option("--limit", min=1, help="Rows on a page of a table.")]
Page = Annotated[int, typer.Option("--page", min=1, help="Which page of the table.")]
Times = Annotated[bool, typer.Option("--times", help="Add when each row was recorded.")]
Because = Annotated[str, typer.Option("--because", metavar="WHY", help="The reason; it is kept.")]
Who = Annotated[str | None, typer.Option("--who", metavar="NAME", help="Whose word it is. [default: your user name]")]
Types = Annotated[list[str] | None, typer.Option("--type", help="ASSAULT, launched, signed, delivery, …")]
Actors = Annotated[
    list[str] | None, typer.Option("--actor", metavar="NAME", help="Who takes part: a name, an id, or RUS.")
]
Says = Annotated[str | None, typer.Option("--says", metavar="NAME", help="On whose word.")]
Evidence = Annotated[
    list[str] | None,
    typer.Option("--evidence", help="not-stated, offered, not-offered, none-found (commas between)."),
]
Since = Annotated[str | None, typer.Option("--since", metavar="DATE", help="Of this day or later.")]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Of this day or before.")]
About = Annotated[
    str | None,
    typer.Option("--about", metavar="WORDS", help="That name this or stand in a sentence with it."),
]
