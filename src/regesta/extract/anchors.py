"""A parsed text and its times in, the day it was written on out, as far as its own words fix it.

Three kinds of words fix a day: a date beside "today" ("today (23 December)"), the distance from a
public event ("three days before X is sworn in"), and weekdays that fall on their dates. The year,
where it is not said, is one in which the weekdays fit and the people named held office.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

from regesta.extract.dated_events import event_named
from regesta.lexicon.load import table
from regesta.model.document import Published
from regesta.model.mention import Mention
from regesta.model.parse import Parse, Sentence
from regesta.values.date import day_of, is_date, year_of
from regesta.values.numbers import parse_number

YEARS = range(2000, 2027)
"""The years that the tables of events and office-holders cover."""
DAY_MONTH = re.compile(r"(XXXX|\d{4})-(\d\d)-(\d\d)")
DISTANCE = re.compile(
    r"\b(?P<n>\w+(?:-\w+)?) (?P<unit>day|days|week|weeks) "
    r"(?P<way>before|ahead of|after|from|until|prior to|away from|since)\b",
    re.IGNORECASE,
)
ANNIVERSARY = re.compile(
    r"\btoday (?:marks|is) the (?P<nth>[\w-]+) anniversary of\b|\b(?P<n>[\w-]+) years? ago today\b", re.IGNORECASE
)
PRESENT = frozenset({"VBZ", "VBP"})
EVE = re.compile(r"\b(?:on the eve of|the day before|a day ahead of|(?P<after>the day after))\b", re.IGNORECASE)
OPENING = 3
"""Sentences at the start of a text in which a distance from an event dates the text itself."""
DEICTIC = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "this morning": 0, "this afternoon": 0}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
FORMER = re.compile(r"(?:former|ex-|late|then|previous)\W{0,2}(?:\w+\W+){0,3}$", re.IGNORECASE)


def infer(parse: Parse, times: list[Mention]) -> Published | None:
    """The day of publication as the text's own words fix it; None where they do not."""
    found = (
        _beside_today(parse, times)
        or _from_event(parse)
        or _from_dated_event(parse, times)
        or _anniversary(parse, times)
    )
    if found is None:
        return None
    day, because = found
    if weekday := _weekday_said(parse, times, day):
        because.append(weekday)
    return Published(day.isoformat(), "inferred", tuple(because))


def infer_year(parse: Parse, times: list[Mention], month: int, day: int) -> tuple[str, list[str]] | None:
    """The whole date of a day whose year is not said: weekdays fit, no later year is named, most people in office."""
    pairs = _weekday_pairs(parse, times)
    latest = max((year for t in times if (year := year_of(t.value)) and t.timex == "DATE" and year in YEARS), default=0)
    tenures = _tenures(parse.text)
    ranked = []
    for year in YEARS:
        if not is_date(year, month, day) or year < latest or not all(_fits(year, pair) for pair in pairs):
            continue
        here = f"{year:04d}-{month:02d}-{day:02d}"
        holders = [name for name, spans in tenures.items() if any(a <= here <= b for a, b in spans)]
        ranked.append((len(holders), -(year - latest) if latest else 0, here, holders))
    if not ranked:
        return None
    ranked.sort(reverse=True)
    if not (latest or ranked[0][0]) or (len(ranked) > 1 and ranked[0][:2] == ranked[1][:2]):
        return None
    if not pairs and not ranked[0][0] and latest != int(ranked[0][2][:4]):
        return None
    because = [text for _, _, _, text in pairs] + [f"{name} in office" for name in ranked[0][3][:3]]
    if latest:
        because.append(f"no year after {latest} named")
    return ranked[0][2], because


def _beside_today(parse: Parse, times: list[Mention]) -> tuple[date, list[str]] | None:
    """ "today (23 December)", "Today, January 5, 2017": the date beside a word for the day of writing."""
    for first, second in pairwise(times):
        between = parse.text[first.end : second.start]
        if not re.fullmatch(r"[\s,(–—-]{1,3}", between):
            continue
        for word, other in ((first, second), (second, first)):
            steps = DEICTIC.get(word.text.lower())
            match = DAY_MONTH.fullmatch(other.value or "")
            if steps is None or not match:
                continue
            text = parse.text[first.start : second.end]
            if match[1] != "XXXX":
                said, because = day_of(other.value), [text]
            else:
                found = infer_year(parse, times, int(match[2]), int(match[3]))
                said, because = (day_of(found[0]), [text, *found[1]]) if found else (None, [])
            if said:
                return said - timedelta(days=steps), because
    return None


def _weekday_pairs(parse: Parse, times: list[Mention]) -> list[tuple[int, int, int, str]]:
    """Weekdays said together with a day of a month but no year: "Monday 19 December"."""
    pairs = []
    for time in times:
        match = DAY_MONTH.fullmatch(time.value or "")
        weekday = next((i for i, name in enumerate(WEEKDAYS) if name in time.text.lower()), None)
        if match and weekday is not None and not re.search(r"\d{4}", time.text):
            pairs.append((weekday, int(match[2]), int(match[3]), time.text))
    return pairs


def _fits(year: int, pair: tuple[int, int, int, str]) -> bool:
    weekday, month, day, _ = pair
    return is_date(year, month, day) and date(year, month, day).weekday() == weekday


@cache
def _holders() -> dict[str, list[tuple[str, str]]]:
    """The times in office of each person of the table, by full name in small letters."""
    found: dict[str, list[tuple[str, str]]] = {}
    for row in table("leaders"):
        if " " in row["name"] and row["from"]:
            found.setdefault(row["name"].lower(), []).append((row["from"], row["to"] or f"{YEARS[-1]}-12-31"))
    return found


def _tenures(text: str) -> dict[str, list[tuple[str, str]]]:
    """When each office-holder named in a text held office; former ones are left out."""
    names = _holders()
    found = {}
    for match in re.finditer(r"(?=\b([A-Z][\w'’-]+ (?:[A-Z][\w.'’-]* )?[A-Z][\w'’-]+))", text):
        words = match[1].split()
        for name in (" ".join(words), " ".join(words[:2])):
            name = re.sub(r"['’]s$", "", name)
            if name.lower() in names and not FORMER.search(text[max(0, match.start() - 40) : match.start()]):
                found[name] = names[name.lower()]
    return found


def _from_event(parse: Parse) -> tuple[date, list[str]] | None:
    """The distance of the text's day from a public event, in one of its first sentences."""
    for sentence in parse.sentences[: OPENING + _headings(parse)]:
        text = parse.text[sentence.start : sentence.end]
        if re.search(r"\b(?:19|20)\d\d\b", text):
            continue
        for match in DISTANCE.finditer(text):
            event = event_named(text[match.end() :], text)
            steps = _days(match)
            if event and steps and _is_now(parse, sentence):
                return event[0] + timedelta(days=steps), [f"{match[0]} {event[1]}, {event[0].isoformat()}"]
        if (eve := EVE.search(text)) and (event := event_named(text[eve.end() :], text)) and _is_now(parse, sentence):
            step = 1 if eve["after"] else -1
            return event[0] + timedelta(days=step), [f"{eve[0]} {event[1]}, {event[0].isoformat()}"]
    return None


def _from_dated_event(parse: Parse, times: list[Mention]) -> tuple[date, list[str]] | None:
    """The distance from an event whose own day is told ("two days before the election of 5 November 2024").

    It dates the text where the sentence is in the present, or names the weekday that the day found has; what
    happened on such a weekday may lie up to six days before the text.
    """
    for sentence in parse.sentences[: OPENING + _headings(parse)]:
        here = [t for t in times if sentence.start <= t.start < sentence.end]
        dated = [t for t in here if re.search(r"\b20\d\d\b", t.text) and day_of(t.value)]
        text = parse.text[sentence.start : sentence.end]
        if len(re.findall(r"\b(?:19|20)\d\d\b", text)) != 1 or not dated or not _is_now(parse, sentence):
            continue
        for match in DISTANCE.finditer(text):
            steps, event = _days(match), day_of(dated[0].value)
            if not steps or event is None or dated[0].end <= sentence.start + match.end():
                continue
            day = event + timedelta(days=steps)
            weekdays = [t.text for t in here if t.text.lower().removeprefix("on ") in WEEKDAYS]
            fits = [name for name in weekdays if name.lower().endswith(WEEKDAYS[day.weekday()])]
            if fits or (not weekdays and _is_present(parse, sentence)):
                because = [f"{match[0]} {event.isoformat()}"]
                return day, [*because, f"what is told of {fits[0]} may be up to six days old"] if fits else because
    return None


def _is_present(parse: Parse, sentence: Sentence) -> bool:
    """Whether the main clause of a sentence is in the present or the perfect."""
    root = sentence.root
    return root.tag in PRESENT or any(c.dep in ("aux", "auxpass") and c.tag in PRESENT for c in root.children)


def _anniversary(parse: Parse, times: list[Mention]) -> tuple[date, list[str]] | None:
    """ "Today marks the tenth anniversary of …", "five years ago today …": the event's day in a later year."""
    for sentence in parse.sentences[: OPENING + _headings(parse)]:
        text = parse.text[sentence.start : sentence.end]
        match = ANNIVERSARY.search(text)
        number = _number(match["nth"] or match["n"]) if match else None
        if match is None or not number:
            continue
        told = next((day_of(t.value) for t in times if _names_day(t, sentence.start + match.end(), sentence.end)), None)
        event = (told, told.isoformat()) if told else event_named(text[match.end() :], text)
        if event and is_date(event[0].year + number, event[0].month, event[0].day):
            day = event[0].replace(year=event[0].year + number)
            return day, [f"{match[0]} {event[1]}, {event[0].isoformat()}"]
    return None


def _names_day(time: Mention, start: int, end: int) -> bool:
    return start <= time.start < end and bool(re.search(r"\b(?:19|20)\d\d\b", time.text)) and bool(day_of(time.value))


def _number(word: str) -> int | None:
    """Years as a number, an ordinal or "a": "tenth", "10th", "five"."""
    if word.lower() == "a":
        return 1
    digits = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", word.lower())
    found = float(digits[1]) if digits else _ordinals().get(word.lower()) or parse_number(word)
    return int(found) if found else None


@cache
def _ordinals() -> dict[str, float]:
    return {row["word"]: float(row["value"]) for row in table("numbers") if row["kind"] == "ordinal"}


def _headings(parse: Parse) -> int:
    """How many of the first sentences are lines without a verb: a title, a byline, an agency's name."""
    first = parse.sentences[:4]
    return sum(1 for sent in first if not any(token.pos in ("VERB", "AUX") for token in parse.tokens_of(sent)))


def _days(match: re.Match[str]) -> int | None:
    """How many days the words of a distance lie before (negative) or after an event."""
    word = match["n"].lower()
    number = 1.0 if word in ("a", "one") else parse_number(match["n"])
    if number is None:
        return None
    days = int(number) * (7 if match["unit"].lower().startswith("week") else 1)
    return days if match["way"].lower() in ("after", "since") else -days


def _is_now(parse: Parse, sentence: Sentence) -> bool:
    """Whether a sentence tells of the text's own day: in the present, the perfect, or the past of a news lead."""
    helpers = {token.lower for token in parse.tokens_of(sentence) if token.pos == "AUX"}
    return not helpers & {"had", "would"}


def _weekday_said(parse: Parse, times: list[Mention], day: date) -> str | None:
    """The weekday that the text itself names and that agrees with the day found."""
    name = WEEKDAYS[day.weekday()]
    return next((time.text for time in times if time.text.lower().startswith(name)), None)
