"""A brief in, one self-contained HTML page out: readable on screen and paper, each passage shown on demand."""

from __future__ import annotations

from html import escape
from importlib.resources import files

from regesta.answer.brief_model import Brief, Cite, ListedSource, Row, Section
from regesta.export.markdown import describe, summary


def html(brief: Brief) -> str:
    """The brief as a page without scripts or anything from elsewhere.

    Each row opens (`details`) to the sentences it rests on, with the cited words marked; every
    reference links to its source and back.
    """
    style = (files("regesta.export") / "brief.css").read_text(encoding="utf-8")
    sections = "\n".join(_section(section) for section in brief.sections)
    contents = "".join(f'<a href="#{s.key}">{escape(s.title)} <small>{len(s.rows)}</small></a>' for s in brief.sections)
    sources = "\n".join(_source(source) for source in brief.sources)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{escape(brief.title)}</title>
<style>
{style}</style>
</head>
<body>
<header>
<h1>{escape(brief.title)}</h1>
<p>{escape(summary(brief))}</p>
<nav>{contents}<a href="#sources">Sources <small>{len(brief.sources)}</small></a></nav>
</header>
<main>
{sections}
<section id="sources">
<h2>Sources</h2>
<ol class="sources">
{sources}
</ol>
</section>
</main>
</body>
</html>
"""


def _section(section: Section) -> str:
    rows = "\n".join(_row(section, row) for row in section.rows)
    more = f'<p class="more">{section.more} more left out.</p>' if section.more else ""
    return f"""<section id="{section.key}" class="{section.key}">
<h2>{escape(section.title)}</h2>
<p class="lead">{escape(section.lead)}</p>
<div class="rows">
{rows}
</div>
{more}
</section>"""


def _row(section: Section, row: Row) -> str:
    marks = "".join(f' <em class="mark">{escape(note)}</em>' for note in row.notes)
    last = len(row.cells) - 1
    cells = "".join(
        f'<span class="cell c{n}" title="{escape(column)}">{escape(cell)}{marks if n == last else ""}</span>'
        for n, (column, cell) in enumerate(zip(section.columns, row.cells, strict=True))
    )
    numbers = sorted({c.source for c in row.cites})
    refs = "".join(f"<sup>{n}</sup>" for n in numbers)
    passages = "\n".join(_passage(c) for c in row.cites)
    return f'<details><summary>{cells}<span class="refs">{refs}</span></summary>\n{passages}\n</details>'


def _passage(c: Cite) -> str:
    """The sentence with the cited words marked, and the other passages that name who is meant."""
    text, start, end = c.context.text, c.context.start, c.context.end
    inside = sorted({(p.start, min(p.end, end)) for p in c.passages if start <= p.start < end})
    out, at = "", start
    for left, right in inside:
        if right <= at:
            continue
        left = max(left, at)
        out += escape(text[at - start : left - start]) + f"<mark>{escape(text[left - start : right - start])}</mark>"
        at = right
    out += escape(text[at - start :])
    outside = [p for p in c.passages if not start <= p.start < end]
    named = "".join(f" <small>named at {p.start}: <mark>{escape(p.text)}</mark></small>" for p in outside)
    page = f", page {c.page}" if c.page else ""
    return (
        f'<blockquote id="s-{c.statement[:12]}">{out}{named} '
        f'<cite><a href="#source-{c.source}">source {c.source}</a>{page}, {start}–{end}</cite></blockquote>'
    )


def _source(source: ListedSource) -> str:
    text = escape(describe(source))
    if source.url and source.url.startswith(("http://", "https://")):
        url = escape(source.url, quote=True)
        text = text.replace(escape(source.url), f'<a href="{url}" rel="noreferrer">{escape(source.url)}</a>')
    return f'<li id="source-{source.number}" value="{source.number}">{text}</li>'
