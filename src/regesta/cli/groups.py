"""A group that lists when none of its commands is named: `regesta actors guard` is `regesta actors list guard`."""

from __future__ import annotations

import typer
from typer.core import TyperGroup

LIST = "list"


class ListingGroup(TyperGroup):
    """Without the name of a command the first words are those of `list`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put `list` before words that name no command and ask for no help."""
        if not args or (args[0] not in self.commands and args[0] not in ("--help", "-h")):
            args = [LIST, *args]
        return super().parse_args(ctx, args)


def listing_group(app: typer.Typer, name: str, help: str) -> typer.Typer:
    """Add a group to `app`; the caller gives it its `list` and other commands."""
    group = typer.Typer(cls=ListingGroup, help=help)
    app.add_typer(group, name=name)
    return group
