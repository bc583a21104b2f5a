"""An analysis in, flags on what contradicts itself out: units, figures, roles and dates that cannot be right."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.lexicon.load import table
from regesta.model.document import Flag
from regesta.model.mention import Mention
from regesta.model.parse import Token
from regesta.model.reference import Reference
from regesta.model.statement import FigureValue, OfficeValue, Statement, TransferValue
from regesta.values.date import day_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OF_WHICH = re.compile(r"[^.;\n]{0,60}\b(?:of which|of whom|of them|of those|including)\b[^.;,\n\d]{0,25}$")
AIR = re.compile(r"\b(?:air force|air defen[cs]es?)\b", re.IGNORECASE)
NOT_NOW = re.compile(r"\b(?:former|ex|acting|deputy|vice|elect|then|next|late|interim|candidate)\b")
SOURCE = re.compile(r"\b(?:according to|tally|count|figures|data)\b", re.IGNORECASE)


@cache
def _limits() -> dict[str, tuple[float, str]]:
    return {row["unit"]: (float(row["most"]), row["class"]) for row in table("unit_limits")}


@cache
def _words(kind: str) -> tuple[str, ...]:
    return tuple(row["word"] for row in table("flag_words") if row["kind"] == kind)


def _flag(mention: Mention, flag: str, because: str) -> Flag:
    return Flag(mention.start, mention.end, mention.text, flag, because)


def wrong_dates(analysis: Analysis) -> Iterator[Flag]:
    """Dates whose weekday is another: "Friday, 18 January 2025" was a Saturday."""
    for time in analysis.times:
        day = day_of(time.value)
        if day is None or not re.search(r"\d{4}", time.text):
            continue
        said = next((i for i, name in enumerate(WEEKDAYS) if name in time.text.lower()), None)
        if said is not None and said != day.weekday():
            yield _flag(time, "date-mismatch", f"{day.isoformat()} was a {WEEKDAYS[day.weekday()].title()}")


def wrong_units(analysis: Analysis) -> Iterator[Flag]:
    """Counts of what there cannot be so many of, or what cannot be counted so."""
    for quantity in analysis.quantities:
        because = _unit_fault(analysis, quantity)
        if because:
            end = _noun_end(analysis, quantity)
            yield Flag(quantity.start, end, analysis.text[quantity.start : end], "unit-mismatch", because)


def _noun_end(analysis: Analysis, quantity: Mention) -> int:
    """The end of the noun that a quantity counts, where it stands close by."""
    for token in analysis.parse.tokens_in(quantity.end, quantity.end + 40):
        if token.lemma == quantity.unit or token.lower.startswith(quantity.unit or "\0"):
            return token.end
    return quantity.end


def _unit_fault(analysis: Analysis, quantity: Mention) -> str | None:
    limit = _limits().get(quantity.unit or "")
    if limit is None or quantity.count is None:
        return None
    if quantity.count.stated is not None and quantity.count.stated > limit[0]:
        return f"there are not so many {quantity.unit}s"
    noun = next(
        (t for t in analysis.parse.tokens_in(quantity.start, quantity.end + 40) if t.lemma == quantity.unit), None
    ) or analysis.parse.head_of(quantity.start, quantity.end)
    if noun is None:
        return None
    if limit[1] == "length" and (thing := _of(noun)) and thing.lemma in _words("substance"):
        return f"{thing.text} is not measured in {quantity.unit}s"
    if limit[1] in ("weapon", "vehicle") and (verb := _done_to(noun)) and verb.lemma in _words("human-act"):
        return f"“{verb.text}” is done to people"
    if limit[1] == "people" and _is_air_tally(analysis, noun):
        return "an air force's tally, after sentences about what flies, counts no troops"
    return None


def _of(noun: Token) -> Token | None:
    of = next((c for c in noun.children if c.dep == "prep" and c.lower == "of"), None)
    return of.child("pobj") if of else None


def _done_to(noun: Token) -> Token | None:
    """The verb whose object a noun is, directly or "along with" another."""
    if noun.dep == "dobj":
        return noun.head
    if noun.dep == "pobj" and noun.head.lower == "with" and noun.head.head.lower in ("along", "together"):
        return next((above for above in noun.head.ancestors() if above.pos == "VERB"), None)
    if noun.dep == "conj" and noun.head.dep == "dobj":
        return noun.head.head
    return None


def _is_air_tally(analysis: Analysis, noun: Token) -> bool:
    parse = analysis.parse
    sentence = parse.sentence_of(noun)
    text = parse.text[sentence.start : sentence.end]
    if noun.lemma not in ("troop", "soldier") or not (AIR.search(text) and SOURCE.search(text)) or not sentence.index:
        return False
    before = parse.sentences[sentence.index - 1]
    flying = {unit for unit, (_, kind) in _limits().items() if kind == "weapon"}
    return any(token.lemma in flying for token in parse.tokens_of(before))


def wrong_figures(analysis: Analysis) -> Iterator[Flag]:
    """Parts greater than their whole, and comparisons that the figures themselves contradict."""
    for whole, part in zip(analysis.quantities, analysis.quantities[1:], strict=False):
        between = analysis.text[whole.end : part.start]
        if len(between) < 90 and OF_WHICH.match(between) and _is_more(part, whole):
            yield _flag(part, "figure-mismatch", f"a part of “{whole.text}” cannot be more")
    for stmt in analysis.of_kind("figure"):
        value = stmt.value
        if isinstance(value, FigureValue) and value.comparison and value.comparison.check == "inconsistent":
            yield Flag(stmt.start, stmt.end, stmt.text, "figure-mismatch", "the figures contradict the comparison")


def _is_more(part: Mention, whole: Mention) -> bool:
    a, b = part.count, whole.count
    if a is None or b is None or a.stated is None or b.stated is None or b.comparator in (">", ">="):
        return False
    same = not part.unit or part.unit == whole.unit
    return same and a.stated > b.stated >= 1 and a.comparator not in ("<", "<=")


def wrong_roles(analysis: Analysis) -> Iterator[Flag]:
    """Posts given to those who never held them, and goods that one party hands over which elsewhere it is given."""
    yield from _wrong_offices(analysis)
    yield from _wrong_suppliers(analysis)


@cache
def _posts() -> dict[str, frozenset[tuple[str, str]]]:
    """Country (or organisation) and office of each person of the table, by name in small letters."""
    found: dict[str, set[tuple[str, str]]] = {}
    for row in table("leaders"):
        found.setdefault(row["name"].lower(), set()).add((row["country"] or row["of"], row["office"]))
    return {name: frozenset(posts) for name, posts in found.items()}


def _wrong_offices(analysis: Analysis) -> Iterator[Flag]:
    claims = list(_claims(analysis))
    for stmt, person, role, country in claims:
        posts = _posts().get(person.lower(), frozenset())
        key = role.replace(" ", "-")
        if not posts or (country, key) in posts:
            continue
        rightful = next((p for _, p, r, c in claims if (r, c) == (role, country) and _holds(p, c, key)), None)
        if all(place != country for place, _ in posts):
            yield Flag(stmt.start, stmt.end, stmt.text, "role-mismatch", f"{person} held no post of {country}")
        elif rightful:
            yield Flag(stmt.start, stmt.end, stmt.text, "role-mismatch", f"{rightful} is the {role} here")


def _holds(person: str, country: str, office: str) -> bool:
    return (country, office) in _posts().get(person.lower(), frozenset())


def _claims(analysis: Analysis) -> Iterator[tuple[Statement, str, str, str]]:
    """Who the text says holds a post that one person holds at a time: statement, person, post and country."""
    for stmt in analysis.of_kind("office"):
        value = stmt.value
        if not isinstance(value, OfficeValue) or value.person.entity is None:
            continue
        role = value.role.lower().replace("-", " ")
        near = analysis.text[max(0, stmt.start - 12) : stmt.start].lower() + stmt.text.lower()
        post = next((post for post in _words("office") if role == post or role.endswith(" " + post)), None)
        if post is None or NOT_NOW.search(near):
            continue
        person = value.person.entity.name
        country = _named_country(analysis, value, post)
        if country is None and role == "secretary of state" and _heads_a_state(person):
            country = "USA"
        if country:
            yield stmt, person, post, country


def _named_country(analysis: Analysis, value: OfficeValue, post: str) -> str | None:
    """The country of a post where its words name it, not where the holder merely is ("Chancellor X in Paris")."""
    body, person = value.organization, value.person
    if body is None or body.entity is None:
        return None
    between = analysis.text[person.end : body.start].lower()
    return (
        body.entity.country
        if body.start < person.start or post in between.replace("-", " ") or "," in between
        else None
    )


def _heads_a_state(person: str) -> bool:
    return any(post == "president" for _, post in _posts().get(person.lower(), ()))


def _wrong_suppliers(analysis: Analysis) -> Iterator[Flag]:
    """ "A handed over B's missiles", where the text elsewhere has B's missiles go to A."""
    transfers = [(stmt, stmt.value) for stmt in analysis.of_kind("transfer") if isinstance(stmt.value, TransferValue)]
    for stmt, value in transfers:
        giver, maker = _country(value.supplier), _maker(analysis, value.item)
        if giver is None or maker is None or giver == maker or _country(value.recipient) == maker:
            continue
        if any(
            other is not stmt and _maker(analysis, told.item) == maker and _country(told.recipient) == giver
            for other, told in transfers
        ):
            yield Flag(
                stmt.start, stmt.end, stmt.text, "role-mismatch", "elsewhere these go to whoever gives them here"
            )


def _country(party: Reference | tuple[Reference, ...] | None) -> str | None:
    first = party[0] if isinstance(party, tuple) and party else party
    return first.entity.country if isinstance(first, Reference) and first.entity else None


def _maker(analysis: Analysis, item: Reference | None) -> str | None:
    """The state whose adjective stands before an item: "Iranian missiles"."""
    if item is None:
        return None
    inside = [n for n in analysis.names if item.start <= n.start < item.end or n.end == item.start - 1]
    return next((name.entity.country for name in inside if name.entity and name.entity.country), None)
