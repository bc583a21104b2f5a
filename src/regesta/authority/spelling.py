"""A misspelt or differently transliterated name in, the known name it most likely is out, with score and reason.

"Pezeshki", "Kassem Sulaimani" and "Zelenskiy" are looked up among names that share a piece by sound,
so that only a handful is compared letter by letter.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import JaroWinkler

from regesta.authority.index import Candidate, Index, index
from regesta.lexicon.load import words
from regesta.values.name import sound

PERSON_FAMILY, PERSON_GIVEN, PERSON_ALL = 0.86, 0.74, 0.87
BODY = 0.94
SHORTEST = 4
# A piece that begins more known names than this names nobody by itself ("Mohammed", "Republic").
CROWD = 400


@dataclass(frozen=True, slots=True)
class Likely:
    """The known name that a misspelt one is, how alike they are, and the known spelling."""

    candidates: tuple[Candidate, ...]
    score: float
    known: str


class Spelling:
    """Known names of two pieces and more by the sound of each piece."""

    def __init__(self, known: Index) -> None:
        self._known = known
        self._by_sound: dict[str, list[tuple[str, ...]]] = {}
        for key in known.names():
            self.add(key)

    def add(self, key: tuple[str, ...]) -> None:
        """Make one known name findable."""
        for piece in {sound(p) for p in key if len(p) >= 3 and p not in particles()}:
            self._by_sound.setdefault(piece, []).append(key)

    def likely(self, pieces: Sequence[str]) -> Likely | None:
        """The known name most like `pieces`, None where none is like enough."""
        bare = [p for p in pieces if p not in particles()]
        if not bare or sum(map(len, bare)) < SHORTEST or len(bare) > 7:
            return None
        best: tuple[float, tuple[str, ...]] | None = None
        for key in self._near(bare):
            score = self._alike(bare, key)
            if score and (best is None or (score, key) > best):
                best = (score, key)
        if best is None:
            return None
        return Likely(self._known.candidates(best[1]), round(best[0], 3), " ".join(best[1]))

    def _near(self, bare: Sequence[str]) -> set[tuple[str, ...]]:
        found: set[tuple[str, ...]] = set()
        for piece in dict.fromkeys(sound(p) for p in bare if len(p) >= 3):
            keys = self._by_sound.get(piece, ())
            if len(keys) <= CROWD:
                found.update(keys)
        return found

    def _alike(self, bare: Sequence[str], key: tuple[str, ...]) -> float:
        """How alike a name and a known one are (0 where not enough): family name, then given name."""
        candidates = self._known.candidates(key)
        if not candidates:
            return 0.0
        known = [p for p in key if p not in particles()]
        if candidates[0].type != "person":
            score = JaroWinkler.similarity(" ".join(bare), " ".join(known))
            return score if score >= BODY and len(bare) == len(known) and len(known[0]) > SHORTEST else 0.0
        if candidates[0].kind == "surname":
            return _alone(bare, known) if len(bare) == 1 else 0.0
        return _person(bare, known) if len(bare) > 1 and len(known) > 1 else 0.0


def _alone(bare: Sequence[str], known: Sequence[str]) -> float:
    """A surname standing alone must be nearly right: "Pezeshkian" may lose or change a letter or two."""
    if len(known) != 1 or len(bare[0]) < 6 or len(known[0]) < 6:
        return 0.0
    score = JaroWinkler.similarity(bare[0], known[0])
    return score if score >= 0.93 else 0.0


def _person(bare: Sequence[str], known: Sequence[str]) -> float:
    """Family and given names both like enough, in the same order; middle names may be missing on either side."""
    family = max(
        JaroWinkler.similarity(bare[-1], known[-1]),
        JaroWinkler.similarity(bare[-1], "".join(known[-2:])) if len(known) > 2 else 0.0,
        # A second family name is often left out: "Luis Abinader Corona" is Luis Abinader.
        JaroWinkler.similarity(bare[-2], known[-1]) if len(bare) > 2 else 0.0,
        JaroWinkler.similarity(bare[-1], known[-2]) if len(known) > 2 else 0.0,
    )
    if family < PERSON_FAMILY:
        return 0.0
    given = max(
        JaroWinkler.similarity(bare[0], known[0]),
        JaroWinkler.similarity(bare[1], known[0]) * 0.97 if len(bare) > 2 else 0.0,
        JaroWinkler.similarity(bare[0], known[1]) * 0.97 if len(known) > 2 else 0.0,
    )
    if given < PERSON_GIVEN and not _initial(bare[0], known[0]):
        return 0.0
    score = 0.6 * family + 0.4 * max(given, 0.85 if _initial(bare[0], known[0]) else 0.0)
    return score if score >= PERSON_ALL else 0.0


def _initial(first: str, second: str) -> bool:
    return min(len(first), len(second)) == 1 and first[0] == second[0]


@cache
def particles() -> frozenset[str]:
    """Small words inside names that tell nobody apart: al, bin, van."""
    return words("name_particles")


@cache
def spelling() -> Spelling:
    """The spelling table over Regesta's own names."""
    return Spelling(index())
