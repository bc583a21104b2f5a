"""A document in, its date of publication out, with how it is known."""

from __future__ import annotations

import re

from regesta.extract.anchors import infer, infer_year
from regesta.extract.times import find_times
from regesta.model.document import Document, Published
from regesta.model.mention import Mention
from regesta.model.parse import Parse
from regesta.values.date import day_of, is_date

DAY_MONTH = re.compile(r"XXXX-(\d\d)-(\d\d)")
LABEL = re.compile(
    r"[\W\d]*(?:(?:first |last )?(?:published|posted|updated|issued|released|date|dated|press release|statement"
    r"|news release|for (?:immediate )?release)\b[^\n\d]{0,40})?[\W]*$",
    re.IGNORECASE,
)
PLACE = re.compile(r"[\W]*(?:[A-Z][\w.'’-]*(?:[ ,/&-]+(?:[A-Z][\w.'’-]*|of|the|and|de|al|el))*)[\s,.(–—-]*$")
AFTER_PLACE = re.compile(r"[\s,.)]*(?:[(/][^)/\n]{1,40}[)/])?[\s,.)]*[-–—:]")
REST = re.compile(
    r"[\s,;.|()–—-]*(?:(?:at )?\d{1,2}[:.]\d\d\s*(?:[ap]\.?m\.?)?\s*(?:\(?[A-Z]{2,4}\)?)?)?[\s,;.|()–—-]*$"
)
FIRST_LINES = 8
LAST_LINES = 3


def published(doc: Document, parse: Parse, given: str | None = None) -> Published:
    """When the document was published.

    Its own metadata, else a dateline, else `given`, else inferred from what the text says of
    days, else unknown; never the day of its file or of its reading.
    """
    if doc.published.value:
        return doc.published
    times = find_times(parse, None)
    if found := _dateline(parse, times, given):
        return found
    if given:
        return Published(given, "given", ("the date given",))
    return infer(parse, times) or Published()


def _dateline(parse: Parse, times: list[Mention], given: str | None) -> Published | None:
    """The date in a line of its own, or after the place a report opens with ("KYIV, Jan 3 (Agency) -")."""
    lines = [line for line in re.finditer(r"[^\n]+", parse.text) if line[0].strip()]
    edges = lines if len(lines) <= FIRST_LINES + LAST_LINES else lines[:FIRST_LINES] + lines[-LAST_LINES:]
    for time in times:
        line = next((found for found in edges if found.start() <= time.start and time.end <= found.end()), None)
        if line is None or time.timex != "DATE":
            continue
        before, after = parse.text[line.start() : time.start], parse.text[time.end : line.end()]
        alone = REST.match(after) and (LABEL.match(before) or (len(before) <= 60 and PLACE.match(before)))
        opens = (
            line.start() <= lines[min(2, len(lines) - 1)].start() and PLACE.match(before) and AFTER_PLACE.match(after)
        )
        if (alone or opens) and (value := _whole(time.value or "", parse, times, given)):
            return Published(value, "dateline", (time.text,))
    return None


def _whole(value: str, parse: Parse, times: list[Mention], given: str | None) -> str | None:
    """A day's value; where the year is missing, the one next to the date given or that the text speaks for."""
    if day_of(value):
        return value[:10]
    match = DAY_MONTH.match(value)
    if not match:
        return None
    month, day = int(match[1]), int(match[2])
    near = day_of(given)
    if near is not None:
        years = [year for year in (near.year - 1, near.year, near.year + 1) if is_date(year, month, day)]
        return min(
            (f"{year:04d}-{month:02d}-{day:02d}" for year in years),
            key=lambda text: abs(((day_of(text) or near) - near).days),
            default=None,
        )
    found = infer_year(parse, times, month, day)
    return found[0] if found else None
