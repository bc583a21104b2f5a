"""An analysis in, flags out: places that look damaged or contradict the text."""

from __future__ import annotations

from regesta.extract.analysis import Analysis
from regesta.extract.flag_facts import wrong_dates, wrong_figures
from regesta.extract.flag_names import name_variants
from regesta.extract.flag_roles import wrong_roles
from regesta.extract.flag_sentences import broken_sentences
from regesta.extract.flag_units import wrong_units
from regesta.model.document import Flag


def flags(analysis: Analysis) -> tuple[Flag, ...]:
    """The damage that shows in this text alone, in text order; one flag of a kind at a place."""
    found = [
        *broken_sentences(analysis.parse),
        *name_variants(analysis.parse),
        *wrong_dates(analysis),
        *wrong_units(analysis),
        *wrong_figures(analysis),
        *wrong_roles(analysis),
    ]
    unique = {(flag.start, flag.end, flag.flag): flag for flag in found}
    return tuple(unique[key] for key in sorted(unique))
