"""A transcript's words into the full-text index, and questions to it: which transcripts hold all words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Column, Connection, MetaData, Select, Table, Text, column, select, text

from regesta.model.document import Document
from regesta.store.tables import NUMBER
from regesta.store.words import folded

searches = Table("searches", MetaData(), Column("rowid", NUMBER, primary_key=True), Column("words", Text))
"""FTS5 on SQLite, a table with a tsvector on PostgreSQL; made by the first migration."""


def words_of(title: str | None, body: str) -> str:
    """What is searched of a document: its title, where the text does not begin with it, and its text."""
    if title and not body.lstrip().startswith(title):
        return folded(f"{title}\n{body}")
    return folded(body)


def index_words(connection: Connection, transcript: int, doc: Document) -> None:
    """Put a transcript's words into the index."""
    words = words_of(doc.title, doc.text)
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO searches (rowid, words) VALUES (:n, :w)"), {"n": transcript, "w": words})
        return
    connection.execute(
        text("INSERT INTO searches (rowid, words, vector) VALUES (:n, :w, array_to_tsvector(CAST(:v AS text[])))"),
        {"n": transcript, "w": words, "v": sorted(set(words.split()))},
    )


def unindex(connection: Connection, transcript: int) -> None:
    """Take a transcript's words out of the index."""
    connection.execute(text("DELETE FROM searches WHERE rowid = :n"), {"n": transcript})


def indexed(connection: Connection) -> Iterator[tuple[int, str]]:
    """All that the index itself holds: transcripts' numbers with their words, each once."""
    if connection.dialect.name == "sqlite":
        connection.execute(
            text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed USING fts5vocab(main, searches, instance)")
        )
        found = connection.execute(text("SELECT doc, term FROM temp.indexed"))
    else:
        found = connection.execute(text("SELECT rowid, unnest(tsvector_to_array(vector)) FROM searches"))
    yield from ((row[0], row[1]) for row in found)


def holding(connection: Connection, words: Sequence[str]) -> Select[tuple[int]]:
    """The numbers of the transcripts that hold all `words` (as `words.tokens` gives them)."""
    if connection.dialect.name == "sqlite":
        found = "SELECT rowid FROM searches WHERE searches MATCH :asked"
    else:
        found = "SELECT rowid FROM searches WHERE vector @@ CAST(:asked AS tsquery)"
    rows = text(found).bindparams(asked=_question(connection, words)).columns(column("rowid", NUMBER))
    return select(rows.subquery().c.rowid)


def _question(connection: Connection, words: Sequence[str]) -> str:
    """The words as the index wants to be asked: letters and digits only, so that none is a sign to it."""
    if connection.dialect.name == "sqlite":
        return " AND ".join(f'"{word}"' for word in words)
    return " & ".join(f"'{word}'" for word in words)
