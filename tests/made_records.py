"""Registers and records made for the tests of the store: no parsing, so that they take milliseconds."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest

from regesta.model.count import Count
from regesta.model.document import Document, Published
from regesta.model.ids import document_id, statement_id
from regesta.model.mention import Mention
from regesta.model.reference import Entity, Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import ContentPart as Part
from regesta.model.statement import (
    EventValue,
    Extractor,
    FigureValue,
    Say,
    Statement,
    UtteranceValue,
    When,
)
from regesta.store.database import Database
from regesta.store.writer import Entry

NORLAND = Entity("state:NRL", "Norland", "NRL", "GOV")
SUDLAND = Entity("state:SDL", "Südland", "SDL", "GOV")
WIRE = Entity("org:wire", "Harbour Wire", None, "MED")
TEXT = (
    "Norland shelled the port of Südland on Friday. Norland launched 40 drones, Harbour Wire reported. "
    "“We fired nothing,” Norland said."
)


@pytest.fixture(params=["sqlite", "postgres"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place for a register: a file, and a schema of its own in PostgreSQL where there is one for tests."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    server = os.environ.get("REGESTA_TEST_POSTGRES")
    if not server:
        pytest.skip("REGESTA_TEST_POSTGRES is not set: no PostgreSQL to test on")
    import psycopg

    schema = f"test_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE SCHEMA "{schema}"')
        try:
            yield f"{server}{'&' if '?' in server else '?'}options=-csearch_path%3D{schema}"
        finally:
            connection.execute(f'DROP SCHEMA "{schema}" CASCADE')


class Clock:
    """A clock that tests set: every reading of it is a second later, from the start of a day."""

    def __init__(self) -> None:
        self.day, self.seconds = "2025-01-01", 0

    def __call__(self) -> str:
        self.seconds += 1
        return f"{self.day}T00:{self.seconds // 60:02}:{self.seconds % 60:02}.000000Z"

    def set(self, day: str) -> None:
        """From now on it is this day."""
        self.day, self.seconds = day, 0


@pytest.fixture
def clock() -> Clock:
    """The clock of `db`."""
    return Clock()


@pytest.fixture
def db(address: str, clock: Clock) -> Iterator[Database]:
    """An empty register."""
    database = Database(address, create=True, now=clock)
    yield database
    database.close()


def document(
    text: str = TEXT, path: str = "press/one.txt", published: str | None = "2025-01-17", data: bytes | None = None
) -> Document:
    """A document as a reader makes it."""
    sha256 = hashlib.sha256(data if data is not None else text.encode()).hexdigest()
    origin = f"/{path}"
    known = Published(published, "given" if published else "unknown", ("the date given",) if published else ())
    return Document(document_id(origin, sha256), path, origin, sha256, text, language="en", published=known)


def reference(text: str, words: str, entity: Entity | None = None) -> Reference:
    """The reference that the first `words` of a text make."""
    start = text.index(words)
    return Reference(start, start + len(words), words, entity)


def passage(text: str, words: str) -> Passage:
    """The place of the first `words` of a text."""
    start = text.index(words)
    return Passage(start, start + len(words), words)


def made(doc: Document, kind: str, words: str, value: object, ordinal: int = 0, **more: object) -> Statement:
    """A statement at the first `words` of a document."""
    place = passage(doc.text, words)
    given = {"extractor": Extractor("made", "1"), "score": 0.8, **more}
    id_ = statement_id(doc.id, kind, place.start, place.end, ordinal)
    return Statement(id_, doc.id, kind, place.start, place.end, words, value, **given)  # type: ignore[arg-type]


def event(doc: Document, type: str = "ASSAULT", **more: object) -> Statement:
    """Norland shelled the port."""
    text = doc.text
    value = EventValue(
        type,
        passage(text, "shelled"),
        (reference(text, "Norland", NORLAND),),
        (reference(text, "Südland", SUDLAND),),
        "airstrike",
    )
    start = text.index("Friday")
    more = {"when": When("2025-01-17", start, start + 6, "Friday"), **more}
    return made(doc, "event", "Norland shelled the port of Südland", value, **more)


def figure(doc: Document, **more: object) -> Statement:
    """Norland launched 40 drones, Harbour Wire reported."""
    text = doc.text
    value = FigureValue("launched", "drone", Count(40, 40, 40, "=", "40"), by=reference(text, "Norland", NORLAND))
    says = (Say(reference(text, "Harbour Wire", WIRE), passage(text, "reported")),)
    return made(doc, "figure", "40 drones", value, **{"says": says, **more})


def launch(doc: Document, **more: object) -> Statement:
    """The launch itself, on the same word as its figure."""
    text = doc.text
    value = EventValue("ASSAULT", passage(text, "launched"), (reference(text, "Norland", NORLAND),))
    says = (Say(reference(text, "Harbour Wire", WIRE), passage(text, "reported")),)
    return made(doc, "event", "launched 40 drones", value, **{"says": says, **more})


def utterance(doc: Document, **more: object) -> Statement:
    """“We fired nothing,” Norland said."""
    text = doc.text
    quoted, cue = passage(text, "“We fired nothing,”"), passage(text, "said")
    value = UtteranceValue(
        "direct",
        reference(text, "Norland", NORLAND),
        Part(cue.start, cue.end, cue.text),
        Part(quoted.start, quoted.end, quoted.text),
    )
    return made(doc, "utterance", "“We fired nothing,” Norland said", value, **more)


def mentions(doc: Document) -> tuple[Mention, ...]:
    """The names of the parties."""
    found = []
    for words, entity in (("Norland", NORLAND), ("Südland", SUDLAND)):
        for m in re.finditer(words, doc.text):
            found.append(Mention(m.start(), m.end(), words, "state", entity, country=entity.country, use="actor"))
    return tuple(sorted(found, key=lambda m: m.start))


def sentences(text: str) -> tuple[Span, ...]:
    """The sentences of a made text."""
    return tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text))


def entry(doc: Document | None = None, statements: tuple[Statement, ...] | None = None, **more: object) -> Entry:
    """All that is stored of a made document."""
    doc = doc or document()
    if statements is None:
        statements = (event(doc), figure(doc), launch(doc), utterance(doc))
    data = more.pop("data", doc.text.encode())
    return Entry(doc, data, mentions(doc), statements, sentences(doc.text), **more)  # type: ignore[arg-type]
