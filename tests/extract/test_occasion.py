"""When and where a predicate is set."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.analysis import Analysis
from regesta.extract.occasion import place_of, time_of
from regesta.extract.times import find_times
from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.parse import Parse


def _analysis(parse: Callable[[str], Parse], text: str, places: tuple[str, ...] = ()) -> Analysis:
    parsed = parse(text)
    names = [
        Mention(text.index(p), text.index(p) + len(p), p, "place", use="location")
        for p in sorted(places, key=text.index)
    ]
    doc = Document("d", "a.txt", "/a.txt", "0", text)
    return Analysis(doc, parsed, times=find_times(parsed, "2023-05-17"), names=names)


@pytest.mark.parametrize(
    ("text", "verb", "value"),
    [
        ("The ministers met on Monday.", "met", "2023-05-15"),
        ("On Monday the ministers met and signed the accord.", "signed", "2023-05-15"),
        ("The spokesman said on Monday that rebels had shelled the town.", "shelled", None),
        ("The spokesman said on Monday that rebels had shelled the town.", "said", "2023-05-15"),
        ("The ministers met for two days.", "met", None),
        ("The ministers met every week.", "met", None),
        ("Two days before Joe Biden was sworn in, the ministers met.", "met", "2021-01-18"),
    ],
)
def test_time_of(parse: Callable[[str], Parse], text: str, verb: str, value: str | None) -> None:
    analysis = _analysis(parse, text)
    token = next(t for t in analysis.parse.tokens if t.text == verb)
    when = time_of(analysis, token)
    assert (when.value if when else None) == value


@pytest.mark.parametrize(
    ("text", "verb", "place"),
    [
        ("The ministers met in Geneva.", "met", "Geneva"),
        ("Geneva said it would help.", "said", None),
        ("The spokesman said in Geneva that rebels shelled the town.", "shelled", None),
    ],
)
def test_place_of(parse: Callable[[str], Parse], text: str, verb: str, place: str | None) -> None:
    analysis = _analysis(parse, text, ("Geneva",))
    token = next(t for t in analysis.parse.tokens if t.text == verb)
    where = place_of(analysis, token)
    assert (where.text if where else None) == place
