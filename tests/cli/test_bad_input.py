"""Bad input: one clear line for each, the rest is read, and the exit status is 1."""

from __future__ import annotations

import io
import json
import os
import socket
import struct
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from regesta import pipeline
from regesta.cli.app import app
from regesta.settings import Settings

GOOD = "Russia and Iran signed a treaty in Moscow on Friday, officials said."
SLOWEST = 20.0
"""Seconds; each takes well under two, but machines that run tests may be busy."""


def run(*args: object) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, records and messages of `regesta read --format jsonl`."""
    result = CliRunner().invoke(app, ["read", "--format", "jsonl", *map(str, args)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, [json.loads(line) for line in result.stdout.splitlines()], result.stderr


def zipped(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def word_file(body: bytes = b"<w:p/>") -> bytes:
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    schema = "http://schemas.openxmlformats.org"
    types = f'<Types xmlns="{schema}/package/2006/content-types"><Default Extension="rels" ContentType='
    types += '"application/vnd.openxmlformats-package.relationships+xml"/>'
    types += f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    links = f'<Relationships xmlns="{schema}/package/2006/relationships"><Relationship Id="r1" Type='
    links += f'"{schema}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
    head = f'<w:document xmlns:w="{schema}/wordprocessingml/2006/main"><w:body>'.encode()
    document = head + body + b"</w:body></w:document>"
    return zipped({"[Content_Types].xml": types.encode(), "_rels/.rels": links.encode(), "word/document.xml": document})


def bomb() -> bytes:
    return word_file(b"<w:p><w:r><w:t>" + b"a" * 60_000_000 + b"</w:t></w:r></w:p>")


def lying_bomb() -> bytes:
    """A bomb that declares a small size."""
    data = bomb()
    size = zipfile.ZipFile(io.BytesIO(data)).getinfo("word/document.xml").file_size
    return data.replace(struct.pack("<I", size), struct.pack("<I", 1000))


def locked_pdf() -> bytes:
    """A PDF that needs a password: the check value in /U fits no empty one."""
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        f"<< /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    trailer = f"trailer\n<< /Size 5 /Root 1 0 R /Encrypt 4 0 R /ID [<{'43' * 16}> <{'43' * 16}>] >>\n"
    return f"{body}xref\n0 5\n0000000000 65535 f \n{table}{trailer}startxref\n{len(body)}\n%%EOF".encode()


MAIL = "From: a@b.example\nSubject: x\nMIME-Version: 1.0\n"
BAD: list[tuple[str, Callable[[], bytes], str]] = [
    ("empty.txt", lambda: b"", "empty"),
    ("blank.txt", lambda: b" \n\t\n", "empty"),
    ("binary.txt", lambda: bytes(range(256)) * 20, "binary"),
    ("picture.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "PNG picture"),
    ("nul.txt", lambda: GOOD.replace("in", "i\x00n").encode(), "NUL"),
    ("legacy.txt", lambda: "Le ministère a déclaré la guerre finie.".encode("latin-1"), "not UTF-8"),
    ("cut.txt", lambda: GOOD.encode("utf-16")[:-1], "utf-16"),
    ("long.txt", lambda: (GOOD.encode() + b" ") * 700_000, "characters|bytes"),
    ("large.txt", lambda: (GOOD.encode() + b" ") * 740_000, "50,000,000 bytes allowed"),
    ("broken.pdf", lambda: b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "damaged"),
    ("no.pdf", lambda: GOOD.encode(), "damaged"),
    ("locked.pdf", locked_pdf, "password"),
    ("menu.html", lambda: b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "without an article"),
    ("bare.html", lambda: b"<html><body></body></html>", "without an article"),
    ("nested.html", lambda: b"<html><body>" + b"<div>" * 100_000 + GOOD.encode(), "nested"),
    ("nested2.html", lambda: b"<p>" + GOOD.encode() + b"<b><i>" * 50_000, "nested"),
    ("nested3.html", lambda: b"<table><tr><td>" * 100_000 + GOOD.encode(), "nested"),
    ("bomb.docx", bomb, "zip bomb"),
    ("lying.docx", lying_bomb, "damaged"),
    ("cut.docx", lambda: word_file()[:300], "damaged"),
    ("no.docx", lambda: GOOD.encode(), "damaged"),
    ("blank.docx", word_file, "without text"),
    ("nested.docx", lambda: word_file(b"<w:p>" * 100_000), "damaged"),
    ("other.docx", lambda: zipped({"a.txt": b"words"}), "not a Word file"),
    ("picture.eml", lambda: f"{MAIL}Content-Type: image/png\n\nAAAA\n".encode(), "without a text part"),
    (
        "nested.eml",
        lambda: (
            MAIL + "".join(f'Content-Type: multipart/mixed; boundary="{n}"\n\n--{n}\n' for n in range(3000))
        ).encode(),
        "mail",
    ),
    ("nested.md", lambda: b"> " * 50_000 + b"words", "no text"),
    ("half.jsonl", lambda: b'{"text": "One \\ud800 half."}', "surrogate"),
    ("cut.jsonl", lambda: b'{"text": "One', "JSON"),
    ("deep.jsonl", lambda: b'{"text": ' + b"[" * 100_000, "JSON"),
    ("notext.csv", lambda: b"a,b\n1,2\n", "no column"),
    ("empty.rss", lambda: b"<?xml version='1.0'?><rss version='2.0'><channel></channel></rss>", "without items"),
    ("other.xml", lambda: b"<?xml version='1.0'?><a>1</a>", "neither an RSS nor an Atom feed"),
    ("no.warc", lambda: GOOD.encode(), "web archive"),
]


@pytest.mark.parametrize(("name", "data", "said"), BAD, ids=[name for name, _, _ in BAD])
def test_each_gets_one_clear_line(name: str, data: Callable[[], bytes], said: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(data())
    begun = time.monotonic()
    status, records, messages = run(file)
    assert time.monotonic() - begun < SLOWEST
    assert status == 1
    (error,) = records
    assert error["record"] == "error"
    assert error["path"].split("#")[0] == str(file)
    assert any(word in error["error"] for word in said.split("|")), error["error"]
    assert name not in error["error"]
    assert messages.splitlines() == [f"{error['path']}: {error['error']}"]


def test_the_rest_is_read_in_its_order(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_bytes(b"")
    (tmp_path / "c.txt").write_text(GOOD)
    status, records, _ = run(tmp_path, tmp_path / "missing.txt")
    assert status == 1
    told = [(record["record"], Path(record["path"]).name) for record in records if "path" in record]
    assert told == [("document", "a.txt"), ("error", "b.txt"), ("document", "c.txt"), ("error", "missing.txt")]


def test_a_good_row_is_read_beside_a_bad_one(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_text(f'{{"text": "\\ud800"}}\n{json.dumps({"text": GOOD})}\n')
    status, records, _ = run(file)
    assert status == 1
    assert [record["path"] for record in records if "path" in record] == [f"{file}#1", f"{file}#2"]


def test_missing_and_empty_folders_are_told(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"x")
    status, records, _ = run(tmp_path / "photos", tmp_path / "nothing.txt")
    assert status == 1
    assert "without readable files" in records[0]["error"]
    assert "does not exist" in records[1]["error"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(GOOD)
    file.chmod(0)
    assert "no permission" in run(file)[1][0]["error"]


def test_a_refused_file_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: str, *args: object) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("regesta.sources.paths.open", refuse, raising=False)
    status, records, _ = run(tmp_path / "a.txt")
    assert (status, records[0]["error"]) == (1, "cannot be opened: no permission; ask for the right to read it")


def test_an_unreachable_address_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    status, records, _ = run("--allow-private", f"http://127.0.0.1:{port}/a")
    assert status == 1
    assert "cannot be reached" in records[0]["error"]


def test_a_private_address_is_refused_without_being_asked() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.1)
        status, records, _ = run(f"http://127.0.0.1:{server.getsockname()[1]}/a")
        with pytest.raises(TimeoutError):
            server.accept()
    assert status == 1
    assert "private network" in records[0]["error"]


def test_what_breaks_in_one_document_leaves_the_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("Tehran fell silent on Friday.")
    (tmp_path / "b.txt").write_text(GOOD)
    real = pipeline.names

    def names(analysis: Any) -> Any:
        if "silent" in analysis.text:
            raise KeyError("no such\nthing")
        return real(analysis)

    monkeypatch.setattr(pipeline, "names", names)
    status, records, _ = run(tmp_path)
    assert status == 1
    assert records[0]["error"].startswith("could not be read through (KeyError: 'no such")
    assert "\n" not in records[0]["error"]
    assert records[1]["record"] == "document"


def test_a_parser_that_breaks_costs_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from regesta.language import english

    real = english.parse_all

    def parse_all(texts: Any, name: str = "") -> Any:
        for text in texts:
            if "silent" in text:
                raise MemoryError
            yield from real([text])

    monkeypatch.setattr(english, "parse_all", parse_all)
    (tmp_path / "a.txt").write_text(GOOD)
    (tmp_path / "b.txt").write_text("Tehran fell silent on Friday.")
    (tmp_path / "c.txt").write_text(GOOD)
    _, records, _ = run(tmp_path)
    told = [record["record"] for record in records if "path" in record]
    assert told == ["document", "error", "document"]


def test_rows_of_signs_take_no_time(tmp_path: Path) -> None:
    (tmp_path / "signs.txt").write_text(f"{GOOD} {'[' * 100_000} {GOOD}")
    begun = time.monotonic()
    status, _, _ = run(tmp_path)
    assert status == 0
    assert time.monotonic() - begun < SLOWEST


@pytest.mark.parametrize("day", ["2025-02-30", "17/01/2025", "2025-1-7", "yesterday"])
def test_a_date_that_is_none_is_refused_before_reading(day: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(GOOD)
    result = CliRunner().invoke(app, ["read", "--date", day, str(tmp_path)])
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_text_that_is_not_english_is_kept_but_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Der Minister sagte am Freitag, Russland und der Iran hätten einen Vertrag geschlossen."
    )
    status, records, _ = run(tmp_path, "--date", "2025-01-18")
    assert status == 0
    (doc,) = records
    assert (doc["language"], doc["deep"], doc["published"]["value"]) == ("de", False, "2025-01-18")


def test_workers_print_the_same_in_the_same_order(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"{GOOD} It has {number} articles." if number % 7 else "")
    one = list(map(repr, pipeline.read_paths([str(tmp_path)], None, Settings())))
    two = list(map(repr, pipeline.read_paths([str(tmp_path)], None, Settings(workers=2))))
    assert one == two
    assert len(one) == 20
