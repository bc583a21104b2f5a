"""A web archive (WARC) in, the pages in it out."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import IO, Any

from regesta.sources.source import Source, Unreadable
from regesta.sources.url import normalised
from regesta.values.characters import printable

READ = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")


def pages(
    stream: IO[bytes], path: str, origin: str, max_bytes: int, given: str | None = None
) -> Iterator[Source | Unreadable]:
    """The pages that a web archive holds, in its order; a page that is there twice unchanged is given once.

    The time of the crawl is not taken for a date of publication.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    seen: set[tuple[str, str]] = set()
    found = False
    try:
        for number, record in enumerate(_quietly(ArchiveIterator(stream)), 1):
            if not _is_page(record):
                continue
            found = True
            member = f"{path}#{number}"
            data = record.content_stream().read(max_bytes + 1)
            if len(data) > max_bytes:
                yield Unreadable(member, f"is larger than the {max_bytes:,} bytes allowed; raise REGESTA_MAX_BYTES")
                continue
            url = _address(record)
            key = (url, hashlib.sha256(data).hexdigest())
            if key not in seen:
                seen.add(key)
                hints = {"container": "archived page", "url": url}
                yield Source(member, f"{origin}#{url}", data, _media_type(record), given, hints)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError) as error:
        yield Unreadable(path, f"is a damaged web archive ({type(error).__name__}); what came before was read")
        return
    if not found:
        yield Unreadable(path, "is a web archive without pages; nothing to read")


def _address(record: Any) -> str:
    """The page's address in the form that an origin has; one that is badly written stays as it is."""
    target = printable(record.rec_headers.get_header("WARC-Target-URI") or "")
    try:
        return normalised(target)
    except ValueError:
        return target


def _quietly(records: Iterator[Any]) -> Iterator[Any]:
    """The records, while warcio's own remarks on standard error are kept back."""
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _is_page(record: Any) -> bool:
    if record.rec_type not in ("response", "resource"):
        return False
    if record.rec_type == "response" and record.http_headers is not None:
        status = record.http_headers.get_statuscode() or ""
        if not status.startswith("200"):
            return False
    return (_media_type(record) or "").split(";")[0].strip().lower() in READ


def _media_type(record: Any) -> str | None:
    headers = record.http_headers or record.rec_headers
    value = headers.get_header("Content-Type")
    return str(value) if value else None
