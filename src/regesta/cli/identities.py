"""`regesta actors merge`, `split`, `rename`, `judged`: a person's word on who is whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from regesta.cli.opening import opened, user
from regesta.cli.options import Because, Db, Printed, Who
from regesta.cli.output import Column, Format, print_csv, print_jsonl, print_table
from regesta.cli.rows import Cells, field

if TYPE_CHECKING:
    from regesta.resolve.identities import Kept

MERGE = """Make several actors one: the first is kept, the others are counted, found and shown as it.

What was read stays as it is (regesta show has it); the judgement stands beside it, also for what is read later. \
It can be undone: regesta undo, or regesta actors split.

\b
Examples:
  regesta actors merge org:navy organ:NRL:navy --because "one service under two names"
  regesta actors merge "Harbour Wire" "Harbor Wire" --because "spellings of one agency"
"""
SPLIT = """Undo the merges of an actor; or tell apart: with --document and --name its name means another one there.

\b
Examples:
  regesta actors split organ:NRL:navy --because "two services after all"
  regesta actors split person:j-smith --document 3f9a2c1b --name "John Smith (mayor)" --because "a namesake"
"""
RENAME = """Call an actor, with all that are merged with it, by another name.

\b
Example:
  regesta actors rename group:front "Northern Front" --because "its own name since 2021"
"""
JUDGED = """List what stands on who is whom; undo one with: regesta undo ID --because …

\b
Example:
  regesta actors judged
"""
Actor = Annotated[str, typer.Argument(metavar="ACTOR", help="An actor's id, or its name where one alone has it.")]
TABLE = (
    Column("id", lambda r: r["id"][:8], 8, "cyan"),
    Column("act", field("act"), 6),
    Column("actor", field("target"), 26),
    Column("value", field("value"), 26),
    Column("who, why", lambda r: f"{r['who']}: {r['because']}"),
)
CSV: Cells = {name: field(name) for name in ("id", "act", "target", "field", "value", "who", "because", "recorded")}


def register(group: typer.Typer) -> None:
    """Add the commands to the group of actors."""
    group.command("merge", help=MERGE)(merge)
    group.command("split", help=SPLIT)(split)
    group.command("rename", help=RENAME)(rename)
    group.command("judged", help=JUDGED)(judged)


def merge(
    actors: Annotated[list[str], typer.Argument(metavar="ACTOR...", help="Ids or names; the first is kept.")],
    because: Because,
    who: Who = None,
    db: Db = None,
) -> None:
    """Merge actors; see MERGE."""
    with opened(db, write=True) as database:
        from regesta.resolve.identities import merge as keep

        _tell(keep(database, actors, because, user(who)))


def split(
    actor: Actor,
    because: Because,
    document: Annotated[
        list[str] | None, typer.Option("--document", metavar="ID", help="Where its name means another (repeatable).")
    ] = None,
    name: Annotated[str | None, typer.Option("--name", metavar="NAME", help="What the other one is called.")] = None,
    who: Who = None,
    db: Db = None,
) -> None:
    """Split actors; see SPLIT."""
    if bool(document) != bool(name):
        raise typer.BadParameter("give both --document and --name, or neither to undo merges")
    with opened(db, write=True) as database:
        from regesta.resolve.identities import split as tell_apart
        from regesta.resolve.identities import unmerge
        from regesta.store.find import find_documents

        if not document or not name:
            for kept in unmerge(database, actor, because, user(who)):
                print(kept.says)
            return
        with database.read() as connection:
            docs = [id_ for given in document for id_ in find_documents(connection, given)]
        _tell(tell_apart(database, actor, docs, name, because, user(who)))


def rename(
    actor: Actor,
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new name.")],
    because: Because,
    who: Who = None,
    db: Db = None,
) -> None:
    """Rename an actor; see RENAME."""
    with opened(db, write=True) as database:
        from regesta.resolve.identities import rename as call

        _tell([call(database, actor, name, because, user(who))])


def judged(db: Db = None, format: Printed = Format.table) -> None:
    """List judgements on identities; see JUDGED."""
    with opened(db) as database, database.read() as connection:
        from regesta.model.record import plain
        from regesta.resolve.identities import identity_judgements

        rows = [{"record": "judgement", **plain(judgement)} for judgement in identity_judgements(connection)]
    if format is Format.jsonl:
        print_jsonl(rows)
    elif format is Format.csv:
        print_csv(CSV, rows)
    else:
        print_table(TABLE, rows, f"{len(rows)} judgements")


def _tell(made: Iterable[Kept]) -> None:
    for kept in made:
        print(f"{kept.says}; undo with: regesta undo {kept.judgement[:8]} --because …")
