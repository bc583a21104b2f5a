"""Places in a text: half-open ranges of Unicode code points."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range of a document's text: `Span(0, 6)` is "Moscow" in "Moscow said"."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this one (or is the same)."""
        return self.start <= other.start and other.end <= self.end

    def within(self, text: str) -> Passage:
        """This span with the words of `text` that stand in it."""
        return Passage(self.start, self.end, text[self.start : self.end])


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span with its words: what a cue, a trigger or a content is cited by."""

    start: int
    end: int
    text: str

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
