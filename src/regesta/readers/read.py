"""A source's bytes in, a document out: chooses the reader by what the bytes are."""

from __future__ import annotations

import hashlib

from regesta.errors import ReadError
from regesta.model.document import Document
from regesta.model.ids import document_id


def document(
    data: bytes, path: str, origin: str, media_type: str | None = None, hints: dict[str, str] | None = None
) -> Document:
    """The document that `data` holds.

    Raises ReadError (one line, naming the document) where it holds no readable text.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise ReadError(f"{path}: not UTF-8 text") from error
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(document_id(origin, sha256), path, origin, sha256, text, language="en")
