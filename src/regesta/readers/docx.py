"""A Word file in, its paragraphs and tables out in the order of the page."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any

from regesta.errors import ReadError
from regesta.readers.content import Content

MOST_PARTS = 10_000
BROKEN_ZIP = (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError)


def read_docx(data: bytes, max_bytes: int = 50_000_000) -> Content:
    """The text of a .docx file: a blank line between paragraphs, a table's cells in rows.

    Its dates are those of the file, not of publication, so none is taken. Raises ReadError where the
    file is damaged, or unpacks to more than `max_bytes`.
    """
    check_zip(data, max_bytes)
    import docx
    from docx.opc.exceptions import OpcError
    from lxml import etree

    try:
        document = docx.Document(io.BytesIO(data))
        blocks = list(_blocks(document))
    except (OpcError, KeyError, ValueError, etree.LxmlError, *BROKEN_ZIP) as error:
        raise ReadError("is a damaged Word file; open it in a word processor and save it again") from error
    text = "\n\n".join(block for block in blocks if block.strip())
    if not text:
        raise ReadError("is a Word file without text; nothing to read")
    title, where = _title(document)
    author = (document.core_properties.author or "").strip() or None
    author = None if author == "python-docx" else author
    basis = {"title": where if title else "", "author": "document properties" if author else ""}
    return Content(text, title=title, author=author, basis={name: words for name, words in basis.items() if words})


def _title(document: Any) -> tuple[str | None, str]:
    """The headline: the first paragraph set as one, else what the properties say."""
    for paragraph in document.paragraphs[:5]:
        if paragraph.style is not None and paragraph.style.name in ("Title", "Heading 1") and paragraph.text.strip():
            return " ".join(paragraph.text.split()), "heading"
    return (document.core_properties.title or "").strip() or None, "document properties"


def check_zip(data: bytes, max_bytes: int) -> None:
    """Refuse what is no Word file, or would unpack to more than `max_bytes`.

    What an archive declares is checked, and Python's zipfile never unpacks more than that.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (ValueError, *BROKEN_ZIP) as error:
        raise ReadError("is a damaged Word file; open it in a word processor and save it again") from error
    names = {part.filename for part in parts}
    if any(part.flag_bits & 0x1 for part in parts):
        raise ReadError("is a Word file locked by a password; save it without one")
    if "word/document.xml" not in names:
        raise ReadError("is a zip archive but not a Word file; unpack it and read what is inside")
    size = sum(part.file_size for part in parts)
    if size > max_bytes or len(parts) > MOST_PARTS:
        raise ReadError(
            f"unpacks to {size:,} bytes, more than the {max_bytes:,} allowed (a zip bomb?); "
            "raise REGESTA_MAX_BYTES if you trust it"
        )


def _blocks(document: Any) -> list[str]:
    from docx.table import Table

    found: list[str] = []
    for item in document.iter_inner_content():
        if isinstance(item, Table):
            found.extend(_rows(item))
        else:
            found.append(item.text.strip())
    return found


def _rows(table: Any) -> list[str]:
    """A table's rows as lines; a merged cell is told once."""
    rows = []
    for row in table.rows:
        cells: list[str] = []
        seen = None
        for cell in row.cells:
            if cell._tc is not seen:
                cells.append(" ".join(cell.text.split()))
            seen = cell._tc
        rows.append(" | ".join(cell for cell in cells if cell))
    return rows
