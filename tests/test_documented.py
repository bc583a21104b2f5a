"""Documented or it fails: every command, option, setting and record field has its words in docs/."""

from __future__ import annotations

import re
import runpy
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


MADE = runpy.run_path(str(DOCS / "make_commands.py"))
COMMANDS = list(MADE["commands"](typer.main.get_command(app)))


def test_the_page_of_commands_is_what_the_commands_say() -> None:
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == MADE["page"](), "run `make docs`"


@pytest.mark.parametrize(("name", "command"), COMMANDS, ids=[name for name, _ in COMMANDS])
def test_command_has_help_with_an_example_and_every_option_has_words(name: str, command: Any) -> None:
    assert "Example" in (command.help or ""), f"the help of {name} has no example"
    silent = [p.name for p in command.params if p.name != "help" and not (getattr(p, "help", None) or "").strip()]
    assert not silent, f"{name}: {silent} have no help"


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
