"""A predicate in, what it hangs on out: the word above it and how much certainty that word leaves it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table
from regesta.model.parse import Token


@dataclass(frozen=True, slots=True)
class Embedder:
    """A word that decides on what hangs on it: "fail" turns its infinitive round, "know" keeps its clause.

    `affirmed` and `negated` are the shares of certainty left where the word itself is so or not so.
    """

    kind: str
    affirmed: float
    negated: float

    @property
    def factive(self) -> bool:
        return self.kind == "factive"

    @property
    def says(self) -> bool:
        """Whether the complement is somebody's word, so that somebody else than the author answers for it."""
        return self.kind in ("speech", "claim", "belief", "doubt", "deny")


@cache
def _table() -> dict[tuple[str, str], Embedder]:
    return {
        (row["lemma"], row["frame"]): Embedder(row["kind"], float(row["affirmed"]), float(row["negated"]))
        for row in table("embedders")
    }


def embedder(word: Token, frame: str) -> Embedder | None:
    """What a word does to a complement of one frame (t, w, q, i, g or o), or None where it does nothing known."""
    return _table().get((word.lemma, frame))


def has_to(token: Token) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return any(c.lower == "to" and c.pos in ("PART", "ADP") and c.i < token.i for c in token.children)


def frame_of(token: Token) -> str:
    """Which frame a predicate fills in the one above it."""
    if token.pos in ("NOUN", "PROPN", "PRON") and token.dep not in ("ccomp", "xcomp", "acl", "advcl", "relcl"):
        return "o"
    mark = token.child("mark")
    if mark is not None and mark.lower in ("whether", "if") and token.dep in ("ccomp", "pcomp", "acl", "relcl"):
        return "w"
    if any(c.dep in ("advmod", "attr", "nsubj", "dobj", "det") and c.lower in WH for c in token.children):
        return "w" if token.dep == "ccomp" and token.head.i < token.i else "t"
    if has_to(token):
        return "i"
    if token.tag == "VBG" and not any(c.dep in ("aux", "nsubj") for c in token.children):
        return "g"
    if token.dep == "xcomp" and token.tag == "VB":
        return "i"
    return "t"


WH = frozenset({"how", "why", "when", "where", "what", "who", "which"})
