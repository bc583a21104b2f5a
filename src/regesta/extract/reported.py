"""Cues of reported speech and thought in, attributions out: verbs, nouns and phrases like "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract import contents
from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import Cue, adjective_cue, is_light, noun_cue, phrase_at, verb_cue
from regesta.extract.embedding import has_to
from regesta.extract.manners import manner
from regesta.extract.quotations import Quotations
from regesta.extract.sources import ABSENT, agent_of, beside, is_thing, owner, reference, subject_of
from regesta.extract.stretches import Run, piece
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference
from regesta.model.statement import ContentPart

CONTRAST = frozenset({"although", "though", "while", "whereas", "yet"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
ATTITUDES = frozenset({"attitude", "wish", "plan", "demand", "ruling"})
SAY_SO = frozenset({"speech", "show", "belief", "perception", "ruling"})
"""Kinds whose content is put forward as so; wishes, plans and attitudes pass nothing on."""


def verbal(analysis: Analysis, quotes: Quotations, used: set[int]) -> Iterator[Attribution]:
    """The attributions of cue verbs that no quotation has used."""
    for verb in analysis.parse.tokens:
        if verb.i in used:
            continue
        cue = verb_cue(verb)
        if cue is None:
            continue
        made = _active(analysis, quotes, verb, cue)
        if made is not None:
            yield made


def _active(analysis: Analysis, quotes: Quotations, verb: Token, cue: Cue) -> Attribution | None:
    parse = analysis.parse
    passive = _is_passive(verb)
    last = verb
    stated = False
    content = contents.clause(parse, verb, cue)
    if content is not None:
        stated = True
    if passive:
        return _passive(analysis, quotes, verb, cue, content)
    if content is None and (content := contents.accusation(verb, cue)) is not None:
        stated = True
    if content is None:
        content = contents.predicate(verb, cue) or contents.named(parse, quotes, verb, cue)
        content = content or contents.infinitive(verb, cue)
    if content is None and (by := contents.prepositional(verb, cue)):
        content, last = (by[0], by[2]), by[1]
    if content is None:
        content = contents.noun_phrase(parse, verb, cue)
        stated = content is not None and cue.kind in ("speech", "show")
    if content is None:
        return None
    part = piece(parse, quotes, content[1], verb)
    if part is None:
        return None
    noun = subject_of(verb) or (beside(parse, verb) if stated or verb.tag in FINITE else None)
    if noun is not None and cue.kind in ATTITUDES and is_thing(analysis, noun):
        return None
    if not stated and last is not verb and has_to(verb) and cue.kind in ATTITUDES:
        return None
    source, possessed = source_of(analysis, noun, verb)
    if noun is None and not stated and verb.tag in ("VB", "VBG", "VBN"):
        return None
    words = cue_part(analysis, verb, last, possessed)
    return Attribution(source, words, part, manner(quotes, part), verb, stated and cue.kind in SAY_SO, 0.7)


def _is_passive(verb: Token) -> bool:
    """A passive, or a participle that stands for one ("asked whether …, he …", "a man known as …")."""
    deps = {c.dep for c in verb.children}
    if deps & {"auxpass", "nsubjpass"}:
        return True
    bare = "nsubj" not in deps and "aux" not in deps
    return bare and (
        (verb.tag == "VBN" and verb.dep in ("acl", "amod")) or (verb.tag in ("VBN", "VBD") and verb.dep == "advcl")
    )


def _passive(
    analysis: Analysis, quotes: Quotations, verb: Token, cue: Cue, content: tuple[Token, list[Run]] | None
) -> Attribution | None:
    """ "is said to have fled", "was condemned by Paris", "were urged to leave"."""
    parse = analysis.parse
    agent = agent_of(verb)
    subject = verb.child("nsubjpass")
    if subject is None and verb.dep == "acl":
        subject = verb.head
    stated = content is not None
    runs: list[Run] | None = content[1] if content else None
    if runs is None:
        rest = [
            c
            for c in verb.children
            if c.i > verb.i and (c.dep in ("xcomp", "oprd") or (c.dep == "prep" and c.lower == "as"))
        ]
        if subject is not None and rest and cue.frames & {"I", "a", "t"}:
            runs = [(subject.left_edge, subject.right_edge), (rest[0].left_edge, rest[-1].right_edge)]
            stated = "t" in cue.frames
        elif subject is not None and agent is not None and cue.frames & {"o", "t", "b"} and verb.dep != "acl":
            runs = [(subject.left_edge, subject.right_edge)]
    if runs is None:
        return None
    part = piece(parse, quotes, runs, verb)
    if part is None:
        return None
    source = reference(analysis, agent, verb.i) if agent is not None else None
    last = next((c for c in verb.children if c.dep == "agent"), verb) if agent is not None else verb
    words = cue_part(analysis, verb, last if agent is not None and agent.i > verb.i else verb, None)
    return Attribution(source, words, part, manner(quotes, part), verb, stated and cue.kind in SAY_SO, 0.6)


def source_of(analysis: Analysis, noun: Token | None, verb: Token) -> tuple[Reference | None, Token | None]:
    """The source a subject makes; of "the ministry's statement" the ministry, the statement being part of the cue."""
    if noun is None or noun.lower in ABSENT or noun.dep == "expl":
        return None, None
    behind = owner(noun)
    if behind is not None and noun.i < verb.i:
        return reference(analysis, behind, noun.i), noun
    return reference(analysis, noun, verb.i), None


def cue_part(analysis: Analysis, verb: Token, last: Token, first: Token | None) -> ContentPart:
    """The words of a cue: auxiliaries, negation and adverbs before the verb, the verb, its preposition."""
    tokens = analysis.parse.tokens
    start = verb.i
    for child in verb.children:
        if child.i < verb.i and child.dep in ("aux", "auxpass", "neg", "advmod"):
            start = (
                min(start, child.i)
                if all(t.dep in ("aux", "auxpass", "neg", "advmod") or t.i == verb.i for t in tokens[child.i : verb.i])
                else start
            )
    if first is not None and first.i < start:
        start = first.i
    end = max(verb.i, last.i)
    text = analysis.text[tokens[start].start : tokens[end].end]
    return ContentPart(tokens[start].start, tokens[end].end, text)


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
        words = cue_part(analysis, verb, last, possessed)
        stated = content is not None and cue.kind in SAY_SO and last is word
        yield Attribution(source, words, part, manner(quotes, part), word, stated, 0.5)


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
    words = cue_part(analysis, first, last, None)
    return Attribution(source, words, part, manner(quotes, part), noun, "t" in cue.frames and cue.kind in SAY_SO, 0.5)


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
