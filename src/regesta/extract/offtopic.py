"""A sentence in, whether it is of a field whose verbs only sound like politics: sport, markets, films, weather."""

from __future__ import annotations

from functools import cache

from regesta.extract.roles import core, is_passive, passive_subjects, subjects, word_class
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token

LADDER = 6
"""Steps up the tree that a book or film is looked for."""
MANY = 3
"""Points of one field that make a sentence belong to it; one strong word or three weak ones."""


@cache
def _points() -> dict[str, tuple[tuple[str, int], ...]]:
    found: dict[str, list[tuple[str, int]]] = {}
    for row in table("off_topic"):
        for word in row["words"].split(","):
            found.setdefault(word, []).append((row["field"], int(row["points"])))
    return {word: tuple(pairs) for word, pairs in found.items()}


def off_topic(parse: Parse, number: int) -> bool:
    """Whether the sentence of this number has enough words of one such field."""
    points = _points()
    tally: dict[str, int] = {}
    tokens = parse.tokens_of(parse.sentences[number])
    seen: set[str] = set()
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        keys = {token.lemma, f"{token.lemma}_{token.pos.lower()}"}
        if following is not None:
            keys.add(f"{token.lower} {following.lemma}")
        for key in keys - seen:
            seen.add(key)
            for field, weight in points.get(key, ()):
                tally[field] = tally.get(field, 0) + weight
    return any(total >= MANY for total in tally.values())


def figurative(token: Token) -> bool:
    """Whether an event word tells no act of anybody: weather does it, or it happens in a book or film."""
    above: Token | None = token
    for _ in range(LADDER):
        if above is None:
            break
        if above.pos in ("VERB", "AUX"):
            does = subjects(above) if not is_passive(above) or above is token else passive_subjects(above)
            if any(_is(noun, "WORK") or (above is token and _is_common(noun) and _is(noun, "NATURE")) for noun in does):
                return True
            if _within_work(above):
                return True
        elif above is not token and _is(above, "WORK"):
            return True
        above = above.head if above.head is not above else None
    return False


def _is(noun: Token, name: str) -> bool:
    return core(noun).lemma in word_class(name)


def _is_common(noun: Token) -> bool:
    """Whether a word is no name; at the head of a sentence a capital says nothing."""
    return noun.pos == "NOUN" or (not noun.ent and noun.dep == "nsubj" and noun.i == noun.head.left_edge)


def _within_work(verb: Token) -> bool:
    """Whether a verb tells what happens "in the opera"."""
    return any(
        prep.lower == "in" and any(_is(noun, "WORK") for noun in prep.children_of("pobj"))
        for prep in verb.children_of("prep")
    )
