"""An actor's name or description in, who is meant as of a day out, with score and reasons."""

from __future__ import annotations

from functools import lru_cache

from regesta.authority.describe import described
from regesta.authority.index import Match, index
from regesta.authority.naming import named, out_of_office
from regesta.authority.phrases import Phrase, cut, only_surname
from regesta.authority.resolution import Resolution
from regesta.authority.spelling import spelling
from regesta.values.name import key, pieces

__all__ = ["Resolution", "resolve_actor"]


@lru_cache(maxsize=65536)
def resolve_actor(text: str, date: str | None = None) -> Resolution | None:
    """Who `text` means as of `date` (ISO day; None is the tables as they stand), None for nobody known."""
    phrase = cut(text, index())
    if not phrase.tokens:
        return None
    found = _whole(phrase, date) or _person(phrase, date) or _likely(phrase, date)
    if found is None and not _stranger(phrase):
        found = described(phrase, date)
    if found is None:
        return None
    if phrase.says("former") or any(term.role == "ELI" for _, _, term in phrase.terms_in(0, phrase.head)):
        return out_of_office(found, "former")
    if phrase.says("elect"):
        return out_of_office(found, "elect, not yet in office")
    return found


def _whole(phrase: Phrase, date: str | None) -> Resolution | None:
    """The phrase is one known name and no more."""
    covering = [m for m in phrase.names if m[1] - m[0] == len(phrase.tokens)]
    start = next((i for i, use in enumerate(phrase.uses) if use != "skip"), 0)
    covering = covering or [m for m in phrase.names if m[0] == start and m[1] == len(phrase.tokens)]
    if not covering or (only_surname(covering[0]) and not _alone(phrase, covering[0])):
        return None
    return named(covering[0][2], date)


def _person(phrase: Phrase, date: str | None) -> Resolution | None:
    """The head of the phrase is a known person, with titles before the name."""
    persons = [m for m in phrase.names_in(0, phrase.head) if m[2] and m[2][0].type == "person"]
    if not persons:
        return None
    match = persons[-1]
    if match[1] < phrase.head and not _trails(phrase, match[1]):
        return None
    if only_surname(match) and not _alone(phrase, match):
        return None
    offices = [o for _, _, term in phrase.terms_in(0, match[0]) for o in term.offices]
    candidates = match[2]
    state = next((m[2][0].entity for m in phrase.names if m is not match and m[2][0].type == "state"), None)
    if state:
        candidates = tuple(c for c in candidates if c.entity.country == state.country) or candidates
    return named(tuple(c for c in candidates if c.type == "person"), date, offices)


def _trails(phrase: Phrase, first: int) -> bool:
    """Only signs and titles follow the name ("Mohamed Morsi, president")."""
    return all(phrase.uses[i] in ("skip", "former") or not pieces(phrase.tokens[i]) for i in range(first, phrase.head))


def _alone(phrase: Phrase, match: Match) -> bool:
    """A surname counts where no unknown name stands before it: "Marcus Putin" is somebody else."""
    weak = max(c.score for c in match[2]) < 0.5
    titled = any(t[1] == match[0] for t in phrase.terms) or any(phrase.uses[i] == "honorific" for i in range(match[0]))
    return phrase.alone(match[0]) and (titled or not weak)


def _likely(phrase: Phrase, date: str | None) -> Resolution | None:
    """A name that the tables do not know as written, but nearly."""
    run = phrase.capitals()
    if run is None or any(m[0] >= run[0] and m[1] <= run[1] and m[2][0].kind == "name" for m in phrase.names):
        return None
    if any(t[0] >= run[1] for t in phrase.terms_in(0, phrase.head)):
        return None
    likely = spelling().likely(key(" ".join(phrase.tokens[run[0] : run[1]])))
    if likely is None:
        return None
    offices = [o for _, _, term in phrase.terms_in(0, run[0]) for o in term.offices]
    found = named(likely.candidates, date, offices)
    if found is None:
        return None
    score = round(found.score * likely.score, 3)
    return Resolution(found.entity, found.type, score, (f"spelt like {likely.known}", *found.because))


def _stranger(phrase: Phrase) -> bool:
    """The head of the phrase is a person's name that is in no table: "Marcus Beam"."""
    run = phrase.capitals()
    states = any(m[2][0].entity.id.startswith("state:") for m in phrase.names_in(0, phrase.head))
    return run is not None and run[1] == phrase.head and not states and not phrase.terms_in(0, phrase.head)
