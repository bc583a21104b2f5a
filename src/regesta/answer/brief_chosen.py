"""A statement chosen for a brief, and what any row says of it: words, names, time, say-so and marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from regesta.answer.brief_model import Cite, Material
from regesta.answer.references import references
from regesta.answer.wording import cite, name_of, shorten, stands_in, tidy, wording
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import (
    Statement,
)

EVIDENCE = {
    "offered": "evidence offered",
    "not-offered": "no evidence offered",
    "none-found": "no evidence found",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement chosen for a brief, with its document and the document's number there."""

    material: Material
    stmt: Statement
    number: int

    def words(self, span: Span | None = None) -> tuple[str, tuple[Passage, ...]]:
        """The statement's own words (or those of a part) and the passages they rest on."""
        return wording(self.material, span or self.stmt.span, references(self.stmt))

    def name(self, ref: Reference | None) -> tuple[str, tuple[Passage, ...]]:
        """How a reference is called, and where; a dash where there is none."""
        return name_of(self.material, ref) if ref else ("–", ())

    def quoted(self, words: str) -> tuple[str, tuple[Passage, ...]]:
        """Words that the statement gives its thing, with where the document has them; else its own words."""
        text = self.material.document.text
        at = text.find(words, self.stmt.start)
        at = at if 0 <= at < self.stmt.end else text.find(words)
        return (tidy(words), (Passage(at, at + len(words), words),)) if words and at >= 0 else self.words()

    def cite(self, passages: Iterable[Passage]) -> Cite:
        """The support of a row in this document."""
        return cite(self.material, self.number, self.stmt.id, passages)

    @property
    def date(self) -> str | None:
        """The time of what is stated where it has at least a year, else the day of publication."""
        when = self.stmt.when
        return when.value if when and when.value[:4].isdigit() else self.material.document.published.value


def date_order(c: Chosen) -> tuple[str, int, int]:
    """By time, then by document and place."""
    return (c.date or "9999", c.number, c.stmt.start)


def identities(refs: Iterable[Reference]) -> frozenset[str]:
    """The parties of a role for comparing: a state's officials and organs count as the state."""
    return frozenset((r.entity.country or r.entity.id) if r.entity else r.text.casefold() for r in refs)


def several(value: Reference | tuple[Reference, ...] | None) -> tuple[Reference, ...]:
    """One reference, several or none, as a tuple."""
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def when(c: Chosen) -> tuple[str, tuple[str, ...]]:
    """The cell of a time: its value, or the day of publication in brackets."""
    if c.stmt.when and c.date == c.stmt.when.value:
        return c.stmt.when.value, (c.stmt.when.value,)
    day = c.material.document.published.value
    cell = f"[{day}]" if day else "unknown"
    return cell, (cell,)


def chain(c: Chosen) -> tuple[str, tuple[Passage, ...]]:
    """The chain of say-so in words, nearest speaker first, and the passages that name the speakers."""
    names: list[str] = []
    passages: list[Passage] = []
    for link in c.stmt.says:
        if link.source is None:
            continue
        name, support = c.name(link.source)
        names.append(shorten(name, 90))
        passages += [*support, *([link.cue] if link.cue else [])]
    return (", by way of ".join(names) or "the document itself"), tuple(passages)


def listed(c: Chosen, refs: Iterable[Reference]) -> tuple[str, tuple[Passage, ...]]:
    """References in words, each once, and the passages that name them."""
    names: list[str] = []
    passages: list[Passage] = []
    for ref in refs:
        name, support = c.name(ref)
        if name not in names and not (stands_in(ref.text) and ref.entity is None):
            names.append(shorten(name, 90))
            passages += support
    return ", ".join(names) or "–", tuple(passages)


def marks(stmt: Statement) -> tuple[str, ...]:
    """What a row is marked with: how sure, denied, on what evidence."""
    marks: list[str] = []
    if stmt.certainty not in ("certain", "unknown"):
        marks.append(stmt.certainty)
    if stmt.polarity == "negative":
        marks.append("denied or negated")
    if stmt.evidence in EVIDENCE:
        marks.append(EVIDENCE[stmt.evidence])
    return tuple(marks)
