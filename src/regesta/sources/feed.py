"""A feed (RSS or Atom) in, its items out: each with its own text, headline, author, date and address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from regesta.sources.source import Source, Unreadable, hints_of

START = re.compile(
    rb"\s*(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*\?>)?\s*(?:<!--.*?-->\s*|<\?.*?\?>\s*)*<(?:rss|feed|rdf:RDF)\b", re.S
)
FRAGMENT = "application/x-html-fragment; charset=utf-8"


def is_feed(data: bytes) -> bool:
    """Whether `data` begins like an RSS or Atom feed."""
    return bool(START.match(data[:4096]))


def items(data: bytes, path: str, origin: str, given: str | None = None) -> Iterator[Source | Unreadable]:
    """The items of a feed as sources; an item's text is what the feed itself carries, no link is followed."""
    import feedparser

    feed = feedparser.parse(data, sanitize_html=False, resolve_relative_uris=False)
    if not feed.entries:
        yield Unreadable(path, "is a feed without items; check the address or file")
    for number, entry in enumerate(feed.entries, 1):
        text, plain = _text(entry)
        member = f"{path}#{number}"
        if not text.strip():
            yield Unreadable(member, "is a feed item without text; read the page it links to")
            continue
        hints = hints_of(
            "feed item",
            title=entry.get("title"),
            url=entry.get("link"),
            author=entry.get("author"),
            published=entry.get("published"),
            publisher=feed.feed.get("title"),
            language=feed.feed.get("language"),
        )
        name = entry.get("id") or entry.get("link") or str(number)
        media_type = "text/plain; charset=utf-8" if plain else FRAGMENT
        yield Source(member, f"{origin}#{name}", text.encode("utf-8"), media_type, given, hints)


def _text(entry: Any) -> tuple[str, bool]:
    """The longest text that an item carries, and whether it is without markup."""
    parts = [*entry.get("content", ()), *([entry["summary_detail"]] if "summary_detail" in entry else ())]
    found = max(parts, key=lambda part: len(part.get("value") or ""), default=None)
    if found is None:
        return "", True
    value = found.get("value") or ""
    return value, "html" not in (found.get("type") or "") and "<" not in value and "&" not in value
