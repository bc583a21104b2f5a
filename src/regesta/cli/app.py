"""`regesta`: gathers the commands. Each command imports what it needs when it is called."""

from __future__ import annotations

import typer

from regesta.cli import read

app = typer.Typer(
    name="regesta",
    help="A register of what states and armed actors do: who says so, how sure, on what evidence.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
read.register(app)


@app.callback()
def _root() -> None:
    """Keep commands named even while there is only one."""


def main() -> None:
    """Run the command line."""
    app()
