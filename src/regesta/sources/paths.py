"""Paths in, sources out: files, folders, addresses and standard input, in order, each with the date to assume."""

from __future__ import annotations

import io
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import IO

from regesta.errors import SourceError
from regesta.settings import Settings
from regesta.sources import feed, folder, rows, url, warc
from regesta.sources.source import Source, Unreadable

Found = Iterator[Source | Unreadable]
Members = Callable[[IO[bytes], str, str, int, str | None], Found]
CONTAINERS: tuple[tuple[re.Pattern[str], Members], ...] = (
    (re.compile(r"\.(?:jsonl|ndjson)$|application/(?:x-ndjson|jsonl|json-?lines)", re.I), rows.json_lines),
    (re.compile(r"\.(?:csv|tsv)$|text/(?:csv|tab-separated-values)", re.I), rows.table),
    (re.compile(r"\.warc(?:\.gz)?$|application/warc", re.I), warc.pages),
)
MAY_BE_NO_DOCUMENTS = re.compile(r"\.(?:csv|tsv|xml)$", re.I)
"""In a folder, tables without a text column and XML that is no feed are passed over."""


def open_all(paths: Iterable[str], date: str | None = None, settings: Settings | None = None) -> Found:
    """The sources at `paths`: a folder is walked in order of name, a container gives its members one by one."""
    return map(_legible, _found(paths, date, settings or Settings()))


def _legible(item: Source | Unreadable) -> Source | Unreadable:
    """The same under a name that can be printed and kept: bytes in a file's name that are no UTF-8 show as \\xff."""
    if isinstance(item, Unreadable):
        return replace(item, path=_utf8(item.path))
    return replace(item, path=_utf8(item.path), origin=_utf8(item.origin))


def _utf8(name: str) -> str:
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _found(paths: Iterable[str], date: str | None, settings: Settings) -> Found:
    tables = folder.DateTables()
    for path in paths:
        if path == "-":
            yield from _whole("-", _standard_input(date, settings))
        elif url.is_url(path):
            yield from _whole(path, _address(path, date, settings))
        elif os.path.isdir(path):
            yield from _folder(path, date, settings, tables)
        elif os.path.basename(path) != folder.DATES:
            yield from _file(path, date, settings, tables)


def _whole(path: str, found: Found) -> Found:
    """What one path gives: libraries for feeds and archives fail in many ways, and none must end the rest."""
    try:
        yield from found
    except Exception as error:
        yield Unreadable(path, f"is damaged ({type(error).__name__}); what came before was read, get the file again")


def _folder(path: str, date: str | None, settings: Settings, tables: folder.DateTables) -> Found:
    if not os.access(path, os.R_OK | os.X_OK):
        yield Unreadable(path, "cannot be opened: no permission; ask for the right to read it")
        return
    empty = True
    for file in folder.walk(path):
        found = _file(file, date, settings, tables)
        if MAY_BE_NO_DOCUMENTS.search(file):
            first = next(found, None)
            if first is None or isinstance(first, Unreadable):
                continue
            yield first
        yield from found
        empty = False
    if empty:
        yield Unreadable(path, "is a folder without readable files (txt, md, html, pdf, docx, eml, jsonl, csv, warc …)")


def _file(path: str, date: str | None, settings: Settings, tables: folder.DateTables) -> Found:
    return _whole(path, _opened(path, date, settings, tables))


def _opened(path: str, date: str | None, settings: Settings, tables: folder.DateTables) -> Found:
    """A file's source, or those of its members where it is a container."""
    origin = os.path.abspath(path)
    at, name = os.path.split(origin)
    given, wrong = tables.day(at, name, date)
    if wrong:
        yield Unreadable(os.path.join(os.path.dirname(path), folder.DATES), wrong)
    try:
        with open(path, "rb") as stream:
            for pattern, members in CONTAINERS:
                if pattern.search(name):
                    yield from members(stream, path, origin, settings.max_bytes, given)
                    return
            data = _bounded(stream, settings.max_bytes)
    except SourceError as error:
        yield Unreadable(path, str(error))
        return
    except OSError as error:
        yield Unreadable(path, _why(error))
        return
    if re.search(r"\.(?:xml|rss|atom)$", name, re.I) and not feed.is_feed(data):
        yield Unreadable(path, "is XML but neither an RSS nor an Atom feed; save the article as html or text")
        return
    yield from _items_or_one(data, Source(path, origin, data, given=given))


def _standard_input(date: str | None, settings: Settings) -> Found:
    try:
        data = _bounded(sys.stdin.buffer, settings.max_bytes)
    except (SourceError, OSError) as error:
        yield Unreadable("-", _why(error) if isinstance(error, OSError) else str(error))
        return
    yield from _items_or_one(data, Source("-", "-", data, given=date))


def _address(path: str, date: str | None, settings: Settings) -> Found:
    try:
        source = url.fetch(path, settings, date)
    except SourceError as error:
        yield Unreadable(path, str(error))
        return
    for pattern, members in CONTAINERS:
        if pattern.search(source.origin.split("?")[0]) or pattern.search(source.media_type or ""):
            yield from members(io.BytesIO(source.data), path, source.origin, settings.max_bytes, date)
            return
    yield from _items_or_one(source.data, source)


def _items_or_one(data: bytes, source: Source) -> Found:
    if feed.is_feed(data):
        yield from feed.items(data, source.path, source.origin, source.given)
    else:
        yield source


def _bounded(stream: IO[bytes], max_bytes: int) -> bytes:
    """All that a stream holds; raises SourceError where that is more than `max_bytes`."""
    data = stream.read(max_bytes + 1)
    if len(data) > max_bytes:
        raise SourceError(f"is larger than the {max_bytes:,} bytes allowed; split it, or raise REGESTA_MAX_BYTES")
    return data


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "does not exist; check the path"
    if isinstance(error, PermissionError):
        return "cannot be opened: no permission; ask for the right to read it"
    return f"cannot be opened: {error.strerror or error}"
