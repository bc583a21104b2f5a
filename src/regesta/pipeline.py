"""Paths in, records out: the one file that knows the order in which a document is read.

1 sources: bytes   2 readers: text   3 language: parse   4 published   5 times   6 quantities
7 names and references   8 attributions   9 statements of each kind   10 evidence   11 flags
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from regesta.errors import ExtractError, ReadError, RegestaError
from regesta.extract.actors import names
from regesta.extract.agreements import agreements
from regesta.extract.analysis import Analysis, Draft
from regesta.extract.attributions import attributions
from regesta.extract.events import events
from regesta.extract.evidence import with_evidence
from regesta.extract.figures import figures
from regesta.extract.flags import flags
from regesta.extract.obligations import obligations
from regesta.extract.offices import offices
from regesta.extract.published import published
from regesta.extract.quantities import quantities
from regesta.extract.stances import stances
from regesta.extract.statements import finish
from regesta.extract.times import times
from regesta.extract.transfers import transfers
from regesta.extract.utterances import utterances
from regesta.model.document import Document, Published
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.model.span import Span
from regesta.model.statement import Statement
from regesta.readers.read import document
from regesta.settings import Settings
from regesta.sources.paths import open_all
from regesta.sources.source import Source, Unreadable

KINDS: tuple[Callable[[Analysis], Iterator[Draft]], ...] = (
    events,
    utterances,
    figures,
    agreements,
    obligations,
    transfers,
    offices,
    stances,
)
"""The extractors of statements in their order: a later one may use what an earlier one found."""

Failure = tuple[str, str]
"""A document that could not be read: its path, and in one line what was wrong and what to do."""
Given = tuple[Document, str | None]
"""A document and the date to assume where it has none."""
BATCH_CHARS = 100_000
BATCH_DOCUMENTS = 32
BATCH_BYTES = 30_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: the document with its date and flags, its mentions, statements and sentences."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    sentences: tuple[Span, ...] = ()


def extract(doc: Document, parse: Parse, given: str | None = None) -> Reading:
    """Steps 4 to 11 for one parsed document; `given` is the date to assume where it has none."""
    doc = replace(doc, published=published(doc, parse, given))
    analysis = Analysis(doc, parse)
    analysis.times = times(analysis)
    analysis.quantities = quantities(analysis)
    analysis.names, analysis.references = names(analysis)
    analysis.attributions = attributions(analysis)
    for kind in KINDS:
        analysis.statements.extend(finish(analysis, kind(analysis)))
    analysis.statements = with_evidence(analysis)
    doc = replace(doc, flags=flags(analysis))
    order = sorted(analysis.statements, key=lambda s: (s.start, s.end, s.kind, s.id))
    sentences = tuple(sentence.span for sentence in parse.sentences)
    return Reading(doc, tuple(analysis.mentions()), tuple(order), sentences)


def read_documents(docs: Iterable[Given | Failure], pipeline: str) -> Iterator[Reading | Failure]:
    """Steps 3 to 11 for documents with the date to assume for each, in order; failures go through unchanged."""
    batch: list[Given | Failure] = []
    size = 0
    for item in docs:
        batch.append(item)
        size += len(item[0].text) if isinstance(item[0], Document) else 0
        if size >= BATCH_CHARS or len(batch) >= BATCH_DOCUMENTS:
            yield from _read_batch(batch, pipeline)
            batch, size = [], 0
    yield from _read_batch(batch, pipeline)


def _read_batch(batch: list[Given | Failure], pipeline: str) -> Iterator[Reading | Failure]:
    """Parse a batch as one stream; where that fails, each document by itself, so that only the culprit is lost."""
    from regesta.language.english import parse_all

    deep = [item[0].text for item in batch if isinstance(item[0], Document) and item[0].deep]
    try:
        parses: Iterator[Parse | None] = iter(list(parse_all(deep, pipeline)) if deep else [])
    except RegestaError:
        raise
    except Exception:
        parses = (None for _ in deep)
    for item in batch:
        if not isinstance(item[0], Document):
            yield (item[0], item[1] or "")
        elif not item[0].deep:
            yield Reading(shallow(item[0], item[1]))
        else:
            yield _read_one(item[0], item[1], next(parses), pipeline)


def _read_one(doc: Document, given: str | None, parse: Parse | None, pipeline: str) -> Reading | Failure:
    """One document; whatever goes wrong in it becomes its error and leaves the others alone."""
    from regesta.language.english import parse_all

    try:
        return extract(doc, parse or next(parse_all([doc.text], pipeline)), given)
    except RegestaError as error:
        return doc.path, str(error)
    except Exception as error:
        return doc.path, str(ExtractError(f"could not be read through ({_where(error)}); please report it"))


def _where(error: Exception) -> str:
    """What failed and in which part of Regesta, in a few words."""
    places = [frame for frame in traceback.extract_tb(error.__traceback__) if "regesta" in frame.filename]
    place = f" in {Path(places[-1].filename).stem}, line {places[-1].lineno}" if places else ""
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}{': ' if words else ''}{words}{place}"


def shallow(doc: Document, given: str | None = None) -> Document:
    """A document in a language that is not read in depth: kept, with its stated or given date."""
    if doc.published.value or not given:
        return doc
    return replace(doc, published=Published(given, "given", ("the date given",)))


def documents(sources: Iterable[Source | Unreadable], settings: Settings) -> Iterator[Given | Failure]:
    """Step 2: the document of each source with the date to assume for it, or its failure."""
    for source in sources:
        if isinstance(source, Unreadable):
            yield source.path, source.error
            continue
        try:
            doc = document(
                source.data,
                source.path,
                source.origin,
                source.media_type,
                source.hints,
                settings.max_chars,
                settings.max_bytes,
            )
        except ReadError as error:
            yield source.path, str(error)
        except Exception as error:
            yield source.path, f"could not be opened as a document ({_where(error)}); save it in another format"
        else:
            yield doc, source.given


def read_sources(sources: Iterable[Source | Unreadable], settings: Settings) -> list[Reading | Failure]:
    """Steps 2 to 11 for a batch of sources: what one worker does at a time."""
    return list(read_documents(documents(sources, settings), settings.pipeline))


def read_paths(paths: Iterable[str], date: str | None, settings: Settings) -> Iterator[Reading | Failure]:
    """Steps 1 to 11 for everything at `paths`, in its order; a document that cannot be read gives (path, error).

    With more than one worker the reading is spread over processes; the order stays.
    """
    sources = open_all(paths, date, settings)
    if settings.workers <= 1:
        yield from read_documents(documents(sources, settings), settings.pipeline)
        return
    from regesta.workers import in_order

    for batch, found in in_order(partial(read_sources, settings=settings), _batches(sources), settings.workers):
        yield from found if found is not None else [_lost(batch[0])]


def _batches(sources: Iterable[Source | Unreadable]) -> Iterator[list[Source | Unreadable]]:
    """Sources in lots of a size that keeps a worker busy for about a second."""
    batch: list[Source | Unreadable] = []
    size = 0
    for source in sources:
        batch.append(source)
        size += len(source.data) if isinstance(source, Source) else 0
        if size >= BATCH_BYTES or len(batch) >= BATCH_DOCUMENTS // 4:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _lost(source: Source | Unreadable) -> Failure:
    return source.path, "ended the process that read it (out of memory?); split it into smaller documents"
