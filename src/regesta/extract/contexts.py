"""A telling in, its contexts out: the fields of politics that the words around it belong to."""

from __future__ import annotations

from functools import cache

from regesta.extract.predicates import Telling
from regesta.lexicon.load import table
from regesta.model.parse import Parse

IMPLIED = {"cyber": "cyber", "misinformation": "misinformation", "unconventional": "cbrn"}
"""Modes that bring their context along."""


@cache
def _words() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for row in table("plover_contexts"):
        for word in row["words"].split(","):
            found.setdefault(word, []).append(row["context"])
    return {word: tuple(names) for word, names in found.items()}


def contexts_of(parse: Parse, told: Telling) -> tuple[str, ...]:
    """The contexts of an event by the words of its sentence, in alphabetical order."""
    return tuple(
        sorted(_in_sentence(parse, told.token.sentence) | ({IMPLIED[told.mode]} if told.mode in IMPLIED else set()))
    )


def _in_sentence(parse: Parse, number: int) -> set[str]:
    words = _words()
    found: set[str] = set()
    tokens = parse.tokens_of(parse.sentences[number])
    for token, following in zip(tokens, [*tokens[1:], None], strict=True):
        found.update(words.get(token.lemma, ()))
        if following is not None:
            found.update(words.get(f"{token.lower} {following.lemma}", ()))
    return found
