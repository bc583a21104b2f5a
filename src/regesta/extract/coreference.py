"""A pronoun or an epithet in, the entity it takes up out: the earlier mention that agrees with it and stands nearest.

Rules in the manner of centering: a mention in subject place beats others, the same sentence beats the one
before; a thing that does not agree in number, kind or gender is no candidate, and a near tie is left open.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from regesta.extract.phrases import is_plural, lemma_of, reading
from regesta.lexicon.load import table
from regesta.model.mention import MentionType
from regesta.model.parse import Token
from regesta.model.reference import Entity, Reference
from regesta.model.span import Span

if TYPE_CHECKING:
    from regesta.extract.references import References

SENTENCES_BACK = 3
SUBJECT, BACK, PLACE, TIE = 1.6, 1.0, 0.8, 0.05
"""What being a subject counts for, what each sentence back and being a place cost, and how near a tie is left open."""
MAIN, MAIN_SHARE = 3, 0.6
"""A state is what a text is about where it is named so often, and makes up such a share of all names of states."""
SUBJECTS = frozenset({"nsubj", "nsubjpass", "agent"})
FIRST_PERSON = frozenset({"i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"})
POSSESSIVE = frozenset({"his", "her", "hers", "its", "their", "theirs"})
EMPTY_IT = frozenset({"be", "seem", "appear", "become", "remain", "take", "mean", "rain", "snow", "turn", "follow"})


@cache
def kinds_of(pronoun: str) -> tuple[str, ...]:
    """The kinds of mention that a pronoun or epithet can take up, from `lexicon/anaphors.tsv`."""
    for row in table("anaphors"):
        if row["word"] == pronoun:
            return tuple(row["takes"].split("|"))
    return ()


@cache
def gender_of(pronoun: str) -> str:
    """The gender that a pronoun says."""
    return next((row["gender"] for row in table("anaphors") if row["word"] == pronoun), "")


@dataclass(frozen=True, slots=True, eq=False)
class Antecedent:
    """An earlier mention: its head, its kind, whether it is plural."""

    token: Token
    kind: MentionType
    plural: bool
    named: bool


class Antecedents:
    """What the words of one document can take up, in text order."""

    def __init__(self, references: References) -> None:
        self.references = references
        self.genders: dict[str, str] = {}
        self.speakers: list[tuple[Span, Reference]] = []
        self.titled: dict[str, list[tuple[int, Entity]]] = {}
        self._all: list[Antecedent] | None = None
        self._starts: list[int] = []
        tokens = references.parse.tokens if references.parse else []
        self._pronouns = [t for t in tokens if kinds_of(t.lower) and (t.pos == "PRON" or t.tag == "PRP$")]
        self._settled = 0

    def set_speakers(self, speakers: Iterable[tuple[Span, Reference]]) -> None:
        """Say who speaks where: "I" and "we" inside a quotation are its speaker."""
        self.speakers = sorted(speakers, key=lambda pair: pair[0].end - pair[0].start)

    def set_titles(self, titles: Iterable[tuple[int, str, Entity]]) -> None:
        """Say which titles persons were given where: "the minister" is the last one called so."""
        for i, lemma, entity in sorted(titles, key=lambda row: row[0]):
            self.titled.setdefault(lemma, []).append((i, entity))

    def of_pronoun(self, token: Token) -> Entity | None:
        """The entity that a pronoun stands for; None where nothing near agrees with it."""
        word = token.lower
        if word in FIRST_PERSON:
            return self._speaker(token)
        self._settle(token)
        if token.tag in ("WP", "WDT", "WP$"):
            return self._relative(token)
        kinds = kinds_of(word)
        if not kinds or (word == "it" and _is_empty(token)):
            return None
        gender = gender_of(word)

        def agrees(mention: Antecedent) -> bool:
            if mention.kind not in kinds or (word in ("it", "its", "itself") and mention.plural):
                return False
            return not (token.dep in ("dobj", "pobj", "nsubj") and mention.token.head is token.head)

        found = self._best(token, agrees, gender)
        if found and gender and found.id.startswith("person:"):
            self.genders.setdefault(found.id, gender)
        return found

    def _settle(self, token: Token) -> None:
        """Resolve the pronouns before this one, in order: a pronoun can take up what an earlier one stands for."""
        while self._settled < len(self._pronouns) and self._pronouns[self._settled].i < token.i:
            earlier = self._pronouns[self._settled]
            self._settled += 1
            self.references.entity_at(earlier)

    def of_epithet(self, token: Token, definite: bool) -> Entity | None:
        """The entity of "the country": who had that title, what had that noun before, or (if definite) its kind."""
        lemma = lemma_of(token)
        plural = is_plural(token)
        for i, entity in reversed([] if plural else self.titled.get(lemma, [])):
            if i < token.i:
                return entity
        same = self._best(token, lambda m: m.plural == plural and lemma_of(m.token) == lemma, "", back=40)
        if same is not None:
            return same
        kinds = kinds_of(lemma) if definite and not plural else ()
        return self._best(token, lambda m: m.named and m.kind in kinds, "") if kinds else None

    def pair_before(self, token: Token) -> tuple[Entity, ...]:
        """The two actors that "both sides" or "the two countries" take up: the last ones named together."""
        for sentence in range(token.sentence, max(-1, token.sentence - SENTENCES_BACK - 1), -1):
            found: dict[str, Entity] = {}
            for mention in self.mentions():
                if mention.token.i >= token.i or mention.token.sentence != sentence or mention.kind == "person":
                    continue
                entity = self.references.entity_at(mention.token) if mention.named else None
                if entity and entity.country and entity.role in ("GOV", "REB", "MIL", "IGO", None):
                    found.setdefault(entity.country if entity.role == "GOV" else entity.id, entity)
            if len(found) == 2:
                return tuple(found.values())
        return ()

    def main_state(self, token: Token) -> Entity | None:
        """The state that a bare "the army" is likely of: the one named near, else the one most of the text names."""
        near: dict[str, Entity] = {}
        everywhere: Counter[str] = Counter()
        for name in self.references.names:
            if name.entity is None or not name.entity.country or name.type not in ("state", "place", "group"):
                continue
            everywhere[name.entity.country] += 1
            if name.first < token.i and token.sentence - self.references.sentence_of(name) <= 2:
                near[name.entity.country] = name.entity
        if len(near) == 1:
            return next(iter(near.values()))
        for country, count in everywhere.most_common(1):
            if count >= MAIN and count >= MAIN_SHARE * everywhere.total() and country in near:
                return near[country]
        return None

    def mentions(self) -> list[Antecedent]:
        """All mentions that can be taken up."""
        if self._all is None:
            self._all = sorted(self._collect(), key=lambda m: m.token.i)
            self._starts = [m.token.i for m in self._all]
        return self._all

    def _collect(self) -> Iterator[Antecedent]:
        parse = self.references.parse
        assert parse is not None
        for name in self.references.names:
            head = name.head(parse)
            if name.kind != "demonym" and name.type in ("person", "organization", "group", "state", "place"):
                yield Antecedent(head, name.type, name.type == "group" and is_plural(head), True)
        for token in parse.tokens:
            if (
                token.pos == "NOUN"
                and token.i not in self.references.by_token
                and token.dep not in ("compound", "amod")
            ):
                read = reading(token)
                if read:
                    kind: MentionType = read[0]  # type: ignore[assignment]
                    yield Antecedent(token, kind, is_plural(token), False)
        for token in self._pronouns:
            kind = "person" if gender_of(token.lower) else "group" if token.lower.startswith("the") else "organization"
            yield Antecedent(token, kind, kind == "group", False)

    def _best(
        self, token: Token, agrees: Callable[[Antecedent], bool], gender: str, back: int = SENTENCES_BACK
    ) -> Entity | None:
        scored: dict[str, tuple[float, Entity]] = {}
        mentions = self.mentions()
        for n in range(bisect_left(self._starts, token.i) - 1, -1, -1):
            mention = mentions[n]
            if token.sentence - mention.token.sentence > back:
                break
            if not agrees(mention):
                continue
            entity = self.references.entity_at(mention.token)
            if entity is None or (gender and self.genders.get(entity.id, gender) != gender):
                continue
            score = self._score(token, mention)
            if entity.id not in scored or score > scored[entity.id][0]:
                scored[entity.id] = score, entity
        ranked = sorted(scored.values(), key=lambda pair: -pair[0])
        if not ranked or (len(ranked) > 1 and ranked[0][0] - ranked[1][0] < TIE):
            return None
        return ranked[0][1]

    def _score(self, token: Token, mention: Antecedent) -> float:
        back = token.sentence - mention.token.sentence
        score = -BACK * back - 0.01 * (token.i - mention.token.i)
        if mention.token.dep in SUBJECTS or (mention.token.dep == "conj" and mention.token.head.dep in SUBJECTS):
            score += SUBJECT
        if back == 0 and token.lower in POSSESSIVE and mention.token.head in _clauses(token):
            score += BACK
        if mention.kind == "place":
            score -= PLACE
        if token.lower in ("they", "them", "their") and mention.plural:
            score += BACK
        return score

    def _speaker(self, token: Token) -> Entity | None:
        for span, reference in self.speakers:
            if span.start <= token.start < span.end:
                return reference.entity
        return None

    def _relative(self, token: Token) -> Entity | None:
        """The noun that a relative clause hangs on: "the minister, who resigned"."""
        for above in token.ancestors():
            if above.dep == "relcl":
                return self.references.entity_at(above.head)
        return None


def _clauses(token: Token) -> list[Token]:
    """The verbs above a token, nearest first."""
    return [above for above in token.ancestors() if above.pos in ("VERB", "AUX")]


def _is_empty(token: Token) -> bool:
    """Whether "it" stands for nothing: "it is likely that", "it seems"."""
    verb = token.head
    if token.dep not in ("nsubj", "nsubjpass") or verb.i < token.i:
        return False
    clause = verb.child("ccomp", "xcomp", "advcl", "csubj")
    if verb.lemma in EMPTY_IT and (verb.child("acomp", "attr") or clause):
        return clause is not None or verb.lemma != "be"
    return token.dep == "nsubjpass" and verb.child("ccomp") is not None
