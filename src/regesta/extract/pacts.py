"""A parse in, the agreements it speaks of out: each with all its mentions, its fullest name and its parties."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import agent, conjuncts, governor, is_passive, owner, prepositional, subject
from regesta.extract.parties import actor_at, actors_at, is_power, names_by_token, own_actors
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

POINTING = ("the", "this", "that", "these", "both", "such", "said")
UNREAL = ("no", "any", "some")
INNER = ("amod", "compound", "npadvmod", "nmod", "conj", "punct")
LENGTH = ("day", "hour", "week", "month", "year")
ENTERING = ("join", "leave", "quit", "accede", "withdraw", "exit", "participation", "membership")
LIGHT = ("take", "make", "have", "hold", "announce", "leave", "reach", "agree", "form", "establish", "bind", "quit")
APART = ("REB", "UAF", "OPP", "SEP", "INS", "PAR", "IMG", "IGO")
"""The sectors whose actors are parties apart from the state they are of."""
CLOSING = ("suspended", "withdrawn", "ended", "replaced", "ratified", "in-force", "signed")
BODY = ("organization", "organisation")
MEMBERS = ("member", "ally", "party", "signatory")
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
AGREEING = ("agree", "pledge", "promise", "undertake", "establish", "settle", "sign")
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
    signed: bool = False
    bound: tuple[Reference, ...] = ()
    told: bool = False


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
        self.parties = list(_distinct((*self.parties, *mention.parties)))


def key(reference: Reference) -> str:
    """What tells one party from another: the country where there is one, else the name."""
    if reference.entity is None:
        return reference.text.lower()
    apart = reference.entity.role in APART and not reference.entity.id.startswith("state:")
    return (not apart and reference.entity.country) or reference.entity.name.lower()


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


@cache
def _meanings() -> dict[str, str]:
    return {row["name"]: row["means"] for row in table("agreement_names")}


@lru_cache(maxsize=1)
def pacts(analysis: Analysis) -> tuple[Pact, ...]:
    """The agreements of a document in the order of their first mention."""
    found: list[Pact] = []
    for mention in _mentions(analysis):
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
    return tuple(pact for pact in found if pact.parties or pact.unreal or any(_stands(m) for m in pact.mentions))


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
    return [ref for ref in _distinct(ref for ref in found if ref is not None) if _is_named(analysis, ref)]


def _members(analysis: Analysis, pact: Pact) -> Iterator[Reference]:
    """Where no party is named: "the members" or "every ally" in the sentences on it."""
    first = analysis.parse.sentences[pact.mentions[0].head.sentence].first
    for token in analysis.parse.tokens[first : first + 90]:
        if token.lemma.lower() in MEMBERS and token.dep in ("nsubj", "dobj", "pobj", "nsubjpass"):
            yield analysis.references.at(token)
            return


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
            if after is not None and after.text == ")" and after.i + 1 < len(tokens):
                follows = tokens[after.i + 1]
                if follows.lemma.lower() in _nouns():
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
    if verb.pos != "VERB" or row is None or row[0] not in CLOSING or verb.lemma in LIGHT:
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
    return up is not None and up[1] in ("dobj", "from", "to", "in") and up[0].lemma in ENTERING


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
    named = [t for t in capitals if t is not head and (_where(analysis, t) or actor_at(analysis, t) is None)]
    proper = kind == "known" or (head in capitals and len(capitals) > 1) or bool(set(named) - _dates(tokens, dated))
    lower = {child.lower for child in head.children if child.dep in ("det", "poss", "neg", "amod")}
    pointing = any(word in POINTING for word in lower) or head.child("poss") is not None
    name = analysis.text[left.start : end.end]
    found = PactMention(head, name, proper, pointing, kind, frozenset(words), [])
    found.unreal = any(word in UNREAL for word in lower)
    own = range(left.start, end.end)
    parties = _distinct(party for party in _parties(analysis, head) if _is_named(analysis, party))
    found.parties = [party for party in parties if not (party.start in own and party.end > head.start)]
    up = governor(head)
    told = [child.lemma for child in head.children if child.dep in ("acl", "relcl")]
    told.extend([up[0].lemma] if up is not None else [])
    unsigned = () if head.lemma == "draft" else ("discuss", "negotiate")
    found.signed = any(lemma in SIGNING and lemma not in unsigned for lemma in told)
    found.words = found.words | _about(analysis, head)
    around = [child.lemma for child in head.children if child.dep in ("acl", "relcl", "appos")]
    around.extend([up[0].lemma] if up is not None else [])
    found.told = any((lemma, "verb") in verbs() for lemma in around)
    verb, label = _verb(up)
    if verb is not None and label in FRAME and verb.lemma in BINDING and verb.child("xcomp") is not None:
        doer = agent(verb)
        found.bound = actors_at(analysis, doer) if doer is not None else ()
    return found


def _dates(tokens: list[Token], dated: set[int]) -> set[Token]:
    return {tokens[i] for i in dated}


def _is_named(analysis: Analysis, party: Reference) -> bool:
    """Whether a party is a power told by its name, a pronoun or a body's noun; "54 nations" names none."""
    token = analysis.parse.token_at(party.end - 1)
    plural = token is not None and token.tag == "NNS" and token.i not in names_by_token(analysis)
    inside = analysis.parse.tokens_in(party.start, party.end)
    name = names_by_token(analysis).get(inside[-1].i) if inside else None
    group = (
        name is not None and name.type in ("organization", "group") and (party.entity is None or not party.entity.role)
    )
    return (is_power(analysis, party) or group) and not (
        plural and not any(t.i in names_by_token(analysis) for t in inside)
    )


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


def _parties(analysis: Analysis, head: Token) -> Iterator[Reference]:
    """The parties told in the noun phrase and by the verb it depends on."""
    for child in head.children:
        if child.dep == "prep" and child.lower in ("between", "among", "with", "by"):
            noun = child.child("pobj")
            if noun is not None:
                yield from actors_at(analysis, noun)
        elif child.dep == "prep" and child.lower == "of":
            noun = child.child("pobj")
            inner = prepositional(noun, ("between", "among", "with")) if noun is not None else None
            if inner is not None:
                yield from actors_at(analysis, inner)
        elif child.dep in ("poss", "amod", "compound", "nmod") and child.i < head.i:
            if not _where(analysis, child):
                yield from actors_at(analysis, child)
            for inner in child.children:
                name = names_by_token(analysis).get(inner.i)
                if name is not None and name.type != "person" and inner.dep in INNER:
                    yield from actors_at(analysis, inner)
        elif child.dep in ("acl", "relcl") and verbs().get((child.lemma, "verb"), ("", False))[1]:
            yield from _of_verb(analysis, child, head)
    up = governor(head)
    while up is not None and up[0].pos in ("NOUN", "PROPN") and up[1] in ("of", "dobj", "in", "to", "under"):
        noun = up[0]
        towards = prepositional(noun, ("to", "towards", "toward")) if up[1] == "under" else None
        if towards is not None:
            yield from actors_at(analysis, towards)
        own = owner(noun) if noun.dep != "pobj" else noun.child("poss")
        if own is not None and noun.lemma not in _nouns():
            yield from actors_at(analysis, own)
        up = governor(noun)
    verb, label = _verb(up)
    if verb is not None:
        table_ = verbs()
        if label in ("dobj", "nsubjpass", "to", "from", "on", "into", "onto") or verb.lemma in ("sign", "bind"):
            row = table_.get((verb.lemma, "verb"))
            if row is not None and row[1]:
                yield from _of_verb(analysis, verb, head)
        elif label in FRAME and (verb.lemma in BINDING or (verb.lemma, "verb") in table_):
            yield from _of_verb(analysis, verb, head)
            for deed in verb.children_of("xcomp"):
                yield from _promised(analysis, deed)
        elif label == "under" or (label == "by" and head.i < verb.i):
            yield from _of_verb(analysis, verb, head)


def _verb(up: tuple[Token, str] | None) -> tuple[Token | None, str]:
    """The verb of a clause: of "are to share" the second."""
    if up is None or up[0].pos not in ("VERB", "AUX"):
        return None, ""
    verb = up[0]
    if verb.lemma == "be":
        verb = verb.child("xcomp") or verb
    return (verb, up[1]) if verb.pos == "VERB" else (None, "")


def _promised(analysis: Analysis, deed: Token) -> Iterator[Reference]:
    """The states that something is promised to: "to respect the borders of Ukraine"."""
    for child in deed.children:
        if child.dep in ("dobj", "dative"):
            yield from actors_at(analysis, child)
            of = prepositional(child, ("of", "to"))
            if of is not None:
                yield from actors_at(analysis, of)
        elif child.dep == "prep" and child.lower in ("to", "for", "with"):
            noun = child.child("pobj")
            if noun is not None:
                yield from actors_at(analysis, noun)


def _where(analysis: Analysis, child: Token) -> bool:
    """Whether a city only gives the agreement its name: "Minsk agreement"."""
    name = analysis.references.name_at(child)
    after = analysis.parse.tokens[child.i + 1] if child.i + 1 < len(analysis.parse.tokens) else child
    return child.dep != "poss" and name is not None and name.kind == "capital" and after.text not in ("-", "–")


def _of_verb(analysis: Analysis, verb: Token, head: Token) -> Iterator[Reference]:
    """The doer of a verb and those it does it with: "A signed with B", "A and B are bound by"."""
    doer = agent(verb) if verb.lemma != "bind" else subject(verb)
    if doer is not None and doer is not head:
        found = _parties_at(analysis, doer)
        yield from found or _before(analysis, verb)
    with_ = prepositional(verb, ("with",))
    comma = with_ is not None and analysis.parse.tokens[with_.head.i - 1].text == ","
    if with_ is not None and with_ is not head and not comma:
        yield from actors_at(analysis, with_)
    for child in verb.children_of("dobj"):
        if verb.lemma in ("share", "bind") and child is not head:
            yield from actors_at(analysis, child)


def _parties_at(analysis: Analysis, noun: Token) -> tuple[Reference, ...]:
    """The actors of a noun phrase; of "President Jane Roe of Benin" the state."""
    found: list[Reference] = []
    named = names_by_token(analysis)
    for token in (noun, *conjuncts(noun)):
        of = prepositional(token, ("of",)) if token.i in named and named[token.i].type == "person" else None
        state = actor_at(analysis, of) if of is not None else None
        found.extend((state,) if state is not None else own_actors(analysis, token))
    return tuple(found)


def _before(analysis: Analysis, verb: Token) -> list[Reference]:
    """The names right before a verb, where the parse has them elsewhere: "…, Russia and Iran have signed"."""
    named, tokens = names_by_token(analysis), analysis.parse.tokens
    i = verb.i - 1
    while i > 0 and (tokens[i].pos in ("AUX", "ADV") or tokens[i].dep in ("aux", "neg")):
        i -= 1
    found: list[Reference] = []
    while i >= 0 and (i in named or tokens[i].lower in ("and", ",", "the")) and tokens[i].sentence == verb.sentence:
        reference = actor_at(analysis, tokens[i]) if i in named else None
        if reference is not None and (not found or found[0].start != reference.start):
            found.insert(0, reference)
        if tokens[i].text == "," and tokens[i + 1].lower != "and" and len(found) > 1 and tokens[i + 2].lower == "and":
            break
        i -= 1
    return found if len(found) > 1 else []


def _distinct(references: Iterable[Reference]) -> Iterator[Reference]:
    """Each party once, by its name rather than by a pronoun."""
    found: dict[str, Reference] = {}
    for reference in references:
        before = found.get(key(reference))
        if before is None or (before.text.islower() and not reference.text.islower()):
            found[key(reference)] = reference
    yield from found.values()


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
    if mention.kind == "loose":
        signed = bool(mention.parties) and mention.signed
        return signed or (mention.proper and len(mention.parties) > 1) or _is_dated(mention)
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
            mention.parties.extend(_actors_in(analysis, child.left_edge, child.right_edge + 1))
    verb, label = _verb(governor(mention.head))
    if verb is not None and label in FRAME and verb.lemma in BINDING and _few(verb, mention):
        actors = [actor for actor in _actors_in(analysis, own.first, own.last) if not _opposed(analysis, actor)]
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
            actors = _actors_in(analysis, last.first, last.last)
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


def _actors_in(analysis: Analysis, first: int, last: int) -> list[Reference]:
    """The states named in a stretch, each once."""
    named = names_by_token(analysis)
    tokens = [token for token in analysis.parse.tokens[first:last] if token.i in named]
    found = (actor_at(analysis, token) for token in tokens)
    return list(_distinct(ref for ref in found if ref is not None and ref.entity is not None and ref.entity.country))


def _deed_before(analysis: Analysis, mention: PactMention) -> Pact | None:
    """The agreeing that a bare "the accord" points back to: "Iran agreed with the six powers to …"."""
    bare = mention.pointing and not mention.parties and not mention.proper and not mention.unreal
    if not bare or mention.words - BARE or mention.kind not in ("strong", "weak"):
        return None
    sentence = mention.head.sentence
    for token in reversed(analysis.parse.tokens[: mention.head.i]):
        if sentence - token.sentence > 2:
            return None
        if token.pos == "VERB" and token.lemma in AGREEING:
            parties = list(_distinct(_of_verb(analysis, token, mention.head)))
            if len(parties) > 1:
                deed = PactMention(token, "agreement", False, False, "deed", frozenset(), parties)
                pact = Pact()
                pact.add(deed)
                return pact
    return None


@cache
def verbs() -> dict[tuple[str, str], tuple[str, bool, str]]:
    """Status, whether its doer is a party, and the status where it is only planned, by lemma and part of speech."""
    return {
        (row["lemma"], row["pos"]): (row["status"], row["parties"] == "yes", row["planned"])
        for row in table("agreement_verbs")
    }
