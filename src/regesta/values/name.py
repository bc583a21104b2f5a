"""A name as written in, the forms it is compared by out: folded pieces, tokens, sound keys.

"Côte d'Ivoire", "Cote d’Ivoire" and the tokens "Côte", "d'Ivoire" all have the pieces
("cote", "d", "ivoire"); "U.S." and "US" the piece "us".
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that do not decompose into a base letter and a mark.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a", "ʻ": "'"}
)
_PIECE = re.compile(r"[^\W_]+")
_JOINERS = frozenset("-–‑'’‘ʼ`")
_WORD = re.compile(r"(?:[^\W_]\.){2,}|[^\W\d_]{1,3}\.(?=\s[^\W_])|[^\W_]+(?:['’ʼ‘](?!s\b)[^\W_]+)*|['’]s\b|[^\w\s]")
# Sounds that transliterations spell in several ways; applied in this order to a folded name.
_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[^a-z]", ""),
        (r"sch|tch|ch|sh|cz|sz|zh|dj|j|kh(?=$)", "s"),
        (r"kh|gh|q|ck|g|h(?=$)", "k"),
        (r"ph|v|w|b(?=v)", "f"),
        (r"th|d", "t"),
        (r"x", "ks"),
        (r"z|c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"[aeiouyh]", ""),
        (r"(.)\1+", r"\1"),
    )
)


def fold(text: str) -> str:
    """Lower case without accents: "Élysée" is "elysee"."""
    if text.isascii():
        return text.lower()
    spread = unicodedata.normalize("NFKD", text.lower())
    return "".join(c for c in spread if not unicodedata.combining(c)).translate(_LETTERS)


Piece = tuple[str, bool, bool]


def split(text: str) -> tuple[Piece, ...]:
    """The pieces of a name as (folded, starts with a capital, all capitals): letters and digits between other signs."""
    if "." in text:
        text = text.replace(".", "")
    return tuple((fold(m[0]), m[0][0].isupper(), m[0].isupper()) for m in _PIECE.finditer(text))


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[Piece, ...] | None:
    """The pieces of one token of running text.

    A sign that joins ("-") has none and gives (); any other sign gives None: no name runs across it.
    """
    found = split(word)
    return found if found or word in _JOINERS else None


def words(text: str) -> list[str]:
    """The tokens of a name or phrase, cut as running text is: "Russia's army" is Russia, 's, army."""
    return _WORD.findall(text)


def key(text: str) -> tuple[str, ...]:
    """The folded pieces of a whole name."""
    return tuple(piece for word in words(text) for piece, _, _ in pieces(word) or ())


@lru_cache(maxsize=65536)
def sound(piece: str) -> str:
    """The consonants of a folded piece, alike where transliterations differ: "kyiv" and "kiev" are "kf"."""
    first = piece[:1]
    for pattern, replacement in _SOUNDS:
        piece = pattern.sub(replacement, piece)
    return piece or first


def slug(name: str) -> str:
    """A name as part of an id: "Vladimir Putin" is "vladimir-putin"."""
    return "-".join(key(name))
