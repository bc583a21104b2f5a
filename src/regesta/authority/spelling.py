"""A misspelt or differently transliterated name in, the known name it most likely is out, with score and reason.

"Pezeshki", "Kassem Sulaimani" and "Zelenskiy" are looked up among names that share a piece by sound,
so that only a handful is compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz.distance import JaroWinkler

from regesta.authority.index import Candidate, Index, index
from regesta.authority.terms import particles
from regesta.values.name import sound

PERSON_FAMILY, PERSON_GIVEN, PERSON_ALL = 0.86, 0.74, 0.87
BODY = 0.94
SHORTEST = 4
# A piece that begins more known names than this names nobody by itself ("Mohammed", "Republic").
CROWD = 250
LONGEST = 7


@dataclass(frozen=True, slots=True)
class Likely:
    """The known name that a misspelt one is, how alike they are, and the known spelling."""

    candidates: tuple[Candidate, ...]
    score: float
    known: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One known name to compare with: its key, its pieces without particles, and how it is to be compared."""

    key: tuple[str, ...]
    bare: tuple[str, ...]
    kind: Literal["person", "surname", "body"]


class Spelling:
    """Known names by the sound of each piece."""

    def __init__(self, known: Index) -> None:
        self._known = known
        self._by_sound: dict[str, list[Entry]] = {}
        for key in known.names():
            self.add(key)

    def add(self, key: tuple[str, ...]) -> None:
        """Make one known name findable."""
        candidates = self._known.candidates(key)
        bare = tuple(p for p in key if p not in particles())
        if not candidates or not bare:
            return
        first = candidates[0]
        kind: Literal["person", "surname", "body"] = "person" if len(bare) > 1 else "surname"
        entry = Entry(key, bare, kind if first.type == "person" else "body")
        for piece in {sound(p) for p in bare if len(p) >= 3}:
            self._by_sound.setdefault(piece, []).append(entry)

    def likely(self, pieces: Sequence[str]) -> Likely | None:
        """The known name most like `pieces`, None where none is like enough."""
        bare = [p for p in pieces if p not in particles()]
        if not bare or sum(map(len, bare)) < SHORTEST or len(bare) > LONGEST:
            return None
        best, best_score = None, 0.0
        for entry in self._near(bare):
            score = _alike(bare, entry)
            if score > best_score or (best and score == best_score and entry.key < best.key):
                best, best_score = entry, score
        if best is None:
            return None
        return Likely(self._known.candidates(best.key), round(best_score, 3), " ".join(best.key))

    def _near(self, bare: Sequence[str]) -> list[Entry]:
        found: dict[int, Entry] = {}
        for piece in dict.fromkeys(sound(p) for p in bare if len(p) >= 3):
            entries = self._by_sound.get(piece, ())
            if len(entries) <= CROWD:
                found.update((id(entry), entry) for entry in entries)
        return list(found.values())


def _alike(bare: Sequence[str], entry: Entry) -> float:
    """How alike a name and a known one are, 0 where not enough."""
    if entry.kind == "person":
        return _person(bare, entry.bare) if len(bare) > 1 else 0.0
    if entry.kind == "surname":
        return _alone(bare, entry.bare) if len(bare) == 1 else 0.0
    if len(bare) != len(entry.bare) or len(entry.bare[0]) <= SHORTEST:
        return 0.0
    return JaroWinkler.similarity(" ".join(bare), " ".join(entry.bare), score_cutoff=BODY)


def _alone(bare: Sequence[str], known: Sequence[str]) -> float:
    """A surname standing alone must be nearly right: "Pezeshkian" may lose or change a letter or two."""
    if len(known) != 1 or len(bare[0]) < 6 or len(known[0]) < 6:
        return 0.0
    score = JaroWinkler.similarity(bare[0], known[0])
    return score if score >= 0.93 else 0.0


def _person(bare: Sequence[str], known: Sequence[str]) -> float:
    """Family and given names both like enough, in the same order; middle names may be missing on either side."""
    family = JaroWinkler.similarity(bare[-1], known[-1])
    if family < PERSON_FAMILY:
        # A second family name is often left out: "Luis Abinader Corona" is Luis Abinader.
        if len(bare) > 2:
            family = max(family, JaroWinkler.similarity(bare[-2], known[-1]))
        if len(known) > 2:
            joined = JaroWinkler.similarity(bare[-1], "".join(known[-2:]))
            family = max(family, joined, JaroWinkler.similarity(bare[-1], known[-2]))
        if family < PERSON_FAMILY:
            return 0.0
    given = 0.85 if _initial(bare[0], known[0]) else JaroWinkler.similarity(bare[0], known[0])
    if given < PERSON_GIVEN and len(bare) > 2:
        given = JaroWinkler.similarity(bare[1], known[0]) * 0.97
    if given < PERSON_GIVEN and len(known) > 2:
        given = JaroWinkler.similarity(bare[0], known[1]) * 0.97
    score = 0.6 * family + 0.4 * given
    return score if given >= PERSON_GIVEN and score >= PERSON_ALL else 0.0


def _initial(first: str, second: str) -> bool:
    return min(len(first), len(second)) == 1 and first[0] == second[0]


@cache
def spelling() -> Spelling:
    """The spelling table over Regesta's own names."""
    return Spelling(index())
