"""Shared by all tests: one loaded pipeline, and short ways to parse and read a text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from regesta.model.document import Document

if TYPE_CHECKING:
    from regesta.model.parse import Parse
    from regesta.pipeline import Reading


@pytest.fixture(scope="session")
def parse() -> Callable[[str], Parse]:
    """Parse one text with the default pipeline."""
    from regesta.language.english import parse as parse_text

    return parse_text


@pytest.fixture(scope="session")
def read_text(parse: Callable[[str], Parse]) -> Callable[..., Reading]:
    """Read one text through all extractors; `date` is assumed where the text has none."""
    from regesta.pipeline import extract

    def read(text: str, date: str | None = None) -> Reading:
        doc = Document("d" * 32, "test.txt", "/test.txt", "0" * 64, text, language="en")
        return extract(doc, parse(text), date)

    return read
