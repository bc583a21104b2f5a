"""Quotations in, attributions of whole quoted sentences out, with the cue and source that stand beside them.

Read from the order of words rather than from the tree, since parsers go astray around quotation marks.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from regesta.extract.analysis import Analysis, Attribution
from regesta.extract.cues import quote_cue, verb_cue
from regesta.extract.manners import manner
from regesta.extract.quotations import Quotation, Quotations
from regesta.extract.reported import cue_part, source_of
from regesta.extract.sources import NOMINAL, beside, subject_of, top_noun
from regesta.extract.speakers import Speakers
from regesta.extract.stretches import QUOTE_MARKS, of_spans
from regesta.model.parse import Parse, Token
from regesta.model.span import Span

STOPS = frozenset({".", "?", "!", ";"})
PAUSES = frozenset({",", "—", "–", "-", "―", "--"})
BEHIND = 34
"""Tokens behind a quotation among which its cue is looked for: a source may carry its office and more."""
BEFORE = 26
FINITE = frozenset({"VBD", "VBZ", "VBP"})


@dataclass(frozen=True, slots=True)
class _Place:
    """A quotation with the tokens around it: the numbers of its first and last token."""

    quote: Quotation
    first: int
    last: int


def quoted(analysis: Analysis, quotes: Quotations) -> tuple[list[Attribution], set[int]]:
    """The attributions of quoted sentences, and the numbers of the tokens used as their cues."""
    return _Reader(analysis, quotes).read()


class _Reader:
    """Goes through the quotations of one text in order and remembers who spoke last."""

    def __init__(self, analysis: Analysis, quotes: Quotations) -> None:
        self.analysis, self.parse, self.quotes = analysis, analysis.parse, quotes
        self.found: list[Attribution] = []
        self.used: set[int] = set()
        self.joined: set[int] = set()
        self.speakers = Speakers(analysis, quotes)

    def read(self) -> tuple[list[Attribution], set[int]]:
        places = [place for quote in self.quotes if (place := _place(self.parse, quote))]
        for n, place in enumerate(places):
            if place.quote.start in self.joined:
                continue
            if place.quote.resumes and self.found and self.found[-1].content.end <= place.quote.start:
                self._resume(place)
                continue
            following = places[n + 1] if n + 1 < len(places) else None
            self._one(place, following)
        return self.found, self.used

    def _one(self, place: _Place, following: _Place | None) -> None:
        verb = self._cue_behind(place)
        if verb is not None:
            spans = [Span(self._opening(place), place.quote.end)]
            if following is not None and self._goes_on(verb, following):
                spans.append(_span(following.quote))
                self.joined.add(following.quote.start)
            self._add(spans, verb, place.last)
            return
        verb = self._cue_before(place)
        if verb is not None:
            self._add([_span(place.quote)], verb, None)
            return
        if self._alone(place):
            self._same_speaker(place)

    def _add(self, spans: list[Span], verb: Token, after: int | None) -> None:
        content = of_spans(self.parse, spans)
        if content is None:
            return
        noun = _source_beside(self.parse, verb, after)
        source, possessed = source_of(self.analysis, noun, verb)
        cue = cue_part(self.analysis, verb, verb, possessed)
        self.used.add(verb.i)
        self.speakers.heard(source, noun, _paragraph(self.quotes, spans[0]), verb)
        self.found.append(Attribution(source, cue, content, manner(self.quotes, content), verb, True, 0.9))

    def _cue_behind(self, place: _Place) -> Token | None:
        """The verb of saying behind a quotation: “…,” said the minister; “…?” the minister asked."""
        i = place.last + 1
        tokens, block = self.parse.tokens, self.parse.paragraphs[place.quote.paragraph]
        if i >= len(tokens) or tokens[i].start >= block.end:
            return None
        inner = self.parse.text[place.quote.inner.start : place.quote.inner.end].rstrip()
        paused = inner[-1:] in ",?!…—–-" or tokens[i].text in PAUSES
        if tokens[i].text in PAUSES:
            i += 1
        for n, token in enumerate(tokens[i : i + BEHIND]):
            if token.start >= block.end or token.text in STOPS or self.quotes.at(token.start):
                return None
            cue = quote_cue(token)
            if cue and n <= 1 and token.tag in FINITE and (paused or n == 0):
                return token
            if not paused:
                return None
            finite = token.tag in FINITE or token.tag == "MD"
            if cue and token.dep not in ("relcl", "acl") and token.tag != "VBG" and self._has_noun(i, token.i):
                return token
            if finite and token.dep not in ("relcl", "aux", "auxpass"):
                return None
        return None

    def _opening(self, place: _Place) -> int:
        """Where a content begins that ends in a quotation: "The law “protects nobody,” she said" begins with "The"."""
        block = self.parse.paragraphs[place.quote.paragraph]
        start = place.quote.start
        for token in reversed(self.parse.tokens[max(0, place.first - BEFORE) : place.first]):
            inside = self.quotes.at(token.start)
            finished = inside is not None and self.parse.text[inside.inner.end - 1] in ".?!"
            if token.start < block.start or token.text in STOPS | {":"} or finished:
                break
            if quote_cue(token) and not inside:
                return place.quote.start
            start = token.start
        first = self.parse.text[start : place.quote.start].split(" ", 1)[0]
        return place.quote.start if first.lower() in ("and", "but", "") and first == first.lower() else start

    def _has_noun(self, first: int, last: int) -> bool:
        return any(t.pos in NOMINAL for t in self.parse.tokens[first:last])

    def _goes_on(self, verb: Token, following: _Place) -> bool:
        """Whether the next quotation is the rest of the sentence that the cue broke into."""
        between = self.parse.tokens[verb.i + 1 : following.first]
        if not between or len(between) > BEFORE or between[-1].text not in PAUSES | {":", "that", "and"}:
            return False
        return not any(t.text in STOPS or verb_cue(t) for t in between) and not _crosses_line(
            self.parse, verb, following
        )

    def _cue_before(self, place: _Place) -> Token | None:
        """The verb of saying before a quotation: the minister said, “…”; he wrote in a post on Friday: “…”."""
        tokens = self.parse.tokens
        block = self.parse.paragraphs[place.quote.paragraph]
        before = tokens[place.first - 1] if place.first else None
        if before is None or before.start < block.start:
            return self._introduced(place)
        sure = before.text in (",", ":") or quote_cue(before) is not None
        inner = self.parse.text[place.quote.inner.start : place.quote.inner.end].lstrip()
        if not sure or (before.text == "," and not inner[:1].isupper()):
            return None
        for token in reversed(tokens[max(0, place.first - BEFORE) : place.first]):
            if token.start < block.start or token.text in STOPS:
                break
            inside = self.quotes.at(token.start) is not None
            if inside and before.text != ":":
                return None
            if quote_cue(token) and not inside and token.i not in self.used and token.dep != "relcl":
                return token
            if token.tag in FINITE and before.text != ":":
                return None
        return self._main_verb(before) if before.text == ":" and _sentential(self.parse, place.quote) else None

    def _main_verb(self, colon: Token) -> Token | None:
        """The main verb of a sentence that ends in a colon before a quotation ("She justified the move: “…”")."""
        for token in reversed(self.parse.tokens[self.parse.sentence_of(colon).first : colon.i]):
            main = token.tag in FINITE and token.dep != "relcl" and token.child("nsubj") is not None
            if main and token.i not in self.used and not self.quotes.at(token.start):
                return token
        return None

    def _introduced(self, place: _Place) -> Token | None:
        """The verb of a paragraph before that ends in a colon."""
        if not place.first or not _sentential(self.parse, place.quote):
            return None
        colon = self.parse.tokens[place.first - 1]
        if colon.text != ":":
            return None
        sentence = self.parse.sentence_of(colon)
        cues = [t for t in self.parse.tokens_of(sentence) if verb_cue(t) and t.i not in self.used]
        return cues[-1] if cues else sentence.root if sentence.root.pos == "VERB" else None

    def _alone(self, place: _Place) -> bool:
        """Whether a quotation stands as a sentence or paragraph of its own."""
        if not _sentential(self.parse, place.quote):
            return False
        before = self.parse.tokens[place.first - 1] if place.first else None
        block = self.parse.paragraphs[place.quote.paragraph]
        return before is None or before.start < block.start or before.text in STOPS | QUOTE_MARKS

    def _same_speaker(self, place: _Place) -> None:
        """A quotation without a cue of its own: whoever speaks there goes on speaking."""
        paragraph = place.quote.paragraph
        speaker = self.speakers.at(place.first, paragraph)
        content = of_spans(self.parse, [_span(place.quote)])
        if speaker is not None and content is not None:
            self.speakers.heard(speaker.source, speaker.noun, paragraph, speaker.verb)
            self.found.append(Attribution(speaker.source, None, content, "direct", None, True, 0.6))

    def _resume(self, place: _Place) -> None:
        """A quotation that goes on in the next paragraph belongs to the same content."""
        last = self.found[-1]
        spans = [*(last.content.parts or (Span(last.content.start, last.content.end),)), _span(place.quote)]
        content = of_spans(self.parse, spans)
        if content is not None:
            self.found[-1] = replace(last, content=content, manner=manner(self.quotes, content))
        self.speakers.still_at(place.quote.paragraph)


def _place(parse: Parse, quote: Quotation) -> _Place | None:
    tokens = parse.tokens_in(quote.start, quote.end)
    return _Place(quote, tokens[0].i, tokens[-1].i) if tokens else None


def _span(quote: Quotation) -> Span:
    return Span(quote.start, quote.end)


def _paragraph(quotes: Quotations, span: Span) -> int:
    quote = quotes.at(span.start)
    return quote.paragraph if quote else 0


def _crosses_line(parse: Parse, verb: Token, following: _Place) -> bool:
    return "\n" in parse.text[verb.end : following.quote.start]


def _sentential(parse: Parse, quote: Quotation) -> bool:
    """Whether a quotation holds at least a sentence: it ends as one does, or is long."""
    inner = parse.text[quote.inner.start : quote.inner.end].strip()
    ends = inner[-1:] in ".?!…—" or not quote.closed
    after = parse.text[quote.end : quote.end + 1]
    return (ends or after in (".", "?", "!")) and len(inner.split()) >= 3 and inner[:1] in inner[:1].upper()


def _source_beside(parse: Parse, verb: Token, after: int | None) -> Token | None:
    """The noun that a cue's clause names; `after` is the last token of the quotation before it."""
    noun = subject_of(verb)
    if noun is not None and (after is None or noun.i > after):
        return noun
    if after is None:
        return noun or beside(parse, verb)
    for token in parse.tokens[after + 1 : verb.i]:
        if token.pos in NOMINAL and token.pos != "DET":
            return top_noun(token, verb)
    for token in parse.tokens[verb.i + 1 : verb.i + 8]:
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return top_noun(token, verb)
        if token.text in STOPS:
            break
    return noun
