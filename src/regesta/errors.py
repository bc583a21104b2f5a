"""The errors Regesta raises.

    RegestaError
    ├── SettingsError   a setting is missing or out of range
    ├── SourceError     bytes could not be fetched or opened
    ├── ReadError       bytes could not be turned into text
    ├── ExtractError    an extractor failed on a document
    └── StoreError      the database refused, is damaged, or is of another version

Every message says what was wrong and what to do about it; it is told after the document's path.
"""

from __future__ import annotations


class RegestaError(Exception):
    """Base of all errors that Regesta raises on purpose."""


class SettingsError(RegestaError):
    """A setting is missing or out of range."""


class SourceError(RegestaError):
    """Bytes could not be fetched or opened."""


class ReadError(RegestaError):
    """Bytes could not be turned into a document with text."""


class ExtractError(RegestaError):
    """An extractor failed on a document."""


class StoreError(RegestaError):
    """The database refused, is damaged, or is of another version."""
