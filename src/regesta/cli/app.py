"""`regesta`: gathers the commands. Each command imports what it needs when it is called."""

from __future__ import annotations

import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from regesta.cli import add, brief, documents, figures, read, search, statements, weapons
from regesta.errors import RegestaError
from regesta.values.characters import printable

app = typer.Typer(
    name="regesta",
    help="A register of what states and armed actors do: who says so, how sure, on what evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for group in (read, add, documents, search, statements, figures, weapons, brief):
    group.register(app)


def _version(asked: bool) -> None:
    if asked:
        from regesta import __version__

        print(f"regesta {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and exit.")
    ] = False,
) -> None:
    """Options before any command."""


def main() -> None:
    """Run the command line; what Regesta refuses is said in one line, with exit status 1."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # whatever the locale: records are UTF-8
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    try:
        app()
    except RegestaError as error:
        print(printable(f"regesta: {' '.join(str(error).split())}"), file=sys.stderr)
        sys.exit(1)
