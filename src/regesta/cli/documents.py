"""`regesta documents`, `document`, `remove`, `undo`, `verify`: what is kept, corrected, taken out, and whole."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Any

import typer

from regesta.cli.opening import grades, opened, scope, user
from regesta.cli.options import (
    AsKnownOn,
    Because,
    Collections,
    Db,
    Limit,
    Page,
    Printed,
    PublishedBy,
    Times,
    Who,
)
from regesta.cli.output import Column, Format, print_csv, print_jsonl, print_table
from regesta.cli.rows import GRADE, Cells, field, footer, grade, paged

if TYPE_CHECKING:
    from regesta.answer.reliability import Grades
    from regesta.store.database import Database

DOCUMENTS = """List the documents by date of publication.

\b
Examples:
  regesta documents
  regesta documents --about "fibre optic" --format csv
  regesta documents --published-by 2024-12-31
"""
DOCUMENT = """Correct the date, title or publisher of a document; the correction stands beside what was read.

A date may be a part of one (2025-01); an empty value says that it is unknown. It can be undone. Times \
that were worked out from the old date are worked out anew by: regesta reread ID

\b
Examples:
  regesta document 3f9a2c1b --set published=2025-01-17 --because "date on the printed page"
  regesta document 3f9a2c1b --set publisher=Reuters --because "masthead"
"""
REMOVE = """Take a document out for good: its bytes, its text and all that was read in it.

A tombstone keeps its id, where it came from and the reason; to add it again needs --again.

\b
Example:
  regesta remove 3f9a2c1b --because "added by mistake"
"""
UNDO = """Let a judgement stand no longer; it is kept in the history. Ids are in: regesta show ID

\b
Example:
  regesta undo 77b0c3d2 --because "wrong page"
"""
VERIFY = """Check that everything is as it was stored: bytes, texts, spans, ids, links, the search index.

Exit status 1 where something is not.

\b
Examples:
  regesta verify
  regesta verify --format jsonl
"""


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("documents", help=DOCUMENTS)(documents)
    app.command("document", help=DOCUMENT)(document)
    app.command("remove", help=REMOVE)(remove)
    app.command("undo", help=UNDO)(undo)
    app.command("verify", help=VERIFY)(verify)


TABLE = (
    Column("id", lambda r: r["id"][:8], 8, "cyan"),
    Column("published", lambda r: (r["published"]["value"] or "")[:16], 16),
    Column("how known", lambda r: r["published"]["basis"], 9),
    Column("publisher", lambda r: r["publisher"] or "", 18),
    Column("title, or path", lambda r: r["title"] or r["path"]),
)
CSV: Cells = {
    **{name: field(name) for name in ("id", "path", "title", "url", "publisher", "author", "language", "length")},
    "published": lambda r: r["published"]["value"],
    "published_basis": lambda r: r["published"]["basis"],
    "flags": lambda r: len(r["flags"]),
    "collections": lambda r: " ".join(r["collections"]),
    **{name: field(name) for name in ("revises", "sha256", "origin")},
}


def documents(
    db: Db = None,
    about: Annotated[str | None, typer.Option(metavar="WORDS", help="Whose text holds all these words.")] = None,
    collection: Collections = None,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
    limit: Limit = 50,
    page: Page = 1,
    times: Times = False,
    format: Printed = Format.table,
) -> None:
    """List documents; see DOCUMENTS."""
    bounds = scope(collection, published_by, as_known_on)
    with opened(db) as database, database.read() as connection:
        from regesta.answer.show import document_entry
        from regesta.store.documents import document_rows

        found = document_rows(connection, bounds, about=about)
        shown = paged(found, format, limit, page)
        table = grades()
        rows = (_graded(document_entry(connection, bounds, row, times), table) for row in shown)
        if format is Format.jsonl:
            print_jsonl(rows)
        elif format is Format.csv:
            more: Cells = {"recorded": field("recorded")} if times else {}
            print_csv({**CSV, **more} if table is None else {**CSV, "grade": grade, **more}, rows)
        else:
            columns = TABLE if table is None else (*TABLE[:-1], GRADE, TABLE[-1])
            print_table(columns, list(rows), footer(len(shown), len(found), limit, page, "documents"))


def _graded(record: dict[str, Any], table: Grades | None) -> dict[str, Any]:
    """A document's record with the user's grade of its publisher, where a table is set."""
    if table is None:
        return record
    from regesta.answer.reliability import grade_of

    return {**record, "reliability": grade_of(table, record["publisher"])}


def document(
    id: Annotated[str, typer.Argument(metavar="ID", help="The document, by id or path.")],
    set: Annotated[
        list[str], typer.Option("--set", metavar="FIELD=VALUE", help="published=, title= or publisher= (repeatable).")
    ],
    because: Because,
    who: Who = None,
    db: Db = None,
) -> None:
    """Correct a document; see DOCUMENT."""
    changes = [_change(given) for given in set]
    with opened(db, write=True) as database:
        from regesta.resolve.judgements import correct_document

        full = _document(database, id)
        for name, value in changes:
            judgement = correct_document(database, full, name, value, because, user(who))
            print(f"{full[:8]}: {name} is {value or 'unknown'}; undo with: regesta undo {judgement[:8]} --because …")


def _change(given: str) -> tuple[str, str]:
    """FIELD=VALUE as a pair."""
    name, sign, value = given.partition("=")
    if not sign:
        raise typer.BadParameter(f"{given!r} is not FIELD=VALUE", param_hint="--set")
    return name.strip(), value.strip()


def remove(
    id: Annotated[str, typer.Argument(metavar="ID", help="The document, by id or path.")],
    because: Because,
    who: Who = None,
    db: Db = None,
) -> None:
    """Take a document out for good; see REMOVE."""
    with opened(db, write=True) as database:
        from regesta.store.remove import remove as take_out

        full = _document(database, id)
        take_out(database, full, because, user(who))
        print(f"{full[:8]}: removed for good")


def undo(
    id: Annotated[str, typer.Argument(metavar="ID", help="The judgement.")],
    because: Because,
    who: Who = None,
    db: Db = None,
) -> None:
    """Undo a judgement; see UNDO."""
    with opened(db, write=True) as database:
        from regesta.resolve.judgements import undo as take_back
        from regesta.store.find import find

        with database.read() as connection:
            what, full = find(connection, id)
        if what != "judgement":
            raise typer.BadParameter(f"{id} is a {what}; give the id of a judgement (see: regesta show {id})")
        take_back(database, full, because, user(who))
        print(f"{full[:8]}: undone")


def verify(db: Db = None, format: Printed = Format.table) -> None:
    """Check the register; see VERIFY."""
    with opened(db) as database, database.read() as connection:
        from regesta.store.verify import counted
        from regesta.store.verify import verify as faults_of

        faults: list[dict[str, Any]] = []
        for fault in faults_of(connection):
            faults.append({"record": "fault", "where": fault.where, "id": fault.id, "because": fault.because})
        if format is Format.jsonl:
            print_jsonl(faults)
        elif format is Format.csv:
            print_csv({name: field(name) for name in ("where", "id", "because")}, faults)
        else:
            for fault_ in faults:
                print(f"{fault_['where']} {fault_['id'][:16]}: {fault_['because']}")
            checked = ", ".join(f"{n} {name}" for name, n in counted(connection).items())
            print(f"checked {checked}: {len(faults) or 'no'} fault{'s' * (len(faults) != 1)}", file=sys.stderr)
    if faults:
        raise typer.Exit(1)


def _document(database: Database, id_: str) -> str:
    from regesta.store.find import find_document

    with database.read() as connection:
        return find_document(connection, id_)
