"""Utterances in, who denies or confirms which earlier claim out."""

from __future__ import annotations

from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.certainty import negated
from regesta.extract.chains import FIRST_PERSON
from regesta.extract.embedding import has_to
from regesta.lexicon.load import table
from regesta.model.statement import Answer, Statement, UtteranceValue

FAR = 8
"""Sentences over which a denial still answers a claim."""
CONTENT = frozenset({"NOUN", "VERB", "ADJ", "NUM"})
LIGHT = frozenset({"be", "have", "do", "make", "say", "take", "give", "report"})


def answers(analysis: Analysis, statements: list[Statement]) -> dict[str, Answer]:
    """For the id of each denial or confirmation the claim it answers and how."""
    claims: list[tuple[Statement, frozenset[str], int]] = []
    found: dict[str, Answer] = {}
    said = [s for s in statements if isinstance(s.value, UtteranceValue)]
    for stmt in sorted(said, key=lambda s: (s.start, s.end)):
        words, sentence = _words_of(analysis, stmt), _sentence(analysis, stmt)
        how = _how(analysis, stmt)
        if how is not None and (claim := _claim(stmt, words, sentence, claims)) is not None:
            found[stmt.id] = Answer(claim.id, "denies" if how == "denies" else "confirms")
        if how != "denies":
            claims.append((stmt, words, sentence))
    return found


def _how(analysis: Analysis, stmt: Statement) -> str | None:
    value = stmt.value
    assert isinstance(value, UtteranceValue)
    open_question = value.content.text.lower().startswith(("if ", "whether "))
    if value.cue is None or open_question or value.source is None or value.source.text.lower() in FIRST_PERSON:
        return None
    verbs = [t for t in analysis.parse.tokens_in(value.cue.start, value.cue.end) if t.lemma in _verbs()]
    if not verbs:
        return None
    how = _verbs()[verbs[-1].lemma]
    done = not has_to(verbs[-1]) and not negated(verbs[-1])
    return how if done else None


def _claim(
    stmt: Statement, words: frozenset[str], sentence: int, claims: list[tuple[Statement, frozenset[str], int]]
) -> Statement | None:
    """The nearest earlier claim by somebody else that shares most words, or any where the content only points back."""
    value = stmt.value
    assert isinstance(value, UtteranceValue)
    points_back = bool(words & _back())
    best, chosen = 0, None
    for claim, theirs, where in reversed(claims):
        if sentence - where > FAR:
            break
        if claim.start >= stmt.start or _same_source(claim, value):
            continue
        shared = len((words & theirs) - _back())
        fits = shared >= 2 or (shared and len(words) <= 3) or (points_back and sentence - where <= 3)
        if fits and (chosen is None or shared > best):
            best, chosen = shared, claim
    return chosen


def _same_source(claim: Statement, value: UtteranceValue) -> bool:
    other = claim.value
    assert isinstance(other, UtteranceValue)
    if other.source is None or value.source is None:
        return False
    one, two = other.source.entity, value.source.entity
    return one.id == two.id if one and two else other.source.text.lower() == value.source.text.lower()


def _words_of(analysis: Analysis, stmt: Statement) -> frozenset[str]:
    value = stmt.value
    assert isinstance(value, UtteranceValue)
    tokens = analysis.parse.tokens_in(value.content.start, value.content.end)
    return frozenset(
        t.lemma.removesuffix("ing") for t in tokens if (t.pos in CONTENT and t.lemma not in LIGHT) or t.lower in _back()
    )


def _sentence(analysis: Analysis, stmt: Statement) -> int:
    token = next(iter(analysis.parse.tokens_in(stmt.start, stmt.end)), None)
    return token.sentence if token else 0


@cache
def _verbs() -> dict[str, str]:
    return {row["word"]: row["role"] for row in table("answers") if row["role"] in ("denies", "confirms")}


@cache
def _back() -> frozenset[str]:
    return frozenset(row["word"] for row in table("answers") if row["role"] == "back")
