"""A parsed sentence and two marked places in, the PLOVER event between them out."""

from __future__ import annotations

from typing import Any

from regesta.model.parse import Parse


def code_pair(parse: Parse, source: tuple[int, int] | None, target: tuple[int, int] | None) -> dict[str, Any]:
    """The event type, mode and score of what `source` does to `target`; {} where nothing is found."""
    return {}
