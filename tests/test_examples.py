"""The examples: all are read, each with the date that its README promises."""

from __future__ import annotations

import re
from pathlib import Path

from regesta.pipeline import Given, documents
from regesta.settings import Settings
from regesta.sources.paths import open_all

EXAMPLES = Path(__file__).parents[1] / "examples"
STATED = {
    "drones-correction.html": "2024-11-27",
    "missiles-denied.eml": "2024-09-11",
    "treaty-harbour-post.html": "2025-01-17",
    "treaty-northern-dispatch.md": "2025-01-18",
    "treaty-undated.html": None,
}
GIVEN = {"grain.pdf": "2023-07-18", "visit.docx": "2024-08-24"}


def test_every_example_is_an_article_of_the_promised_length() -> None:
    found = {Path(doc.path).name: (doc, given) for doc, given in _documents()}
    listed = set(re.findall(r"^\| `([\w.-]+)`", (EXAMPLES / "README.md").read_text(), re.MULTILINE))
    assert set(found) == listed
    assert {name.rsplit(".")[-1] for name in found} == {"html", "txt", "md", "pdf", "docx", "eml"}
    for name, (doc, _) in found.items():
        assert 125 <= len(doc.text.split()) <= 500, name
        assert doc.title, name
        assert doc.deep, name


def test_examples_carry_the_dates_they_should() -> None:
    found = {Path(doc.path).name: (doc.published.value, given) for doc, given in _documents()}
    for name, day in STATED.items():
        assert found[name][0] == day, name
    for name, day in GIVEN.items():
        assert found[name] == (None, day), name


def _documents() -> list[Given]:
    items = list(documents(open_all([str(EXAMPLES)], None, Settings()), Settings()))
    assert all(not isinstance(item[0], str) for item in items), items
    return items  # type: ignore[return-value]
