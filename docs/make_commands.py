"""Write docs/commands.md from the commands themselves, so that the two never differ.

python docs/make_commands.py
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from regesta.cli.app import app

HEAD = """# Commands

Written by `make docs` from the commands' own help (`regesta COMMAND --help`); do not edit.

Tables are for people: they page, and ids are shortened as in git; a shortened id will do wherever an id is asked for.
`--format jsonl` and `--format csv` are for programs: every row, whole ids, the same order every time. Messages go to
standard error. The exit status is 0, 1 where something could not be done (one line says what), 2 for wrong usage.
"""


def commands(group: Any, prefix: str = "regesta") -> Iterator[tuple[str, Any]]:
    """Every command below a group with its whole name; a group that does something by itself is one too."""
    for name, command in sorted(group.commands.items()):
        if hasattr(command, "commands"):
            if command.invoke_without_command:
                yield f"{prefix} {name}", command
            yield from commands(command, f"{prefix} {name}")
        else:
            yield f"{prefix} {name}", command


def described(name: str, command: Any) -> str:
    """One command's part of the page: its help, then its options."""
    text = (command.help or "").replace("\b\n", "").replace("\b", "").strip()
    head, mark, examples = text.partition("Example")
    lines = [f"## {name}", "", head.strip()]
    if mark:
        shown = "\n".join(line for line in examples.split("\n")[1:] if line.strip())
        lines += ["", "```console", *(f"$ {line.strip()}" for line in shown.split("\n")), "```"]
    lines.append("")
    for parameter in command.params:
        if parameter.name == "help":
            continue
        names = ", ".join(f"`{o}`" for o in (*parameter.opts, *parameter.secondary_opts))
        if parameter.param_type_name == "argument":
            names = f"`{(parameter.metavar or parameter.name).upper()}`"
        lines.append(f"- {names}: {' '.join((getattr(parameter, 'help', None) or '').split())}")
    return "\n".join(lines)


def page() -> str:
    """The whole page."""
    root = typer.main.get_command(app)
    return "\n\n".join([HEAD.strip(), *(described(name, command) for name, command in commands(root))]) + "\n"


if __name__ == "__main__":
    (Path(__file__).resolve().parent / "commands.md").write_text(page(), encoding="utf-8")
