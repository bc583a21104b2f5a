"""A content in, its manner out: direct, indirect or mixed, by how much of it stands in quotation marks."""

from __future__ import annotations

import re
from typing import Literal

from regesta.extract.quotations import Quotations
from regesta.model.span import Span
from regesta.model.statement import ContentPart

WORD = re.compile(r"\w+(?:['’]\w+)*")
DIRECT = 0.9
"""Share of the words in quotation marks from which a content is a quotation."""
LONG = 3_000
"""Code points of a part that are counted: enough for any real sentence or speech."""


def manner(quotes: Quotations, content: ContentPart) -> Literal["direct", "indirect", "mixed"]:
    """How a content gives somebody's words."""
    inside = total = 0
    for part in content.parts or (Span(content.start, content.end),):
        piece = content.text[part.start - content.start : part.end - content.start]
        for word in WORD.finditer(piece[:LONG]):
            total += 1
            inside += quotes.at(part.start + word.start()) is not None
    if not inside or not total:
        return "indirect"
    return "direct" if inside >= DIRECT * total else "mixed"
