"""How fast documents are stored in a small and in a large register: generated records through the writer, timed.

    python evals/store_speed.py [--fill 10000] [--more 500] [--db FILE] [--max-ratio 1.3]

Nothing is parsed: the figures are the writer's alone. Prints milliseconds a document for `more` documents after 1,000
and after `fill`, in turns, their ratio, and what `statements` and `search` take then. Exits 1 above --max-ratio.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import re
import statistics
import sys
import tempfile
import time
from pathlib import Path

from sqlalchemy import func, select

from regesta.answer.search import search
from regesta.model.document import Document, Published
from regesta.model.ids import document_id, statement_id
from regesta.model.mention import Mention
from regesta.model.reference import Entity, Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import EventValue, Extractor, Say, Statement, When
from regesta.store.database import Database
from regesta.store.scope import EVERYTHING, Filter
from regesta.store.tables import documents
from regesta.store.view import count_statements, statement_rows
from regesta.store.writer import Entry, add

STATES = [Entity(f"state:S{i:02}", f"State{i:02}", f"S{i:02}", "GOV") for i in range(60)]
VERBS = ["shelled", "warned", "visited", "sanctioned", "armed", "met", "blamed", "thanked"]
SENTENCES = 40
STATEMENTS = 60


def generated(number: int) -> Entry:
    """An article of 40 sentences with 60 statements and their mentions; the same for the same number."""
    chance = random.Random(number)
    rare = [f"word{chance.randrange(50_000)}" for _ in range(200)]
    lines = []
    for _ in range(SENTENCES):
        one, two = chance.sample(STATES, 2)
        filler = " ".join(chance.sample(rare, 9))
        lines.append(f"{one.name} {chance.choice(VERBS)} {two.name} near {filler}, {chance.choice(STATES).name} said.")
    text = " ".join(lines)
    data = text.encode()
    sha256, origin = hashlib.sha256(data).hexdigest(), f"/generated/{number}.txt"
    day = f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    known = Published(day, "given", ("the date given",))
    doc = Document(
        document_id(origin, sha256),
        origin[1:],
        origin,
        sha256,
        text,
        f"Article {number}",
        language="en",
        published=known,
    )
    sentences = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\S[^.]*\.", text))
    names = [(m.start(), m.end(), STATES[int(m[1])]) for m in re.finditer(r"State(\d\d)", text)]
    mentions = tuple(Mention(s, e, text[s:e], "state", who, country=who.country, use="actor") for s, e, who in names)
    return Entry(doc, data, mentions, tuple(_statements(doc, sentences, names)), sentences, given=day)


def _statements(doc: Document, sentences: tuple[Span, ...], names: list[tuple[int, int, Entity]]) -> list[Statement]:
    found = []
    for i in range(STATEMENTS):
        sentence, ordinal = sentences[i % SENTENCES], i // SENTENCES
        actor, recipient, source = (
            Reference(s, e, doc.text[s:e], who) for s, e, who in names[3 * (i % SENTENCES) : 3 * (i % SENTENCES) + 3]
        )
        verb = Passage(actor.end + 1, recipient.start - 1, doc.text[actor.end + 1 : recipient.start - 1])
        said = Passage(source.end + 1, source.end + 5, doc.text[source.end + 1 : source.end + 5])
        found.append(
            Statement(
                statement_id(doc.id, "event", sentence.start, sentence.end, ordinal),
                doc.id,
                "event",
                sentence.start,
                sentence.end,
                doc.text[sentence.start : sentence.end],
                EventValue("ASSAULT", verb, (actor,), (recipient,)),
                Extractor("generated", "1"),
                says=(Say(source, said),),
                when=When("2024-05", verb.start, verb.end, verb.text),
                score=0.7,
            )
        )
    return found


def compared(small: Database, large: Database, more: int) -> tuple[float, float]:
    """Milliseconds a document in each register: the median of parts taken in turns, so that both bear the same load."""
    parts: dict[Database, list[float]] = {small: [], large: []}
    fresh = 1_000_000 + counted(large)
    step = max(1, more // 20)
    for start in range(fresh, fresh + more, step):
        entries = [generated(number) for number in range(start, min(start + step, fresh + more))]
        for db, times in parts.items():
            begun = time.perf_counter()
            for entry in entries:
                add(db, entry)
            times.append((time.perf_counter() - begun) / len(entries) * 1000)
    return statistics.median(parts[small]), statistics.median(parts[large])


def counted(db: Database) -> int:
    """The documents of a register."""
    with db.read() as connection:
        return int(connection.execute(select(func.count()).select_from(documents)).scalar_one())


def fill(db: Database, size: int) -> None:
    """Bring a register to a size; one that was filled before is not filled again."""
    for number in range(counted(db), size):
        add(db, generated(number))


def asked(db: Database) -> dict[str, float]:
    """Seconds that questions take."""
    found = {}
    with db.read() as connection:
        for name, ask in {
            "statements, a page of one actor": lambda: statement_rows(
                connection, EVERYTHING, Filter(actors=("State07", "State09")), limit=50
            ),
            "statements, count of one actor": lambda: count_statements(connection, EVERYTHING, Filter(actors=("S07",))),
            "search, two rare words": lambda: search(connection, EVERYTHING, "word77 word99"),
            "search, a common word, a page": lambda: search(connection, EVERYTHING, "visited", limit=20),
        }.items():
            begun = time.perf_counter()
            ask()
            found[name] = time.perf_counter() - begun
    return found


def main() -> None:
    """Fill, time, tell."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--fill", type=int, default=10_000, help="documents before the second timing")
    parser.add_argument("--more", type=int, default=500, help="documents of the second timing")
    parser.add_argument("--db", help="where (a file or postgresql://…); default: a temporary file")
    parser.add_argument("--max-ratio", type=float, default=1.3, help="exit 1 where storing got slower than this")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        small = Database(str(Path(folder) / "small.db"), create=True)
        large = Database(given.db or str(Path(folder) / "large.db"), create=True)
        fill(small, 1_000)
        fill(large, given.fill)
        first, later = compared(small, large, given.more)
        print(f"after 1,000 documents: {first:.1f} ms a document, {STATEMENTS * 1000 / first:.0f} statements a second")
        print(f"after {given.fill:,}: {later:.1f} ms a document; ratio {later / first:.2f}")
        for name, seconds in asked(large).items():
            print(f"{name}: {seconds * 1000:.0f} ms")
        small.close()
        large.close()
    sys.exit(1 if later / first > given.max_ratio else 0)


if __name__ == "__main__":
    main()
