"""A PDF in, its running text out: lines joined to paragraphs, and where each page's text starts."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median
from typing import Any

from regesta.errors import ReadError
from regesta.readers.content import Content

LINE_END_HYPHEN = "\ufffe"
"""PDFium puts this where a line ends in a hyphen; whether the hyphen belongs to the word it leaves to us."""
GAP = 1.35
"""A new paragraph where the step to the next line is this much wider than the page's usual one."""
LARGER = 1.2
PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
SENTENCE_END = re.compile(r"[.!?:;…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line: its words, the height of its top and bottom on the page and its left edge."""

    text: str
    top: float
    bottom: float
    left: float


def read_pdf(data: bytes) -> Content:
    """The text of a PDF page by page; `pages` holds where each page's text starts.

    Raises ReadError where the file is damaged, locked by a password, or holds pictures of text only.
    """
    lines, stated = _pages(data)
    pages = _without_running_heads(lines)
    text, starts = "", []
    for paragraphs in pages:
        joined = "\n\n".join(paragraphs)
        if text and joined:
            goes_on = not SENTENCE_END.search(text) and joined[:1].islower()
            text += " " if goes_on else "\n\n"
        starts.append(len(text))
        text += joined
    if not text.strip():
        raise ReadError("is a PDF without text (scanned pages?); run text recognition (OCR) over it first")
    title, where = _title(lines, pages, stated)
    return Content(text, title=title, pages=tuple(starts), basis={"title": where} if title else {})


def _title(lines: list[list[Line]], pages: list[list[str]], stated: str) -> tuple[str | None, str]:
    """The headline: the stated title where the text begins with it, else a first paragraph in larger type."""
    first = pages[0][0] if pages and pages[0] else ""
    if stated and first.startswith(stated):
        return stated, "document properties"
    heights = [line.top - line.bottom for page in lines for line in page]
    top = next((line.top - line.bottom for line in lines[0] if first.startswith(line.text)), 0.0) if lines else 0.0
    if heights and top > LARGER * median(heights) and len(first) < 200:
        return first, "larger type"
    return None, ""


def _pages(data: bytes) -> tuple[list[list[Line]], str]:
    """The lines of each page, and the title that the file's properties state."""
    import pypdfium2

    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "assword" in str(error) or "ecurity" in str(error):
            raise ReadError("is a PDF locked by a password; save it without one") from error
        raise ReadError("is a damaged or incomplete PDF; get the file again") from error
    try:
        stated = " ".join(pdf.get_metadata_dict().get("Title", "").split())
        return [_lines(pdf, number) for number in range(len(pdf))], stated
    except pypdfium2.PdfiumError as error:
        raise ReadError("is a PDF with a damaged page; get the file again") from error
    finally:
        pdf.close()


def _lines(pdf: Any, number: int) -> list[Line]:
    """The lines of one page in the order in which the PDF gives its text."""
    page = pdf[number]
    textpage = page.get_textpage()
    try:
        text = textpage.get_text_range()
        lines, at = [], 0
        for raw in re.split(r"(?<=\n)", text):
            words = re.sub(r"\s+", " ", raw).strip()
            if words:
                boxes = _boxes(textpage, at, at + len(raw))
                if boxes:
                    left, bottom, _, top = boxes[0]
                    lines.append(
                        Line(words, max(top, *(b[3] for b in boxes)), min(bottom, *(b[1] for b in boxes)), left)
                    )
            at += len(raw)
        return lines
    finally:
        textpage.close()
        page.close()


def _boxes(textpage: Any, start: int, end: int) -> list[tuple[float, float, float, float]]:
    """Boxes of the first and last visible character of a line: left, bottom, right, top."""
    count = textpage.count_chars()
    found = []
    for order in (range(start, end), range(end - 1, start - 1, -1)):
        for i in order:
            if i < count:
                box = textpage.get_charbox(i, loose=True)
                if box[2] > box[0] and box[3] > box[1]:
                    found.append(box)
                    break
    return found


def _without_running_heads(pages: list[list[Line]]) -> list[list[str]]:
    """Paragraphs by page, without page numbers and the first or last lines that most pages share."""
    edges = Counter(
        re.sub(r"\d+", "#", text) for lines in pages for text in {line.text for line in (*lines[:1], *lines[-1:])}
    )

    def running(line: Line) -> bool:
        shared = edges[re.sub(r"\d+", "#", line.text)]
        return bool(PAGE_NUMBER.fullmatch(line.text)) or (shared >= 3 and shared * 2 > len(pages))

    found = []
    for lines in pages:
        while lines and running(lines[0]):
            lines = lines[1:]
        while lines and running(lines[-1]):
            lines = lines[:-1]
        found.append(paragraphs_of(lines))
    return found


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Lines joined to paragraphs: a wider step, an indent or a change of size starts a new one."""
    steps = [above.top - below.top for above, below in pairwise(lines) if above.top > below.top]
    usual = median(steps) if steps else 0.0
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        if before is None or not found or _starts_anew(before, line, usual):
            found.append(line.text)
        else:
            found[-1] = join(found[-1], line.text)
        before = line
    return [text.replace(LINE_END_HYPHEN, "-") for text in found]


def _starts_anew(before: Line, line: Line, usual: float) -> bool:
    step = before.top - line.top
    height, height_before = line.top - line.bottom, before.top - before.bottom
    if step <= 0 or step > usual * GAP or abs(height - height_before) > 0.2 * max(height, height_before):
        return step > 0 or not before.text.endswith((",", LINE_END_HYPHEN))
    return line.left - before.left > height * 0.8 and bool(SENTENCE_END.search(before.text))


def join(before: str, after: str) -> str:
    """Two lines as one; a word divided at the line's end is put together."""
    if before.endswith(LINE_END_HYPHEN):
        stem = before[:-1]
        return stem + after if after[:1].islower() else f"{stem}-{after}"
    if re.search(r"[A-Za-z]-$", before) and after[:1].islower():
        return before + after
    return f"{before} {after}"
