"""A parsed sentence and two marked places in, the PLOVER event between them out."""

from __future__ import annotations

from typing import Any

from regesta.extract.participants import actors_of, recipients_of
from regesta.extract.patterns import nouns, verbs
from regesta.extract.predicates import Telling, telling
from regesta.model.parse import Parse, Token

Place = tuple[int, int]
HOSTILE = frozenset({"SANCTION", "COERCE", "ASSAULT", "ACCUSE", "PROTEST"})


def code_pair(parse: Parse, source: Place | None, target: Place | None) -> dict[str, Any]:
    """The event type, mode and score of what `source` does to `target`; {} where the text tells nothing."""
    tokens = _region(parse, source, target)
    told = [found for token in tokens if (found := telling(token))]
    inside = {inner.i for one in told for inner in one.consumed()}
    told = [one for one in told if one.token.i not in inside] or told
    if not told:
        return _loosely(tokens, source, target)
    best = max(told, key=lambda one: (_fit(parse, one, source, target), -one.token.i))
    fit = _fit(parse, best, source, target)
    kind, mode = _turned(best, target)
    return {"type": kind, "mode": mode, "score": round(min(0.95, max(0.05, 0.15 + 0.12 * fit)), 3)}


def _turned(told: Telling, target: Place | None) -> tuple[str, str | None]:
    """Type and mode towards the target: a call for sanctions on it is hostile to it, not a request to it."""
    if told.type == "REQUEST" and told.inner and target and told.inner.type in HOSTILE:
        asked = [token for token in recipients_of(told) if token not in recipients_of(told.inner)]
        if any(_inside(t, target) for t in recipients_of(told.inner)) and not any(_inside(t, target) for t in asked):
            return "ACCUSE", "disapprove"
    return told.type, told.mode


def _loosely(tokens: list[Token], source: Place | None, target: Place | None) -> dict[str, Any]:
    """The type of the first word between and around the marks that any pattern begins with, whatever its conditions."""
    marked = [place for place in (source, target) if place]
    for token in tokens:
        if token.pos in ("VERB", "NOUN", "PROPN") and not any(_inside(token, place) for place in marked):
            for entry in (*verbs().get(token.lemma, ()), *nouns().get(token.lemma, ())):
                if entry.type:
                    return {"type": entry.type, "mode": entry.mode, "score": 0.05}
    return {}


def _region(parse: Parse, source: Place | None, target: Place | None) -> list[Token]:
    """The tokens of the sentences that the marked places stand in; of all where none is marked."""
    numbers = {token.sentence for place in (source, target) if place for token in parse.tokens_in(*place)}
    if not numbers:
        return parse.tokens
    return [token for n in range(min(numbers), max(numbers) + 1) for token in parse.tokens_of(parse.sentences[n])]


def _fit(parse: Parse, told: Telling, source: Place | None, target: Place | None) -> float:
    """How well a predicate joins the two: roles that fall on the marks, nearness in the tree, own weight."""
    fit = told.weight * 2
    for place, roles, others in (
        (source, actors_of(told), recipients_of(told)),
        (target, recipients_of(told), actors_of(told)),
    ):
        if place is None:
            continue
        if any(_inside(token, place) or _covers(parse, token, place) for token in roles):
            fit += 2.0
        elif any(_inside(token, place) for token in others):
            fit -= 0.5
        fit += _nearness(parse, told.token, place)
        if _inside(told.token, place):
            fit -= 1.5
    return fit


def _inside(token: Token, place: Place) -> bool:
    return token.start < place[1] and place[0] < token.end


def _covers(parse: Parse, token: Token, place: Place) -> bool:
    """Whether the phrase headed by `token` holds the marked place."""
    span = parse.edges(token)
    return span.start <= place[0] and place[1] <= span.end and span.end - span.start < 3 * (place[1] - place[0]) + 60


def _nearness(parse: Parse, token: Token, place: Place) -> float:
    """1 where the predicate governs the place directly, falling with each step through the tree."""
    head = parse.head_of(*place)
    if head is None:
        return 0.0
    for steps, above in enumerate(head.ancestors(), 1):
        if above is token:
            return max(0.0, 1.6 - 0.25 * steps)
    return 0.2 if head.sentence == token.sentence else -1.0
