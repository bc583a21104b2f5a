"""Runs of tokens in, exact pieces of text out: trims punctuation and keeps quotations whole."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.extract.quotations import DOUBLE, Quotations
from regesta.model.parse import Parse, Token
from regesta.model.span import Span
from regesta.model.statement import ContentPart

Run = tuple[int, int]
"""The numbers of a first and a last token, both inside."""
LOOSE = frozenset(",.;:—–-―|/…!?")
QUOTE_MARKS = frozenset(DOUBLE) | {"``", "''", "‘", "’", "'"}
BRACKETS = {")": "(", "]": "["}


def trimmed(parse: Parse, run: Run) -> Run | None:
    """The run without punctuation at its edges (quotation marks stay); None where nothing is left."""
    first, last = run
    tokens = parse.tokens
    while first <= last and (tokens[first].text in LOOSE or tokens[first].lower in ("and", "but", "--")):
        first += 1
    while first <= last and (tokens[last].text in LOOSE or tokens[last].text in ("--", "and", "but", "(", "[")):
        last -= 1
    if first <= last and tokens[last].text in BRACKETS:
        opening = BRACKETS[tokens[last].text]
        if not any(token.text == opening for token in tokens[first:last]):
            last -= 1
    return (first, last) if first <= last else None


def whole(parse: Parse, quotes: Quotations, span: Span, cue: Token | None) -> Span:
    """A content that begins or ends inside a quotation, made to hold it; never beyond the one its cue stands in."""
    start, end = span.start, span.end
    around = quotes.at(cue.start) if cue else None
    if around is not None:
        return Span(max(start, around.inner.start), min(end, around.inner.end))
    at_start = quotes.at(start)
    if at_start and at_start.start < start and not parse.text[at_start.inner.start : start].strip():
        start = at_start.start
    at_end = quotes.at(end - 1)
    if at_end and at_end.end > end and at_end.start >= start:
        end = at_end.end
    return Span(start, end)


def piece(parse: Parse, quotes: Quotations, runs: Iterable[Run], cue: Token | None = None) -> ContentPart | None:
    """One content of several runs in text order."""
    spans: list[Span] = []
    for run in sorted(runs):
        cut = trimmed(parse, run)
        if cut is None:
            continue
        span = whole(parse, quotes, Span(parse.tokens[cut[0]].start, parse.tokens[cut[1]].end), cue)
        if span.start >= span.end:
            continue
        if spans and span.start < spans[-1].end:
            spans[-1] = Span(spans[-1].start, max(spans[-1].end, span.end))
        else:
            spans.append(span)
    return of_spans(parse, spans)


def of_spans(parse: Parse, spans: list[Span]) -> ContentPart | None:
    """One content of several spans in text order."""
    if not spans:
        return None
    start, end = spans[0].start, spans[-1].end
    parts = tuple(spans) if len(spans) > 1 else ()
    return ContentPart(start, end, parse.text[start:end], parts)
