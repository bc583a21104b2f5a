"""Reading quality on the project's own passages stays above its floors."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

EVALS = Path(__file__).resolve().parent.parent / "evals"


@pytest.fixture(scope="module")
def figures() -> dict[str, float]:
    """What `evals/quality.py` measures."""
    sys.path.insert(0, str(EVALS))
    try:
        import quality
    finally:
        sys.path.remove(str(EVALS))
    return quality.measure()[0]


FLOORS: dict[str, float] = json.loads((EVALS / "floors.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", sorted(FLOORS))
def test_figure_is_above_its_floor(name: str, figures: dict[str, float]) -> None:
    assert figures[name] >= FLOORS[name]


def test_every_kind_has_floors() -> None:
    kinds = ["event", "utterance", "figure", "agreement", "obligation", "transfer", "office", "stance"]
    assert {f"{kind}_{level}" for kind in kinds for level in ("found", "right")} <= set(FLOORS)
