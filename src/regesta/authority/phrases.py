"""A phrase for an actor in, its parts out: names, words for what it is, and where its head ends.

"the former Iranian foreign minister", "spokesman for the Kurdish forces in Syria", "Turkish-backed militia".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from regesta.authority.index import Index, Match
from regesta.authority.terms import Term, particles, terms, word_uses
from regesta.values.name import fold, pieces, words

Found = tuple[int, int, Term]
SIGNS = frozenset('.,;:!?"“”()[]')


@dataclass(slots=True, eq=False)
class Phrase:
    """A phrase cut up. `head` is where its head part ends: "spokesman | for the Kurdish forces"."""

    tokens: list[str]
    names: list[Match]
    terms: list[Found]
    head: int
    uses: list[str] = field(default_factory=list)

    def names_in(self, first: int, last: int) -> list[Match]:
        """The names that lie between two tokens."""
        return [m for m in self.names if first <= m[0] and m[1] <= last]

    def terms_in(self, first: int, last: int) -> list[Found]:
        """The role words that lie between two tokens."""
        return [t for t in self.terms if first <= t[0] and t[1] <= last]

    def says(self, use: str, first: int = 0, last: int | None = None) -> bool:
        """Whether a word of this use ("former") stands between two tokens."""
        return use in self.uses[first : self.head if last is None else last]

    def covered(self, i: int) -> bool:
        """Whether a token is part of a name, a role word or a small word."""
        return (
            bool(self.uses[i])
            or any(m[0] <= i < m[1] for m in self.names)
            or any(t[0] <= i < t[1] for t in self.terms)
            or not pieces(self.tokens[i])
        )

    def alone(self, first: int) -> bool:
        """Whether no unknown name stands before a token: in "Marcus Putin" one does."""
        return all(not self.tokens[i][:1].isupper() or self.covered(i) for i in range(first))

    def capitals(self) -> tuple[int, int] | None:
        """The first run of capitalised tokens of the head that no name covers: an unknown name."""
        start = None
        for i in range(self.head + 1):
            free = i < self.head and self.tokens[i][:1].isupper() and not self.known(i)
            if free and start is None:
                start = i
            if not free and start is not None and not (i < self.head and self._inside_name(i)):
                return start, i
        return None

    def known(self, i: int) -> bool:
        """Whether a token is part of a role word, a small word, or of a name that is more than a surname."""
        return (
            bool(self.uses[i])
            or any(t[0] <= i < t[1] for t in self.terms)
            or any(m[0] <= i < m[1] and not only_surname(m) for m in self.names)
        )

    def _inside_name(self, i: int) -> bool:
        token = self.tokens[i]
        return token in "-'’" or fold(token) in particles()


def cut(text: str, known: Index) -> Phrase:
    """Cut a phrase up against the known names."""
    tokens = _trimmed(words(text))
    names = _own(list(known.scan(tokens, cased=any(t[:1].isupper() for t in tokens))), tokens)
    if not any(t[:1].isupper() for t in tokens):
        names = [m for m in names if _sure(m)]
    # A lower-case role word inside a name belongs to the name: "Lord's Resistance Army".
    inside = {i for m in names if m[1] - m[0] > 1 or not terms_like(tokens[m[0]]) for i in range(m[0], m[1])}
    found = [t for t in terms().scan(tokens) if not any(i in inside for i in range(t[0], t[1]))]
    uses = [word_uses().get(fold(token.rstrip(".")), "") for token in tokens]
    for first, last, _ in found:
        for i in range(first, last):
            uses[i] = ""
    for first, last, _ in names:
        for i in range(first, last):
            uses[i] = ""
    return Phrase(tokens, names, found, _head_end(tokens, uses), uses)


def only_surname(match: Match) -> bool:
    """Whether a name is known as a surname alone."""
    return all(c.kind == "surname" for c in match[2])


def _own(names: list[Match], tokens: Sequence[str]) -> list[Match]:
    """The names less those of another state's organ: in "Chile's Defense Department" it is not the American one."""
    kept: list[Match] = []
    for match in names:
        organ = match[2][0].entity
        previous = kept[-1][2][0].entity if kept else None
        alien = (
            organ.id.startswith("organ:")
            and previous is not None
            and previous.id.startswith(("state:", "organ:", "people:"))
            and previous.country != organ.country
        )
        last = tokens[match[1] - 1]
        if not (alien and next(terms().scan([last]), None)):
            kept.append(match)
    return kept


def terms_like(token: str) -> bool:
    """Whether a single token is a role word in small letters."""
    return token.islower() and next(terms().scan([token]), None) is not None


def _sure(match: Match) -> bool:
    """In a text without capitals only long names that are no surnames are taken for names."""
    best = match[2][0]
    return best.kind not in ("surname", "acronym") and len(best.entity.name) > 3


def _trimmed(tokens: list[str]) -> list[str]:
    while tokens and (tokens[0] in SIGNS or tokens[0] in "'’"):
        tokens = tokens[1:]
    while tokens and (tokens[-1] in SIGNS or tokens[-1] in ("'s", "’s", "'", "’")):
        tokens = tokens[:-1]
    return tokens


def _head_end(tokens: Sequence[str], uses: Sequence[str]) -> int:
    """Where the head part ends: before the first preposition or relative that is not the first word."""
    for i, use in enumerate(uses):
        if i and ((use == "post" and tokens[i - 1] not in "-–") or tokens[i] in ",;:("):
            return i
    return len(tokens)
