"""Records in, what a command prints out: JSON Lines and CSV for programs, a table for people."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

Record = dict[str, Any]


class Format(StrEnum):
    """How rows are printed."""

    table = "table"
    jsonl = "jsonl"
    csv = "csv"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table for people: its heading, its words, its width (None: what is left)."""

    heading: str
    words: Callable[[Record], str]
    width: int | None = None
    style: str | None = None


def print_jsonl(records: Iterable[Record]) -> None:
    """One JSON object a line."""
    for record in records:
        sys.stdout.write(json.dumps(record, ensure_ascii=False) + "\n")


def print_csv(columns: dict[str, Callable[[Record], Any]], records: Iterable[Record]) -> None:
    """A heading and one line a record."""
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([_cell(words(record)) for words in columns.values()])


def _cell(value: Any) -> Any:
    """A value as a spreadsheet may open it: text that it would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text[:1] in FORMULA_SIGNS and text[:1] else text


FORMULA_SIGNS = "=+-@\t\r"


def print_table(columns: Sequence[Column], records: Sequence[Record], footer: str | None = None) -> None:
    """A table that fits the terminal (100 columns where there is none)."""
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(
            column.heading,
            width=column.width,
            ratio=None if column.width else 1,
            style=column.style,
            overflow="fold",
            no_wrap=column.width is not None and column.width <= 10,
        )
    for record in records:
        table.add_row(*(Text(column.words(record)) for column in columns))
    screen = console()
    screen.print(table)
    if footer:
        screen.print(Text(footer, style="dim"))


def console() -> Any:
    """Where tables are printed: as wide as the terminal, 100 columns where output goes elsewhere."""
    from rich.console import Console

    screen = Console(highlight=False, soft_wrap=False)
    return screen if screen.is_terminal else Console(highlight=False, width=100)
