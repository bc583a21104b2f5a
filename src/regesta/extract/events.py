"""An analysis in, events out: who did what to whom, in PLOVER's terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.certainty import modality
from regesta.extract.contexts import contexts_of
from regesta.extract.offtopic import figurative, off_topic
from regesta.extract.participants import actor_like, actors_of, recipients_of
from regesta.extract.patterns import nouns, verbs
from regesta.extract.predicates import OBLIGING, Telling, carried_over, demand, telling
from regesta.extract.roles import FINITE, word_class
from regesta.extract.sanctions import sanction_of
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import EventValue

NAME, VERSION = "events", "1"
ENOUGH = 0.65
"""The least score of an event that is kept: of 0.6, 0.65 and 0.7 it found and got right most in whole articles."""
HARD = 0.65
"""Words of this weight or more can be an event in whatever sentence: "shares fell after the bombing"."""
REACH = 200
"""Participants further from the trigger than this many characters do not widen the event's span."""
PRIVATE = frozenset({"MNC", "BUS"})
"""Sectors of business, whose deals and disputes are no events of the register."""
PUBLIC = frozenset({"ELI", "NGO", "GOV", "MIL", "REB", "IGO", "LEG", "JUD", "COP", "SPY", "UAF", "OPP", "PTY"})
"""Sectors that make an actor political whatever its name sounds like."""
DEALINGS = frozenset({"AGREE", "CONSULT", "SUPPORT", "COOPERATE", "RETREAT", "CONCEDE", "MOBILIZE"})
"""Types that are business as usual where a firm does them, whoever the other side is."""
PLACED = ("compound", "nmod", "amod", "pobj")
POLITICAL = ("OFFICIAL", "ARMED", "DIPLOMAT", "FORCES")


def events(analysis: Analysis) -> Iterator[Draft]:
    """Every event of the text as a draft."""
    told = _tellings(analysis)
    aside = _Aside(analysis.parse)
    told = _coordinated(told)
    hidden = {token.i for one in told for token in one.consumed()} | _subjects_retold(told)
    for one in told:
        if one.token.i in hidden or _names_people(one.token) or figurative(one.token):
            continue
        doers, done_to = actors_of(one), recipients_of(one)
        doers, sites = _without_sites(analysis, doers)
        done_to = done_to or sites
        actors = _references(analysis, doers) or _speaker(analysis, one)
        recipients = tuple(ref for ref in _references(analysis, done_to) if ref not in actors)
        score = _score(one, doers, done_to, actors, recipients)
        if score >= ENOUGH and (
            _hard(one, (*doers, *done_to), (*actors, *recipients)) or not aside(one.token.sentence)
        ):
            yield _draft(analysis, one, actors, recipients, score)


def _hard(told: Telling, tokens: tuple[Token, ...], refs: tuple[Reference, ...]) -> bool:
    """Whether an event stands in whatever sentence: a bombing, or a bombing verb with somebody political."""
    if told.weight < HARD:
        return False
    return told.token.pos == "NOUN" or any(map(_state, tokens)) or any(map(_public, refs))


def _public(ref: Reference) -> bool:
    return bool(ref.entity and ref.entity.role in PUBLIC)


class _Aside:
    """Whether a sentence is of sport, markets or films; asked once a sentence."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.known: dict[int, bool] = {}

    def __call__(self, number: int) -> bool:
        if number not in self.known:
            self.known[number] = off_topic(self.parse, number)
        return self.known[number]


def _tellings(analysis: Analysis) -> list[Telling]:
    verb, noun = verbs(), nouns()
    spoken = _spoken(analysis)
    found = []
    for token in analysis.parse.tokens:
        told = telling(token) if (token.lemma in verb or token.lemma in noun) and token.dep != "amod" else None
        if token.tag == "MD" and token.lower in OBLIGING and spoken(token) and token.head.pos in ("VERB", "AUX"):
            found.append(demand(token.head))
        elif told:
            found.append(told)
    demanded = {one.token.i for one in found if one.entry.lemma == "must"}
    return [one for one in found if one.entry.lemma == "must" or one.token.i not in demanded]


def _coordinated(told: list[Telling]) -> list[Telling]:
    """Bring a second complement under the operator of the first: "agreed to lift the ban and to send aid"."""
    owners = {token.i: one for one in told for token in one.consumed() if one.entry.operator}
    kept = []
    for one in told:
        owner = owners.get(one.token.head.i) if one.token.dep == "conj" and not one.token.child("nsubj") else None
        finite = (
            one.token.tag in FINITE and one.token.head.tag == "VB"
        )  # "threatened to leave and *lodged* a complaint"
        if owner is None or one.token.pos != "VERB" or finite or carried_over(owner.entry.operator, one):
            kept.append(one)
    return kept


def _spoken(analysis: Analysis) -> Callable[[Token], bool]:
    """Whether a token stands in somebody's speech."""
    spans = [Span(a.content.start, a.content.end) for a in analysis.attributions if a.speech and a.source]
    return lambda token: any(span.start <= token.start < span.end for span in spans)


def _subjects_retold(told: list[Telling]) -> set[int]:
    """Nouns that a verb of the same type tells again: the attack in "the attack killed five"."""
    kinds = {one.token.i: one.type for one in told}
    return {
        one.token.i
        for one in told
        if one.token.dep == "nsubj" and kinds.get(one.token.head.i) == one.type and one.token.pos == "NOUN"
    }


def _draft(
    analysis: Analysis,
    told: Telling,
    actors: tuple[Reference, ...],
    recipients: tuple[Reference, ...],
    score: float,
) -> Draft:
    trigger = _trigger(analysis, told)
    near = [ref for ref in (*actors, *recipients) if abs(ref.start - trigger.start) < REACH]
    subject = told.token.child("nsubj")
    retold = [subject.start] if subject is not None and subject.lemma in nouns() else []
    start = min([trigger.start, *retold, *(ref.start for ref in near)])
    end = max([trigger.end, *(ref.end for ref in near)])
    sanction = sanction_of(analysis.parse, told)
    value = EventValue(
        type=told.type,
        trigger=trigger,
        actors=actors,
        recipients=recipients,
        mode=told.mode,
        contexts=contexts_of(analysis.parse, told),
        programme=sanction.programme,
        measure=sanction.measure,
        phase=sanction.phase,
    )
    mood = None
    if told.refused:
        found = modality(told.token)
        mood = replace(found, polarity="positive", factuality=abs(found.factuality))
    return Draft("event", start, end, value, told.token, NAME, VERSION, score=score, modality=mood)


def _speaker(analysis: Analysis, told: Telling) -> tuple[Reference, ...]:
    """Who says that something must be done: the source of the speech the duty stands in."""
    if told.entry.lemma != "must":
        return ()
    start = told.token.start
    found = [a for a in analysis.attributions if a.speech and a.source and a.content.start <= start < a.content.end]
    nearest = min(found, key=lambda a: a.content.end - a.content.start, default=None)
    return (nearest.source,) if nearest and nearest.source else ()


def _references(analysis: Analysis, tokens: list[Token]) -> tuple[Reference, ...]:
    """Whom the tokens mean, each once; a joint phrase ("Thai and Lao officials") means each of its parties."""
    found: dict[tuple[int, int, str], Reference] = {}
    for token in tokens:
        ref = analysis.references.at(token)
        for one in (ref, *ref.also):
            found.setdefault((one.start, one.end, one.entity.id if one.entity else ""), one)
    return tuple(found.values())


def _names_people(token: Token) -> bool:
    """Whether an event's noun only says what people these are: "riot police", "protest leaders"."""
    return token.dep == "compound" and token.pos == "NOUN" and actor_like(token.head)


def _without_sites(analysis: Analysis, tokens: list[Token]) -> tuple[list[Token], list[Token]]:
    """Those who act, and the towns that only say where: "the Kabul bombing"."""
    sites = []
    for token in tokens:
        entity = analysis.references.entity_at(token) if token.dep in PLACED and token.ent == "GPE" else None
        if entity and entity.id.startswith("place:") and not entity.role:
            sites.append(token)
    return [token for token in tokens if token not in sites], sites


def _trigger(analysis: Analysis, told: Telling) -> Passage:
    """The words that tell it: the predicate, with its object noun where that makes the event."""
    first = last = told.token
    inner = told.inner
    if inner and not told.entry.type and abs(inner.token.i - told.token.i) <= 8:
        first, last = sorted((told.token, inner.token), key=lambda t: t.i)
    return Passage(first.start, last.end, analysis.text[first.start : last.end])


def _score(
    told: Telling,
    actors: list[Token],
    recipients: list[Token],
    named: tuple[Reference, ...],
    others: tuple[Reference, ...],
) -> float:
    """How sure it is a political event: the word's own weight, raised by who takes part."""
    score = told.weight
    if not actors and not recipients:
        return score if _new(told.token) else score - 0.3
    public = [any(map(_public, refs)) for refs in (named, others)]
    suffering = [] if told.type in ("COERCE", "ASSAULT") else recipients  # whoever is arrested or shot, it is public
    private = any(map(_private, [*actors, *suffering])) or any(
        ref.entity and ref.entity.role in PRIVATE for ref in (*named, *others)
    )
    firms = any(map(_private, actors)) or any(ref.entity and ref.entity.role in PRIVATE for ref in named)
    own_deals = firms and told.type in DEALINGS
    private = private and not (public[0] if own_deals else any(public))
    if own_deals and private:
        return score - 0.2
    if private and not any(map(_state, [*actors, *recipients])):
        return score - 0.2
    national = any(ref.entity and ref.entity.country for ref in named)  # "Chilean farmers"
    score += 0.2 if public[0] or any(map(_political, actors)) else 0.1 if national else 0.0
    score += 0.2 if public[1] else 0.1 if any(map(_political, recipients)) else 0.05 if recipients else 0.0
    score += 0.1 if told.entry.lemma == "must" and named else 0.0
    return min(0.95, score)


def _private(token: Token) -> bool:
    """Whether an actor is a company, player or artist rather than anybody political."""
    return token.lemma in word_class("COMPANY") or any(
        child.lemma in word_class("COMPANY") for child in token.children if child.dep in ("compound", "appos")
    )


def _new(token: Token) -> bool:
    """Whether an event without participants is told as news: "a bomb attack", "three strikes", a verb."""
    if token.pos in ("VERB", "AUX"):
        return True
    return any(child.lower in ("a", "an", "another") or child.dep == "nummod" for child in token.children)


def _state(token: Token) -> bool:
    """Whether a participant is a state, its people or somebody who acts for one by their title."""
    return token.ent in ("GPE", "NORP") or any(token.lemma in word_class(name) for name in POLITICAL)


def _political(token: Token) -> bool:
    return _state(token) or token.ent in ("PERSON", "ORG", "FAC")
