"""What a command was given in, an open register and its question's bounds out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import typer

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from regesta.answer.reliability import Grades
    from regesta.settings import Settings
    from regesta.store.database import Database
    from regesta.store.scope import Filter, Scope


def settings(**given: object) -> Settings:
    """The settings, with what was given on the command line."""
    from regesta.settings import Settings

    return Settings(**{key: value for key, value in given.items() if value is not None})


@contextmanager
def opened(db: str | None, create: bool = False, write: bool = False) -> Iterator[Database]:
    """The register at `db`, else at REGESTA_DB, else regesta.db in this folder; `write`: it is going to be changed."""
    from regesta.store.database import Database

    database = Database(db or settings().db, create=create)
    try:
        if create or write:
            database.check_writable()
        yield database
    finally:
        database.close()


def scope(
    collection: list[str] | None, published_by: str | None, as_known_on: str | None, min_score: float = 0.0
) -> Scope:
    """The bounds of a question."""
    from regesta.store.scope import Scope

    return Scope(tuple(collection or ()), min_score, published_by, as_known_on)


def question(
    connection: Connection, document: list[str] | None = None, actor: list[str] | None = None, **given: Any
) -> Filter:
    """Which statements are asked for: documents by short ids or paths, lists with or without commas."""
    from regesta.store.find import find_documents
    from regesta.store.scope import Filter

    which = tuple(i for d in document or () for i in find_documents(connection, d))
    listed_ = {key: listed(value) if isinstance(value, list) else value for key, value in given.items()}
    told: dict[str, Any] = {key: value for key, value in listed_.items() if value is not None}
    return Filter(documents=which, actors=tuple(actor or ()), **told)


def grades() -> Grades | None:
    """The user's table of publishers' reliability; None where none is set."""
    path = settings().reliability
    if path is None:
        return None
    from regesta.answer.reliability import load_grades

    return load_grades(path)


def day(value: str | None, option: str) -> str | None:
    """A day as YYYY-MM-DD; a usage error where it is none."""
    from regesta.errors import StoreError
    from regesta.store.scope import check_day

    if value is not None:
        try:
            check_day(value, option)
        except StoreError as error:
            raise typer.BadParameter(str(error)) from error
    return value


def listed(values: str | list[str] | None) -> tuple[str, ...]:
    """One option given several times, or several values with commas, as a tuple."""
    if not values:
        return ()
    given = [values] if isinstance(values, str) else values
    return tuple(part.strip() for value in given for part in value.split(",") if part.strip())


def user(who: str | None) -> str:
    """Whose word it is: the name given, else that of the account."""
    from getpass import getuser

    return who or getuser()
