"""References in, mentions of actors by common nouns out: "the rebels", "coalition forces", "the Iranian president"."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.phrases import before, is_plural, reading
from regesta.extract.references import References
from regesta.model.mention import Mention, MentionType
from regesta.model.parse import Parse, Token

SCORE = 0.7
MODIFIERS = frozenset({"compound", "amod", "npadvmod"})


def groups(parse: Parse, references: References) -> Iterator[Mention]:
    """Every noun that names an actor and stands in no name, as a group or a person."""
    for token in parse.tokens:
        if token.pos not in ("NOUN", "PROPN") or token.dep in MODIFIERS or token.i in references.by_token:
            continue
        read = reading(token)
        if read is None or _is_title(references, token):
            continue
        type_: MentionType = "person" if read[0] == "person" and not is_plural(token) else "group"
        start = _start(parse, token)
        entity = references.entity_at(token)
        because = ("a common noun for an actor",)
        yield Mention(start, token.end, parse.text[start : token.end], type_, entity, SCORE, because)


def _start(parse: Parse, token: Token) -> int:
    """Where the phrase begins without its article."""
    left = before(parse, token)
    while left and (left[0].dep in ("det", "predet") or left[0].pos == "PUNCT"):
        left = left[1:]
    return left[0].start if left else token.start


def _is_title(references: References, token: Token) -> bool:
    """Whether the noun stands right before a person's name and so is part of that mention."""
    after = references.by_token.get(token.i + 1)
    return after is not None and after.type == "person" and after.first == token.i + 1
