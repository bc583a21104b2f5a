"""Readers: the text of each format, and what is known of the document with its basis."""

from __future__ import annotations

import io

import pytest

from regesta.errors import ReadError
from regesta.model.document import Document
from regesta.readers.read import document, format_of


def read(data: bytes | str, name: str, **more: object) -> Document:
    raw = data.encode() if isinstance(data, str) else data
    return document(raw, name, f"/{name}", **more)  # type: ignore[arg-type]


SENTENCE = "The minister said on Friday that the two sides had agreed to meet again."


@pytest.mark.parametrize(
    "text", [SENTENCE, f"\ufeff{SENTENCE}\r\n", f"\n\n  {SENTENCE}\t\n", f"{SENTENCE} 🕊 Пхеньян\n"]
)
def test_plain_text_is_the_file_unchanged(text: str) -> None:
    doc = read(text, "a.txt")
    assert doc.text == text
    assert doc.id == read(text, "a.txt").id != read(text, "b.txt").id


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32", "utf-8-sig", "cp1252", "cp1251"])
def test_an_encoding_that_is_sure_is_read(encoding: str) -> None:
    text = "“We signed” – so the minister said…"
    assert read(text.encode(encoding), "a.txt").text.lstrip("\ufeff") == text


def test_an_encoding_that_is_not_sure_is_refused() -> None:
    with pytest.raises(ReadError, match="byte 6 is 0xe9"):
        read("The pré-accord was signed.".encode("latin-1"), "a.txt")


def test_a_declared_encoding_is_believed() -> None:
    text = "Министр сообщил, что стороны подписали договор в пятницу."
    doc = read(text.encode("koi8-r"), "a.txt", media_type="text/plain; charset=koi8-r")
    assert (doc.text, doc.language, doc.deep) == (text, "ru", False)


def test_a_headline_of_plain_text_is_its_first_line_alone() -> None:
    assert read(f"Ministers meet in Ankara\n\n{SENTENCE}", "a.txt").title == "Ministers meet in Ankara"
    assert read(f"{SENTENCE}\n\n{SENTENCE}", "a.txt").title is None
    assert read(f"Ministers meet in Ankara\n{SENTENCE}", "a.txt").title is None


PAGE = """<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Ministers meet | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour Post"><meta name="author" content="Mira Lindqvist">
<link rel="canonical" href="https://harbour.example/world/meeting">{head}</head><body>
<nav><a href="/">Home</a><a href="/world">World</a></nav><article><h1>Ministers meet</h1>{body}
<p>The foreign ministers of the two countries met in Ankara on Tuesday, a spokesman said.</p>
<p>They will meet again in the spring, he added: &ldquo;We are ready.&rdquo;</p></article>
<footer>Updated 3 March 2026. Copyright 2026 The Harbour Post</footer></body></html>"""


def page(head: str = "", body: str = "") -> str:
    return PAGE.replace("{head}", head).replace("{body}", body)


def test_a_page_gives_its_article_under_its_headline() -> None:
    doc = read(page(), "a.html")
    assert doc.text == (
        "Ministers meet\n\nThe foreign ministers of the two countries met in Ankara on Tuesday, a spokesman said.\n\n"
        "They will meet again in the spring, he added: “We are ready.”"
    )
    assert (doc.title, doc.author, doc.publisher) == ("Ministers meet", "Mira Lindqvist", "The Harbour Post")
    assert doc.url == "https://harbour.example/world/meeting"
    assert doc.basis["publisher"] == "html metadata"


JSON_LD = '<script type="application/ld+json">{"@type":"NewsArticle",%s}</script>'


@pytest.mark.parametrize(
    ("head", "body", "day"),
    [
        ('<meta property="article:published_time" content="2025-01-17T23:40:00+03:00">', "", "2025-01-17"),
        (JSON_LD % '"datePublished":"2025-01-17T09:00:00Z","dateModified":"2025-02-02"', "", "2025-01-17"),
        ('<meta name="date" content="1992-04-03">', "", "1992-04-03"),
        ("", '<time datetime="2025-01-17T10:00">yesterday</time>', "2025-01-17"),
        ('<meta property="og:url" content="https://h.example/2025/01/17/meeting">', "", None),
        ('<meta property="article:modified_time" content="2025-01-17">', "", None),
        (JSON_LD % '"dateModified":"2025-02-02"', "", None),
        ('<meta name="copyright" content="2024">', "<p>The treaty of 5 May 2021 is in force, he said.</p>", None),
        ("", '<time datetime="2025-01-17">x</time><time datetime="2025-01-18">y</time>', None),
    ],
)
def test_a_page_is_dated_by_what_it_states_of_itself_alone(head: str, body: str, day: str | None) -> None:
    published = read(page(head, body), "a.html").published
    assert published.value == day
    assert published.basis == ("metadata" if day else "unknown")
    assert bool(published.because) == bool(day)


def test_a_date_in_the_address_counts_last() -> None:
    text = page().replace("/world/meeting", "/2025/01/17/meeting")
    published = read(text, "a.html").published
    assert published.value == "2025-01-17"
    assert "address" in published.because[0]


def test_what_a_container_says_fills_what_the_document_leaves_open() -> None:
    hints = {
        "container": "feed item",
        "title": "Talks",
        "publisher": "Desk",
        "published": "Fri, 17 Jan 2025 23:30 +0300",
    }
    doc = read(SENTENCE, "feed.xml#1", media_type="text/plain", hints=hints)
    assert (doc.title, doc.publisher, doc.published.value) == ("Talks", "Desk", "2025-01-17")
    assert doc.basis["publisher"] == "feed item"
    assert read(page(), "a.html", hints=hints).title == "Ministers meet"


def test_a_fragment_keeps_all_of_its_text() -> None:
    doc = read(
        "<p>Both&nbsp;sides <b>signed</b>.<br>Then left.</p><script>x()</script><ul><li>One &amp; two</li></ul>",
        "feed.xml#1",
        media_type="application/x-html-fragment",
    )
    assert doc.text == "Both sides signed.\nThen left.\n\nOne & two"


MAIL = """From: =?utf-8?Q?Press_Office_=E2=80=93_desk?= <press@ministry.example>
Subject: =?utf-8?B?U3RhdGVtZW50IG9uIHRhbGtz?=
Date: Sat, 18 Jan 2025 01:30:00 +0300
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="b"

--b
Content-Type: {type}; charset="windows-1252"
Content-Transfer-Encoding: quoted-printable

{body}
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename="a.pdf"
Content-Transfer-Encoding: base64

JVBERi0=
--b--
"""


@pytest.mark.parametrize(
    ("type_", "body"),
    [
        ("text/plain", "It had =93no information=94 about a deliv=\nery, the ministry said."),
        ("text/html", "<p>It had =93no information=94 about a deliv=\nery, the <b>ministry</b> said.</p>"),
    ],
)
def test_a_mail_gives_its_text_sender_and_date(type_: str, body: str) -> None:
    doc = read(MAIL.format(type=type_, body=body), "a.eml")
    assert doc.text.strip() == "It had “no information” about a delivery, the ministry said."
    assert (doc.title, doc.author) == ("Statement on talks", "Press Office – desk")
    assert (doc.published.value, doc.published.because) == ("2025-01-18", ("Date line of the mail",))


def test_markdown_loses_its_marks_and_keeps_its_front_matter() -> None:
    doc = read(
        '---\ntitle: "Night of drones"\ndate: 2024-11-03\noutlet: The Harbour Post\n---\n# Night of drones\n\n'
        "The air force **shot down 62** of\n[96 drones](https://x.example/a_b), it said.\n\n- one `item`\n- two\n\n"
        "> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "a.md",
    )
    assert doc.text == (
        "Night of drones\n\nThe air force shot down 62 of 96 drones, it said.\n\n"
        "one item\n\ntwo\n\nquoted\n\na | b\n\n1 | 2"
    )
    assert (doc.title, doc.publisher, doc.published.value) == ("Night of drones", "The Harbour Post", "2024-11-03")


def test_a_word_file_gives_paragraphs_and_rows_but_no_date() -> None:
    import docx

    made = docx.Document()
    made.add_heading("Note on the talks", 1)
    made.add_paragraph("The two ministers met in Ankara on Tuesday.")
    table = made.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Drones", "94"
    made.add_paragraph("They agreed to meet again.")
    file = io.BytesIO()
    made.save(file)
    doc = read(file.getvalue(), "a.docx")
    assert doc.text == (
        "Note on the talks\n\nThe two ministers met in Ankara on Tuesday.\n\nDrones | 94\n\nThey agreed to meet again."
    )
    assert doc.title == "Note on the talks"
    assert doc.published.value is None


def pdf(pages: list[list[tuple[int, int, str]]], size: int = 11) -> bytes:
    """A PDF whose pages hold lines of text at (left, height)."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        stream = "BT " + " ".join(
            f"/F1 {size} Tf 1 0 0 1 {left} {height} Tm ({words}) Tj" for left, height, words in lines
        )
        objects.append(f"<< /Length {len(stream) + 3} >>\nstream\n{stream} ET\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\n"
    )
    return f"{body}{end}startxref\n{len(body)}\n%%EOF".encode("latin-1")


def test_lines_of_a_pdf_become_paragraphs_and_pages_keep_their_start() -> None:
    data = pdf(
        [
            [
                (72, 800, "Ministry of Information"),
                (72, 760, "The two ministers met in Ankara on Tuesday and"),
                (72, 746, "agreed to meet again."),
                (72, 712, "A spokesman said that the talks had"),
                (290, 30, "1"),
            ],
            [(72, 800, "Ministry of Information"), (72, 760, "been useful to both sides."), (290, 30, "2")],
            [(72, 800, "Ministry of Information"), (72, 760, "Nobody else spoke."), (290, 30, "3")],
        ]
    )
    doc = read(data, "a.pdf")
    assert doc.text == (
        "The two ministers met in Ankara on Tuesday and agreed to meet again.\n\n"
        "A spokesman said that the talks had been useful to both sides.\n\nNobody else spoke."
    )
    assert [doc.text[start:][:6] for start in doc.pages] == ["The tw", "been u", "Nobody"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (SENTENCE, "en"),
        ("Kyiv: 12 drones downed", "en"),
        ("Der Minister sagte am Freitag, beide Seiten hätten sich auf ein neues Treffen geeinigt.", "de"),
        ("Le ministre a déclaré vendredi que les deux parties étaient convenues de se revoir.", "fr"),
        ("El ministro dijo el viernes que las dos partes habían acordado volver a reunirse.", "es"),
        ("Міністр заявив у п'ятницю, що сторони домовилися зустрітися знову.", "uk"),
    ],
)
def test_no_language_is_taken_for_english(text: str, code: str) -> None:
    doc = read(text, "a.txt")
    assert (doc.language, doc.deep) == (code, code == "en")


def test_the_text_outweighs_a_declared_language() -> None:
    assert read(page().replace("en-GB", "ru"), "a.html").language == "en"
    assert read("Minsk 2", "a.txt", hints={"language": "be-BY"}).basis["language"] == "declared"


@pytest.mark.parametrize(
    ("data", "name", "media_type", "kind"),
    [
        (b"%PDF-1.4", "letter.txt", None, "pdf"),
        (b"<!doctype html><p>x", "-", None, "html"),
        (b"<!doctype html><p>x", "a.txt", None, "text"),
        (b"From: a@b.example\nSubject: x\n\nwords", "-", None, "email"),
        (b"From here on words.", "-", None, "text"),
        (b"words", "https://h.example/a", "text/html; charset=utf-8", "html"),
        (b"# words", "notes.md", "text/plain", "markdown"),
    ],
)
def test_a_format_is_told_by_bytes_type_and_name(data: bytes, name: str, media_type: str | None, kind: str) -> None:
    assert format_of(data, name, media_type) == kind


def test_a_table_of_a_page_is_told_in_rows() -> None:
    rows = "<table><tr><th>Region</th><th>Drones</th></tr><tr><td>Kyiv</td><td>12</td></tr></table>"
    assert read(page(body=rows), "a.html").text.split("\n\n")[1:3] == ["Region | Drones", "Kyiv | 12"]


def test_html_in_markdown_keeps_its_words() -> None:
    data = "<div>The minister said <b>so</b>.</div>\n\n<!-- a note -->\n\nNobody *else* spoke."
    assert read(data, "a.md").text == "The minister said so.\n\nNobody else spoke."


@pytest.mark.parametrize(
    ("source", "said"),
    [("<p>x</p>" * 150_000, "100,000 tags"), ("<p>x</p>" * 20_000, "without an article")],
)
def test_a_giant_page_costs_little_time(source: str, said: str) -> None:
    with pytest.raises(ReadError, match=said):
        read(f"<html><body>{source}</body></html>", "a.html")
