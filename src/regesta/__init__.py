"""Regesta: a register of what states and armed actors do, who says so, how sure, on what evidence."""

from __future__ import annotations

from regesta.calls import code_event, factuality, read, resolve_actor

__version__ = "0.1.0"
__all__ = ["code_event", "factuality", "read", "resolve_actor"]
