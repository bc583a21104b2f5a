"""`regesta read`: paths in, records on standard output; nothing is stored."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.cli.opening import settings
from regesta.cli.options import AllowPrivate, Workers
from regesta.values.characters import printable

if TYPE_CHECKING:
    from regesta.pipeline import Reading

SIGPIPE_STATUS = 141
"""What a shell reports of a program whose reader went away (`regesta read … | head`)."""
EXAMPLES = """Read documents and print what they say; nothing is stored.

A PATH is a file (txt, md, html, pdf, docx or eml), a folder, an http address, or - for standard input. \
Feeds, WARC, JSON Lines and CSV with a text column give one document an item.

A folder may hold dates.tsv: file name, tab, YYYY-MM-DD. \
What cannot be read is told in one line each, the rest is read, and the exit status is 1.

\b
Examples:
  regesta read article.html
  regesta read --date 2025-01-18 letter.txt notes.pdf
  regesta read --format jsonl press/ | jq -c 'select(.kind == "transfer")'
  curl -s https://example.org/feed.xml | regesta read -
"""


class Format(StrEnum):
    """How readings are printed."""

    table = "table"
    jsonl = "jsonl"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("read", help=EXAMPLES)(read)


def _day(value: str | None) -> str | None:
    from regesta.values.stated_date import iso_day

    if value is not None and iso_day(value) is None:
        raise typer.BadParameter(f"{value!r} is not a day written as YYYY-MM-DD")
    return value


def read(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, addresses, or - for standard input.")
    ],
    date: Annotated[
        str | None,
        typer.Option(callback=_day, help="Publication date to assume for documents that carry none (YYYY-MM-DD)."),
    ] = None,
    format: Annotated[Format, typer.Option(help="table for people, jsonl for programs.")] = Format.table,
    text: Annotated[bool, typer.Option("--text", help="Put the text into the document's line (jsonl).")] = False,
    workers: Workers = None,
    allow_private: AllowPrivate = False,
) -> None:
    from regesta.pipeline import read_paths

    chosen = settings(workers=workers, allow_private=allow_private or None)
    failed = False
    try:
        for item in progress(read_paths(paths, date, chosen)):
            if isinstance(item, tuple):
                failed = True
                print(printable(f"{item[0]}: {item[1]}"), file=sys.stderr)
            show(lines_of(item, format, text), styled=format is Format.table and sys.stdout.isatty())
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(SIGPIPE_STATUS) from None
    if failed:
        raise typer.Exit(1)


def show(lines: Iterable[str], styled: bool = False) -> None:
    """Print lines; `styled` sets a document's path and the kinds of statements off, for a terminal."""
    if not styled:
        sys.stdout.writelines(line + "\n" for line in lines)
        sys.stdout.flush()
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False)
    for line in lines:
        words = Text(line, "" if line.startswith(" ") else "bold")
        words.highlight_regex(r"^  (?:event|utterance|figure|agreement|obligation|transfer|office|stance)\b", "cyan")
        words.highlight_regex(r"^ {6,}.*", "dim")
        console.print(words, soft_wrap=True)


def lines_of(item: Reading | tuple[str, str], format: Format, text: bool = False) -> Iterator[str]:
    """What is printed of one reading or failure."""
    if format is Format.jsonl:
        for row in records(item, text):
            yield json.dumps(row, ensure_ascii=False)
    elif not isinstance(item, tuple):
        from regesta.cli.overview import overview

        yield from overview(item)
        yield ""


def records(item: Reading | tuple[str, str], text: bool = False) -> Iterator[dict[str, object]]:
    """The records of one reading or failure, in the order that they are printed."""
    from regesta.model.record import document_record, mention_record, statement_record

    if isinstance(item, tuple):
        yield {"record": "error", "path": item[0], "error": item[1]}
        return
    doc = item.document
    yield document_record(doc, text)
    yield from (mention_record(doc.id, mention) for mention in item.mentions)
    yield from map(statement_record, item.statements)


def progress(items: Iterator[Reading | tuple[str, str]]) -> Iterator[Reading | tuple[str, str]]:
    """`items`, counted on standard error where that is a terminal and the output goes elsewhere."""
    if not sys.stderr.isatty() or sys.stdout.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} documents read"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("read", total=None)
        for item in items:
            bar.advance(task)
            yield item
