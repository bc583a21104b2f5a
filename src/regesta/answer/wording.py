"""A place in a document in, words for a brief out: verbatim, with unclear pronouns named, and what supports them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from functools import cache

from regesta.answer.brief_model import Cite, Material
from regesta.lexicon.load import table, words
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span

NAMED = ("person", "organization", "state", "group", "place", "weapon", "agreement")
LONGEST = 320
"""Code points of verbatim text in a cell; longer passages are cut at a word and end in an ellipsis."""


def name_of(material: Material, ref: Reference) -> tuple[str, tuple[Passage, ...]]:
    """How a reference is called in its document, and the passages that call it so.

    A pronoun or a description whose entity is named elsewhere in the document is called by that
    name, in brackets, and the place of the name is cited too.
    """
    own = ref.passage
    if not stands_in(ref.text) or ref.entity is None:
        return tidy(ref.text), (own,)
    naming = naming_passage(material, ref)
    return (f"[{tidy(naming.text)}]", (own, naming)) if naming else (tidy(ref.text), (own,))


def stands_in(text: str) -> bool:
    """Whether words are a pronoun, which says nothing out of its place."""
    return text.casefold() in words("pronouns")


@cache
def _possessives() -> frozenset[str]:
    return frozenset(row["word"] for row in table("pronouns") if row["possessive"])


def naming_passage(material: Material, ref: Reference) -> Passage | None:
    """The mention that names the reference's entity: by its full name if any does, nearest before, else the first."""
    if ref.entity is None:
        return None
    found = [
        m
        for m in material.mentions
        if m.type in NAMED and m.entity and m.entity.id == ref.entity.id and not stands_in(m.text)
    ]
    if not found:
        return None
    whole = [m for m in found if m.text.casefold() == ref.entity.name.casefold()] or found
    before = [m for m in whole if m.start <= ref.start]
    best = before[-1] if before else whole[0]
    return Passage(best.start, best.end, best.text)


def wording(material: Material, span: Span, refs: Iterable[Reference]) -> tuple[str, tuple[Passage, ...]]:
    """The words of a span with its pronouns named in brackets, and the passages they rest on."""
    text = material.document.text
    pieces, passages, at = [], [span.within(text)], span.start
    for ref in sorted(set(refs), key=lambda r: r.start):
        if not (span.contains(ref.span) and at <= ref.start and stands_in(ref.text)):
            continue
        name, support = name_of(material, ref)
        if len(support) > 1:
            possessive = "’s" if ref.text.casefold() in _possessives() else ""
            pieces += [text[at : ref.start], name + possessive]
            passages.append(support[1])
            at = ref.end
    pieces.append(text[at : span.end])
    return shorten(tidy("".join(pieces))), tuple(passages)


def tidy(text: str) -> str:
    """Text on one line, without space around it and without a stray opening or closing comma."""
    return re.sub(r"\s+", " ", text).strip().strip(",;").strip()


def shorten(text: str, longest: int = LONGEST) -> str:
    """Text cut at a word where it is longer than `longest`."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + " …"


def context_of(material: Material, span: Span) -> Passage:
    """The sentence (or sentences) that a span stands in; its line where the text was not split."""
    text, sentences = material.document.text, material.sentences
    if not sentences:
        end = text.find("\n", span.end)
        return Span(text.rfind("\n", 0, span.start) + 1, end if end >= 0 else len(text)).within(text)
    starts = [start for start, _ in sentences]
    first = sentences[max(0, bisect_right(starts, span.start) - 1)]
    last = sentences[max(0, bisect_right(starts, max(span.start, span.end - 1)) - 1)]
    return Span(min(span.start, first[0]), max(span.end, last[1])).within(text)


def cite(material: Material, number: int, statement: str, passages: Iterable[Passage]) -> Cite:
    """A support in one document, with the sentence its first passage stands in."""
    kept = tuple(dict.fromkeys(p for p in passages if p.text))
    doc = material.document
    page = bisect_right(doc.pages, kept[0].start) if doc.pages else None
    return Cite(number, doc.id, statement, kept, context_of(material, kept[0].span), page)
