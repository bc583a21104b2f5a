"""Attributions as found in, the same made to agree with each other out: sources, limits and relayed say-so."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import is_relay
from regesta.extract.sources import can_speak, reference
from regesta.model.parse import Token
from regesta.model.reference import Entity
from regesta.model.span import Span
from regesta.model.statement import ContentPart

HE_OR_SHE = frozenset({"he", "she"})
NEAR = 1
"""Paragraphs over which "he said" means the person who spoke last, whatever else is named between."""


def settled(analysis: Analysis, found: list[Attribution]) -> list[Attribution]:
    """All attributions with their sources and contents settled, in order of content."""
    by_sentence: dict[int, list[Attribution]] = {}
    for a in found:
        if a.verb is not None:
            by_sentence.setdefault(a.verb.sentence, []).append(a)
    found = [_inside(analysis, a, by_sentence) for a in found]
    found = [_shared(a, by_sentence) for a in found]
    found = _alike(list(_spoken(analysis, found)))
    found.extend(_relayed(analysis, found))
    return sorted(found, key=lambda a: (a.content.start, -a.content.end))


def _near(a: Attribution, by_sentence: dict[int, list[Attribution]]) -> Iterator[Attribution]:
    """The attributions with a cue in the same sentence or one beside it."""
    if a.verb is not None:
        for sentence in range(a.verb.sentence - 1, a.verb.sentence + 2):
            yield from by_sentence.get(sentence, ())


def parts_of(a: Attribution) -> tuple[Span, ...]:
    """The spans of an attribution's content."""
    return a.content.parts or (Span(a.content.start, a.content.end),)


def _inside(analysis: Analysis, inner: Attribution, by_sentence: dict[int, list[Attribution]]) -> Attribution:
    """An attribution whose cue stands in another's quotation, with its content cut to end there too."""
    if inner.cue is None or inner.content.parts:
        return inner
    for outer in _near(inner, by_sentence):
        if outer is inner or outer.manner == "indirect" or outer.cue is None or outer.score < 0.9:
            continue
        held = outer.content.start <= inner.cue.start < outer.content.end
        if held and inner.content.start < outer.content.end < inner.content.end:
            end = outer.content.end
            content = ContentPart(inner.content.start, end, analysis.text[inner.content.start : end])
            return replace(inner, content=content)
    return inner


def _shared(a: Attribution, by_sentence: dict[int, list[Attribution]]) -> Attribution:
    """A participle behind a content (…, further saying “…”) with the speaker of that content, not a noun in it."""
    if a.verb is None or a.cue is None or a.source is None or a.verb.tag != "VBG":
        return a
    for other in _near(a, by_sentence):
        if other is a or other.verb is None or other.verb.sentence != a.verb.sentence or other.source is None:
            continue
        if not other.speech or other.verb.i > a.verb.i or other.verb.tag == "VBG":
            continue
        source_in = any(part.start <= a.source.start < part.end for part in parts_of(other))
        cue_in = any(part.start <= a.cue.start < part.end for part in parts_of(other))
        if source_in and not cue_in:
            return replace(a, source=other.source)
    return a


def _spoken(analysis: Analysis, found: list[Attribution]) -> Iterator[Attribution]:
    """Attributions to "he" or "she" with the person who spoke last by name, where that is near."""
    order = sorted(found, key=lambda a: a.cue.start if a.cue else a.content.start)
    last: tuple[Entity, int] | None = None
    for a in order:
        noun, paragraph, source = _noun(analysis, a), _paragraph(analysis, a), a.source
        if source is not None and a.speech and source.text.lower() in HE_OR_SHE and last is not None:
            entity, where = last
            near = NEAR if a.manner == "direct" else NEAR + 1
            if paragraph - where <= near and (a.manner == "direct" or source.entity is None):
                a = replace(a, source=replace(source, entity=entity))
                last = (entity, paragraph)
        elif noun is not None and source is not None and source.entity is not None and _is_person(noun):
            last = (source.entity, paragraph)
        yield a


def _alike(found: list[Attribution]) -> list[Attribution]:
    """One source span has one entity, however many cues share it; what a quotation says of it comes first."""
    known = {a.source.span: a.source for a in sorted(found, key=lambda a: a.score) if a.source and a.source.entity}
    return [replace(a, source=known[a.source.span]) if a.source and a.source.span in known else a for a in found]


def _is_person(noun: Token) -> bool:
    """Whether a source's head looks like a person's name."""
    return noun.pos == "PROPN" and noun.ent in ("PERSON", "")


def _noun(analysis: Analysis, a: Attribution) -> Token | None:
    return analysis.parse.head_of(a.source.start, a.source.end) if a.source is not None else None


def _paragraph(analysis: Analysis, a: Attribution) -> int:
    start = a.cue.start if a.cue else a.content.start
    return bisect_right(analysis.parse.paragraphs, start, key=lambda block: block.start)


def _relayed(analysis: Analysis, found: list[Attribution]) -> Iterator[Attribution]:
    """The sources that a report cites ("CNN reported, citing officials, that …"): they answer for what it reports."""
    for a in found:
        verb = a.verb
        if verb is None or a.cue is None or not a.speech or a.score < 0.6:
            continue
        for word in analysis.parse.tokens_of(analysis.parse.sentence_of(verb)):
            if not is_relay(word) or (noun := word.child("dobj")) is None:
                continue
            below = word.dep in ("advcl", "acl", "prep", "dep") and _hangs_on(word, a)
            if not below or not can_speak(analysis, noun) or _in_content(a, word):
                continue
            source = reference(analysis, noun, word.i)
            cue = ContentPart(word.start, word.end, word.text)
            yield Attribution(source, cue, a.content, a.manner, word, True, 0.55)
            break


def _hangs_on(word: Token, a: Attribution) -> bool:
    """Whether a participle hangs on a cue verb or stands in its source."""
    above = list(word.ancestors())
    in_source = a.source is not None and a.source.start <= word.head.start < a.source.end
    return a.verb in above[:2] or in_source or (bool(above) and a.verb is not None and above[0].head is a.verb)


def _in_content(a: Attribution, word: Token) -> bool:
    return any(part.start <= word.start < part.end for part in parts_of(a))
