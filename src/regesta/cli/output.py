"""Records in, what a command prints out: JSON Lines and CSV for programs, a table for people."""

from __future__ import annotations

import csv
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from regesta.values.characters import printable

if TYPE_CHECKING:
    from rich.console import Console

Record = dict[str, Any]
WIDTH = 100
"""Columns of a table where output goes to no terminal."""
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula."""


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
        writer.writerow([cell(words(record)) for words in columns.values()])


def cell(value: Any) -> str:
    """A value as a spreadsheet may open it: text that it would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, (bool, int, float)):
        return json.dumps(value)
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def print_table(
    columns: Sequence[Column],
    records: Sequence[Record],
    foot: str | None = None,
    below: Callable[[Record], str] | None = None,
) -> None:
    """A table that fits the terminal; `below` a row stand its words, once where they are the same for several."""
    from rich.text import Text

    screen = console()
    widths = _widths(columns, screen.width)
    if records:
        screen.print(Text(_line([c.heading for c in columns], widths), style="bold"))
    for i, record in enumerate(records):
        lines = _wrapped([c.words(record) for c in columns], widths)
        for cells in lines:
            text = Text()
            for part, width, column in zip(cells, widths, columns, strict=True):
                text.append(part.ljust(width) + "  ", style=column.style)
            text.rstrip()
            screen.print(text)
        if below and (i + 1 == len(records) or below(records[i + 1]) != below(record)):
            for line in _fold(below(record), screen.width - INDENT):
                screen.print(Text(" " * INDENT + line, style="dim"))
    if foot:
        screen.print(Text(foot, style="italic"))


INDENT = 10
MOST_LINES = 3
"""Lines that one cell may take before it is cut."""


def _widths(columns: Sequence[Column], width: int) -> list[int]:
    fixed = sum(c.width or 0 for c in columns) + 2 * (len(columns) - 1)
    open_ = sum(c.width is None for c in columns)
    return [c.width or max(12, (width - fixed) // max(1, open_)) for c in columns]


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "  ".join(c.ljust(w) for c, w in zip(cells, widths, strict=True)).rstrip()


def _wrapped(cells: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    """The lines of a row: each cell folded to its width and cut after a few lines."""
    folded = [_fold(c, w)[:MOST_LINES] for c, w in zip(cells, widths, strict=True)]
    height = max(map(len, folded), default=0)
    return [[lines[i] if i < len(lines) else "" for lines in folded] for i in range(max(1, height))]


def _fold(text: str, width: int) -> list[str]:
    import textwrap

    return textwrap.wrap(printable(" ".join(text.split())), max(8, width), max_lines=MOST_LINES, placeholder=" …")


def console() -> Console:
    """Where tables are printed: as wide as the terminal, 100 columns where output goes elsewhere."""
    from rich.console import Console

    live = sys.stdout.isatty()
    return Console(highlight=False, soft_wrap=True, width=shutil.get_terminal_size().columns if live else WIDTH)
