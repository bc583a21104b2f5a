"""Phrases that name a source without a verb of saying in, attributions out: "according to X", "provided by X"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import phrase_at
from regesta.extract.manners import manner
from regesta.extract.quotations import Quotations
from regesta.extract.reported import cue_part
from regesta.extract.sources import agent_of, can_speak, is_speaker, reference
from regesta.extract.stretches import Run, piece
from regesta.lexicon.load import words
from regesta.model.parse import Parse, Token
from regesta.model.statement import ContentPart

CONTRAST = frozenset({"although", "though", "while", "whereas", "yet"})

LABEL = 48
"""Code points in which a speaker's name and a colon open a paragraph."""


def phrasal(analysis: Analysis, quotes: Quotations) -> Iterator[Attribution]:
    """The attributions of "according to X", "in the view of X"."""
    tokens = analysis.parse.tokens
    for token in tokens:
        last = phrase_at(tokens, token.i)
        if last is not None and (made := _phrase(analysis, quotes, token, tokens[last])) is not None:
            yield made


def _phrase(analysis: Analysis, quotes: Quotations, first: Token, last: Token) -> Attribution | None:
    parse = analysis.parse
    noun = last.child("pobj", "dobj")
    if noun is None:
        noun = _noun_after(analysis, last)
    if noun is None or noun.sentence != first.sentence:
        return None
    source = reference(analysis, noun, last.i)
    if source is None:
        return None
    end = next((t.i for t in reversed(parse.tokens_in(source.start, source.end))), noun.i)
    runs = _phrase_content(analysis, quotes, first.i, end)
    part = piece(parse, quotes, runs, first)
    if part is None:
        return None
    text = ContentPart(first.start, last.end, parse.text[first.start : last.end])
    return Attribution(source, text, part, manner(quotes, part), first, True, 0.7)


def _noun_after(analysis: Analysis, last: Token) -> Token | None:
    for token in analysis.parse.tokens[last.i + 1 : last.i + 12]:
        if token.pos in ("NOUN", "PROPN", "PRON") and token.dep != "compound":
            return token
    return None


def _phrase_content(analysis: Analysis, quotes: Quotations, first: int, last: int) -> list[Run]:
    """The sentence around "according to X": what stands before it, else what follows."""
    parse = analysis.parse
    sentence = parse.sentence_of(parse.tokens[first])
    start, end = sentence.first, sentence.last - 1
    if first - start >= 2:
        runs = [(start, first - 1)]
        between_commas = last + 2 < end and parse.tokens[last + 1].text == parse.tokens[first - 1].text == ","
        if between_commas and not any(t.dep == "nsubj" for t in parse.tokens[start:first]):
            runs.append((last + 1, end))
        return runs
    return [(last + 1, _before_contrast(parse, last + 1, end))] if last + 1 < end else []


def _before_contrast(parse: Parse, first: int, end: int) -> int:
    """Where a content stops: before the author's own "…, and although", "…, but"."""
    for token in parse.tokens[first + 1 : end]:
        if parse.tokens[token.i - 1].text != ",":
            continue
        after = parse.tokens[token.i + 1].lower
        if token.lower in ("and", "but", "yet") and (token.lower != "and" or after in CONTRAST):
            return token.i - 1
        if token.lower in CONTRAST and token.dep == "mark":
            return token.i - 1
    return end


def labelled(analysis: Analysis, quotes: Quotations) -> Iterator[Attribution]:
    """The attributions of a speaker and a colon that open a paragraph: "Poll: voters undecided", "LUND: No"."""
    parse = analysis.parse
    for block in parse.paragraphs:
        colon = parse.text.find(":", block.start, min(block.end, block.start + LABEL))
        token = parse.token_at(colon) if colon > block.start else None
        if token is None or token.text != ":" or quotes.at(colon) or parse.text[colon + 1 : colon + 2] != " ":
            continue
        label = parse.tokens_in(block.start, colon)
        head = parse.head_of(block.start, colon)
        if head is None or len(label) > 6 or any(t.pos in ("VERB", "AUX", "PUNCT") for t in label):
            continue
        named = head.ent == "PERSON" or (head.pos in ("NOUN", "PROPN") and is_speaker(head))
        rest = parse.tokens_in(colon + 1, block.end)
        if not named or len(rest) < 3 or quotes.at(rest[0].start):
            continue
        part = piece(parse, quotes, [(rest[0].i, rest[-1].i)], None)
        source = reference(analysis, head, token.i)
        if part is not None and source is not None:
            cue = ContentPart(token.start, token.end, token.text)
            yield Attribution(source, cue, part, manner(quotes, part), token, True, 0.5)


def provided(analysis: Analysis, quotes: Quotations) -> Iterator[Attribution]:
    """The attributions of participles: "figures provided by the army" has the army as its source."""
    parse = analysis.parse
    for verb in parse.tokens:
        if verb.tag != "VBN" or verb.dep != "acl" or verb.lemma not in words("source_participles", "lemma"):
            continue
        agent, noun = agent_of(verb), verb.head
        if agent is None or not can_speak(analysis, agent) or noun.pos == "VERB":
            continue
        part = piece(parse, quotes, [(noun.left_edge, verb.left_edge - 1)], verb)
        by = next(c for c in verb.children if agent.head is c)
        if part is not None:
            cue = cue_part(analysis, verb, by, None)
            source = reference(analysis, agent, by.i)
            yield Attribution(source, cue, part, manner(quotes, part), verb, True, 0.5)
