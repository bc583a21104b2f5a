"""Paths in, records out: the one file that knows the order in which a document is read.

1 sources: bytes   2 readers: text   3 language: parse   4 published   5 times   6 quantities
7 names and references   8 attributions   9 statements of each kind   10 evidence   11 flags
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from regesta.errors import ReadError
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
from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.model.statement import Statement
from regesta.readers.read import document
from regesta.settings import Settings
from regesta.sources.paths import open_all
from regesta.sources.source import Unreadable

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


@dataclass(frozen=True, slots=True)
class Reading:
    """One document read: the document with its date and flags, its mentions and its statements."""

    document: Document
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()


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
    return Reading(doc, tuple(analysis.mentions()), tuple(order))


def read_documents(docs: Iterable[tuple[Document, str | None]], pipeline: str) -> Iterator[Reading]:
    """Steps 3 to 11 for documents with the date to assume for each, in order."""
    from regesta.language.english import parse_all

    waiting: list[tuple[Document, str | None]] = []

    def texts() -> Iterator[str]:
        for pair in docs:
            waiting.append(pair)
            yield pair[0].text

    for parse in parse_all(texts(), pipeline):
        doc, given = waiting.pop(0)
        yield extract(doc, parse, given)


def read_paths(paths: Iterable[str], date: str | None, settings: Settings) -> Iterator[Reading | tuple[str, str]]:
    """Steps 1 to 11 for everything at `paths`; a document that cannot be read gives (path, error)."""
    failed: list[tuple[str, str]] = []

    def documents() -> Iterator[tuple[Document, str | None]]:
        for source in open_all(paths, date):
            if isinstance(source, Unreadable):
                failed.append((source.path, source.error))
                continue
            try:
                doc = document(source.data, source.path, source.origin, source.media_type, source.hints)
            except ReadError as error:
                failed.append((source.path, str(error)))
                continue
            yield doc, source.given

    for reading in read_documents(documents(), settings.pipeline):
        yield from failed
        failed.clear()
        yield reading
    yield from failed
