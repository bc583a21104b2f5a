"""How predicates are presented: certainty, polarity, tense and the author's factuality."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.certainty import factuality_of, modality
from regesta.model.parse import Parse

ParseText = Callable[[str], Parse]


def value(parse: ParseText, text: str, word: str) -> float:
    start = text.rindex(word)
    return factuality_of(parse(text), start, start + len(word))


@pytest.mark.parametrize(
    ("text", "word", "low", "high"),
    [
        ("The troops left the town.", "left", 3.0, 3.0),
        ("The troops did not leave the town.", "leave", -3.0, -2.0),
        ("The troops never left the town.", "left", -3.0, -2.0),
        ("No troops left the town.", "left", -3.0, -2.0),
        ("The troops may leave the town.", "leave", 0.5, 2.0),
        ("The troops will leave the town.", "leave", 1.5, 2.8),
        ("The troops failed to leave the town.", "leave", -3.0, -1.0),
        ("The troops managed to leave the town.", "leave", 2.0, 3.0),
        ("The troops want to leave the town.", "leave", 0.3, 2.0),
        ("The general said the troops left the town.", "left", 1.5, 2.9),
        ("The general denied that the troops left the town.", "left", -3.0, -1.0),
        ("The general knows that the troops left the town.", "left", 2.9, 3.0),
        ("The general does not know that the troops left the town.", "left", 2.9, 3.0),
        ("If the troops leave the town, the market will open.", "leave", -0.5, 1.5),
        ("The troops fled without firing a shot.", "firing", -3.0, -1.5),
        ("The alleged attack shook the town.", "attack", 1.0, 2.0),
        ("The troops fired but did not leave, and said so.", "said", 2.5, 3.0),
    ],
)
def test_factuality(parse: ParseText, text: str, word: str, low: float, high: float) -> None:
    assert low <= value(parse, text, word) <= high


def test_a_factive_keeps_more_than_a_report_and_a_report_more_than_a_claim(parse: ParseText) -> None:
    values = [
        value(parse, f"The mayor {verb} that the bridge fell.", "fell") for verb in ("realised", "said", "alleged")
    ]
    assert values == sorted(values, reverse=True)
    assert len(set(values)) == 3


@pytest.mark.parametrize(
    ("text", "word", "certainty", "polarity", "tense"),
    [
        ("The army shelled the port.", "shelled", "certain", "positive", "past"),
        ("The army shells the port.", "shells", "certain", "positive", "present"),
        ("The army will shell the port.", "shell", "certain", "positive", "future"),
        ("The army might shell the port.", "shell", "possible", "positive", "hypothetical"),
        ("The army has not shelled the port.", "shelled", "certain", "negative", "past"),
        ("The army probably shelled the port.", "shelled", "probable", "positive", "past"),
        ("The mayor alleged that the army shelled the port.", "shelled", "certain", "positive", "past"),
        ("The deal does not require either side to help.", "require", "certain", "negative", "present"),
    ],
)
def test_modality(parse: ParseText, text: str, word: str, certainty: str, polarity: str, tense: str) -> None:
    token = parse(text).token_at(text.index(word))
    assert token is not None
    found = modality(token)
    assert (found.certainty, found.polarity, found.tense) == (certainty, polarity, tense)


def test_any_range_has_an_answer(parse: ParseText) -> None:
    parsed = parse("Yes .")
    assert -3 <= factuality_of(parsed, 0, 3) <= 3
    assert -3 <= factuality_of(parsed, 3, 3) <= 3


@pytest.mark.parametrize(
    ("text", "word", "certainty"),
    [
        ("The minister said the levy would double.", "double", "certain"),
        ("The minister said the levy would probably double.", "double", "possible"),
        ("Foreign troops should leave the valley.", "leave", "certain"),
        ("Foreign troops could leave the valley.", "leave", "possible"),
    ],
)
def test_a_source_may_be_certain_of_what_would_or_should_be(
    parse: ParseText, text: str, word: str, certainty: str
) -> None:
    token = parse(text).token_at(text.index(word))
    assert token is not None
    assert modality(token).certainty == certainty
