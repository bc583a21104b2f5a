"""`regesta brief`: a sourced brief from the register, as text, a page or a Word document."""

from __future__ import annotations

import sys
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from regesta.cli.opening import day, listed, opened, scope
from regesta.cli.options import AsKnownOn, Collections, Db, MinScore, PublishedBy
from regesta.errors import RegestaError

HELP = """Write a brief: what happened, who says what, figures, agreements, transfers, what is unproven.

Every row leads to the words it rests on; a brief is refused if it would print a name or a number that stands in
none of them.

\b
Examples:
  regesta brief --about Russia,Iran --since 2025-01-01
  regesta brief --about Ukraine --format html -o ukraine.html
"""


class BriefFormat(StrEnum):
    """How a brief is written."""

    md = "md"
    html = "html"
    docx = "docx"


def register(app: typer.Typer) -> None:
    """Add the command to `app`."""
    app.command("brief", help=HELP)(brief)


def brief(
    db: Db = None,
    about: Annotated[
        str | None, typer.Option(metavar="NAMES", help="Actors (commas between): documents that name them all.")
    ] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", help="Of this day or later.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", help="Of this day or before.")] = None,
    format: Annotated[
        BriefFormat | None, typer.Option("--format", help="md, html or docx. [default: by the name of -o, else md]")
    ] = None,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to this file instead of printing.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Rows in each section at most.")] = 25,
    collection: Collections = None,
    min_score: MinScore = 0.0,
    published_by: PublishedBy = None,
    as_known_on: AsKnownOn = None,
) -> None:
    """Write a brief; see HELP."""
    from regesta.answer.brief import Question, compose
    from regesta.answer.materials import materials

    question = Question(listed(about), day(since, "--since"), day(until, "--until"), limit=limit)
    with opened(db) as database, database.read() as connection:
        found = materials(connection, scope(collection, published_by, as_known_on, min_score))
    written = compose(found, question)
    if not written.sections:
        about_whom = f" about {', '.join(question.about)}" if question.about else ""
        print(f"regesta: the register holds nothing{about_whom} that a brief could tell", file=sys.stderr)
        raise typer.Exit(1)
    _put(_bytes(written, format or _format_of(output)), output)


def _format_of(output: Path | None) -> BriefFormat:
    """The format that a file's name asks for; Markdown where it asks for none."""
    ending = output.suffix.lower().lstrip(".") if output else ""
    if ending in ("pdf", "doc", "odt", "rtf", "pptx", "xlsx"):
        raise RegestaError(f"{output}: a brief is written as md, html or docx; name the file so")
    return BriefFormat({"htm": "html"}.get(ending, ending)) if ending in ("html", "htm", "docx") else BriefFormat.md


def _bytes(written: object, format: BriefFormat) -> bytes:
    from regesta.answer.brief_model import Brief
    from regesta.export.docx import docx
    from regesta.export.html import html
    from regesta.export.markdown import markdown

    assert isinstance(written, Brief)
    if format is BriefFormat.docx:
        return docx(written)
    return (html(written) if format is BriefFormat.html else markdown(written)).encode("utf-8", "replace")


def _put(data: bytes, output: Path | None) -> None:
    """Write to a file (said on standard error) or to standard output; never half a file."""
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.flush()
        return
    if output.is_dir():
        raise RegestaError(f"{output}: is a folder; give -o a file in it")
    part = output.with_name(output.name + ".part")
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(output)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise RegestaError(f"{output}: cannot be written: {error.strerror}; choose another place with -o") from error
    print(f"The brief is in {output}", file=sys.stderr)
