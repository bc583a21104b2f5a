"""An analysis in, flags on counts whose unit cannot be right out: "air defences shot down 71 soldiers".

A unit is wrong where there are not so many of it, where its verb or noun takes another class of things,
or where the text elsewhere counts the same in things of another class.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from regesta.extract.analysis import Analysis
from regesta.lexicon.load import table
from regesta.model.document import Flag
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.statement import FigureValue, Statement

AIR = re.compile(r"\bair[ -](?:forces?|defen[cs]es?)\b", re.IGNORECASE)
COMPARED = re.compile(r"\b(?:(?:up|down|rose|fell) from|compared (?:with|to)|times|versus)\b[^.;\n]{0,20}$")
NEAR = 60
"""Code points between two quantities of which one is compared with the other."""
TELLING = 3
"""Digits before the zeros of a number that hardly stands twice in a text by chance."""
MADE = frozenset({"weapon", "vehicle"})
AMOUNTS = frozenset({"weight", "volume"})


@cache
def _limits() -> dict[str, tuple[float, str]]:
    return {row["unit"]: (float(row["most"]), row["class"]) for row in table("unit_limits")}


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("flag_words") if row["kind"] == kind)


def wrong_units(analysis: Analysis) -> Iterator[Flag]:
    """Counts of what there cannot be so many of, or what cannot be counted so."""
    faults: dict[int, tuple[Mention, str]] = {}
    for quantity in analysis.quantities:
        if because := _own_fault(analysis, quantity):
            faults[quantity.start] = (quantity, because)
    for quantity, because in (*_counted_in_the_air(analysis), *_against_others(analysis)):
        faults.setdefault(quantity.start, (quantity, because))
    for quantity, because in faults.values():
        end = _noun_end(analysis, quantity)
        yield Flag(quantity.start, end, analysis.text[quantity.start : end], "unit-mismatch", because)


def _class(unit: str | None) -> str | None:
    limit = _limits().get(unit or "")
    return limit[1] if limit else None


def _noun(analysis: Analysis, quantity: Mention) -> Token | None:
    """The noun that a quantity counts, where it stands close by; else the head of its words."""
    near = analysis.parse.tokens_in(quantity.start, quantity.end + 40)
    counted = next((t for t in near if t.lemma == quantity.unit), None)
    return counted or analysis.parse.head_of(quantity.start, quantity.end)


def _noun_end(analysis: Analysis, quantity: Mention) -> int:
    for token in analysis.parse.tokens_in(quantity.end, quantity.end + 40):
        if token.lemma == quantity.unit or token.lower.startswith(quantity.unit or "\0"):
            return token.end
    return quantity.end


def _own_fault(analysis: Analysis, quantity: Mention) -> str | None:
    """What is wrong with a quantity in its own clause."""
    limit = _limits().get(quantity.unit or "")
    if limit is None or quantity.count is None:
        return None
    if quantity.count.stated is not None and quantity.count.stated > limit[0]:
        return f"there are not so many {quantity.unit}s"
    noun = _noun(analysis, quantity)
    if noun is None:
        return None
    if limit[1] == "length" and (thing := _of(noun)) and thing.lemma in _words("substance"):
        return f"{thing.text} is not measured in {quantity.unit}s"
    if limit[1] in AMOUNTS and noun.dep == "pobj" and noun.head.lower == "of" and _is_length(noun.head.head):
        return f"a {noun.head.head.lemma} is not measured in {quantity.unit}s"
    verb = _done_to(noun)
    if verb is None:
        return None
    if limit[1] in MADE and verb.lemma in _words("human-act"):
        return f"“{verb.text}” is done to people"
    if limit[1] == "people" and verb.lemma in _words("flying-act"):
        return f"“{verb.text}” is not done to people"
    return None


def _of(noun: Token) -> Token | None:
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    return of.child("pobj") if of else None


def _is_length(noun: Token) -> bool:
    return noun.pos == "NOUN" and noun.lemma in _words("length")


def _done_to(noun: Token) -> Token | None:
    """The verb whose object a noun is, in active or passive, directly or "along with" another."""
    if noun.dep == "conj" and noun.head.pos in ("NOUN", "PROPN"):
        noun = noun.head
    if noun.dep in ("dobj", "nsubjpass"):
        return noun.head
    if noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.lower in ("along", "together"):
        return next((above for above in noun.head.ancestors() if above.pos == "VERB"), None)
    if noun.dep == "pobj" and noun.head.lower == "of" and noun.head.head.dep in ("dobj", "nsubjpass"):
        return noun.head.head.head  # "67 of the troops", "dozens of soldiers"
    return None


def _counted_in_the_air(analysis: Analysis) -> Iterator[tuple[Mention, str]]:
    """People whom an air force or air defences stop or count as sent by others: those count what flies."""
    figures = _figures(analysis)
    for quantity in analysis.quantities:
        if _class(quantity.unit) != "people" or quantity.unit == "fighter":
            continue
        noun = _noun(analysis, quantity)
        verb = _done_to(noun) if noun else None
        if verb is None:
            continue
        doer = _doer(analysis, verb)
        teller = " ".join(say.source.text for s in figures.get(quantity.start, ()) for say in s.says if say.source)
        stopped = verb.lemma in _words("stopped-in-air") and AIR.search(f"{doer} {teller}")
        sent = verb.lemma in _words("sent-by-air") and AIR.search(teller) and doer and not AIR.search(doer)
        if (stopped or sent) and not _is_pronoun_of_air(verb):
            yield quantity, "who watches the air counts what flies, no people"


def _figures(analysis: Analysis) -> dict[int, list[Statement]]:
    """The figure statements by the place where their quantity begins."""
    found: dict[int, list[Statement]] = {}
    for stmt in analysis.of_kind("figure"):
        found.setdefault(stmt.start, []).append(stmt)
    return found


def _doer(analysis: Analysis, verb: Token) -> str:
    """The words for who does what a verb tells."""
    subject = verb.child("nsubj")
    agent = verb.child("agent")
    by = agent.child("pobj") if agent is not None else None
    token = subject or by
    if token is None:
        return ""
    span = analysis.parse.edges(token)
    return analysis.text[span.start : span.end]


def _is_pronoun_of_air(verb: Token) -> bool:
    """Whether the doer is "it" or "we": the air force that tells may tell of its own people."""
    subject = verb.child("nsubj")
    return subject is not None and subject.pos == "PRON" and verb.lemma in _words("sent-by-air")


def _against_others(analysis: Analysis) -> Iterator[tuple[Mention, str]]:
    """Counts that the text elsewhere, or in a comparison, gives in things of another class."""
    for one, other in pairwise(analysis.quantities):
        between = analysis.text[one.end : other.start]
        if len(between) <= NEAR and COMPARED.search(between) and _differ(one, other):
            yield other, f"compared with “{one.text}”, which are other things"
    yield from _compared(analysis)
    by_number: dict[float, list[Mention]] = {}
    for quantity in analysis.quantities:
        if quantity.count and quantity.count.stated and _is_telling(quantity.count.stated):
            by_number.setdefault(quantity.count.stated, []).append(quantity)
    for same in by_number.values():
        rare = [q for q in same if 2 * sum(_class(o.unit) == _class(q.unit) for o in same) <= len(same)]
        for quantity in rare:
            rival = next((o for o in same if _differ(quantity, o)), None)
            if rival is not None and (quantity.start > rival.start or 2 * len(rare) < len(same)):
                yield quantity, f"elsewhere “{rival.text} {rival.unit}”"


def _compared(analysis: Analysis) -> Iterator[tuple[Mention, str]]:
    """Figures whose comparison is with one of another class."""
    figures = {stmt.id: stmt for stmt in analysis.of_kind("figure")}
    for stmt in figures.values():
        value = stmt.value
        if not isinstance(value, FigureValue) or value.comparison is None or value.comparison.with_ not in figures:
            continue
        other = figures[value.comparison.with_].value
        quantity = next((q for q in analysis.quantities if q.start == stmt.start), None)
        if (
            quantity
            and isinstance(other, FigureValue)
            and {_class(value.unit), _class(other.unit)}
            in (
                {"people", "weapon"},
                {"people", "vehicle"},
            )
        ):
            yield quantity, f"compared with “{figures[value.comparison.with_].text}”, which are other things"


def _differ(one: Mention, other: Mention) -> bool:
    """Whether one counts people and the other what is made."""
    classes = {_class(one.unit), _class(other.unit)}
    return "people" in classes and bool(classes & MADE)


def _is_telling(number: float) -> bool:
    return number == int(number) and len(str(int(number)).rstrip("0")) >= TELLING
