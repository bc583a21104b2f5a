"""A parse in, the places that speak of agreements out: names, nouns and words that stand for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import agent, governor
from regesta.extract.pact_parties import (
    FRAME,
    agreement_nouns,
    distinct,
    is_named,
    main_verb,
    only_names,
    told_parties,
    verbs,
    verbs_as,
)
from regesta.extract.parties import actor_at, actors_at
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

POINTING = ("the", "this", "that", "these", "both", "such", "said")
UNREAL = ("no", "any", "some")
LENGTH = ("day", "hour", "week", "month", "year")
CLOSING = ("suspended", "withdrawn", "ended", "replaced", "ratified", "in-force", "signed")
BODY = ("organization", "organisation")


@dataclass(slots=True, eq=False)
class PactMention:
    """One place that speaks of an agreement: its head noun and what stands around it."""

    head: Token
    name: str
    proper: bool
    pointing: bool
    kind: str
    words: frozenset[str]
    parties: list[Reference]
    unreal: bool = False
    signed: bool = False
    bound: tuple[Reference, ...] = ()
    told: bool = False
    binds: bool = False


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Known names by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in table("agreement_names"):
        words = tuple(row["name"].split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


def mentions(analysis: Analysis) -> Iterator[PactMention]:
    tokens = analysis.parse.tokens
    skip = -1
    for token in tokens:
        if token.i <= skip:
            continue
        known = _known(tokens, token)
        kind = agreement_nouns().get(token.lemma.lower()) or agreement_nouns().get(token.lower)
        if known is not None:
            after = tokens[known.i + 1] if known.i + 1 < len(tokens) else None
            noun = after is not None and after.lemma.lower() in agreement_nouns()
            if after is not None and after.text == ")" and after.i + 1 < len(tokens):
                follows = tokens[after.i + 1]
                if follows.lemma.lower() in agreement_nouns():
                    skip = follows.i
                    mention = _mention(analysis, follows, "known", None)
                    mention.name = analysis.text[token.start : known.end]
                    yield mention
                    continue
            if not noun and known.pos in ("PROPN", "NOUN") and _is_meant(analysis, known, token):
                skip = known.i
                yield _mention(analysis, known, "known", token)
        elif token.lower == "resolution" and token.i + 1 < len(tokens) and tokens[token.i + 1].pos == "NUM":
            mention = _mention(analysis, token, "known", None)
            mention.name = analysis.text[token.start : tokens[token.i + 1].end]
            mention.parties = []
            yield mention
        elif token.lower == "it" and _is_stood_for(token):
            yield PactMention(token, "it", False, True, "it", frozenset(), [])
        elif kind and token.pos in ("NOUN", "PROPN") and not _inside(token):
            body = token.head if token.dep == "compound" and token.head.lemma.lower() in BODY else token
            yield _mention(analysis, body, kind, None)


def _is_stood_for(pronoun: Token) -> bool:
    """Whether "it" may be an agreement that ends, is ratified and so on: "It expired in 2019"."""
    verb = pronoun.head
    row = verbs().get((verb.lemma, "verb"))
    if verb.pos != "VERB" or row is None or row[0] not in CLOSING or verb.lemma in verbs_as("light"):
        return False
    if pronoun.dep == "dobj":
        return row[1]
    closed = pronoun.dep == "nsubj" and verb.child("dobj") is None and not row[1]
    return pronoun.dep == "nsubjpass" or closed or (pronoun.dep == "nsubj" and verb.lemma in ("end", "enter"))


def _is_meant(analysis: Analysis, last: Token, first: Token) -> bool:
    """Whether a name that is a body's too stands for its treaty: "Finland joined NATO"."""
    name = analysis.text[first.start : last.end]
    if not any(row["only"] and row["name"] == name for row in table("agreement_names")):
        return True
    up = governor(last)
    return up is not None and up[1] in ("dobj", "from", "to", "in") and up[0].lemma in verbs_as("entering")


def _known(tokens: list[Token], token: Token) -> Token | None:
    """The last token of a known name that begins at `token`."""
    for words in _names().get(token.text, ()):
        if tuple(t.text for t in tokens[token.i : token.i + len(words)]) == words:
            return tokens[token.i + len(words) - 1]
    return None


def _inside(token: Token) -> bool:
    """Whether the noun only modifies another: "treaty obligations", "memorandum of understanding"."""
    if (
        token.dep == "pobj"
        and token.head.lower == "of"
        and token.head.head.lower in ("memorandum", "memoranda", "letter")
    ):
        return True
    if token.head.lemma.lower() in BODY and token.dep == "compound":
        up = governor(token.head)
        return up is None or (
            (up[0].lemma, "verb") not in verbs() and up[0].lemma not in ("participation", "membership")
        )
    return token.dep in ("compound", "nmod", "poss") and token.head.i > token.i and token.head.i - token.i < 3


def _mention(analysis: Analysis, head: Token, kind: str, first: Token | None) -> PactMention:
    tokens = analysis.parse.tokens
    left = first or head
    words: set[str] = set()
    dated = {t.i for time in analysis.times for t in analysis.parse.tokens_in(time.start, time.end)}
    while left.i > head.left_edge or (left.i > 0 and tokens[left.i - 1].head is head and left.dep != "det"):
        before = tokens[left.i - 1] if left.i > 0 else left
        closed = before.pos in ("DET", "PRON", "PUNCT", "ADP", "VERB") and before.dep != "amod"
        if before is left or before.sentence != head.sentence or (closed and before.text not in ("-", "–")):
            break
        if before.pos == "PART" or before.dep == "poss":
            break
        left = before
    for word in tokens[left.i : head.i]:
        length = word.lower in LENGTH or (word.pos == "NUM" and not (word.text.isdigit() and len(word.text) == 4))
        if word.pos in ("NOUN", "PROPN", "ADJ", "NUM") and not length and actor_at(analysis, word) is None:
            words.add(word.lower)
    end = _end(tokens, head, dated)
    capitals = [t for t in tokens[left.i : head.i + 1] if t.pos == "PROPN" and t.text[:1].isupper()]
    named = [t for t in capitals if t is not head and (only_names(analysis, t) or actor_at(analysis, t) is None)]
    proper = kind == "known" or (head in capitals and len(capitals) > 1) or bool(set(named) - _dates(tokens, dated))
    titled = head in capitals and any(t.pos == "PROPN" and t.text[:1].isupper() for t in tokens[head.i + 1 : end.i + 1])
    proper = proper or (titled and end is not head)
    lower = {child.lower for child in head.children if child.dep in ("det", "poss", "neg", "amod")}
    pointing = any(word in POINTING for word in lower) or head.child("poss") is not None
    name = analysis.text[left.start : end.end]
    found = PactMention(head, name, proper, pointing, kind, frozenset(words), [])
    found.unreal = any(word in UNREAL for word in lower)
    own = range(left.start, end.end)
    parties = distinct(party for party in told_parties(analysis, head) if is_named(analysis, party))
    found.parties = [party for party in parties if not (party.start in own and party.end > head.start)]
    up = governor(head)
    told = [child.lemma for child in head.children if child.dep in ("acl", "relcl")]
    told.extend([up[0].lemma] if up is not None else [])
    unsigned = () if head.lemma == "draft" else ("discuss", "negotiate")
    found.signed = any(lemma in verbs_as("signing") and lemma not in unsigned for lemma in told)
    found.words = found.words | _about(analysis, head)
    around = [child.lemma for child in head.children if child.dep in ("acl", "relcl", "appos")]
    around.extend([up[0].lemma] if up is not None else [])
    found.binds = up is not None and up[1] == "nsubj" and up[0].lemma in verbs_as("obliging")
    found.told = any((lemma, "verb") in verbs() or (lemma, "noun") in verbs() for lemma in around)
    verb, label = main_verb(up)
    if verb is not None and label in FRAME and verb.lemma in verbs_as("binding") and verb.child("xcomp") is not None:
        doer = agent(verb)
        found.bound = actors_at(analysis, doer) if doer is not None else ()
    return found


def _dates(tokens: list[Token], dated: set[int]) -> set[Token]:
    return {tokens[i] for i in dated}


def _about(analysis: Analysis, head: Token) -> frozenset[str]:
    """The content words after "on" and the year after "of", which tell one agreement from another."""
    words: set[str] = set()
    for child in head.children:
        inner = child.child("pobj", "pcomp") if child.dep == "prep" else None
        if inner is not None and child.lower in ("on", "of", "over"):
            words.update(
                token.lower
                for token in analysis.parse.tokens[inner.left_edge : inner.right_edge + 1][:8]
                if token.pos in ("NOUN", "PROPN", "VERB", "NUM") and (child.lower != "of" or token.pos == "NUM")
            )
    return frozenset(words)


def _end(tokens: list[Token], head: Token, dated: set[int]) -> Token:
    """The last token of "treaty of friendship and cooperation", "declaration on security"."""
    for child in head.children:
        if child.dep == "prep" and child.lower in ("of", "on", "for") and child.i == head.i + 1:
            inner = child.child("pobj")
            begins = tokens[child.i + 1] if child.i + 1 < len(tokens) else child
            if begins.i in dated or begins.pos == "NUM":
                return head
            if inner is not None and inner.i - head.i < 9 and inner.i not in dated:
                last = inner
                for conj in inner.children_of("conj"):
                    last = conj if conj.i - last.i < 5 else last
                return last
    return head
