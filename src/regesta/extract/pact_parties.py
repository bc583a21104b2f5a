"""A noun for an agreement in, the parties that the words around it name out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import agent, conjuncts, governor, owner, prepositional, subject
from regesta.extract.parties import actor_at, actors_at, is_power, names_by_token, own_actors
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

INNER = ("amod", "compound", "npadvmod", "nmod", "conj", "punct")
APART = ("REB", "UAF", "OPP", "SEP", "INS", "PAR", "IMG", "IGO")
"""The sectors whose actors are parties apart from the state they are of."""
FRAME = ("in", "under", "by", "with", "through", "of")


def key(reference: Reference) -> str:
    """What tells one party from another: the country where there is one, else the name."""
    if reference.entity is None:
        return reference.text.lower()
    apart = reference.entity.role in APART and not reference.entity.id.startswith("state:")
    return (not apart and reference.entity.country) or reference.entity.name.lower()


@cache
def agreement_nouns() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("agreement_nouns")}


def is_named(analysis: Analysis, party: Reference) -> bool:
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


def told_parties(analysis: Analysis, head: Token) -> Iterator[Reference]:
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
            if not only_names(analysis, child):
                yield from actors_at(analysis, child)
            for inner in child.children:
                name = names_by_token(analysis).get(inner.i)
                if name is not None and name.type != "person" and inner.dep in INNER:
                    yield from actors_at(analysis, inner)
        elif child.dep in ("acl", "relcl") and verbs().get((child.lemma, "verb"), ("", False))[1]:
            yield from parties_of_verb(analysis, child, head)
        if child.dep == "relcl":
            yield from _obliged(analysis, child, head)
    up = governor(head)
    while up is not None and up[0].pos in ("NOUN", "PROPN") and up[1] in ("of", "dobj", "in", "to", "under"):
        noun = up[0]
        towards = prepositional(noun, ("to", "towards", "toward")) if up[1] == "under" else None
        if towards is not None:
            yield from actors_at(analysis, towards)
        own = owner(noun) if noun.dep != "pobj" else noun.child("poss")
        if own is not None and noun.lemma not in agreement_nouns():
            yield from actors_at(analysis, own)
        up = governor(noun)
    if up is not None and up[0].pos == "ADJ" and (up[0].lemma, "nearing") in verbs():
        doer = subject(up[0].head) if up[0].head.pos in ("AUX", "VERB") else None
        yield from _parties_at(analysis, doer) if doer is not None else ()
    verb, label = main_verb(up)
    if verb is not None and label == "nsubj":
        yield from _obliged(analysis, verb, head)
    if verb is not None:
        table_ = verbs()
        if label in ("dobj", "nsubjpass", "to", "from", "on", "into", "onto") or verb.lemma in ("sign", "bind"):
            row = table_.get((verb.lemma, "verb"))
            if row is not None and row[1]:
                yield from parties_of_verb(analysis, verb, head)
        elif label in FRAME and (verb.lemma in verbs_as("binding") or (verb.lemma, "verb") in table_):
            yield from parties_of_verb(analysis, verb, head)
            for deed in verb.children_of("xcomp"):
                yield from _promised(analysis, deed)
        elif label == "under" or (label == "by" and head.i < verb.i):
            yield from parties_of_verb(analysis, verb, head)


def _obliged(analysis: Analysis, verb: Token, head: Token) -> Iterator[Reference]:
    """The parties that an agreement binds or entitles: "lets Chad use", "obliges Benin to", "gives Togo the right"."""
    if verb.lemma not in verbs_as("obliging"):
        return
    bound = verb.children_of("dobj", "dative")
    bound.extend(inner for deed in verb.children_of("ccomp", "xcomp") for inner in deed.children_of("nsubj"))
    for noun in bound:
        if noun is not head and noun.pos != "ADP":
            yield from (ref for ref in actors_at(analysis, noun) if is_power(analysis, ref))


def main_verb(up: tuple[Token, str] | None) -> tuple[Token | None, str]:
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


def only_names(analysis: Analysis, child: Token) -> bool:
    """Whether a city only gives the agreement its name: "Minsk agreement"."""
    name = analysis.references.name_at(child)
    after = analysis.parse.tokens[child.i + 1] if child.i + 1 < len(analysis.parse.tokens) else child
    return child.dep != "poss" and name is not None and name.kind == "capital" and after.text not in ("-", "–")


def parties_of_verb(analysis: Analysis, verb: Token, head: Token) -> Iterator[Reference]:
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
    if not found:
        source = prepositional(noun, ("from", "of"))
        found.extend(actors_at(analysis, source) if source is not None else ())
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


def distinct(references: Iterable[Reference]) -> Iterator[Reference]:
    """Each party once, by its name rather than by a pronoun."""
    found: dict[str, Reference] = {}
    for reference in references:
        before = found.get(key(reference))
        if before is None or (before.text.islower() and not reference.text.islower()):
            found[key(reference)] = reference
    yield from found.values()


def powers_in(analysis: Analysis, first: int, last: int) -> list[Reference]:
    """The states named in a stretch, each once."""
    named = names_by_token(analysis)
    tokens = [token for token in analysis.parse.tokens[first:last] if token.i in named]
    found = (actor_at(analysis, token) for token in tokens)
    return list(distinct(ref for ref in found if ref is not None and ref.entity is not None and ref.entity.country))


@cache
def verbs() -> dict[tuple[str, str], tuple[str, bool, str]]:
    """Status, whether its doer is a party, and the status where it is only planned, by lemma and part of speech."""
    return {
        (row["lemma"], row["pos"]): (row["status"], row["parties"] == "yes", row["planned"])
        for row in table("agreement_verbs")
    }


@cache
def verbs_as(kind: str) -> frozenset[str]:
    """The words of one kind: those of signing, binding, agreeing, entering, light verbs, members."""
    return frozenset(row["lemma"] for row in table("agreement_verbs") if row["pos"] == kind)
