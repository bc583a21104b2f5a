"""An analysis in, obligations out: what agreements bind whom to, and what they expressly do not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from regesta.extract.analysis import Analysis, Draft, Modality
from regesta.extract.arguments import subject
from regesta.extract.certainty import modality
from regesta.extract.duties import Duty, duties, words_as
from regesta.extract.pact_mentions import PactMention
from regesta.extract.pact_parties import key, verbs_as
from regesta.extract.pacts import Pact, spoken_of
from regesta.extract.parties import actors_at, is_power
from regesta.model.parse import Sentence, Token
from regesta.model.reference import Reference
from regesta.model.statement import AgreementValue, ObligationValue, Statement

NAME, VERSION = "obligations", "1"
NEAR = 3
"""Sentences after its last mention in which an agreement may still be the topic."""
SUCH = re.compile(
    r"\b(?:such an?|no such) (?:\w+ )?(?:duty|clause|obligation|pledge|guarantee|promise|commitment|provision)\b"
)
FORMAL = re.compile(
    r"\b(?:[Cc]ontracting|[Ss]ignatory) (?:[Pp]art(?:y|ies)|[Pp]owers?|[Ss]tates?|[Gg]overnments?)\b"
    r"|\b(?:the|[Ee]ach|[Ee]ither|[Nn]either) Part(?:y|ies)\b"
)
"""How the text of a treaty speaks of those it binds."""
GRANTING = ("allow", "let", "permit", "enable", "entitle", "authorise", "authorize")
SOFT = ("other", "cooperation", "arms")


Said = tuple[Pact, str, bool, str | None]
"""The agreement, the type of duty, whether it is denied, and its detail."""


@dataclass(slots=True, eq=False)
class Topic:
    """The agreement that sentences are about as the text goes on, and what was last said to hold or not."""

    pact: Pact | None = None
    sentence: int = -9
    unnamed: Pact | None = None
    last: list[Said] = field(default_factory=list)


def obligations(analysis: Analysis) -> Iterator[Draft]:
    """Every obligation of the text as a draft."""
    found = [pact for pact in spoken_of(analysis) if _is_told(pact)]
    formal = FORMAL.search(analysis.text)
    if not found and formal is None:
        return
    by_sentence: dict[int, list[tuple[PactMention, Pact]]] = {}
    for pact in found:
        for mention in pact.mentions:
            by_sentence.setdefault(mention.head.sentence, []).append((mention, pact))
    topic = Topic(unnamed=Pact(unreal=True) if formal is not None else None)
    for sentence in analysis.parse.sentences:
        yield from _of_sentence(analysis, sentence, sorted(by_sentence.get(sentence.index, []), key=_place), topic)


def _is_told(pact: Pact) -> bool:
    """Whether an agreement is spoken of as one there is: with parties, or pointed at, or as what binds."""
    return bool(pact.parties) or pact.unreal or any(m.proper or m.pointing or m.told or m.binds for m in pact.mentions)


def _place(pair: tuple[PactMention, Pact]) -> int:
    return pair[0].head.i


def _of_sentence(
    analysis: Analysis, sentence: Sentence, told: list[tuple[PactMention, Pact]], topic: Topic
) -> Iterator[Draft]:
    text = analysis.text[sentence.start : sentence.end]
    found = duties(text)
    if topic.unnamed is not None and not told and FORMAL.search(text) is not None:
        topic.pact, topic.sentence = topic.pact or topic.unnamed, sentence.index
    contrast = _contrasted(text, sentence, told)
    main = next((pact for mention, pact in told if (mention, pact) != contrast), None)
    if main is not None:
        topic.pact, topic.sentence = main, sentence.index
    pact = topic.pact
    if pact is None or sentence.index - topic.sentence > NEAR:
        return
    continues = main is None and _continues(analysis, sentence, pact)
    if main is None and not continues:
        return
    topic.sentence = max(topic.sentence, sentence.index if continues else topic.sentence)
    said: list[Said] = []
    for duty in found:
        if _in_name(analysis, sentence, duty, told):
            continue
        if (duty.type in SOFT and _is_past(analysis, sentence, duty)) or _shields_things(analysis, sentence, duty):
            continue
        if duty.type == "other" and duty.detail is None and not told and not continues:
            continue
        about = _nearest(told, contrast, sentence.start + duty.start) or pact
        said.append((about, duty.type, duty.negative, duty.detail))
        yield _draft(analysis, sentence, duty, about)
    if not said and topic.last and (again := SUCH.search(text.lower())) is not None:
        duty = Duty(again.start(), again.end(), topic.last[-1][1], None, again.group().startswith("no"))
        said.append((pact, duty.type, duty.negative, duty.detail))
        yield _draft(analysis, sentence, duty, pact)
    if contrast is not None:
        alike = text.lower().startswith("like ")
        yield from _implied(analysis, contrast, said or topic.last, pact, alike)
    topic.last = said or topic.last


def _shields_things(analysis: Analysis, sentence: Sentence, duty: Duty) -> bool:
    """Whether what is protected is no ally: "protect the environment"."""
    anchor = _predicate(analysis, sentence.start + duty.start, sentence.start + duty.end)
    thing = anchor.child("dobj") if anchor.lemma in ("protect", "shield", "defend") else None
    if thing is None or thing.lower in words_as("mutual"):
        return False
    return thing.ent == "PERSON" or (anchor.lemma != "defend" and not actors_at(analysis, thing))


def _is_past(analysis: Analysis, sentence: Sentence, duty: Duty) -> bool:
    """Whether the words tell of a deed done: "has sold arms"."""
    anchor = _predicate(analysis, sentence.start + duty.start, sentence.start + duty.end)
    past = anchor.pos == "VERB" and anchor.tag in ("VBD", "VBN") and anchor.dep in ("ROOT", "conj", "relcl")
    doer = subject(anchor) if past else None
    return doer is not None and doer.lower != "it" and bool(actors_at(analysis, doer))


def _nearest(told: list[tuple[PactMention, Pact]], contrast: tuple[PactMention, Pact] | None, at: int) -> Pact | None:
    """The agreement named last before a duty, the contrasted one left aside."""
    before = [pact for mention, pact in told if (mention, pact) != contrast and mention.head.start < at]
    after = [pact for mention, pact in told if (mention, pact) != contrast]
    return before[-1] if before else after[0] if after else None


def _contrasted(text: str, sentence: Sentence, told: list[tuple[PactMention, Pact]]) -> tuple[PactMention, Pact] | None:
    """The agreement after "unlike" or "differs from"."""
    low = text.lower()
    found = [(word, re.search(rf"\b{word}\b", low)) for word in sorted(words_as("contrast"))]
    if low.startswith("like "):
        found.append(("like", re.search("like", low)))
    for word, match in found:
        at = match.start() if match is not None else -1
        if at >= 0 and (word not in ("whereas", "while") or len(told) > 1):
            for pair in told:
                between = low[at : max(at, pair[0].head.start - sentence.start)]
                if 0 < len(between) < 90 and "," not in between:
                    return pair
    return None


def _continues(analysis: Analysis, sentence: Sentence, pact: Pact) -> bool:
    """Whether a sentence that names no agreement goes on about the last one."""
    tokens, known = analysis.parse.tokens_of(sentence), pact.keys()
    root = sentence.root
    about = subject(root) if root.pos in ("VERB", "AUX", "NOUN", "ADJ") else None
    if about is None and (root.tag == "VB" or not any(token.dep in ("nsubj", "nsubjpass") for token in tokens)):
        return True
    if root.lemma in verbs_as("obliging") and root.child("auxpass") is not None:
        return True
    for token in tokens:
        if token.dep in ("nsubj", "nsubjpass", "attr", "pobj", "dobj", "det"):
            if token.lower in words_as("continues"):
                return True
            if any(key(reference) in known for reference in actors_at(analysis, token)):
                return True
    return False


def _in_name(analysis: Analysis, sentence: Sentence, duty: Duty, told: list[tuple[PactMention, Pact]]) -> bool:
    """Whether the words only name the agreement: "a mutual defence treaty"."""
    start, end = sentence.start + duty.start, sentence.start + duty.end
    for mention, _ in told:
        at = analysis.text.find(mention.name, max(0, mention.head.start - len(mention.name)))
        if at >= 0 and start < at + len(mention.name) and at < end and (start >= at or end <= mention.head.end):
            return True
    return False


def _draft(analysis: Analysis, sentence: Sentence, duty: Duty, pact: Pact) -> Draft:
    start, end = sentence.start + duty.start, sentence.start + duty.end
    anchor = _predicate(analysis, start, end)
    by, to = _parties(analysis, anchor, pact, start, end)
    value = ObligationValue(
        _agreement(analysis, pact),
        duty.type,
        "no" if duty.negative else "yes",
        by,
        to,
        _trigger(analysis, sentence),
        duty.detail,
    )
    first = _clause_start(anchor, sentence, start)
    score = 0.45 if duty.type in SOFT else 0.7
    return Draft("obligation", first, end, value, anchor, NAME, VERSION, score, modality=as_told(anchor))


def _implied(
    analysis: Analysis,
    contrast: tuple[PactMention, Pact],
    said: list[Said],
    main: Pact,
    alike: bool,
) -> Iterator[Draft]:
    """What a contrast lets one infer of the other agreement: the opposite of what is said of this one."""
    mention, other = contrast
    denied = [(type_, detail) for pact, type_, negative, detail in said if negative and pact is main]
    stated = [(type_, detail) for pact, type_, negative, detail in said if not negative and type_ not in SOFT]
    types = dict.fromkeys(denied or stated[:1])
    head = mention.head
    for type_, detail in types:
        holds: Literal["implied-yes", "implied-no"] = "implied-yes" if bool(denied) != alike else "implied-no"
        parties = tuple(other.parties)
        value = ObligationValue(_agreement(analysis, other), type_, holds, parties, parties, None, detail)
        start = head.start
        yield Draft(
            "obligation", start, max(head.end, start + 1), value, head, NAME, VERSION, 0.6, modality=as_told(head)
        )


def as_told(anchor: Token) -> Modality:
    """That a clause is, or is not, in a text is itself told as so: the "no" stands in `holds`."""
    return replace(modality(anchor), certainty="certain", polarity="positive", factuality=3.0)


def _agreement(analysis: Analysis, pact: Pact) -> str | None:
    """The id of the agreement's first statement, else its name; None where there is said to be none."""
    if pact.unreal:
        return None
    for stmt in analysis.of_kind("agreement"):
        if any(_is_at(stmt, mention) for mention in pact.mentions):
            return stmt.id
    return pact.name


def _is_at(stmt: Statement, mention: PactMention) -> bool:
    inside = stmt.start <= mention.head.start < stmt.end
    return inside and isinstance(stmt.value, AgreementValue) and mention.head.lower in stmt.text.lower()


def _predicate(analysis: Analysis, start: int, end: int) -> Token:
    """The verb that tells the duty, else the head of its words."""
    inside = analysis.parse.tokens_in(start, end)
    for token in inside:
        if token.pos == "VERB" and token.dep not in ("amod", "advcl", "relcl", "acl"):
            return token
    head = analysis.parse.head_of(start, end)
    assert head is not None
    return head


def _parties(
    analysis: Analysis, anchor: Token, pact: Pact, start: int, end: int
) -> tuple[tuple[Reference, ...], tuple[Reference, ...]]:
    """Who owes it to whom; where it is mutual, all parties owe it to each other."""
    everyone = tuple(pact.parties)
    by = _bound(analysis, anchor, pact)
    if by and anchor.dep in ("ccomp", "xcomp") and anchor.head.lemma in GRANTING:
        return tuple(party for party in everyone if key(party) not in {key(ref) for ref in by}) or everyone, by
    words = {token.lower for token in analysis.parse.tokens_in(start, end)}
    if words & {"one", "all", "other", "either", "both", "any"} and not by:
        return everyone, everyone
    objects = [token for token in analysis.parse.tokens_in(start, end) if token.dep in ("dobj", "pobj", "poss")]
    to: list[Reference] = []
    for token in objects:
        for reference in actors_at(analysis, token):
            party = key(reference) in pact.keys() or (not everyone and token.pos != "PRON")  # noqa: SIM118
            if party and key(reference) not in {key(other) for other in (*to, *by)}:
                to.append(reference)
    if to and not by:
        by = tuple(party for party in everyone if key(party) not in {key(reference) for reference in to})
    if by and not to:
        to = [party for party in everyone if key(party) not in {key(reference) for reference in by}]
    if len(everyone) < 2 and not to:
        return by or everyone, ()
    return by or everyone, tuple(to) or everyone


def _bound(analysis: Analysis, anchor: Token, pact: Pact) -> tuple[Reference, ...]:
    """The party named as bound; nothing where it is each, both, the treaty or a list of all."""
    verb: Token | None = anchor
    known = pact.keys()
    for _ in range(4):
        if verb is None:
            return ()
        doer = subject(verb) if verb.pos in ("VERB", "AUX") else None
        if verb.dep == "advcl" and verb.tag == "VB" and verb.head.lemma in verbs_as("obliging"):
            doer = verb.head.child("dobj") or doer
        if doer is not None and doer.lower not in words_as("mutual"):
            found = actors_at(analysis, doer)
            named = tuple(reference for reference in found if key(reference) in known or not known)
            named = named or tuple(reference for reference in found if is_power(analysis, reference))
            if named:
                return named if {key(reference) for reference in named} != known else ()
        if doer is not None and doer.lower in words_as("mutual"):
            bound = next((mention.bound for mention in pact.mentions if mention.bound), ())
            return bound if len(bound) < len(known) else ()
        if verb.dep in ("ccomp", "relcl", "advcl"):
            return ()
        verb = verb.head if verb.head is not verb else None
    return ()


def _trigger(analysis: Analysis, sentence: Sentence) -> str | None:
    """The condition in the sentence: "if one is attacked"."""
    for token in analysis.parse.tokens_of(sentence):
        if token.dep == "mark" and token.lower in ("if", "should", "when", "whenever") and token.head.dep == "advcl":
            span = analysis.parse.edges(token.head)
            return analysis.text[span.start : span.end]
        if token.lower in ("case", "event") and token.i > 0 and token.head.lower == "in":
            span = analysis.parse.edges(token)
            return "in " + analysis.text[span.start : span.end]
    return None


def _clause_start(anchor: Token, sentence: Sentence, start: int) -> int:
    """Where the clause that binds begins: at its subject or at the verb of duty."""
    verb = anchor
    for _ in range(3):
        if verb.dep in ("xcomp", "ccomp", "pcomp", "prep", "pobj", "dobj") and verb.head.sentence == anchor.sentence:
            verb = verb.head
    doer = verb.child("nsubj", "nsubjpass")
    helpers = [child.start for child in verb.children if child.dep in ("aux", "neg") and child.i < verb.i]
    first = min(start, verb.start, doer.start if doer is not None else start, *helpers)
    return max(first, sentence.start)
