"""A predicate in, its tense out, as its clause gives it."""

from __future__ import annotations

from itertools import islice

from regesta.extract.embedding import embedder, frame_of, has_to
from regesta.model.parse import Token
from regesta.model.statement import Tense

HIGH = 30
OPEN_KINDS = frozenset({"wish", "plan", "expect", "try", "demand", "fear"})
WILL = frozenset({"will", "'ll", "’ll", "wo", "shall"})
WOULD = frozenset({"would", "could", "should", "might", "'d", "’d"})
MAY = frozenset({"may", "can", "must", "ca"})
PRESENT = frozenset({"VBZ", "VBP"})
VERBAL = frozenset({"VERB", "AUX"})


def tense_of(token: Token) -> Tense:
    """The tense of the predicate headed by `token`; a noun has that of the verb it hangs on."""
    for word in _chain(token):
        found = _own(word)
        if found is not None:
            return found
    return "past"


def _chain(token: Token) -> list[Token]:
    return [token, *islice(token.ancestors(), HIGH)]


def _own(token: Token) -> Tense | None:
    """The tense that a word shows itself: by its auxiliaries, its form, or what its infinitive hangs on."""
    aux = {c.lower: c for c in token.children if c.dep in ("aux", "auxpass")}
    if aux.keys() & WILL:
        return "future"
    if aux.keys() & WOULD or _conditional(token):
        return "hypothetical"
    if "going" in (token.lower,) and any(c.dep == "xcomp" for c in token.children):
        return "future"
    if has_to(token) and token.dep != "ROOT":
        if token.dep == "xcomp" and token.head.lower == "going":
            return "future"
        above = embedder(token.head, frame_of(token))
        if token.dep == "advcl" or (above is not None and above.kind in OPEN_KINDS):
            return "future"
        return None
    if token.tag == "VBD" or "had" in aux or "was" in aux or "were" in aux or "did" in aux:
        return "past"
    if aux.keys() & {"has", "have", "'ve", "’ve"}:
        return "past" if token.tag in ("VBN", "VBD") else "present"
    if token.tag in PRESENT or aux.keys() & {"is", "are", "am", "'s", "’s", "does", "do", "'re", "’re"} | (
        aux.keys() & MAY
    ):
        return "present"
    return None


def _conditional(token: Token) -> bool:
    mark = token.child("mark")
    return mark is not None and mark.lower in ("if", "unless")
