"""The chain of say-so: nearest speaker first, each once."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from regesta.extract.analysis import Analysis
from regesta.extract.attributions import attributions
from regesta.extract.chains import says_at
from regesta.extract.references import References
from regesta.model.document import Document
from regesta.model.parse import Parse


@pytest.fixture(scope="module")
def chain(parse: Callable[[str], Parse]) -> Callable[[str, str], list[str]]:
    """The sources that answer for a word of a text."""

    def at(text: str, word: str) -> list[str]:
        parsed = parse(text)
        analysis = Analysis(Document("d" * 32, "t.txt", "/t.txt", "0" * 64, text, language="en"), parsed)
        analysis.references = References(parsed)
        analysis.attributions = attributions(analysis)
        token = parsed.token_at(text.index(word))
        assert token is not None
        return [say.source.text if say.source else "" for say in says_at(analysis, token)]

    return at


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The depot burnt down.", "burnt", []),
        ("The ministry said the depot had burnt down.", "burnt", ["The ministry"]),
        (
            "The Herald reported that officials said the depot had burnt down.",
            "burnt",
            ["officials", "The Herald"],
        ),
        (
            "The Herald, citing defence officials, reported that the depot had burnt down.",
            "burnt",
            ["defence officials", "The Herald"],
        ),
        ("According to the army, the depot was hit by rockets.", "hit", ["the army"]),
        ("“I think the depot was hit by rockets,” the mayor said.", "hit", ["the mayor"]),
        ("The army blamed the rebels for the explosion.", "explosion", ["The army"]),
        ("The minister condemned the explosion.", "explosion", []),
        ("The army wants to rebuild the depot.", "rebuild", []),
        ("“As you know, the depot was hit,” the mayor said.", "hit", ["the mayor"]),
    ],
)
def test_chain(chain: Callable[[str, str], list[str]], text: str, word: str, expected: list[str]) -> None:
    assert chain(text, word) == expected
