"""A predicate in, its modality out: how certain, whether negated, in which time."""

from __future__ import annotations

from regesta.extract.analysis import Modality
from regesta.model.parse import Parse, Token


def modality(token: Token) -> Modality:
    """How the author and the nearest source present the predicate headed by `token`."""
    negated = any(child.dep == "neg" for child in token.children)
    return Modality(polarity="negative" if negated else "positive", factuality=-3.0 if negated else 3.0)


def factuality_of(parse: Parse, start: int, end: int) -> float:
    """The author's factuality (-3 to +3) of the predicate at a range of characters."""
    token = parse.head_of(start, end)
    return modality(token).factuality if token else 3.0
