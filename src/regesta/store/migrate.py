"""A connection in a transaction in, its tables of today's form out. Imports alembic: call only when needed."""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Apply all steps that the database has not seen; the caller's transaction makes it all or nothing."""
    config = Config()
    config.set_main_option("script_location", "regesta.store:migrations")
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
