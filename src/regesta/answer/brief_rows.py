"""One chosen statement in, its row out and the key under which those alike are folded: a pair for each kind."""

from __future__ import annotations

from collections.abc import Hashable
from typing import cast

from regesta.answer.brief_chosen import EVIDENCE, Chosen, chain, identities, listed, marks, several, when
from regesta.answer.brief_model import Row
from regesta.answer.wording import LONGEST, context_of, shorten, tidy
from regesta.model.span import Span
from regesta.model.statement import (
    AgreementValue,
    EventValue,
    FigureValue,
    ObligationValue,
    TransferValue,
    UtteranceValue,
)

HOLDS = {
    "yes": "binds to",
    "no": "does not bind to",
    "implied-yes": "by contrast binds to",
    "implied-no": "by contrast does not bind to",
}
"""How an obligation that holds, or does not, is told."""
BOUND = {
    "=": "as stated", "~": "about", ">": "lower bound", ">=": "lower bound", "<": "upper bound",
    "<=": "upper bound", "-": "range",
}  # fmt: skip


def event_key(c: Chosen) -> Hashable:
    """Events alike in type, time and parties."""
    v = cast(EventValue, c.stmt.value)
    return (v.type, c.date, identities(v.actors) | identities(v.recipients))


def event_row(c: Chosen) -> Row:
    """When, the sentence that tells it, on whose word."""
    context = context_of(c.material, c.stmt.span).span
    text, passages = c.words(context if context.end - context.start <= LONGEST else c.stmt.span)
    passages = (c.stmt.span.within(c.material.document.text), *passages)
    who, support = chain(c)
    time, dates = when(c)
    return Row((time, text, who), (c.cite((*passages, *support)),), marks(c.stmt), dates)


def speaker_key(c: Chosen) -> Hashable:
    """Utterances of the same words."""
    content = cast(UtteranceValue, c.stmt.value).content
    return tidy(content.text).casefold()


def utterance_row(c: Chosen) -> Row:
    """Who, what, on what evidence."""
    v = cast(UtteranceValue, c.stmt.value)
    who, support = c.name(v.source)
    by_way, outer = chain(c)
    content = Span(v.content.start, v.content.end)
    text, passages = c.words(content)
    who = shorten(who, 90) + (f", by way of {by_way}" if c.stmt.says else "")
    evidence = EVIDENCE.get(c.stmt.evidence, "not stated")
    proof = (c.stmt.evidence_span,) if c.stmt.evidence_span else ()
    return Row(
        (who, text, evidence), (c.cite((*support, *passages, *(outer if c.stmt.says else ()), *proof)),), marks(c.stmt)
    )


def figure_key(c: Chosen) -> Hashable:
    """Figures alike in measure, unit, count and period."""
    v = cast(FigureValue, c.stmt.value)
    return (
        v.measure,
        v.unit,
        v.count.stated,
        v.count.comparator,
        v.period,
        identities([v.by] if v.by else []),
        v.count.text.casefold(),
    )


def figure_row(c: Chosen) -> Row:
    """How many, of what, which bound, for which period, who counted."""
    v = cast(FigureValue, c.stmt.value)
    text, passages = c.words()
    who, support = chain(c)
    period = v.period or "–"
    what = f"{v.unit or 'items'} {v.measure}".lower()
    cells = (f"{tidy(v.count.text)}", f"{what}: {text}", BOUND[v.count.comparator], period, who)
    return Row(cells, (c.cite((*passages, *support)),), marks(c.stmt), (period,))


def agreement_key(c: Chosen) -> Hashable:
    """Agreements alike in parties (else name) and status."""
    v = cast(AgreementValue, c.stmt.value)
    return (identities(v.parties) or v.name.casefold(), v.status)


def agreement_row(c: Chosen) -> Row:
    """The name, the parties, the status."""
    v = cast(AgreementValue, c.stmt.value)
    _, passages = c.words()
    parties, support = listed(c, v.parties)
    name, named = c.quoted(v.name)
    return Row((name, parties, v.status), (c.cite((*passages, *support, *named)),), marks(c.stmt))


def obligation_key(c: Chosen) -> Hashable:
    """Duties alike in type, whether they hold, and parties."""
    v = cast(ObligationValue, c.stmt.value)
    return (v.type, v.holds, identities(v.owed_by), identities(v.owed_to))


def obligation_row(c: Chosen) -> Row:
    """The words, who owes, what it binds to or does not."""
    v = cast(ObligationValue, c.stmt.value)
    text, passages = c.words()
    owed, support = listed(c, v.owed_by)
    duty = f"{HOLDS[v.holds]} {v.detail or v.type}".lower()
    return Row((text, owed, duty), (c.cite((*passages, *support)),), marks(c.stmt))


def transfer_key(c: Chosen) -> Hashable:
    """Transfers alike in parties, item, mode and status."""
    v = cast(TransferValue, c.stmt.value)
    item = v.item.text.casefold() if v.item else ""
    return (identities(several(v.supplier)), identities(several(v.recipient)), item, v.mode, v.status)


def transfer_row(c: Chosen) -> Row:
    """From whom, to whom, what, how, how sure."""
    v = cast(TransferValue, c.stmt.value)
    supplier, a = listed(c, several(v.supplier))
    recipient, b = listed(c, several(v.recipient))
    item, d = listed(c, several(v.item))
    if v.count and v.count.text not in item:
        item = f"{tidy(v.count.text)} {item}"
    who, support = chain(c)
    status = v.status + (f" by {who}" if c.stmt.says else "")
    _, passages = c.words()
    cells = (supplier, recipient, item, v.mode, status)
    return Row(cells, (c.cite((*passages, *a, *b, *d, *support)),), marks(c.stmt))


def doubt(c: Chosen) -> str | None:
    """Why a statement is disputed or unproven, or None."""
    if c.stmt.evidence in ("not-offered", "none-found"):
        return EVIDENCE[c.stmt.evidence]
    if c.stmt.answers:
        return f"{c.stmt.answers.how} what another said"
    if c.stmt.kind == "transfer" and cast(TransferValue, c.stmt.value).status in ("alleged", "denied"):
        return cast(TransferValue, c.stmt.value).status
    return None


def doubt_key(c: Chosen) -> Hashable:
    """Doubts of one kind near each other in one document."""
    return (c.number, doubt(c), c.stmt.start // 200)


def doubt_row(c: Chosen) -> Row:
    """The claim, who says so, why it is here."""
    text, passages = c.words()
    who, support = chain(c)
    proof = (c.stmt.evidence_span,) if c.stmt.evidence_span else ()
    return Row((text, who, doubt(c) or ""), (c.cite((*passages, *support, *proof)),), ())
