"""A register as a Python object: the same records as the commands print, typed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from regesta.errors import RegestaError
from regesta.store.database import Database
from regesta.store.scope import Filter, Scope

if TYPE_CHECKING:
    from pandas import DataFrame
    from sqlalchemy import Connection

    from regesta.adding import Added
    from regesta.model.document import Document
    from regesta.model.mention import Mention
    from regesta.model.statement import Statement

T = TypeVar("T")
Record = dict[str, Any]
Several = str | Iterable[str] | None
"""One value, several, or none."""


class Listing(Sequence[T], Generic[T]):
    """What was asked for, in order: typed objects, as `records` (dictionaries), or as a pandas table."""

    def __init__(self, records: Sequence[Record], typed: Callable[[int], T]) -> None:
        self.records = records
        self._typed = typed

    def __len__(self) -> int:
        return len(self.records)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return [self._typed(i) for i in range(*index.indices(len(self)))]
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        return self._typed(index % len(self))

    def __repr__(self) -> str:
        return f"<{len(self)} {self.records[0]['record'] if self.records else 'record'}s>"

    def to_pandas(self) -> DataFrame:
        """A table with one line a record, nested fields as columns with a dot; needs pandas."""
        try:
            import pandas
        except ImportError as error:
            raise RegestaError("to_pandas needs pandas; install it with: pip install 'regesta[pandas]'") from error
        table: DataFrame = pandas.json_normalize(list(self.records))
        return table


class Register(AbstractContextManager["Register"]):
    """An open register. Every question takes the bounds `collection`, `published_by` and `as_known_on`.

    with regesta.open("wars.db") as register:
        register.add("press/")
        for stmt in register.statements(kind="figure", actor="Ukraine"):
            print(stmt.text, stmt.value.count.low)
    """

    def __init__(self, address: str, create: bool = True) -> None:
        self.database = Database(address, create=create)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    def add(
        self,
        paths: str | Path | Iterable[str | Path],
        date: str | None = None,
        collection: Several = None,
        again: bool = False,
        workers: int | None = None,
    ) -> list[Added]:
        """Add documents; those that cannot be read are left out, a single one that cannot raises ReadError."""
        from regesta.adding import Added, Adding, add_paths
        from regesta.errors import ReadError
        from regesta.settings import Settings

        settings = Settings() if workers is None else Settings(workers=workers)
        wanted = [str(paths)] if isinstance(paths, (str, Path)) else [str(path) for path in paths]
        found = list(add_paths(self.database, wanted, Adding(date, _several(collection), again), settings))
        if len(found) == 1 and not isinstance(found[0], Added):
            raise ReadError(": ".join(found[0]))
        return [item for item in found if isinstance(item, Added)]

    def documents(
        self,
        about: str | None = None,
        *,
        collection: Several = None,
        published_by: str | None = None,
        as_known_on: str | None = None,
    ) -> Listing[Document]:
        """The documents by date of publication; `about`: whose text holds all these words."""
        from regesta.model.record import document_record
        from regesta.store.documents import document_of, document_rows

        scope = Scope(_several(collection), 0.0, published_by, as_known_on)
        with self.database.read() as connection:
            docs = [document_of(connection, row, scope) for row in document_rows(connection, scope, about=about)]
        return Listing([document_record(doc) for doc in docs], docs.__getitem__)

    def statements(
        self,
        *,
        kind: Several = None,
        actor: Several = None,
        type: Several = None,
        says: str | None = None,
        evidence: Several = None,
        certainty: Several = None,
        since: str | None = None,
        until: str | None = None,
        document: Several = None,
        about: str | None = None,
        collection: Several = None,
        min_score: float = 0.0,
        published_by: str | None = None,
        as_known_on: str | None = None,
    ) -> Listing[Statement]:
        """The statements that fit, by date, document and place; the fields are those of `regesta statements`."""
        from regesta.store.find import find_documents
        from regesta.store.view import statement_rows

        scope = Scope(_several(collection), min_score, published_by, as_known_on)
        with self.database.read() as connection:
            only = Filter(
                kinds=_several(kind),
                actors=_several(actor),
                types=_several(type),
                says=says,
                evidence=_several(evidence),
                certainty=_several(certainty),
                since=since,
                until=until,
                documents=tuple(i for d in _several(document) for i in find_documents(connection, d)),
                about=about,
            )
            rows = statement_rows(connection, scope, only)
        return Listing([row.record for row in rows], lambda i: rows[i].statement)

    def mentions(self, document: str) -> Listing[Mention]:
        """What is named, dated or counted in a document, in the order of its text."""
        from regesta.model.record import mention_record
        from regesta.store.documents import document_rows, mentions_of
        from regesta.store.find import find_document
        from regesta.store.scope import EVERYTHING

        with self.database.read() as connection:
            row = document_rows(connection, EVERYTHING, [find_document(connection, document)])[0]
            found = mentions_of(connection, row)
        return Listing([mention_record(row.id, mention) for mention in found], found.__getitem__)

    def claims(
        self,
        *,
        evidence: Several = None,
        by: str | None = None,
        about: str | None = None,
        denied: bool = False,
        collection: Several = None,
        min_score: float = 0.0,
        published_by: str | None = None,
        as_known_on: str | None = None,
    ) -> Listing[Statement]:
        """What is told on somebody's word, one statement a claim; a record's `also` names the others of it."""
        from regesta.answer.claims import claims

        scope = Scope(_several(collection), min_score, published_by, as_known_on)
        with self.database.read() as connection:
            found = claims(connection, scope, Filter(evidence=_several(evidence), about=about), by, denied)
        return Listing([claim.record for claim in found], lambda i: found[i].row.statement)

    def search(
        self,
        words: str,
        *,
        collection: Several = None,
        published_by: str | None = None,
        as_known_on: str | None = None,
    ) -> Listing[Record]:
        """The documents that hold all words, best first, each with the sentences where they stand."""
        from regesta.answer.search import search

        scope = Scope(_several(collection), 0.0, published_by, as_known_on)
        with self.database.read() as connection:
            records = [found.record for found in search(connection, scope, words)[0]]
        return Listing(records, records.__getitem__)

    def show(self, id: str, *, as_known_on: str | None = None) -> Record:
        """A statement in its surroundings with its history and judgements, or a document; as `regesta show` has it."""
        from regesta.answer.show import show

        with self.database.read() as connection:
            return show(connection, Scope(as_known_on=as_known_on), id)

    def correct(self, document: str, field: str, value: str, because: str, who: str) -> str:
        """Correct a document's `title`, `publisher` or `published`; gives the judgement's id."""
        from regesta.resolve.judgements import correct_document

        return correct_document(self.database, self._document(document), field, value, because, who)

    def judge(self, statement: str, act: str, because: str, who: str) -> str:
        """`accept` or `reject` what is read of a statement; gives the judgement's id."""
        from regesta.resolve.judgements import judge_statement

        return judge_statement(self.database, self._full("statement", statement), act, because, who)

    def undo(self, judgement: str, because: str, who: str) -> None:
        """Let a judgement stand no longer."""
        from regesta.resolve.judgements import undo

        undo(self.database, self._full("judgement", judgement), because, who)

    def remove(self, document: str, because: str, who: str) -> None:
        """Take a document out for good."""
        from regesta.store.remove import remove

        remove(self.database, self._document(document), because, who)

    def read(self) -> AbstractContextManager[Connection]:
        """One state of the register, for the functions of `regesta.answer`."""
        return self.database.read()

    def _document(self, id_: str) -> str:
        from regesta.store.find import find_document

        with self.database.read() as connection:
            return find_document(connection, id_)

    def _full(self, what: str, id_: str) -> str:
        from regesta.store.find import find

        with self.database.read() as connection:
            found, full = find(connection, id_)
        if found != what:
            raise RegestaError(f"{id_}: is a {found}, not a {what}")
        return full


def open_register(address: str | Path = "", create: bool = True) -> Register:
    """Open the register at `address` (a file or `postgresql://…`); made where there is none.

    Without an address it is that of REGESTA_DB, else regesta.db in the present folder.
    """
    if not address:
        from regesta.settings import Settings

        address = Settings().db
    return Register(str(address), create)


def _several(values: Several) -> tuple[str, ...]:
    if values is None:
        return ()
    return (values,) if isinstance(values, str) else tuple(values)
