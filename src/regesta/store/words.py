"""Text in, search words out: letters and digits in lower case without accents, the same for both databases.

The databases never split a text themselves: they get these words, so both find the same.
"""

from __future__ import annotations

import re

from regesta.values.name import fold

_ALONE = r"\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
"""Signs of scripts without word breaks (Thai, kana, Han): each is a word."""
LONGEST = 500
"""Signs of a word that are kept: PostgreSQL takes 2,046 bytes at most for one."""
_WORD = re.compile(rf"[{_ALONE}]|[^\W_{_ALONE}]+")
_UNFOLDED = re.compile(rf"[{_ALONE}]|(?:[^\W_{_ALONE}]|[\u0300-\u036f])+")
"""A word before folding: accents may stand as signs of their own."""


def tokens(text: str) -> list[str]:
    """The search words of a text: "Su-35s, Élysée" gives su, 35s, elysee."""
    return [word[:LONGEST] for word in _WORD.findall(fold(text))]


def folded(text: str) -> str:
    """The search words of a text as one line with a space before and after each."""
    return f" {' '.join(tokens(text))} "


def phrases(query: str) -> list[list[str]]:
    """The phrases of a question: words in quotation marks or joined by a sign stand together."""
    found = []
    for quoted, bare in re.findall(r'["“”]([^"“”]+)["“”]|(\S+)', query):
        words = tokens(quoted or bare)
        if words and words not in found:
            found.append(words)
    return found


def places(text: str, phrase: list[str]) -> list[tuple[int, int]]:
    """Where a phrase stands in a text, as starts and ends in code points."""
    words = [(word, m.start(), m.end()) for m in _UNFOLDED.finditer(text) for word in tokens(m[0])]
    return [
        (words[i][1], words[i + len(phrase) - 1][2])
        for i in range(len(words) - len(phrase) + 1)
        if all(words[i + k][0] == asked for k, asked in enumerate(phrase))
    ]
