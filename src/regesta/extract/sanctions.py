"""A telling in, what it says of a sanction out: the measure, its phase and the programme it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.extract.predicates import Telling
from regesta.extract.roles import core, direct_objects, objects_of, passive_subjects, subjects, word_class
from regesta.lexicon.load import table
from regesta.model.parse import Parse, Token


@dataclass(frozen=True, slots=True)
class Sanction:
    """The standing of a sanction: "lifted the oil embargo" has the measure oil embargo and the phase lifted."""

    programme: str | None = None
    measure: str | None = None
    phase: str | None = None


@cache
def _phases() -> dict[str, str]:
    return {
        word: row["phase"] for row in table("plover_sanctions") for word in f"{row['verbs']},{row['nouns']}".split(",")
    }


def sanction_of(parse: Parse, told: Telling) -> Sanction:
    """What a SANCTION event, or a CONCEDE that undoes one, says of the sanction; empty for other events."""
    noun = _measure(told)
    if told.type == "SANCTION":
        known = _phases().get(told.token.lemma) if noun else None
        phase = known if known in ("restored", "expiring") else "imposed"
        return Sanction(_programme(parse, told, noun), _words(parse, noun), phase)
    if told.type == "CONCEDE" and noun is not None:
        undone = _phases().get(told.token.lemma)
        return Sanction(_programme(parse, told, noun), _words(parse, noun), undone) if undone else Sanction()
    return Sanction()


def _measure(told: Telling) -> Token | None:
    """The noun that names the measure: the trigger itself, or an object, subject or inner event of it."""
    token = told.token
    if token.pos in ("VERB", "AUX"):
        near = [*direct_objects(token), *passive_subjects(token), *subjects(token)]
    else:
        near = [token, *(noun for prep in token.children_of("prep") for noun in objects_of(prep))]
    if told.inner is not None:
        near.append(told.innermost.token)
    return next((noun for noun in map(core, near) if noun.lemma in word_class("SANCTIONING")), None)


def _words(parse: Parse, noun: Token | None) -> str | None:
    """The measure in the text's words: the noun with what it is compounded with, in lower case."""
    if noun is None:
        return None
    parts = [
        c for c in noun.children if c.dep in ("compound", "amod") and c.i < noun.i and c.pos != "PROPN" and not c.ent
    ]
    return " ".join(part.lower for part in [*sorted(parts, key=lambda t: t.i), noun])


def _programme(parse: Parse, told: Telling, noun: Token | None) -> str | None:
    """The act or resolution it stands under: "under the Magnitsky Act"."""
    for holder in (told.token, noun):
        for prep in holder.children_of("prep") if holder is not None else ():
            for name in objects_of(prep) if prep.lower == "under" else ():
                if name.pos == "PROPN" or name.ent in ("LAW", "ORG"):
                    first = min(
                        (c for c in name.children if c.dep in ("compound", "amod", "nummod")), key=_place, default=name
                    )
                    return parse.text[min(first.start, name.start) : name.end]
    return None


def _place(token: Token) -> int:
    return token.i
