"""A source's bytes in, a document out: chooses the reader by what the bytes are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Literal

from regesta.errors import ReadError
from regesta.model.document import Document, Published
from regesta.model.ids import document_id
from regesta.readers.content import Content
from regesta.values.characters import printable
from regesta.values.language import language
from regesta.values.stated_date import stated_date

Format = Literal["text", "html", "markdown", "pdf", "docx", "email", "fragment"]

EXTENSIONS: dict[str, Format] = {
    "txt": "text",
    "text": "text",
    "html": "html",
    "htm": "html",
    "xhtml": "html",
    "md": "markdown",
    "markdown": "markdown",
    "pdf": "pdf",
    "docx": "docx",
    "eml": "email",
}
MEDIA_TYPES: dict[str, Format] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/markdown": "markdown",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "message/rfc822": "email",
    "application/x-html-fragment": "fragment",
}
NOT_READ = (
    (b"\x89PNG", "a PNG picture", "give its text"),
    (b"\xff\xd8\xff", "a JPEG picture", "give its text"),
    (b"GIF8", "a GIF picture", "give its text"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive", "unpack it first"),
    (b"\x7fELF", "a program", "give a text, html, md, pdf, docx or eml file"),
    (b"SQLite format 3\x00", "a database", "give a text, html, md, pdf, docx or eml file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Office file", "save it as .docx"),
    (b"{\\rtf", "a Rich Text file", "save it as .docx"),
)
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")
PAGE_START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)


def document(
    data: bytes,
    path: str,
    origin: str,
    media_type: str | None = None,
    hints: Mapping[str, str] | None = None,
    max_chars: int = 1_000_000,
    max_bytes: int = 50_000_000,
) -> Document:
    """The document that `data` holds; `hints` is what its container says of it (title, url, published …).

    Raises ReadError (one line: what is wrong and what to do) where it holds no readable text.
    """
    hints = hints or {}
    if not data.strip(b" \t\r\n\x0b\x0c\xef\xbb\xbf"):
        raise ReadError("is empty; nothing to read")
    format_ = format_of(data, path, media_type)
    content = _read(format_, data, media_type, hints.get("url"), max_bytes)
    _check(content.text, max_chars)
    sha256 = hashlib.sha256(data).hexdigest()
    return _document(content, hints, document_id(origin, sha256), path, origin, sha256, format_)


def format_of(data: bytes, path: str, media_type: str | None = None) -> Format:
    """The format of `data`: by its first bytes, its media type, its name, in this order.

    Raises ReadError for a known format that Regesta does not read.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return "docx"
    for magic, what, do in NOT_READ:
        if data.startswith(magic):
            raise ReadError(f"is {what}, not an article; {do}")
    stated = MEDIA_TYPES.get((media_type or "").split(";")[0].strip().lower())
    named = EXTENSIONS.get(path.rsplit(".", 1)[-1].lower()) if "." in path else None
    if stated or named:
        return stated or named or "text"
    if PAGE_START.match(data[:2048]):
        return "html"
    from regesta.readers.email import is_email

    return "email" if is_email(data) else "text"


def _read(format_: Format, data: bytes, media_type: str | None, url: str | None, max_bytes: int) -> Content:
    charset = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", media_type or "", re.IGNORECASE)
    declared = charset.group(1) if charset else None
    if format_ == "pdf":
        from regesta.readers.pdf import read_pdf

        return read_pdf(data)
    if format_ == "docx":
        from regesta.readers.docx import read_docx

        return read_docx(data, max_bytes)
    if format_ == "email":
        from regesta.readers.email import read_email

        return read_email(data)
    if format_ == "markdown":
        from regesta.readers.markdown import read_markdown

        return read_markdown(data, declared)
    if format_ in ("html", "fragment"):
        from regesta.readers.html import read_html

        return read_html(data, declared, url, page=format_ == "html")
    from regesta.readers.text import read_text

    return read_text(data, declared)


def _check(text: str, max_chars: int) -> None:
    """Refuse what holds no text, too much of it, or what neither a database nor UTF-8 can hold."""
    if not text.strip("\ufeff \t\r\n\x0b\x0c\xa0"):
        raise ReadError("holds no text; nothing to read")
    if UNSTORABLE.search(text):
        raise ReadError("holds NUL characters or halves of surrogate pairs, so it is damaged; save it as plain text")
    if len(text) > max_chars:
        raise ReadError(
            f"holds {len(text):,} characters, more than the {max_chars:,} allowed; split it, or raise REGESTA_MAX_CHARS"
        )


def _document(
    content: Content, hints: Mapping[str, str], id_: str, path: str, origin: str, sha256: str, format_: Format
) -> Document:
    """The document: what its own text says of itself first, then what its container says."""
    basis = dict(content.basis)
    known = {"title": content.title, "author": content.author, "publisher": content.publisher, "url": content.url}
    for name, value in known.items():
        if not value and hints.get(name):
            known[name] = hints[name]
            basis[name] = hints.get("container", "container")
    known = {name: printable(value) if value else value for name, value in known.items()}
    code, how = language(content.text, content.language or hints.get("language"))
    basis["language"] = how
    return Document(
        id=id_,
        path=path,
        origin=origin,
        sha256=sha256,
        text=content.text,
        title=known["title"],
        url=known["url"],
        publisher=known["publisher"],
        author=known["author"],
        language=code,
        published=_published(content, hints),
        basis=basis,
        pages=content.pages,
        deep=code == "en",
        media_type=next((name for name, value in MEDIA_TYPES.items() if value == format_), "text/plain"),
    )


def _published(content: Content, hints: Mapping[str, str]) -> Published:
    if content.published.value:
        return content.published
    value = stated_date(hints.get("published"))
    return (
        Published(value, "metadata", (f"date of the {hints.get('container', 'container')}",)) if value else Published()
    )
