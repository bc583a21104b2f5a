"""A predicate in, when and where it is set out: the time and the place that hang on it."""

from __future__ import annotations

from collections.abc import Iterator

from regesta.extract.analysis import Analysis
from regesta.model.mention import Mention
from regesta.model.parse import Sentence, Token
from regesta.model.reference import Reference
from regesta.model.statement import When

OWN_CLAUSE = frozenset({"ccomp", "advcl", "relcl", "acl", "csubj", "pcomp", "parataxis"})
"""Labels of verbs that open a clause of their own, with times of its own."""
NOMINAL = frozenset({"pobj", "dobj", "nsubj", "nsubjpass", "compound", "amod", "attr", "nmod", "poss"})
"""Labels that show a word to be a noun or adjective, whatever part of speech it was given."""
ASKED = frozenset({"should", "must"})
SAME_SPEECH = 10
"""Sentences after which a speaker's next words are another occasion."""
SITUATED = frozenset(
    {"in", "at", "near", "on", "across", "inside", "outside", "around", "over", "off", "throughout", "within"}
)
FAR = 99


def time_of(analysis: Analysis, token: Token) -> When | None:
    """The time that modifies the predicate headed by `token`, else None.

    A time in the predicate's own phrase or clause comes first, then one in the clause it is joined
    to ("met on Friday and signed a pact"). The time of a saying is not that of what is said.
    """
    time = _nearest(analysis, token) or _of_speaker(analysis, token)
    return When(time.value or "", time.start, time.end, time.text) if time else None


def _nearest(analysis: Analysis, token: Token) -> Mention | None:
    """The time of the predicate's sentence that hangs closest to it."""
    parse = analysis.parse
    sentence = parse.sentence_of(token)
    best: tuple[int, int, Mention] | None = None
    for time in _times_in(analysis, sentence):
        head = parse.head_of(time.start, time.end)
        if head is None:
            continue
        rank = (_distance(head, token), abs(head.i - token.i), time)
        if rank[0] < FAR and (best is None or rank[:2] < best[:2]):
            best = rank
    return best[2] if best else None


def _times_in(analysis: Analysis, sentence: Sentence) -> Iterator[Mention]:
    """The points in time that a sentence names."""
    for time in analysis.times:
        if time.start >= sentence.end:
            break
        if time.end > sentence.start and _is_point(time):
            yield time


def _of_speaker(analysis: Analysis, token: Token) -> Mention | None:
    """When somebody last said something, where a later saying of theirs names no time: one speech, many quotations."""
    saying = next((a for a in analysis.attributions if a.verb is token), None)
    if saying is None or saying.source is None or saying.source.entity is None:
        return None
    if next(_times_in(analysis, analysis.parse.sentence_of(token)), None):
        return None
    speaker = saying.source.entity.id
    for earlier in reversed(analysis.attributions):
        verb, source = earlier.verb, earlier.source
        near = verb is not None and token.sentence - SAME_SPEECH <= verb.sentence < token.sentence
        if verb and near and source and source.entity and source.entity.id == speaker:
            time = _nearest(analysis, verb)
            if time:
                return time
    return None


def _is_point(time: Mention) -> bool:
    return time.timex in ("DATE", "TIME") and bool(time.value) and not (time.value or "").endswith("_REF")


def _distance(time: Token, predicate: Token) -> int:
    """How far a time hangs from a predicate: 0 in its own phrase, 1 and more in clauses around it, FAR in another's."""
    counted = _counted_from(time)
    host = _clause(counted.head) if counted else _host(time)
    if counted and (predicate is counted or counted in predicate.ancestors()):
        return FAR
    if host is predicate or (counted is None and predicate in time.ancestors() and _between(time, predicate)):
        return 0
    if _is_background(predicate):
        return FAR
    steps = 1
    above = predicate
    while steps < 8:
        clause = _clause(above)
        if clause is host or (host.i == clause.i):
            return steps
        if clause.dep in ("conj", "xcomp"):
            above = clause.head
        elif clause.dep == "ccomp" and _is_going_on(clause):
            above, steps = clause.head, steps + 3
        elif clause.dep == "advcl" or (clause.dep in ("acl", "relcl") and time.i < clause.i and host.dep == "ROOT"):
            above, steps = clause.head, steps + 2
        else:
            return FAR
        if above is clause:
            return FAR
        steps += 1
    return FAR


def _counted_from(time: Token) -> Token | None:
    """The clause that a time counts from: in "three days before he resigns they met" it belongs to the meeting."""
    if time.head.dep == "mark" and time.head.lower in ("before", "after"):
        return time.head.head
    marks = [child for child in time.head.children_of("mark") if child.lower in ("before", "after")]
    return time.head if marks and time.i < marks[0].i and time.head.head is not time.head else None


def _host(time: Token) -> Token:
    """The verb, or the noun right above, that a time hangs on."""
    for above in time.ancestors():
        if _is_verb(above):
            return above
    return time.head


def _is_going_on(verb: Token) -> bool:
    """Whether a verb tells of what goes on or is asked for as it is told: "were being shipped", "should go"."""
    helpers = {aux.lower for aux in verb.children_of("aux", "auxpass")}
    return verb.tag == "VBG" or "being" in helpers or bool(helpers & ASKED)


def _is_background(predicate: Token) -> bool:
    """Whether an event noun only dates the clause it stands in: "since the invasion they have met"."""
    if predicate.pos in ("VERB", "AUX"):
        return False
    return predicate.dep == "pobj" and predicate.head.lower in (
        "before",
        "after",
        "since",
        "until",
        "following",
        "despite",
    )


def _between(time: Token, predicate: Token) -> bool:
    """Whether no clause of its own stands between a time and a predicate above it."""
    for above in time.ancestors():
        if above is predicate:
            return True
        if above.dep in OWN_CLAUSE or (above.dep == "conj" and _is_verb(above)):
            return False
    return False


def _clause(token: Token) -> Token:
    """The verb of the clause that a token stands in, itself if it is one."""
    if _is_verb(token):
        return token
    return next((above for above in token.ancestors() if _is_verb(above)), token)


def _is_verb(token: Token) -> bool:
    return token.pos in ("VERB", "AUX") and token.dep not in NOMINAL


def place_of(analysis: Analysis, token: Token) -> Reference | None:
    """The place where the predicate headed by `token` is set, else None: "met | in Minsk"."""
    parse = analysis.parse
    sentence = parse.sentence_of(token)
    best: tuple[int, int, Mention] | None = None
    for name in analysis.names:
        if name.start >= sentence.end:
            break
        if name.end <= sentence.start or name.type not in ("place", "state") or name.use == "actor":
            continue
        head = parse.head_of(name.start, name.end)
        if head is None or not _is_situated(head):
            continue
        rank = (_distance(head, token), abs(head.i - token.i), name)
        if rank[0] <= 1 and (best is None or rank[:2] < best[:2]):
            best = rank
    return best[2].reference if best else None


def _is_situated(head: Token) -> bool:
    """Whether a place's name stands behind "in", "at", "near" and the like."""
    while head.dep in ("compound", "appos", "conj", "nmod") and head.head is not head:
        head = head.head
    return head.dep == "pobj" and head.head.lower in SITUATED
