"""A parse in, the names of offices in it out: "deputy foreign minister", "Secretary of State", "president-elect"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token

PORTFOLIO = {"state", "staff", "affairs", "state's"}
"""Words that stand only after "of" or "for" in an office's name."""
AFTER_HYPHEN = {"elect", "designate", "general", "in", "chief"}


@dataclass(frozen=True, slots=True)
class Title:
    """The words of one office: tokens `first` to `last` around its `head` ("minister" in "foreign minister")."""

    first: int
    head: Token
    last: int
    role: str
    plural: bool
    rank: bool


@cache
def _words() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """The singular of each head and rank, those that are ranks, and the words that may stand before a head."""
    heads: dict[str, str] = {}
    ranks, before = set(), set()
    for row in table("office_titles"):
        word = row["word"]
        if row["as"] in ("head", "rank"):
            heads[word] = word
            heads.setdefault(row["plural"] or f"{word}s", word)
        if row["as"] == "rank":
            ranks.add(word)
        if row["as"] != "head":
            before.add(word)
    return heads, frozenset(ranks), frozenset(before)


def titles(parse: Parse) -> Iterator[Title]:
    """The offices named in a text, in order; of "Maj. Gen." and "deputy commander" only the whole."""
    heads, ranks, before = _words()
    tokens = parse.tokens
    for token in tokens:
        if token.lower not in heads or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
        joined = after is not None and after.sentence == token.sentence and after.lower in heads
        if joined and (token.lower in before or token.lower in ranks):
            continue
        last = _last(tokens, token, before)
        first = _first(tokens, token, before)
        singular = heads[token.lower]
        words = parse.text[tokens[first].start : tokens[last].end].lower()
        role = words if singular == token.lower else words.replace(token.lower, singular)
        yield Title(first, token, last, role, singular != token.lower, token.lower in ranks and first == token.i)


def _first(tokens: list[Token], head: Token, before: frozenset[str]) -> int:
    first = head.i
    while first > 0 and tokens[first - 1].sentence == head.sentence:
        word = tokens[first - 1]
        joined = word.lower in ("and", "-", ".") and first > 1 and tokens[first - 2].lower in before
        if joined and word.lower == "and" and (word.head.pos == "VERB" or tokens[first - 2].lower in ("former", "new")):
            break
        if not joined and word.lower not in before:
            break
        first -= 1
    return first


def _last(tokens: list[Token], head: Token, before: frozenset[str]) -> int:
    last = head.i
    rest = tokens[last + 1 : last + 7]
    while len(rest) > 1 and rest[0].lower in ("-", "–") and rest[1].lower in AFTER_HYPHEN:
        last, rest = last + 2, rest[2:]
    if len(rest) > 1 and rest[0].lower in ("of", "for"):
        steps = 1
        while steps < len(rest) and (rest[steps].lower in before or rest[steps].lower in PORTFOLIO | {"and"}):
            steps += 1
        if steps > 1 and rest[steps - 1].lower != "and":
            last += steps
    if last == head.i and rest and rest[0].lower in ("elect", "designate"):
        last += 1
    return last
