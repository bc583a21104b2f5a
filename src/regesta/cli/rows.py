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

TABLE = (
    Column("id", lambda r: r["id"][:8], 8, "cyan"),
    Column("date", lambda r: summary.date(r) or (r["published"] or "")[:10], 10),
    Column("who", lambda r: summary.shorten(summary.who(r), 48), 16),
    Column("what", lambda r: summary.shorten(summary.what(r), 80), 22),
    Column("on whose word", lambda r: summary.shorten(summary.says(r), 60), 14),
    Column("sentence", lambda r: summary.shorten(r["sentence"], 110)),
)
CSV: dict[str, Callable[[Record], Any]] = {
    **{name: lambda r, name=name: r[name] for name in ("id", "document", "path", "published", "kind")},  # type: ignore[misc]
    "who": summary.who,
    "what": summary.what,
    "says": summary.says,
    **{name: lambda r, name=name: r[name] for name in ("certainty", "polarity", "factuality", "tense", "evidence")},  # type: ignore[misc]
    "when": summary.date,
    "where": lambda r: summary.names(r["where"]),
    **{name: lambda r, name=name: r[name] for name in ("start", "end", "text", "sentence", "value", "score")},  # type: ignore[misc]
    "extractor": lambda r: f"{r['extractor']['name']} {r['extractor']['version']}",
}


def print_statements(
    connection: Connection, scope: Scope, only: Filter, format: Format, limit: int, page: int, times: bool = False
) -> None:
    """Ask for statements and print a page of them, or all of them for programs."""
    from regesta.store.view import count_statements, statement_rows

    if format is Format.table:
        rows = statement_rows(connection, scope, only, limit, (page - 1) * limit)
        total = count_statements(connection, scope, only)
        print_table(TABLE, list(with_sentences(connection, rows)), footer(len(rows), total, limit, page, "statements"))
        return
    rows = statement_rows(connection, scope, only)
    if format is Format.jsonl:
        print_jsonl(timed(rows, times))
        return
    columns = {**CSV, "recorded": lambda r: r["recorded"]} if times else CSV
    print_csv(columns, with_sentences(connection, rows))


def timed(rows: Iterable[StatementRow], times: bool) -> Iterator[Record]:
    """The records, with the moment of recording where asked for."""
    for row in rows:
        yield {**row.record, "recorded": row.recorded} if times else row.record


def with_sentences(connection: Connection, rows: Iterable[StatementRow]) -> Iterator[Record]:
    """The records with what a line shows beside them: their sentence and the day of publication."""
    from regesta.store.texts import Texts

    texts = Texts(connection)
    for row in rows:
        sentence = texts.around(row.transcript, row.start, row.end).text
        yield {**row.record, "sentence": sentence, "published": row.published, "recorded": row.recorded}


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


def paged(rows: Sequence[Any], limit: int, page: int) -> Sequence[Any]:
    """The rows of a page."""
    return rows[(page - 1) * limit : page * limit]
