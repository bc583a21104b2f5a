"""One reading in, a page of plain lines for people out: the document, its counts and its statements by kind."""

from __future__ import annotations

from collections import Counter
from typing import Any

from regesta.model.count import Count
from regesta.model.statement import (
    AgreementValue,
    EventValue,
    FigureValue,
    ObligationValue,
    OfficeValue,
    StanceValue,
    Statement,
    TransferValue,
    UtteranceValue,
)
from regesta.pipeline import KINDS, Reading
from regesta.values.characters import printable

ORDER = tuple(kind.__name__.rstrip("s") for kind in KINDS)
WORDS_SHOWN = 110
WIDTH_OF_KIND = 11


def overview(reading: Reading) -> list[str]:
    """The lines that tell a reading: heading, date with its basis, counts, then one or two lines a statement."""
    doc = reading.document
    published = doc.published
    because = f": {'; '.join(published.because)}" if published.because else ""
    known = [doc.publisher, doc.author, doc.language, f"{len(doc.text):,} characters"]
    lines = [
        doc.path,
        *([f"  {doc.title}"] if doc.title and doc.title != doc.path else []),
        f"  published {published.value or 'on an unknown day'} ({published.basis}{because})",
        f"  {' · '.join(part for part in known if part)}",
    ]
    if not doc.deep:
        lines.append(f"  kept and searchable, but statements are read from English only, not from {doc.language!r}")
        return [printable(line) for line in lines]
    lines.append(f"  {_counts(reading)}")
    lines.extend(f"  damaged? {flag.flag}: {flag.text!r} ({flag.because})" for flag in doc.flags)
    for stmt in sorted(reading.statements, key=lambda stmt: (_place(stmt.kind), stmt.start)):
        lines.append(f"  {stmt.kind:<{WIDTH_OF_KIND}}{gist(stmt)}{_how(stmt)}")
        lines.append(f"  {'':<{WIDTH_OF_KIND}}{shortened(stmt.text)!r}")
    return [printable(line) for line in lines]


def gist(stmt: Statement) -> str:
    """What a statement says in a few words: "SANCTION United States > Russia"."""
    value = stmt.value
    match value:
        case EventValue():
            return f"{value.type} {_who(value.actors)} > {_who(value.recipients)}"
        case UtteranceValue():
            return f"{_who(value.source)}, {value.manner}"
        case FigureValue():
            return f"{value.measure} {_count(value.count)} {value.unit}".rstrip() + _by(value)
        case AgreementValue():
            return f"{shortened(value.name, 60)} ({value.status}): {_who(value.parties)}"
        case ObligationValue():
            return f"{value.type}: {value.holds}"
        case TransferValue():
            item = _who(value.item)
            return f"{value.status} {value.mode}: {_who(value.supplier)} > {_who(value.recipient)}, {item}"
        case OfficeValue():
            of = f", {_who(value.organization)}" if value.organization else ""
            return f"{_who(value.person)}: {value.role}{of}"
        case StanceValue():
            return f"{_who(value.holder)} {value.attitude} {_who(value.target)}"


def shortened(text: str, size: int = WORDS_SHOWN) -> str:
    """Words on one line, cut at a space where they are too many."""
    line = " ".join(text.split())
    return line if len(line) <= size else line[:size].rsplit(" ", 1)[0] + " …"


def _counts(reading: Reading) -> str:
    found = Counter(stmt.kind for stmt in reading.statements)
    kinds = ", ".join(f"{found[kind]} {kind}" for kind in sorted(found, key=_place))
    return f"{len(reading.mentions)} mentions, {len(reading.statements)} statements{': ' if kinds else ''}{kinds}"


def _place(kind: str) -> int:
    return ORDER.index(kind) if kind in ORDER else len(ORDER)


def _how(stmt: Statement) -> str:
    """Who says it, how sure they are, and whether they offer evidence: only what is not plain."""
    parts = [f"says {_who(say.source)}" for say in stmt.says]
    parts += [stmt.certainty] if stmt.certainty != "certain" else []
    parts += ["denied" if stmt.kind != "obligation" else "negative"] if stmt.polarity == "negative" else []
    parts += [f"evidence {stmt.evidence}"] if stmt.evidence != "not-stated" else []
    parts += [stmt.when.value] if stmt.when else []
    return f"  [{'; '.join(parts)}]" if parts else ""


def _who(reference: Any) -> str:
    if reference is None or reference == ():
        return "?"
    if isinstance(reference, tuple):
        return ", ".join(map(_who, reference))
    entity = getattr(reference, "entity", None)
    return entity.name if entity else shortened(reference.text, 40)


def _count(count: Count) -> str:
    return shortened(count.text, 30)


def _by(value: FigureValue) -> str:
    by = f" by {_who(value.by)}" if value.by else ""
    against = f" against {_who(value.against)}" if value.against else ""
    return by + against + (f" in {value.period}" if value.period else "")
