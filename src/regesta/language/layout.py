"""Text in, its paragraphs out: where blocks begin and end, whatever the line breaks mean."""

from __future__ import annotations

import re

from regesta.model.span import Span

BLANK = re.compile(r"\n[ \t\r\f\v]*\n\s*")
BULLET = re.compile(r"\s*(?:[-*•–—]|\d{1,3}[.)])\s")
DATELINE = re.compile(
    r"""
    [A-Z][A-Z.’'-]+ (?:[ ,]+[A-Z][A-Z.’'-]+)*                 # KYIV, or TEL AVIV, ISRAEL
    (?:,?[ ]?[A-Z][a-z]+ (?:,[ ][A-Z][a-z]+)?)?               # Ukraine
    (?:,?[ ](?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2} | \d{1,2}[ ][A-Z][a-z]{2,8}) (?:,?[ ]\d{4})?)?   # Jan. 3, or 12 May
    (?:[ ]?\([^()\n]{2,40}\))?                               # (Agency)
    [ ]?(?:—|–|--|-)[ ] (?=[A-Z0-9"“‘'])
    """,
    re.VERBOSE,
)
WRAPPED_AT = (40, 120)
"""Lines of a hard-wrapped paragraph are between these lengths: mail and plain text wrap at 60 to 100."""


def paragraphs(text: str) -> list[Span]:
    """The blocks of a text, without the white space around them.

    A blank line always ends a block. A single line break ends one too, unless the block is
    hard-wrapped: every line but the last is of a usual wrapping length and none is a list item.
    """
    blocks = []
    start = 0
    for match in [*BLANK.finditer(text), None]:
        end = match.start() if match else len(text)
        blocks.extend(_lines(text, start, end))
        start = match.end() if match else end
    return [block for block in blocks if block.start < block.end]


def openings(text: str, blocks: list[Span]) -> set[int]:
    """Where sentences surely begin: at the start of each block, and after a dateline ("KYIV, Jan. 3 (Agency) — ").

    Parsers take a dateline for the subject of the sentence after it.
    """
    starts = {block.start for block in blocks}
    found = (DATELINE.match(text, block.start, block.end) for block in blocks)
    return starts | {match.end() for match in found if match}


def _lines(text: str, start: int, end: int) -> list[Span]:
    block = text[start:end]
    lines = [Span(start + m.start(), start + m.end()) for m in re.finditer(r"[^\n]+", block)]
    if len(lines) > 1 and _wrapped([text[line.start : line.end] for line in lines]):
        lines = [Span(lines[0].start, lines[-1].end)]
    return [_trim(text, line) for line in lines]


def _wrapped(lines: list[str]) -> bool:
    low, high = WRAPPED_AT
    sized = all(low <= len(line.rstrip()) <= high for line in lines[:-1])
    flowing = sum(1 for line in lines[1:] if line.lstrip()[:1].islower())
    return sized and not any(map(BULLET.match, lines)) and flowing * 3 >= len(lines) - 1


def _trim(text: str, span: Span) -> Span:
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
