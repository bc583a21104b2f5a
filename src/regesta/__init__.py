"""Regesta: a register of what states and armed actors do, who says so, how sure, on what evidence."""

from __future__ import annotations

__version__ = "0.1.0"
