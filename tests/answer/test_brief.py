"""Briefs: what they hold, what they cite, and what they refuse to say."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from regesta.answer.brief import Question, compose
from regesta.answer.brief_guard import BriefError, check, unfounded
from regesta.answer.brief_model import Brief, Cite, ListedSource, Material, Row, Section
from regesta.export.docx import docx
from regesta.export.html import html
from regesta.export.markdown import describe, markdown, plain
from regesta.model.count import Count
from regesta.model.document import Document, Published
from regesta.model.mention import Mention
from regesta.model.reference import Entity, Reference
from regesta.model.span import Passage
from regesta.model.statement import (
    ContentPart,
    EventValue,
    Extractor,
    FigureValue,
    Say,
    Statement,
    TransferValue,
    UtteranceValue,
    When,
)

TEXT = (
    "Norland and Estria signed a fishing pact on Monday. “We are content,” Minister Ana Roe said. "
    "She visited Estria in May. Norland had seized 14 boats, Estrian officials said, without offering evidence. "
    "Estria <b>sold</b> patrol boats to Norland."
)
NORLAND = Entity("state:NOR", "Norland", "NRL", "GOV")
ESTRIA = Entity("state:EST", "Estria", "EST", "GOV")
ROE = Entity("person:ana-roe", "Ana Roe", "EST", "GOV")
BY = Extractor("test", "1")


def at(words: str, entity: Entity | None = None, after: int = 0) -> Reference:
    start = TEXT.index(words, after)
    return Reference(start, start + len(words), words, entity)


def passage(words: str) -> Passage:
    return at(words).passage


def statement(kind: str, words: str, value: object, **more: object) -> Statement:
    p = passage(words)
    fields = {"id": f"{kind}-{p.start}", "document": "d1", "kind": kind, "value": value, "extractor": BY, **more}
    return Statement(start=p.start, end=p.end, text=p.text, **fields)  # type: ignore[arg-type]


@pytest.fixture
def material() -> Material:
    document = Document(
        "d1", "pact.html", "/pact.html", "0" * 64, TEXT, title="A pact", published=Published("2025-03-04", "metadata")
    )
    monday = When("2025-03-03", *[getattr(passage("Monday"), k) for k in ("start", "end", "text")])
    signed = EventValue("SUPPORT", passage("signed"), (at("Norland", NORLAND), at("Estria", ESTRIA)))
    visited = EventValue("CONSULT", passage("visited"), (at("She", ROE),), (at("Estria", ESTRIA, 100),))
    content = passage("“We are content,”")
    spoken = UtteranceValue(
        "direct",
        at("Minister Ana Roe", ROE),
        ContentPart(*[getattr(passage("said"), k) for k in ("start", "end", "text")]),
        ContentPart(content.start, content.end, content.text),
    )
    seized = FigureValue("captured", "boat", Count(14, 14, 14, "=", "14"), by=at("Norland", NORLAND, 120))
    sold = TransferValue(
        at("Estria", ESTRIA, TEXT.index("evidence")),
        at("Norland", NORLAND, TEXT.index("sold")),
        at("patrol boats"),
        status="alleged",
    )
    officials = (Say(at("Estrian officials", ESTRIA), passage("said, without")),)
    return Material(
        document,
        (
            Mention(0, 7, "Norland", "state", NORLAND),
            Mention(12, 18, "Estria", "state", ESTRIA),
            Mention(at("Ana Roe").start, at("Ana Roe").end, "Ana Roe", "person", ROE),
        ),
        (
            statement("event", "Norland and Estria signed a fishing pact on Monday", signed, when=monday),
            statement("utterance", "“We are content,” Minister Ana Roe said", spoken),
            statement("event", "She visited Estria in May", visited),
            statement(
                "figure",
                "Norland had seized 14 boats",
                seized,
                says=officials,
                evidence="not-offered",
                evidence_span=passage("without offering evidence"),
            ),
            statement("transfer", "Estria <b>sold</b> patrol boats to Norland", sold),
        ),
        tuple(m.span() for m in re.finditer(r"[^ .][^.]*\.", TEXT)),
    )


@pytest.fixture
def brief(material: Material) -> Brief:
    return compose([material], Question(about=("Norland",)))


def section(brief: Brief, key: str) -> Section:
    return next(s for s in brief.sections if s.key == key)


def test_sections_hold_what_the_statements_say(brief: Brief) -> None:
    assert [s.key for s in brief.sections] == ["timeline", "figures", "transfers", "disputed"]
    assert section(brief, "timeline").rows[0].cells[0] == "2025-03-03"
    count, what, bound, _, who = section(brief, "figures").rows[0].cells
    assert (count, bound, who) == ("14", "as stated", "Estrian officials")
    assert "seized 14 boats" in what
    assert section(brief, "transfers").rows[0].cells == ("Estria", "Norland", "patrol boats", "delivery", "alleged")


def test_a_statement_that_does_not_involve_the_actor_is_left_out(material: Material) -> None:
    rows = section(compose([material], Question(about=("Estria",))), "timeline").rows
    assert len(rows) == 2
    rows = section(compose([material], Question(about=("Norland",))), "timeline").rows
    assert len(rows) == 1


def test_a_document_must_name_every_actor_asked_for(material: Material) -> None:
    assert compose([material], Question(about=("Norland", "Sudland"))).sections == ()


def test_a_pronoun_is_named_in_brackets_and_the_name_cited(material: Material) -> None:
    rows = section(compose([material], Question()), "timeline").rows
    row = next(r for r in rows if "visited" in r.cells[1])
    assert row.cells[1] == "[Ana Roe] visited Estria in May."
    assert "Ana Roe" in [p.text for p in row.cites[0].passages]


def test_period_is_held_against_the_time_of_what_is_stated(material: Material) -> None:
    brief = compose([material], Question(since="2025-03-04"))
    assert all("signed" not in row.cells[1] for row in section(brief, "timeline").rows)
    assert compose([material], Question(until="2024-12-31")).sections == ()


def test_one_row_for_the_same_event_told_by_two_documents(material: Material) -> None:
    other = replace(
        material,
        document=replace(material.document, id="d2", path="other.html"),
        statements=tuple(replace(s, id="x" + s.id, document="d2") for s in material.statements),
    )
    brief = compose([material, other], Question(about=("Norland",)))
    row = section(brief, "timeline").rows[0]
    assert {c.source for c in row.cites} == {1, 2}
    assert len(brief.sources) == 2


@pytest.mark.parametrize("cell", ["Sudland signed", "It seized 15 boats", "Seized 140 boats"])
def test_a_name_or_number_in_no_cited_passage_is_refused(brief: Brief, cell: str) -> None:
    row = section(brief, "figures").rows[0]
    bad = replace(row, cells=(cell, *row.cells[1:]))
    assert list(unfounded(row)) == []
    with pytest.raises(BriefError, match="refused"):
        check([replace(section(brief, "figures"), rows=(bad,))])


def test_a_row_without_support_is_refused(brief: Brief) -> None:
    row = replace(section(brief, "timeline").rows[0], cites=())
    with pytest.raises(BriefError, match="cites nothing"):
        check([replace(section(brief, "timeline"), rows=(row,))])


def test_thousands_separators_and_accents_are_the_same_number_and_name() -> None:
    p = Passage(0, 20, "Zoë counted 11,000")
    cite = Cite(1, "d", "s", (p,), p)
    assert list(unfounded(Row(("Zoe 11000",), (cite,)))) == []
    assert list(unfounded(Row(("Zoe 1100",), (cite,)))) == ["1100"]


def test_every_cited_passage_is_its_text(brief: Brief) -> None:
    cites = [c for s in brief.sections for r in s.rows for c in r.cites]
    assert cites
    for c in cites:
        for p in (*c.passages, c.context):
            assert TEXT[p.start : p.end] == p.text


def test_html_shows_each_passage_and_lets_no_markup_through(brief: Brief) -> None:
    page = html(brief)
    assert "<mark>" in page
    assert "&lt;b&gt;sold" in page
    assert "<b>sold" not in page
    assert "<script" not in page
    assert "http" not in page.split("</head>")[1]


def test_markdown_and_docx_have_every_row_and_source(brief: Brief) -> None:
    text = markdown(brief)
    assert "patrol boats" in text
    assert "## Sources" in text
    assert docx(brief)[:2] == b"PK"


def test_markdown_holds_no_html_of_a_document() -> None:
    source = ListedSource(1, "a", "<script>x</script> & Sons", None, None, "unknown", (), "a.txt", None, 0)
    assert plain(describe(source)).startswith("&lt;script>x&lt;/script> & Sons")
