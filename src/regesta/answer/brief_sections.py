"""Chosen statements in, the sections of a brief out: one function a section, all in the same shape."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from regesta.answer.brief_chosen import Chosen, date_order
from regesta.answer.brief_folding import grouped
from regesta.answer.brief_model import Section
from regesta.answer.brief_rows import (
    agreement_key,
    agreement_row,
    doubt,
    doubt_key,
    doubt_row,
    event_key,
    event_row,
    figure_key,
    figure_row,
    obligation_key,
    obligation_row,
    speaker_key,
    transfer_key,
    transfer_row,
    utterance_row,
)
from regesta.answer.wording import context_of
from regesta.lexicon.load import words
from regesta.model.statement import (
    EventValue,
    FigureValue,
    UtteranceValue,
)

FEWEST_WORDS = 4
"""Contents of fewer words ("it", "the decision") say nothing out of their place."""


def timeline(chosen: Sequence[Chosen], limit: int) -> Section:
    """What happened: events told as facts, by their time; one row for those alike in type, time and actors."""
    happened = _one_a_sentence([c for c in chosen if c.stmt.kind == "event" and _happened(c) and _known_actor(c)])
    rows, more = grouped(happened, event_key, event_row, limit, date_order)
    lead = (
        "Events told as having happened, by their own time. Where a time is the day of publication, it is in brackets."
    )
    return Section("timeline", "What happened", lead, ("when", "what", "on whose word"), rows, more)


def said(chosen: Sequence[Chosen], limit: int) -> Section:
    """Who says what, and on what evidence: quotations and reports of speech by their speaker."""
    spoken = [c for c in chosen if c.stmt.kind == "utterance" and _told(c)]
    rows, more = grouped(spoken, speaker_key, utterance_row, limit, date_order)
    lead = "Words and thoughts as the documents give them, each with its speaker."
    return Section("said", "Who says what", lead, ("who", "what", "evidence"), rows, more)


def figures(chosen: Sequence[Chosen], limit: int) -> Section:
    """Figures with their bounds and who counted; two figures are never added up here."""
    counted = [c for c in chosen if c.stmt.kind == "figure" and _counts(c)]
    rows, more = grouped(counted, figure_key, figure_row, limit, date_order)
    lead = "Counts in the words of the source, with what kind of bound they are. Nothing is added up."
    columns = ("count", "of what", "bound", "period", "who counted")
    return Section("figures", "Figures", lead, columns, rows, more)


def agreements(chosen: Sequence[Chosen], limit: int) -> Section:
    """Agreements with parties and status, each followed by what it binds to and expressly does not."""
    named = [c for c in chosen if c.stmt.kind == "agreement"]
    owed = [c for c in chosen if c.stmt.kind == "obligation"]
    rows, more = grouped(named, agreement_key, agreement_row, limit, date_order)
    duties, further = grouped(owed, obligation_key, obligation_row, limit, date_order)
    lead = "Agreements as they are named, and what each is said to oblige to, or not to oblige to."
    columns = ("agreement", "parties or duty", "status")
    return Section("agreements", "Agreements and what they oblige", lead, columns, (*rows, *duties), more + further)


def transfers(chosen: Sequence[Chosen], limit: int) -> Section:
    """Transfers with supplier, recipient, item and status."""
    handed = [c for c in chosen if c.stmt.kind == "transfer"]
    rows, more = grouped(handed, transfer_key, transfer_row, limit, date_order)
    lead = "Arms, technology, training and money handed over. “Alleged” and “reported” are not facts."
    columns = ("from", "to", "what", "how", "status")
    return Section("transfers", "Transfers", lead, columns, rows, more)


def disputed(chosen: Sequence[Chosen], limit: int) -> Section:
    """What is disputed or unproven: claims without evidence, denials, transfers alleged or denied."""
    doubtful = [c for c in chosen if doubt(c)]
    rows, more = grouped(doubtful, doubt_key, doubt_row, limit, date_order)
    lead = "Claims for which no evidence was offered or found, allegations and denials."
    return Section("disputed", "Disputed or unproven", lead, ("claim", "who says so", "why it is here"), rows, more)


def _one_a_sentence(chosen: Iterable[Chosen]) -> list[Chosen]:
    """The surest event of each sentence: the row prints the sentence, which tells the others too."""
    best: dict[tuple[int, int], Chosen] = {}
    for c in chosen:
        place = (c.number, context_of(c.material, c.stmt.span).start)
        if place not in best or c.stmt.score > best[place].stmt.score:
            best[place] = c
    return list(best.values())


def _told(c: Chosen) -> bool:
    """Whether an utterance has a named speaker and content that says something out of its place."""
    value = cast(UtteranceValue, c.stmt.value)
    speaker = value.source is not None and c.name(value.source)[0].casefold() not in words("pronouns")
    return speaker and len(value.content.text.split()) >= FEWEST_WORDS


def _counts(c: Chosen) -> bool:
    """Whether a figure says how many, and of what was done: a bare "several" says nothing."""
    v = cast(FigureValue, c.stmt.value)
    return v.count.stated is not None or v.count.comparator == "-" or v.measure != "number"


def _happened(c: Chosen) -> bool:
    return c.stmt.polarity == "positive" and c.stmt.factuality >= 1 and c.stmt.tense in ("past", "present")


def _known_actor(c: Chosen) -> bool:
    value = cast(EventValue, c.stmt.value)
    return any(ref.entity for ref in (*value.actors, *value.recipients))
