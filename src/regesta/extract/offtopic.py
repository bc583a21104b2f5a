"""A sentence in, whether it is of a field whose verbs only sound like politics: sport, markets, films, weather."""

from __future__ import annotations

from functools import cache

from regesta.lexicon.load import table
from regesta.model.parse import Parse

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
        keys = {token.lemma} if following is None else {token.lemma, f"{token.lower} {following.lemma}"}
        for key in keys - seen:
            seen.add(key)
            for field, weight in points.get(key, ()):
                tally[field] = tally.get(field, 0) + weight
    return any(total >= MANY for total in tally.values())
