"""The same registers as those of the store: SQLite, and PostgreSQL where there is one."""

from __future__ import annotations

from made_records import address, clock, db

__all__ = ["address", "clock", "db"]
