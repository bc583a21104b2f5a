"""The tables of a register, the same on SQLite and PostgreSQL.

    contents ── documents ──┬─ transcripts ──┬─ mentions
                            │                └─ searches (full text: FTS5 or tsvector)
                            ├─ members (of collections)
                            └─ statements ─── readings ─── roles ─── referents
    judgements, log, tombstones stand beside them and name things by their ids; imports holds a user's own names.

A statement is a place; a reading is what an extractor made of it. Whatever was superseded is kept
with the moment (`until`) up to which it was believed; `recorded` and `until` are the second clock.
Long columns come last in their tables: SQLite walks through a row to reach what follows them.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)

WORDS = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that sorts by code point on both databases."""
NUMBER = BigInteger().with_variant(Integer(), "sqlite")
"""A row's number: numbers are only links within one register, ids are what others see."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _number() -> Column[int]:
    return Column("number", NUMBER, primary_key=True, autoincrement=True)


def _words(name: str, nullable: bool = False, **options: object) -> Column[str]:
    return Column(name, WORDS, nullable=nullable, **options)  # type: ignore[arg-type]


def _link(name: str, target: str) -> Column[int]:
    return Column(name, NUMBER, ForeignKey(f"{target}.number"), nullable=False)


contents = Table(
    "contents",
    metadata,
    _words("sha256", primary_key=True),
    Column("size", Integer, nullable=False),
    _words("packing"),
    _words("origin"),
    _words("recorded"),
    Column("data", LargeBinary, nullable=False),
)
"""The bytes as they were read, once each: how many, how packed, where from and when first."""

documents = Table(
    "documents",
    metadata,
    _number(),
    _words("id", unique=True),
    Column("sha256", WORDS, ForeignKey("contents.sha256"), nullable=False),
    _words("path"),
    _words("origin"),
    _words("revises", nullable=True),
    _words("source"),
    _words("recorded"),
    Index(None, "origin"),
    Index(None, "sha256"),
)
"""One origin with one content. `source` (JSON) is what came with the bytes: the date given, hints."""

transcripts = Table(
    "transcripts",
    metadata,
    _number(),
    _link("document", "documents"),
    _words("hash"),
    _words("title", nullable=True),
    _words("publisher", nullable=True),
    _words("published", nullable=True),
    _words("recorded"),
    _words("until", nullable=True),
    _words("record"),
    _words("sentences"),
    _words("text"),
    Index(None, "document"),
)
"""What was made of a document's bytes: its text and what is known of it (`record`, JSON)."""

mentions = Table(
    "mentions",
    metadata,
    _number(),
    _link("transcript", "transcripts"),
    _words("id"),
    _words("type"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    _words("payload"),
    _words("hash"),
    _words("recorded"),
    _words("until", nullable=True),
    Index(None, "transcript"),
)
"""What is named, dated or counted in a transcript (`payload`, JSON)."""

statements = Table(
    "statements",
    metadata,
    _number(),
    _words("id", unique=True),
    _link("document", "documents"),
    _words("kind"),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("ordinal", Integer, nullable=False),
    _words("recorded"),
    Index(None, "document"),
    Index(None, "kind", "document"),
)
"""Places in documents at which something is said; never what was read there."""

readings = Table(
    "readings",
    metadata,
    _number(),
    _link("statement", "statements"),
    _link("transcript", "transcripts"),
    _words("extractor"),
    _words("version"),
    _words("hash"),
    Column("score", Double, nullable=False),
    _words("type", nullable=True),
    _words("certainty"),
    _words("polarity"),
    _words("tense"),
    _words("evidence"),
    Column("factuality", Double, nullable=False),
    Column("relayed", Boolean(create_constraint=False), nullable=False),
    Column("answers", Boolean(create_constraint=False), nullable=False),
    _words("first", nullable=True),
    _words("last", nullable=True),
    _words("recorded"),
    _words("until", nullable=True),
    _words("payload"),
    Index(None, "statement"),
    Index(None, "transcript"),
)
"""What an extractor made of a statement: `payload` (JSON) and the columns that questions filter by.

`hash` is that of the payload, without extractor and score; `relayed` says whether it has a chain of
say-so, `answers` whether it denies or confirms another statement; `first` and `last` are the days its time spans.
"""

referents = Table(
    "referents",
    metadata,
    _number(),
    _words("hash", unique=True),
    _words("entity", nullable=True),
    _words("name", nullable=True),
    _words("country", nullable=True),
    _words("role", nullable=True),
    _words("text"),
    _words("words"),
    Index(None, "entity"),
    Index(None, "country"),
)
"""Who or what readings refer to: an entity and the words it was referred to by, once each."""

roles = Table(
    "roles",
    metadata,
    Column("reading", NUMBER, ForeignKey("readings.number"), primary_key=True, autoincrement=False),
    _words("slot", primary_key=True),
    Column("position", Integer, primary_key=True, autoincrement=False),
    _link("referent", "referents"),
    Index(None, "referent"),
)
"""Which part a referent plays in a reading: `actors`, `recipients`, `says`, `where` …"""

members = Table(
    "members",
    metadata,
    _words("collection", primary_key=True),
    Column("document", NUMBER, ForeignKey("documents.number"), primary_key=True, autoincrement=False),
    _words("recorded"),
    Index(None, "document"),
)
"""The documents of each collection."""

judgements = Table(
    "judgements",
    metadata,
    _number(),
    _words("id", unique=True),
    _words("subject"),
    _words("target"),
    _words("act"),
    _words("field"),
    _words("value"),
    _words("hash", nullable=True),
    _words("who"),
    _words("because"),
    _words("recorded"),
    _words("until", nullable=True),
    Index(None, "target"),
)
"""A person's word on a statement, a document or a pair; `hash` is that of the payload it judged."""

log = Table(
    "log",
    metadata,
    _number(),
    _words("at"),
    _words("act"),
    _words("target"),
    _words("detail"),
    Index(None, "target"),
)
"""Everything that was done, in order. Whatever is resolved across documents can be made from it anew."""

tombstones = Table(
    "tombstones",
    metadata,
    _words("document", primary_key=True),
    _words("origin"),
    _words("sha256"),
    Column("emptied", Boolean(create_constraint=False), nullable=False),
    _words("because"),
    _words("who"),
    _words("recorded"),
)
"""Documents taken out for good; `emptied` where their bytes went with them."""

imports = Table(
    "imports",
    metadata,
    _number(),
    _words("kind"),
    _words("id"),
    _words("name"),
    _words("file"),
    _words("hash"),
    _words("recorded"),
    _words("until", nullable=True),
    _words("payload"),
    Index(None, "file"),
)
"""A user's own actors, agreements and weapons (`kind`), by the files they came from; `payload` (JSON) is the row."""

UNIQUE_STANDING = (
    Index(
        "uq_transcripts_standing",
        transcripts.c.document,
        unique=True,
        sqlite_where=transcripts.c.until.is_(None),
        postgresql_where=transcripts.c.until.is_(None),
    ),
    Index(
        "uq_readings_standing",
        readings.c.statement,
        unique=True,
        sqlite_where=readings.c.until.is_(None),
        postgresql_where=readings.c.until.is_(None),
    ),
    Index(
        "uq_imports_standing",
        imports.c.kind,
        imports.c.id,
        unique=True,
        sqlite_where=imports.c.until.is_(None),
        postgresql_where=imports.c.until.is_(None),
    ),
)
"""A document has one transcript, a statement at most one reading, an imported id one row that is not superseded."""
