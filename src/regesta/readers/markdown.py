"""A Markdown file in, its plain text out: marks fall away, each block stands between blank lines."""

from __future__ import annotations

import re
from typing import Any

from regesta.model.document import Published
from regesta.readers.content import Content
from regesta.readers.html import block_text, parse_html, spaced
from regesta.readers.text import decode, refuse_binary
from regesta.values.stated_date import stated_date

FRONT_MATTER = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FRONT_LINE = re.compile(r"^(title|author|publisher|source|outlet|date|published|language|lang|url):\s*(.+?)\s*$", re.M)
ALIKE = {"source": "publisher", "outlet": "publisher", "published": "date", "lang": "language"}


def read_markdown(data: bytes, declared: str | None = None) -> Content:
    """The text of a Markdown file; `title:`, `author:`, `date:` … are taken from a heading between `---` lines."""
    text = decode(data, declared)
    refuse_binary(text)
    front = FRONT_MATTER.match(text)
    stated = _front(front.group(1)) if front else {}
    blocks = plain_blocks(text[front.end() :] if front else text)
    basis = {name: "front matter" for name in stated if name != "date"}
    value = stated_date(stated.get("date"))
    heading = next((words for kind, words in blocks if kind == "h1"), None)
    if "title" not in stated and heading:
        basis["title"] = "first heading"
    return Content(
        text="\n\n".join(words for _, words in blocks),
        title=stated.get("title", heading),
        author=stated.get("author"),
        publisher=stated.get("publisher"),
        language=stated.get("language"),
        url=stated.get("url"),
        published=Published(value, "metadata", ("date in the front matter",)) if value else Published(),
        basis=basis,
    )


def plain_blocks(text: str) -> list[tuple[str, str]]:
    """The blocks of a Markdown text as (element, words), without marks."""
    from markdown_it import MarkdownIt

    found: list[tuple[str, str]] = []
    row: list[str] | None = None
    element = "p"
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        if token.type == "tr_open":
            row = []
        elif token.type == "tr_close" and row is not None:
            found.append(("tr", " | ".join(row)))
            row = None
        elif token.type.endswith("_open"):
            element = token.tag
        elif token.type == "inline":
            words = _words(token.children or [])
            if words and row is not None:
                row.append(words)
            elif words:
                found.append((element, words))
        elif token.type == "html_block" and (tree := parse_html(token.content)) is not None:
            found.extend(("html", words) for words in spaced(block_text(tree)).split("\n\n") if words)
        elif token.type in ("fence", "code_block") and token.content.strip():
            found.append(("code", token.content.strip("\n")))
    return found


def _words(children: list[Any]) -> str:
    parts = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append(" ")
        elif child.type == "hardbreak":
            parts.append("\n")
    return "".join(parts).strip()


def _front(block: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, value in FRONT_LINE.findall(block):
        found.setdefault(ALIKE.get(name, name), value.strip("\"'"))
    return found
