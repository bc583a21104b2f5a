"""Regesta: a register of what states and armed actors do, who says so, how sure, on what evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from regesta.calls import code_event, factuality, read, resolve_actor

if TYPE_CHECKING:
    from regesta.register import Register
    from regesta.register import open_register as open

__version__ = "0.1.0"
__all__ = ["Register", "code_event", "factuality", "open", "read", "resolve_actor"]


def __getattr__(name: str) -> object:
    """The register's names are loaded when they are asked for: the database library is not needed to read."""
    if name in ("Register", "open"):
        from regesta import register

        return register.Register if name == "Register" else register.open_register
    raise AttributeError(f"module 'regesta' has no attribute {name!r}")
