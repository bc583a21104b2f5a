"""A web page in, its article out: headline and text, with author, outlet and date where the page states them."""

from __future__ import annotations

import logging
import re
from copy import deepcopy
from typing import Any

from regesta.errors import ReadError
from regesta.model.document import Published
from regesta.readers.content import Content
from regesta.readers.text import decode, refuse_binary

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
XML_ENCODING = re.compile(rb"""^\s*<\?xml[^>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""")
BLOCKS = re.compile(
    r"address|article|aside|blockquote|d[dlt]|div|fieldset|figcaption|footer|form|h[1-6r]|header|li|main|nav|[ou]l|p|"
    r"pre|section|table|tbody|t[dhr]|tfoot|thead"
)
UNSEEN = frozenset({"script", "style", "noscript", "template", "head", "title", "iframe", "object", "svg", "math"})
SITE_SUFFIX = re.compile(r"\s+[|–—-]\s+[^|–—-]{2,40}$")
DEEPEST = 250
"""libxml2 stops at a depth of 256; a page nested deeper is no article (news pages stay under 60)."""
NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
MOST_TAGS = 100_000
LONG_TAG = re.compile(r"<(\w+)[^<>]{20000,}>")
"""Bounds on time: extraction takes 0.1 ms a tag, and seconds for thousands of attributes, which are cut off."""
TABLE_RULE = re.compile(r"^\|[-| :]+\|$\n*", re.MULTILINE)
TABLE_ROW = re.compile(r"^\| ?(.*?) ?\|$", re.MULTILINE)
HEADLINE_WITHIN = 300
FEW_WORDS, MANY_WORDS = 4, 15


def read_html(data: bytes, declared: str | None = None, url: str | None = None, page: bool = True) -> Content:
    """The article of a web page; with `page` False, all the text of a fragment or mail.

    Raises ReadError where the page holds no article.
    """
    source = decode_html(data, declared)
    if not source.strip():
        raise ReadError("is empty; nothing to read")
    tree = parse_html(source)
    if not page and tree is not None:
        return Content(spaced(block_text(tree)))
    if tree is None:
        raise ReadError("is html without an article; save the article's own page, or its text as .txt")
    refuse_giant(tree)
    return _article(tree, url)


def decode_html(data: bytes, declared: str | None = None) -> str:
    """The page's characters: as HTTP or the page declares them, else UTF-8, else Windows-1252 (the web's default)."""
    found = XML_ENCODING.match(data[:1024]) or CHARSET.search(data[:4096])
    named = declared or (found.group(1).decode("ascii") if found else None)
    try:
        text = decode(data, "cp1252" if (named or "").lower() in ("latin-1", "iso-8859-1", "ascii") else named)
    except ReadError:
        text = data.decode("utf-8" if named and "utf" in named.lower() else "cp1252", "replace")
        if text.count("\ufffd") * 1000 > len(text):
            raise
    refuse_binary(text)
    return text


def parse_html(source: str) -> Any:
    """The page's tree, or None where there is none."""
    from lxml import etree, html

    parser = html.HTMLParser(remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        whole = LONG_TAG.sub(r"<\1>", NO_XML.sub(" ", source.lstrip("\ufeff")))
        return html.document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def refuse_giant(tree: Any) -> None:
    """Raise ReadError where a page is built as no article is; elements are counted without recursion."""
    from lxml import etree

    level = 0
    for steps, (event, _) in enumerate(etree.iterwalk(tree, events=("start", "end"))):
        level += 1 if event == "start" else -1
        if level > DEEPEST:
            raise ReadError(
                "is html whose tags are nested too deep to be an article; save the text of the page instead"
            )
        if steps > 2 * MOST_TAGS:
            raise ReadError(f"is html of more than {MOST_TAGS:,} tags, too many for an article; save its text instead")


def block_text(tree: Any) -> str:
    """The text that a browser would show, a blank line between blocks."""
    from lxml import etree

    parts: list[str] = []
    hidden = 0
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        hidden += (event == "start") - (event == "end") if name in UNSEEN else 0
        if name == "br":
            parts.append("\n" if event == "start" else "")
        elif BLOCKS.fullmatch(name):
            parts.append("\n\n")
        words = element.text if event == "start" else element.tail
        if words and not (hidden and (event == "start" or name not in UNSEEN)):
            parts.append(re.sub(r"\s+", " ", words))
    return "".join(parts)


def spaced(text: str) -> str:
    """Text without white space around its lines, and one blank line between blocks."""
    lines = [re.sub(r"[ \t\xa0]+", " ", line).strip() for line in text.split("\n")]
    return re.sub(r"\n{2,}", "\n\n", "\n".join(lines)).strip()


def _article(tree: Any, url: str | None) -> Content:
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    logging.getLogger("htmldate").setLevel(logging.CRITICAL)
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata

    published, stripped = page_date(tree, url), deepcopy(tree)
    meta = extract_metadata(tree, default_url=url, date_config={"extensive_search": False, "original_date": True})
    found = bare_extraction(stripped, url=url, include_comments=False, include_tables=True)
    body = re.sub(r"\s*\n\s*", "\n\n", (getattr(found, "text", None) or "").strip())
    body = TABLE_ROW.sub(r"\1", TABLE_RULE.sub("", body))
    if not any(map(_is_prose, body.split("\n\n"))):
        raise ReadError("is html without an article; save the article's own page, or its text as .txt")
    title = _headline(tree, meta.title)
    text = body if title is None or title in body[:HEADLINE_WITHIN] else f"{title}\n\n{body}"
    language = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
    said = {"title": title, "author": meta.author, "publisher": _outlet(meta), "url": meta.url}
    return Content(
        text=text,
        title=title,
        author=meta.author,
        publisher=said["publisher"],
        language=language,
        url=meta.url,
        published=published,
        basis={name: "html metadata" for name, value in said.items() if value},
    )


def _is_prose(block: str) -> bool:
    """Whether a block is running text, unlike a menu's entries: a sentence, or many words."""
    words = len(block.split())
    return words >= MANY_WORDS or (words >= FEW_WORDS and block.rstrip("\"'”’») ")[-1:] in tuple(".!?…:"))


def _headline(tree: Any, title: str | None) -> str | None:
    """The headline: the page's only first-level heading where the title begins with it, else the title."""
    heads = [" ".join(head.text_content().split()) for head in tree.iter("h1")]
    if title:
        for head in heads:
            if head and title.startswith(head):
                return head
        return SITE_SUFFIX.sub("", title) or None
    return heads[0] if len(heads) == 1 and heads[0] else None


def _outlet(meta: Any) -> str | None:
    """The outlet's name where the page states one: a bare host name is no statement of it."""
    name = meta.sitename
    return name if name and name != meta.hostname and "." not in name else None


def page_date(tree: Any, url: str | None = None) -> Published:
    """The date of publication that the page itself states; its running text is not looked at."""
    for because, kept in _statements_of_date(tree):
        value = _find(kept, None)
        if value:
            return Published(value, "metadata", (because,))
    links = tree.xpath("//link[@rel='canonical']/@href") or tree.xpath("//meta[@property='og:url']/@content")
    for address in [*links[:1], url]:
        value = _find(("<meta name='x'>",), address) if address else None
        if value:
            return Published(value, "metadata", (f"date in the address {address}",))
    return Published()


def _statements_of_date(tree: Any) -> list[tuple[str, tuple[str, ...]]]:
    """The parts of a page that state when it was published, best first, each as html of its own."""
    from lxml import html

    def markup(path: str) -> tuple[str, ...]:
        return tuple(html.tostring(found, encoding="unicode", with_tail=False) for found in tree.xpath(path))

    metas = tuple(meta for meta in markup("//meta") if not re.search(r"modif|updat|revis|copyright|og:url", meta, re.I))
    times = "//time[@datetime][@pubdate or contains(@itemprop,'datePublished') or contains(@class,'publish')]"
    only = {time.get("datetime") for time in tree.xpath("//time[@datetime]")}
    return [
        ("meta tags of the page", metas),
        ("JSON-LD of the page", markup("//script[contains(@type,'ld+json')]")),
        ("element marked as date of publication", markup(times) + markup("//*[@itemprop='datePublished']")),
        ("the only <time> of the page", markup("//time[@datetime]")[:1] if len(only) == 1 else ()),
    ]


def _find(parts: tuple[str, ...], url: str | None) -> str | None:
    if not parts:
        return None
    from htmldate import find_date

    page = f"<html><head>{''.join(parts)}</head><body><p></p></body></html>"
    value = find_date(
        page,
        extensive_search=False,
        original_date=True,
        url=url,
        min_date="1900-01-01",
        max_date="2200-12-31",
    )
    return str(value) if value else None
