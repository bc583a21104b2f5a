"""Ids: hashes of JSON arrays, so that the same place always has the same id."""

from __future__ import annotations

import hashlib
import json


def digest(*parts: object) -> str:
    """The first 32 hex digits of the SHA-256 of `parts` as a JSON array."""
    data = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def document_id(origin: str, sha256: str) -> str:
    """The id of a document: its origin and its bytes."""
    return digest("document", origin, sha256)


def mention_id(document: str, type_: str, start: int, end: int) -> str:
    """The id of a mention: its document, type and place."""
    return digest("mention", document, type_, start, end)


def statement_id(document: str, kind: str, start: int, end: int, ordinal: int) -> str:
    """The id of a statement: its place, kind and ordinal there; never what was read from it."""
    return digest("statement", document, kind, start, end, ordinal)
