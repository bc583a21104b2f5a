"""Flags on damaged text, and none on sound text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.pipeline import Reading


@pytest.mark.parametrize(
    ("text", "flag", "words"),
    [
        ("The minister flew to Cairo. is. He stayed a week.", "fragment", "is."),
        ("The minister flew to Cairo. Which of. He stayed a week.", "fragment", "Which of."),
        ("The minister flew to Cairo. Denies having met the rebels there. He stayed a week.", "no-subject", "Denies"),
        (
            "Anna Kovalenko spoke first. Later Kovalenko left. Mr Kovalemko came back alone.",
            "name-variant",
            "Kovalemko",
        ),
        ("The pact was signed on Friday, 9 March 2021.", "date-mismatch", "Friday, 9 March 2021"),
        ("The state can field 3 billion troops in wartime.", "unit-mismatch", "3 billion troops"),
        ("Ships carried 9 million kilometres of wheat.", "unit-mismatch", "9 million kilometres"),
        ("It has 400 tanks, of which 900 are in store.", "figure-mismatch", "900"),
        ("Secretary of State Emmanuel Macron spoke in Paris.", "role-mismatch", "Macron"),
    ],
)
def test_damage(read_text: Callable[..., Reading], text: str, flag: str, words: str) -> None:
    found = [f for f in read_text(text, "2021-03-10").document.flags if f.flag == flag]
    assert [words in f.text for f in found] == [True]
    assert found[0].because
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "text",
    [
        "The minister flew to Cairo. He stayed a week and met the U.S. envoy. It was his first visit.",
        "“Is it over?” she asked. He did not say. They never do.",
        "Iran and Iraq signed the pact on Tuesday, 9 March 2021. The Iranians and the Iraqis were pleased.",
        "It has 400 tanks, of which 90 are in store, and more than 5,000 troops.",
        "President Emmanuel Macron met Chancellor Olaf Scholz in Paris.",
        "Ivan Petrov met Oleg Petrow in Riga. Petrov left first, then Petrow.",
    ],
)
def test_sound_text(read_text: Callable[..., Reading], text: str) -> None:
    assert read_text(text, "2021-03-10").document.flags == ()
