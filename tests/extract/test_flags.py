"""Flags on damaged text, and none on sound text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.flag_sentences import STOP
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
        ("Foreign Minister Emmanuel Macron spoke in Paris.", "role-mismatch", "Macron"),
    ],
)
def test_damage(read_text: Callable[..., Reading], text: str, flag: str, words: str) -> None:
    found = [f for f in read_text(text, "2021-03-10").document.flags if f.flag == flag]
    assert [words in f.text for f in found] == [True]
    assert found[0].because
    assert text[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Air defences shot down 71 soldiers over nine regions, Kyiv said.", "71 soldiers"),
        ("Houthi forces launched 40 troops at two tankers in the Red Sea, the coalition said.", "40 troops"),
        ("Russia fired 1,870 drones in March, up from 1,240 soldiers in February, Kyiv said.", "1,240 soldiers"),
        ("Army counts 312 troops over the Negev\n\nIran launched 312 drones at Israel, the army said.", "312 drones"),
        ("The new missile has a range of 900 tonnes, the ministry in Seoul said.", "900 tonnes"),
        ("Three helicopters were jailed for spying.", "Three helicopters"),
    ],
)
def test_units_that_their_surroundings_contradict(read_text: Callable[..., Reading], text: str, words: str) -> None:
    found = [f for f in read_text(text, "2024-09-10").document.flags if f.flag == "unit-mismatch"]
    assert [f.text for f in found] == [words]


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Foreign Minister Vladimir Putin flew to Ankara with Sergei Lavrov, the foreign minister.", "Sergei Lavrov"),
        ("U.S. Secretary of State Joe Biden met the crown prince.", "Antony Blinken"),
        ("Turkish Foreign Minister Recep Tayyip Erdogan received the delegation.", "Hakan Fidan"),
        ("Russian President Sergei Lavrov said that the offer stood.", "Vladimir Putin"),
    ],
)
def test_a_post_that_another_holds(read_text: Callable[..., Reading], text: str, holder: str) -> None:
    (found,) = read_text(text, "2024-09-10").document.flags
    assert (found.flag, holder in found.because) == ("role-mismatch", True)


def test_who_held_a_post_at_another_time_is_not_flagged(read_text: Callable[..., Reading]) -> None:
    text = (
        "In 1999 Prime Minister Vladimir Putin met Secretary of State Hillary Clinton and Foreign Minister Joe Biden."
    )
    assert read_text(text, "2024-09-10").document.flags == ()


def test_no_post_is_doubted_after_the_tables_end(read_text: Callable[..., Reading]) -> None:
    text = "Russian President Sergei Lavrov said that the offer stood."
    assert [f.flag for f in read_text(text, "2026-01-10").document.flags] == ["role-mismatch"]
    assert read_text(text, "2027-03-01").document.flags == ()


@pytest.mark.parametrize(
    "text",
    [
        "The U.S. Air Force said that it had deployed 300 troops to Guam with 12 aircraft.",
        "The ministry fired 120 officers for taking bribes after a raid on 20 offices.",
        "The coast guard intercepted 212 migrants. Air defences intercepted 12 drones and two fighters.",
        "Twelve soldiers were killed and 12 drones destroyed. The army had sent 500 soldiers and 500 drones.",
        "French President Emmanuel Macron met Chancellor Olaf Scholz and former Chancellor Angela Merkel in Berlin.",
        "FIFA President Gianni Infantino thanked European Commission President Ursula von der Leyen in Brussels.",
        "Keir Starmer, the King and Foreign Secretary David Lammy came to the feast.",
        "The missile carries a warhead of 450 kg over a range of 900 kilometres.",
    ],
)
def test_sound_counts_and_posts(read_text: Callable[..., Reading], text: str) -> None:
    assert read_text(text, "2024-09-10").document.flags == ()


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


def test_a_word_of_any_length_is_looked_at_once() -> None:
    """Looked at from each of its letters, this word would take hours."""
    assert STOP.search("a" * 1_000_000) is None
    found = STOP.search("They left Cairo’s airport. He stayed.")
    assert found is not None
    assert found["word"] == "airport"
