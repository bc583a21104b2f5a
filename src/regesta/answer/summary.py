"""A statement's record in, a few words for a line of a table out: who, what, on whose word, when."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from regesta.lexicon.load import words

Record = dict[str, Any]
LONGEST_SOURCE = 60


def who(record: Record) -> str:
    """Whoever acts, speaks, supplies or holds in a statement."""
    value = record["value"]
    for slot in ("actors", "source", "by", "parties", "owed_by", "supplier", "person", "holder"):
        if value.get(slot):
            return names(value[slot])
    return ""


def what(record: Record) -> str:
    """What is stated, with marks for what is denied, planned or only possible."""
    said = _WHAT[record["kind"]](record["value"])
    return " ".join(word for word in (marks(record), said) if word)


def marks(record: Record) -> str:
    """What keeps a statement from being a plain fact of the past: "not", "planned", "perhaps"."""
    if record["polarity"] == "negative":
        return "not"
    if record["tense"] == "hypothetical":
        return "if"
    if record["tense"] == "future":
        return "planned"
    return "perhaps" if record["certainty"] in ("probable", "possible") else ""


def standing(record: Record) -> str:
    """How an agreement or a transfer stands; a status that says "denied" or "planned" itself is not marked so again."""
    status = str(record["value"]["status"])
    said = {"denied": ("not",), "planned": ("planned",)}.get(status, ())
    mark = marks(record)
    return status if mark in said else f"{mark} {status}".strip()


def says(record: Record) -> str:
    """The chain of say-so, nearest speaker first: "Kyiv < Reuters"."""
    return " < ".join(names(say["source"]) if say["source"] else f"({say['cue']['text']})" for say in record["says"])


def says_in_words(record: Record) -> str:
    """The chain of say-so in the text's own words ("a regional official"); a pronoun gives way to the name."""
    return " < ".join(_own_words(say["source"]) or f"({say['cue']['text']})" for say in record["says"])


def _own_words(source: Record | None) -> str:
    if not source:
        return ""
    text = " ".join(source["text"].split())
    return names(source) if text.casefold() in words("pronouns") else shorten(text, LONGEST_SOURCE)


def date(record: Record) -> str:
    """The time of what is stated, as its TIMEX3 value."""
    return str(record["when"]["value"]) if record["when"] else ""


def names(reference: Any) -> str:
    """The names of one reference or several, joint ones (`also`) with them."""
    if not reference:
        return ""
    if isinstance(reference, list):
        return ", ".join(dict.fromkeys(filter(None, map(names, reference))))
    return ", ".join(dict.fromkeys([name(reference), *map(name, reference.get("also", ()))]))


def name(reference: Record) -> str:
    """The name of an entity, or the words where it is not known."""
    entity = reference.get("entity")
    return str(entity["name"]) if entity else " ".join(reference["text"].split())


def count(value: Record | None) -> str:
    """A count in its own words."""
    return " ".join(value["text"].split()) if value else ""


def transferred(record: Record) -> str:
    """What a transfer hands over, and how."""
    return _goods(record["value"])


def _event(value: Record) -> str:
    return _phrase(value["type"], value["mode"], _to(value["recipients"]))


def _utterance(value: Record) -> str:
    cue = value["cue"]
    return _phrase(" ".join(cue["text"].split()) if cue else "said", f"({value['manner']})")


def _figure(value: Record) -> str:
    number, unit = count(value["count"]), value["unit"]
    unit = "" if unit and unit.lower() in number.lower() else unit
    return _phrase(value["measure"], number, unit, f"against {names(value['against'])}" if value["against"] else "")


def _agreement(value: Record) -> str:
    return _phrase(value["name"], f"({value['status']})")


def _obligation(value: Record) -> str:
    detail = f"({value['detail']})" if value.get("detail") else ""
    return _phrase(value["type"], detail, f"holds: {value['holds']}", _to(value["owed_to"]))


def _transfer(value: Record) -> str:
    return _phrase(_goods(value), _to(value["recipient"]), f"({value['status']})")


def _goods(value: Record) -> str:
    item = name(value["item"]) if value["item"] else ""
    number = "" if count(value["count"]) in item else count(value["count"])
    return _phrase(value["mode"], number, item)


def _office(value: Record) -> str:
    return _phrase(value["role"], f"of {name(value['organization'])}" if value["organization"] else "")


def _stance(value: Record) -> str:
    target = value["target"]
    return _phrase(value["attitude"], name(target) if target else "")


_WHAT: dict[str, Callable[[Record], str]] = {
    "event": _event,
    "utterance": _utterance,
    "figure": _figure,
    "agreement": _agreement,
    "obligation": _obligation,
    "transfer": _transfer,
    "office": _office,
    "stance": _stance,
}


def _to(reference: Any) -> str:
    return f"→ {names(reference)}" if reference else ""


def _phrase(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def shorten(text: str, length: int) -> str:
    """A text on one line of at most `length` characters."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1].rstrip()}…"
