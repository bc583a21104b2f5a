"""What a source gives: bytes, and where they came from."""

from __future__ import annotations

from dataclasses import dataclass, field

from regesta.values.characters import printable


@dataclass(frozen=True, slots=True)
class Source:
    """Bytes as they were found: the file "treaty.html" or one item of a feed.

    `path` is what is shown and printed; `origin` what the id rests on (absolute path, normalised
    address, or container and member); `given` the date to assume for it (from `dates.tsv` or
    `--date`); `hints` what the container says of it (title, url, published, publisher …, and as
    "container" its own kind: "feed item", "row").
    """

    path: str
    origin: str
    data: bytes
    media_type: str | None = None
    given: str | None = None
    hints: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A path that gave no bytes, and why in one line."""

    path: str
    error: str


def hints_of(container: str, **said: str | None) -> dict[str, str]:
    """What a container says of a document, without what it leaves open."""
    kept = {name: " ".join(value.split()) for name, value in said.items() if value and value.strip()}
    if not kept.get("url", "http").lower().startswith("http"):
        del kept["url"]
    return {"container": container, **{name: printable(value) for name, value in kept.items()}}
