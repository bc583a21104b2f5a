"""A stretch of text in, the duties it speaks of out: their type, their words and whether they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table

BREAK = re.compile(
    r"[;:—]|,? (?:but|while|whereas|although|though|yet)\b|, (?:and|nor|which|so)\b"
    r"|\band (?=neither|nor|contains?|it\b|that\b)"
)
LEFT_OUT = re.compile(
    r"[^.;,]{0,25}?\b(?:is|are|was|were|does|do|did) (?:not\b|missing|absent|left out|excluded|nowhere|no part)"
)
TO_BE = re.compile(r"\b(?:is|are|was|were) to\b")
AUTOMATIC = re.compile(r"\bautomatic(?:ally)?\b")


@dataclass(frozen=True, slots=True)
class Duty:
    """A duty's words: "to defend the other" with its type, and whether it is said not to hold."""

    start: int
    end: int
    type: str
    detail: str | None
    negative: bool


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], str, str | None, bool], ...]:
    return tuple(
        (re.compile(row["pattern"].replace(" ", r"\s+")), row["type"], row["detail"] or None, row["strict"] == "yes")
        for row in table("obligation_phrases")
    )


@cache
def _any() -> re.Pattern[str]:
    """One expression for all, so that most sentences cost one search."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern, *_ in _patterns()))


@cache
def words_as(kind: str) -> frozenset[str]:
    """The words of one kind around a duty."""
    return frozenset(row["word"] for row in table("obligation_words") if row["as"] == kind)


def duties(text: str) -> list[Duty]:
    """The duties in one sentence, in text order, each stretch taken by the first pattern that fits."""
    low = text.lower().replace("’", "'")
    if len(low) != len(text) or not _any().search(low):
        return []
    found: list[Duty] = []
    cuts = [0, *(m.start() for m in BREAK.finditer(low)), len(low)]
    for pattern, type_, detail, strict in _patterns():
        for match in pattern.finditer(low):
            if any(match.start() < duty.end and duty.start < match.end() for duty in found):
                continue
            begin = max(cut for cut in cuts if cut <= match.start())
            before = low[begin : match.start()]
            whole = before + low[match.start() : min(cut for cut in cuts if cut >= match.end())]
            if _is_bound(before, whole, strict):
                denied = _negative(before) or bool(LEFT_OUT.match(low[match.end() : match.end() + 60]))
                found.append(Duty(match.start(), match.end(), type_, detail, denied))
    return sorted(found, key=lambda duty: duty.start)


def _is_bound(before: str, clause: str, strict: bool) -> bool:
    if set(re.findall(r"[\w']+", before)) & words_as("wish"):
        return False
    if AUTOMATIC.search(clause) and _negative(before):
        return False
    return strict or bool(TO_BE.search(clause)) or bool(set(re.findall(r"[\w']+", clause)) & words_as("duty"))


def _negative(before: str) -> bool:
    """Whether a negator stands before a duty in its clause."""
    found = [word for word in _tokens(before) if word in words_as("negator")]
    return bool(found) and not re.search(r"\bnot only\b|\bno less\b|\bnot just\b", before)


def _tokens(text: str) -> Iterator[str]:
    for word in re.findall(r"[\w']+", text):
        yield "n't" if word.endswith("n't") else word
