"""A lexicon file in, its rows out.

A `.tsv` file starts with `#` lines (what it holds, where its facts come from), then a line of
column names, then rows; an empty cell is "". A `.yaml` file is for what does not fit a table.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of `lexicon/NAME.tsv` as dictionaries by column."""
    lines = _text(f"{name}.tsv").split("\n")
    rows = [line.split("\t") for line in lines if line.strip() and not line.startswith("#")]
    columns = rows[0]
    return tuple(dict(zip(columns, row + [""] * (len(columns) - len(row)), strict=False)) for row in rows[1:])


@cache
def words(name: str, column: str = "word") -> frozenset[str]:
    """One column of a table as a set."""
    return frozenset(row[column] for row in table(name))


@cache
def structure(name: str) -> Any:
    """The content of `lexicon/NAME.yaml`."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(_text(f"{name}.yaml"), Loader=loader)


def _text(name: str) -> str:
    return (files("regesta.lexicon") / name).read_text(encoding="utf-8")
