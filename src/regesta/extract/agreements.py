"""An analysis in, agreements out: treaties, pacts and deals with parties and status."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.arguments import RELATIVE, agent, governor, is_passive
from regesta.extract.certainty import modality
from regesta.extract.pact_mentions import PactMention
from regesta.extract.pact_parties import verbs, verbs_as
from regesta.extract.pacts import BARE, Pact, pacts
from regesta.extract.parties import actors_at
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.statement import AgreementValue

NAME, VERSION = "agreements", "1"
UNDONE = ("will", "would", "may", "might", "could", "can", "should", "must", "shall")
CHANGES = ("suspended", "withdrawn", "ended", "replaced")
PROLONGING = ("renew", "prolong", "extend")
TOLD_UNDER = ("in", "by", "under", "with", "of", "through")
OF_DEED = ("from", "of", "to", "on", "for", "over", "compound")
"""How an agreement hangs on the noun of what is done to it: "its exit from the treaty"."""
ABOUT = ("out", "dobj", "nsubj", "nsubjpass", "acl", "on", "to", "from", "into", "onto", "of", "with", "in", "ccomp")


def agreements(analysis: Analysis) -> Iterator[Draft]:
    """Every agreement of the text as a draft: one for each mention that tells something of it."""
    for pact in pacts(analysis):
        if pact.unreal:
            continue
        told: set[str] = set()
        for n, mention in enumerate(pact.mentions):
            status, verb = _status(analysis, mention, bool(told))
            dated = bool(_time_under(analysis, (mention.head,), mention.head)) or (
                not mention.proper and any(map(str.isdigit, mention.name))
            )
            if n > 0 and not dated and not _tells_parties(mention) and (not status or status in told):
                continue
            if not status and (governor(mention.head) or (None, ""))[1] == "without":
                continue
            status = status or (next(iter(sorted(told))) if len(told) == 1 else "signed")
            told.add(status)
            yield _draft(analysis, pact, mention, status, verb)


def _tells_parties(mention: PactMention) -> bool:
    """Whether a later mention names a party in its own noun phrase: "the deal with Iran"."""
    first, last = mention.head.left_edge, mention.head.right_edge
    return not mention.proper and any(
        party.start >= mention.head.start - 60 and first <= token.i <= last
        for party in mention.parties
        for token in mention.head.children
        if token.dep in ("prep", "poss") and token.start <= party.start
    )


def _draft(analysis: Analysis, pact: Pact, mention: PactMention, status: str, verb: Token | None) -> Draft:
    head = mention.head
    start = analysis.text.find(mention.name, max(0, head.start - len(mention.name)))
    start = start if 0 <= start <= head.start else head.start
    end = max(head.end, start + len(mention.name))
    own = analysis.parse.sentence_of(head)
    for party in mention.parties:
        if not own.start <= party.start < own.end:
            continue
        if end < party.end < end + 120 and party.start > head.start:
            end = party.end
        if 0 < start - party.start < 60:
            start = party.start
    if mention.kind == "it":
        start, end = head.start, verb.end if verb is not None and verb.end > head.end else head.end
    name = mention.name if mention.proper or not mention.pointing else pact.name
    value = AgreementValue(
        name, tuple(pact.parties), _subject(analysis, pact), status, _date(analysis, pact, mention, status, verb)
    )
    score = 0.75 if len(pact.parties) > 1 else 0.5
    told = replace(modality(verb or head), certainty="certain", polarity="positive", factuality=3.0)
    return Draft("agreement", start, end, value, verb or head, NAME, VERSION, score, modality=told)


def _subject(analysis: Analysis, pact: Pact) -> str | None:
    """What the agreement is about: "on sending soldiers", "maritime border"."""
    for mention in pact.mentions:
        for child in mention.head.children:
            if child.dep == "prep" and child.lower in ("on", "for", "over", "about"):
                inner = child.child("pobj", "pcomp")
                if inner is not None and not any(time.start <= inner.start < time.end for time in analysis.times):
                    span = analysis.parse.edges(inner)
                    return analysis.text[span.start : min(span.end, span.start + 120)]
    first = pact.mentions[0]
    words = [word for word in first.name.lower().split()[:-1] if word in first.words and word not in BARE]
    return " ".join(dict.fromkeys(words)) or None


def _status(analysis: Analysis, mention: PactMention, told: bool) -> tuple[str, Token | None]:
    """How the words at one mention say that the agreement stands, and the word that says it."""
    sentence = analysis.parse.sentence_of(mention.head)
    tokens = analysis.parse.tokens
    if mention.kind == "deed":
        return "signed", mention.head
    for child in mention.head.children:
        row = verbs().get((child.lower, "adj"))
        if row is not None and child.i < mention.head.i:
            return row[0], None
    if mention.head.lemma == "draft" and not told:
        return "negotiating", None
    for verb, label in _verbs(mention.head):
        if verb.pos in ("NOUN", "ADJ"):
            row = verbs().get((verb.lemma, "noun" if verb.pos == "NOUN" else "nearing"))
            if row is not None and label in OF_DEED:
                planned = (verb.head.lemma, "planning") in verbs() or verb.lemma in verbs_as("planning")
                return (row[2] if planned else row[0]), None
            continue
        row = verbs().get((verb.lemma, "verb"))
        if row is None or not row[0] or not _bears(verb, label, tokens):
            continue
        if verb.lemma in verbs_as("voting") and _by_lawmakers(analysis, verb):
            return ("signed" if _undone(verb) else "ratified"), verb
        return (row[2] if _undone(verb) else row[0]), verb
    window = analysis.text[mention.head.end : min(sentence.end, mention.head.end + 60)].lower()
    for phrase, status in _phrases():
        if phrase in window:
            return status, None
    return "", None


def _verbs(head: Token) -> Iterator[tuple[Token, str]]:
    """The verbs that may tell the status: the one the agreement depends on, then those that modify it."""
    up = governor(head)
    for _ in range(3):
        if up is None:
            break
        yield up
        if up[0].pos == "VERB":
            for child in up[0].children_of("xcomp"):
                yield child, up[1]
            break
        up = (up[0].head, up[0].lower) if up[0].pos in ("ADP", "ADV") and up[0].dep != "ROOT" else governor(up[0])
    for child in head.children:
        if child.dep in ("acl", "relcl") and child.pos == "VERB":
            yield child, "acl"


def _bears(verb: Token, label: str, tokens: list[Token]) -> bool:
    """Whether the verb is about the agreement and not only said under it."""
    if verb.lemma == "take":
        after = tokens[verb.i + 1 : verb.i + 8]
        return any(token.lower == "out" for token in after)
    if verb.lemma in ("pull", "withdraw", "leave", "quit", "exit") and label in ("dobj", "from", "of", "out"):
        return True
    if label in TOLD_UNDER and verb.lemma in ("promise", "pledge", "undertake", "bind", "establish", "agree"):
        return True
    if verb.lemma in ("take", "hold", "make") and label not in ("dobj", "nsubjpass"):
        return False
    if label in ("nsubj", "acl") and verb.child("dobj") is not None and not is_passive(verb):
        doer = verb.child("nsubj")
        return label == "acl" and doer is not None and doer.lower not in RELATIVE
    return label in ABOUT


def _by_lawmakers(analysis: Analysis, verb: Token) -> bool:
    """Whether a parliament or its members do what a verb says."""
    doer = agent(verb)
    actors = actors_at(analysis, doer) if doer is not None else ()
    return any(ref.entity is not None and ref.entity.role == "LEG" for ref in actors) or (
        doer is not None and doer.lemma.lower() in verbs_as("lawmaker")
    )


def _undone(verb: Token) -> bool:
    """Whether the deed is only planned, wished or denied."""
    if any((child.dep == "aux" and child.lower in UNDONE) or child.dep == "neg" for child in verb.children):
        return True
    if any(child.lower in ("never", "yet") for child in verb.children):
        return True
    if verb.dep == "xcomp" and verb.head.lemma in ("have", "be") and any(c.lower == "yet" for c in verb.head.children):
        return True
    return (
        verb.dep in ("xcomp", "ccomp", "acl", "advcl")
        and (verb.head.lemma, "planning") in verbs()
        and verb.tag in ("VB", "VBG")
    )


@cache
def _phrases() -> tuple[tuple[str, str], ...]:
    found = [(lemma, row[0]) for (lemma, pos), row in verbs().items() if pos == "phrase" and row[0]]
    return tuple(sorted(found, key=lambda pair: -len(pair[0])))


def _date(analysis: Analysis, pact: Pact, mention: PactMention, status: str, verb: Token | None) -> str | None:
    """When the agreement came to stand so: a time at the verb, else at "signed", else in a noun phrase of it."""
    head = mention.head
    signings = [
        child for child in head.children if child.dep in ("acl", "relcl") and child.lemma in verbs_as("signing")
    ]
    changed = status in CHANGES or (verb is not None and verb.lemma in PROLONGING)
    heads = [verb] if verb is not None else []
    found = _time_under(analysis, (*heads, *([] if changed else signings)), head)
    if found or not changed:
        own = (_time_under(analysis, (other.head,), other.head) for other in (mention, *pact.mentions))
        return found or next((value for value in own if value), None)
    dates = [time for time in analysis.times if _is_date(time) and time.start < head.end + 200]
    near = [time for time in dates if _sentence(analysis, time) == head.sentence]
    free = [time for time in near if not _under(analysis, time, head)]
    if len(free) == 1:
        return free[0].value
    published = analysis.doc.published.value
    recent = verb is not None and (verb.tag in ("VBZ", "VBP") or any(child.lemma == "have" for child in verb.children))
    return published[:7] if published and recent else None


def _is_date(time: Mention) -> bool:
    return time.timex in ("DATE", "TIME") and time.value is not None and time.value[:1].isdigit()


def _sentence(analysis: Analysis, time: Mention) -> int:
    token = analysis.parse.token_at(time.start)
    return token.sentence if token is not None else -1


def _under(analysis: Analysis, time: Mention, head: Token) -> bool:
    token = analysis.parse.head_of(time.start, time.end)
    return token is not None and any(above is head for above in token.ancestors())


def _time_under(analysis: Analysis, heads: tuple[Token, ...], noun: Token) -> str | None:
    """The first date that hangs on one of these words with no other verb between."""
    for head in heads:
        for time in analysis.times:
            if not _is_date(time) or _sentence(analysis, time) != noun.sentence:
                continue
            token = analysis.parse.head_of(time.start, time.end)
            for above in token.ancestors() if token is not None else ():
                if above is head:
                    return time.value
                if above.pos in ("VERB", "AUX") or above is noun:
                    break
    return None
