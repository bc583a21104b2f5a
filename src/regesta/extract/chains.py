"""Attributions in, the chain of say-so at a token out: nearest speaker first."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import is_relay
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.span import Span
from regesta.model.statement import Say

FAR = 20_000
"""Code points that no content is longer than; keeps the search short in long documents."""
FIRST_PERSON = frozenset({"i", "we"})
SECOND_PERSON = frozenset({"you", "one"})


def says_at(analysis: Analysis, token: Token) -> tuple[Say, ...]:
    """The say-so that answers for `token`: every attribution of speech whose content holds it, innermost first.

    "I think" inside a quotation is its speaker's, so that one who speaks twice stands in the chain once.
    """
    holding = sorted((a for a in around(analysis.attributions, token) if a.speech and not addressed(a)), key=nearness)
    links: list[Say] = []
    for n, a in enumerate(holding):
        said_by_self = n + 1 < len(holding) and a.source is not None and a.source.text.lower() in FIRST_PERSON
        if not said_by_self and not any(_same(a.source, link.source) for link in links):
            links.append(say_of(analysis, a))
    return tuple(links)


def nearness(a: Attribution) -> tuple[int, bool, int]:
    """Orders attributions around one token from the inside out; who is cited stands inside the one who cites."""
    return a.content.end - a.content.start, not (a.verb is not None and is_relay(a.verb)), a.content.start


def addressed(a: Attribution) -> bool:
    """Whether an attribution speaks of those spoken to ("as you know"), who pass nothing on."""
    return a.source is not None and a.source.text.lower() in SECOND_PERSON


def _same(one: Reference | None, other: Reference | None) -> bool:
    """Whether two sources are one and the same."""
    if one is None or other is None:
        return False
    if one.entity is not None and other.entity is not None:
        return one.entity.id == other.entity.id
    return one.text.lower() == other.text.lower()


def around(attributions: list[Attribution], token: Token) -> Iterator[Attribution]:
    """The attributions (in order of content) whose content holds a token; looks back no farther than FAR."""
    n = bisect_right(attributions, token.start, key=lambda a: a.content.start)
    while n and attributions[n - 1].content.start > token.start - FAR:
        n -= 1
        if holds(attributions[n], token):
            yield attributions[n]


def holds(attribution: Attribution, token: Token) -> bool:
    """Whether a token stands in the content of an attribution (in one of its parts)."""
    content = attribution.content
    if not content.start <= token.start < content.end:
        return False
    return not content.parts or any(part.start <= token.start < part.end for part in content.parts)


def say_of(analysis: Analysis, attribution: Attribution) -> Say:
    """One link of a chain: the source and the cue of an attribution."""
    cue = attribution.cue
    return Say(attribution.source, Span(cue.start, cue.end).within(analysis.text) if cue else None)
