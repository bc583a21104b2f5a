"""What one document says at one place in its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from regesta.model.count import Count
from regesta.model.reference import Reference
from regesta.model.span import Passage, Span

Kind = Literal["event", "utterance", "figure", "agreement", "obligation", "transfer", "office", "stance"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
Polarity = Literal["positive", "negative"]
Tense = Literal["past", "present", "future", "hypothetical"]
Evidence = Literal["not-stated", "offered", "not-offered", "none-found"]


@dataclass(frozen=True, slots=True)
class Say:
    """One link of the chain of say-so: "CNN reported" has the source CNN and the cue "reported"."""

    source: Reference | None
    cue: Passage | None


@dataclass(frozen=True, slots=True)
class When:
    """The time of what is stated: a TIMEX3 value and the words it rests on."""

    value: str
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Answer:
    """That a statement denies or confirms another one."""

    statement: str
    how: Literal["denies", "confirms"]


@dataclass(frozen=True, slots=True)
class Extractor:
    """The program part that made a reading, and its version (raised when its readings change)."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class EventValue:
    """Who did what to whom, in PLOVER's terms: "Russia shelled Kharkiv" is an ASSAULT."""

    type: str
    trigger: Passage
    actors: tuple[Reference, ...] = ()
    recipients: tuple[Reference, ...] = ()
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    programme: str | None = None
    measure: str | None = None
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class ContentPart:
    """A content, source or cue; `parts` where it stands in pieces ("X," he said, "Y")."""

    start: int
    end: int
    text: str
    parts: tuple[Span, ...] = ()

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class UtteranceValue:
    """Somebody's words or thoughts: "'We are ready,' Lavrov said" with source, cue and content."""

    manner: Literal["direct", "indirect", "mixed"]
    source: Reference | None
    cue: ContentPart | None
    content: ContentPart


@dataclass(frozen=True, slots=True)
class Comparison:
    """That a figure is measured against another: "four times the 2,500 of 2023"."""

    factor: Count | None = None
    difference: Count | None = None
    with_: str | None = None
    check: Literal["consistent", "inconsistent", "unproven"] | None = None


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A count bound to what it counts: "launched 94 drones" has measure launched and unit drone."""

    measure: str
    unit: str
    count: Count
    event: str | None = None
    period: str | None = None
    by: Reference | None = None
    against: Reference | None = None
    comparison: Comparison | None = None


@dataclass(frozen=True, slots=True)
class AgreementValue:
    """A treaty, pact, deal or truce between parties, and how it stands."""

    name: str
    parties: tuple[Reference, ...] = ()
    subject: str | None = None
    status: str = "signed"
    date: str | None = None


@dataclass(frozen=True, slots=True)
class ObligationValue:
    """What an agreement binds a party to, or (holds no) expressly does not."""

    agreement: str | None
    type: str
    holds: Literal["yes", "no", "implied-yes", "implied-no"]
    owed_by: tuple[Reference, ...] = ()
    owed_to: tuple[Reference, ...] = ()
    trigger: str | None = None
    detail: str | None = None


@dataclass(frozen=True, slots=True)
class TransferValue:
    """Arms, technology, training or money handed from one party to another, and how sure that is."""

    supplier: Reference | tuple[Reference, ...] | None
    recipient: Reference | tuple[Reference, ...] | None
    item: Reference | None
    count: Count | None = None
    mode: str = "delivery"
    status: str = "confirmed"


@dataclass(frozen=True, slots=True)
class OfficeValue:
    """That a person holds or held a post: "Jane Roe, director of the agency"."""

    person: Reference
    role: str
    organization: Reference | None = None
    from_: str | None = None
    to: str | None = None


@dataclass(frozen=True, slots=True)
class StanceValue:
    """A lasting attitude: "Tehran fears isolation" has the holder Iran and the attitude fears."""

    holder: Reference
    target: Reference | Passage | None
    attitude: str


Value = (
    EventValue
    | UtteranceValue
    | FigureValue
    | AgreementValue
    | ObligationValue
    | TransferValue
    | OfficeValue
    | StanceValue
)


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says at one place: "Russia and Iran signed a treaty" (event, agreement).

    `says` is the chain of say-so, nearest speaker first. `certainty` and `polarity` are the
    nearest source's; `factuality` (-3 to +3) is the author's; `score` (0 to 1) is the
    extractor's own confidence. The three are never mixed.
    """

    id: str
    document: str
    kind: Kind
    start: int
    end: int
    text: str
    value: Value
    extractor: Extractor
    says: tuple[Say, ...] = ()
    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    factuality: float = 3.0
    tense: Tense = "past"
    evidence: Evidence = "not-stated"
    evidence_span: Passage | None = None
    answers: Answer | None = None
    when: When | None = None
    where: Reference | None = None
    score: float = 0.5

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)
