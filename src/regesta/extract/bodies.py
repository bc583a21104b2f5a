"""Names of bodies and groups in, whom each means out: the tables' ones, acronyms the text defines, and its own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING

from regesta.authority.actors import Resolution, resolve_actor
from regesta.extract.naming import Name
from regesta.extract.phrases import actor_nouns
from regesta.model.parse import Parse
from regesta.model.reference import Entity
from regesta.values.name import slug

if TYPE_CHECKING:
    from regesta.extract.references import References

SURE = 0.75
"""How sure the tables must be of a name; below, it is one of the document's own."""
BODIES = ("organization", "group", "state")


def identify_bodies(references: References, names: Iterable[Name]) -> None:
    """Give each body and group its entity; what the tables do not know gets one of the document's own."""
    parse = references.parse
    assert parse is not None
    bodies = [name for name in names if name.type in ("organization", "group")]
    for name in bodies:
        if name.entity is None:
            known = _resolved(_text(parse, name), references.date)
            if known and (known.type != "state" or _role(parse, name) == "GOV"):
                name.entity, name.type, name.score = known.entity, known.type, known.score
                name.because = known.because
            else:
                name.entity = _own(references, name)
    short = _acronyms(parse, bodies)
    for name in bodies:
        entity = short.get(_text(parse, name))
        if entity and (name.entity is None or name.entity.id.startswith(("organization:", "group:"))):
            name.entity = entity


def _acronyms(parse: Parse, bodies: list[Name]) -> dict[str, Entity]:
    """The short forms that the text puts in brackets after a name: "Syrian Democratic Forces (SDF)"."""
    found = {}
    tokens = parse.tokens
    for name in bodies:
        after = tokens[name.last : name.last + 3]
        if (
            len(after) == 3
            and after[0].text == "("
            and after[2].text == ")"
            and name.entity
            and name.last - name.first > 1
        ):
            short = after[1].text
            if sum(c.isupper() for c in short) >= 2:
                found[short] = name.entity
    return found


def _own(references: References, name: Name) -> Entity:
    """The document's own entity: its country that of the adjective in its name, its role what its last word says."""
    parse = references.parse
    assert parse is not None
    tokens = parse.tokens[name.first : name.last]
    text = _text(parse, name)
    role = _role(parse, name)
    country = None
    for token in tokens[:-1]:
        part = _resolved(token.text, None)
        if part and part.type == "state":
            country = part.entity.country
            break
    return Entity(f"{name.type}:{slug(text)}", text, country, role)


def _role(parse: Parse, name: Name) -> str | None:
    """The role that the last word of a name says: GOV for a ministry."""
    last = parse.tokens[name.last - 1]
    read = actor_nouns().get(last.lower) or actor_nouns().get(last.lemma)
    return read[0][1] or None if read else None


@lru_cache(maxsize=4096)
def _resolved(text: str, date: str | None) -> Resolution | None:
    """The table's actor that a whole name means."""
    found = resolve_actor(text, date)
    return found if found and found.score >= SURE and found.type in BODIES else None


def _text(parse: Parse, name: Name) -> str:
    return " ".join(parse.text[parse.tokens[name.first].start : parse.tokens[name.last - 1].end].split())
