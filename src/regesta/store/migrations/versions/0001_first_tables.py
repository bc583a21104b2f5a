"""The first tables: documents, what was read of them, judgements, the log and the search."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    _tables()
    _search()


def _tables() -> None:
    op.create_table(
        "contents",
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("packing", WORDS, nullable=False),
        sa.Column("origin", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_contents"),
    )
    op.create_table(
        "judgements",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("subject", WORDS, nullable=False),
        sa.Column("target", WORDS, nullable=False),
        sa.Column("act", WORDS, nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("value", WORDS, nullable=False),
        sa.Column("hash", WORDS, nullable=True),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("because", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=True),
        sa.PrimaryKeyConstraint("number", name="pk_judgements"),
        sa.UniqueConstraint("id", name="uq_judgements_id"),
    )
    op.create_index("ix_judgements_target", "judgements", ["target"], unique=False)
    op.create_table(
        "log",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("at", WORDS, nullable=False),
        sa.Column("act", WORDS, nullable=False),
        sa.Column("target", WORDS, nullable=False),
        sa.Column("detail", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_log"),
    )
    op.create_index("ix_log_target", "log", ["target"], unique=False)
    op.create_table(
        "referents",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.Column("entity", WORDS, nullable=True),
        sa.Column("name", WORDS, nullable=True),
        sa.Column("country", WORDS, nullable=True),
        sa.Column("role", WORDS, nullable=True),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("words", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_referents"),
        sa.UniqueConstraint("hash", name="uq_referents_hash"),
    )
    op.create_index("ix_referents_country", "referents", ["country"], unique=False)
    op.create_index("ix_referents_entity", "referents", ["entity"], unique=False)
    op.create_table(
        "tombstones",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("origin", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("emptied", sa.Boolean(), nullable=False),
        sa.Column("because", WORDS, nullable=False),
        sa.Column("who", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("document", name="pk_tombstones"),
    )
    op.create_table(
        "documents",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("path", WORDS, nullable=False),
        sa.Column("origin", WORDS, nullable=False),
        sa.Column("revises", WORDS, nullable=True),
        sa.Column("source", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["sha256"], ["contents.sha256"], name="fk_documents_sha256"),
        sa.PrimaryKeyConstraint("number", name="pk_documents"),
        sa.UniqueConstraint("id", name="uq_documents_id"),
    )
    op.create_index("ix_documents_origin", "documents", ["origin"], unique=False)
    op.create_index("ix_documents_sha256", "documents", ["sha256"], unique=False)
    op.create_table(
        "members",
        sa.Column("collection", WORDS, nullable=False),
        sa.Column("document", NUMBER, autoincrement=False, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_members_document"),
        sa.PrimaryKeyConstraint("collection", "document", name="pk_members"),
    )
    op.create_index("ix_members_document", "members", ["document"], unique=False)
    op.create_table(
        "statements",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("ordinal", sa.Integer(), nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_statements_document"),
        sa.PrimaryKeyConstraint("number", name="pk_statements"),
        sa.UniqueConstraint("id", name="uq_statements_id"),
    )
    op.create_index("ix_statements_document", "statements", ["document"], unique=False)
    op.create_index("ix_statements_kind_document", "statements", ["kind", "document"], unique=False)
    op.create_table(
        "transcripts",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("document", NUMBER, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.Column("title", WORDS, nullable=True),
        sa.Column("publisher", WORDS, nullable=True),
        sa.Column("published", WORDS, nullable=True),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=True),
        sa.Column("record", WORDS, nullable=False),
        sa.Column("sentences", WORDS, nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.number"], name="fk_transcripts_document"),
        sa.PrimaryKeyConstraint("number", name="pk_transcripts"),
    )
    op.create_index("ix_transcripts_document", "transcripts", ["document"], unique=False)
    op.create_index(
        "uq_transcripts_standing",
        "transcripts",
        ["document"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "mentions",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("transcript", NUMBER, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("type", WORDS, nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("payload", WORDS, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=True),
        sa.ForeignKeyConstraint(["transcript"], ["transcripts.number"], name="fk_mentions_transcript"),
        sa.PrimaryKeyConstraint("number", name="pk_mentions"),
    )
    op.create_index("ix_mentions_transcript", "mentions", ["transcript"], unique=False)
    op.create_table(
        "readings",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("statement", NUMBER, nullable=False),
        sa.Column("transcript", NUMBER, nullable=False),
        sa.Column("extractor", WORDS, nullable=False),
        sa.Column("version", WORDS, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("type", WORDS, nullable=True),
        sa.Column("certainty", WORDS, nullable=False),
        sa.Column("polarity", WORDS, nullable=False),
        sa.Column("tense", WORDS, nullable=False),
        sa.Column("evidence", WORDS, nullable=False),
        sa.Column("factuality", sa.Double(), nullable=False),
        sa.Column("relayed", sa.Boolean(), nullable=False),
        sa.Column("answers", sa.Boolean(), nullable=False),
        sa.Column("first", WORDS, nullable=True),
        sa.Column("last", WORDS, nullable=True),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=True),
        sa.Column("payload", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["statement"], ["statements.number"], name="fk_readings_statement"),
        sa.ForeignKeyConstraint(["transcript"], ["transcripts.number"], name="fk_readings_transcript"),
        sa.PrimaryKeyConstraint("number", name="pk_readings"),
    )
    op.create_index("ix_readings_statement", "readings", ["statement"], unique=False)
    op.create_index("ix_readings_transcript", "readings", ["transcript"], unique=False)
    op.create_index(
        "uq_readings_standing",
        "readings",
        ["statement"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
    op.create_table(
        "roles",
        sa.Column("reading", NUMBER, autoincrement=False, nullable=False),
        sa.Column("slot", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("referent", NUMBER, nullable=False),
        sa.ForeignKeyConstraint(["reading"], ["readings.number"], name="fk_roles_reading"),
        sa.ForeignKeyConstraint(["referent"], ["referents.number"], name="fk_roles_referent"),
        sa.PrimaryKeyConstraint("reading", "slot", "position", name="pk_roles"),
    )
    op.create_index("ix_roles_referent", "roles", ["referent"], unique=False)


def _search() -> None:
    """The words of each transcript, already split: FTS5 and tsvector only look them up."""
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE searches USING fts5(words, tokenize='ascii', detail=none, columnsize=0)")
        return
    op.execute(
        "CREATE TABLE searches (rowid bigint PRIMARY KEY REFERENCES transcripts (number),"
        ' words text COLLATE "C" NOT NULL, vector tsvector NOT NULL)'
    )
    op.execute("CREATE INDEX ix_searches_vector ON searches USING gin (vector)")
