"""A text in, the code of its language out, and how that is known."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from regesta.lexicon.load import words

WORD = re.compile(r"[^\W\d_]+")
LOOKED_AT = 400
"""Words from the text's beginning and as many from its middle: enough, and the same cost for every length."""
ENGLISH_SHARE = 0.12
"""English prose has 20 to 30 percent of these words, headlines and lists 8 to 15, other languages under 3."""
SURE = 0.6
"""py3langid's probability: a five-word sentence in the right language is above it, a list of names far below."""


def language(text: str, declared: str | None = None) -> tuple[str, str]:
    """The ISO 639-1 code of a text's language, and its basis: "read from the text", "declared" or "assumed".

    What a text is outweighs what it declares. Where neither tells, English is assumed.
    """
    sample = _sample(text)
    found = [word.lower() for word in WORD.findall(sample)]
    if found and sum(word in words("english_words") for word in found) >= ENGLISH_SHARE * len(found):
        return "en", "read from the text"
    if found:
        code, probability = _identifier().classify(sample)
        if probability >= SURE and len(code) == 2:
            return str(code), "read from the text"
    if declared and re.match(r"[A-Za-z]{2,3}(?:[-_]|$)", declared):
        return re.split(r"[-_]", declared)[0].lower(), "declared"
    return "en", "assumed"


def _sample(text: str) -> str:
    """Words from the beginning and the middle, so that a menu or a heading in another language is not all."""
    size = LOOKED_AT * 7
    if len(text) <= 2 * size:
        return text
    return f"{text[:size]} {text[len(text) // 2 :][:size]}"


@cache
def _identifier() -> Any:
    """Loaded only where a text is not plainly English: it takes half a second."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
