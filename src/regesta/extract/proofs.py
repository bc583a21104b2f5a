"""A parse in, its talk of evidence out: offered, not offered or none found, with the words that say so."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.extract.certainty import negated
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token
from regesta.model.span import Passage, Span
from regesta.model.statement import Evidence

BARE = frozenset({"without", "no"})
UNFOUNDED = frozenset({"baselessly", "unfoundedly"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class Proof:
    """What a text says of evidence at one place: "without providing evidence" is not-offered.

    `head` is the verb or noun it hangs on; `topic` what the evidence would be of, where the
    text says it ("no evidence of an attack"); `owner` the one who offers it or not; `clausal`
    says that the topic is a statement of its own ("no evidence that troops left").
    """

    kind: Evidence
    passage: Passage
    head: Token
    topic: Span | None = None
    owner: Token | None = None

    clausal: bool = False


def proofs(parse: Parse) -> Iterator[Proof]:
    """Every place where a text says that there is, or is no, evidence."""
    for token in parse.tokens:
        if token.pos == "NOUN" and token.lemma in _words("proof"):
            made = _of_proof(parse, token)
        elif token.pos == "NOUN" and token.lemma in _words("media"):
            made = _of_media(parse, token)
        elif token.lower in UNFOUNDED and token.head.pos in VERBAL:
            made = Proof("not-offered", token.span.within(parse.text), token.head, None, token.head)
        else:
            continue
        if made is not None:
            yield made


def _of_proof(parse: Parse, noun: Token) -> Proof | None:
    """What is said of "evidence": who gives it or not, whether any is found."""
    verb = _governor(noun)
    topic = _topic(parse, noun)
    none = any(c.lower in ("no", "little", "scant") for c in noun.children)
    above = noun.head
    if above.lower == "without":
        return Proof("not-offered", _passage(parse, above, noun), above.head, topic, above.head)
    if verb is None:
        return None
    if verb.dep == "pcomp" and verb.head.lower == "without":
        return Proof("not-offered", _passage(parse, verb.head, noun), verb.head.head, topic, verb.head.head)
    denied = none or negated(verb) or _withheld(verb)
    given = noun.dep == "dobj" and verb.lemma in _words("give") and verb.child("expl") is None
    if given and verb.lemma == "have" and none:
        given = verb.child("nsubj") is not None
    if given:
        kind: Evidence = "not-offered" if denied else "offered"
        return Proof(kind, _passage(parse, verb, noun), verb, topic, verb)
    if denied and verb.lemma in _words("find"):
        clausal = topic is not None and any(t.tag in FINITE for t in parse.tokens_in(topic.start, topic.end))
        return Proof("none-found", _passage(parse, verb, noun), verb, topic, None, clausal)
    return None


def _governor(noun: Token) -> Token | None:
    """The verb that evidence is subject or object of."""
    while noun.dep == "conj" and noun.head.pos == "NOUN":
        noun = noun.head
    roles = ("dobj", "nsubj", "nsubjpass", "attr", "pobj")
    return noun.head if noun.dep in roles and noun.head.pos in VERBAL else None


def _withheld(verb: Token) -> bool:
    """Whether a verb is only what was not done: "declined to offer proof", "has yet to offer proof"."""
    above = verb.head
    if verb.dep != "xcomp" or above is verb:
        return False
    yet = any(c.lower == "yet" for t in (above, verb) for c in t.children)
    return above.lemma in _words("withhold") or (above.lemma in ("have", "be") and yet)


def _topic(parse: Parse, noun: Token) -> Span | None:
    """What evidence is of: "evidence of an attack", "evidence that troops left"."""
    for child in noun.children:
        if child.i < noun.i:
            continue
        if (
            child.dep == "prep"
            and child.lower in ("of", "for", "about", "to")
            and (inner := child.child("pobj", "pcomp"))
        ):
            return parse.edges(inner)
        if child.dep in ("acl", "ccomp", "relcl"):
            return parse.edges(child)
    verb = noun.head
    clause = verb.child("ccomp", "acl") if verb.pos in VERBAL else None
    return parse.edges(clause) if clause is not None and clause.i > noun.i else None


def _of_media(parse: Parse, noun: Token) -> Proof | None:
    """What is said of images, video, documents and data: shown by the one who claims, or showing it themselves."""
    verb = _governor(noun)
    if verb is not None and noun.dep == "dobj" and verb.lemma in _words("show") and not negated(verb):
        return Proof("offered", _passage(parse, verb, noun), verb, None, verb)
    shows = (
        verb is not None and noun.dep == "nsubj" and verb.lemma in ("show", "reveal", "indicate", "suggest", "confirm")
    )
    if shows and verb is not None and not negated(verb):
        clause = verb.child("ccomp", "dobj")
        return Proof("offered", _passage(parse, noun, noun), verb, parse.edges(clause) if clause else None, None)
    if noun.dep == "pobj" and noun.head.lower == "to" and noun.head.head.lower == "according":
        return Proof("offered", _passage(parse, noun, noun), noun.head.head, None, None)
    if verb is not None and noun.dep == "dobj" and verb.lower == "citing":
        return Proof("offered", _passage(parse, verb, noun), verb.head, None, verb)
    return None


def _passage(parse: Parse, one: Token, other: Token) -> Passage:
    """The words from one token to another, with the noun's own words and the verb's negation and auxiliaries."""
    first, last = min(one.i, other.i), max(one.i, other.i)
    for token in (one, other):
        for child in token.children:
            if child.dep in ("det", "amod", "compound", "neg", "aux", "auxpass", "advmod") and child.i < token.i:
                first = min(first, child.i)
    return Span(parse.tokens[first].start, parse.tokens[last].end).within(parse.text)


@cache
def _words(role: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("evidence") if row["role"] == role)
