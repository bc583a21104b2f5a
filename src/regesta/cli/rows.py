"""Statements found in, lines of output out: the columns that every list of statements has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from regesta.answer import summary
from regesta.cli.output import Column, Format, Record, print_csv, print_jsonl, print_table

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from regesta.store.scope import Filter, Scope
    from regesta.store.view import StatementRow

Cells = dict[str, Callable[[Record], Any]]
SENTENCE_LENGTH = 200


def day_of(record: Record) -> str:
    """The time of what is stated, else the day of publication in brackets."""
    stated = summary.date(record)
    if any(sign.isdigit() for sign in stated[:1]):
        return stated[:10]
    return f"({record['published'][:10]})" if record.get("published") else ""


def field(name: str) -> Callable[[Record], Any]:
    """A field of a record as a cell."""
    return lambda record: record[name]


def value(name: str) -> Callable[[Record], Any]:
    """A field of a statement's value as a cell: references by their names, counts by their words."""

    def cell(record: Record) -> Any:
        found = record["value"].get(name)
        if isinstance(found, dict) and "comparator" in found:
            return found["text"]
        if isinstance(found, (dict, list)):
            return summary.names(found)
        return found

    return cell


ID = Column("id", lambda r: r["id"][:8], 8, "cyan")
DATE = Column("date", day_of, 12)
TABLE = (
    ID,
    DATE,
    Column("who", summary.who, 22),
    Column("what", summary.what, 30),
    Column("on whose word", summary.says),
)
CSV: Cells = {
    **{name: field(name) for name in ("id", "document", "path", "published", "kind")},
    "who": summary.who,
    "what": summary.what,
    "says": summary.says,
    **{name: field(name) for name in ("certainty", "polarity", "factuality", "tense", "evidence")},
    "when": summary.date,
    "where": lambda r: summary.names(r["where"]),
    **{name: field(name) for name in ("start", "end", "text", "sentence", "value", "score")},
    "extractor": lambda r: f"{r['extractor']['name']} {r['extractor']['version']}",
}


def print_statements(
    connection: Connection,
    records: Sequence[tuple[StatementRow, Record]],
    format: Format,
    *,
    table: Sequence[Column] = TABLE,
    cells: Cells | None = None,
    foot: str | None = None,
    times: bool = False,
) -> None:
    """Print statements; each record may hold more than its row does."""
    timed = ({**record, "recorded": row.recorded} if times else record for row, record in records)
    if format is Format.jsonl:
        print_jsonl(timed)
        return
    full = with_sentences(connection, records)
    if format is Format.csv:
        more: Cells = {"recorded": field("recorded")} if times else {}
        print_csv({**CSV, **(cells or {}), **more}, full)
        return
    print_table(table, list(full), foot, below=lambda r: summary.shorten(r["sentence"], SENTENCE_LENGTH))


def with_sentences(connection: Connection, records: Iterable[tuple[StatementRow, Record]]) -> Iterator[Record]:
    """The records with what a line shows beside them: their sentence and the day of publication."""
    from regesta.store.texts import Texts

    texts = Texts(connection)
    for row, record in records:
        sentence = texts.around(row.transcript, row.start, row.end).text
        yield {**record, "sentence": sentence, "published": row.published, "recorded": row.recorded}


def grade(record: Record) -> str:
    """The user's grade of the publisher, "" where the table has none."""
    known = record.get("reliability")
    return known["grade"] if known else ""


GRADE = Column("grade", grade, 5)


def footer(shown: int, total: int, limit: int, page: int, what: str) -> str:
    """How much of a list a page shows, and how to see the rest."""
    if total == 0:
        return f"no {what}"
    pages = -(-total // limit)
    if shown == 0:
        return f"no page {page}: {total} {what} on {pages} pages"
    first = (page - 1) * limit + 1
    more = f"; next: --page {page + 1}" if page < pages else ""
    return f"{first}-{first + shown - 1} of {total} {what}{more}"


def paged(rows: Sequence[Any], format: Format, limit: int, page: int) -> Sequence[Any]:
    """The rows of a page of a table; all of them for programs."""
    return rows[(page - 1) * limit : page * limit] if format is Format.table else rows


def list_statements(
    connection: Connection,
    bounds: Scope,
    only: Filter,
    what: str,
    format: Format,
    limit: int,
    page: int,
    *,
    times: bool = False,
    table: Sequence[Column] = TABLE,
    cells: Cells | None = None,
) -> None:
    """Ask for statements and print a page of them, or all of them for programs."""
    from regesta.store.view import count_statements, statement_rows

    people = format is Format.table
    found = statement_rows(connection, bounds, only, limit if people else None, (page - 1) * limit if people else 0)
    total = count_statements(connection, bounds, only) if people else len(found)
    rows = [(row, row.record) for row in found]
    foot = footer(len(rows), total, limit, page, what)
    print_statements(connection, rows, format, table=table, cells=cells, foot=foot, times=times)
