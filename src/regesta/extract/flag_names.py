"""A parsed text in, flags on names that are spelt in two ways out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import DamerauLevenshtein

from regesta.lexicon.load import table, words
from regesta.model.document import Flag
from regesta.model.parse import Parse, Token

LEAST = 5
"""Letters of a name below which one letter's difference makes another name (Iran, Iraq)."""
ENDINGS = frozenset({"s", "n", "i", "y", "an", "es", "a", "ns", "in", "ian", "ese", "ish", "e", "is", "ic"})
"""What turns a name into its plural, its people or its country, so that the two are no variants."""


@cache
def _known() -> frozenset[str]:
    """Words of names that are right as they are: surnames, states and regions of the tables."""
    names = {part for row in table("people") for part in row["name"].split()}
    names |= {
        part for name in ("states", "regions") for row in table(name) for cell in row.values() for part in _parts(cell)
    }
    return frozenset(name.lower() for name in names)


def _parts(cell: str) -> list[str]:
    return cell.replace("|", " ").split() if any(char.isalpha() for char in cell) else []


def name_variants(parse: Parse) -> Iterator[Flag]:
    """One flag for each name that stands once or twice beside a like one that is commoner or known."""
    forms = _forms(parse)
    by_start: dict[str, list[str]] = {}
    for form in forms:
        by_start.setdefault(form[0], []).append(form)
    for group in by_start.values():
        for rare in group:
            usual = next((form for form in group if form != rare and _is_variant(rare, form, forms)), None)
            if usual:
                token = forms[rare][0]
                yield Flag(token.start, token.end, token.text, "name-variant", f"elsewhere “{usual}”")


def _forms(parse: Parse) -> dict[str, list[Token]]:
    """The last words of names by spelling."""
    forms: dict[str, list[Token]] = {}
    for token in parse.tokens:
        if token.pos != "PROPN" or len(token.text) < LEAST or not token.text[0].isupper() or token.text.isupper():
            continue
        following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
        if following is not None and following.pos == "PROPN" and following.text[:1].isupper():
            continue
        if token.text.isalpha():
            forms.setdefault(token.text, []).append(token)
    return forms


def _is_variant(rare: str, usual: str, forms: dict[str, list[Token]]) -> bool:
    if len(forms[rare]) > min(2, len(forms[usual])) or abs(len(rare) - len(usual)) > 1:
        return False
    known = _known()
    if rare.lower() in known or usual.lower() in words("office_titles"):
        return False
    if DamerauLevenshtein.distance(rare.lower(), usual.lower(), score_cutoff=1) > 1:
        return False
    short, long = sorted((rare, usual), key=len)
    if long.startswith(short) and long[len(short) :] in ENDINGS:
        return False
    introduced = any(map(_given, forms[usual])) and not any(map(_given, forms[rare]))
    if len(forms[rare]) == len(forms[usual]) and usual.lower() not in known and not introduced:
        return False
    return not _own_given_name(rare, usual, forms)


def _own_given_name(rare: str, usual: str, forms: dict[str, list[Token]]) -> bool:
    """Whether the two go with different given names: two people then."""
    given = [{name for token in forms[form] if (name := _given(token))} for form in (rare, usual)]
    return bool(given[0]) and bool(given[1]) and not given[0] & given[1]


def _given(token: Token) -> str | None:
    """The given name right before a surname; titles are none."""
    before = next((c for c in reversed(token.children) if c.dep == "compound" and c.i == token.i - 1), None)
    if before is None or before.pos != "PROPN" or len(before.text) <= 2 or before.text.endswith("."):
        return None
    titles = words("office_titles") | words("honorifics")
    return None if before.lower in titles else before.text
