"""The tokens of a sentence in, the known names of actors among them out.

A first piece that begins no known name costs one dictionary look-up; that is most tokens.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from regesta.model.mention import MentionType
from regesta.model.reference import Entity
from regesta.values.name import pieces, split

Kind = Literal["name", "alias", "demonym", "people", "capital", "byname", "surname", "acronym"]
Match = tuple[int, int, "tuple[Candidate, ...]"]
Flags = tuple[tuple[bool, bool], ...]
SURE = 0.5
LONGEST_ACRONYM = 5


@dataclass(frozen=True, slots=True)
class Candidate:
    """One thing that a name can mean: "Putin" is the surname of person:vladimir-putin.

    `from_` and `to` (ISO dates or parts of one) bound the time in which the name means it; for a
    person they are the first and last day of any office known. `score` is how surely the name alone
    means this.
    """

    entity: Entity
    type: MentionType
    from_: str | None = None
    to: str | None = None
    kind: Kind = "name"
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Form:
    """One spelling of a candidate's name, with the capitals it needs: "Turkey" needs one, "WHO" three."""

    candidate: Candidate
    capitals: Flags

    def fits(self, written: Flags) -> bool:
        """Whether the text as written has the capitals that this name needs."""
        for (capital, every), (has, has_every) in zip(self.capitals, written, strict=True):
            if (capital and not has) or (every and not has_every):
                return False
        return True


class Index:
    """Names by their pieces. `add` may be called at any time: imported actors come in that way."""

    def __init__(self) -> None:
        self._longest: dict[str, int] = {}
        self._forms: dict[tuple[str, ...], list[Form]] = {}

    def add(self, name: str, candidate: Candidate | None) -> None:
        """Make `name` mean `candidate`; with None it is known to mean no actor ("New Mexico")."""
        flat = split(name)
        if not flat:
            return
        key = tuple([piece for piece, _, _ in flat])
        # Capitals throughout count only in short names: acronyms; longer ones are headings.
        acronym = sum(map(len, key)) <= LONGEST_ACRONYM
        capitals = tuple([(first, acronym and every and len(piece) > 1) for piece, first, every in flat])
        if len(key) > self._longest.get(key[0], 0):
            self._longest[key[0]] = len(key)
        forms = self._forms.setdefault(key, [])
        if candidate is None:
            return
        if not forms or all(f.candidate.entity != candidate.entity or f.capitals != capitals for f in forms):
            forms.append(Form(candidate, capitals))

    def __contains__(self, key: tuple[str, ...]) -> bool:
        return key in self._forms

    def names(self) -> Iterator[tuple[str, ...]]:
        """All names as pieces."""
        return iter(self._forms)

    def candidates(self, key: tuple[str, ...]) -> tuple[Candidate, ...]:
        """What a name means whatever its capitals."""
        return tuple(form.candidate for form in self._forms.get(key, ()))

    def scan(self, tokens: Sequence[str], cased: bool = True) -> Iterator[Match]:
        """The longest known names from left to right as (first, last exclusive, candidates).

        `cased` False takes names whatever their capitals, for a text that has none.
        """
        i, n = 0, len(tokens)
        while i < n:
            first = pieces(tokens[i])
            limit = self._longest.get(first[0][0]) if first else None
            found = self._longest_at(tokens, i, limit, cased) if limit else None
            if found:
                if found[2]:
                    yield found
                i = found[1]
            else:
                i += 1

    def _longest_at(self, tokens: Sequence[str], start: int, limit: int, cased: bool) -> Match | None:
        key: tuple[str, ...] = ()
        written: Flags = ()
        best: Match | None = None
        for i in range(start, min(len(tokens), start + 2 * limit)):
            parts = pieces(tokens[i])
            if parts is None or len(key) + len(parts) > limit:
                break
            if not parts:
                continue
            key += tuple(part[0] for part in parts)
            written += tuple((part[1], part[2]) for part in parts)
            forms = self._forms.get(key)
            if forms is None:
                continue
            fitting = tuple(f.candidate for f in forms if not cased or f.fits(written))
            if fitting or not forms:
                best = (start, i + 1, fitting)
        return best


@cache
def index() -> Index:
    """The index over Regesta's own tables."""
    from regesta.authority.tables import fill

    made = Index()
    fill(made)
    return made


def scan(tokens: Sequence[str], date: str | None = None) -> Iterator[Match]:
    """The known names of actors among the tokens of a sentence, longest first; persons with the role of that day.

    A surname counts where no unknown name stands beside it ("Julia Peters", "Philippe Renault"); one that
    is a word or a given name as well ("Park", "James") counts after a title only.
    """
    for first, last, candidates in index().scan(tokens):
        if candidates[0].kind != "surname" or _names_alone(tokens, first, last, candidates):
            yield first, last, _as_of(candidates, date) if date else candidates


def _as_of(candidates: tuple[Candidate, ...], date: str) -> tuple[Candidate, ...]:
    """The candidates with each person's country and role on a day."""
    from regesta.authority.people import people

    if all(c.type != "person" for c in candidates):
        return candidates
    standings = [people().standing(c.entity.id, date) if c.type == "person" else None for c in candidates]
    return tuple(
        replace(c, entity=standing.entity) if standing else c for c, standing in zip(candidates, standings, strict=True)
    )


def _names_alone(tokens: Sequence[str], first: int, last: int, candidates: tuple[Candidate, ...]) -> bool:
    from regesta.authority.terms import after_names, given_names, titles

    before = tokens[first - 1].rstrip(".") if first else ""
    titled = before.lower() in titles()
    if all(c.score < SURE for c in candidates) and not titled:
        return False
    after = tokens[last] if last < len(tokens) else ""
    if after[:1].isupper() and after.lower() not in after_names():
        return False
    return titled or not before[:1].isupper() or (first == 1 and before.lower() not in given_names())
