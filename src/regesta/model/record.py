"""Records to and from the plain dictionaries that CONTRACT.md describes.

One rule serves all: a dataclass becomes a dictionary of its fields in order, a trailing
underscore of a field's name falls away (`from_` is `from`), tuples become lists.
"""

from __future__ import annotations

import types
import typing
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any

from regesta.model.document import Document
from regesta.model.ids import mention_id
from regesta.model.mention import Mention
from regesta.model.statement import (
    AgreementValue,
    EventValue,
    FigureValue,
    ObligationValue,
    OfficeValue,
    StanceValue,
    Statement,
    TransferValue,
    UtteranceValue,
)

VALUE_OF: dict[str, type] = {
    "event": EventValue,
    "utterance": UtteranceValue,
    "figure": FigureValue,
    "agreement": AgreementValue,
    "obligation": ObligationValue,
    "transfer": TransferValue,
    "office": OfficeValue,
    "stance": StanceValue,
}
LEFT_OUT_WHEN_EMPTY = {"also", "parts", "because", "programme", "phase", "detail"}
OF_TYPE = {
    "time": ("value", "timex"),
    "place": ("lat", "lon", "geonames", "country", "use"),
    "state": ("lat", "lon", "geonames", "country", "use"),
    "quantity": ("count", "unit"),
}


@cache
def _names(cls: type) -> tuple[tuple[str, str], ...]:
    return tuple((f.name, f.name.rstrip("_")) for f in fields(cls))


def plain(value: Any) -> Any:
    """A dataclass, tuple or plain value as JSON can hold it."""
    if is_dataclass(value) and not isinstance(value, type):
        out = {}
        for name, key in _names(type(value)):
            item = getattr(value, name)
            if key in LEFT_OUT_WHEN_EMPTY and (item is None or item == ()):
                continue
            out[key] = plain(item)
        return out
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def document_record(doc: Document, with_text: bool = False) -> dict[str, Any]:
    """The `document` line of CONTRACT.md; `with_text` adds the text."""
    record: dict[str, Any] = {"record": "document", "id": doc.id, "path": doc.path}
    for name in ("title", "url", "publisher", "author", "language"):
        record[name] = getattr(doc, name)
    record["length"] = len(doc.text)
    record["published"] = plain(doc.published)
    record["published"]["because"] = list(doc.published.because)
    record["flags"] = plain(doc.flags)
    record["basis"] = dict(doc.basis)
    record["sha256"] = doc.sha256
    record["origin"] = doc.origin
    record["deep"] = doc.deep
    if doc.pages:
        record["pages"] = list(doc.pages)
    if with_text:
        record["text"] = doc.text
    return record


def mention_record(document: str, mention: Mention) -> dict[str, Any]:
    """The `mention` line of CONTRACT.md."""
    record: dict[str, Any] = {
        "record": "mention",
        "id": mention_id(document, mention.type, mention.start, mention.end),
        "document": document,
        "start": mention.start,
        "end": mention.end,
        "text": mention.text,
        "type": mention.type,
        "entity": plain(mention.entity),
        "score": round(mention.score, 4),
    }
    if mention.because:
        record["because"] = list(mention.because)
    for name in OF_TYPE.get(mention.type, ()):
        record[name] = plain(getattr(mention, name))
    if mention.type == "time" and mention.count:
        record["count"] = plain(mention.count)
    return record


def statement_record(stmt: Statement) -> dict[str, Any]:
    """The `statement` line of CONTRACT.md."""
    return {"record": "statement", **plain(stmt)}


def statement_of(record: dict[str, Any]) -> Statement:
    """The typed statement of a `statement` line."""
    data = {k: v for k, v in record.items() if k not in ("record", "path", "also")}
    value = _typed(VALUE_OF[data["kind"]], data.pop("value"))
    return typing.cast(Statement, _typed(Statement, data, value=value))


def mention_of(record: dict[str, Any]) -> Mention:
    """The typed mention of a `mention` line."""
    return typing.cast(Mention, _typed(Mention, record))


@cache
def _hints(cls: type) -> dict[str, Any]:
    return typing.get_type_hints(cls)


def _typed(cls: type, data: dict[str, Any], **given: Any) -> Any:
    hints = _hints(cls)
    out = dict(given)
    for f in fields(cls):
        if f.name in out:
            continue
        key = f.name.rstrip("_")
        if key in data:
            out[f.name] = _as(hints[f.name], data[key])
        elif f.default is MISSING and f.default_factory is MISSING:
            out[f.name] = None
    return cls(**out)


def _as(hint: Any, value: Any) -> Any:
    """`value` in the shape that a type hint asks for."""
    if value is None:
        return None
    origin = typing.get_origin(hint)
    if origin in (typing.Union, types.UnionType):
        options = [a for a in typing.get_args(hint) if a is not type(None)]
        if isinstance(value, list):
            return _as(next(o for o in options if typing.get_origin(o) is tuple), value)
        if isinstance(value, dict):
            classes = [o for o in options if is_dataclass(o)]
            keyed = "entity" in value
            fit = [o for o in classes if keyed == any(f.name == "entity" for f in fields(o))]
            return _as((fit or classes)[0], value)
        return value
    if origin is tuple:
        inner = typing.get_args(hint)[0]
        return tuple(_as(inner, item) for item in value)
    if isinstance(value, dict) and is_dataclass(hint):
        return _typed(typing.cast(type, hint), value)
    return value
