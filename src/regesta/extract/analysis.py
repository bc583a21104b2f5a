"""One document under analysis: its parse, and what the extractors have found so far.

Comes in with a document and its parse; each extractor adds its part; goes out with mentions and statements.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from regesta.extract.references import References
from regesta.model.document import Document
from regesta.model.mention import Mention
from regesta.model.parse import Parse, Token
from regesta.model.reference import Reference
from regesta.model.span import Passage
from regesta.model.statement import (
    Certainty,
    ContentPart,
    Evidence,
    Kind,
    Polarity,
    Say,
    Statement,
    Tense,
    Value,
    When,
)


@dataclass(frozen=True, slots=True)
class Modality:
    """How a predicate is presented: by its nearest source (certainty, polarity) and by the author (factuality)."""

    certainty: Certainty = "certain"
    polarity: Polarity = "positive"
    factuality: float = 3.0
    tense: Tense = "past"


@dataclass(frozen=True, slots=True, eq=False)
class Attribution:
    """A source, its cue and the content it answers for: "officials | said | the dam had failed".

    `verb` is the cue's head token (None for a cue without one); `stance` marks attributions
    that are wishes, beliefs and plans rather than speech.
    """

    source: Reference | None
    cue: ContentPart | None
    content: ContentPart
    manner: Literal["direct", "indirect", "mixed"]
    verb: Token | None = None
    speech: bool = True
    score: float = 0.5


@dataclass(slots=True, eq=False)
class Draft:
    """A statement before it is finished: what its own extractor knows.

    `anchor` is the token its say-so, modality and time are worked out at. What is left None is
    filled in by `extract/statements.py`; what is set stands.
    """

    kind: Kind
    start: int
    end: int
    value: Value
    anchor: Token
    extractor: str
    version: str
    score: float = 0.5
    says: tuple[Say, ...] | None = None
    modality: Modality | None = None
    when: When | None = None
    where: Reference | None = None
    timeless: bool = False
    evidence: Evidence | None = None
    evidence_span: Passage | None = None


@dataclass(slots=True, eq=False)
class Analysis:
    """What is known of one document; extractors read what earlier ones left here.

    `times` and `quantities` are mentions in text order; `names` those of actors, places, weapons
    and agreements; `references` answers who is meant at a token; `attributions` who says what.
    """

    doc: Document
    parse: Parse
    times: list[Mention] = field(default_factory=list)
    quantities: list[Mention] = field(default_factory=list)
    names: list[Mention] = field(default_factory=list)
    references: References = field(default_factory=References)
    attributions: list[Attribution] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    @property
    def text(self) -> str:
        return self.doc.text

    def of_kind(self, kind: Kind) -> list[Statement]:
        """The statements of one kind found so far."""
        return [stmt for stmt in self.statements if stmt.kind == kind]

    def mentions(self) -> list[Mention]:
        """All mentions in text order."""
        found = [*self.names, *self.times, *self.quantities]
        return sorted(found, key=lambda m: (m.start, -m.end, m.type))
