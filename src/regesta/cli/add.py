"""`regesta add` and `regesta reread`: documents into the register, and read anew from their stored bytes."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import Annotated, Any

import typer

from regesta.cli.opening import day, opened, settings
from regesta.cli.options import AllowPrivate, Collections, Db, Workers
from regesta.cli.output import Format, print_csv, print_jsonl
from regesta.values.characters import printable

ADD = """Add documents to the register; what is there already is left as it is.

A PATH is a file, a folder, an http address, or - for standard input; see regesta read. Each document is kept \
or not as a whole: whatever stops the command, the same command again does the rest.

\b
Examples:
  regesta add press/ --collection press
  regesta add --db wars.db --date 2025-01-18 letter.txt
  regesta add https://example.org/feed.xml --workers 2
"""
REREAD = """Read documents anew from their stored bytes, after an update of Regesta or of its tables.

What was read before is superseded and kept; what a person judged stands. Without an ID all documents are read.

\b
Examples:
  regesta reread
  regesta reread 3f9a2c1b
"""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("add", help=ADD)(add)
    app.command("reread", help=REREAD)(reread)


Printed = Annotated[Format, typer.Option("--format", help="table for people; jsonl or csv for programs.")]


def add(
    paths: Annotated[list[str], typer.Argument(metavar="PATH...", help="Files, folders, addresses, or -.")],
    db: Db = None,
    date: Annotated[
        str | None, typer.Option(metavar="DATE", help="Publication date to assume for documents that carry none.")
    ] = None,
    collection: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Put them into this collection (may be repeated).")
    ] = None,
    workers: Workers = None,
    allow_private: AllowPrivate = False,
    again: Annotated[bool, typer.Option("--again", help="Take back documents that were removed for good.")] = False,
    format: Printed = Format.table,
) -> None:
    """Add documents; see ADD."""
    given = day(date, "--date")
    chosen = settings(workers=workers, allow_private=allow_private or None)
    with opened(db, create=True) as database:
        from regesta.adding import Adding, add_paths

        how = Adding(given, tuple(collection or ()), again)
        rows = _told(add_paths(database, paths, how, chosen), "added", "new")
        _print(rows, format)


def reread(
    ids: Annotated[list[str] | None, typer.Argument(metavar="[ID]...", help="Documents, by id or path.")] = None,
    db: Db = None,
    collection: Collections = None,
    workers: Workers = None,
    format: Printed = Format.table,
) -> None:
    """Read documents anew; see REREAD."""
    chosen = settings(workers=workers)
    with opened(db) as database:
        from regesta.adding import reread_documents
        from regesta.store.documents import document_rows
        from regesta.store.find import find_documents
        from regesta.store.scope import Scope

        with database.read() as connection:
            which = [document for id_ in ids or () for document in find_documents(connection, id_)]
            rows = document_rows(connection, Scope(tuple(collection or ())), which)
        _print(_told(reread_documents(database, rows, chosen), "reread", "changed"), format)


def _told(items: Iterable[Any], record: str, change: str) -> Iterator[dict[str, Any]]:
    """Each outcome as a record; progress and failures on standard error."""
    done = failed = fresh = 0
    live = sys.stderr.isatty()
    for item in items:
        done += 1
        if isinstance(item, tuple):
            failed += 1
            row = {"record": "error", "path": item[0], "error": item[1]}
            print(printable(f"{item[0]}: {item[1]}"), file=sys.stderr)
        else:
            fresh += getattr(item, change)
            row = {"record": record, "document": item.document, "path": item.path, change: getattr(item, change)}
        if live:
            print(f"\r{done} documents, {fresh} {change}, {failed} not read ", end="", file=sys.stderr, flush=True)
        yield row
    print("\r" * live + f"{done} documents, {fresh} {change}, {failed} not read", file=sys.stderr)
    if failed:
        raise typer.Exit(1)


def _print(rows: Iterator[dict[str, Any]], format: Format) -> None:
    if format is Format.jsonl:
        print_jsonl(_flushed(rows))
    elif format is Format.csv:
        names = ("record", "document", "path", "new", "changed", "error")
        print_csv({name: lambda row, name=name: row.get(name) for name in names}, rows)  # type: ignore[misc]
    else:
        for row in rows:
            if row["record"] != "error":
                mark = "+" if row.get("new") or row.get("changed") else "="
                print(f"{mark} {row['document'][:8]}  {printable(row['path'])}", flush=True)


def _flushed(rows: Iterable[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows that are on their way as soon as they are there: a reader follows a long run."""
    for row in rows:
        yield row
        sys.stdout.flush()
