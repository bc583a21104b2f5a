"""Lexicon files in, the cues of saying, thinking and wanting out, asked by token."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from regesta.lexicon.load import table, words
from regesta.model.parse import Token

RELAYING = frozenset({"cite", "quote"})
SPEECH_KINDS = frozenset({"speech", "demand", "show"})


@dataclass(frozen=True, slots=True)
class Cue:
    """What a verb or noun of attribution takes: "claim" is speech, with a clause or a noun phrase.

    `frames` are the one-letter codes of `lexicon/cues.tsv`; `prepositions` those whose object
    is the content ("call for").
    """

    lemma: str
    kind: str
    frames: frozenset[str]
    prepositions: frozenset[str]

    @property
    def speech(self) -> bool:
        return self.kind in SPEECH_KINDS


@cache
def _table(name: str) -> dict[str, Cue]:
    found = {}
    for row in table(name):
        codes = row["frames"].split()
        plain = frozenset(code for code in codes if not code.startswith("p:"))
        prepositions = frozenset(code[2:] for code in codes if code.startswith("p:"))
        found[row["lemma"]] = Cue(row["lemma"], row["kind"], plain, prepositions)
    return found


def verb_cue(token: Token) -> Cue | None:
    """The cue that a verb makes, or None."""
    if not (token.tag.startswith("V") or token.pos == "VERB") or token.dep == "amod":
        return None
    return _table("cues").get(token.lemma) or _table("cues").get(_base(token))


def quote_cue(token: Token) -> Cue | None:
    """The cue of a word that may introduce a quotation, even where the parser takes it for a noun ("reports")."""
    cue = _table("cues").get(token.lemma) or _table("cues").get(_base(token))
    if cue is None or "q" not in cue.frames:
        return None
    return cue if token.pos in ("VERB", "AUX") or token.tag.startswith("V") else None


def noun_cue(token: Token) -> Cue | None:
    """The cue that a noun makes ("his claim that …"), or None."""
    return _table("cue_nouns").get(token.lemma) if token.pos == "NOUN" else None


def adjective_cue(token: Token) -> Cue | None:
    """The cue that a predicate adjective makes ("is confident that …"), or None."""
    if token.dep not in ("acomp", "oprd", "conj", "advcl", "ROOT", "amod", "acl") and token.tag != "VBN":
        return None
    return _table("cue_adjectives").get(token.lower) if token.pos in ("ADJ", "VERB") else None


def is_light(token: Token) -> bool:
    """Whether a verb's subject answers for what its object noun says ("issued a warning")."""
    return token.lemma in words("light_verbs", "lemma")


def is_relay(token: Token) -> bool:
    """Whether a participle names the one that a report rests on ("citing officials")."""
    return token.lemma in RELAYING and token.tag == "VBG"


def is_document(token: Token) -> bool:
    """Whether a noun is something written, said or measured ("statement", "poll")."""
    return token.lemma in words("documents", "lemma")


def _base(token: Token) -> str:
    """The lemma of an inflected form that the lemmatiser left as it is ("tweeted")."""
    word = token.lower
    verbs = _table("cues")
    for ending in ("ed", "ing", "s", "es"):
        if word.endswith(ending):
            stem = word[: -len(ending)]
            for base in (stem, stem + "e", stem[:-1]):
                if base in verbs:
                    return base
    return word


@cache
def source_phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The phrases of `lexicon/source_phrases.tsv` as words, by first word, longest first."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in table("source_phrases"):
        parts = tuple(row["phrase"].split())
        found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(phrases, key=len, reverse=True)) for first, phrases in found.items()}


def phrase_at(tokens: list[Token], i: int) -> int | None:
    """The number of the last token of the source phrase that begins at token `i` ("according to"), if any."""
    for words_ in source_phrases().get(tokens[i].lower, ()):
        last = i + len(words_) - 1
        if last + 1 < len(tokens) and tuple(t.lower for t in tokens[i : last + 1]) == words_:
            return last
    return None
