"""Text in, its times out as mentions with TIMEX3 values."""

from __future__ import annotations

from collections import Counter
from functools import cache

from regesta.extract.analysis import Analysis
from regesta.extract.dated_events import event_named
from regesta.extract.quantity_words import comparator_before
from regesta.extract.time_shapes import Shape, grammar, number_char, shapes
from regesta.extract.time_story import RULES, Rule, Story
from regesta.lexicon.load import table, words
from regesta.model.count import Count
from regesta.model.mention import Mention
from regesta.model.parse import Parse, Token
from regesta.values.count import between, counted
from regesta.values.date import day_of, year_of
from regesta.values.pieces import Piece, pieces

STRETCH = frozenset({"over", "in", "for", "within", "during", "throughout", "across"})
BEFORE_COUNTS = frozenset({"some", "than", "least", "nearly", "over", "almost", "exactly", "$", "€", "£", "#", "no"})
JOINS = frozenset({"and", "or", "to", "-", "until", "till", "through"})
FORWARD = frozenset({"will", "shall", "'ll", "’ll", "would"})
PLANS = frozenset(
    {
        "plan",
        "expect",
        "schedule",
        "due",
        "set",
        "intend",
        "slate",
        "likely",
        "want",
        "hope",
        "aim",
        "agree",
        "vow",
        "decide",
    }
)
FULL = frozenset({"may", "june", "july"})


def times(analysis: Analysis) -> list[Mention]:
    """Every date, time, duration and set of the text, in text order."""
    return find_times(analysis.parse, analysis.doc.published.value)


def find_times(parse: Parse, published: str | None) -> list[Mention]:
    """The times of a parsed text, told from its day of publication (None: from its own dates)."""
    found = pieces(parse.text)
    _set_apart(found, parse)
    every = list(shapes(found))
    story = Story(today=None if _is_history(every, published) else day_of(published))
    mentions = []
    for shape in every:
        if mention := _mention(shape, found, parse, story):
            mentions.append(mention)
    return mentions


def _mention(shape: Shape, found: list[Piece], parse: Parse, story: Story) -> Mention | None:
    if not _is_time(shape, found, parse):
        return None
    story.within = shape.first > 0 and found[shape.first - 1].lower in STRETCH
    story.told = shape.rule == "stepped" and _is_told(shape, parse)
    story.event = _event_after(shape, parse) if story.told else None
    if shape.rule in ("date", "day", "month", "weekday", "season", "feast", "clock"):
        story.ahead = _looks_ahead(parse, shape.pieces[0].start)
        story.year_ahead = _year_after(shape, found) if shape.year is None else None
    answer = time_rules()[shape.rule](shape, story)
    if answer is None:
        return None
    timex, value = answer
    if timex in ("DATE", "TIME") and year_of(value) and _moves(shape, found):
        story.last = value
    first, last = _bounded(shape, found, timex)
    start, end = found[first].start, found[last - 1].end
    text = parse.text[start:end]
    count = _length(shape, found, text) if timex == "DURATION" else None
    return Mention(start, end, text, "time", value=value, timex=timex, count=count)


def _moves(shape: Shape, found: list[Piece]) -> bool:
    """Whether the story stands at this date now: a year in brackets or in a name ("the 1942 campaign") is an aside."""
    if shape.rule in ("years", "decade", "century"):
        return False
    aside = shape.first > 0 and found[shape.first - 1].lower in ("(", "the")
    return not (shape.rule == "year" and aside)


def _bounded(shape: Shape, found: list[Piece], timex: str) -> tuple[int, int]:
    """The pieces of a mention: without the full stop that ends the sentence."""
    last = shape.last
    if shape.rule == "stepped" and timex == "DURATION":
        return shape.first, shape.last - 1
    if shape.pieces[-1].lower == "." and shape.last - shape.first > 1:
        word = shape.pieces[-2]
        abbreviated = (
            word.lower in grammar().values["month"] and word.end - word.start in (3, 4) and word.lower not in FULL
        )
        last -= 0 if abbreviated or word.lower in ("c", "d") else 1
    return shape.first, last


def _length(shape: Shape, found: list[Piece], text: str) -> Count | None:
    """How long a duration lasts, as a count with its comparator: "more than three months"."""
    numbers = shape.numbers()
    if len(numbers) == 2 and shape.has("to", "or", "-", "and") and numbers[0] < numbers[1]:
        return between(numbers[0], numbers[1], text)
    if len(numbers) != 1:
        return None
    before = comparator_before(found, shape.first) if shape.pieces[0].number is not None else None
    return counted(numbers[0], before[1] if before else "=", text)


@cache
def time_rules() -> dict[str, Rule]:
    """All rules; importing their modules enters them."""
    import regesta.extract.time_rules
    import regesta.extract.time_steps  # noqa: F401

    return RULES


def _is_history(every: list[Shape], published: str | None) -> bool:
    """Whether the text tells of other years than that of its date, so that the date is no help.

    A history names many years, hardly one of them near the given day, and no "Friday" or "yesterday".
    """
    today = year_of(published)
    if today is None:
        return True
    years = Counter(shape.year for shape in every if shape.year)
    near = sum(count for year, count in years.items() if abs(year - today) <= 1)
    spoken = sum(1 for shape in every if shape.rule in ("weekday", "deictic"))
    named = sum(years.values())
    return named >= 8 and near * 4 <= named and spoken * 20 <= named


@cache
def _only() -> dict[str, str]:
    return {row["word"]: row["only"] for row in table("time_words") if row["only"]}


def _set_apart(found: list[Piece], parse: Parse) -> None:
    """Mark the words that only look like times: "may" the verb, "fall" the collapse."""
    only = _only()
    for i, piece in enumerate(found):
        need = only.get(piece.lower)
        if need is None:
            continue
        fits = piece.upper or need == "noun"
        if fits and need != "upper":
            token = parse.token_at(piece.start)
            fits = token is not None and token.pos in ("NOUN", "PROPN")
            if fits and piece.lower == "fall" and found[i + 1 : i + 2] and found[i + 1].lower == "of":
                fits = i + 2 < len(found) and number_char(found[i + 2]) == "Y"
        if not fits:
            piece.lower = "_" + piece.lower


def _is_time(shape: Shape, found: list[Piece], parse: Parse) -> bool:
    """Whether what looks like a time is one where it stands."""
    before = found[shape.first - 1] if shape.first else None
    after = found[shape.last] if shape.last < len(found) else None
    glued_before = before is not None and before.end == shape.pieces[0].start and before.lower not in "([\"'“‘/-.,;"
    if glued_before or (after is not None and after.start == shape.pieces[-1].end and after.lower.startswith("~")):
        return False
    if shape.rule in ("year", "years") and shape.pieces[0].digits:
        return _is_year(shape, before, after, parse)
    if shape.rule == "duration" and len(shape.pieces) == 1:
        return _is_plain_stretch(shape, before, parse)
    if shape.rule == "month" and len(shape.pieces) == 1:
        return _is_month(shape, after, parse)
    if shape.rule == "often" and len(shape.pieces) == 1 and shape.pieces[0].upper:
        return not _is_in_name(shape, parse)
    if shape.rule == "season" and len(shape.pieces) == 1:
        return not shape.pieces[0].upper or before is None or not before.upper
    if shape.rule == "part" and len(shape.pieces) == 1:
        return before is None or before.lower not in ("opening", "first", "last")
    return True


def _is_year(shape: Shape, before: Piece | None, after: Piece | None, parse: Parse) -> bool:
    """Whether four digits are a year, not a count, a label or a part of a longer sign."""
    if before and (before.lower in BEFORE_COUNTS or before.lower in words("number_labels")):
        return False
    if before and before.lower in ("-", "/", ".") and before.end == shape.pieces[0].start and shape.rule == "year":
        return before.lower == "-" and shape.first > 1
    if after and after.lower in ("%", "percent", "°"):
        return False
    token = parse.token_at(shape.pieces[-1].start)
    if token is None:
        return True
    following = parse.tokens[token.i + 1] if token.i + 1 < len(parse.tokens) else None
    if following is not None and following.lower in ("to", "-", "–") and token.i + 3 < len(parse.tokens):
        other, following = parse.tokens[token.i + 2], parse.tokens[token.i + 3]
        token = other if other.tag == "CD" else token
    counts = following is not None and following.tag == "NNS" and token.tag == "CD" and token.head is following
    if before and before.lower in ("about", "around", "of") and (shape.year or 0) < 1800 and len(shape.pieces) == 1:
        return before.lower == "of" and not (shape.first > 1 and _word(parse, shape, 2) == "average")
    dated = before is not None and before.lower in ("the", "in", "since", "by", "of", "'s", "its", "their")
    return not counts or dated


def _is_in_name(shape: Shape, parse: Parse) -> bool:
    """Whether a capitalised word is part of a name: "the Daily Chronicle"."""
    token = parse.token_at(shape.pieces[0].start)
    return token is not None and token.pos == "PROPN"


def _word(parse: Parse, shape: Shape, back: int) -> str:
    """The token some places before a shape, in small letters."""
    token = parse.token_at(shape.pieces[0].start)
    return parse.tokens[token.i - back].lower if token and token.i >= back else ""


def _is_plain_stretch(shape: Shape, before: Piece | None, parse: Parse) -> bool:
    """ "minutes", "years" alone: a stretch of time unless a determiner makes it a topic ("the years")."""
    word = shape.pieces[0].lower
    return word != "seconds" and (
        before is None or before.lower not in ("the", "these", "those", "his", "her", "minutes")
    )


def _is_month(shape: Shape, after: Piece | None, parse: Parse) -> bool:
    """A month's name that is not a person's: "April Jones", "August Wilson"."""
    token = parse.token_at(shape.pieces[0].start)
    if token is None or shape.pieces[0].lower not in ("april", "may", "june", "august", "jan", "march"):
        return True
    return token.ent not in ("PERSON", "ORG") or token.dep == "pobj"


def _is_told(shape: Shape, parse: Parse) -> bool:
    """Whether "after" or "before" is followed by what is counted from: "a year after the war", "after he left"."""
    token = parse.token_at(shape.pieces[-1].start)
    if token is None or token.lower not in ("before", "after"):
        return False
    return token.dep == "mark" or token.child("pobj", "pcomp") is not None


def _event_after(shape: Shape, parse: Parse) -> str | None:
    """The day of the public event that is named after a shape: "three days before the inauguration of …"."""
    token = parse.token_at(shape.pieces[-1].start)
    if token is None:
        return None
    sentence = parse.sentence_of(token)
    event = event_named(parse.text[token.end : sentence.end], parse.text[sentence.start : sentence.end])
    return event[0].isoformat() if event else None


def _year_after(shape: Shape, found: list[Piece]) -> int | None:
    """The year that a neighbour lends: "July and August 2012", "from 5 to 8 May 1945"."""
    ahead = found[shape.last : shape.last + 8]
    if not ahead or ahead[0].lower not in JOINS:
        return None
    months = grammar().values["month"]
    dated = shape.rule in ("date", "day")
    named = False
    for piece in ahead[1:]:
        if piece.number is not None and number_char(piece) == "Y":
            return int(piece.number) if named or shape.rule == "season" else None
        named = named or (dated and piece.number is not None) or piece.lower in months
        known = piece.number is not None or piece.lower in months or piece.lower in (*JOINS, ",", ".", "the", "of")
        if not known and not piece.lower.startswith("~") and piece.lower not in ("early", "mid", "late"):
            return None
    return None


def _looks_ahead(parse: Parse, start: int) -> bool | None:
    """Whether the clause at a place is about what is to come; None where its verb does not tell."""
    token = parse.token_at(start)
    if token is None:
        return None
    awaited = any(above.lower in ("until", "till") for above in token.ancestors())
    for verb in token.ancestors():
        if verb.pos not in ("VERB", "AUX"):
            continue
        helpers = verb.children_of("aux", "auxpass")
        if any(helper.tag == "TO" for helper in helpers):
            return True if _is_planned(verb) else None
        if awaited and any(helper.lower in ("has", "have") for helper in helpers):
            return True
        answer = _direction(verb, helpers)
        if answer is not None:
            return answer
    return None


def _is_planned(verb: Token) -> bool:
    """Whether an infinitive is still to come: "is to be held", "plans to meet", "a deal to leave"."""
    above = verb.head
    if above.lemma == "go":
        return above.tag == "VBG"
    if above.lemma == "be":
        return above.tag in ("VBZ", "VBP")
    return above.lemma in PLANS


def _direction(verb: Token, helpers: list[Token]) -> bool | None:
    if any(helper.lower in FORWARD for helper in helpers):
        return not any(helper.lower == "have" for helper in helpers)
    if verb.tag == "VBD" or any(helper.tag == "VBD" or helper.lower in ("has", "have", "had") for helper in helpers):
        return False
    if verb.tag == "VBN" and not helpers:
        return None
    return True if verb.lemma in PLANS else None
