"""An analysis in, stances out: who lastingly fears, wants, supports, opposes, distrusts or seeks what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.arguments import is_passive, owner, prepositional, subject
from regesta.extract.certainty import modality
from regesta.extract.parties import actor_at, actor_in, actors_at, is_power
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import StanceValue

FIRST = ("i", "we", "it", "there")
NAME, VERSION = "stances", "1"
POS = {"VERB": "verb", "AUX": "verb", "ADJ": "adj", "NOUN": "noun", "ADP": "adp"}
CLAUSE = ("xcomp", "ccomp", "acl", "advcl")
LINKING = ("be", "remain", "become", "feel", "seem", "appear", "look", "grow", "stay", "sound", "get")


@dataclass(frozen=True, slots=True)
class Attitude:
    """One row of the lexicon: the attitude of a word and where its target stands."""

    attitude: str
    negated: str
    target: tuple[str, ...]


@cache
def _words() -> dict[tuple[str, str], Attitude]:
    return {
        (row["lemma"], row["pos"]): Attitude(row["attitude"], row["negated"], tuple(row["target"].split()))
        for row in table("stance_words")
    }


def stances(analysis: Analysis) -> Iterator[Draft]:
    """Every stance of the text as a draft."""
    words = _words()
    for token in analysis.parse.tokens:
        word = words.get((token.lemma.lower(), POS.get(token.pos, ""))) or words.get((token.lower, "adj"))
        if word is not None and (token.pos != "ADP" or token.head.lemma in LINKING):
            yield from _stances(analysis, token, word)
    yield from _demands(analysis)


def _demands(analysis: Analysis) -> Iterator[Draft]:
    """What a speaker says that others should or must do: "foreign forces should leave", he said."""
    for attribution in analysis.attributions:
        source, content = attribution.source, attribution.content
        if source is None or not attribution.speech or not is_power(analysis, source):
            continue
        for token in analysis.parse.tokens_in(content.start, content.end):
            if token.dep != "aux" or token.lower not in ("should", "must") or token.head.pos != "VERB":
                continue
            verb = token.head
            doer = subject(verb)
            if doer is None or doer.lower in FIRST or doer.start < content.start:
                continue
            start, end = analysis.parse.edges(doer).start, analysis.parse.edges(verb).end
            attitude = "opposes" if verb.child("neg") is not None else "wants"
            target = Span(start, min(end, content.end)).within(analysis.text)
            value = StanceValue(source, target, attitude)
            yield Draft("stance", start, target.end, value, verb, NAME, VERSION, 0.5)
            break


def _stances(analysis: Analysis, token: Token, word: Attitude) -> Iterator[Draft]:
    negated = _negated(token)
    attitude = word.negated if negated else word.attitude
    if not attitude:
        return
    holders = [holder for holder in _holders(analysis, token) if is_power(analysis, holder)]
    targets = list(_targets(token, word)) if holders else []
    mood = modality(token)
    if negated:
        mood = replace(mood, polarity="positive", factuality=abs(mood.factuality))
    for n, target in enumerate(targets):
        span = analysis.parse.edges(target)
        for holder in holders:
            first = analysis.parse.tokens[token.left_edge].start if n else min(token.start, holder.start)
            start = (
                span.start if n else max(first, token.start - 90) if holder.start > token.start - 90 else token.start
            )
            value = StanceValue(holder, _target(analysis, target), attitude)
            end = max(span.end, token.end)
            yield Draft("stance", min(start, end - 1), end, value, token, NAME, VERSION, 0.6, modality=mood)


def _negated(token: Token) -> bool:
    """Whether the word itself or the verb it is said by is negated: "is not willing"."""
    says = [token]
    if token.dep == "acomp" or token.pos == "ADP" or (token.dep == "xcomp" and token.head.lemma in LINKING):
        says.append(token.head)
    return any(child.dep == "neg" or child.lower in ("no", "never") for word in says for child in word.children)


def _holders(analysis: Analysis, token: Token) -> tuple[Reference, ...]:
    """Who has the attitude: only actors, never things."""
    if token.pos == "NOUN":
        found = owner(token)
        reference = actor_at(analysis, found) if found is not None else None
        if reference is None:
            reference = actor_in(analysis, token)
        if reference is None:
            source = prepositional(token, ("from", "among", "in"))
            if source is None and token.dep == "pobj" and token.head.lower == "of":
                source = prepositional(token.head.head, ("from", "among", "in"))
            reference = (actor_at(analysis, source) or actor_in(analysis, source)) if source is not None else None
        return (reference,) if reference is not None else ()
    if token.pos == "ADP":
        noun = subject(token.head)
    elif token.pos != "ADJ" and is_passive(token):
        by = token.child("agent")
        noun = by.child("pobj") if by is not None else None
    elif token.pos == "ADJ" and token.dep in ("acomp", "xcomp", "conj", "attr", "oprd"):
        head = token.head if token.dep != "conj" else token.head.head
        noun = subject(head) if head.pos in ("AUX", "VERB") else None
    elif token.pos == "ADJ":
        noun = token.head if token.dep in ("amod", "acl") and token.i > token.head.i else token.child("nsubj")
    else:
        noun = subject(token)
    return actors_at(analysis, noun) if noun is not None else ()


def _targets(token: Token, word: Attitude) -> Iterator[Token]:
    """The heads of what the attitude is about; the clauses of a list count one by one."""
    found: Token | None = None
    if "object" in word.target and not is_passive(token):
        found = token.child("dobj")
    if found is None and "object" in word.target and is_passive(token):
        found = token.child("nsubjpass")
    if "self" in word.target:
        found = token.child("pobj", "pcomp")
    if found is None and "clause" in word.target:
        found = next((child for child in token.children if _is_clause(child)), None)
    if found is None:
        for child in token.children:
            if child.dep in ("prep", "dative", "agent") and child.lower in word.target:
                found = child.child("pobj", "pcomp")
                break
    if found is None:
        return
    yield found
    if found.pos == "VERB" and "clause" in word.target:
        yield from (child for child in found.children if child.dep == "conj" and child.pos in ("VERB", "AUX"))


def _is_clause(child: Token) -> bool:
    return child.dep in CLAUSE and child.i > child.head.i and (child.dep not in ("acl", "advcl") or child.tag == "VB")


def _target(analysis: Analysis, head: Token) -> Reference | Passage:
    """A reference where the target is an actor or a support of one ("to support Iraq"), else its words."""
    word = _words().get((head.lemma, "verb"))
    if word is not None and word.attitude == "supports" and head.child("dobj") is not None:
        head = head.child("dobj") or head
    if head.pos in ("NOUN", "PROPN", "PRON"):
        reference = actor_at(analysis, head)
        if reference is not None:
            return reference
    return analysis.parse.edges(head).within(analysis.text)
