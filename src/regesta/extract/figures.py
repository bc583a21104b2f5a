"""An analysis in, figures out: quantities bound to what was done, by whom, against whom and over which period."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.arguments import agent, conjuncts, governor, is_passive, owner, prepositional, root_noun
from regesta.extract.chains import says_at
from regesta.extract.comparisons import compared, multiplied
from regesta.extract.occasion import time_of
from regesta.extract.parties import actor_at, actor_in
from regesta.lexicon.load import table
from regesta.model.count import Count
from regesta.model.mention import Mention
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference
from regesta.model.span import Passage
from regesta.model.statement import EventValue, FigureValue, Say
from regesta.values.count import counted as counted_as

NAME, VERSION = "figures", "1"
AGAINST = ("against", "at", "on", "upon", "over", "into", "to")
AIMED = {"launched", "deployed", "struck", "attacks", "strikes", "conducted"}
OF_PEOPLE = {"killed", "wounded", "casualties", "displaced", "detained", "missing", "evacuated", "rescued", "abducted"}
VAGUE = ("several", "some", "few", "a few", "many", "various", "numerous", "a number")
BEYOND = ("exceed", "surpass", "top")
PARTICLES = ("prt", "advmod", "prep")
REACHING = ("to", "at", "past", "above", "over", "beyond", "below")
BY_KIND = {"share": "share", "distance": "distance", "money": "amount", "weight": "amount"}


@dataclass(slots=True)
class Counted:
    """A quantity in its clause: the top of its noun phrase, the thing counted, the predicate and its measure."""

    mention: Mention
    top: Token
    thing: Token
    predicate: Token | None = None
    measure: str = ""
    actor: str = ""


@cache
def _measures() -> dict[tuple[str, str, str], tuple[str, str]]:
    found: dict[tuple[str, str, str], tuple[str, str]] = {}
    for row in table("measures"):
        found.setdefault((row["lemma"], row["pos"], row["counted"]), (row["measure"], row["actor"]))
    return found


@cache
def _kinds() -> dict[str, str]:
    return {row["unit"]: row["kind"] for row in table("figure_units")}


def figures(analysis: Analysis) -> Iterator[Draft]:
    """Every figure of the text as a draft."""
    times = {token.i for time in analysis.times for token in analysis.parse.tokens_in(time.start, time.end)}
    counted = []
    for mention in analysis.quantities:
        head = analysis.parse.head_of(mention.start, mention.end)
        if head is None or mention.count is None or head.i in times or _kinds().get(mention.unit or "") == "duration":
            continue
        found = _counted(analysis, mention, head)
        _measure(found, analysis.parse)
        counted.append(found)
    drafts = _drafts(analysis, [found for found in counted if _tells(found)])
    yield from compared(analysis, drafts)
    yield from multiplied(analysis)


def _counted(analysis: Analysis, mention: Mention, head: Token) -> Counted:
    """Where a quantity stands: "more than 20 militants" has top and thing "militants"."""
    top = root_noun(head) if head.dep not in ("npadvmod", "appos") else head
    thing = top
    if thing.pos in ("NUM", "SYM") or thing is head:
        of = prepositional(top, ("of",))
        if of is not None and mention.unit != "percent":
            thing = root_noun(of)
        elif top.dep == "appos" and top.pos == "NUM":
            thing = top.head
        elif thing is head and not mention.unit and head.i > 1:
            thing = _before_dash(analysis, mention) or thing
    return Counted(mention, top, thing)


def _before_dash(analysis: Analysis, mention: Mention) -> Token | None:
    """What a number set off by a dash counts: "air strikes -- eight in all"."""
    first = analysis.parse.tokens_in(mention.start, mention.end)[0].i
    mark, noun = analysis.parse.tokens[first - 1], analysis.parse.tokens[first - 2]
    dash = mark.text in ("-", "--", "–", "—", "(")
    return noun if dash and noun.tag in ("NNS", "NN") and noun.sentence == mark.sentence else None


def _measure(found: Counted, parse: Parse) -> None:
    """Fill in predicate, measure and where the actor stands."""
    for predicate, pos, counted in (*_places(found), *_after(found, parse)):
        lemma = predicate.lemma.lower()
        phrases = [f"{lemma} {child.lower}" for child in predicate.children if child.dep in PARTICLES]
        rows = ((word, pos, counted) for word in (*phrases, lemma))
        measure = next((_measures()[row] for row in rows if row in _measures()), None)
        if measure:
            found.predicate = predicate
            found.measure, found.actor = measure
            return
    up = governor(found.top)
    if up is not None and up[0].pos in ("VERB", "AUX"):
        found.predicate = up[0]
    found.measure = BY_KIND.get(_kinds().get(found.mention.unit or "", ""), "number")


def _after(found: Counted, parse: Parse) -> Iterator[tuple[Token, str, str]]:
    """A participle right after a bare number: "550 killed and 4,926 wounded"."""
    last = parse.tokens_in(found.mention.start, found.mention.end)[-1].i
    if last + 1 < len(parse.tokens) and found.mention.unit in ("", None, "person"):
        after = parse.tokens[last + 1]
        if after.tag in ("VBN", "VBD", "JJ") and after.sentence == found.top.sentence:
            yield after, "verb", "object"
            yield after, "adj", "subject"


def _places(found: Counted) -> Iterator[tuple[Token, str, str]]:
    """The words that may say what was done of the thing counted, nearest first."""
    top, thing = found.top, found.thing
    listed = conjuncts(top)[-1:]
    for noun in dict.fromkeys((thing, top, *listed)):
        for child in noun.children:
            if listed and noun is listed[0] and (child.dep not in ("acl", "relcl") or child.tag != "VBN"):
                continue
            if (child.dep in ("acl", "relcl", "amod") and child.tag == "VBN") or (
                child.dep == "acl" and child.tag == "VBD" and child.child("nsubj") is None
            ):
                yield child, "verb", "object"
            elif child.dep in ("acl", "relcl") and child.pos == "VERB":
                yield child, "verb", "subject"
            elif child.dep == "amod":
                yield child, "adj", "subject"
    if top.dep in ("amod", "nummod") or thing is top:
        yield thing, "noun", "before"
    up = governor(top)
    for _ in range(3):
        if up is None:
            return
        head, label = up
        if head.pos in ("VERB", "AUX"):
            yield from _by_verb(head, label)
            return
        if head.pos in ("NOUN", "PROPN") and label in ("of", "from", "with", "in", "for"):
            yield head, "noun", "of"
        elif head.pos == "ADJ":
            yield head, "adj", "is"
        up = governor(head)


def _by_verb(verb: Token, label: str) -> Iterator[tuple[Token, str, str]]:
    passive = is_passive(verb)
    if label in ("dobj", "oprd", "nsubjpass", "npadvmod", "attr", "ccomp") or (label == "nsubj" and passive):
        subject = verb.child("nsubj", "nsubjpass")
        if subject is not None and subject.lemma in ("toll", "tally", "total", "number"):
            yield subject, "noun", "is"
        if subject is not None and verb.lemma == "be":
            yield subject, "noun", "before"
        yield from ((child, "adj", "subject") for child in verb.children_of("oprd"))
        yield verb, "verb", "object"
    if label in ("nsubj", "nsubjpass"):
        yield verb, "verb", "subject"
        for child in verb.children:
            if child.dep in ("acomp", "attr"):
                yield child, "adj", "subject"
    else:
        if label in REACHING:
            told = [child for child in verb.children if child.dep in ("nsubj", "nsubjpass", "dobj")]
            yield from ((noun, "noun", "is") for noun in reversed(told))
        yield verb, "verb", label


def _tells(found: Counted) -> bool:
    """Whether a number is a figure of the register: "one" and "the two" alone count nothing."""
    count = found.mention.count
    assert count is not None
    if found.measure == "number" and count.stated is None and count.text.lower() in VAGUE:
        return False
    small = count.stated is not None and count.comparator == "=" and count.change is None
    if small and count.stated == 1 and count.text.lower() in ("one", "a", "an", "1"):
        return found.measure in OF_PEOPLE
    definite = any(child.lower in ("the", "these", "those", "both") for child in found.top.children)
    return not (small and found.measure == "number" and definite and (count.stated or 0) <= 4)


def _drafts(analysis: Analysis, counted: list[Counted]) -> list[Draft]:
    periods = _own_times(analysis, counted)
    triggers = {s.value.trigger.start: s.id for s in analysis.of_kind("event") if isinstance(s.value, EventValue)}
    drafts: list[Draft] = []
    for n, found in enumerate(counted):
        before = drafts[-1] if drafts and counted[n - 1].top.sentence == found.top.sentence else None
        drafts.append(_draft(analysis, found, periods.get(n), triggers, before))
    return drafts


def _draft(
    analysis: Analysis, found: Counted, period: str | None, triggers: dict[int, str], before: Draft | None
) -> Draft:
    mention, anchor = found.mention, found.predicate or found.top
    assert mention.count is not None
    start, end = _extent(found)
    unit = mention.unit or ""
    if not unit and found.thing.pos in ("NOUN", "PROPN"):
        unit = found.thing.lemma.lower()
    if found.measure in OF_PEOPLE and unit in ("", "other"):
        unit = "person"
    if period is None:
        when = time_of(analysis, anchor)
        period = when.value if when else None
    value = FigureValue(
        found.measure,
        unit,
        _beyond(found) or mention.count,
        triggers.get(anchor.start),
        period,
        _by(analysis, found),
        _against(analysis, found),
    )
    score = 0.5 if found.measure == "number" else 0.75
    if not unit and found.measure == "number" and before is not None and isinstance(before.value, FigureValue):
        told = before.value
        value = replace(value, measure=told.measure, unit=told.unit, by=value.by or told.by, against=told.against)
    return Draft("figure", start, end, value, anchor, NAME, VERSION, score, says=_reckoned(analysis, found))


def _reckoned(analysis: Analysis, found: Counted) -> tuple[Say, ...] | None:
    """Who reckons a number: "Oslo put the toll at 30" is as good as Oslo's saying so."""
    up = governor(found.top)
    if up is None or up[1] != "at" or (up[0].lemma.lower(), "reckoning", "at") not in _measures():
        return None
    doer = agent(up[0])
    if doer is None:
        return None
    cue = Passage(up[0].start, up[0].end, up[0].text)
    return (Say(analysis.references.at(doer), cue), *says_at(analysis, up[0]))


def _beyond(found: Counted) -> Count | None:
    """The count that "exceeded 100" gives."""
    count, up = found.mention.count, governor(found.top)
    if count is None or count.stated is None or count.comparator != "=":
        return None
    beyond = up is not None and up[0].lemma in BEYOND and up[1] == "dobj"
    return counted_as(count.stated, ">", count.text) if beyond else None


def _extent(found: Counted) -> tuple[int, int]:
    """The span from the number to the thing counted."""
    start, end = found.mention.start, found.mention.end
    if found.thing.sentence == found.top.sentence and end < found.thing.end < end + 80:
        end = found.thing.end
    return start, end


def _own_times(analysis: Analysis, counted: list[Counted]) -> dict[int, str]:
    """The times that stand in a quantity's own noun phrase: "2,500 in 2023"."""
    tops = {token.i: n for n, found in enumerate(counted) for token in (found.top, found.thing)}
    for n, found in enumerate(counted):
        tops.update((token.i, n) for token in analysis.parse.tokens_in(found.mention.start, found.mention.end))
    periods: dict[int, str] = {}
    for time in analysis.times:
        token = analysis.parse.head_of(time.start, time.end)
        if token is None or time.timex != "DATE" or time.value is None:
            continue
        for above in token.ancestors():
            if above.i in tops:
                periods.setdefault(tops[above.i], time.value)
                break
            if above.pos in ("VERB", "AUX"):
                break
    return periods


def _by(analysis: Analysis, found: Counted) -> Reference | None:
    predicate = found.predicate
    if predicate is None:
        return None
    if found.actor == "owner":
        noun = owner(predicate)
        return (actor_at(analysis, noun) if noun is not None else None) or actor_in(analysis, predicate)
    if found.actor != "agent":
        return None
    noun = agent(predicate)
    if noun is None:
        return None
    return actor_at(analysis, noun) or actor_in(analysis, noun)


def _against(analysis: Analysis, found: Counted) -> Reference | None:
    if found.predicate is None or found.measure not in AIMED:
        return None
    for head in (found.predicate, found.thing, found.top):
        noun = prepositional(head, AGAINST)
        reference = actor_at(analysis, noun) if noun is not None else None
        if reference is not None:
            return reference
    return None
