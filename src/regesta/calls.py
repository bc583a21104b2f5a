"""The Python calls: text in, one answer out. The model and the tables load once a process."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from regesta.model.parse import Parse


def read(path: str | Path | Iterable[str | Path], date: str | None = None) -> list[Any]:
    """The readings of everything at `path` (a file, folder, URL, or several).

    `date` (YYYY-MM-DD) is assumed for documents that carry none. Raises ReadError or SourceError
    where a single path cannot be read; of several paths those that cannot are left out.
    """
    from regesta.errors import ReadError
    from regesta.pipeline import Reading, read_paths
    from regesta.settings import Settings

    paths = [str(path)] if isinstance(path, (str, Path)) else [str(p) for p in path]
    items = list(read_paths(paths, date, Settings()))
    if len(items) == 1 and not isinstance(items[0], Reading):
        raise ReadError(": ".join(items[0]))
    return [item for item in items if isinstance(item, Reading)]


def factuality(text: str, start: int, end: int) -> float:
    """How certainly the author presents the predicate at `text[start:end]`: -3 (not so) to +3 (so)."""
    from regesta.extract.certainty import factuality_of

    return factuality_of(_parse(text), start, end)


def code_event(
    text: str, source: tuple[int, int] | None = None, target: tuple[int, int] | None = None
) -> dict[str, Any]:
    """The PLOVER event between two marked places of a text: {"type", "mode", "score"}."""
    from regesta.extract.coding import code_pair

    return code_pair(_parse(text), source, target)


def resolve_actor(text: str, date: str | None = None) -> dict[str, Any]:
    """Who `text` names as of an ISO day: {"country", "role", "name", "id", "score", "because"}."""
    from regesta.authority.actors import resolve_actor as resolve

    found = resolve(text, date)
    if found is None:
        return {"country": None, "role": None, "name": None, "id": None, "score": 0.0, "because": []}
    entity = found.entity
    return {
        "country": entity.country,
        "role": entity.role,
        "name": entity.name,
        "id": entity.id,
        "score": found.score,
        "because": list(found.because),
    }


_last: list[tuple[str, Parse]] = []


def _parse(text: str) -> Parse:
    """The parse of `text`; the last one is kept, since callers ask about one sentence many times."""
    from regesta.language.english import parse_all

    if not _last or _last[0][0] != text:
        _last[:] = [(text, next(iter(parse_all([text]))))]
    return _last[0][1]
