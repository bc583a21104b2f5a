"""A statement or mention in, its rows out: payload, hash, and the columns and referents that questions filter by."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from regesta.model.ids import digest, statement_id
from regesta.model.mention import Mention
from regesta.model.record import mention_record, statement_record
from regesta.model.statement import Statement
from regesta.store.period import days
from regesta.store.words import folded

PLACE = ("record", "id", "document", "kind", "start", "end", "extractor", "score")
"""Fields of a statement's record that are no part of its payload: its place, and how it was read."""
TYPE_OF = {
    "event": "type",
    "utterance": "manner",
    "figure": "measure",
    "agreement": "status",
    "obligation": "type",
    "transfer": "mode",
    "office": "role",
    "stance": "attitude",
}
"""The field of `value` that `--type` asks for, by kind."""


def dump(value: Any) -> str:
    """A value as compact JSON in the order of its fields."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def statement_payload(stmt: Statement) -> dict[str, Any]:
    """What was read at a statement's place: what a judgement is about."""
    return {key: value for key, value in statement_record(stmt).items() if key not in PLACE}


def reading_row(stmt: Statement, payload: dict[str, Any]) -> dict[str, Any]:
    """The columns of a reading but for its links and clock."""
    return {
        "extractor": stmt.extractor.name,
        "version": stmt.extractor.version,
        "payload": dump(payload),
        "hash": digest(payload),
        "score": stmt.score,
        **asked_of(stmt.kind, payload),
    }


def asked_of(kind: str, payload: dict[str, Any]) -> dict[str, Any]:
    """The columns that questions filter a reading by; all of it is in the payload."""
    span = days(payload["when"]["value"]) if payload["when"] else None
    return {
        "type": payload["value"].get(TYPE_OF[kind]),
        **{name: payload[name] for name in ("certainty", "polarity", "tense", "evidence", "factuality")},
        "relayed": bool(payload["says"]),
        "answers": payload["answers"] is not None,
        "first": span[0] if span else None,
        "last": span[1] if span else None,
    }


def ordinal_of(stmt: Statement, limit: int) -> int:
    """The ordinal among statements at one place that a statement's id was made with."""
    for ordinal in range(limit):
        if statement_id(stmt.document, stmt.kind, stmt.start, stmt.end, ordinal) == stmt.id:
            return ordinal
    raise ValueError(f"{stmt.document}: the id of statement {stmt.id} is not that of its place")


def referents(payload: dict[str, Any]) -> list[tuple[str, int, dict[str, Any]]]:
    """Who a payload refers to, as (slot, position, referent row)."""
    found: list[tuple[str, int, dict[str, Any]]] = []
    counts: dict[str, int] = {}
    for slot, reference in _references(payload):
        position = counts.get(slot, 0)
        counts[slot] = position + 1
        found.append((slot, position, _referent(reference)))
    return found


def _references(payload: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for say in payload["says"]:
        yield from _each("says", say["source"])
    yield from _each("where", payload["where"])
    for slot, value in payload["value"].items():
        yield from _each(slot, value)


def _each(slot: str, value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    """The references in one field: it may be one, a list, joint ones (`also`) or none at all."""
    if isinstance(value, list):
        for item in value:
            yield from _each(slot, item)
    elif isinstance(value, dict) and "entity" in value:
        yield slot, value
        for other in value.get("also", ()):
            yield from _each(slot, other)


def _referent(reference: dict[str, Any]) -> dict[str, Any]:
    entity = reference["entity"] or {}
    row = {key: entity.get(key) for key in ("name", "country", "role")}
    row = {"entity": entity.get("id"), **row, "text": reference["text"]}
    return {"hash": digest("referent", *row.values()), **row, "words": folded(reference["text"])}


def mention_row(document: str, mention: Mention) -> dict[str, Any]:
    """The columns of a mention but for its links and clock."""
    record = mention_record(document, mention)
    payload = {key: value for key, value in record.items() if key not in ("record", "id", "document")}
    return {
        "id": record["id"],
        "type": mention.type,
        "start": mention.start,
        "end": mention.end,
        "payload": dump(payload),
        "hash": digest(payload),
    }


def document_payload(record: dict[str, Any]) -> dict[str, Any]:
    """What is known of a document beside its identity: the `record` of its transcript."""
    return {key: value for key, value in record.items() if key not in DOCUMENT_PLACE}


DOCUMENT_PLACE = ("record", "id", "path", "origin", "sha256", "length", "text")
