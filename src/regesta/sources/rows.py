"""JSON Lines or a table (CSV, TSV) in, one source a row out: its text column and what other columns say of it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from typing import IO, Any

from regesta.sources.source import Source, Unreadable, hints_of
from regesta.values.characters import printable

COLUMNS = {
    "text": ("text", "body", "content", "article"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "publication_date"),
    "publisher": ("publisher", "source", "outlet"),
    "author": ("author", "byline"),
    "language": ("language", "lang"),
    "id": ("id", "uid"),
}
"""The names that a column may have, first one first."""
PLAIN = "text/plain; charset=utf-8"


def json_lines(
    stream: IO[bytes], path: str, origin: str, max_bytes: int, given: str | None = None
) -> Iterator[Source | Unreadable]:
    """One source for each line of a JSON Lines file; a line that is none gives an error of its own."""
    number = 0
    while line := stream.readline(max_bytes + 1):
        number += 1
        member = f"{path}#{number}"
        if len(line) > max_bytes:
            yield Unreadable(member, f"is longer than the {max_bytes:,} bytes allowed; raise REGESTA_MAX_BYTES")
            while line and not line.endswith(b"\n"):
                line = stream.readline(max_bytes)
            continue
        if not line.strip():
            continue
        try:
            row = json.loads(line.decode("utf-8-sig" if number == 1 else "utf-8"))
        except (ValueError, RecursionError):
            yield Unreadable(member, "is not a line of JSON in UTF-8; mend or delete that line")
            continue
        yield _row(row, member, origin, number, given)


def table(
    stream: IO[bytes], path: str, origin: str, max_bytes: int, given: str | None = None
) -> Iterator[Source | Unreadable]:
    """One source for each row of a CSV or TSV file whose first line names the columns."""
    csv.field_size_limit(max(max_bytes, csv.field_size_limit()))
    lines = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    number = 0
    try:
        head = lines.readline(max_bytes)
        mark = max("\t;,", key=head.count)
        columns = [name.strip().lower() for name in next(csv.reader([head], delimiter=mark), [])]
        if not set(columns) & set(COLUMNS["text"]):
            yield Unreadable(path, 'has no column called "text" (or body, content); name it in the first line')
            return
        for number, cells in enumerate(csv.reader(lines, delimiter=mark), 1):
            if any(cells):
                yield _row(dict(zip(columns, cells, strict=False)), f"{path}#{number}", origin, number, given)
    except UnicodeDecodeError:
        yield Unreadable(path, f"is not UTF-8 after row {number}; save it as UTF-8 and read it again")
    except csv.Error as error:
        yield Unreadable(path, f"is not a table after row {number} ({error}); mend that row")
    finally:
        lines.detach()


def _row(row: Any, member: str, origin: str, number: int, given: str | None) -> Source | Unreadable:
    if not isinstance(row, Mapping):
        return Unreadable(member, 'is not an object with a "text"; write {"text": "..."}')
    text = _cell(row, "text")
    if text is None or not text.strip():
        return Unreadable(member, 'has no text; fill its field "text" (or body, content)')
    said = {name: _cell(row, name) for name in COLUMNS if name not in ("text", "id")}
    hints = hints_of("row", **said)
    name = printable(_cell(row, "id") or str(number))
    try:
        return Source(member, f"{origin}#{name}", text.encode("utf-8"), PLAIN, given, hints)
    except UnicodeEncodeError:
        return Unreadable(member, "holds half of a surrogate pair, which is no character; write that row anew")


def _cell(row: Mapping[str, Any], name: str) -> str | None:
    """The row's value for one of the known columns, whatever it is called."""
    for column in COLUMNS[name]:
        value = row.get(column)
        if isinstance(value, str) and value:
            return value
        if isinstance(value, int) and not isinstance(value, bool):
            return str(value)
    return None
