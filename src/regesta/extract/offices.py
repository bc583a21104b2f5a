"""An analysis in, offices out: who holds or held which post in which body.

Titles before names ("Iranian Foreign Minister Jane Roe"), after them ("Jane Roe, director of the agency"),
predicates ("Jane Roe is the director", "was appointed director", "Jane Roe, who heads the agency").
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.extract.analysis import Analysis, Draft
from regesta.extract.parties import bodies, names_by_token
from regesta.extract.titles import Title, titles
from regesta.lexicon.load import table
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.statement import OfficeValue

NAME, VERSION = "offices", "1"
OF_BODY = ("of", "for", "at", "in", "to", "with", "from")
RANK = 0.6
"""The score of a rank before a name; told once for each person."""
BODIES = ("state", "organization", "group", "place")


@dataclass(frozen=True, slots=True)
class Holder:
    """A person's name in the text: tokens `first` to `last`, and what it refers to."""

    first: int
    last: int
    reference: Reference


class Offices:
    """The offices of one document: names by token, titles, and the last role told."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.parse.tokens
        self.named = names_by_token(analysis)
        self.role = ""
        self.heads: set[int] = set()
        self.last: tuple[int, Reference | None] = (-1, None)
        self.taken: set[tuple[int, int]] = set()

    def drafts(self) -> Iterator[Draft]:
        found = list(titles(self.analysis.parse))
        self.heads = {title.head.i for title in found}
        for title in found:
            if title.head.lower.startswith("counterpart"):
                yield from self.of_counterparts(title)
                continue
            before = list(self.before_name(title))
            yield from before or self.after_name(title)
        yield from self.of_verbs()
        yield from self.of_members()

    def before_name(self, title: Title) -> Iterator[Draft]:
        """ "Iranian Foreign Minister Jane Roe", "the president of Egypt, Omar Said"."""
        body, at = self.body_before(title), title.last + 1
        if self.word(at) in OF_BODY and not title.rank:
            end = self.end_of_phrase(at + 1)
            if end and self.word(end) == ",":
                body, at = body or self.body_at(at + 1), end
        while at in self.heads:
            at += 1
        comma = self.word(at) == ","
        holder = self.holder_at(at + comma, named_only=comma or body is None)
        if holder is None or (comma and self.word(title.first - 1) in (",", "and")):
            return
        body = body or self.body_after(holder.last + 1)
        if body is None and self.word(title.first - 1) == "and" and self.last[0] == title.first - 2:
            body = self.last[1]
        self.last = (holder.last, body)
        yield self.draft(title, holder, body)
        while title.plural and (holder := self.next_holder(holder)):
            yield self.draft(title, holder, self.body_after(holder.last + 1))

    def after_name(self, title: Title) -> Iterator[Draft]:
        """ "Jane Roe, the director of the agency", "Jane Roe was director of the agency"."""
        holder = self.apposed(title) or self.subject_of(title)
        if holder is None:
            return
        body = self.body_before(title) or self.body_after(title.last + 1)
        if body is None and self.word(title.last + 1) == ",":
            first = last = title.last + 2
            while last < len(self.tokens) and self.tokens[last].pos == "PROPN" and self.type_at(last) != "person":
                last += 1
            if self.type_at(first) == "organization":
                body = self.body_at(first)
            elif last - first > 2:
                start, end = self.tokens[first].start, self.tokens[last - 1].end
                body = Reference(start, end, self.analysis.text[start:end])
        yield self.draft(title, holder, body)

    def of_counterparts(self, title: Title) -> Iterator[Draft]:
        """ "his Greek and French counterparts, Nikos Doe and Jean Roe": the role told before, one body each."""
        if not self.role:
            return
        bodies: list[int] = []
        i = title.first - 1
        while i > 0 and (i in self.named or self.word(i) in (",", "and", "'s")):
            if i in self.named:
                bodies.insert(0, i)
            i -= 1
        at = title.last + 1
        holder = self.holder_at(at + (self.word(at) == ","), named_only=True)
        told = Title(title.first, title.head, title.last, self.role, title.plural, False)
        while holder:
            body = self.body_at(bodies.pop(0)) if bodies else None
            yield self.draft(told, holder, body)
            holder = self.next_holder(holder) if title.plural else None

    def of_verbs(self) -> Iterator[Draft]:
        """ "Jane Roe, who heads the agency"."""
        verbs = _verbs()
        for token in self.tokens:
            row = verbs.get(token.lemma) if token.pos == "VERB" else None
            if row is None or row[0] != "leads" or token.dep not in ("relcl", "acl"):
                continue
            subject, thing = token.child("nsubj"), token.child("dobj")
            holder = self.holder_ending(token.head.i)
            mention = self.named.get(thing.i) if thing else None
            bodily = thing is not None and (mention is None or mention.type in BODIES)
            if holder and thing and bodily and (subject is None or subject.lower == "who"):
                title = Title(token.i, token, thing.i, row[1], False, False)
                yield self.draft(title, holder, self.analysis.references.at(thing))

    def of_members(self) -> Iterator[Draft]:
        """ "Jane Roe, of the provincial council"."""
        for i, mention in self.named.items():
            comma = mention.type == "person" and i + 1 not in self.named and self.word(i + 1) == ","
            if not comma or self.word(i + 2) != "of" or self.word(i + 3) not in ARTICLES:
                continue
            of = self.tokens[i + 2].child("pobj")
            bodily = of is not None and (of.lemma in bodies() or self.type_at(of.i) == "organization")
            holder = self.holder_ending(i)
            if of is not None and bodily and holder is not None:
                title = Title(i + 2, of, of.i, "member", False, False)
                yield self.draft(title, holder, self.analysis.references.at(of))

    def type_at(self, i: int) -> str:
        return self.named[i].type if i in self.named else ""

    def draft(self, title: Title, holder: Holder, body: Reference | None) -> Draft:
        if not title.rank:
            self.role = title.role
        tokens = self.tokens
        start = min(holder.reference.start, tokens[title.first].start)
        end = max(holder.reference.end, tokens[title.last].end)
        if body and abs(body.start - end) < 60 and body.end > end:
            end = body.end
        if body and 0 < start - body.start < 60:
            start = body.start
        from_, to = self.term(title, end)
        value = OfficeValue(holder.reference, title.role, body, from_, to)
        score = RANK if title.rank else 0.8 if body else 0.7
        return Draft("office", start, end, value, title.head, NAME, VERSION, score)

    def term(self, title: Title, end: int) -> tuple[str | None, str | None]:
        """From when and until when, where the clause tells it: "director since 2019", "president from 2001 to 2009"."""
        from_ = to = None
        for time in self.analysis.times:
            if not end <= time.start < end + 60 or time.timex != "DATE":
                continue
            token = self.analysis.parse.token_at(time.start)
            if token is None or token.i == 0 or token.sentence != title.head.sentence:
                continue
            word = self.word(token.i - 1)
            if word in ("since", "from"):
                from_ = time.value
            elif word in ("until", "till") or (word in ("to", "and") and from_):
                to = time.value
        return from_, to

    def body_before(self, title: Title) -> Reference | None:
        """The state or body named right before an office: "Iranian", "Niger's", "Pentagon"."""
        i = title.first - 1
        if self.word(i) in ("'s", "’s", "'", "’", ")"):
            i -= 1
        mention = self.named.get(i)
        if mention is None or self.tokens[i].sentence != title.head.sentence or self.word(i) == ",":
            return None
        return self.body_at(i) if mention.type in BODIES else None

    def body_after(self, i: int) -> Reference | None:
        """The body after "of", "for" or "at"."""
        if self.word(i) not in OF_BODY[:5]:
            return None
        return self.body_at(i + 1)

    def body_at(self, i: int) -> Reference | None:
        """The reference of the noun phrase that begins at or around a token."""
        while i < len(self.tokens) and self.tokens[i].pos in ("DET",):
            i += 1
        if i >= len(self.tokens) or self.tokens[i].pos in ("VERB", "NUM", "PUNCT", "SCONJ"):
            return None
        mention = self.named.get(i)
        head = self.head_of(mention) if mention else self.tokens[i]
        while head.dep in ("compound", "amod", "poss", "nmod") and head.head.i > head.i and not mention:
            head = head.head
        if mention and head.dep == "poss" and self.tokens[min(head.i + 2, len(self.tokens) - 1)].i in self.named:
            head = head.head
        reference = self.analysis.references.at(head)
        return reference if mention or head.pos in ("NOUN", "PROPN") else None

    def head_of(self, mention: Mention) -> Token:
        head = self.analysis.parse.head_of(mention.start, mention.end)
        assert head is not None
        return head

    def end_of_phrase(self, i: int) -> int | None:
        """The comma that ends a short noun phrase, or None."""
        for j in range(i, min(i + 9, len(self.tokens))):
            if self.word(j) == ",":
                return j
            if self.tokens[j].pos not in ("NOUN", "PROPN", "ADJ", "DET", "ADP", "CCONJ", "PART"):
                return None
        return None

    def holder_at(self, i: int, named_only: bool, listed: bool = False) -> Holder | None:
        """The person whose name begins at a token."""
        mention = self.named.get(i)
        if mention and (mention.type == "person" or (listed and mention.type == "organization" and not mention.entity)):
            return self.holder(mention, i)
        if named_only or i >= len(self.tokens) or (mention and mention.type in BODIES):
            return None
        last = i
        while last < len(self.tokens) and self.tokens[last].pos == "PROPN" and last not in self.named:
            last += 1
        if last - i < 2 or self.tokens[i].sentence != self.tokens[last - 1].sentence:
            return None
        return Holder(i, last - 1, Reference(self.tokens[i].start, self.tokens[last - 1].end, self.span(i, last - 1)))

    def holder_ending(self, i: int) -> Holder | None:
        """The person whose name covers a token."""
        mention = self.named.get(i)
        if mention is None or mention.type != "person":
            return None
        first = self.analysis.parse.tokens_in(mention.start, mention.end)[0].i
        return self.holder(mention, first)

    def holder(self, mention: Mention, i: int) -> Holder:
        inside = self.analysis.parse.tokens_in(mention.start, mention.end)
        first = max(inside[0].i, min(i, inside[-1].i))
        entity = self.analysis.references.at(inside[-1]).entity
        start, end = self.tokens[first].start, mention.end
        return Holder(first, inside[-1].i, Reference(start, end, self.analysis.text[start:end], entity))

    def next_holder(self, holder: Holder) -> Holder | None:
        """The next name of a list: "Nikos Doe, Ann Lee of Benin and Jean Roe"."""
        i = holder.last + 1
        if self.word(i) == "of" and i + 1 in self.named:
            i += 2
        while self.word(i) in (",", "and"):
            i += 1
        return self.holder_at(i, named_only=True, listed=True) if i > holder.last + 1 else None

    def apposed(self, title: Title) -> Holder | None:
        """The name before the comma: "Jane Roe, the US peace envoy"."""
        i = title.first - 1
        while i > 0 and ((i in self.named and self.named[i].type != "person") or self.word(i) in ARTICLES):
            i -= 1
        if self.word(i) != "," or self.tokens[i].sentence != title.head.sentence:
            return None
        holder = self.holder_ending(i - 1)
        after = self.tokens[title.last + 1] if title.last + 1 < len(self.tokens) else title.head
        listed = after.pos not in ("PUNCT", "ADP", "PRON", "SCONJ", "VERB", "AUX", "CCONJ", "ADV", "PART")
        return None if holder is None or listed else holder

    def subject_of(self, title: Title) -> Holder | None:
        """The name that an office is said of: "Jane Roe is the director", "was named director"."""
        head = title.head
        verb = head.head
        if head.dep == "pobj" and verb.lower == "as":
            verb = verb.head
        row = _verbs().get(verb.lemma)
        if not (head.dep == "attr" and verb.lemma in ("be", "become", "remain")) and not (
            row and row[0] in ("names", "serves") and head.dep in ("pobj", "oprd", "attr", "dobj", "xcomp")
        ):
            return None
        if any(child.dep == "neg" for child in verb.children):
            return None
        names = row is not None and row[0] == "names"
        subject = verb.child("nsubjpass", "dobj") if names else verb.child("nsubj")
        if subject is None and verb.dep in ("relcl", "acl"):
            subject = verb.head
        if subject is not None and subject.lower in ("who", "which"):
            subject = verb.head
        return self.holder_ending(subject.i) if subject is not None else None

    def word(self, i: int) -> str:
        return self.tokens[i].lower if 0 <= i < len(self.tokens) else ""

    def span(self, first: int, last: int) -> str:
        return self.analysis.text[self.tokens[first].start : self.tokens[last].end]


ARTICLES = ("the", "a", "an", "its", "their", "his", "her", "'s", "’s")


@cache
def _verbs() -> dict[str, tuple[str, str]]:
    return {row["lemma"]: (row["how"], row["role"]) for row in table("office_verbs")}


def offices(analysis: Analysis) -> Iterator[Draft]:
    """Every office of the text as a draft."""
    seen: set[tuple[object, ...]] = set()
    for draft in Offices(analysis).drafts():
        value = draft.value
        assert isinstance(value, OfficeValue)
        place: tuple[object, ...] = (draft.start, draft.end, value.role)
        if draft.score <= RANK:
            place = (value.person.text.split()[-1], value.role)
        if place not in seen:
            seen.add(place)
            yield draft
