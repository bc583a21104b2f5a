"""A user's own table of publishers in, the grade of a document's publisher out; never guessed.

A CSV file with the columns publisher, grade (A, reliable, to E, unreliable; F, cannot be judged) and why.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from regesta.errors import SettingsError
from regesta.store.documents import document_rows
from regesta.store.scope import Scope
from regesta.store.view import StatementRow
from regesta.values.name import fold

GRADES = ("A", "B", "C", "D", "E", "F")
COLUMNS = ("publisher", "grade", "why")
Grades = dict[str, dict[str, Any]]


def load_grades(path: Path) -> Grades:
    """The grade and the reason by publisher; raises SettingsError with the line that is wrong."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            heading = [name.strip().lower() for name in reader.fieldnames or ()]
            if not {"publisher", "grade"} <= set(heading) <= set(COLUMNS):
                raise SettingsError(f"{path}: its columns must be {', '.join(COLUMNS)}; see REGESTA_RELIABILITY")
            reader.fieldnames = heading
            found: Grades = {}
            for row in reader:
                _take(found, row, f"{path}:{reader.line_num}")
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}; see REGESTA_RELIABILITY") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise SettingsError(f"{path}: is no CSV file in UTF-8; see REGESTA_RELIABILITY") from error
    return found


def _take(found: Grades, row: dict[str, str | None], where: str) -> None:
    publisher, grade = (row.get("publisher") or "").strip(), (row.get("grade") or "").strip().upper()
    if not publisher:
        raise SettingsError(f"{where}: no publisher")
    if grade not in GRADES:
        raise SettingsError(f"{where}: grade {grade!r} of {publisher} is none of {', '.join(GRADES)}")
    if fold(publisher) in found:
        raise SettingsError(f"{where}: {publisher} stands in the table already")
    found[fold(publisher)] = {"grade": grade, "why": (row.get("why") or "").strip()}


def grade_of(grades: Grades, publisher: str | None) -> dict[str, Any] | None:
    """The grade of a publisher, whatever its capitals and accents; None where the table has none."""
    return grades.get(fold(publisher.strip())) if publisher else None


def graded(
    connection: Connection, scope: Scope, grades: Grades, rows: Sequence[tuple[StatementRow, dict[str, Any]]]
) -> list[tuple[StatementRow, dict[str, Any]]]:
    """Statements' records with the grade of their document's publisher."""
    publishers = {doc.id: doc.publisher for doc in document_rows(connection, scope)}
    return [(row, {**record, "reliability": grade_of(grades, publishers[row.document])}) for row, record in rows]


def shown_graded(grades: Grades, shown: dict[str, Any]) -> dict[str, Any]:
    """What `show` found with the grade of the document's publisher in its `document`."""
    document = shown.get("document")
    if not isinstance(document, dict):
        return shown
    return {**shown, "document": {**document, "reliability": grade_of(grades, document["publisher"])}}
