"""A parse in, its quotations out: every stretch between quotation marks, whatever marks a publisher uses."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from regesta.model.parse import Parse
from regesta.model.span import Span

DOUBLE = '“”„‟"«»'
SINGLE = "‘’‚'"
ENDS = ".,?!…—–-"


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: "we are ready" with its marks, in one paragraph.

    `start` and `end` take in the marks, `inner` is what stands between them. `closed` is False
    where the paragraph ends first; `resumes` is True where it goes on from such a paragraph.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    closed: bool = True
    resumes: bool = False


class Quotations:
    """The quotations of one text, in order and without overlap, asked by place."""

    def __init__(self, items: list[Quotation]) -> None:
        self.items = items
        self._starts = [q.start for q in items]

    def at(self, offset: int) -> Quotation | None:
        """The quotation that holds a character (its marks included)."""
        n = bisect_right(self._starts, offset) - 1
        return self.items[n] if n >= 0 and offset < self.items[n].end else None

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)


def quotations(parse: Parse) -> Quotations:
    """All quotations of a text. One left open ends with its paragraph (or before the next opening mark)."""
    found: list[Quotation] = []
    for n, block in enumerate(parse.paragraphs):
        for start, end, closed in _marked(parse.text, block):
            inner = Span(start + 1, end - closed)
            last = found[-1] if found else None
            resumes = start == block.start and last is not None and not last.closed and last.paragraph == n - 1
            if parse.text[inner.start : inner.end].strip():
                found.append(Quotation(start, end, inner, n, closed, resumes))
    return Quotations(found)


def _marked(text: str, block: Span) -> Iterator[tuple[int, int, bool]]:
    """Start, end and whether it is closed, for each outermost quotation of a paragraph."""
    i = block.start
    while i < block.end:
        mark = text[i]
        if mark in DOUBLE and _opens(text, i, block):
            end, closed = _close_double(text, i, block)
        elif (mark in SINGLE or mark == "`") and _opens(text, i, block) and (done := _close_single(text, i, block)):
            end, closed = done, True
        else:
            i += 1
            continue
        yield i, end, closed
        i = max(end, i + 1)


def _opens(text: str, i: int, block: Span) -> bool:
    """Whether the mark at `i` can open: nothing or white space or a bracket before, a word behind."""
    before = text[i - 1] if i > block.start else " "
    after = text[i + 1] if i + 1 < block.end else " "
    if text[i] in "“„«":
        return not after.isspace() or text[i] == "«"
    if text[i] == "»":
        return False
    if text[i] in SINGLE:
        return not before.isalnum() and before not in ".,!?%" and after.isalpha()
    return not before.isalnum() and not after.isspace()


def _close_double(text: str, start: int, block: Span) -> tuple[int, bool]:
    """Where the quotation opened at `start` ends, and whether a mark closes it."""
    for i in range(start + 1, block.end):
        mark = text[i]
        if mark not in DOUBLE:
            continue
        if mark in "”»" or (mark == '"' and not _only_opens(text, i, block)):
            return i + 1, True
        if mark == "“" and text[start] == "„":
            return i + 1, True
        return _sentence_end(text, start, i), False
    return block.end, False


def _only_opens(text: str, i: int, block: Span) -> bool:
    """A straight mark that can not close: white space before it and a word behind."""
    after = text[i + 1] if i + 1 < block.end else " "
    return text[i - 1].isspace() and after.isalnum()


def _sentence_end(text: str, start: int, limit: int) -> int:
    """The end of the last whole sentence before `limit`, else the last non-space before it."""
    cut = max(text.rfind(stop, start, limit) for stop in (".", "!", "?"))
    if cut > start:
        return cut + 1
    return start + len(text[start:limit].rstrip())


def _close_single(text: str, start: int, block: Span) -> int | None:
    """Where a quotation in single marks ends: at a mark behind punctuation, else at the first one behind a word."""
    first = None
    for i in range(start + 2, block.end):
        if text[i] in DOUBLE and first is not None:
            break
        if text[i] not in "’'":
            continue
        after = text[i + 1] if i + 1 < block.end else " "
        if after.isalnum() or text[i - 1].isspace():
            continue
        if text[i - 1] in ENDS or after in ".,;:?!":
            return i + 1
        plural = text[i - 1] in "sS" and after == " "
        if first is None and not plural:
            first = i + 1
            break
    return first
