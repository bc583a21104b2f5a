"""An analysis in, flags on dates and figures that contradict themselves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from regesta.extract.analysis import Analysis
from regesta.model.document import Flag
from regesta.model.mention import Mention
from regesta.model.statement import FigureValue
from regesta.values.date import day_of

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
OF_WHICH = re.compile(r"[^.;\n]{0,60}\b(?:of which|of whom|of them|of those|including)\b[^.;,\n\d]{0,25}$")


def _flag(mention: Mention, flag: str, because: str) -> Flag:
    return Flag(mention.start, mention.end, mention.text, flag, because)


def wrong_dates(analysis: Analysis) -> Iterator[Flag]:
    """Dates whose weekday is another: "Friday, 18 January 2025" was a Saturday."""
    for time in analysis.times:
        day = day_of(time.value)
        if day is None or not re.search(r"\d{4}", time.text):
            continue
        said = next((i for i, name in enumerate(WEEKDAYS) if name in time.text.lower()), None)
        if said is not None and said != day.weekday():
            yield _flag(time, "date-mismatch", f"{day.isoformat()} was a {WEEKDAYS[day.weekday()].title()}")


def wrong_figures(analysis: Analysis) -> Iterator[Flag]:
    """Parts greater than their whole, and comparisons that the figures themselves contradict."""
    for whole, part in zip(analysis.quantities, analysis.quantities[1:], strict=False):
        between = analysis.text[whole.end : part.start]
        if len(between) < 90 and OF_WHICH.match(between) and _is_more(part, whole):
            yield _flag(part, "figure-mismatch", f"a part of “{whole.text}” cannot be more")
    for stmt in analysis.of_kind("figure"):
        value = stmt.value
        if isinstance(value, FigureValue) and value.comparison and value.comparison.check == "inconsistent":
            yield Flag(stmt.start, stmt.end, stmt.text, "figure-mismatch", "the figures contradict the comparison")


def _is_more(part: Mention, whole: Mention) -> bool:
    a, b = part.count, whole.count
    if a is None or b is None or a.stated is None or b.stated is None or b.comparator in (">", ">="):
        return False
    same = not part.unit or part.unit == whole.unit
    return same and a.stated > b.stated >= 1 and a.comparator not in ("<", "<=")
