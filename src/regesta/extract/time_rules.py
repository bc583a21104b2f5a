"""A shape of a date or an hour and the story so far in, its TIMEX3 type and value out: one rule for each shape.

The rules' names are those of `lexicon/time_patterns.tsv`. A rule answers None where the shape is
no time after all.
"""

from __future__ import annotations

from datetime import date

from regesta.extract.time_shapes import Shape, grammar
from regesta.extract.time_story import Answer, Story, rule, step_word
from regesta.values.date import (
    day_of,
    is_date,
    month_of,
    shift,
    weekday_after,
    weekday_before,
    year_of,
)

SEASON_START = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
RECENT = 7
"""Days for which a day told of still lends its date to an hour ("at 4 a.m.")."""


def _dated(year: int | None, month: int, day: int) -> Answer:
    if year is None:
        return ("DATE", f"XXXX-{month:02d}-{day:02d}") if is_date(2024, month, day) else None
    return ("DATE", f"{year:04d}-{month:02d}-{day:02d}") if is_date(year, month, day) else None


def _with_part(shape: Shape, answer: Answer) -> Answer:
    """A day with its part: "the night of 3 May" is ...TNI."""
    part = shape.value("part")
    return ("TIME", f"{answer[1]}T{part}") if answer and part else answer


def _year_for(story: Story, month: int, day: int | None = None) -> int | None:
    """The year of a month that is named without one."""
    if story.year_ahead:
        return story.year_ahead
    if story.today is None:
        return _next_in_history(story.last, month)
    year, today = story.today.year, story.today
    here = (month, day or (today.day if month == today.month else 1))
    if story.ahead and here < (today.month, today.day) and month != today.month:
        return year + 1
    if story.ahead is False and here > (today.month, today.day):
        return year - 1
    if story.ahead is None:
        away = (month - today.month) % 12
        return year + (month < today.month) if away <= 3 else year - (month > today.month)
    return year


def _next_in_history(last: str | None, month: int) -> int | None:
    """The year of a month in a history: that of the date before it, one on where winter lies between."""
    seen = month_of(last)
    return seen[0] + 1 if seen and seen[1] - month >= 9 else year_of(last)


def _edge_number(shape: Shape) -> int | None:
    """The number of a day or an ordinal that stands for one."""
    days = [int(n) for n in shape.numbers() if n < 1000]
    if days:
        return days[0]
    return int(shape.value("ordinal") or 0) or None


@rule("date")
def _date(shape: Shape, story: Story) -> Answer:
    name = shape.value("month")
    numbers = [int(n) for n in shape.numbers()]
    if name is None:
        return _dated(numbers[0], numbers[1], numbers[2]) if 1 <= numbers[1] <= 12 else None
    day = _edge_number(shape)
    if day is None:
        return None
    month, year = int(name), shape.year
    if year is None:
        year = _year_for(story, month, day)
        weekday = shape.value("weekday") or shape.value("short")
        if weekday and year and story.today:
            year = _fitting_year(year, month, day, int(weekday))
    return _with_part(shape, _dated(year, month, day))


def _fitting_year(year: int, month: int, day: int, weekday: int) -> int:
    """The year next to `year` in which a date falls on its weekday; `year` where none does."""
    for near in (year, year - 1, year + 1):
        if is_date(near, month, day) and date(near, month, day).weekday() == weekday:
            return near
    return year


@rule("day")
def _day(shape: Shape, story: Story) -> Answer:
    months = grammar().values["month"]
    month = next((int(months[piece.lower]) for piece in shape.after if piece.lower in months), None)
    day = _edge_number(shape)
    if month is None or day is None:
        return None
    return _dated(_year_for(story, month, day), month, day)


@rule("numeric")
def _numeric(shape: Shape, story: Story) -> Answer:
    a, b, year = (int(n) for n in shape.numbers())
    day_first = a > 12 or shape.has(".")
    month, day = (b, a) if day_first else (a, b)
    return _dated(year, month, day) if 1 <= month <= 12 else None


@rule("month")
def _month(shape: Shape, story: Story) -> Answer:
    month = int(shape.value("month") or 0)
    year = shape.year
    if year is None and shape.has("year"):
        year = year_of(story.point)
    if year is None and (steps := step_word(shape)) is not None and (seen := month_of(story.now)):
        year = seen[0] + _steps_to(seen[1], month, steps)
    if year is None:
        year = _year_for(story, month)
    return ("DATE", f"{year:04d}-{month:02d}" if year else f"XXXX-{month:02d}")


def _steps_to(here: int, month: int, steps: int) -> int:
    """How many years lie between now and the last (-1), this (0) or next (1) month of a name."""
    if steps < 0:
        return 0 if month < here else -1
    return 1 if steps > 0 and month <= here else 0


@rule("year")
def _year(shape: Shape, story: Story) -> Answer:
    if shape.year:
        return "DATE", f"{shape.year:04d}"
    numbers = shape.numbers()
    return ("DATE", f"{int(numbers[0]):04d}") if numbers and 0 < numbers[0] < 2200 else None


@rule("bcyear")
def _bcyear(shape: Shape, story: Story) -> Answer:
    return "DATE", f"-{int(shape.numbers()[0]):04d}"


@rule("years")
def _years(shape: Shape, story: Story) -> Answer:
    year, rest = (int(n) for n in shape.numbers())
    return ("DATE", f"{year:04d}") if rest > year % 100 else None


@rule("decade")
def _decade(shape: Shape, story: Story) -> Answer:
    if value := shape.value("decade"):
        return "DATE", value
    number = int(shape.numbers()[0])
    if number >= 1000:
        return "DATE", f"{number // 100}" if number % 100 == 0 and number < 1900 else f"{number // 10}"
    return ("DATE", f"19{number // 10}") if number % 10 == 0 and number >= 10 else None


@rule("century")
def _century(shape: Shape, story: Story) -> Answer:
    number = int(shape.value("ordinal") or 0) or int(shape.numbers()[0])
    if shape.value("bc"):
        return "DATE", f"-{number - 1:02d}"
    return ("DATE", f"{number - 1:02d}") if 1 <= number <= 30 else None


@rule("quarter")
def _quarter(shape: Shape, story: Story) -> Answer:
    numbers = [int(n) for n in shape.numbers() if n < 1000]
    quarter = int(shape.value("ordinal") or 0) or (numbers[0] if numbers else 0)
    year = shape.year or year_of(story.now)
    if not 1 <= quarter <= 4 or (year is None and not shape.has("q")):
        return None
    return "DATE", f"{year:04d}-Q{quarter}" if year else f"XXXX-Q{quarter}"


@rule("half")
def _half(shape: Shape, story: Story) -> Answer:
    half = 2 if shape.has("latter", "second") else 1 if shape.has("first") else 0
    year = shape.year or year_of(story.now)
    if year and shape.has("last") and not shape.year:
        year -= 1
    return ("DATE", f"{year:04d}-H{half}") if year and half else None


@rule("season")
def _season(shape: Shape, story: Story) -> Answer:
    season = shape.value("season") or ""
    year = shape.year
    steps = step_word(shape)
    if year is None and (seen := month_of(story.now if story.today else story.point)):
        start = SEASON_START[season]
        if steps is None or steps == 0:
            year = seen[0] if story.today is None or story.ahead is not False or start <= seen[1] else seen[0] - 1
        elif steps > 0:
            year = seen[0] + (start <= seen[1])
        else:
            year = seen[0] - (start + 2 >= seen[1])
    elif year is None and story.today is None:
        year = year_of(story.last)
    return ("DATE", f"{year:04d}-{season}" if year else f"XXXX-{season}")


def _clock_day(story: Story) -> str | None:
    """The day of an hour without one: the day told of last where that is a recent one, else today."""
    if story.today is None:
        return story.point
    last = day_of(story.last)
    recent = last is not None and 0 <= (story.today - last).days <= RECENT and not story.ahead
    return last.isoformat() if last and recent else story.today.isoformat()


@rule("clock")
def _clock(shape: Shape, story: Story) -> Answer:
    numbers = [int(n) for n in shape.numbers()]
    if fixed := shape.value("hourword"):
        clock = fixed
    else:
        if numbers[0] >= 100 or len(shape.pieces[0].lower) == 4:
            numbers = [numbers[0] // 100, numbers[0] % 100]
        hour = numbers[0]
        side = shape.value("noonside")
        if side == "pm" and hour < 12:
            hour += 12
        elif side == "am" and hour == 12:
            hour = 0
        clock = ":".join([f"{hour:02d}", *(f"{n:02d}" for n in numbers[1:3])]) if numbers[1:] else f"{hour:02d}:00"
    day = _clock_day(story)
    if shape.value("weekday"):
        answer = _weekday_value(shape, story)
        day = answer[1] if answer else day
    elif (steps := shape.value("deictic")) is not None:
        day = shift(story.now, int(steps), "day")
    return "TIME", f"{day[:10] if day_of(day) and day else 'XXXX-XX-XX'}T{clock}"


@rule("stamp")
def _stamp(shape: Shape, story: Story) -> Answer:
    year, month, day, hour, minute = (int(n) for n in shape.numbers())
    answer = _dated(year, month, day)
    return ("TIME", f"{answer[1]}T{hour:02d}:{minute:02d}") if answer else None


def _weekday_value(shape: Shape, story: Story) -> Answer:
    weekday = int(shape.value("weekday") or 0)
    start = day_of(story.now)
    steps = step_word(shape)
    if shape.value("same") or shape.value("that") or shape.value("before") or shape.value("after"):
        start = day_of(story.point)
    if start is None:
        return "DATE", "XXXX-WXX-" + str(weekday + 1)
    if shape.has("week") and steps is not None:
        monday = weekday_before(start, 0)
        return "DATE", weekday_after(date.fromordinal(monday.toordinal() + 7 * steps), weekday).isoformat()
    if steps == 1 or (steps is None and story.ahead):
        return "DATE", weekday_after(start, weekday, itself=steps is None).isoformat()
    if steps == 0 and shape.value("this") and story.ahead is not False:
        return "DATE", weekday_after(start, weekday).isoformat()
    return "DATE", weekday_before(start, weekday, itself=steps != -1).isoformat()


@rule("weekday")
def _weekday(shape: Shape, story: Story) -> Answer:
    return _with_part(shape, _weekday_value(shape, story))


@rule("deictic")
def _deictic(shape: Shape, story: Story) -> Answer:
    steps = int(shape.value("deictic") or 0)
    if story.today is None and steps == 0:
        return "DATE", "PRESENT_REF"
    day = shift(story.now, steps, "day")
    return _with_part(shape, ("DATE", day or "XXXX-XX-XX"))


@rule("tonight")
def _tonight(shape: Shape, story: Story) -> Answer:
    return "TIME", (story.today.isoformat() if story.today else "XXXX-XX-XX") + "TNI"


@rule("part")
def _part(shape: Shape, story: Story) -> Answer:
    part, steps = shape.value("part"), step_word(shape)
    if part is None:
        return None
    if shape.has("all", "during") and not shape.has("that", "the"):
        return "DURATION", f"P1{part}"
    if shape.value("same") or shape.value("that"):
        day = story.point
    elif shape.value("this") or (steps == -1 and shape.value("last")):
        day = shift(story.now, -1 if steps == -1 else 0, "day")
    elif steps is not None:
        day = shift(story.point, steps, "day")
    else:
        day = None
    known = day_of(day)
    return "TIME", f"{known.isoformat() if known else 'XXXX-XX-XX'}T{part}"


@rule("now")
def _now(shape: Shape, story: Story) -> Answer:
    return "DATE", "PRESENT_REF"


@rule("past")
def _past(shape: Shape, story: Story) -> Answer:
    return "DATE", "PAST_REF"


@rule("future")
def _future(shape: Shape, story: Story) -> Answer:
    return "DATE", "FUTURE_REF"


@rule("feast")
def _feast(shape: Shape, story: Story) -> Answer:
    month, day = (int(n) for n in (shape.value("feast") or "01-01").split("-"))
    year = shape.year or _year_for(story, month, day)
    answer = _dated(year, month, day)
    if answer and shape.has("eve"):
        before = shift(answer[1], -1, "day")
        answer = ("DATE", before) if before else None
    return _with_part(shape, answer)
