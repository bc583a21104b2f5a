"""A parsed text in, flags on its broken sentences out: stray words, and sentences that have lost their subject."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache

from regesta.lexicon.load import table
from regesta.model.document import Flag
from regesta.model.parse import Parse, Token

STOP = re.compile(r"(?<![\w’'-])(?P<word>[\w’'-]+)[.!?][”\"’)]*[ \n]+(?=(?P<next>[^\s.]))")
SENTENCE = re.compile(r"[^.!?\n]{1,160}[.!?]")
SHORT = 6
"""Words that a stray fragment of function words has at most."""
LEAST = 4
"""Letters of a capitalised word before a full stop that is surely no abbreviation ("Gen.", "Inc.")."""
CLOSED = frozenset({"AUX", "ADP", "DET", "CCONJ", "SCONJ", "PART", "PRON", "PUNCT"})
FINITE = frozenset({"VBZ", "VBD", "MD"})
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
QUOTES = '“”"„'


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("flag_words") if row["kind"] == kind)


def broken_sentences(parse: Parse) -> Iterator[Flag]:
    """Flags on what stands between two full stops and is no sentence."""
    quoted = _quoted(parse.text)
    for stop in STOP.finditer(parse.text):
        word = stop["word"]
        least = 2 if word.islower() else LEAST
        if len(word) < least or not word.isalpha() or word.lower() in _words("abbreviation"):
            continue
        match = SENTENCE.match(parse.text, stop.end())
        if match and not quoted[match.start()] and (found := _broken(parse, match.start(), match.end())):
            flag, because = found
            yield Flag(match.start(), match.end(), match[0], flag, because)


def _quoted(text: str) -> bytearray:
    """For each character, whether it stands in quotation marks; a line break ends a quotation left open."""
    inside = bytearray(len(text) + 1)
    depth = 0
    for i, char in enumerate(text):
        if char in "“„" or (char == '"' and not depth):
            depth = 1
        elif char in '”"\n':
            depth = 0
        inside[i] = depth
    return inside


def _broken(parse: Parse, start: int, end: int) -> tuple[str, str] | None:
    tokens = [t for t in parse.tokens_in(start, end) if t.pos != "SPACE"]
    words = [t for t in tokens if t.pos != "PUNCT"]
    if not words or any(char in QUOTES for char in parse.text[start:end]):
        return None
    if not parse.text[start:end].endswith("."):
        return None
    if (
        words[0].text[:1].islower()
        and not _is_inverted(words[0])
        and words[0].pos in ("AUX", "VERB", "ADP", "CCONJ", "SCONJ")
    ):
        return "fragment", "begins in small letters after a full stop"
    if len(words) <= SHORT and not _has_clause(words) and all(t.pos in CLOSED for t in words):
        return "fragment", "only function words, no clause"
    if words[-1].lower in ("the", "a", "an", "of", "whereas") and words[-1].pos != "NOUN":
        return "fragment", f"breaks off after “{words[-1].text}”"
    if len(words) >= 2 and words[-1].lemma == "be" and words[-2].lower == "there":
        return "fragment", "“there is” without what there is"
    return _subjectless(words)


def _is_inverted(verb: Token) -> bool:
    """Whether a verb has its subject behind it, after a quotation that ends a sentence: "wrote the artist"."""
    return any(child.dep in SUBJECTS and child.i > verb.i for child in verb.children)


def _has_clause(words: list[Token]) -> bool:
    """Whether there is a subject right before a verb: "He did." is a sentence."""
    return any(
        a.lower in ("i", "he", "she", "it", "we", "they", "you", "this", "that", "who") and b.pos in ("AUX", "VERB")
        for a, b in itertools.pairwise(words)
    )


def _subjectless(words: list[Token]) -> tuple[str, str] | None:
    first = words[1] if words[0].pos == "ADV" and len(words) > 1 and words[0].lower in ("also", "later") else words[0]
    if first.pos not in ("VERB", "AUX") or not words[0].text[:1].isupper() or len(words) < 4:
        return None
    if any(child.dep in SUBJECTS for child in first.children) or first.dep not in ("ROOT", "ccomp", "advcl", "conj"):
        return None
    finite = first.tag in FINITE or (first.lemma in _words("said") and first.lower == first.lemma)
    inverted = first.pos == "AUX" and _is_inverted(first.head)
    governed = any(t.dep in SUBJECTS and t.i < first.i for t in words)
    if not finite or inverted or governed or _subject_later(first):
        return None
    if first.tag == "VBD" and first.lemma not in _words("said"):
        return None
    return "no-subject", f"“{first.text}” has no subject"


def _subject_later(verb: Token) -> bool:
    """Whether the subject follows or a clause above supplies it: "Asked about it, he said", "Said one official: …"."""
    return verb.head is not verb and any(child.dep in SUBJECTS for child in verb.head.children)
