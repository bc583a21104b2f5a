"""Words in, the public event they name and its day out: "the full-scale invasion of Ukraine" is 2022-02-24."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from regesta.lexicon.load import table
from regesta.values.date import day_of

REACH = 120
"""Characters after "two days before" in which the event is named."""


@cache
def _events() -> tuple[tuple[re.Pattern[str], tuple[re.Pattern[str], ...], re.Pattern[str] | None, date, str], ...]:
    """Each event: its first words, its other groups of words, the words that choose it, its day and its name."""
    found = []
    for row in table("dated_events"):
        groups = [_any(group) for group in row["words"].split("&")]
        day = day_of(row["date"])
        assert day is not None, row["date"]
        found.append((groups[0], tuple(groups[1:]), _any(row["sooner"]) if row["sooner"] else None, day, row["event"]))
    return tuple(found)


def _any(choices: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word.strip()) for word in choices.split("|"))
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)")


def event_named(words: str, sentence: str) -> tuple[date, str] | None:
    """The day and name of the public event that `words` name; of two alike the one that `sentence` tells apart.

    None where no event of the table fits, or several do and nothing chooses.
    """
    near, whole = words[:REACH].lower().replace("’", "'"), sentence.lower().replace("’", "'")
    chosen, plain = [], []
    for first, others, sooner, day, name in _events():
        if first.search(near) and all(group.search(near) for group in others):
            if sooner is None:
                plain.append((day, name))
            elif sooner.search(whole):
                chosen.append((day, name))
    fits = chosen or plain
    return fits[-1] if len(fits) == 1 or (chosen and fits) else None
