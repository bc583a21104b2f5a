"""An analysis in, transfers out: who hands arms, technology, training or money to whom, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.arguments import agent, governor, is_passive, owner, patient, prepositional, subject
from regesta.extract.delivery import status_of
from regesta.extract.items import Item, item_at, items_at
from regesta.extract.parties import actor_at, actor_in, actors_at, is_power
from regesta.extract.transfer_sides import (
    MADE,
    References,
    before_hyphen,
    designer,
    distinct,
    giver_at,
    is_unit,
    maker,
    party_after,
    powers_of,
    speaker,
    taker,
)
from regesta.lexicon.load import table, words
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.span import Span
from regesta.model.statement import TransferValue

NAME, VERSION = "transfers", "1"
HOME = 0.2
"""The score of a transfer inside one state: not told."""
ARMING = ("arm", "rearm", "equip", "resupply")
LOCAL = ("indigenise", "indigenize", "localise", "localize")
ORDERS = ("order", "contract", "deal")
MODE_OF = {"technology": "technology", "money": "financing", "training": "training"}
Side = Reference | References | None


@dataclass(frozen=True, slots=True)
class Word:
    """One row of the lexicon of transfers."""

    subject: str
    mode: str
    status: str
    object: str


@cache
def _words() -> dict[tuple[str, str], Word]:
    return {
        (row["lemma"], row["pos"]): Word(row["subject"], row["mode"], row["status"], row["object"])
        for row in table("transfer_words")
    }


def transfers(analysis: Analysis) -> Iterator[Draft]:
    """Every transfer of the text as a draft."""
    told: list[TransferValue] = []
    seen: set[tuple[int, str, str, str]] = set()
    for token in analysis.parse.tokens:
        for draft in _drafts(analysis, token):
            draft.value = _completed(draft.value, told)
            value = draft.value
            if not isinstance(value, TransferValue) or not (value.supplier or value.recipient):
                continue
            if value.recipient is None and value.status == "planned":
                continue
            whole = value.supplier is not None and value.recipient is not None
            if draft.score < (HOME * 1.2 if whole else 0.5):
                continue
            place = (value.item.start if value.item else 0, value.mode, _key(value.supplier), _key(value.recipient))
            if place in seen:
                continue
            seen.add(place)
            told.append(value)
            yield draft


def _drafts(analysis: Analysis, token: Token) -> Iterator[Draft]:
    rows = _words()
    if token.pos == "VERB":
        word = rows.get((token.lemma.lower(), "verb"))
        if word is not None and word.mode == "licensed-production":
            yield from _production(analysis, token)
        elif word is not None:
            yield from _by_verb(analysis, token, word)
        if token.lower in MADE and token.dep == "amod":
            yield from _by_compound(analysis, token)
    elif token.pos == "NOUN":
        word = rows.get((token.lemma.lower(), "noun"))
        deed = rows.get((_verb_of(token), "verb")) if token.dep == "pcomp" and token.child("dobj") else None
        if deed is not None and deed.mode != "licensed-production":
            yield from _by_verb(analysis, token, deed)
        elif word is not None:
            yield from _by_noun(analysis, token, word)
    elif token.lower in MADE and token.dep == "amod":
        yield from _by_compound(analysis, token)


def _verb_of(noun: Token) -> str:
    """The verb of a gerund that is tagged a noun: "for smuggling rifles"."""
    stem = noun.lower.removesuffix("ing")
    found = (word for word in (stem, stem + "e", stem[:-1]) if (word, "verb") in _words())
    return next(found, "") if stem != noun.lower else ""


def _by_verb(analysis: Analysis, verb: Token, word: Word) -> Iterator[Draft]:
    """ "Iran has delivered drones to Russia", "Russia received missiles from Iran", "the missiles were shipped"."""
    if word.subject == "item":
        yield from _arrival(analysis, verb, word)
        return
    doer, thing = giver_at(verb), patient(verb)
    borrowed = prepositional(verb, ("on", "under"))
    if verb.lemma == "take" and (borrowed is None or (borrowed.lemma, "noun") not in _words()):
        return
    if thing is None or doer is thing:
        return
    with_ = prepositional(verb, ("with",))
    other: Token | None = None
    items = items_at(analysis, thing)
    if not items and word.object == "item":
        second = [child for child in verb.children_of("dobj", "oprd", "npadvmod", "appos") if child is not thing]
        second.extend(thing.children_of("appos"))
        shifted = [item for child in second for item in items_at(analysis, child)]
        other, items = (thing, shifted) if shifted else (None, items)
    if word.object == "recipient" or (not items and with_ is not None):
        if not items or word.object == "recipient":
            other, items = thing, (items_at(analysis, with_) if with_ is not None else [])
        if not items and other is not None and powers_of(analysis, other):
            items = _deed(analysis, verb, word)
    if not items and is_passive(verb) and verb.child("dobj") is not None:
        items = items_at(analysis, verb.child("dobj") or thing)
    if not items:
        return
    heads = (verb, thing, *(item.head for item in items))
    givers = actors_at(analysis, doer) if doer is not None else ()
    if not givers and doer is not None:
        givers = powers_of(analysis, doer)
    if not givers and is_passive(verb):
        givers = party_after(analysis, tuple(to for to in (prepositional(verb, ("to",)),) if to is not None), ("by",))
    if not givers and doer is not None and doer.pos == "PROPN":
        givers = (analysis.references.at(doer),)
    if other is None and is_passive(verb) and verb.child("dobj") is not None:
        shifted = items_at(analysis, verb.child("dobj") or thing)
        other, items = (thing, shifted) if shifted else (other, items)
    if word.subject == "recipient":
        takers, givers = givers, party_after(analysis, heads, ("from",))
        givers = givers or maker(analysis, items[0])
    else:
        takers = powers_of(analysis, other) if other is not None else taker(analysis, verb, heads)
        if not givers and doer is None and is_passive(verb):
            givers = maker(analysis, items[0])
    yield from _made(analysis, verb, word, givers, takers, items)


def _deed(analysis: Analysis, verb: Token, word: Word) -> list[Item]:
    """Training, arming and paying need no item but themselves."""
    kind = {"training": "training", "financing": "money"}.get(word.mode, "arms")
    if kind == "arms" and verb.lemma not in ARMING:
        return []
    return [Item(verb, kind, Reference(verb.start, verb.end, verb.text), None)]


def _arrival(analysis: Analysis, verb: Token, word: Word) -> Iterator[Draft]:
    """ "A batch of trainers from Russia has landed in Iran"."""
    thing = subject(verb)
    items = items_at(analysis, thing) if thing is not None else []
    if thing is None or not items:
        return
    givers = party_after(analysis, (thing, items[0].head, verb), ("from",)) or maker(analysis, items[0])
    takers = party_after(analysis, (verb,), ("in", "to", "at")) or speaker(analysis, verb, givers)
    if givers and items[0].kind not in ("money", "troops"):
        yield from _made(analysis, verb, word, givers, takers, items)


def _by_noun(analysis: Analysis, noun: Token, word: Word) -> Iterator[Draft]:
    """ "the delivery of four systems to Iran", "the purchase of fighters from Russia", "arms sales to Taiwan"."""
    of = prepositional(noun, ("of",) if noun.lemma not in ORDERS else ("for",))
    if noun.lemma in ORDERS and (of is None or not _placed(noun)):
        return
    items = items_at(analysis, of) if of is not None else []
    if word.object == "recipient" and not items:
        yield from _help(analysis, noun, word)
        return
    if not items:
        items = [item for child in noun.children_of("compound") if (item := _inside(analysis, child)) is not None]
    if not items:
        return
    heads = (noun, items[0].head)
    doer = owner(noun)
    own = actors_at(analysis, doer) if doer is not None else ()
    if word.subject == "recipient":
        with_ = ("from", "by", "with") if noun.lemma in ORDERS else ("from", "by")
        givers, takers = party_after(analysis, (*heads, noun.head), with_), own
        takers = takers or speaker(analysis, noun, givers)
    elif noun.dep == "dobj" and noun.head.lemma in ("take", "receive", "accept", "await"):
        givers = party_after(analysis, (*heads, noun.head), ("from",)) or maker(analysis, items[0])
        takers = own
    else:
        givers = own or party_after(analysis, heads, ("from", "by"))
        takers = party_after(analysis, (*heads, *([noun.head] if noun.dep == "dobj" else [])), ("to", "for"))
    yield from _made(analysis, noun, word, givers, takers, items)


def _help(analysis: Analysis, noun: Token, word: Word) -> Iterator[Draft]:
    """ "American military aid to Israel", "the training of Somali recruits by Turkey"."""
    military = words("military_words")
    if not word.mode and not any(child.lower in military for child in noun.children):
        return
    of = prepositional(noun, ("of",))
    takers = party_after(analysis, (noun,), ("to", "for"))
    takers = takers or (powers_of(analysis, of) if of is not None and word.mode == "training" else ())
    doer = owner(noun)
    givers = actors_at(analysis, doer) if doer is not None else ()
    givers = givers or party_after(analysis, (noun, of) if of is not None else (noun,), ("from", "by"))
    if not givers:
        named = (actor_at(analysis, child) for child in noun.children if child.dep in ("amod", "compound", "nmod"))
        givers = tuple(reference for reference in named if reference is not None)[:1]
    item = Item(noun, word.mode or "money", Reference(noun.start, noun.end, noun.text), None)
    if givers and takers:
        yield from _made(analysis, noun, word, givers, takers, [item])


def _placed(noun: Token) -> bool:
    """Whether an order or a contract is told as made: "signed a contract for six frigates"."""
    return noun.dep in ("dobj", "nsubjpass") and noun.head.lemma in (
        "sign",
        "place",
        "win",
        "award",
        "conclude",
        "make",
    )


def _inside(analysis: Analysis, child: Token) -> Item | None:
    """The item in a compound: "arms" in "arms sales"."""
    return item_at(analysis, child, alone=True) if not child.children else None


def _by_compound(analysis: Analysis, participle: Token) -> Iterator[Draft]:
    """ "Western-supplied missiles": the maker before the hyphen supplies the one who holds or uses them."""
    noun = participle.head
    item = item_at(analysis, noun)
    made_by = before_hyphen(analysis, participle)
    if item is None or made_by is None:
        return
    holder = noun.child("poss")
    up = governor(noun)
    if holder is None and up is not None and up[1] == "dobj":
        holder = subject(up[0])
    takers = actors_at(analysis, holder) if holder is not None else ()
    word = Word("supplier", "", "", "item")
    if takers and takers[0].entity != made_by.entity:
        yield from _made(analysis, participle, word, (made_by,), takers, [item])


def _production(analysis: Analysis, verb: Token) -> Iterator[Draft]:
    """ "Russia builds Iranian-designed drones", "India builds tanks under a Russian licence"."""
    doer, thing = agent(verb), patient(verb)
    if verb.dep == "amod" and verb.tag == "VBG" and verb.head.dep in ("attr", "dobj"):
        doer, thing = subject(verb.head.head), verb.head
    licence = _licence(verb)
    if thing is not None and verb.dep == "relcl" and prepositional(thing, ("of",)) is not None:
        thing = verb.head
    if thing is None or (doer is None and licence is None):
        return
    items = items_at(analysis, thing)
    makers = designer(analysis, items[0]) if items else ()
    if items and licence is not None:
        makers = makers or maker(analysis, items[0])
    if licence is not None:
        owner_ = actor_in(analysis, licence)
        makers = (owner_,) if owner_ is not None else makers
    if not items and licence is not None:
        reference = analysis.references.at(thing)
        items = [Item(thing, "arms", reference, None)]
    places = (verb, licence) if licence is not None else (verb,)
    takers = actors_at(analysis, doer) if doer is not None else party_after(analysis, places, ("in",))
    if not takers and doer is not None and doer.pos == "PROPN":
        takers = (analysis.references.at(doer),)
    client = prepositional(verb, ("for",)) or (prepositional(thing, ("for",)) if items else None)
    for_ = powers_of(analysis, client) if client is not None and items and licence is None else ()
    if for_ and takers and not makers:
        yield from _made(analysis, verb, Word("supplier", "", "", "item"), takers, for_, items[:1])
    elif items and (makers or licence is not None or verb.lemma in LOCAL):
        word = Word("recipient", "licensed-production", "", "item")
        yield from _made(analysis, verb, word, makers, takers, items[:1])


def _licence(verb: Token) -> Token | None:
    for head in (verb, *verb.children_of("dobj", "nsubjpass", "xcomp", "prep")):
        found = prepositional(head, ("under", "on"))
        if found is not None and found.lemma in ("licence", "license", "licensing"):
            return found
    return None


def _made(
    analysis: Analysis, anchor: Token, word: Word, givers: References, takers: References, items: list[Item]
) -> Iterator[Draft]:
    givers, takers = distinct(givers, takers), distinct(takers, givers) or takers
    givers = tuple(ref for ref in givers if is_power(analysis, ref) or is_unit(analysis, ref))
    takers = tuple(ref for ref in takers if is_power(analysis, ref) or givers)
    if items[0].kind == "equipment" and not (givers and takers):
        return
    if _forbidden(anchor):
        return
    each = len(givers) == len(items) > 1
    for n, item in enumerate(items if each else items[:1]):
        for giver in givers[n : n + 1] if each else givers or (None,):
            for receiver in takers or (None,):
                yield _draft(analysis, anchor, word, giver, receiver, item)


def _draft(
    analysis: Analysis, anchor: Token, word: Word, giver: Reference | None, receiver: Reference | None, item: Item
) -> Draft:
    """One transfer between two: several givers or takers are told as so many transfers."""
    sides = tuple(side for side in (giver, receiver) if side is not None)
    mode = word.mode or MODE_OF.get(item.kind, "delivery")
    status = status_of(analysis, anchor, word.status, sides)
    value = TransferValue(giver, receiver, item.reference, item.count, mode, status)
    spans: list[Span | Reference] = [anchor.span, item.reference, *sides]
    near = [(span.start, span.end) for span in spans if abs(span.start - anchor.start) < 160]
    start, end = min(span[0] for span in near), max(span[1] for span in near)
    return Draft("transfer", start, end, value, anchor, NAME, VERSION, _score(anchor, word, giver, receiver))


def _score(anchor: Token, word: Word, giver: Reference | None, receiver: Reference | None) -> float:
    """How sure: with both sides; without a receiver; without a giver only where the receiver's verb tells it."""
    if giver is not None and receiver is not None:
        sides = {side.entity.country if side.entity is not None else None for side in (giver, receiver)}
        return HOME if len(sides) == 1 and None not in sides else 0.8
    if giver is None:
        return 0.5 if word.subject == "recipient" and anchor.pos == "VERB" else 0.3
    return 0.4 if anchor.pos == "NOUN" or (is_passive(anchor) and anchor.child("agent") is None) else 0.55


def _forbidden(anchor: Token) -> bool:
    """Whether somebody only demands that it not be done: "they must not send weapons"."""
    modal = any(child.dep == "aux" and child.lower in ("must", "should") for child in anchor.children)
    return modal and anchor.child("neg") is not None


def _key(party: Reference | tuple[Reference, ...] | None) -> str:
    if party is None or isinstance(party, tuple):
        return ""
    return (party.entity.country or party.entity.name) if party.entity else party.text


def _completed(value: object, told: list[TransferValue]) -> TransferValue:
    """A missing side filled from the transfer told before it with the same other side."""
    assert isinstance(value, TransferValue)
    for before in reversed(told[-3:]):
        if not value.supplier and value.mode == before.mode == "licensed-production":
            return _with(value, before.supplier, value.recipient or before.recipient)
        if not value.supplier and value.recipient and _key(before.recipient) == _key(value.recipient):
            return _with(value, before.supplier, value.recipient)
        if not value.recipient and value.supplier and _key(before.supplier) == _key(value.supplier):
            return _with(value, value.supplier, before.recipient)
    return value


def _with(value: TransferValue, supplier: Side, recipient: Side) -> TransferValue:
    return TransferValue(supplier, recipient, value.item, value.count, value.mode, value.status)
