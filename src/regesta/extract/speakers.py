"""Quotations read so far in, who speaks next out: the one quoted last goes on."""

from __future__ import annotations

from dataclasses import dataclass

from regesta.extract.analysis import Analysis
from regesta.extract.cues import quote_cue
from regesta.extract.quotations import Quotations
from regesta.extract.reported import source_of
from regesta.extract.sources import subject_of
from regesta.model.parse import Token
from regesta.model.reference import Reference


@dataclass(slots=True)
class Speaker:
    """Whose words were quoted last, and where."""

    source: Reference | None
    noun: Token | None
    paragraph: int
    verb: Token


class Speakers:
    """Who spoke last in one text, asked from place to place in text order."""

    def __init__(self, analysis: Analysis, quotes: Quotations) -> None:
        self.analysis, self.parse, self.quotes = analysis, analysis.parse, quotes
        self.last: Speaker | None = None

    def heard(self, source: Reference | None, noun: Token | None, paragraph: int, verb: Token) -> None:
        """Note who was quoted in a paragraph, with the cue verb."""
        self.last = Speaker(source, noun, paragraph, verb)

    def still_at(self, paragraph: int) -> None:
        """Note that the one quoted last goes on in a further paragraph."""
        if self.last is not None:
            self.last.paragraph = paragraph

    def at(self, first: int, paragraph: int) -> Speaker | None:
        """Who speaks in a quotation that starts at token `first` without a cue of its own."""
        verb = self._verb_before(first, paragraph)
        last = self.last if self.last is not None and paragraph - self.last.paragraph <= 1 else None
        if verb is None or (last is not None and verb.i <= last.verb.i):
            return last
        noun = subject_of(verb)
        if noun is None or not _can_speak(noun):
            return last
        source, _ = source_of(self.analysis, noun, verb)
        return Speaker(source, noun, paragraph, verb) if source is not None else None

    def _verb_before(self, first: int, paragraph: int) -> Token | None:
        """The cue, else the main verb, of the sentence just before, where that stands in the same paragraph."""
        tokens, block = self.parse.tokens, self.parse.paragraphs[paragraph]
        i = first - 1
        while i >= 0 and tokens[i].pos == "PUNCT":
            i -= 1
        if i < 0 or tokens[i].start < block.start or self.quotes.at(tokens[i].start):
            return None
        sentence = self.parse.sentence_of(tokens[i])
        cues = [t for t in self.parse.tokens_of(sentence) if quote_cue(t) and not self.quotes.at(t.start)]
        return cues[-1] if cues else sentence.root


def _can_speak(noun: Token) -> bool:
    """Whether a noun may be a speaker; a bare common noun in the singular ("tank") is a remnant."""
    if noun.tag != "NN":
        return noun.pos in ("PROPN", "PRON", "NOUN")
    return any(c.dep in ("det", "poss", "amod", "compound", "nummod") for c in noun.children)
