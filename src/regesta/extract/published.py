"""A document in, its date of publication out, with how it is known."""

from __future__ import annotations

from regesta.model.document import Document, Published
from regesta.model.parse import Parse


def published(doc: Document, parse: Parse, given: str | None = None) -> Published:
    """When the document was published: its own metadata or dateline, else `given`, else inferred, else unknown."""
    if doc.published.value:
        return doc.published
    if given:
        return Published(given, "given", ("the date given",))
    return Published()
