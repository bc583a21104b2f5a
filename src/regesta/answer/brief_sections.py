"""Chosen statements in, the sections of a brief out: one function a section, all in the same shape."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from regesta.answer.brief_model import Cite, Material, Row, Section
from regesta.answer.references import references
from regesta.answer.wording import LONGEST, cite, context_of, name_of, shorten, stands_in, tidy, wording
from regesta.lexicon.load import words
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span
from regesta.model.statement import (
    AgreementValue,
    EventValue,
    FigureValue,
    ObligationValue,
    Statement,
    TransferValue,
    UtteranceValue,
)

HOLDS = {
    "yes": "binds to",
    "no": "does not bind to",
    "implied-yes": "by contrast binds to",
    "implied-no": "by contrast does not bind to",
}
EVIDENCE = {
    "offered": "evidence offered",
    "not-offered": "no evidence offered",
    "none-found": "no evidence found",
}
BOUND = {
    "=": "as stated", "~": "about", ">": "lower bound", ">=": "lower bound", "<": "upper bound",
    "<=": "upper bound", "-": "range",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Chosen:
    """A statement chosen for a brief, with its document and the document's number there."""

    material: Material
    stmt: Statement
    number: int

    def words(self, span: Span | None = None) -> tuple[str, tuple[Passage, ...]]:
        """The statement's own words (or those of a part) and the passages they rest on."""
        return wording(self.material, span or self.stmt.span, references(self.stmt))

    def name(self, ref: Reference | None) -> tuple[str, tuple[Passage, ...]]:
        """How a reference is called, and where; a dash where there is none."""
        return name_of(self.material, ref) if ref else ("–", ())

    def quoted(self, words: str) -> tuple[str, tuple[Passage, ...]]:
        """Words that the statement gives its thing, with where the document has them; else its own words."""
        text = self.material.document.text
        at = text.find(words, self.stmt.start)
        at = at if 0 <= at < self.stmt.end else text.find(words)
        return (tidy(words), (Passage(at, at + len(words), words),)) if words and at >= 0 else self.words()

    def cite(self, passages: Iterable[Passage]) -> Cite:
        """The support of a row in this document."""
        return cite(self.material, self.number, self.stmt.id, passages)

    @property
    def date(self) -> str | None:
        """The time of what is stated where it has at least a year, else the day of publication."""
        when = self.stmt.when
        return when.value if when and when.value[:4].isdigit() else self.material.document.published.value


Builder = Callable[[Chosen], Row]


def timeline(chosen: Sequence[Chosen], limit: int) -> Section:
    """What happened: events told as facts, by their time; one row for those alike in type, time and actors."""
    happened = _one_a_sentence([c for c in chosen if c.stmt.kind == "event" and _happened(c) and _known_actor(c)])
    rows, more = _grouped(happened, _event_key, _event_row, limit, _date_order)
    lead = (
        "Events told as having happened, by their own time. Where a time is the day of publication, it is in brackets."
    )
    return Section("timeline", "What happened", lead, ("when", "what", "on whose word"), rows, more)


def said(chosen: Sequence[Chosen], limit: int) -> Section:
    """Who says what, and on what evidence: quotations and reports of speech by their speaker."""
    spoken = [c for c in chosen if c.stmt.kind == "utterance" and _named_speaker(c)]
    rows, more = _grouped(spoken, _speaker_key, _utterance_row, limit, _date_order)
    lead = "Words and thoughts as the documents give them, each with its speaker."
    return Section("said", "Who says what", lead, ("who", "what", "evidence"), rows, more)


def figures(chosen: Sequence[Chosen], limit: int) -> Section:
    """Figures with their bounds and who counted; two figures are never added up here."""
    counted = [c for c in chosen if c.stmt.kind == "figure" and _counts(c)]
    rows, more = _grouped(counted, _figure_key, _figure_row, limit, _date_order)
    lead = "Counts in the words of the source, with what kind of bound they are. Nothing is added up."
    columns = ("count", "of what", "bound", "period", "who counted")
    return Section("figures", "Figures", lead, columns, rows, more)


def agreements(chosen: Sequence[Chosen], limit: int) -> Section:
    """Agreements with parties and status, each followed by what it binds to and expressly does not."""
    named = [c for c in chosen if c.stmt.kind == "agreement"]
    owed = [c for c in chosen if c.stmt.kind == "obligation"]
    rows, more = _grouped(named, _agreement_key, _agreement_row, limit, _date_order)
    duties, further = _grouped(owed, _obligation_key, _obligation_row, limit, _date_order)
    lead = "Agreements as they are named, and what each is said to oblige to, or not to oblige to."
    columns = ("agreement", "parties or duty", "status")
    return Section("agreements", "Agreements and what they oblige", lead, columns, (*rows, *duties), more + further)


def transfers(chosen: Sequence[Chosen], limit: int) -> Section:
    """Transfers with supplier, recipient, item and status."""
    handed = [c for c in chosen if c.stmt.kind == "transfer"]
    rows, more = _grouped(handed, _transfer_key, _transfer_row, limit, _date_order)
    lead = "Arms, technology, training and money handed over. “Alleged” and “reported” are not facts."
    columns = ("from", "to", "what", "how", "status")
    return Section("transfers", "Transfers", lead, columns, rows, more)


def disputed(chosen: Sequence[Chosen], limit: int) -> Section:
    """What is disputed or unproven: claims without evidence, denials, transfers alleged or denied."""
    doubtful = [c for c in chosen if _doubt(c)]
    rows, more = _grouped(doubtful, _doubt_key, _doubt_row, limit, _date_order)
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


def _named_speaker(c: Chosen) -> bool:
    source = cast(UtteranceValue, c.stmt.value).source
    return source is not None and c.name(source)[0].casefold() not in words("pronouns")


def _counts(c: Chosen) -> bool:
    """Whether a figure says how many, and of what was done: a bare "several" says nothing."""
    v = cast(FigureValue, c.stmt.value)
    return v.count.stated is not None or v.count.comparator == "-" or v.measure != "number"


def _grouped(
    chosen: Iterable[Chosen],
    key: Callable[[Chosen], Hashable],
    build: Builder,
    limit: int,
    order: Callable[[Chosen], tuple[str, int, int]],
) -> tuple[tuple[Row, ...], int]:
    """One row for each key: worded by its surest statement, cited by all; at most `limit` rows and how many more.

    The rows kept are those with most documents, then the surest; they are printed in `order`.
    """
    groups: dict[Hashable, list[Chosen]] = defaultdict(list)
    for c in chosen:
        groups[key(c)].append(c)
    ranked = sorted(
        groups.values(), key=lambda g: (-len({c.number for c in g}), -max(c.stmt.score for c in g), order(g[0]))
    )
    kept = sorted(ranked[:limit], key=lambda g: order(_best(g)))
    return tuple(_merged(g, build) for g in kept), max(0, len(ranked) - limit)


def _best(group: list[Chosen]) -> Chosen:
    return max(group, key=lambda c: (c.stmt.score, -c.number, -c.stmt.start))


def _merged(group: list[Chosen], build: Builder) -> Row:
    best = _best(group)
    row = build(best)
    others: dict[int, Cite] = {}
    for c in group:
        if c.number != best.number and c.number not in others:
            others[c.number] = c.cite((c.stmt.span.within(c.material.document.text),))
    return Row(row.cells, (*row.cites, *(others[n] for n in sorted(others))), row.notes, row.dates)


def _date_order(c: Chosen) -> tuple[str, int, int]:
    return (c.date or "9999", c.number, c.stmt.start)


def _happened(c: Chosen) -> bool:
    return c.stmt.polarity == "positive" and c.stmt.factuality >= 1 and c.stmt.tense in ("past", "present")


def _known_actor(c: Chosen) -> bool:
    value = cast(EventValue, c.stmt.value)
    return any(ref.entity for ref in (*value.actors, *value.recipients))


def _who(refs: Iterable[Reference]) -> frozenset[str]:
    """The parties of a role for comparing: a state's officials and organs count as the state."""
    return frozenset((r.entity.country or r.entity.id) if r.entity else r.text.casefold() for r in refs)


def _event_key(c: Chosen) -> Hashable:
    v = cast(EventValue, c.stmt.value)
    return (v.type, c.date, _who(v.actors) | _who(v.recipients))


def _event_row(c: Chosen) -> Row:
    context = context_of(c.material, c.stmt.span).span
    text, passages = c.words(context if context.end - context.start <= LONGEST else c.stmt.span)
    passages = (c.stmt.span.within(c.material.document.text), *passages)
    who, support = _chain(c)
    when, dates = _when(c)
    return Row((when, text, who), (c.cite((*passages, *support)),), _marks(c.stmt), dates)


def _when(c: Chosen) -> tuple[str, tuple[str, ...]]:
    """The cell of a time: its value, or the day of publication in brackets."""
    if c.stmt.when and c.date == c.stmt.when.value:
        return c.stmt.when.value, (c.stmt.when.value,)
    day = c.material.document.published.value
    cell = f"[{day}]" if day else "unknown"
    return cell, (cell,)


def _chain(c: Chosen) -> tuple[str, tuple[Passage, ...]]:
    """The chain of say-so in words, nearest speaker first, and the passages that name the speakers."""
    names: list[str] = []
    passages: list[Passage] = []
    for link in c.stmt.says:
        if link.source is None:
            continue
        name, support = c.name(link.source)
        names.append(shorten(name, 90))
        passages += [*support, *([link.cue] if link.cue else [])]
    return (", by way of ".join(names) or "the document itself"), tuple(passages)


def _marks(stmt: Statement) -> tuple[str, ...]:
    marks: list[str] = []
    if stmt.certainty not in ("certain", "unknown"):
        marks.append(stmt.certainty)
    if stmt.polarity == "negative":
        marks.append("denied or negated")
    if stmt.evidence in EVIDENCE:
        marks.append(EVIDENCE[stmt.evidence])
    return tuple(marks)


def _speaker_key(c: Chosen) -> Hashable:
    content = cast(UtteranceValue, c.stmt.value).content
    return tidy(content.text).casefold()


def _utterance_row(c: Chosen) -> Row:
    v = cast(UtteranceValue, c.stmt.value)
    who, support = c.name(v.source)
    by_way, outer = _chain(c)
    content = Span(v.content.start, v.content.end)
    text, passages = c.words(content)
    who = shorten(who, 90) + (f", by way of {by_way}" if c.stmt.says else "")
    evidence = EVIDENCE.get(c.stmt.evidence, "not stated")
    proof = (c.stmt.evidence_span,) if c.stmt.evidence_span else ()
    return Row(
        (who, text, evidence), (c.cite((*support, *passages, *(outer if c.stmt.says else ()), *proof)),), _marks(c.stmt)
    )


def _figure_key(c: Chosen) -> Hashable:
    v = cast(FigureValue, c.stmt.value)
    return (
        v.measure,
        v.unit,
        v.count.stated,
        v.count.comparator,
        v.period,
        _who([v.by] if v.by else []),
        v.count.text.casefold(),
    )


def _figure_row(c: Chosen) -> Row:
    v = cast(FigureValue, c.stmt.value)
    text, passages = c.words()
    who, support = _chain(c)
    period = v.period or "–"
    what = f"{v.unit or 'items'} {v.measure}".lower()
    cells = (f"{tidy(v.count.text)}", f"{what}: {text}", BOUND[v.count.comparator], period, who)
    return Row(cells, (c.cite((*passages, *support)),), _marks(c.stmt), (period,))


def _agreement_key(c: Chosen) -> Hashable:
    v = cast(AgreementValue, c.stmt.value)
    return (_who(v.parties) or v.name.casefold(), v.status)


def _listed(c: Chosen, refs: Iterable[Reference]) -> tuple[str, tuple[Passage, ...]]:
    names: list[str] = []
    passages: list[Passage] = []
    for ref in refs:
        name, support = c.name(ref)
        if name not in names and not (stands_in(ref.text) and ref.entity is None):
            names.append(shorten(name, 90))
            passages += support
    return ", ".join(names) or "–", tuple(passages)


def _agreement_row(c: Chosen) -> Row:
    v = cast(AgreementValue, c.stmt.value)
    _, passages = c.words()
    parties, support = _listed(c, v.parties)
    name, named = c.quoted(v.name)
    return Row((name, parties, v.status), (c.cite((*passages, *support, *named)),), _marks(c.stmt))


def _obligation_key(c: Chosen) -> Hashable:
    v = cast(ObligationValue, c.stmt.value)
    return (v.type, v.holds, _who(v.owed_by), _who(v.owed_to))


def _obligation_row(c: Chosen) -> Row:
    v = cast(ObligationValue, c.stmt.value)
    text, passages = c.words()
    owed, support = _listed(c, v.owed_by)
    duty = f"{HOLDS[v.holds]} {v.detail or v.type}".lower()
    return Row((text, owed, duty), (c.cite((*passages, *support)),), _marks(c.stmt))


def _transfer_key(c: Chosen) -> Hashable:
    v = cast(TransferValue, c.stmt.value)
    item = v.item.text.casefold() if v.item else ""
    return (_who(_several(v.supplier)), _who(_several(v.recipient)), item, v.mode, v.status)


def _several(value: Reference | tuple[Reference, ...] | None) -> tuple[Reference, ...]:
    if value is None:
        return ()
    return value if isinstance(value, tuple) else (value,)


def _transfer_row(c: Chosen) -> Row:
    v = cast(TransferValue, c.stmt.value)
    supplier, a = _listed(c, _several(v.supplier))
    recipient, b = _listed(c, _several(v.recipient))
    item, d = _listed(c, _several(v.item))
    if v.count and v.count.text not in item:
        item = f"{tidy(v.count.text)} {item}"
    who, support = _chain(c)
    status = v.status + (f" by {who}" if c.stmt.says else "")
    _, passages = c.words()
    cells = (supplier, recipient, item, v.mode, status)
    return Row(cells, (c.cite((*passages, *a, *b, *d, *support)),), _marks(c.stmt))


def _doubt(c: Chosen) -> str | None:
    """Why a statement is disputed or unproven, or None."""
    if c.stmt.evidence in ("not-offered", "none-found"):
        return EVIDENCE[c.stmt.evidence]
    if c.stmt.answers:
        return f"{c.stmt.answers.how} what another said"
    if c.stmt.kind == "transfer" and cast(TransferValue, c.stmt.value).status in ("alleged", "denied"):
        return cast(TransferValue, c.stmt.value).status
    return None


def _doubt_key(c: Chosen) -> Hashable:
    return (c.number, _doubt(c), c.stmt.start // 200)


def _doubt_row(c: Chosen) -> Row:
    text, passages = c.words()
    who, support = _chain(c)
    proof = (c.stmt.evidence_span,) if c.stmt.evidence_span else ()
    return Row((text, who, _doubt(c) or ""), (c.cite((*passages, *support, *proof)),), ())
