"""Runs the steps on the connection that `store/migrate.py` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from regesta.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
context.run_migrations()
