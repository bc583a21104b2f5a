"""Paths in, documents in the register out: reads what is not there yet and stores each in a transaction of its own.

Whatever stops it, the same call again does the rest: what is there is recognised by its bytes and
origin and skipped before it is read.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from regesta.model.document import Document, Published
from regesta.model.ids import document_id
from regesta.pipeline import Failure, Given, Reading, documents, read_documents, read_sources
from regesta.resolve.own_names import Own, forget, own_names, use
from regesta.settings import Settings
from regesta.sources.paths import open_all
from regesta.sources.source import Source, Unreadable
from regesta.store.database import Database
from regesta.store.documents import DocumentRow, bytes_of, word_on_date
from regesta.store.writer import Entry, add, collect, known, reread

BATCH_BYTES = 30_000
BATCH_DOCUMENTS = 8
"""A batch is about a second's reading: what a sudden end may cost, and what one worker gets at a time."""
REMOVED = "was removed from the register for good; add it with --again to take it back"


@dataclass(frozen=True, slots=True)
class Added:
    """One document of an `add`: `new` is False where it was in the register before."""

    document: str
    path: str
    new: bool


@dataclass(frozen=True, slots=True)
class Adding:
    """How documents are added: the date to assume, the collections they join, whether removed ones may return."""

    date: str | None = None
    collections: tuple[str, ...] = ()
    again: bool = False


Settled = Added | Failure


def add_paths(db: Database, paths: Iterable[str], how: Adding, settings: Settings) -> Iterator[Settled]:
    """Add everything at `paths`, in its order; a document that cannot be read gives (path, error)."""
    waiting: deque[Settled | Source] = deque()

    def batches() -> Iterator[list[Source | Unreadable]]:
        batch: list[Source | Unreadable] = []
        size = 0
        for source in open_all(paths, how.date, settings):
            settled = _settled(db, source, how)
            waiting.append(settled or source)  # type: ignore[arg-type]
            if settled is None and isinstance(source, Source):
                batch.append(source)
                size += len(source.data)
            if size >= BATCH_BYTES or len(batch) >= BATCH_DOCUMENTS:
                yield batch
                batch, size = [], 0
        if batch:
            yield batch

    for found in _spread(read_sources, batches(), settings, own_names(db)):
        yield from _until_source(waiting)
        source = waiting.popleft()
        assert isinstance(source, Source)
        yield found if isinstance(found, tuple) else _stored(db, source, found, how)
    yield from _until_source(waiting)


def _until_source(waiting: deque[Settled | Source]) -> Iterator[Settled]:
    """What is settled without reading, up to the next document that is read."""
    while waiting and not isinstance(waiting[0], Source):
        settled = waiting.popleft()
        assert not isinstance(settled, Source)
        yield settled


def _settled(db: Database, source: Source | Unreadable, how: Adding) -> Settled | None:
    """What becomes of a source that need not be read; None where it must be."""
    if isinstance(source, Unreadable):
        return source.path, source.error
    sha256 = hashlib.sha256(source.data).hexdigest()
    id_ = document_id(source.origin, sha256)
    with db.read() as connection:
        state = known(connection, id_, sha256, how.collections)
    if state == "here":
        return Added(id_, source.path, False)
    if state == "joins":
        collect(db, id_, how.collections)
        return Added(id_, source.path, False)
    if state == "removed" and not how.again:
        return source.path, REMOVED
    return None


def _spread(
    work: Callable[..., list[Reading | Failure]], batches: Iterable[list[Any]], settings: Settings, own: Own
) -> Iterator[Reading | Failure]:
    """One reading or failure for each item, in order; by several processes where `settings` say so."""
    if settings.workers <= 1:
        try:
            for batch in batches:
                yield from _with_names(batch, work, settings, own)
        finally:
            forget()
        return
    from regesta.workers import in_order

    reading = partial(_with_names, work=work, settings=settings, own=own)
    for batch, found in in_order(reading, batches, settings.workers):
        yield from found if found is not None else [(_path(batch[0]), LOST)]


def _with_names(
    batch: list[Any], work: Callable[..., list[Reading | Failure]], settings: Settings, own: Own
) -> list[Reading | Failure]:
    """A batch's work in this process, which knows the register's own names for it."""
    use(own)
    return work(batch, settings=settings)


def _path(item: Source | Kept) -> str:
    return item.source.path if isinstance(item, Kept) else item.path


LOST = "ended the process that read it (out of memory?); split it into smaller documents"


def _stored(db: Database, source: Source, reading: Reading, how: Adding) -> Added:
    entry = _entry(reading, source.data, source.given, source.hints)
    return Added(reading.document.id, source.path, add(db, entry, how.collections, how.again))


def _entry(reading: Reading, data: bytes, given: str | None, hints: dict[str, str]) -> Entry:
    return Entry(
        reading.document, data, reading.mentions, reading.statements, reading.sentences, given=given, hints=dict(hints)
    )


@dataclass(frozen=True, slots=True)
class Reread:
    """One document of a `reread`: `changed` where something was read differently."""

    document: str
    path: str
    changed: bool


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored document's bytes, and a person's word on when it was published: it goes before all the text says."""

    source: Source
    word: Published | None


def reread_documents(db: Database, rows: Sequence[DocumentRow], settings: Settings) -> Iterator[Reread | Failure]:
    """Read documents anew from their stored bytes; what was read before is superseded and kept."""
    waiting: deque[tuple[DocumentRow, Source]] = deque()

    def batches() -> Iterator[list[Kept]]:
        for row in rows:
            kept = _kept(db, row)
            waiting.append((row, kept.source))
            yield [kept]

    for found in _spread(_read_kept, batches(), settings, own_names(db)):
        row, source = waiting.popleft()
        if isinstance(found, tuple):
            yield found
            continue
        entry = _entry(found, source.data, source.given, source.hints)
        yield Reread(row.id, row.path, reread(db, entry))


def _kept(db: Database, row: DocumentRow) -> Kept:
    with db.read() as connection:
        kept = bytes_of(connection, row.id)
        word = word_on_date(connection, row.id)
    return Kept(Source(kept.path, kept.origin, kept.data, kept.media_type, kept.given, kept.hints), word)


def _read_kept(batch: list[Kept], settings: Settings) -> list[Reading | Failure]:
    found = zip(batch, documents([kept.source for kept in batch], settings), strict=True)
    return list(read_documents((_with_word(kept.word, item) for kept, item in found), settings.pipeline))


def _with_word(word: Published | None, item: Given | Failure) -> Given | Failure:
    if word is None or not isinstance(item[0], Document):
        return item
    return replace(item[0], published=word), word.value
