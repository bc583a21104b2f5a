"""A brief in, Markdown out: numbered references in the text, the cited sentences as notes at the end."""

from __future__ import annotations

from regesta.answer.brief_model import Brief, Cite, ListedSource, Row, Section
from regesta.answer.wording import tidy


def markdown(brief: Brief) -> str:
    """The brief as Markdown; every row ends in references, every reference has its sentence below."""
    notes: dict[tuple[int, int, int], int] = {}
    parts = [f"# {plain(brief.title)}", "", summary(brief), ""]
    for section in brief.sections:
        parts += _section(section, notes)
    parts += ["## Passages", ""]
    contexts = {_key(c): c for s in brief.sections for r in s.rows for c in r.cites}
    for key, number in notes.items():
        c = contexts[key]
        page = f", page {c.page}" if c.page else ""
        parts.append(
            f"[{number}] “{plain(tidy(c.context.text))}” — source {c.source}{page}, "
            f"characters {c.context.start}–{c.context.end}"
        )
        parts.append("")
    parts += ["## Sources", ""]
    parts += [f"{s.number}. {plain(describe(s))}" for s in brief.sources]
    return "\n".join(parts) + "\n"


def summary(brief: Brief) -> str:
    """One line on what the brief draws on."""
    period = f" from {brief.since or 'the beginning'} to {brief.until or 'today'}" if brief.since or brief.until else ""
    sources = f"{len(brief.sources)} document{'s' if len(brief.sources) != 1 else ''} cited"
    held = brief.facts.get("documents", 0)
    return f"{sources} of {held} in the register{period}. Every row leads to the words it rests on."


def describe(source: ListedSource) -> str:
    """A source on one line: title, publisher, date with its basis, address."""
    date = f"{source.published} ({source.basis})" if source.published else "date unknown"
    because = f": {'; '.join(source.because)}" if source.basis == "inferred" and source.because else ""
    flags = f"; {source.flags} damaged place{'s' if source.flags != 1 else ''}" if source.flags else ""
    publisher = f", {source.publisher}" if source.publisher else ""
    return f"{source.title}{publisher}, {date}{because}{flags}. {source.url or source.path}"


def _section(section: Section, notes: dict[tuple[int, int, int], int]) -> list[str]:
    lines = [f"## {section.title}", "", section.lead, ""]
    lines.append("| " + " | ".join(section.columns) + " | |")
    lines.append("|" + "---|" * (len(section.columns) + 1))
    for row in section.rows:
        numbers = " ".join(f"[{_number(c, notes)}]" for c in row.cites)
        cells = [_cell(cell) for cell in row.cells]
        lines.append("| " + " | ".join(cells) + f" | {_marks(row)}{numbers} |")
    if section.more:
        lines += ["", f"{section.more} more left out; --limit shows more."]
    return [*lines, ""]


def _marks(row: Row) -> str:
    return f"*{', '.join(row.notes)}* " if row.notes else ""


def _cell(text: str) -> str:
    return plain(text).replace("|", "\\|")


def plain(text: str) -> str:
    """Words of a document on one line, in which nothing is taken for HTML."""
    return " ".join(text.replace("<", "&lt;").split())


def _key(c: Cite) -> tuple[int, int, int]:
    return (c.source, c.context.start, c.context.end)


def _number(c: Cite, notes: dict[tuple[int, int, int], int]) -> int:
    return notes.setdefault(_key(c), len(notes) + 1)
