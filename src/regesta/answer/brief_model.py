"""What a brief is made of: sections of rows, each row with the passages it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.span import Passage
from regesta.model.statement import Statement


@dataclass(frozen=True, slots=True)
class Material:
    """One document of a register with what was read from it: what a brief is written from.

    `sentences` are (start, end), in order; empty where the text was not split.
    """

    document: Document
    mentions: Sequence[Mention]
    statements: Sequence[Statement]
    sentences: Sequence[tuple[int, int]] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """One support of a row: the passages in one document, and the sentence they stand in.

    `source` is the document's number in the brief's list of sources; `page` counts from 1 (PDF).
    """

    source: int
    document: str
    statement: str
    passages: tuple[Passage, ...]
    context: Passage
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a brief: its cells in the order of the section's columns, and what supports them.

    `dates` are resolved dates or periods that the cells may show although the text says them in
    other words ("Friday"); `notes` are marks in Regesta's own words (alleged, no evidence found).
    """

    cells: tuple[str, ...]
    cites: tuple[Cite, ...]
    notes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a brief: a heading, what it holds in a sentence, columns and rows; `more` were left out."""

    key: str
    title: str
    lead: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class ListedSource:
    """One document in a brief's list of sources."""

    number: int
    id: str
    title: str
    publisher: str | None
    published: str | None
    basis: str
    because: tuple[str, ...]
    path: str
    url: str | None
    flags: int


@dataclass(frozen=True, slots=True)
class Brief:
    """A sourced brief: a title, its question, its sections and its sources."""

    title: str
    about: tuple[str, ...]
    since: str | None
    until: str | None
    sections: tuple[Section, ...]
    sources: tuple[ListedSource, ...]
    facts: dict[str, Any] = field(default_factory=dict)
