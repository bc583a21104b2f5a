"""A cue in, its source out: who answers for the content, with the span that names them."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.extract.cues import is_document, verb_cue
from regesta.extract.embedding import has_to
from regesta.extract.stretches import Run, trimmed
from regesta.lexicon.load import words
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "DET", "NUM"})
ABSENT = frozenset({"there", "this", "what"})
"""Words that stand before a cue without answering for it ("what matters")."""
ABSTRACT = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ship", "ism", "ing", "cy", "ure", "th")
"""Endings of nouns for events and qualities."""
OUTSIDE = frozenset({"relcl", "advcl", "parataxis", "ccomp", "dep", "xcomp", "nsubj", "aux", "npadvmod", "mark"})
"""What hangs on a noun by the parser's mistake, or tells more of it than who it is."""


def subject_of(verb: Token, steps: int = 8) -> Token | None:
    """The noun that a verb has as its subject, its own or shared through coordination and participles."""
    for token in _carriers(verb):
        own = [child for child in token.children if child.dep == "nsubj"]
        if own:
            return _nearest(own, token)
        if token.dep in ("acl", "relcl") and token.head.pos in NOMINAL:
            return _of_noun(token, token.head, steps)
        passive = token.child("nsubjpass")
        if passive is not None:
            return None if token is verb else passive
        if token is verb and token.child("expl", "csubj"):
            return None
    return None


def _of_noun(verb: Token, noun: Token, steps: int) -> Token | None:
    """Whose verb hangs on a noun: the noun's ("officials saying"), or that of who has it ("her bid to …")."""
    infinitive = has_to(verb)
    loose = verb.tag == "VBG" and noun.dep not in ("nsubj", "nsubjpass") and _after_comma(verb)
    if verb.tag == "VBD" and verb.child("dobj", "ccomp") is not None:
        return next((t for t in (noun, *noun.ancestors()) if t.pos in NOMINAL and t.dep in ("nsubj", "ROOT")), noun)
    if not infinitive and not loose:
        return noun
    if infinitive and (owner_ := noun.child("poss")) is not None:
        return owner_
    above = next((t for t in noun.ancestors() if t.pos in ("VERB", "AUX")), None)
    found = subject_of(above, steps - 1) if above is not None and above is not verb and steps else None
    return found or (noun if loose else None)


def _after_comma(verb: Token) -> bool:
    """Whether a participle is set off by a comma from the noun that the parser hung it on."""
    return any(c.dep == "punct" and c.text == "," and verb.head.i < c.i < verb.i for c in verb.head.children)


def _carriers(verb: Token) -> list[Token]:
    """The verb and those above it whose subject it can share."""
    chain = [verb]
    token = verb
    while token.dep in ("conj", "xcomp", "advcl", "ccomp", "pcomp", "prep") and token.head is not token:
        finite = token.tag in ("VBD", "VBZ", "VBP", "MD")
        if (token.dep == "ccomp" and finite) or (token.dep == "advcl" and finite):
            break
        token = token.head
        if token.pos in ("VERB", "AUX", "ADP", "ADJ"):
            chain.append(token)
        if token.dep in ("acl", "relcl"):
            break
    return chain


def _nearest(subjects: list[Token], verb: Token) -> Token:
    return min(subjects, key=lambda s: abs(s.i - verb.i))


def beside(parse: Parse, verb: Token) -> Token | None:
    """The noun next to a verb whose tree gives no subject: before it, or right behind ("said Smith")."""
    i = verb.i - 1
    while i >= 0 and parse.tokens[i].pos in ("AUX", "ADV", "PART") and parse.tokens[i].sentence == verb.sentence:
        i -= 1
    before = parse.tokens[i] if i >= 0 else None
    if before is not None and before.sentence == verb.sentence and before.pos in ("NOUN", "PROPN", "PRON"):
        return top_noun(before, verb)
    after = parse.tokens[verb.i + 1] if verb.i + 1 < len(parse.tokens) else None
    if after is not None and after.sentence == verb.sentence and after.pos in ("PROPN", "PRON", "DET", "ADJ", "NOUN"):
        return top_noun(after, verb)
    return None


def top_noun(token: Token, verb: Token) -> Token:
    """The head of the noun phrase that a token stands in, on its side of the verb."""
    noun = token
    while noun.head is not noun and noun.head.pos in NOMINAL | {"ADP"} and (noun.head.i < verb.i) == (token.i < verb.i):
        if noun.dep not in (
            "compound",
            "amod",
            "nmod",
            "det",
            "poss",
            "appos",
            "pobj",
            "prep",
            "flat",
            "nummod",
            "conj",
        ):
            break
        noun = noun.head
    return noun if noun.pos in NOMINAL else token


def agent_of(verb: Token) -> Token | None:
    """The noun behind "by" of a passive."""
    for child in verb.children:
        if child.dep == "agent" or (child.dep == "prep" and child.lower == "by" and child.i > verb.i):
            return child.child("pobj", "pcomp")
    return None


def phrase(noun: Token, limit: int | None = None) -> Run:
    """The tokens of a source: determiner, modifiers, appositions and further members; `limit` is never crossed."""
    first = last = noun.i
    for child in noun.children:
        if child.i < noun.i and child.dep not in OUTSIDE and child.dep not in ("punct", "cc", "preconj"):
            first = min(first, child.left_edge)
    for child in noun.children:
        if child.i < noun.i or child.dep in ("punct", "cc"):
            continue
        if child.dep in OUTSIDE:
            break
        last = max(last, child.right_edge)
    if limit is not None and first < limit <= last:
        last = limit - 1
    if limit is not None and limit < noun.i:
        first = max(first, limit + 1)
    return first, last


def reference(analysis: Analysis, noun: Token, limit: int | None = None) -> Reference | None:
    """The reference a source makes: its own span, and whoever the reference index says it is."""
    run = trimmed(analysis.parse, phrase(noun, limit))
    if run is None:
        return None
    tokens = analysis.parse.tokens
    start, end = tokens[run[0]].start, tokens[run[1]].end
    known = analysis.references.at(noun)
    return Reference(start, end, analysis.text[start:end], known.entity, known.also)


def owner(noun: Token) -> Token | None:
    """Who stands behind a document that speaks ("the ministry's statement"), where the text says so."""
    return noun.child("poss") if is_document(noun) else None


def spoken_to(verb: Token) -> Token | None:
    """The one addressed: the object of "told", the "to" of "said to reporters"."""
    cue = verb_cue(verb)
    if cue is None or "D" not in cue.frames:
        return None
    return verb.child("dobj", "dative")


def is_speaker(noun: Token) -> bool:
    """Whether a common noun is one for people, bodies or documents that speak."""
    return is_document(noun) or noun.lemma in words("speaker_nouns", "lemma")


def can_speak(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun names somebody or something that says, thinks or wants: a person, a body, a document."""
    if noun.pos in ("PROPN", "PRON") or is_speaker(noun):
        return True
    return noun.pos == "NOUN" and analysis.references.at(noun).entity is not None


def is_thing(analysis: Analysis, noun: Token) -> bool:
    """Whether a noun is an event or quality, which has no attitude ("the assistance will support …")."""
    return noun.pos == "NOUN" and noun.lemma.endswith(ABSTRACT) and not can_speak(analysis, noun)
