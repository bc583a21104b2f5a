"""`import`, `imported` and `remove-import` of actors, agreements and weapons: a user's own names in the register."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regesta.cli.opening import opened, user
from regesta.cli.options import Because, Db, Printed, Who
from regesta.cli.output import Column, Format, print_csv, print_jsonl, print_table
from regesta.cli.rows import Cells, field

if TYPE_CHECKING:
    from regesta.authority.importing import Found
    from regesta.store.database import Database
    from regesta.store.imports import Change, Named

COLUMNS = {
    "actor": """Columns: name, and any of id, type (person, organization, group, state), country (ISO 3166), role \
(PLOVER sector), aliases (with | between), from, to, wikidata, source; or FollowTheMoney's JSON lines.""",
    "agreement": "Columns: name, and any of id, aliases (with | between), date, parties (ISO 3166, with |), subject.",
    "weapon": "Columns: name, and any of id, aliases (with | between), type, maker (ISO 3166).",
}
IMPORT = """Import your own {kind}s: documents added or reread from then on are read with their names.

{columns}

A file is taken as a whole or not at all: each wrong row is named, exit status 1. A row that comes again (by its id) \
replaces the old one. What is in the register already is read with the new names by: regesta reread

\b
Examples:
  regesta {kind}s import {file}
  regesta {kind}s import --db wars.db {file}
"""
IMPORTED = """List the files that {kind}s were imported from, with how many of their rows stand.

\b
Example:
  regesta {kind}s imported
"""
REMOVE = """Take out what was imported from a file, or the one row with an id; the rows are kept in the history.

What was read with them stays until it is read anew by: regesta reread

\b
Examples:
  regesta {kind}s remove-import {file} --because "out of date"
  regesta {kind}s remove-import own:marsh-lantern-society --because "is in another file"
"""
TABLE = (
    Column("rows", lambda r: str(r["rows"]), 9),
    Column("first", lambda r: r["first"][:10], 10),
    Column("last", lambda r: r["last"][:10], 10),
    Column("file", field("file")),
)
CSV: Cells = {name: field(name) for name in ("file", "kind", "rows", "first", "last")}
EVERY = 20_000
"""Lines between two words on progress."""


def register(group: typer.Typer, kind: str) -> None:
    """Add the commands for one kind of names to its group."""
    words = {"kind": kind, "columns": COLUMNS[kind], "file": f"{kind}s.csv"}
    group.command("import", help=IMPORT.format(**words))(_importing(kind))
    group.command("imported", help=IMPORTED.format(**words))(_imported(kind))
    group.command("remove-import", help=REMOVE.format(**words))(_remove(kind))


def _importing(kind: str) -> Callable[..., None]:
    def import_(
        file: Annotated[Path, typer.Argument(metavar="FILE", help="A CSV file; for actors also JSON lines.")],
        db: Db = None,
    ) -> None:
        """Import names; see IMPORT."""
        with opened(db, create=True) as database:
            change, skipped = _keep(database, file, kind)
        told = f"{file}: {change.new} new, {change.changed} changed, {change.same} as they were"
        print(f"{told}, {skipped} that are no {kind}s" if skipped else told)

    return import_


class _Refused(Exception):
    """Rows of the file are wrong: nothing of it is kept."""


def _keep(database: Database, file: Path, kind: str) -> tuple[Change, int]:
    """Keep a file's rows in one transaction; where rows are wrong they are told, and none is kept."""
    from regesta.authority.importing import read_rows
    from regesta.store.imports import keep

    rows = _Rows(file, kind, read_rows(file, kind))
    try:
        with database.write() as connection:
            change = keep(connection, database, file.name, rows)
            if rows.faults:
                raise _Refused
    except _Refused:
        print(f"{file}: {rows.faults} wrong rows, nothing was imported", file=sys.stderr)
        raise typer.Exit(1) from None
    return change, rows.skipped


class _Rows:
    """The good rows of a file, until one is wrong; faults and progress go to standard error."""

    def __init__(self, file: Path, kind: str, found: Iterator[Found]) -> None:
        self.file, self.kind, self.found = file, kind, found
        self.faults = self.skipped = 0

    def __iter__(self) -> Iterator[Named]:
        from regesta.authority.rows import RowFault
        from regesta.resolve.own_names import named_of

        live = sys.stderr.isatty()
        for n, (line, row) in enumerate(self.found, 1):
            if row is None:
                self.skipped += 1
            elif isinstance(row, RowFault):
                self.faults += 1
                print(f"{self.file}:{line}: {row.reason}", file=sys.stderr)
            elif not self.faults:
                yield named_of(self.kind, row)
            if live and n % EVERY == 0:
                print(f"\r{n} rows ", end="", file=sys.stderr, flush=True)
        print("\r" * live, end="", file=sys.stderr)


def _imported(kind: str) -> Callable[..., None]:
    def imported(db: Db = None, format: Printed = Format.table) -> None:
        """List imported files; see IMPORTED."""
        from regesta.store.imports import imported_files

        with opened(db) as database, database.read() as connection:
            found = imported_files(connection, kind)
        rows: list[dict[str, Any]] = [
            {"record": "imported", "file": f.file, "kind": f.kind, "rows": f.rows, "first": f.first, "last": f.last}
            for f in found
        ]
        if format is Format.jsonl:
            print_jsonl(rows)
        elif format is Format.csv:
            print_csv(CSV, rows)
        else:
            print_table(TABLE, rows, f"{sum(f.rows for f in found)} {kind}s from {len(found)} files")

    return imported


def _remove(kind: str) -> Callable[..., None]:
    def remove_import(
        which: Annotated[str, typer.Argument(metavar="FILE|ID", help="The file's name as listed, or a row's id.")],
        because: Because,
        who: Who = None,
        db: Db = None,
    ) -> None:
        """Take imported names out; see REMOVE."""
        from regesta.store.imports import take_out

        with opened(db, write=True) as database:
            print(f"{which}: {take_out(database, kind, which, because, user(who))} {kind}s taken out")

    return remove_import
