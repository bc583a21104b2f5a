"""A parse in, its names out: who and what is named, and who is meant by every later word for it."""

from __future__ import annotations

from regesta.authority.places import Place
from regesta.extract.analysis import Analysis
from regesta.extract.bodies import identify_bodies
from regesta.extract.groups import groups
from regesta.extract.mending import inner_places, mended
from regesta.extract.named_things import named_things, weapon_nouns
from regesta.extract.naming import Name, names_in, with_things
from regesta.extract.people import People
from regesta.extract.places import Places, acts
from regesta.extract.references import References
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.model.reference import Entity
from regesta.values.name import slug


def names(analysis: Analysis) -> tuple[list[Mention], References]:
    """The names of a text in text order, and the references they and their stand-ins make."""
    parse, date = analysis.parse, analysis.doc.published.value
    found = mended(parse, with_things(names_in(parse, date), named_things(parse)))
    inner = inner_places(parse, found)
    placed = Places(parse, sorted([*found, *inner], key=lambda name: (name.first, -name.last))).resolve()
    references = _identified(parse, found, date)
    mentions = [_mention(analysis, name, placed.get(id(name))) for name in (*found, *inner)]
    mentions.extend(groups(parse, references))
    mentions.extend(weapon_nouns(parse, set(references.by_token)))
    return sorted(mentions, key=lambda m: (m.start, -m.end, m.type)), references


def _identified(parse: Parse, found: list[Name], date: str | None) -> References:
    """The references, after bodies and persons have got their entities."""
    first = References(parse, found, date)
    identify_bodies(first, found)
    people = People(first, found)
    people.identify()
    references = References(parse, found, date)
    references.antecedents.set_titles(people.titles())
    references.antecedents.genders.update(people.genders())
    return references


def _mention(analysis: Analysis, name: Name, place: Place | None) -> Mention:
    tokens = analysis.parse.tokens
    start, end = tokens[name.first].start, tokens[name.last - 1].end
    text = analysis.text[start:end]
    if name.type not in ("state", "place"):
        return Mention(start, end, text, name.type, name.entity, name.score, name.because)
    actor = name.kind == "demonym" or (_governs(name) and acts(analysis.parse, name, name.kind == "capital"))
    if name.kind == "capital" and place and name.entity and place.country != name.entity.country:
        name.kind, name.entity, actor = "", None, False  # another town of the capital's name: "Paris, Texas"
        name.type = "place"
    if name.kind == "capital":
        name.type = "state" if actor else "place"
    if place and not actor and place.kind != "country":
        name.entity = _entity(place)
    country = place.country if place else name.entity.country if name.entity else None
    return Mention(
        start,
        end,
        text,
        name.type,
        name.entity,
        name.score,
        name.because,
        lat=place.point.lat if place else None,
        lon=place.point.lon if place else None,
        geonames=place.geonames if place else None,
        country=country,
        use="actor" if actor else "location",
    )


def _governs(name: Name) -> bool:
    """Whether a government can be meant: a state's or a capital's name."""
    return bool(name.entity and name.entity.id.startswith("state:"))


def _entity(place: Place) -> Entity:
    return Entity(f"place:{place.geonames or slug(place.name)}", place.name, place.country)
