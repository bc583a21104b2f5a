"""Text in, text out that XML and terminals can hold."""

from __future__ import annotations

import re

CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """`text` with control characters and lone surrogates shown as U+FFFD."""
    return CONTROL.sub("\ufffd", text)
