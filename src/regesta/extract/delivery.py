"""A deed in, how it stands out: planned, ongoing, ended, denied, or alleged, reported or confirmed by whom."""

from __future__ import annotations

from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.arguments import subject
from regesta.extract.chains import says_at
from regesta.extract.parties import actors_at
from regesta.lexicon.load import table
from regesta.model.parse import Token
from regesta.model.reference import Reference

STATED = ("planned", "ongoing", "ended", "denied")


@cache
def _status() -> dict[str, str]:
    return {row["lemma"]: row["status"] for row in table("transfer_status")}


def status_of(analysis: Analysis, deed: Token, own: str, sides: tuple[Reference, ...]) -> str:
    """The status of a transfer told by `deed`; `own` is what the word itself says."""
    words = list(_around(deed))
    for word in words:
        if word.dep == "neg" and word.head in (deed, *words):
            return "denied"
    found = [status for word in words if (status := _status().get(word.lemma.lower()))]
    to = deed.tag == "VB" or any(child.lower == "to" for child in deed.children_of("aux"))
    if to and (deed.dep == "ROOT" or (deed.dep == "xcomp" and deed.head.lemma == "be")):
        return "planned"
    if not found and (own or (deed.tag == "VB" and deed.dep in ("acl", "advcl"))):
        return own or "planned"
    for status in STATED:
        if status in found:
            return status
    if deed.tag == "VBG" and any(child.lemma == "be" for child in deed.children_of("aux", "auxpass")):
        return "ongoing" if deed.child("aux") is not None else _by_source(analysis, deed, sides)
    if deed.tag in ("VBZ", "VBP") and not deed.children_of("aux", "auxpass"):
        return "ongoing"
    return found[0] if found else _by_source(analysis, deed, sides)


def _around(deed: Token) -> list[Token]:
    """The words that bear on a deed: its auxiliaries, adverbs and negation, and the verbs it hangs on."""
    words = [child for child in deed.children if child.dep in ("aux", "advmod", "neg", "amod")]
    token = deed
    for _ in range(3):
        if token.dep in ("xcomp", "dobj", "nsubjpass", "pcomp", "prep", "acl", "pobj", "nsubj", "advcl"):
            token = token.head
            words.append(token)
            words.extend(child for child in token.children if child.dep in ("aux", "neg") and token.pos == "VERB")
        elif token.dep == "ccomp" and token.tag == "VB":
            token = token.head
            words.append(token)
        elif token.dep == "conj" and token.head.pos == "VERB":
            token = token.head
            words.extend(child for child in token.children if child.dep == "aux")
        else:
            break
    return words


def _by_source(analysis: Analysis, deed: Token, sides: tuple[Reference, ...]) -> str:
    """Confirmed by the author or a side of it, alleged by another actor, reported by the rest."""
    own = {ref.entity.country for ref in sides if ref.entity and ref.entity.country}
    says = [say for say in says_at(analysis, deed) if say.source is not None]
    if says and _denied(analysis, deed, own):
        return "denied"
    source = says[0].source if says else None
    cue = says[0].cue.text.lower() if says and says[0].cue else ""
    if any(word in cue for word in ("deny", "denie", "refut")):
        return "denied"
    if source is None or any(word in cue for word in ("confirm", "admit", "acknowledg")):
        return "confirmed"
    words = [word.rstrip("s") for word in source.text.lower().split()]
    if any(_status().get(word) == "reported" for word in words):
        return "reported"
    same = {ref.entity.id for ref in sides if ref.entity}
    if source.entity is not None and (source.entity.id in same or (source.entity.country in own and _is_state(source))):
        return "confirmed"
    named = source.entity is not None and source.entity.role not in ("MED", "JRN")
    return "alleged" if named else "reported"


def _is_state(source: Reference) -> bool:
    """Whether a source speaks for its state, not only from it."""
    return source.entity is not None and source.entity.role in (None, "GOV", "MIL", "SPY", "LEG", "JUD", "COP")


def _denied(analysis: Analysis, deed: Token, own: set[str]) -> bool:
    """Whether a side of the transfer denies it in this sentence or the two after it."""
    for sentence in analysis.parse.sentences[deed.sentence : deed.sentence + 3]:
        for token in analysis.parse.tokens_of(sentence):
            if token.pos == "VERB" and _status().get(token.lemma) == "denied" and token.i > deed.i:
                doer = subject(token)
                actors = actors_at(analysis, doer) if doer is not None else ()
                if any(ref.entity is not None and ref.entity.country in own for ref in actors):
                    return True
    return False
