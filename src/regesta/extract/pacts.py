"""A parse in, the agreements it speaks of out: each with all its mentions, its fullest name and its parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import agent, governor, is_passive, owner, prepositional, subject
from regesta.extract.parties import actor_at, actors_at
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

POINTING = ("the", "this", "that", "these", "both", "such", "said")
UNREAL = ("no", "any", "some")
BARE = {"new", "current", "same", "latest", "recent", "present", "whole", "entire", "historic", "landmark", "original"}
SIGNING = (
    "sign",
    "conclude",
    "reach",
    "strike",
    "negotiate",
    "discuss",
    "ratify",
    "renew",
    "prolong",
    "extend",
    "seal",
)
FRAME = ("in", "under", "by", "with", "through", "of")
BINDING = (
    "pledge",
    "promise",
    "agree",
    "undertake",
    "bind",
    "commit",
    "oblige",
    "share",
    "establish",
    "refrain",
    "vow",
)


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


@dataclass(slots=True, eq=False)
class Pact:
    """One agreement of a document with all its mentions; the fullest name and the parties come from all of them."""

    mentions: list[PactMention] = field(default_factory=list)
    parties: list[Reference] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The first proper name, else the first description."""
        return next((m.name for m in self.mentions if m.proper), self.mentions[0].name)

    def keys(self) -> set[str]:
        return {key(party) for party in self.parties}

    def add(self, mention: PactMention) -> None:
        self.mentions.append(mention)
        for party in mention.parties:
            if key(party) not in self.keys():
                self.parties.append(party)


def key(reference: Reference) -> str:
    """What tells one party from another: the country where there is one, else the name."""
    if reference.entity is None:
        return reference.text.lower()
    return reference.entity.country or reference.entity.name.lower()


@cache
def _nouns() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("agreement_nouns")}


@cache
def _names() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Known names by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for row in table("agreement_names"):
        words = tuple(row["name"].split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@lru_cache(maxsize=1)
def pacts(analysis: Analysis) -> tuple[Pact, ...]:
    """The agreements of a document in the order of their first mention."""
    found: list[Pact] = []
    for mention in _mentions(analysis):
        pact = _antecedent(mention, found)
        if pact is None:
            if mention.kind == "back" or not _counts(mention):
                continue
            _from_clause(analysis, mention)
            pact = Pact()
            found.append(pact)
        pact.add(mention)
    return tuple(pact for pact in found if pact.parties or any(m.proper for m in pact.mentions))


def _mentions(analysis: Analysis) -> Iterator[PactMention]:
    tokens = analysis.parse.tokens
    skip = -1
    for token in tokens:
        if token.i <= skip:
            continue
        known = _known(tokens, token)
        kind = _nouns().get(token.lemma.lower()) or _nouns().get(token.lower)
        if known is not None:
            after = tokens[known.i + 1] if known.i + 1 < len(tokens) else None
            noun = after is not None and after.lemma.lower() in _nouns()
            if not noun and known.pos in ("PROPN", "NOUN"):
                skip = known.i
                yield _mention(analysis, known, "known", token)
        elif kind and token.pos in ("NOUN", "PROPN") and not _inside(token):
            yield _mention(analysis, token, kind, None)


def _known(tokens: list[Token], token: Token) -> Token | None:
    """The last token of a known name that begins at `token`."""
    for words in _names().get(token.text, ()):
        if tuple(t.text for t in tokens[token.i : token.i + len(words)]) == words:
            return tokens[token.i + len(words) - 1]
    return None


def _inside(token: Token) -> bool:
    """Whether the noun only modifies another: "treaty obligations", "Treaty Organization"."""
    return token.dep in ("compound", "nmod", "poss") and token.head.i > token.i and token.head.i - token.i < 3


def _mention(analysis: Analysis, head: Token, kind: str, first: Token | None) -> PactMention:
    tokens = analysis.parse.tokens
    left = first or head
    words: set[str] = set()
    while left.i > head.left_edge or (left.i > 0 and tokens[left.i - 1].head is head and left.dep != "det"):
        before = tokens[left.i - 1] if left.i > 0 else left
        if before is left or before.sentence != head.sentence or before.pos in ("DET", "PRON", "PUNCT", "ADP", "VERB"):
            if before.text not in ("-", "–") and before.dep != "amod":
                break
        if before.pos == "PART" or before.dep == "poss":
            break
        left = before
    for word in tokens[left.i : head.i]:
        if word.pos in ("NOUN", "PROPN", "ADJ", "NUM") and actor_at(analysis, word) is None:
            words.add(word.lower)
    end = _end(tokens, head)
    capitals = [t for t in tokens[left.i : head.i + 1] if t.text[:1].isupper() and t.sentence == head.sentence]
    proper = kind == "known" or (head.text[:1].isupper() and len(capitals) > 1)
    lower = {child.lower for child in head.children if child.dep in ("det", "poss", "neg", "amod")}
    pointing = any(word in POINTING for word in lower) or head.child("poss") is not None
    name = analysis.text[left.start : end.end]
    found = PactMention(head, name, proper, pointing, kind, frozenset(words), [])
    found.unreal = any(word in UNREAL for word in lower)
    found.parties = list(_distinct(_parties(analysis, head)))
    return found


def _end(tokens: list[Token], head: Token) -> Token:
    """The last token of "treaty of friendship and cooperation", "treaty on nuclear forces", "declaration on security"."""
    for child in head.children:
        if child.dep == "prep" and child.lower in ("of", "on", "for") and child.i == head.i + 1:
            inner = child.child("pobj")
            if inner is not None and inner.i - head.i < 9:
                last = inner
                for conj in inner.children_of("conj"):
                    last = conj if conj.i - last.i < 5 else last
                return last
    return head


def _parties(analysis: Analysis, head: Token) -> Iterator[Reference]:
    """The parties told in the noun phrase and by the verb it depends on."""
    for child in head.children:
        if child.dep == "prep" and child.lower in ("between", "among", "with", "by"):
            noun = child.child("pobj")
            if noun is not None:
                yield from actors_at(analysis, noun)
        elif child.dep in ("poss", "amod", "compound", "nmod") and child.i < head.i:
            yield from actors_at(analysis, child)
            for inner in child.children:
                if inner.dep in ("amod", "compound", "npadvmod", "nmod", "conj", "punct"):
                    yield from actors_at(analysis, inner)
        elif child.dep in ("acl", "relcl") and child.lemma in SIGNING:
            yield from _of_verb(analysis, child, head)
    up = governor(head)
    while up is not None and up[0].pos in ("NOUN", "PROPN") and up[1] in ("of", "dobj", "in", "to"):
        noun = up[0]
        own = owner(noun) if noun.dep != "pobj" else noun.child("poss")
        if own is not None and noun.lemma not in _nouns():
            yield from actors_at(analysis, own)
        up = governor(noun)
    if up is not None and up[0].pos == "VERB":
        verb, label = up
        table_ = verbs()
        if label in ("dobj", "nsubjpass", "to", "from", "on", "into", "onto") or verb.lemma in ("sign", "bind"):
            row = table_.get((verb.lemma, "verb"))
            if row is not None and row[1]:
                yield from _of_verb(analysis, verb, head)
        elif label in FRAME and (verb.lemma in BINDING or (verb.lemma, "verb") in table_):
            yield from _of_verb(analysis, verb, head)


def _of_verb(analysis: Analysis, verb: Token, head: Token) -> Iterator[Reference]:
    """The doer of a verb and those it does it with: "A signed with B", "A and B are bound by"."""
    doer = agent(verb) if verb.lemma != "bind" else subject(verb)
    if doer is not None and doer is not head:
        yield from actors_at(analysis, doer)
    with_ = prepositional(verb, ("with",))
    if with_ is not None and with_ is not head:
        yield from actors_at(analysis, with_)
    for child in verb.children_of("dobj"):
        if verb.lemma in ("share", "bind") and child is not head:
            yield from actors_at(analysis, child)


def _distinct(references: Iterator[Reference]) -> Iterator[Reference]:
    seen: set[str] = set()
    for reference in references:
        if key(reference) not in seen:
            seen.add(key(reference))
            yield reference


def _antecedent(mention: PactMention, found: list[Pact]) -> Pact | None:
    """The agreement told before that a mention means."""
    keys = {key(party) for party in mention.parties}
    for pact in reversed(found):
        if mention.proper:
            if any(_same_name(mention, other) for other in pact.mentions):
                return pact
            continue
        fits = keys <= pact.keys() or not pact.parties
        if not fits or not mention.pointing or mention.unreal:
            continue
        known = {word for other in pact.mentions for word in (*other.words, *other.name.lower().split())}
        if mention.words - BARE <= known or (keys and len(keys) > 1 and not mention.words - BARE):
            return pact
    return None


def _same_name(one: PactMention, other: PactMention) -> bool:
    a, b = one.name.lower(), other.name.lower()
    return other.proper and (a in b or b in a)


def _counts(mention: PactMention) -> bool:
    """Whether a first mention is an agreement by itself: weak nouns need parties or a name."""
    if mention.unreal and mention.kind != "known":
        return False
    return mention.kind in ("strong", "known") or mention.proper or bool(mention.parties)


def _from_clause(analysis: Analysis, mention: PactMention) -> None:
    """Where nothing else tells a party: the actor the sentence is about."""
    if mention.parties or mention.proper:
        return
    root = analysis.parse.sentence_of(mention.head).root
    about = subject(root) if root.pos in ("VERB", "AUX") and not is_passive(root) else None
    reference = actor_at(analysis, about) if about is not None else None
    if reference is not None and mention.kind == "strong" and about is not mention.head:
        mention.parties.append(reference)


@cache
def verbs() -> dict[tuple[str, str], tuple[str, bool, str]]:
    """Status, whether its doer is a party, and the status where it is only planned, by lemma and part of speech."""
    return {
        (row["lemma"], row["pos"]): (row["status"], row["parties"] == "yes", row["planned"])
        for row in table("agreement_verbs")
    }
