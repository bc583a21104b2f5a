"""Lower-case phrases with a meaning in, where they stand among tokens out: "foreign ministry", "riot police"."""

from __future__ import annotations

import re
from calendar import day_name, month_name
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table, words
from regesta.values.name import key, pieces

_CONSONANT_Y = re.compile(r"[^aeiou]y$")


@dataclass(frozen=True, slots=True)
class Term:
    """What a phrase says of an actor: its sector, how strongly, and the organ or office it names.

    `organ` and `title` are set where the phrase names a kind of state organ, `office` where it names
    an office in the singular ("president"), which has one holder at a time.
    """

    phrase: str
    role: str | None
    strength: int
    organ: str | None = None
    title: str | None = None
    offices: tuple[str, ...] = ()


class Terms:
    """Phrases by their pieces, with the plural of their last word."""

    def __init__(self) -> None:
        self._terms: dict[tuple[str, ...], Term] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, term: Term, plural: bool = True) -> None:
        """Make `phrase` mean `term`; a phrase that is known already keeps its meaning."""
        parts = key(phrase)
        forms = [parts, (*parts[:-1], plural_of(parts[-1]))] if plural else [parts]
        for form in forms:
            self._terms.setdefault(form, term)
            self._longest[form[0]] = max(len(form), self._longest.get(form[0], 0))

    def scan(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, Term]]:
        """The longest phrases from left to right as (first, last exclusive, term)."""
        i = 0
        while i < len(tokens):
            found = self._at(tokens, i)
            if found:
                yield found
            i = found[1] if found else i + 1

    def _at(self, tokens: Sequence[str], start: int) -> tuple[int, int, Term] | None:
        first = pieces(tokens[start])
        limit = self._longest.get(first[0][0], 0) if first else 0
        form: tuple[str, ...] = ()
        best = None
        for i in range(start, min(len(tokens), start + 2 * limit)):
            parts = pieces(tokens[i])
            if parts is None or len(form) + len(parts) > limit:
                break
            form += tuple(part[0] for part in parts)
            term = self._terms.get(form)
            if term and parts:
                best = (start, i + 1, term)
        return best


def plural_of(word: str) -> str:
    """The English plural of a lower-case noun: army, armies; gunman, gunmen."""
    if word.endswith("man"):
        return word[:-3] + "men"
    if _CONSONANT_Y.search(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "ch", "sh")) else "s")


@cache
def terms() -> Terms:
    """All phrases that say what an actor is: offices, kinds of organs, roles."""
    made = Terms()
    roles = {row["phrase"]: row for row in table("roles")}
    for phrase, offices in _offices().items():
        row = roles.get(phrase, {})
        made.add(phrase, Term(phrase, row.get("role") or "GOV", int(row.get("strength") or 2), offices=offices), False)
        plural = Term(phrase, row.get("role") or "GOV", int(row.get("strength") or 2))
        made.add(" ".join((*key(phrase)[:-1], plural_of(key(phrase)[-1]))), plural, False)
    for row in table("organ_types"):
        for phrase in row["phrase"].split("|"):
            made.add(phrase, Term(phrase, row["role"], 3, row["key"], row["title"]))
    for phrase, row in roles.items():
        made.add(phrase, Term(phrase, row["role"] or None, int(row["strength"])))
    return made


def _offices() -> dict[str, tuple[str, ...]]:
    """The office keys by phrase, for offices of states; several offices share a phrase ("president")."""
    found: dict[str, list[str]] = {}
    for row in table("offices"):
        if row["role"] in ("IGO", "REB"):
            continue
        for phrase in filter(None, row["phrase"].split("|")):
            found.setdefault(phrase, []).append(row["office"])
    return {phrase: tuple(offices) for phrase, offices in found.items()}


@cache
def body_offices() -> dict[str, tuple[str, ...]]:
    """The office keys by phrase, for offices of organisations and groups: their chief, head, leader."""
    found: dict[str, list[str]] = {}
    for row in table("offices"):
        for phrase in filter(None, row["phrase"].split("|")):
            found.setdefault(" ".join(key(phrase)), []).append(row["office"])
    return {phrase: tuple(offices) for phrase, offices in found.items()}


@cache
def word_uses() -> dict[str, str]:
    """What the small words around names are for: {"former": "former", "mr": "honorific"}."""
    return {row["word"]: row["use"] for row in table("name_words") if row["use"] not in ("common", "never")}


@cache
def particles() -> frozenset[str]:
    """Small words inside names that tell nobody apart: al, bin, van."""
    return words("name_particles")


@cache
def surname_words() -> dict[str, str]:
    """Surnames that are words or given names as well: "common" name somebody only after a title, "never" nobody."""
    return {row["word"]: row["use"] for row in table("name_words") if row["use"] in ("common", "never")}


@cache
def titles() -> frozenset[str]:
    """Single words that stand before a surname: "President", "Mr", "spokesman"."""
    heads = {phrase.split()[-1] for row in table("offices") for phrase in row["phrase"].split("|") if phrase}
    weak = {row["phrase"] for row in table("roles") if " " not in row["phrase"] and row["strength"] in ("1", "2")}
    return frozenset(heads | weak | {word for word, use in word_uses().items() if use == "honorific"})


@cache
def after_names() -> frozenset[str]:
    """Words that follow a surname with a capital and are no part of it: "Trump Administration", "Putin Monday"."""
    days = [name.lower() for name in (*day_name, *month_name) if name]
    organs = [phrase for row in table("organ_types") for phrase in row["phrase"].split("|") if " " not in phrase]
    return frozenset([*days, *organs])


@cache
def given_names() -> frozenset[str]:
    """The first words of people's names, in small letters: at the head of a sentence they are no "But" or "When"."""
    return frozenset(row["name"].split()[0].lower() for row in table("people") if " " in row["name"])
