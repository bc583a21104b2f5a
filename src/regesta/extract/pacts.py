"""A parse in, the agreements it speaks of out: each with all its mentions, its fullest name and its parties."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import governor, is_passive, subject
from regesta.extract.pact_mentions import PactMention, mentions
from regesta.extract.pact_parties import (
    FRAME,
    distinct,
    is_named,
    key,
    main_verb,
    parties_of_verb,
    powers_in,
    verbs_as,
)
from regesta.extract.parties import actor_at, actors_at, is_power
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

BARE = {"new", "current", "same", "latest", "recent", "present", "whole", "entire", "historic", "landmark", "original"}


@dataclass(slots=True, eq=False)
class Pact:
    """One agreement of a document with all its mentions; the fullest name and the parties come from all of them."""

    mentions: list[PactMention] = field(default_factory=list)
    parties: list[Reference] = field(default_factory=list)
    unreal: bool = False

    @property
    def name(self) -> str:
        """The first proper name, else the first description."""
        return next((m.name for m in self.mentions if m.proper), self.mentions[0].name)

    def keys(self) -> set[str]:
        return {key(party) for party in self.parties}

    def add(self, mention: PactMention) -> None:
        self.mentions.append(mention)
        self.parties = list(distinct((*self.parties, *mention.parties)))


@cache
def _meanings() -> dict[str, str]:
    return {row["name"]: row["means"] for row in table("agreement_names")}


def pacts(analysis: Analysis) -> tuple[Pact, ...]:
    """The agreements of a document in the order of their first mention."""
    return tuple(
        pact
        for pact in spoken_of(analysis)
        if pact.parties or pact.unreal or any(_stands(mention) for mention in pact.mentions)
    )


@lru_cache(maxsize=1)
def spoken_of(analysis: Analysis) -> tuple[Pact, ...]:
    """All that a document speaks of as an agreement, also where neither name nor parties are told."""
    found: list[Pact] = []
    for mention in mentions(analysis):
        pact = _antecedent(mention, found)
        if pact is None:
            pact = _deed_before(analysis, mention) if mention.kind != "it" else None
            if pact is None:
                _from_clause(analysis, mention, found)
                if mention.kind in ("back", "it") or not _counts(mention):
                    continue
                pact = Pact(unreal=mention.unreal)
            found.append(pact)
        pact.add(mention)
    for pact in found:
        if not pact.parties and not pact.unreal:
            pact.parties.extend(_doers(analysis, pact) or _members(analysis, pact))
    return tuple(found)


def _stands(mention: PactMention) -> bool:
    """Whether a mention is an agreement between states by its name alone."""
    return mention.proper and mention.kind in ("strong", "known", "weak") and (mention.kind != "weak" or mention.told)


def _doers(analysis: Analysis, pact: Pact) -> list[Reference]:
    """Where no party is named: the powers that act in the sentence on it."""
    mention = pact.mentions[0]
    if not mention.told or mention.kind == "known":
        return []
    tokens = analysis.parse.tokens_of(analysis.parse.sentences[mention.head.sentence])
    found = (actor_at(analysis, token) for token in tokens if token.dep == "nsubj" and token is not mention.head)
    return [ref for ref in distinct(ref for ref in found if ref is not None) if is_named(analysis, ref)]


def _members(analysis: Analysis, pact: Pact) -> Iterator[Reference]:
    """Where no party is named: "the members" or "every ally" in the sentences on it."""
    first = analysis.parse.sentences[pact.mentions[0].head.sentence].first
    for token in analysis.parse.tokens[first : first + 90]:
        if token.lemma.lower() in verbs_as("member") and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
            yield analysis.references.at(token)
            return


def _antecedent(mention: PactMention, found: list[Pact]) -> Pact | None:
    """The agreement told before that a mention means."""
    keys = {key(party) for party in mention.parties}
    for pact in reversed([pact for pact in found if not pact.unreal]):
        if mention.proper:
            if any(_same_name(mention, other) for other in pact.mentions):
                return pact
            continue
        near = mention.head.sentence - pact.mentions[-1].head.sentence <= 2
        last = pact.mentions[-1].head
        if last.sentence == mention.head.sentence and (governor(last) or (last, ""))[1] in ("unlike", "like"):
            continue
        open_ = not pact.parties and len(keys) < 2
        fits = keys <= pact.keys() or open_ or (near and len(keys) == 1 and len(pact.parties) == 1)
        loose = not pact.parties and not any(other.proper for other in pact.mentions)
        if loose and all(other.head.lemma != mention.head.lemma for other in pact.mentions):
            continue
        if not fits or not mention.pointing or mention.unreal or (mention.kind == "it" and not near):
            continue
        known = {word for other in pact.mentions for word in (*other.words, *other.name.lower().split())}
        known |= {word for other in pact.mentions for word in _meanings().get(other.name, "").lower().split()}
        if mention.words - BARE <= known or (keys and len(keys) > 1 and not mention.words - BARE):
            return pact
    return None


def _same_name(one: PactMention, other: PactMention) -> bool:
    a, b = one.name.lower(), other.name.lower()
    return other.proper and (a in b or b in a)


def _counts(mention: PactMention) -> bool:
    """Whether a first mention is an agreement by itself: weak nouns need parties or a name."""
    if mention.unreal and mention.kind != "known":
        return mention.kind == "strong" and mention.head.child("det") is not None and "no" in _determiners(mention.head)
    if mention.kind in ("loose", "weak") and mention.binds:
        return True
    if mention.kind == "loose":
        signed = bool(mention.parties) and mention.signed
        return signed or (mention.proper and (mention.told or len(mention.parties) > 1)) or _is_dated(mention)
    return mention.kind in ("strong", "known") or mention.proper or bool(mention.parties)


def _determiners(head: Token) -> set[str]:
    return {child.lower for child in head.children if child.dep == "det"}


def _is_dated(mention: PactMention) -> bool:
    return mention.pointing and any(word.isdigit() and len(word) == 4 for word in mention.words)


def _from_clause(analysis: Analysis, mention: PactMention, found: list[Pact]) -> None:
    """Where nothing else tells a party: those the agreement is about, or the actor the sentence is about."""
    if mention.unreal:
        return
    own = analysis.parse.sentence_of(mention.head)
    told = mention.pointing and bool(mention.words)
    for child in mention.head.children if not mention.parties else ():
        if child.dep == "prep" and child.lower in ("on", "over"):
            mention.parties.extend(powers_in(analysis, child.left_edge, child.right_edge + 1))
    verb, label = main_verb(governor(mention.head))
    if verb is not None and label in FRAME and verb.lemma in verbs_as("binding") and _few(verb, mention):
        actors = [actor for actor in powers_in(analysis, own.first, own.last) if not _opposed(analysis, actor)]
        known = {key(party) for party in mention.parties}
        mention.parties.extend(actor for actor in actors if key(actor) not in known)
    if len(mention.parties) < 2 and not mention.proper and (told or mention.signed):
        root = own.root
        about = subject(root) if root.pos in ("VERB", "AUX") and not is_passive(root) else None
        reference = actor_at(analysis, about) if about is not None and about is not mention.head else None
        power = reference is not None and is_power(analysis, reference)
        if reference is not None and power and key(reference) not in {key(party) for party in mention.parties}:
            mention.parties.append(reference)
        up = governor(mention.head)
        while up is not None and up[0].pos in ("NOUN", "PROPN"):
            up = governor(up[0])
        if not mention.parties and up is not None and up[0].pos == "VERB":
            for child in up[0].children_of("dobj", "dative"):
                mention.parties.extend(ref for ref in actors_at(analysis, child) if is_power(analysis, ref))
    if not mention.parties and mention.pointing and not mention.proper and mention.kind in ("strong", "weak", "loose"):
        if _is_dated(mention) and found and found[-1].parties:
            mention.parties.extend(found[-1].parties)
        elif own.index > 0:
            last = analysis.parse.sentences[own.index - 1]
            actors = powers_in(analysis, last.first, last.last)
            mention.parties.extend(actors if len(actors) == 2 else [])


def _few(verb: Token, mention: PactMention) -> bool:
    """Whether the clause has not told the parties by itself."""
    return verb.child("xcomp") is None or len(mention.parties) < 2


def _opposed(analysis: Analysis, actor: Reference) -> bool:
    """Whether an actor is the one that something is done against."""
    token = analysis.parse.token_at(actor.start)
    return (
        token is not None
        and token.i > 0
        and analysis.parse.tokens[token.i - 1].lower in ("against", "in", "from", "by")
    )


def _deed_before(analysis: Analysis, mention: PactMention) -> Pact | None:
    """The agreeing that a bare "the accord" points back to: "Iran agreed with the six powers to …"."""
    bare = mention.pointing and not mention.parties and not mention.proper and not mention.unreal
    if not bare or mention.words - BARE or mention.kind not in ("strong", "weak"):
        return None
    sentence = mention.head.sentence
    for token in reversed(analysis.parse.tokens[: mention.head.i]):
        if sentence - token.sentence > 2:
            return None
        if token.pos == "VERB" and token.lemma in verbs_as("agreeing"):
            parties = list(distinct(parties_of_verb(analysis, token, mention.head)))
            if len(parties) > 1:
                deed = PactMention(token, "agreement", False, False, "deed", frozenset(), parties)
                pact = Pact()
                pact.add(deed)
                return pact
    return None
