"""Registers to test on: a SQLite file, and PostgreSQL where REGESTA_TEST_POSTGRES names one."""

from __future__ import annotations

from made_records import address, clock, db

__all__ = ["address", "clock", "db"]
