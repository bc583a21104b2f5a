"""Nouns and adjectives of speech and thought in, their attributions out: "his claim that …", "is confident that …"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import Cue, adjective_cue, is_light, noun_cue
from regesta.extract.manners import manner
from regesta.extract.quotations import Quotations
from regesta.extract.reported import SAY_SO, cue_part, source_of
from regesta.extract.sources import reference, subject_of
from regesta.extract.stretches import Run, piece
from regesta.model.parse import Token


def adjectival(analysis: Analysis, quotes: Quotations, used: set[int]) -> Iterator[Attribution]:
    """The attributions of adjectives: "is confident that …", "was critical of …"."""
    for word in analysis.parse.tokens:
        cue = adjective_cue(word)
        if cue is None or word.i in used:
            continue
        content, last = _noun_content(word, cue)
        part = piece(analysis.parse, quotes, [content], word) if content else None
        verb = word.head if word.dep in ("acomp", "oprd") else word
        noun = subject_of(verb)
        if part is None or noun is None:
            continue
        source, possessed = source_of(analysis, noun, verb)
        cued = cue_part(analysis, verb, last, possessed)
        stated = content is not None and cue.kind in SAY_SO and last is word
        yield Attribution(source, cued, part, manner(quotes, part), word, stated, 0.5)


def nominal(analysis: Analysis, quotes: Quotations, used: set[int]) -> Iterator[Attribution]:
    """The attributions of nouns: "his claim that …", "issued a call for …", "a demand by unions that …"."""
    for noun in analysis.parse.tokens:
        if noun.i in used:
            continue
        cue = noun_cue(noun)
        if cue is not None and (made := _noun(analysis, quotes, noun, cue)) is not None:
            yield made


def _noun(analysis: Analysis, quotes: Quotations, noun: Token, cue: Cue) -> Attribution | None:
    parse = analysis.parse
    content, last = _noun_content(noun, cue)
    if content is None:
        return None
    part = piece(parse, quotes, [content], noun)
    if part is None:
        return None
    holder, first = _holder(noun, last)
    if holder is None and last is not noun:
        return None
    source = reference(analysis, holder, noun.i) if holder is not None else None
    cued = cue_part(analysis, first, last, None)
    return Attribution(source, cued, part, manner(quotes, part), noun, "t" in cue.frames and cue.kind in SAY_SO, 0.5)


def _noun_content(noun: Token, cue: Cue) -> tuple[Run | None, Token]:
    for child in noun.children:
        if child.i < noun.i:
            continue
        if child.dep in ("acl", "ccomp", "relcl") and "t" in cue.frames:
            mark = child.child("mark")
            if noun.pos != "NOUN" or (mark is not None and mark.lower in ("that", "whether", "if")):
                return (child.left_edge, child.right_edge), noun
        if (
            child.dep in ("acl", "xcomp")
            and "i" in cue.frames
            and any(c.lower == "to" and c.dep == "aux" for c in child.children)
        ):
            return (child.left_edge, child.right_edge), noun
        if child.dep == "prep" and child.lower in cue.prepositions:
            inner = child.child("pobj", "pcomp")
            if inner is not None:
                return (inner.left_edge, inner.right_edge), child
    return None, noun


def _holder(noun: Token, last: Token) -> tuple[Token | None, Token]:
    """Who a noun of attribution belongs to, and the first word of its cue."""
    owner_ = noun.child("poss")
    if owner_ is not None:
        return owner_, noun
    for child in noun.children:
        if child.dep == "prep" and child.lower in ("by", "of", "from") and child is not last and child.child("pobj"):
            return child.child("pobj"), noun
    head = noun.head
    if noun.dep in ("dobj", "pobj") and head.pos == "VERB" and is_light(head):
        return subject_of(head), head
    return None, noun
