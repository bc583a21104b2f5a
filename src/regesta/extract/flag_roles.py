"""An analysis in, flags on parts that cannot be right out: posts that are another's, goods given by their recipient."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from regesta.authority.people import Office, people
from regesta.extract.analysis import Analysis
from regesta.lexicon.load import table
from regesta.model.document import Flag
from regesta.model.reference import Entity, Reference
from regesta.model.statement import OfficeValue, Statement, TransferValue
from regesta.values.date import day_of

NOT_NOW = re.compile(
    r"\b(?:former|formerly|ex|acting|deputy|vice|elect|then|next|late|interim|candidate|future|incoming|nominee|nominated"
    r"|designate|shadow|assistant|was|would)\b",
    re.IGNORECASE,
)
TABLES_END = "2026-01-31"
"""The day up to which the tables of office-holders know who holds what."""
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Claim:
    """That a text gives a person a post: "Russian President X"; `body` is its state or organisation where named."""

    stmt: Statement
    person: Entity
    words: str
    keys: tuple[str, ...]
    body: str | None


def wrong_roles(analysis: Analysis) -> Iterator[Flag]:
    """Posts given to those who never held them, and goods that one party hands over which elsewhere it is given."""
    yield from _wrong_offices(analysis)
    yield from _wrong_suppliers(analysis)


@cache
def _keys() -> dict[str, tuple[str, ...]]:
    """The offices of one holder at a time that some words can mean: "secretary of state" is a foreign minister."""
    single = {row["word"] for row in table("flag_words") if row["kind"] == "office"}
    found: dict[str, list[str]] = {}
    for row in table("offices"):
        if row["office"] in single:
            for phrase in row["phrase"].split("|"):
                found.setdefault(phrase, []).append(row["office"])
    return {phrase: tuple(keys) for phrase, keys in found.items()}


@cache
def _phrases() -> dict[str, str]:
    """All words for each office."""
    return {row["office"]: f"{row['office'].replace('-', ' ')}|{row['phrase']}" for row in table("offices")}


def _claims(analysis: Analysis) -> Iterator[Claim]:
    """Who the text says holds, as it is written, a post that one person holds at a time."""
    for stmt in analysis.of_kind("office"):
        value = stmt.value
        if not isinstance(value, OfficeValue) or value.person.entity is None:
            continue
        words = value.role.lower()
        near = analysis.text[max(0, stmt.start - 16) : stmt.end + 1]
        if words in _keys() and not NOT_NOW.search(near) and not _is_of_another_time(analysis, stmt):
            if value.organization is None:
                yield Claim(stmt, value.person.entity, words, _keys()[words], None)
            elif body := _named_body(analysis, value, words):
                yield Claim(stmt, value.person.entity, words, _keys()[words], body)


def _is_of_another_time(analysis: Analysis, stmt: Statement) -> bool:
    """Whether the sentence of a post names a year other than the text's own."""
    token = next(iter(analysis.parse.tokens_in(stmt.start, stmt.end)))
    sentence = analysis.parse.sentence_of(token)
    years = set(YEAR.findall(analysis.text[sentence.start : sentence.end]))
    return bool(years - {(analysis.doc.published.value or "")[:4]})


def _named_body(analysis: Analysis, value: OfficeValue, words: str) -> str | None:
    """The state or body of a post where its words name it, not where the holder merely is ("Chancellor X in Paris")."""
    body, person = value.organization, value.person
    if body is None or body.entity is None or not body.entity.id.startswith(("state:", "org:")):
        return None
    between = analysis.text[person.end : body.start].lower()
    named = body.start < person.start or words in between.replace("-", " ") or "," in between
    return body.entity.id.partition(":")[2] if named else None


def _wrong_offices(analysis: Analysis) -> Iterator[Flag]:
    day = day_of(analysis.doc.published.value)
    date = day.isoformat() if day else None
    claims = list(_claims(analysis))
    for claim in claims:
        posts = people().offices(claim.person.id)
        if not posts or any(_fits(post, claim) for post in posts) or _is_loose(claim):
            continue
        holder = _holder_in_text(claim, claims) or _holder_in_tables(claim, posts, date)
        if holder and holder != claim.person.name:
            because = f"{claim.person.name} is not known to have held this post; {holder} is"
            yield Flag(claim.stmt.start, claim.stmt.end, claim.stmt.text, "role-mismatch", because)


def _is_loose(claim: Claim) -> bool:
    """Whether the words may be of somebody else: in "X, the Queen and Y" they only stand after the name."""
    value = claim.stmt.value
    assert isinstance(value, OfficeValue)
    return claim.body is None and value.person.start == claim.stmt.start


def _fits(post: Office, claim: Claim) -> bool:
    """Whether a post that a person held at any time is the one claimed, or is called alike."""
    same = post.key in claim.keys or claim.words in _phrases().get(post.key, "")
    return same and claim.body in (None, post.country or post.of)


def _holder_in_text(claim: Claim, claims: list[Claim]) -> str | None:
    """Another person whom the text gives the same post, and who held it."""
    for other in claims:
        posts = people().offices(other.person.id)
        same = other.words == claim.words and other.body == claim.body and other.person.id != claim.person.id
        if same and any(_fits(post, other) and _shares(post, claim) for post in posts):
            return other.person.name
    return None


def _shares(post: Office, claim: Claim) -> bool:
    """Whether a post is of a state or body that the person claimed to hold it belongs to, where none is named."""
    own = {other.country or other.of for other in people().offices(claim.person.id)}
    return claim.body is not None or (post.country or post.of) in own


def _holder_in_tables(claim: Claim, posts: list[Office], date: str | None) -> str | None:
    """Who held the post on the text's day; where the post's state is not named, that of the person's own post then."""
    if date is None or date > TABLES_END:
        return None
    held = [post for post in posts if post.held(date)]
    bodies = [claim.body] if claim.body else sorted({post.country for post in held if post.country and post.rank <= 2})
    for body in bodies:
        holder = people().holder(body, claim.keys, date)
        if holder is not None and (held or all((post.country or post.of) != body for post in posts)):
            return f"{holder.name} ({holder.key} of {body} from {holder.from_})"
    return None


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
