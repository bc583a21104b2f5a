"""Who says what: sources, cues and contents with their exact spans."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.model.statement import Statement, UtteranceValue
from regesta.pipeline import Reading

Read = Callable[..., Reading]


def utterances(reading: Reading) -> list[tuple[str | None, str | None, str, str]]:
    """Source, cue, content and manner of every utterance, in text order."""
    found = []
    for stmt in reading.statements:
        value = stmt.value
        if isinstance(value, UtteranceValue):
            source = value.source.text if value.source else None
            cue = value.cue.text if value.cue else None
            found.append((source, cue, value.content.text, value.manner))
    return found


def pieces(stmt: Statement, text: str) -> list[str]:
    value = stmt.value
    assert isinstance(value, UtteranceValue)
    return [text[part.start : part.end] for part in value.content.parts]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The minister said the bridge had been closed on Monday.",
            ("The minister", "said", "the bridge had been closed on Monday", "indirect"),
        ),
        (
            "“We will not leave,” said Anna Berg, the mayor of Lund.",
            ("Anna Berg, the mayor of Lund", "said", "“We will not leave,”", "direct"),
        ),
        (
            "The general said the army was “fully prepared” for winter.",
            ("The general", "said", "the army was “fully prepared” for winter", "mixed"),
        ),
        (
            "According to the ministry, two ships left the port.",
            ("the ministry", "According to", "two ships left the port", "indirect"),
        ),
        (
            "The envoy told reporters that talks would resume in May.",
            ("The envoy", "told", "that talks would resume in May", "indirect"),
        ),
        (
            "Norway plans to reopen its embassy in the capital.",
            ("Norway", "plans", "to reopen its embassy in the capital", "indirect"),
        ),
        (
            "The union urged members to stay at home.",
            ("The union", "urged", "members to stay at home", "indirect"),
        ),
        (
            "The president called for an immediate truce.",
            ("The president", "called for", "an immediate truce", "indirect"),
        ),
        (
            "The senator called the deal “a farce”.",
            ("The senator", "called", "the deal “a farce”", "mixed"),
        ),
        (
            "The court ruled that the arrest was unlawful.",
            ("The court", "ruled", "that the arrest was unlawful", "indirect"),
        ),
        (
            "The governor did not rule out an attack, but denied that troops had moved.",
            ("The governor", "denied", "that troops had moved", "indirect"),
        ),
        (
            "Two officials who spoke on condition of anonymity said the convoy had turned back.",
            (
                "Two officials who spoke on condition of anonymity",
                "said",
                "the convoy had turned back",
                "indirect",
            ),
        ),
    ],
)
def test_one_attribution(read_text: Read, text: str, expected: tuple[str, str, str, str]) -> None:
    found = utterances(read_text(text))
    source, cue, content, manner = expected
    assert [u for u in found if u[1:] == (cue, content, manner)], found
    assert any(u[0] is not None and (u[0] == source or u[0] in source) for u in found if u[2] == content), found


def test_a_cue_in_the_middle_makes_parts(read_text: Read) -> None:
    text = "“The road is open,” the driver said, “but nobody uses it.”"
    reading = read_text(text)
    stmt = next(s for s in reading.statements if s.kind == "utterance")
    assert pieces(stmt, text) == ["“The road is open,”", "“but nobody uses it.”"]


def test_a_new_sentence_in_quotation_marks_is_another_utterance(read_text: Read) -> None:
    text = "“The road is open,” the driver said. “Nobody uses it any more.”"
    found = utterances(read_text(text))
    assert ("the driver", "said", "“The road is open,”", "direct") in found
    assert ("the driver", None, "“Nobody uses it any more.”", "direct") in found


def test_a_quotation_goes_on_over_paragraphs(read_text: Read) -> None:
    text = "The spokesman said: “We are sorry.\n\n“We will pay for the damage.”\n\nThe harbour is closed."
    reading = read_text(text)
    found = [s for s in reading.statements if s.kind == "utterance"]
    assert len(found) == 1
    assert pieces(found[0], text) == ["“We are sorry.", "“We will pay for the damage.”"]


def test_an_open_quotation_ends_with_its_paragraph(read_text: Read) -> None:
    text = "The mayor said: “The tower will be rebuilt.\n\nTrains run every hour. The harbour is closed."
    found = utterances(read_text(text))
    assert found
    assert all("Trains" not in content for _, _, content, _ in found)


@pytest.mark.parametrize("marks", ["“”", '""', "«»", "‘’", "''"])
def test_quotation_marks_of_every_kind(read_text: Read, marks: str) -> None:
    opening, closing = marks
    text = f"{opening}The bridge is safe again,{closing} the engineer said."
    assert utterances(read_text(text)) == [
        ("the engineer", "said", f"{opening}The bridge is safe again,{closing}", "direct")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “winter road” crosses the lake.",
        "She played the lead in “The Cherry Orchard” last year.",
        "The firm's ‘smart’ meters failed in the cold.",
    ],
)
def test_scare_quotes_and_titles_are_no_utterances(read_text: Read, text: str) -> None:
    assert utterances(read_text(text)) == []


def test_passive_without_a_source(read_text: Read) -> None:
    found = utterances(read_text("The rebels are said to have fled the town."))
    assert [(source, cue) for source, cue, _, _ in found] == [(None, "are said")]


def test_agent_of_a_passive_is_the_source(read_text: Read) -> None:
    found = utterances(read_text("The raid was condemned by the foreign ministry."))
    assert ("the foreign ministry", "was condemned by", "The raid", "indirect") in found


def test_blame_holds_what_somebody_is_blamed_for(read_text: Read) -> None:
    found = utterances(read_text("The army blamed the rebels for the attack on the depot."))
    assert ("The army", "blamed", "the rebels for the attack on the depot", "indirect") in found


def test_two_speakers_in_one_sentence_keep_their_own_words(read_text: Read) -> None:
    text = "The army said the town was calm, while residents said shells had hit the market."
    contents = {source: content for source, _, content, _ in utterances(read_text(text))}
    assert contents["The army"] == "the town was calm"
    assert contents["residents"] == "shells had hit the market"


def test_he_said_is_the_one_who_spoke_last(read_text: Read) -> None:
    text = (
        "Erik Lund, a historian, said the archive was burnt. He had met Karl Marten in Oslo.\n\n"
        "“We lost everything,” he said."
    )
    reading = read_text(text)
    values = [s.value for s in reading.statements if isinstance(s.value, UtteranceValue)]
    entities = [v.source.entity.name if v.source and v.source.entity else None for v in values]
    assert entities[-1] == entities[0]
    assert entities[0] is not None


def test_every_span_is_its_text(read_text: Read) -> None:
    text = "“Stop,” he said. The ministry denied, however, that the order existed. “It is a lie,” it added."
    for stmt in read_text(text).statements:
        if isinstance(stmt.value, UtteranceValue):
            for piece in (stmt.value.source, stmt.value.cue, stmt.value.content):
                assert piece is None or text[piece.start : piece.end] == piece.text
