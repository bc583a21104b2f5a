"""Evidence: offered, not offered, none found; denials and confirmations of earlier claims."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.analysis import Analysis
from regesta.extract.answers import answers
from regesta.extract.proofs import proofs
from regesta.model.parse import Parse
from regesta.model.statement import UtteranceValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        (
            "The army claimed, without providing evidence, that mines were laid.",
            "not-offered",
            "without providing evidence",
        ),
        ("The army said mines were laid. It offered no proof.", "not-offered", "offered no proof"),
        ("The army declined to offer proof.", "not-offered", "to offer proof"),
        ("No evidence of a leak has yet surfaced.", "none-found", "No evidence of a leak has yet surfaced"),
        ("There is no evidence that the ship was hit.", "none-found", "is no evidence"),
        ("Satellite images show that the hangar was destroyed.", "offered", "Satellite images"),
        ("The ministry released a video of the strike.", "offered", "released a video"),
    ],
)
def test_what_is_said_of_evidence(parse: Callable[[str], Parse], text: str, kind: str, words: str) -> None:
    found = list(proofs(parse(text)))
    assert [(proof.kind, proof.passage.text) for proof in found] == [(kind, words)]


@pytest.mark.parametrize(
    "text",
    ["The committee studied the evidence for a year.", "A video game won the prize.", "He gave no answer."],
)
def test_not_every_word_of_evidence_counts(parse: Callable[[str], Parse], text: str) -> None:
    assert list(proofs(parse(text))) == []


def test_a_claim_made_without_evidence(read_text: Read) -> None:
    reading = read_text(
        "Russia claimed, without providing evidence, that Ukraine had shelled Belgorod. France sent 20 tanks to Kyiv."
    )
    marked = {s.evidence for s in reading.statements if "shelled" in s.text}
    assert marked == {"not-offered"}
    assert all(s.evidence == "not-stated" for s in reading.statements if "tanks" in s.text and "shelled" not in s.text)


def test_none_found_stands_in_the_next_sentence(read_text: Read) -> None:
    reading = read_text("Iran said Israel had bombed Natanz. No proof of the alleged raid has turned up.")
    found = [s for s in reading.statements if s.kind == "event" and s.start < 36]
    assert found
    assert all(s.evidence == "none-found" for s in found)
    assert all(s.evidence_span and "No proof" in s.evidence_span.text for s in found)


def test_a_denial_answers_the_claim(read_text: Read) -> None:
    reading = read_text("Ukraine said Russia had shelled the port. Russia denied that it had shelled the port.")
    said = [s for s in reading.statements if isinstance(s.value, UtteranceValue)]
    assert said[1].answers is not None
    assert (said[1].answers.statement, said[1].answers.how) == (said[0].id, "denies")
    assert said[0].answers is None


def test_nobody_answers_their_own_claim(read_text: Read) -> None:
    reading = read_text("Ukraine said the port was shelled. Ukraine confirmed that the port was shelled.")
    assert all(s.answers is None for s in reading.statements)


def test_nothing_said_nothing_answered(parse: Callable[[str], Parse]) -> None:
    from regesta.model.document import Document

    parsed = parse("The port is open.")
    analysis = Analysis(Document("d" * 32, "t.txt", "/t.txt", "0" * 64, parsed.text, language="en"), parsed)
    assert answers(analysis, []) == {}


def test_what_is_still_to_be_confirmed_answers_nothing(read_text: Read) -> None:
    reading = read_text("Ukraine said the port was shelled. Britain wants to confirm whether the port was shelled.")
    assert all(s.answers is None for s in reading.statements)
