"""Sections of a brief in, nothing out: raises where a row says a name or number that its passages do not."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from regesta.answer.brief_model import Row, Section
from regesta.errors import RegestaError

TOKEN = re.compile(r"[^\W\d_][\w’'-]*|\d[\d.,:/-]*\d|\d")


class BriefError(RegestaError):
    """A brief would have said what none of its cited passages says."""


def check(sections: Iterable[Section]) -> None:
    """Raise BriefError for the first row with an unfounded name or number."""
    for section in sections:
        for row in section.rows:
            if not row.cites:
                raise BriefError(f"brief refused: a row of {section.title!r} cites nothing: {' | '.join(row.cells)}")
            missing = sorted(set(unfounded(row)))
            if missing:
                raise BriefError(
                    f"brief refused: {', '.join(missing)} in {section.title!r} stands in none of the cited passages "
                    f"of: {' | '.join(row.cells)}"
                )


def unfounded(row: Row) -> Iterator[str]:
    """The names (capitalised words) and numbers of a row that none of its cited passages holds.

    Regesta's own words (statuses, marks) are written in lower case, so that every capital letter
    comes from a source. Dates that the row resolves may be shown as they are.
    """
    known = {_plain(token) for cite in row.cites for p in cite.passages for token in TOKEN.findall(p.text)}
    dates = set(row.dates)
    for cell in row.cells:
        if cell in dates:
            continue
        for token in TOKEN.findall(cell):
            if (token[0].isupper() or token[0].isdigit()) and _plain(token) not in known:
                yield token


def _plain(token: str) -> str:
    """A word without case, accents and possessive, a number without separators of thousands."""
    if token[0].isdigit():
        return token.replace(",", "").strip(".:/-")
    folded = "".join(c for c in unicodedata.normalize("NFKD", token) if not unicodedata.combining(c))
    return re.sub(r"[’']s?$", "", folded.casefold())
