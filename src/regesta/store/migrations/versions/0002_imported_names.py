"""A user's own actors, agreements and weapons: the rows of imported files."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

WORDS = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
NUMBER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("number", NUMBER, autoincrement=True, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.Column("file", WORDS, nullable=False),
        sa.Column("hash", WORDS, nullable=False),
        sa.Column("recorded", WORDS, nullable=False),
        sa.Column("until", WORDS, nullable=True),
        sa.Column("payload", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_imports"),
    )
    op.create_index("ix_imports_file", "imports", ["file"], unique=False)
    op.create_index(
        "uq_imports_standing",
        "imports",
        ["kind", "id"],
        unique=True,
        sqlite_where=sa.text("until IS NULL"),
        postgresql_where=sa.text("until IS NULL"),
    )
