"""The candidates of a name and a day in, who is meant out: a state, a body, a person with the office then held."""

from __future__ import annotations

from collections.abc import Iterable

from regesta.authority.index import Candidate
from regesta.authority.people import OFFICIAL, Standing, people
from regesta.authority.resolution import Resolution
from regesta.model.reference import Entity
from regesta.values.tenure import within

HIGH_OFFICE = 2


def named(candidates: Iterable[Candidate], date: str | None, offices: Iterable[str] = ()) -> Resolution | None:
    """Who a name means on a day; `offices` are those its title names ("President Bush").

    A surname alone means the one who holds one of these offices then, or who alone of its bearers
    holds a high office then; where several fit equally, nobody.
    """
    candidates = list(candidates)
    # A group is known by its name before and after the time the table has a sector for.
    fitting = [c for c in candidates if c.type == "person" or _lasts(c, date)] or candidates
    persons = [c for c in fitting if c.type == "person"]
    others = [c for c in fitting if c.type != "person"]
    if others and (not persons or max(c.score for c in others) > max(c.score for c in persons)):
        best = max(others, key=lambda c: c.score)
        return Resolution(best.entity, best.type, best.score, (f"{best.kind} of {best.entity.name}",))
    return person(persons, date, tuple(offices))


def _lasts(candidate: Candidate, date: str | None) -> bool:
    """Whether a name means this on a day; a state that is no more is still meant by its name."""
    if candidate.entity.id.startswith(("state:", "people:")):
        return True
    return within(date, candidate.from_, candidate.to)


def person(candidates: list[Candidate], date: str | None, offices: tuple[str, ...] = ()) -> Resolution | None:
    """Which of several persons is meant on a day, with the role of that day."""
    full = [c for c in candidates if c.kind != "surname"]
    chosen = _chosen(full or candidates, date, offices)
    if chosen is None:
        return None
    standing = people().standing(chosen.entity.id, date)
    if standing is None:
        return Resolution(chosen.entity, "person", chosen.score, (f"{chosen.kind} of {chosen.entity.name}",))
    if offices and not standing.in_office and date is None:
        standing = _as_titled(chosen, offices) or standing
    because = (f"{chosen.kind} of {standing.entity.name}", standing.because)
    return Resolution(standing.entity, "person", chosen.score, because)


def _chosen(candidates: list[Candidate], date: str | None, offices: tuple[str, ...]) -> Candidate | None:
    """The only candidate, or the one ranked first and not equalled."""
    known = people()

    def rank(candidate: Candidate) -> tuple[int, int, int]:
        held = known.offices(candidate.entity.id)
        now = [o for o in held if o.held(date)]
        titled = any(o.key in offices for o in now) * 2 + any(o.key in offices for o in held)
        high = min((o.rank for o in now), default=9)
        return titled, -high, -min((o.rank for o in held), default=9)

    ranked = sorted(candidates, key=rank, reverse=True)
    distinct = list({c.entity.id: c for c in reversed(ranked)}.values())
    if len(distinct) == 1:
        common = ranked[0].kind == "surname" and ranked[0].score < 0.5
        return None if common and offices and not rank(ranked[0])[0] else ranked[0]
    first, second = rank(ranked[0]), max(rank(c) for c in distinct if c.entity.id != ranked[0].entity.id)
    if first == second or (ranked[0].kind == "surname" and not first[0] and -first[1] > HIGH_OFFICE):
        return None
    return ranked[0]


def _as_titled(candidate: Candidate, offices: tuple[str, ...]) -> Standing | None:
    """Without a day, "President Obama" is told of as in office."""
    held = [o for o in people().offices(candidate.entity.id) if o.key in offices]
    if not held:
        return None
    office = max(held, key=lambda o: o.from_)
    return people().standing(candidate.entity.id, office.from_)


def out_of_office(found: Resolution, why: str) -> Resolution:
    """The same actor with the office behind it: an official becomes ELI."""
    role = "ELI" if found.entity.role in OFFICIAL or found.entity.role is None else found.entity.role
    entity = Entity(found.entity.id, found.entity.name, found.entity.country, role)
    return Resolution(entity, found.type, found.score, (*found.because, why))
