"""Paths: folders in order, dates.tsv, containers and their members."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest

from regesta.settings import Settings
from regesta.sources.paths import open_all
from regesta.sources.source import Source, Unreadable


def opened(*paths: Path | str, date: str | None = None) -> list[Source | Unreadable]:
    return list(open_all([str(path) for path in paths], date, Settings()))


def sources(*paths: Path | str, date: str | None = None) -> list[Source]:
    return [source for source in opened(*paths, date=date) if isinstance(source, Source)]


def errors(*paths: Path | str) -> list[tuple[str, str]]:
    return [(Path(item.path).name, item.error) for item in opened(*paths) if isinstance(item, Unreadable)]


def test_a_folder_is_walked_in_order_and_only_for_documents(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.html", "a/.hidden.txt", ".git/x.txt", "photo.jpg", "README.md", "table.csv", "x.xml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("some,words\n1,2\n")
    (tmp_path / "dates.tsv").write_text("b.txt\t2024-05-01\n")
    assert [source.path for source in opened(tmp_path)] == [f"{tmp_path}/a/z.html", f"{tmp_path}/b.txt"]


def test_paths_keep_the_order_they_are_given_in(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("words")
    assert [Path(source.path).name for source in opened(tmp_path / "b.txt", tmp_path / "a.txt")] == ["b.txt", "a.txt"]


def test_dates_tsv_outweighs_the_date_given(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("words")
    (tmp_path / "b.txt").write_text("words")
    (tmp_path / "dates.tsv").write_text("# file\tday\n\na.txt\t2024-05-01\n")
    assert [source.given for source in sources(tmp_path, date="2025-01-02")] == ["2024-05-01", "2025-01-02"]
    assert [source.given for source in sources(tmp_path / "a.txt")] == ["2024-05-01"]
    assert opened(tmp_path / "dates.tsv") == []


def test_a_faulty_date_is_told_once_and_the_rest_is_used(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("words")
    (tmp_path / "dates.tsv").write_text("a.txt\t01/05/2024\nb.txt\t2024-05-02\n")
    assert [name for name, _ in errors(tmp_path)] == ["dates.tsv"]
    assert "line 1" in errors(tmp_path)[0][1]
    assert [source.given for source in sources(tmp_path)] == [None, "2024-05-02", None]


def test_the_origin_is_the_absolute_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "a.txt").write_text("words")
    monkeypatch.chdir(tmp_path / "sub")
    (source,) = sources("../a.txt")
    assert (source.path, source.origin) == ("../a.txt", str(tmp_path / "a.txt"))


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"Kyiv said so.")))
    (source,) = sources("-")
    assert (source.path, source.data) == ("-", b"Kyiv said so.")


def test_json_lines_give_one_document_a_row(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    row = {"id": "n7", "body": "Iran denied it.", "headline": "Denial", "date": "2025-01-17", "source": "The Post"}
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(row).encode() + b"\n\n" + b'{"text": "Second."}\n')
    first, second = sources(file)
    assert first.path == f"{file}#1"
    assert first.origin == f"{file}#n7"
    assert first.data == b"Iran denied it."
    said = {"container": "row", "title": "Denial", "published": "2025-01-17", "publisher": "The Post"}
    assert first.hints == said
    assert (second.path, second.origin) == (f"{file}#3", f"{file}#3")


def test_rows_that_are_none_are_told_one_by_one(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    file.write_bytes(b'{"text": "One \\ud83d half."}\n{"text": 1.5}\n[1]\n{"text"\n\xff\n{"text": "Last."}\n')
    assert [name for name, _ in errors(file)] == [f"rows.jsonl#{n}" for n in range(1, 6)]
    assert "surrogate" in errors(file)[0][1]
    assert [source.data for source in sources(file)] == [b"Last."]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_gives_one_document_a_row(tmp_path: Path, mark: str) -> None:
    file = tmp_path / "table.csv"
    file.write_text(f'Title{mark}Text\nFirst{mark}"Iran denied it,\nagain; twice."\n', encoding="utf-8-sig")
    (source,) = sources(file)
    assert source.data == b"Iran denied it,\nagain; twice."
    assert source.hints["title"] == "First"


def test_a_table_without_text_is_told_only_where_it_is_named(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("a,b\n1,2\n")
    (tmp_path / "a.txt").write_text("words")
    assert 'column called "text"' in errors(file)[0][1]
    assert errors(tmp_path) == []


RSS = b"""<?xml version="1.0"?><!-- a feed --><rss version="2.0"><channel><title>The Harbour Post</title>
<item><title>Treaty signed</title><link>https://harbour.example/1</link><guid>item-1</guid>
<pubDate>Fri, 17 Jan 2025 23:30:00 +0300</pubDate>
<description>&lt;p&gt;Both sides signed.&lt;/p&gt;</description></item>
<item><title>Nothing in it</title></item></channel></rss>"""
ATOM = b"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Desk</title><entry><title>Late</title><id>tag:x,1</id>
<updated>2025-03-01T00:00:00Z</updated><content type="text">Both sides signed.</content></entry></feed>"""


def test_a_feed_gives_one_document_an_item(tmp_path: Path) -> None:
    file = tmp_path / "feed.xml"
    file.write_bytes(RSS)
    (item,) = sources(tmp_path)
    assert (item.path, item.origin) == (f"{file}#1", f"{file}#item-1")
    assert item.hints["publisher"] == "The Harbour Post"
    assert item.hints["url"] == "https://harbour.example/1"
    assert [name for name, _ in errors(file)] == ["feed.xml#2"]


def test_an_update_is_no_publication_and_an_id_no_address(tmp_path: Path) -> None:
    file = tmp_path / "feed.atom"
    file.write_bytes(ATOM)
    (item,) = sources(file)
    assert "published" not in item.hints
    assert "url" not in item.hints
    assert item.data == b"Both sides signed."


def archive(file: Path, pages: list[tuple[str, bytes, str]]) -> None:
    records = []
    for number, (address, body, media_type) in enumerate(pages):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\nWARC-Target-URI: {address}\r\n"
            f"WARC-Date: 2025-01-18T00:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
            f"Content-Length: {len(answer)}\r\n\r\n"
        )
        records.append(gzip.compress(head.encode() + answer + b"\r\n\r\n"))
    file.write_bytes(b"".join(records))


def test_an_archive_gives_its_pages_once(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc.gz"
    page, style = b"<html><p>Words.</p></html>", b"p {}"
    archive(
        file,
        [
            ("http://News.example:80/a#x", page, "text/html; charset=utf-8"),
            ("http://news.example/a", page, "text/html; charset=utf-8"),
            ("http://news.example/s.css", style, "text/css"),
            ("http://news.example/a", page + b" ", "text/html"),
        ],
    )
    found = sources(file)
    assert [source.path for source in found] == [f"{file}#1", f"{file}#4"]
    assert {source.origin for source in found} == {f"{file}#http://news.example/a"}


def test_a_damaged_archive_is_told(tmp_path: Path) -> None:
    file = tmp_path / "crawl.warc"
    file.write_bytes(b"this is no archive at all\r\n\r\n")
    assert "web archive" in errors(file)[0][1]


def test_a_feed_at_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    from regesta.sources import url

    fetched = Source("http://h.example/rss", "http://h.example/rss", RSS, "application/rss+xml")
    monkeypatch.setattr(url, "fetch", lambda path, settings, given=None: fetched)
    (item,) = sources("http://h.example/rss")
    assert item.origin == "http://h.example/rss#item-1"


def test_a_library_that_breaks_ends_only_its_own_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import feedparser

    def broken(data: bytes, **options: object) -> None:
        raise KeyError("links")

    monkeypatch.setattr(feedparser, "parse", broken)
    (tmp_path / "a.rss").write_bytes(RSS)
    (tmp_path / "b.txt").write_text("words")
    found = opened(tmp_path)
    assert isinstance(found[0], Unreadable)
    assert "damaged (KeyError)" in found[0].error
    assert isinstance(found[1], Source)


def test_an_archive_is_read_without_remarks(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "crawl.warc"
    archive(file, [("http://news.example/a", b"<p>Words.</p>", "text/html")])
    whole = gzip.decompress(file.read_bytes())
    file.write_bytes(whole.rstrip() + b" and more\r\n\r\n" + whole)
    opened(file)
    assert capfd.readouterr().err == ""


def test_a_name_that_is_no_utf8_can_be_printed_and_kept(tmp_path: Path) -> None:
    (Path(os.fsdecode(os.fsencode(tmp_path) + b"/na\xffme.txt"))).write_text("words")
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/d\xffr"))
    (source,) = sources(tmp_path)
    assert source.path == source.origin == f"{tmp_path}/na\\xffme.txt"
    assert errors(folder) == [("d\\xffr", "does not exist; check the path")]


def test_half_a_surrogate_pair_spoils_no_name(tmp_path: Path) -> None:
    (tmp_path / "rows.jsonl").write_text('{"text": "Words.", "id": "\\ud800", "title": "a\\udfffb\\u0000"}\n')
    (source,) = sources(tmp_path / "rows.jsonl")
    assert source.origin.encode().endswith("rows.jsonl#\ufffd".encode())
    assert source.hints["title"] == "a\ufffdb\ufffd"
