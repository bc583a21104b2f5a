"""A register and bounds in, its documents with all that stands of them out: what a brief is written from."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection

from regesta.answer.brief_model import Material
from regesta.model.statement import Statement
from regesta.store.documents import document_of, document_rows, mentions_of
from regesta.store.scope import Scope
from regesta.store.texts import Texts
from regesta.store.view import statement_rows


def materials(connection: Connection, scope: Scope) -> list[Material]:
    """Every document in scope with its mentions and statements, in order of publication."""
    told: dict[str, list[Statement]] = defaultdict(list)
    for row in statement_rows(connection, scope):
        told[row.document].append(row.statement)
    texts = Texts(connection)
    return [
        Material(
            document_of(connection, row, scope),
            mentions_of(connection, row, scope),
            told[row.id],
            texts.sentences(row.transcript),
        )
        for row in document_rows(connection, scope)
    ]
