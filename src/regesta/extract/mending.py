"""Names as first found in, names with the recogniser's slips mended out: towns taken for people, bodies for towns."""

from __future__ import annotations

from functools import cache

from regesta.authority.places import Place, places_named
from regesta.extract.naming import Name
from regesta.extract.phrases import reading
from regesta.extract.places import cues
from regesta.lexicon.load import table
from regesta.model.mention import MentionType
from regesta.model.parse import Parse, Token
from regesta.values.name import fold

LONGEST_PLACE = 4
LARGE = 15_000
"""A town needs this many people to be taken for a place inside a longer name, or without a sign beside it."""
JOINED = frozenset({",", "and", "or", "&", ";", "-", "–"})
INTO = frozenset(
    {"in", "at", "near", "from", "across", "around", "outside", "inside", "throughout", "into", "to", "toward"}
)


@cache
def endings() -> dict[str, MentionType]:
    """The words that close a name, and the type they say."""
    return {row["word"]: row["type"] for row in table("name_endings")}  # type: ignore[misc]


@cache
def given_names() -> frozenset[str]:
    """First names that known persons bear."""
    firsts = (row["name"].split()[0] for row in table("people"))
    return frozenset(fold(name) for name in firsts if len(name) > 2 and name.isalpha())


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs whose subject speaks."""
    return frozenset(row["lemma"] for row in table("cues") if row["kind"] == "speech")


def mended(parse: Parse, names: list[Name]) -> list[Name]:
    """The names with types put right and unmarked places added, in text order."""
    names = sorted([*names, *_unmarked(parse, names)], key=lambda name: name.first)
    for name in names:
        _retype(parse, name)
    names = _with_surnames(parse, names)
    sure = {_text(parse, name) for name in names if name.type == "place"}
    previous: Name | None = None
    for name in names:
        if (
            not name.entity
            and name.type in ("person", "organization", "group")
            and _is_place(parse, name, previous, sure)
        ):
            name.type = "place"
            sure.add(_text(parse, name))
        previous = name
    return names


def inner_places(parse: Parse, names: list[Name]) -> list[Name]:
    """Places that stand inside the names of bodies and sites: "Kentucky" in "University of Kentucky"."""
    found = []
    for name in names:
        if name.entity or name.type not in ("organization", "place") or name.last - name.first < 2:
            continue
        if name.type == "place" and places_named(_text(parse, name)):
            continue
        found.extend(_inside(parse, name))
    return found


def _inside(parse: Parse, name: Name) -> list[Name]:
    tokens = parse.tokens
    starts = [name.first]
    starts += [t.i + 1 for t in tokens[name.first : name.last - 1] if t.lower in ("of", "in", "at")]
    for start in starts:
        limit = min(name.last, start + LONGEST_PLACE)
        for end in range(limit, start, -1):
            if end - start == name.last - name.first:
                continue
            text = parse.text[tokens[start].start : tokens[end - 1].end]
            if text.lower() in endings():
                continue
            if text[0].isupper() and any(p.rank >= LARGE and not p.alternate for p in places_named(text)):
                return [Name(start, end, "place", because=("inside a longer name",))]
    return []


def _with_surnames(parse: Parse, names: list[Name]) -> list[Name]:
    """Words that are the surname of somebody fully named in the text are that person, whatever they were taken for."""
    full = [n for n in names if n.type == "person" and n.last - n.first > 1 and parse.tokens[n.first].text[0].isupper()]
    surnames = {t.text for t in (parse.tokens[n.last - 1] for n in full) if t.ent != "NORP" and len(t.text) > 1}
    by_token = {i: name for name in names for i in range(name.first, name.last)}
    added = []
    for token in parse.tokens:
        if token.text not in surnames or not token.text[0].isupper():
            continue
        name = by_token.get(token.i)
        if name is None and token.pos == "PROPN":
            added.append(Name(token.i, token.i + 1, "person", because=("surname of a person named in full",)))
        elif name and name.entity is None and name.last - name.first == 1:
            name.type = "person"
    return sorted([*names, *added], key=lambda name: name.first)


def _retype(parse: Parse, name: Name) -> None:
    """Let the form say what a name is where the tables do not: its closing word, a first name, a title beside it."""
    if name.entity or name.last - name.first < 2:
        return
    if name.type != "person" and _is_personal(parse, name) and not places_named(_text(parse, name)):
        name.type, name.because = "person", ("has the form of a person's name",)
    said = endings().get(parse.tokens[name.last - 1].lower)
    if said and name.type != said and not (name.type == "person" and said == "place"):
        name.type = said
        name.because = (f"ends in {parse.tokens[name.last - 1].text}",)


def _is_personal(parse: Parse, name: Name) -> bool:
    """Whether a name looks like a person's: two to four plain words, with a first name or a person's noun beside it."""
    tokens = parse.tokens[name.first : name.last]
    plain = all(t.text.isalpha() and t.text[0].isupper() and not t.text.isupper() for t in tokens)
    if not plain or len(tokens) > 4 or tokens[-1].lower in endings() or tokens[0].lower in endings():
        return False
    after = parse.tokens[name.last] if name.last < len(parse.tokens) else None
    if fold(tokens[0].text) in given_names() or (after and after.text == ":" and _opens(parse, name)):
        return True
    beside = [parse.tokens[name.first - 1]] if name.first else []
    beside += name.head(parse).children_of("appos")
    return any((reading(t) or ("", ""))[0] == "person" for t in beside if t.pos in ("NOUN", "PROPN"))


def _opens(parse: Parse, name: Name) -> bool:
    """Whether a name opens its sentence: before a colon it is then who speaks in an interview."""
    return parse.sentence_of(parse.tokens[name.first]).first == name.first


def _unmarked(parse: Parse, names: list[Name]) -> list[Name]:
    """Runs of capitalised words that no name covers and the gazetteer knows, where a place is likely."""
    covered = {i for name in names for i in range(name.first, name.last)}
    found = []
    i, tokens = 0, parse.tokens
    while i < len(tokens):
        j = i
        while (
            j < len(tokens) and j not in covered and _is_capital(tokens[j]) and tokens[j].sentence == tokens[i].sentence
        ):
            j += 1
        if j > i:
            found.extend(_known_run(parse, i, j))
        i = max(j, i + 1)
    return found


def _known_run(parse: Parse, first: int, last: int) -> list[Name]:
    """The place that a run of capitalised words holds, else what else it names."""
    for start in range(first, last):
        for end in range(min(last, start + LONGEST_PLACE), start, -1):
            name = Name(start, end, "place")
            options = places_named(_text(parse, name))
            if options and (_is_located(parse, name) or (options[0].kind != "town" and end - start > 1)):
                return [name]
    return _unknown_run(parse, first, last)


def _unknown_run(parse: Parse, first: int, last: int) -> list[Name]:
    """The person or body that a run of proper nouns names where nothing knows it: "Cardinal | Marc Orel"."""
    tokens = parse.tokens
    while first < last and (tokens[first].pos != "PROPN" or reading(tokens[first])):
        first += 1
    while last > first and (tokens[last - 1].pos != "PROPN" or (reading(tokens[last - 1]) or ("",))[0] == "person"):
        last -= 1  # a title, not a name: "Foreign Minister"
    name = Name(first, last, "organization", because=("a run of proper nouns",))
    if last - first > 1:
        return [name]
    if (
        last == first
        or tokens[first].dep not in ("nsubj", "nsubjpass")
        or tokens[first].head.lemma not in speech_verbs()
    ):
        return []
    text = tokens[first].text
    if text.isalpha() and not text.isupper():
        name.type = "person"
    return [name]


def _is_capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.pos in ("PROPN", "NOUN", "ADJ", "X", "NUM") and len(token.text) > 1


def _is_place(parse: Parse, name: Name, previous: Name | None, sure: set[str]) -> bool:
    """Whether a name of another type is a place: the gazetteer knows it, and its surroundings speak for it."""
    if name.last - name.first > LONGEST_PLACE:
        return False
    text = _text(parse, name)
    options = places_named(text)
    if not options:
        return _is_called(parse, name)
    if text in sure or _is_located(parse, name) or _is_qualified(parse, name, options):
        return True
    return name.type != "person" and previous is not None and _is_listed(parse, name, previous)


def _is_located(parse: Parse, name: Name) -> bool:
    """After a preposition of place ("in Kisumu"), or beside a word for what it is ("the town of X", "X province")."""
    before = parse.tokens[name.first - 1] if name.first else None
    if before and before.lower == "the" and name.first > 1:
        before = parse.tokens[name.first - 2]
    if before is not None and before.sentence == parse.tokens[name.first].sentence:
        if before.lower in INTO and before.pos in ("ADP", "SCONJ"):
            return True
        if before.lower == "of" and before.head.lemma in cues("generic"):
            return True
    head = name.head(parse)
    return (head.dep == "dobj" and head.head.lemma in cues("motion")) or _is_called(parse, name)


def _is_called(parse: Parse, name: Name) -> bool:
    """Whether a word for a kind of place goes with the name: "Ituri province", "the village of X"."""
    tokens = parse.tokens
    after = tokens[name.last] if name.last < len(tokens) else None
    if after is not None and after.lemma in cues("generic") and after.dep != "ROOT" and after.pos in ("NOUN", "PROPN"):
        return True
    before = tokens[name.first - 1] if name.first else None
    return before is not None and before.lower == "of" and before.head.lemma in cues("generic")


def _is_qualified(parse: Parse, name: Name, options: tuple[Place, ...]) -> bool:
    """Whether a comma and the state or country that holds the place follow."""
    tokens = parse.tokens
    if name.last + 1 >= len(tokens) or tokens[name.last].text not in (",", "("):
        return False
    for end in (name.last + 3, name.last + 2):
        after = parse.text[tokens[name.last + 1].start : tokens[min(end, len(tokens)) - 1].end]
        for outer in places_named(after):
            if outer.kind in ("state", "country", "region"):
                return any(p.country == outer.country for p in options)
    return False


def _is_listed(parse: Parse, name: Name, previous: Name) -> bool:
    """Whether the name goes on a list whose last name is a place: "Goma, Bukavu and X"."""
    between = parse.tokens[previous.last : name.first]
    return previous.type == "place" and 0 < len(between) <= 2 and all(t.lower in JOINED for t in between)


def _text(parse: Parse, name: Name) -> str:
    return parse.text[parse.tokens[name.first].start : parse.tokens[name.last - 1].end]
