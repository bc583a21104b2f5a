"""Names in, the places they mean out: chosen by what stands beside them, by the document's countries, and by size."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache

from regesta.authority.places import Place, country_place, places_named
from regesta.extract.naming import Name
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token
from regesta.values.place import Point, kilometres

NEAR = 250.0
"""Kilometres within which two places of one text speak for each other."""
QUALIFIED, HOME, DIVISION, NEIGHBOUR, ALTERNATE = 6.0, 3.0, 2.5, 1.5, 1.0
"""What context counts for, against the decimal logarithm of a town's people: a state named after a comma
("Paris, Texas") outweighs any size, the document's country a thousandfold size."""


@cache
def cues(kind: str) -> frozenset[str]:
    """The words of one kind in `lexicon/place_cues.tsv`."""
    return frozenset(row["word"] for row in table("place_cues") if row["as"] == kind)


@dataclass(slots=True)
class Context:
    """What a document says about where it is set: how often each country and each of its divisions is named."""

    countries: Counter[str] = field(default_factory=Counter)
    divisions: Counter[tuple[str, str]] = field(default_factory=Counter)
    points: list[Point] = field(default_factory=list)

    def add(self, place: Place, weight: int = 1) -> None:
        """Count a place that is sure."""
        if place.country:
            self.countries[place.country] += weight
            if place.division and place.kind != "country":
                self.divisions[place.country, place.division] += weight
        if place.kind not in ("country", "continent", "sea"):
            self.points.append(place.point)


class Places:
    """The places of one document: asked once for all its names."""

    def __init__(self, parse: Parse, names: list[Name]) -> None:
        self.parse = parse
        self.names = names
        self.context = Context()
        self.chosen: dict[int, Place] = {}
        self._same: dict[str, Place] = {}

    def resolve(self) -> dict[int, Place]:
        """The place of each name that has one, by the name's id()."""
        asked = []
        for name in self.names:
            options = self._options(name)
            if name.entity and name.entity.country and name.type in ("state", "group"):
                self.context.countries[name.entity.country] += 1
            if options and (len(options) == 1 or name.kind == "capital"):
                self.context.add(options[0])
            if options:
                asked.append((name, options))
        for _ in range(2):
            first = Context(self.context.countries.copy(), self.context.divisions.copy(), list(self.context.points))
            for i, (name, options) in enumerate(asked):
                place = self._choose(name, options, asked[i + 1 : i + 3])
                self.chosen[id(name)] = place
                if len(options) > 1:
                    first.add(place)
            self.context = first
        return self.chosen

    def _options(self, name: Name) -> tuple[Place, ...]:
        """All places that a name can mean; a state's own middle, its capital's, or towns and regions."""
        entity = name.entity
        if name.type not in ("state", "place") or name.kind == "demonym":
            return ()
        text = self.text_of(name)
        if name.kind == "capital" and entity:
            named = [p for p in places_named(text) if p.kind in ("town", "region")]
            own = [p for p in named if p.country == entity.country][:1]
            return (*own, *(p for p in named if not p.alternate and p not in own)) if own else tuple(named)
        if entity and entity.id.startswith("state:"):
            middle = country_place(entity.id.removeprefix("state:"))
            others = [p for p in places_named(text) if p.kind in ("state", "region")]
            if any(p.country == entity.country and p.kind == "region" for p in others):
                return tuple(others)  # a part that stands for the whole: "England"
            return (middle, *others) if middle else places_named(text) or self._middle_of(entity.country)
        return places_named(text) or self._within(name)

    def _middle_of(self, country: str | None) -> tuple[Place, ...]:
        place = country_place(country) if country else None
        return (place,) if place else ()

    def _within(self, name: Name) -> tuple[Place, ...]:
        """For a name that is not known as a whole, the places of the name inside it: "Kandahar Province"."""
        words = [t.text for t in self.parse.tokens[name.first : name.last]]
        while len(words) > 1 and words[-1].lower() in cues("generic"):
            words.pop()
            found = places_named(" ".join(words))
            if found:
                return found
        directions = (
            "northern",
            "southern",
            "eastern",
            "western",
            "central",
            "north",
            "south",
            "east",
            "west",
            "greater",
        )
        if len(words) > 1 and words[0].lower() in directions:
            return places_named(" ".join(words[1:]))
        return ()

    def _choose(self, name: Name, options: tuple[Place, ...], after: list[tuple[Name, tuple[Place, ...]]]) -> Place:
        containers = list(self._containers(name, after))
        return max(options, key=lambda place: (self._score(place, name, containers), -options.index(place)))

    def _containers(self, name: Name, after: list[tuple[Name, tuple[Place, ...]]]) -> Iterator[Place]:
        """What the text names right after as holding the place: "Paris, Texas", "Cali (Colombia)"."""
        end = name.last
        for other, options in after:
            between = [t.text for t in self.parse.tokens[end : other.first]]
            if len(between) > 1 or between not in ([","], ["("], ["in"]):
                break
            yield from (p for p in options if p.kind in ("state", "country", "region", "island", "town"))
            end = other.last

    def _score(self, place: Place, name: Name, containers: list[Place]) -> float:
        score = math.log10(place.rank + 10)
        if place.alternate and not place.name.startswith(self.text_of(name)):
            score -= ALTERNATE
        if any(_holds(outer, place) for outer in containers):
            score += QUALIFIED
        total = sum(self.context.countries.values())
        if place.country and total:
            score += HOME * min(1.0, 2 * self.context.countries[place.country] / total)
        inside = sum(n for (country, _), n in self.context.divisions.items() if country == place.country)
        if place.country and place.division and inside:
            score += DIVISION * min(1.0, 2 * self.context.divisions[place.country, place.division] / inside)
        if any(0.5 < kilometres(place.point, point) < NEAR for point in self.context.points):
            score += NEIGHBOUR
        return score

    def text_of(self, name: Name) -> str:
        """The words of a name."""
        return self.parse.text[self.parse.tokens[name.first].start : self.parse.tokens[name.last - 1].end]


def _holds(outer: Place, place: Place) -> bool:
    if outer.kind == "country":
        return outer.country == place.country and place.kind != "country"
    if outer.kind == "state":
        return outer.country == place.country and outer.division == place.division and place.kind != "state"
    return outer.country is not None and outer.country == place.country and outer != place


def acts(parse: Parse, name: Name, town: bool) -> bool:
    """Whether a place's name stands for the government that sits there; `town` for a capital's name."""
    head = name.head(parse)
    while head.dep in ("conj", "appos") and head.head is not head:
        head = head.head
    above = head.head
    if head.dep == "pobj":
        return _acts_after(above, town)
    if head.dep in ("nsubjpass", "dobj"):
        return not town or above.lemma not in cues("hit") | cues("motion")
    if head.dep in ("compound", "nmod", "poss", "amod"):
        return above.lemma not in cues("site") and above.lemma not in cues("generic")
    return head.dep not in ("npadvmod", "ROOT", "dep")


def _acts_after(preposition: Token, town: bool) -> bool:
    """Whether a name after a preposition acts: "with Moscow" does, "in Moscow" does not, "to Moscow" by the verb."""
    word, governor = preposition.lower, preposition.head
    if word in cues("locative"):
        return False
    if word in ("to", "for"):
        return governor.lemma not in cues("motion")
    if word == "of":
        return governor.lemma not in cues("site")
    return word != "on" or not town
