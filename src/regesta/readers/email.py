"""A saved mail (.eml) in, its text out, with the sender as author and the Date line as date."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import cast

from regesta.errors import ReadError
from regesta.model.document import Published
from regesta.readers.content import Content
from regesta.readers.html import read_html
from regesta.readers.text import decode, refuse_binary
from regesta.values.stated_date import stated_date

HEADERS = (b"received:", b"return-path:", b"from:", b"date:", b"subject:", b"mime-version:", b"message-id:", b"to:")


def is_email(data: bytes) -> bool:
    """Whether `data` begins like a saved mail: one header and another below it."""
    lines = [line.lower() for line in data[:2000].split(b"\n")[:12]]
    return lines[0].startswith(HEADERS) and sum(line.startswith(HEADERS) for line in lines) >= 2


def read_email(data: bytes) -> Content:
    """The text of a mail; its plain part is preferred to its html part, attachments are left out.

    Raises ReadError where it has no text.
    """
    try:
        message = message_from_bytes(data, policy=policy.default)
        part = message.get_body(preferencelist=("plain", "html"))
        subject, sender, date = (_header(message, name) for name in ("subject", "from", "date"))
    except (RecursionError, LookupError, ValueError, AttributeError, IndexError) as error:
        raise ReadError("is a damaged mail; save the message again as .eml") from error
    text = _text(cast(EmailMessage, part)) if part is not None else ""
    if not text.strip():
        raise ReadError("is a mail without a text part; save its attachment and read that")
    name, address = parseaddr(sender or "")
    author = name or address or None
    value = stated_date(date)
    basis = {"title": "Subject line" if subject else "", "author": "From line" if author else ""}
    return Content(
        text=text,
        title=subject,
        author=author,
        published=Published(value, "metadata", ("Date line of the mail",)) if value else Published(),
        basis={key: words for key, words in basis.items() if words},
    )


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _text(part: EmailMessage) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset()
    if part.get_content_type() == "text/html":
        return read_html(data, charset, page=False).text
    text = decode(data, charset).replace("\r\n", "\n")
    refuse_binary(text)
    return text
