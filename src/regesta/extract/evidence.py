"""Statements in, the same with their evidence and with whom they answer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.answers import answers
from regesta.extract.proofs import Proof, proofs
from regesta.model.span import Passage, Span
from regesta.model.statement import Answer, Evidence, Statement, UtteranceValue

ABOUT = frozenset({"event", "transfer", "figure", "utterance"})
"""Kinds of statements that evidence is for or against; an office or a stance is not proved."""
REACH = 3_000
"""Code points from a word of evidence to what it may be about."""
BACK = 2
"""Sentences back to a claim that evidence in a sentence of its own is about."""
POINTING = frozenset(
    {"this", "that", "it", "claim", "allegation", "alleged", "accusation", "charge", "such", "them", "these"}
)


def with_evidence(analysis: Analysis) -> list[Statement]:
    """All statements of the analysis, with `evidence`, `evidence_span` and `answers` set where the text gives them."""
    marks: dict[str, tuple[Evidence, Passage]] = {}
    ordered = sorted((s for s in analysis.statements if s.kind in ABOUT), key=lambda s: (s.start, s.end, s.id))
    for proof in proofs(analysis.parse):
        for stmt in _about(analysis, proof, ordered):
            marks.setdefault(stmt.id, (proof.kind, proof.passage))
    found = answers(analysis, analysis.statements)
    return [_marked(stmt, marks, found) for stmt in analysis.statements]


def _start(stmt: Statement) -> int:
    return stmt.start


def _marked(stmt: Statement, marks: dict[str, tuple[Evidence, Passage]], found: dict[str, Answer]) -> Statement:
    """A statement with what was found of it; one that nothing was found of is left as it is."""
    if stmt.id in marks and stmt.evidence == "not-stated":
        kind, passage = marks[stmt.id]
        stmt = replace(stmt, evidence=kind, evidence_span=passage)
    return replace(stmt, answers=found[stmt.id]) if stmt.id in found else stmt


def _about(analysis: Analysis, proof: Proof, ordered: list[Statement]) -> list[Statement]:
    """The statements that evidence is about: those in the claim it answers, and in what it names as its matter."""
    spans: list[Span] = []
    at = proof.passage.start
    claim = _claim(analysis, proof)
    if claim is not None:
        spans.extend(_before(analysis, part, proof) for part in claim.content.parts or (claim_span(claim),))
    if proof.topic is not None:
        spans.append(proof.topic)
    found = []
    for stmt in ordered[bisect_left(ordered, at - REACH, key=_start) : bisect_right(ordered, at + REACH, key=_start)]:
        if stmt.kind == "utterance":
            told = claim is not None and proof.kind != "none-found" and _is_of(stmt, claim)
        else:
            told = any(span.contains(stmt.span) for span in spans)
        if told:
            found.append(stmt)
    return found


def claim_span(claim: Attribution) -> Span:
    """From the first to the last word of a claim's content."""
    return Span(claim.content.start, claim.content.end)


def _before(analysis: Analysis, part: Span, proof: Proof) -> Span:
    """A content up to the clause that tells of the evidence, where it would hold that too."""
    if not part.start < proof.passage.start < part.end:
        return part
    clause = proof.head if proof.owner is None else proof.owner
    start = analysis.parse.tokens[clause.left_edge].start
    return Span(part.start, max(part.start, min(start, proof.passage.start)))


def _is_of(stmt: Statement, claim: Attribution) -> bool:
    """Whether an utterance is the one that was made of an attribution."""
    value = stmt.value
    return isinstance(value, UtteranceValue) and value.content.start == claim.content.start and value.cue == claim.cue


def _claim(analysis: Analysis, proof: Proof) -> Attribution | None:
    """The claim that evidence is for: of the cue it hangs on, else the nearest before it that it can mean.

    What has a matter of its own ("no proof of a raid") is for the claim that shares words with it, else for
    the one just before, which may tell of the same in other words.
    """
    speech = [a for a in _nearby(analysis, proof) if a.speech and a.cue is not None]
    if (own := _hung_on(analysis, proof, speech)) is not None:
        return own
    own_matter = proof.clausal and proof.topic is not None and bool(_stems(analysis, proof.topic))
    if (proof.kind == "offered" and proof.owner is None) or own_matter:
        return None
    here = proof.head.sentence
    near = [a for a in speech if _is_before(analysis, a, proof, here) and not _is_anothers(analysis, a, proof)]
    near.sort(key=lambda a: (_sentence(analysis, a), a.content.start))
    if proof.topic is None or _points_back(analysis, proof.topic):
        return near[-1] if near else None
    sharing = [a for a in near if _stems(analysis, claim_span(a)) & _stems(analysis, proof.topic)]
    if sharing:
        return sharing[-1]
    beside = [a for a in near if _sentence(analysis, a) >= here - 1]
    return beside[-1] if beside else None


def _nearby(analysis: Analysis, proof: Proof) -> list[Attribution]:
    """The attributions whose content begins within reach of a word of evidence."""
    at = proof.passage.start
    first = bisect_right(analysis.attributions, at - REACH, key=lambda a: a.content.start)
    last = bisect_right(analysis.attributions, at + REACH, key=lambda a: a.content.start)
    return analysis.attributions[first:last]


def _hung_on(analysis: Analysis, proof: Proof, speech: list[Attribution]) -> Attribution | None:
    """The attribution whose cue the words of evidence hang on ("claimed, without evidence, that …")."""
    above = {proof.head.i, *(t.i for t in proof.head.ancestors() if t.dep in ("ROOT", "conj", "advcl"))}
    if proof.kind == "none-found":
        return None
    cues = [a for a in speech if a.verb is not None and a.verb.i in above and a.verb.sentence == proof.head.sentence]
    return max(cues, key=lambda a: (a.verb is proof.head, a.content.start), default=None)


def _is_before(analysis: Analysis, a: Attribution, proof: Proof, here: int) -> bool:
    """Whether a claim stands before the evidence, in its sentence or shortly before, and not in its own words."""
    first = next(iter(analysis.parse.tokens_in(a.content.start, a.content.end)), None)
    if first is None or a.content.start >= proof.passage.start or not 0 <= here - first.sentence <= BACK:
        return False
    inside = a.content.start <= proof.passage.start < a.content.end
    return not (
        inside and proof.kind == "none-found" and proof.topic is not None and not _points_back(analysis, proof.topic)
    )


def _is_anothers(analysis: Analysis, a: Attribution, proof: Proof) -> bool:
    """Whether the one who offers evidence, or does not, is of another country than the one who claimed."""
    owner = proof.owner.child("nsubj") if proof.owner is not None else None
    if owner is None or owner.pos != "PROPN" or a.source is None or a.source.entity is None:
        return False
    name = next((n for n in analysis.names if n.start <= owner.start < n.end), None)
    countries = {name.entity.country if name and name.entity else None, a.source.entity.country}
    return None not in countries and len(countries) == 2


def _sentence(analysis: Analysis, a: Attribution) -> int:
    """The number of the sentence that a content begins in."""
    return analysis.parse.tokens_in(a.content.start, a.content.end)[0].sentence


def _points_back(analysis: Analysis, topic: Span) -> bool:
    return any(t.lower in POINTING for t in analysis.parse.tokens_in(topic.start, topic.end))


def _stems(analysis: Analysis, span: Span) -> frozenset[str]:
    """The first letters of the words of content, so that "Israeli" meets "Israel" and "launched" "launch"."""
    tokens = analysis.parse.tokens_in(span.start, span.end)
    return frozenset(t.lower[:5] for t in tokens if t.pos in ("NOUN", "PROPN", "VERB", "ADJ") and len(t.lower) > 3)
