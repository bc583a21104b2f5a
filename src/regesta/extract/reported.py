"""Cue verbs of speech and thought in, their attributions out."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract import contents
from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import Cue, is_relay, verb_cue
from regesta.extract.embedding import has_to
from regesta.extract.manners import manner
from regesta.extract.quotations import Quotations
from regesta.extract.sources import ABSENT, agent_of, beside, can_speak, is_thing, owner, reference, subject_of
from regesta.extract.stretches import Run, piece
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.statement import ContentPart

FINITE = frozenset({"VBD", "VBZ", "VBP"})
EMPTY = frozenset({"which", "that", "it", "what", "who", "whom", "this", "so"})
"""Contents that say nothing by themselves."""
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
    """The attribution of one cue verb: what it takes first of clause, accusation, name, infinitive, phrase, object."""
    parse, last = analysis.parse, verb
    content = contents.clause(parse, verb, cue)
    if _is_passive(verb):
        return _passive(analysis, quotes, verb, cue, content)
    content = content or contents.accusation(verb, cue)
    stated, bare = content is not None, False
    content = content or contents.predicate(verb, cue) or contents.named(parse, quotes, verb, cue)
    if content is None and (content := contents.infinitive(verb, cue)) is not None:
        stated = cue.kind == "speech" and content[0].tag == "VBG"
    if content is None and (by := contents.prepositional(verb, cue)):
        content, last, bare = (by[0], by[2]), by[1], True
    if content is None and not _relays(analysis, verb):
        content, bare = contents.noun_phrase(parse, verb, cue), True
        stated = content is not None and cue.kind in ("speech", "show")
    part = piece(parse, quotes, content[1], verb) if content else None
    if part is None or part.text.lower() in EMPTY or (bare and has_to(verb)):
        return None
    noun = subject_of(verb) or (beside(parse, verb) if stated or verb.tag in FINITE else None)
    if noun is None and not stated and verb.tag in ("VB", "VBG", "VBN"):
        return None
    if noun is not None and not _may_hold(analysis, noun, verb, cue, bare):
        return None
    source, possessed = source_of(analysis, noun, verb)
    cued = cue_part(analysis, verb, last, possessed)
    return Attribution(source, cued, part, manner(quotes, part), verb, stated and cue.kind in SAY_SO, 0.7)


def _relays(analysis: Analysis, verb: Token) -> bool:
    """Whether a participle only names another source ("citing officials")."""
    noun = verb.child("dobj")
    return is_relay(verb) and noun is not None and can_speak(analysis, noun)


def _may_hold(analysis: Analysis, noun: Token, verb: Token, cue: Cue, bare: bool) -> bool:
    """Whether a subject can have said or wanted something: events and qualities can not."""
    if noun.lower in ("which", "that") and verb.dep == "relcl":
        noun = verb.head
        if bare or cue.kind in ATTITUDES:
            return can_speak(analysis, noun)
    if bare and cue.kind in ("speech", "show"):
        return can_speak(analysis, noun)
    return cue.kind not in ATTITUDES or not is_thing(analysis, noun)


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
        named = {"a"} if verb.dep == "acl" and agent is None else {"I", "a", "t"}
        if subject is not None and rest and cue.frames & named:
            runs = [(subject.left_edge, subject.right_edge), (rest[0].left_edge, rest[-1].right_edge)]
            stated = "t" in cue.frames
        elif subject is not None and agent is not None and cue.frames & {"o", "t", "b"} and verb.dep != "acl":
            runs = [(subject.left_edge, subject.right_edge)]
            stated = cue.kind in ("speech", "show")
    if runs is None:
        return None
    part = piece(parse, quotes, runs, verb)
    if part is None:
        return None
    source = reference(analysis, agent, verb.i) if agent is not None else None
    last = next((c for c in verb.children if c.dep == "agent"), verb) if agent is not None else verb
    cued = cue_part(analysis, verb, last if agent is not None and agent.i > verb.i else verb, None)
    return Attribution(source, cued, part, manner(quotes, part), verb, stated and cue.kind in SAY_SO, 0.6)


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
