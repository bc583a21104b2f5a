"""Paths in, sources out: files and folders in order, each with the date to assume for it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from regesta.sources.source import Source, Unreadable


def open_all(paths: Iterable[str], date: str | None = None) -> Iterator[Source | Unreadable]:
    """The sources at `paths`, folders walked in order of name."""
    for path in paths:
        at = Path(path)
        files = sorted(p for p in at.rglob("*") if p.is_file()) if at.is_dir() else [at]
        table = at / "dates.tsv"
        dates = (
            dict(line.split("\t")[:2] for line in table.read_text().splitlines() if "\t" in line)
            if table.is_file()
            else {}
        )
        for file in files:
            if file.name == "dates.tsv":
                continue
            try:
                data = file.read_bytes()
            except OSError as error:
                yield Unreadable(str(file), f"cannot be opened: {error.strerror}")
                continue
            yield Source(str(file), str(file.absolute()), data, given=dates.get(file.name, date))
