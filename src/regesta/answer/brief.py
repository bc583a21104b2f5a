"""Material and a question in, a sourced brief out; refused where a row would say what its passages do not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from regesta.answer.brief_chosen import Chosen
from regesta.answer.brief_guard import check
from regesta.answer.brief_model import Brief, ListedSource, Material, Section
from regesta.answer.brief_sections import (
    agreements,
    disputed,
    figures,
    said,
    timeline,
    transfers,
)
from regesta.answer.references import references
from regesta.authority.tables import state_code
from regesta.model.reference import Entity
from regesta.model.statement import Statement

SECTIONS: dict[str, Callable[[Sequence[Chosen], int], Section]] = {
    "timeline": timeline,
    "said": said,
    "figures": figures,
    "agreements": agreements,
    "transfers": transfers,
    "disputed": disputed,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a brief is about: names of actors, a period (ISO days), sections and rows a section."""

    about: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    sections: tuple[str, ...] = tuple(SECTIONS)
    limit: int = 25


def compose(materials: Sequence[Material], question: Question) -> Brief:
    """Write the brief of `materials` that answers `question`.

    Raises BriefError where a row would print a name or number that stands in none of its passages.
    """
    chosen = [c for number, m in _numbered(materials, question) for c in _chosen(m, number, question)]
    sections = tuple(SECTIONS[key](chosen, question.limit) for key in question.sections)
    sections = tuple(section for section in sections if section.rows)
    check(sections)
    used = {cite.source for section in sections for row in section.rows for cite in row.cites}
    sources = tuple(_listed(n, m) for n, m in _numbered(materials, question) if n in used)
    about = ", ".join(question.about)
    brief = Brief(
        title=f"Brief: {about}" if about else "Brief",
        about=question.about,
        since=question.since,
        until=question.until,
        sections=sections,
        sources=sources,
        facts={"documents": len(materials), "statements": sum(len(m.statements) for m in materials)},
    )
    return _renumbered(brief)


def _numbered(materials: Sequence[Material], question: Question) -> list[tuple[int, Material]]:
    """The documents the question is about, numbered from 1 in order of publication."""
    about = [m for m in materials if all(_names(m, term) for term in question.about)]
    ordered = sorted(about, key=lambda m: (m.document.published.value or "9999", m.document.path, m.document.id))
    return list(enumerate(ordered, 1))


def _names(material: Material, term: str) -> bool:
    """Whether a document names the actor."""
    return any(_meant(m.text, m.entity, term) for m in material.mentions)


def _meant(text: str, entity: Entity | None, term: str) -> bool:
    """Whether words or their entity are the actor asked for: by name, country (code or name), id or the words."""
    wanted = term.casefold()
    if text.casefold() == wanted:
        return True
    if entity is None:
        return False
    country = entity.country is not None and entity.country in (term.upper(), state_code(term))
    return country or wanted in (entity.name.casefold(), entity.id)


def _chosen(material: Material, number: int, question: Question) -> list[Chosen]:
    """The statements of one document that the question asks for."""
    return [
        Chosen(material, stmt, number)
        for stmt in material.statements
        if _within(stmt, material, question) and _involves(stmt, question.about)
    ]


def _within(stmt: Statement, material: Material, question: Question) -> bool:
    day = (stmt.when.value if stmt.when else None) or material.document.published.value
    if not (question.since or question.until):
        return True
    if not day or not day[:4].isdigit():
        return False
    return (not question.since or day >= question.since[: len(day)]) and (
        not question.until or day[: len(question.until)] <= question.until
    )


def _involves(stmt: Statement, about: tuple[str, ...]) -> bool:
    """Whether a statement has one of the actors in a role or in its words."""
    return not about or any(
        term.casefold() in stmt.text.casefold() or any(_meant(ref.text, ref.entity, term) for ref in references(stmt))
        for term in about
    )


def _listed(number: int, material: Material) -> ListedSource:
    doc = material.document
    return ListedSource(
        number=number,
        id=doc.id,
        title=doc.title or doc.path.rsplit("/", 1)[-1],
        publisher=doc.publisher,
        published=doc.published.value,
        basis=doc.published.basis,
        because=doc.published.because,
        path=doc.path,
        url=doc.url,
        flags=len(doc.flags),
    )


def _renumbered(brief: Brief) -> Brief:
    """The same brief with its sources numbered 1, 2, 3 … without gaps."""
    new = {source.number: n for n, source in enumerate(brief.sources, 1)}
    sections = tuple(
        replace(
            section,
            rows=tuple(
                replace(row, cites=tuple(replace(c, source=new[c.source]) for c in row.cites)) for row in section.rows
            ),
        )
        for section in brief.sections
    )
    sources = tuple(replace(source, number=new[source.number]) for source in brief.sources)
    return replace(brief, sections=sections, sources=sources)
