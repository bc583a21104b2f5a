"""Shapes of stretches and distances of time and the story so far in, TIMEX3 types and values out.

"Last year", "two weeks later", "for months", "every day": what is counted from a point or repeated.
"""

from __future__ import annotations

from regesta.extract.time_shapes import Shape
from regesta.extract.time_story import LESS_THAN_A_DAY, Answer, Story, rule, step_word
from regesta.values.date import day_of, period, shift, week, year_of

OFTEN = 100
"""Times a day above which a number counts turns rather than says how often."""


@rule("often")
def _often(shape: Shape, story: Story) -> Answer:
    if value := shape.value("often"):
        return "SET", value
    weekday = shape.value("weekdays") or shape.value("weekday")
    if weekday is not None:
        return "SET", f"XXXX-WXX-{int(weekday) + 1}"
    if part := shape.value("part") or shape.value("parts"):
        return "SET", f"XXXX-XX-XXT{part}"
    if season := shape.value("season"):
        return "SET", f"XXXX-{season}"
    if month := shape.value("month"):
        return "SET", f"XXXX-{int(month):02d}"
    unit = shape.value("unit") or "day"
    numbers = shape.numbers()
    if shape.has("times", "time") and numbers and numbers[0] > OFTEN:
        return None
    if shape.has("per", "a") or unit not in EACH:
        return "SET", period(1, unit)
    return ("SET", period(numbers[0], unit)) if numbers else ("SET", EACH[unit])


EACH = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX", "quarter": "XXXX-QX"}


def _truncated(value: str | None, unit: str) -> str | None:
    """The day, week, month, year … that a date lies in."""
    if unit == "decade":
        year = year_of(value)
        return str(year // 10) if year else None
    if unit == "century":
        year = year_of(value)
        return f"{year // 100:02d}" if year else None
    if unit == "weekend":
        day = day_of(value)
        return week(day) + "-WE" if day else None
    return shift(value, 0, unit)


@rule("relative")
def _relative(shape: Shape, story: Story) -> Answer:
    unit = shape.value("unit") or ""
    steps = step_word(shape)
    if shape.value("last") == "-1" and shape.has("past", "coming") and not shape.value("edge"):
        return "DURATION", period(1, unit)
    told = any(shape.value(name) for name in ("before", "after", "that", "same"))
    if shape.value("sooner") and steps is None:
        steps = -1
    elif shape.value("later") and steps is None:
        steps = 1
    if unit in LESS_THAN_A_DAY:
        return ("DURATION", period(1, unit)) if shape.value("last") or shape.value("next") else None
    with_the = shape.pieces[0].lower == "the" and not told
    if with_the and (shape.value("last") or shape.value("next")) and not shape.value("edge"):
        told = True
        if (story.within or shape.value("last")) and unit != "day":
            return "DURATION", period(1, unit)
    if shape.pieces[0].lower == "a":
        return "DATE", {-1: "PAST_REF"}.get(steps or 0, "FUTURE_REF")
    told = told or steps is None
    base = story.point if told and (steps is not None or story.today is None) else story.now
    steps = steps or 0
    value = _stepped_whole(base, steps, unit)
    return ("DATE", value) if value else _unknown(unit)


def _stepped_whole(base: str | None, steps: int, unit: str) -> str | None:
    """The whole unit `steps` away: decades and centuries keep their short values."""
    if unit in ("decade", "century"):
        return _truncated(shift(base, steps, unit), unit)
    if unit == "weekend":
        return _truncated(shift(base, 7 * steps, "day"), unit)
    return shift(base, steps, unit)


def _unknown(unit: str) -> Answer:
    """A date whose unit alone is known."""
    return ("DATE", EACH[unit]) if unit in EACH else None


@rule("stepped")
def _stepped(shape: Shape, story: Story) -> Answer:
    unit = shape.value("unit") or ""
    numbers = shape.numbers()
    back = bool(shape.value("ago") or shape.value("sooner") or shape.has("prior", "advance"))
    if story.told and not story.event and story.today and shape.pieces[-1].lower in ("before", "after"):
        return _duration(shape, story)
    vague = not numbers and (shape.value("some") or shape.value("plural")) and not shape.has("couple")
    if vague:
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    amount = numbers[0] if numbers else 2.0 if shape.has("couple") else 1.0
    if shape.has("half"):
        amount = 0.5 if not shape.has("and") else amount + 0.5
    base = story.now if shape.value("ago") or shape.has("now") else story.event or story.point
    steps, finer = _in_whole_units(amount, unit)
    if unit in LESS_THAN_A_DAY:
        return _hours_away(base, amount, unit, back)
    value = shift(base, -steps if back else steps, finer)
    if value and unit == "decade":
        value = value[:3]
    return ("DATE", value) if value else _unknown(finer) or ("DATE", "PAST_REF" if back else "FUTURE_REF")


def _in_whole_units(amount: float, unit: str) -> tuple[int, str]:
    """Two and a half years as 30 months; what is whole stays."""
    if amount == int(amount):
        return int(amount), unit
    finer = {"year": (12, "month"), "month": (30, "day"), "week": (7, "day"), "decade": (10, "year")}
    factor, name = finer.get(unit, (1, unit))
    return round(amount * factor), name


def _hours_away(base: str | None, amount: float, unit: str, back: bool) -> Answer:
    day = day_of(base)
    if day is None:
        return "DATE", "PAST_REF" if back else "FUTURE_REF"
    if unit == "hour" and amount % 24 == 0:
        return "DATE", shift(day.isoformat(), int(amount // 24) * (-1 if back else 1), "day") or day.isoformat()
    return "TIME", day.isoformat() + "TXX"


@rule("duration")
def _duration(shape: Shape, story: Story) -> Answer:
    unit = shape.value("unit") or shape.value("plural") or ""
    numbers = shape.numbers()
    if shape.year and len(shape.pieces) == 2 and not shape.value("plural"):
        return None
    if unit == "weekend" or (unit == "quarter" and shape.value("unit")):
        return None
    if not numbers and shape.has("half"):
        half = 1.5 if shape.has("and") else 0.5
        return "DURATION", period(half, unit)
    if numbers:
        amount: float | None = numbers[-1] if shape.has("to", "or") else numbers[0]
    elif shape.value("some") or shape.has("tens", "hundreds", "thousands", "dozens", "number", "more"):
        amount = None
    elif shape.has("couple"):
        amount = 2
    elif shape.has("a", "an", "another") or shape.pieces[-1].lower == "long":
        amount = 1 if shape.has("a", "an", "another") or not shape.pieces[0].lower.endswith("s") else None
    else:
        amount = None
    return "DURATION", period(amount, unit)
