"""A parsed text: tokens, sentences and paragraphs, without the NLP library that made them.

Extractors work on these alone, so that the library can be changed in one place. Tokens are
made once and read many times: treat them as read-only.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from regesta.model.span import Span


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """One word or sign with its lemma, part of speech and place in the dependency tree.

    `pos` is Universal Dependencies' coarse tag, `tag` Penn Treebank's, `dep` the label of
    spaCy's English scheme (ClearNLP: nsubj, dobj, pobj, agent, ccomp …). A root is its own head.
    `ent` is the name type that the library's recogniser gives ("" where none), `ent_start`
    whether the name begins here. White space is never a token.
    """

    i: int
    start: int
    end: int
    text: str
    lower: str
    lemma: str
    pos: str
    tag: str
    dep: str
    ent: str
    ent_start: bool
    morph: str
    sentence: int
    head: Token = field(init=False)
    children: list[Token] = field(default_factory=list)
    left_edge: int = 0
    right_edge: int = 0

    def __repr__(self) -> str:
        return f"<{self.i} {self.text} {self.pos} {self.dep}>"

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these labels."""
        for child in self.children:
            if child.dep in deps:
                return child
        return None

    def children_of(self, *deps: str) -> list[Token]:
        """All children with one of these labels, in text order."""
        return [child for child in self.children if child.dep in deps]

    def ancestors(self) -> Iterator[Token]:
        """The heads above, nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence: its tokens are `parse.tokens[first:last]` (`last` exclusive)."""

    index: int
    first: int
    last: int
    start: int
    end: int
    root: Token

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Parse:
    """A whole text parsed. `paragraphs` are the blocks of text between line breaks."""

    text: str
    tokens: list[Token]
    sentences: list[Sentence]
    paragraphs: list[Span]
    _starts: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._starts = [token.start for token in self.tokens]

    def tokens_of(self, sentence: Sentence) -> list[Token]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence a token stands in."""
        return self.sentences[token.sentence]

    def token_at(self, offset: int) -> Token | None:
        """The token that covers a character, or None for white space."""
        i = bisect_right(self._starts, offset) - 1
        if i < 0 or self.tokens[i].end <= offset:
            return None
        return self.tokens[i]

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that lie wholly or partly in a range of characters."""
        i = bisect_right(self._starts, start) - 1
        if i < 0 or self.tokens[i].end <= start:
            i += 1
        found = []
        while i < len(self.tokens) and self.tokens[i].start < end:
            found.append(self.tokens[i])
            i += 1
        return found

    def head_of(self, start: int, end: int) -> Token | None:
        """The syntactic head of a range: its highest token in the tree (first where several)."""
        tokens = self.tokens_in(start, end)
        inside = {token.i for token in tokens}
        for token in tokens:
            if token.pos != "PUNCT" and (token.head is token or token.head.i not in inside):
                return token
        return tokens[0] if tokens else None

    def subtree(self, token: Token) -> list[Token]:
        """The token and everything below it, in text order (may have gaps)."""
        found = [token]
        for child in token.children:
            found.extend(self.subtree(child))
        return sorted(found, key=lambda t: t.i) if token.children else found

    def edges(self, token: Token) -> Span:
        """The characters from the first to the last token below `token`."""
        return Span(self.tokens[token.left_edge].start, self.tokens[token.right_edge].end)
