"""A brief in, a Word document out: tables of rows, the cited sentences as numbered notes at the end."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from regesta.answer.brief_model import Brief, Cite, Section
from regesta.answer.wording import tidy
from regesta.export.markdown import describe, summary
from regesta.values.characters import printable


def docx(brief: Brief) -> bytes:
    """The brief as the bytes of a .docx file."""
    from docx import Document

    page = Document()
    page.core_properties.title = printable(brief.title)
    page.add_heading(printable(brief.title), 0)
    page.add_paragraph(summary(brief))
    notes: dict[tuple[int, int, int], tuple[int, Cite]] = {}
    for section in brief.sections:
        _section(page, section, notes)
    page.add_heading("Passages", 1)
    for number, c in notes.values():
        place = f" — source {c.source}" + (f", page {c.page}" if c.page else "")
        page.add_paragraph(printable(f"[{number}] “{tidy(c.context.text)}”{place}"))
    page.add_heading("Sources", 1)
    for source in brief.sources:
        page.add_paragraph(printable(f"{source.number}. {describe(source)}"))
    out = BytesIO()
    page.save(out)
    return out.getvalue()


def _section(page: Any, section: Section, notes: dict[tuple[int, int, int], tuple[int, Cite]]) -> None:
    page.add_heading(section.title, 1)
    page.add_paragraph(section.lead)
    grid = page.add_table(rows=1, cols=len(section.columns) + 1)
    grid.style = "Light Grid"
    for cell, title in zip(grid.rows[0].cells, (*section.columns, "passages"), strict=True):
        cell.text = title
    for row in section.rows:
        numbers = []
        for c in row.cites:
            key = (c.source, c.context.start, c.context.end)
            numbers.append(f"[{notes.setdefault(key, (len(notes) + 1, c))[0]}]")
        last = " ".join([*numbers, *row.notes])
        for cell, text in zip(grid.add_row().cells, (*row.cells, last), strict=True):
            cell.text = printable(text)
