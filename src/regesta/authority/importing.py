"""A file of a user's own names in, rows or faults out, one at a time: CSV, or FollowTheMoney's JSON lines for actors.

A CSV file has a heading with `name` and any other of the columns of its kind (`rows.COLUMNS`). A file of 100,000s of
rows is never held as a whole.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from regesta.authority.followthemoney import ftm_rows, occupancies
from regesta.authority.rows import COLUMNS, READERS, ActorRow, Row, RowFault, id_of
from regesta.errors import ReadError

Found = tuple[int, Row | RowFault | None]


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file of actors holds: its rows, or its faults and then no rows; `skipped` counts what is no actor."""

    rows: tuple[ActorRow, ...] = ()
    faults: tuple[RowFault, ...] = ()
    skipped: int = 0


def read_rows(path: str | Path, kind: str = "actor") -> Iterator[Found]:
    """The lines of a file with their rows, their faults, or None for what is no actor; one id twice is a fault."""
    seen: dict[str, int] = {}
    for line, found in _read(Path(path), kind):
        if found is not None and not isinstance(found, RowFault):
            id_ = id_of(found)
            if id_ in seen:
                found = RowFault(line, f"id {id_!r} stands on line {seen[id_]} already")
            else:
                seen[id_] = line
        yield line, found


def load_import(path: str | Path) -> Imported:
    """A whole file of actors: all rows, or all faults."""
    found = list(read_rows(path))
    skipped = sum(item is None for _, item in found)
    faults = tuple(item for _, item in found if isinstance(item, RowFault))
    rows = tuple(item for _, item in found if isinstance(item, ActorRow))
    return Imported(() if faults else rows, faults, skipped)


def _read(path: Path, kind: str) -> Iterator[Found]:
    dated = {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            json_lines = file.readline().lstrip().startswith("{")
            if json_lines and kind == "actor":
                file.seek(0)
                dated = occupancies(file)
            file.seek(0)
            yield from ftm_rows(file, dated) if json_lines and kind == "actor" else _csv_rows(file, kind)
    except UnicodeDecodeError as error:
        yield 1, RowFault(1, f"not UTF-8: {error.reason}; save the file as UTF-8")
    except OSError as error:
        raise ReadError(f"{path}: cannot be read: {error.strerror}; check the path and its permissions") from error


def _csv_rows(file: IO[str], kind: str) -> Iterator[Found]:
    reader = csv.reader(file)
    columns, make = COLUMNS[kind], READERS[kind]
    try:
        heading = [name.strip().lower() for name in next(reader, [])]
        unknown = [name for name in heading if name not in columns]
        if "name" not in heading or unknown:
            reason = f"unknown column {', '.join(unknown)}" if unknown else "no column 'name'"
            yield 1, RowFault(1, f"{reason}; columns are {', '.join(columns)}")
            return
        for cells in reader:
            if cells:
                yield reader.line_num, _csv_row(heading, cells, reader.line_num, make)
    except csv.Error as error:
        yield reader.line_num, RowFault(reader.line_num, f"not CSV: {error}")


def _csv_row(heading: list[str], cells: list[str], line: int, make: Callable[..., Any]) -> Row | RowFault:
    if len(cells) > len(heading):
        return RowFault(line, "more cells than columns")
    made: Row | RowFault = make({name: cell.strip() for name, cell in zip(heading, cells, strict=False)}, line)
    return made
