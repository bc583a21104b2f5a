"""A cut-up phrase in, the actor it describes out: "the Iranian foreign minister", "riot police", "rebels in Mali"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.authority.index import Candidate
from regesta.authority.naming import named
from regesta.authority.people import people
from regesta.authority.phrases import Found, Phrase, only_surname
from regesta.authority.places import places_named
from regesta.authority.resolution import Resolution
from regesta.authority.terms import Term, body_offices, particles, plural_of, word_uses
from regesta.lexicon.load import table
from regesta.model.mention import MentionType
from regesta.model.reference import Entity
from regesta.values.name import fold, key

OVERRIDES = 4
WEAK = 1
HYPHENS = "-–"
LONGEST_PLACE = 4
# People of a town below which its name is more often something else ("Arab" is a town in Alabama).
LARGE = 50_000
STATE_LIKE = ("state:", "people:")
SERVICES = frozenset({"armed-forces", "navy", "air-force"})
OWN_SECTORS = frozenset({"JUD", "COP", "SPY", "LEG", "REB", "PRM", "EDU", "JRN", "GOV", "MIL"})


@dataclass(frozen=True, slots=True)
class Whose:
    """The state, body or person that a described actor belongs to.

    `inner` marks that its name only leads up to another: "of the Swiss | Farmers' Union".
    """

    entity: Entity
    code: str
    type: MentionType
    kind: str
    inner: bool = False


def described(phrase: Phrase, date: str | None) -> Resolution | None:
    """Who a phrase with a role word means: the holder of an office, an organ, or some of a state's people."""
    term = _deciding(phrase)
    whose = _whose(phrase, date)
    if whose and not whose.entity.id.startswith(STATE_LIKE):
        return _of_body(phrase, whose, term, date)
    if term is None:
        return _state_alone(phrase, whose)
    whose = whose or _whose_place(phrase)
    if whose and whose.inner:
        return _some(_inner(phrase) or term, whose)
    if whose and term.offices and not any(_is_plural(phrase, found) for found in phrase.terms_in(0, phrase.head)):
        holder = _holder(phrase, whose, term, date)
        if holder:
            return holder
    if whose and term.organ and whose.type != "place":
        return _organ(term, whose)
    return _some(term, whose)


def _holder(phrase: Phrase, whose: Whose, term: Term, date: str | None) -> Resolution | None:
    """The one who holds the office on the day: "the Iranian president"."""
    office = people().holder(whose.code, term.offices, date)
    if office is None or phrase.says("former") or phrase.says("elect") or whose.type == "place":
        return None
    standing = people().standing(office.person, date)
    if standing is None:
        return None
    why = (f"{term.phrase} of {whose.entity.name}", standing.because)
    return Resolution(standing.entity, "person", 0.85, why)


def _organ(term: Term, whose: Whose) -> Resolution:
    """A kind of organ of a state; its cabinet is the state itself."""
    name = f"{whose.entity.name}: {term.title}"
    entity = Entity(f"organ:{whose.code}:{term.organ}", name, whose.entity.country, term.role)
    if term.organ == "cabinet":
        entity = Entity(f"state:{whose.code}", whose.entity.name, whose.entity.country, "GOV")
    return Resolution(entity, "organization", 0.85, (f"{term.phrase} of {whose.entity.name}",))


def _some(term: Term, whose: Whose | None) -> Resolution | None:
    """Some people or forces of a sector, of a state where that is said: "Syrian rebels", "farmers"."""
    role = None if whose is None and term.strength == WEAK and term.role == "GOV" else term.role
    if whose is None:
        entity = Entity(f"sector:{role}", sector_labels()[role], None, role) if role else None
        return Resolution(entity, "group", 0.5, (term.phrase,)) if entity else None
    if role is None:
        entity = Entity(f"state:{whose.code}", whose.entity.name, whose.entity.country, None)
    else:
        name = f"{adjective(whose)} {sector_labels()[role]}"
        entity = Entity(f"sector:{whose.code}:{role}", name, whose.entity.country, role)
    return Resolution(entity, "group", 0.7, (f"{term.phrase} of {whose.entity.name}",))


def _state_alone(phrase: Phrase, whose: Whose | None) -> Resolution | None:
    """A state's name with a word that says no role: "targets in Syria", "a Chilean affair"."""
    if whose is None:
        return None
    entity = whose.entity
    last = phrase.names[-1]
    if not phrase.says("number") and last[1] < phrase.head:
        entity = Entity(f"state:{whose.code}", entity.name, entity.country, None)
    return Resolution(entity, whose.type, 0.5, (f"{whose.kind} of {entity.name}",))


def _of_body(phrase: Phrase, whose: Whose, term: Term | None, date: str | None) -> Resolution:
    """People of a body or person: "Hezbollah fighters" are Hezbollah, its leader is the one of that day."""
    entity = whose.entity
    why = (f"of {entity.name}", term.phrase if term else whose.kind)
    if whose.type == "person":
        return Resolution(_of_person(entity, term), whose.type, 0.75, why)
    head = phrase.terms_in(0, phrase.head)
    if len(head) == 1 and not phrase.says("former"):
        words = " ".join(key(" ".join(phrase.tokens[head[0][0] : head[0][1]])))
        office = people().holder(entity.id.split(":", 1)[1], body_offices().get(words, ()), date)
        standing = people().standing(office.person, date) if office else None
        if standing:
            return Resolution(standing.entity, "person", 0.85, (f"of {entity.name}", standing.because))
    return _branch(phrase, whose, term) or Resolution(entity, whose.type, 0.75, why)


def _of_person(person: Entity, term: Term | None) -> Entity:
    """ "Putin's wife" is of Russia's elite, the "Macron government" is France; others are of their word's sector."""
    if term is None or person.country is None:
        return person
    if term.organ == "cabinet":
        return Entity(f"state:{person.country}", state_names()[person.country], person.country, "GOV")
    role = "ELI" if word_uses().get(term.phrase) == "family" else term.role or person.role
    if role is None:
        return person
    name = f"{_adjectives()[person.country]} {sector_labels()[role]}"
    return Entity(f"sector:{person.country}:{role}", name, person.country, role)


def _branch(phrase: Phrase, whose: Whose, term: Term | None) -> Resolution | None:
    """A state before an international body: "Kenya Red Cross" is of Kenya, "Russia's UN envoy" of its government."""
    states = [m[2][0].entity for m in phrase.names_in(0, phrase.head) if m[2][0].entity.id.startswith("state:")]
    if whose.entity.country or not states:
        return None
    state = states[0]
    role = (term.role if term else None) or whose.entity.role
    entity = Entity(f"{whose.entity.id}:{state.country}", f"{state.name}: {whose.entity.name}", state.country, role)
    if term:
        entity = Entity(f"sector:{state.country}:{role}", f"{state.name}: {whose.entity.name}", state.country, role)
    return Resolution(entity, "organization", 0.7, (f"{whose.entity.name} with {state.name}",))


def _deciding(phrase: Phrase) -> Term | None:
    """The role word that decides: the head's, unless it is weak or something before it overrides."""
    head = phrase.terms_in(0, phrase.head)
    rest = [term for _, _, term in phrase.terms_in(phrase.head, len(phrase.tokens))]
    if not head:
        named_first = any(m[2][0].entity.id.startswith(STATE_LIKE) for m in phrase.names_in(0, phrase.head))
        return rest[0] if rest and not named_first and rest[0].strength > WEAK else None
    found = head[-1][2]
    before = [term for _, _, term in reversed(head[:-1])]
    for term in before:
        if term.strength >= OVERRIDES > found.strength and found.role != "JUD":
            return term
        if term.organ in SERVICES and found.role not in OWN_SECTORS and found.strength <= 3:
            return term
    if found.strength > WEAK:
        return found
    for term in (*before, *rest):
        if term.strength > WEAK and term.role:
            return term
    return found


def _inner(phrase: Phrase) -> Term | None:
    """The role word of the body after the state's name: "of the Swiss Farmers' Union"."""
    rest = [term for _, _, term in phrase.terms_in(phrase.head, len(phrase.tokens)) if term.role]
    return max(rest, key=lambda term: term.strength) if rest else None


def _whose(phrase: Phrase, date: str | None) -> Whose | None:
    """Whose the described actor is: the name next before the head, else the one after "of", "in", "from"."""
    before = [m for m in phrase.names_in(0, phrase.head) if not _only_backs(phrase, m[0], m[1])]
    after = phrase.names_in(phrase.head, len(phrase.tokens))
    for first, last, candidates in [*reversed(before), *after]:
        inner = last > phrase.head and last < len(phrase.tokens) and _leads_on(phrase, last)
        if only_surname((first, last, candidates)) and (inner or not phrase.alone(first)):
            continue
        whose = _owner(candidates, date, inner)
        if whose:
            return whose
    return None


def _leads_on(phrase: Phrase, i: int) -> bool:
    """Whether a capitalised word follows a name: the name is part of a longer one."""
    while i < len(phrase.tokens) and phrase.tokens[i] in ("'s", "’s", "'", "’", "-"):
        i += 1
    return i < len(phrase.tokens) and phrase.tokens[i][:1].isupper()


def _whose_place(phrase: Phrase) -> Whose | None:
    """The country of a town or region in the phrase, where it names no state: "Oxford University"."""
    for first in range(len(phrase.tokens)):
        for last in range(min(len(phrase.tokens), first + LONGEST_PLACE), first, -1):
            run = phrase.tokens[first:last]
            if not all(_of_name(phrase, first + k) for k in range(len(run))) or not run[0][:1].isupper():
                continue
            places = [p for p in places_named(" ".join(run)) if p.country and p.rank >= LARGE]
            if places:
                place = max(places, key=lambda p: p.rank)
                entity = Entity(f"state:{place.country}", place.name, place.country, "GOV")
                return Whose(entity, place.country or "", "place", "place")
    return None


def _of_name(phrase: Phrase, i: int) -> bool:
    """Whether a token may be part of a place's name: capitalised and unknown, or a particle ("Rio de Janeiro")."""
    token = phrase.tokens[i]
    return not phrase.known(i) and (token[:1].isupper() or fold(token) in particles())


def _owner(candidates: tuple[Candidate, ...], date: str | None, inner: bool) -> Whose | None:
    if candidates[0].type == "person":
        surname_only = all(c.kind == "surname" for c in candidates)
        if surname_only and max(c.score for c in candidates) < 0.5:
            return None
    found = named(candidates, date)
    if found is None:
        return None
    id_ = found.entity.id
    code = id_.split(":")[1] if id_.startswith((*STATE_LIKE, "organ:")) else id_
    return Whose(found.entity, code, found.type, candidates[0].kind, inner)


def _only_backs(phrase: Phrase, first: int, after: int) -> bool:
    """Whether a name is in "-backed", "pro-" or the like: the actor is then not that state's."""
    tokens, uses = phrase.tokens, phrase.uses
    backed = after + 1 < len(tokens) and tokens[after] in HYPHENS and uses[after + 1] == "backed"
    return backed or (first > 1 and tokens[first - 1] in HYPHENS and uses[first - 2] == "backed")


def _is_plural(phrase: Phrase, found: Found) -> bool:
    return fold(phrase.tokens[found[1] - 1]) == plural_of(found[2].phrase.split()[-1].split("-")[-1])


def adjective(whose: Whose) -> str:
    """The adjective of a state for a made-up name: "Syrian" rebels."""
    return _adjectives().get(whose.code, whose.entity.name)


@cache
def _adjectives() -> dict[str, str]:
    return {row["code"]: row["adjective"].split("|")[0] or row["name"] for row in table("states")}


@cache
def state_names() -> dict[str, str]:
    """The names of states by code."""
    return {row["code"]: row["name"] for row in table("states")}


@cache
def sector_labels() -> dict[str, str]:
    """What unnamed actors of a sector are called: REB "rebels"."""
    return {row["word"]: row["label"] for row in table("sectors")}
