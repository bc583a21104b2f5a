"""Bytes of plain text in, the decoded text out, unchanged: offsets are those of the file."""

from __future__ import annotations

import codecs
import re

from regesta.errors import ReadError
from regesta.readers.content import Content

BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WINDOWS_SIGNS = frozenset(b"\x82\x84\x85\x86\x87\x91\x92\x93\x94\x95\x96\x97")
"""Quotation marks, dashes and dots that stand at the same place in all of the code pages 1250 to 1258."""
HEADLINE = re.compile(r"\ufeff?\s*([^\n]{3,150})\n[ \t\r]*\n\s*\S")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def read_text(data: bytes, declared: str | None = None) -> Content:
    """A plain text file, unchanged (a UTF-8 byte order mark stays in it, too)."""
    text = decode(data, declared)
    refuse_binary(text)
    title = headline(text)
    return Content(text, title=title, basis={"title": "first line"} if title else {})


def headline(text: str) -> str | None:
    """The first line where it stands alone like a headline: short, unpunctuated, a blank line below it."""
    found = HEADLINE.match(text)
    line = found.group(1).strip() if found else ""
    return line if line and line[-1] not in ".,;:" and len(line.split()) > 1 else None


def decode(data: bytes, declared: str | None = None) -> str:
    """`data` as text: by its byte order mark, as UTF-8, or as what it declares; never by a guess.

    Raises ReadError where none of these fits.
    """
    for bom, encoding in BOMS:
        if data.startswith(bom):
            return _strictly(data, encoding)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start
    if declared and _known(declared) and codecs.lookup(declared).name != "utf-8":
        return _strictly(data, declared)
    high = {byte for byte in set(data) if byte >= 0x80}
    if high <= WINDOWS_SIGNS and b"\x00" not in data:
        return data.decode("cp1252")
    if b"\x00" in data:
        raise ReadError("is not text but binary data; give a text, html, md, pdf, docx or eml file")
    raise ReadError(
        f"is not UTF-8 (byte {at} is 0x{data[at]:02x}) and does not say what else; save it as UTF-8 and read it again"
    )


def refuse_binary(text: str) -> None:
    """Raise ReadError where control characters show that this is no text."""
    found = CONTROL.search(text)
    if found is None:
        return
    if found.group() == "\x00":
        raise ReadError(
            f"holds NUL characters (the first at {found.start()}), so it is binary or damaged; save it as plain text"
        )
    if len(CONTROL.findall(text)) * 1000 > len(text):
        raise ReadError("is not text but binary data; give a text, html, md, pdf, docx or eml file")


def _known(encoding: str) -> bool:
    try:
        return bool(codecs.lookup(encoding)._is_text_encoding)
    except (LookupError, ValueError):
        return False


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeError as error:
        raise ReadError(
            f"says it is {encoding} but is not (damaged or wrongly declared); save it as UTF-8 and read it again"
        ) from error
