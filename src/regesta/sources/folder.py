"""A folder in, its readable files out in order, with the dates that a `dates.tsv` gives them."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

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


@dataclass(slots=True)
class DateTables:
    """What the `dates.tsv` of each folder says, each read once."""

    tables: dict[str, dict[str, str]] = field(default_factory=dict)

    def day(self, folder: str, name: str, default: str | None) -> tuple[str | None, str | None]:
        """The day of a file in a folder; and what is wrong with the table, told when it is first opened."""
        wrong = None
        if folder not in self.tables:
            self.tables[folder], wrong = dates(folder)
        return self.tables[folder].get(name, default), wrong


def dates(folder: str) -> tuple[dict[str, str], str | None]:
    """What `dates.tsv` in a folder says, file name to day, and the first thing wrong in it."""
    try:
        lines = Path(folder, DATES).read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError:
        return {}, None
    except (OSError, UnicodeDecodeError):
        return {}, "cannot be read as UTF-8 text; save it anew, or take it away"
    found: dict[str, str] = {}
    wrong = None
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, day = line.partition("\t")
        value = iso_day(day.split("\t")[0].strip())
        if value is not None:
            found[name.strip()] = value
        elif wrong is None:
            wrong = f"line {number} is not a file name, a tab and a day as YYYY-MM-DD; mend that line"
    return found, wrong
