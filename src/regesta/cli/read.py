"""`regesta read`: paths in, records on standard output; nothing is stored."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("read")(read)


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, URLs, or - for standard input.")
    ],
    date: Annotated[
        str | None, typer.Option(help="Publication date to assume for documents that carry none (YYYY-MM-DD).")
    ] = None,
    format: Annotated[str, typer.Option(help="jsonl, or table for people.")] = "table",
    text: Annotated[bool, typer.Option("--text", help="Put the text into the document's line.")] = False,
) -> None:
    """Read documents and print what they say; nothing is stored.

    Example: regesta read --format jsonl article.html | jq 'select(.kind=="event")'
    """
    import json

    from regesta.model.record import document_record, mention_record, statement_record
    from regesta.pipeline import read_paths
    from regesta.settings import Settings

    failed = False
    for item in read_paths(paths, date, Settings()):
        rows: list[dict[str, Any]]
        if isinstance(item, tuple):
            rows = [{"record": "error", "path": item[0], "error": item[1]}]
            failed = True
            print(f"{item[0]}: {item[1]}", file=sys.stderr)
        else:
            doc = item.document
            rows = [
                document_record(doc, text),
                *(mention_record(doc.id, m) for m in item.mentions),
                *map(statement_record, item.statements),
            ]
        for row in rows:
            sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
    if failed:
        raise typer.Exit(1)
