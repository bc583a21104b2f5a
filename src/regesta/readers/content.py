"""What a reader gives back: the text it found and what the format itself says of the document."""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.model.document import Published


@dataclass(frozen=True, slots=True)
class Content:
    """The text of an article with its headline, author and date, and for each where it was found.

    `basis` says it in words a person can check: {"title": "html metadata", "author": "From line"}.
    `language` is what the document declares; whether that is so is decided on the text.
    """

    text: str
    title: str | None = None
    author: str | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None
    published: Published = field(default_factory=Published)
    basis: dict[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
