"""Documented or it fails: every command, option, setting and record field has its words in docs/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from regesta.cli.app import app
from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.record import VALUE_OF
from regesta.model.statement import Statement
from regesta.settings import Settings

DOCS = Path(__file__).resolve().parent.parent / "docs"


def commands(group: Any, prefix: str = "regesta") -> Iterator[tuple[str, Any]]:
    """Every command below a group with its whole name."""
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


COMMANDS = list(commands(typer.main.get_command(app)))


def part(heading: str) -> str:
    """The text under one heading of docs/commands.md."""
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    match = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    return match.group(1) if match else ""


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_command_and_options_are_documented(name: str, command: Any) -> None:
    text = part(name)
    assert text, f"docs/commands.md has no heading '## {name}'"
    options = [o for p in command.params for o in p.opts if o.startswith("--") and o != "--help"]
    missing = [o for o in options if f"`{o}" not in text]
    assert not missing, f"{name}: {missing} not in docs/commands.md"
    assert (command.help or "").strip(), f"{name} has no help"
    assert "Example" in command.help, f"the help of {name} has no example"


def test_nothing_is_documented_that_is_not_there() -> None:
    text = (DOCS / "commands.md").read_text(encoding="utf-8")
    headings = set(re.findall(r"^## (regesta .+)$", text, re.M))
    assert headings == {name for name, _ in COMMANDS}


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_setting_is_documented(name: str) -> None:
    assert f"`REGESTA_{name.upper()}`" in (DOCS / "settings.md").read_text(encoding="utf-8")


RECORDS = [Document, Mention, Statement, *VALUE_OF.values()]
FIELDS = [(cls.__name__, f.name.rstrip("_")) for cls in RECORDS for f in fields(cls)]


@pytest.mark.parametrize(("record", "field"), FIELDS)
def test_field_is_documented(record: str, field: str) -> None:
    text = (DOCS / "record.md").read_text(encoding="utf-8")
    match = re.search(rf"^## {record}\n(.*?)(?=^## |\Z)", text, re.M | re.S)
    assert match, f"docs/record.md has no heading '## {record}'"
    assert f"`{field}`" in match.group(1), f"{record}.{field} is not in docs/record.md"
