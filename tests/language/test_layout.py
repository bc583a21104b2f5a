"""Paragraphs and datelines."""

from __future__ import annotations

import pytest

from regesta.language.layout import openings, paragraphs

WRAPPED = (
    "The two ministers met in the capital for the third time this\n"
    "year and agreed to open a second crossing before winter, their\n"
    "offices said.\n\nNothing was signed."
)


def blocks(text: str) -> list[str]:
    return [text[b.start : b.end] for b in paragraphs(text)]


def test_a_line_break_ends_a_block_and_a_blank_line_too() -> None:
    assert blocks("One.\nTwo.\n\n  Three.  \n") == ["One.", "Two.", "Three."]


def test_hard_wrapped_lines_are_one_block() -> None:
    assert len(blocks(WRAPPED)) == 2


def test_list_items_stay_apart() -> None:
    assert len(blocks("- the first item of a list that is long enough\n- the second item of a list that is long")) == 2


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("OSLO — The minister left.", "The"),
        ("TEL AVIV, Israel (Agency) — Two men", "Two"),
        ("GENEVA, Jan. 3, 2024 - “No,” he said", "“No"),
        ("GENEVA, 12 May – Talks", "Talks"),
    ],
)
def test_a_sentence_begins_after_a_dateline(text: str, after: str) -> None:
    assert openings(text, paragraphs(text)) == {0, text.index(after)}


@pytest.mark.parametrize(
    "text", ["NATO - the alliance - said so.", "The US — which left", "Talks — long ones — failed"]
)
def test_a_dash_in_a_sentence_is_no_dateline(text: str) -> None:
    assert openings(text, paragraphs(text)) == {0}
