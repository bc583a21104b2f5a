"""What is read: a document, its text and where everything known about it came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Basis = Literal["metadata", "dateline", "given", "inferred", "unknown"]


@dataclass(frozen=True, slots=True)
class Published:
    """When a document was published, and how that is known; `value` is an ISO date or part of one."""

    value: str | None = None
    basis: Basis = "unknown"
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A place in the text that looks damaged or contradicts itself, and why."""

    start: int
    end: int
    text: str
    flag: str
    because: str


@dataclass(frozen=True, slots=True)
class Document:
    """An article or official document as read: "Treaty signed in Moscow", its text and its origin.

    `origin` is the normalised address, the absolute path, or container and member; with the hash
    of the bytes it makes the `id`. `basis` says for title, author, publisher, language and url
    where each was found. `pages` holds the start of each page's text (PDF), else nothing.
    `deep` is False where the language cannot be read in depth: kept and searchable, no statements.
    """

    id: str
    path: str
    origin: str
    sha256: str
    text: str
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    language: str | None = None
    published: Published = Published()
    basis: dict[str, str] = field(default_factory=dict)
    pages: tuple[int, ...] = ()
    deep: bool = True
    flags: tuple[Flag, ...] = ()
    media_type: str = "text/plain"
