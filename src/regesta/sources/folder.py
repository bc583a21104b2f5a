"""A folder in, its readable files out in order, with the dates that a `dates.tsv` gives them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from regesta.errors import SourceError
from regesta.values.stated_date import iso_day

READABLE = re.compile(
    r"\.(?:txt|text|html?|xhtml|md|markdown|pdf|docx|eml|jsonl|ndjson|csv|tsv|rss|atom|xml|warc(?:\.gz)?)$",
    re.IGNORECASE,
)
ABOUT_THE_FOLDER = re.compile(r"(?:readme|licen[cs]e|copying|changelog)(?:\.\w+)?$|dates\.tsv$", re.IGNORECASE)
"""Files that tell of the folder; given by name they are read (but for dates.tsv)."""
DATES = "dates.tsv"


def walk(folder: str) -> Iterator[str]:
    """The paths of all files below `folder` that could be documents, in order of name.

    Hidden files, files of other types, and links to other folders are passed over.
    """
    found: list[tuple[str, ...]] = []
    for at, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = Path(os.path.relpath(at, folder)).parts
        found.extend((*below, name) for name in files if _wanted(at, name))
    for parts in sorted(found):
        yield os.path.join(folder, *parts)


def _wanted(at: str, name: str) -> bool:
    if name.startswith(".") or ABOUT_THE_FOLDER.match(name) or not READABLE.search(name):
        return False
    return os.path.isfile(os.path.join(at, name))


@lru_cache(maxsize=64)
def dates(folder: str) -> dict[str, str]:
    """What `dates.tsv` in a folder says: file name to day.

    Raises SourceError where a line of it is not a name, a tab and a day.
    """
    try:
        lines = Path(folder, DATES).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError("cannot be read as UTF-8 text; save it anew, or take it away") from error
    found: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, day = line.partition("\t")
        value = iso_day(day.split("\t")[0].strip())
        if value is None:
            raise SourceError(f"line {number} is not a file name, a tab and a day as YYYY-MM-DD; mend that line")
        found[name.strip()] = value
    return found
