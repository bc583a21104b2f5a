"""An address in, the bytes that stand there out; private networks are out of bounds, redirects counted."""

from __future__ import annotations

import ipaddress
import logging
import re
import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from regesta.errors import SourceError
from regesta.settings import Settings
from regesta.sources.source import Source

if TYPE_CHECKING:
    import httpx

MOST_REDIRECTS = 8
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRANSIENT = frozenset({429, 502, 503, 504})
TRIES = 3
DEFAULT_PORTS = {"http": 80, "https": 443}
TRACKING = re.compile(r"utm_|(?:fbclid|gclid)$")


class TransientError(SourceError):
    """A failure that may be over at the next try."""


def is_url(path: str) -> bool:
    """Whether a path is an address of the web."""
    return path[:8].lower().startswith(("http://", "https://"))


def normalised(url: str) -> str:
    """An address in the one form that an origin has.

    "HTTPS://Example.ORG:443/a?utm_source=x#top" is "https://example.org/a".
    """
    parts = urlsplit(url.strip())
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    host = f"[{host}]" if ":" in host else host
    if parts.port and parts.port != DEFAULT_PORTS.get(scheme):
        host = f"{host}:{parts.port}"
    query = parse_qsl(parts.query, keep_blank_values=True)
    kept = [(name, value) for name, value in query if not TRACKING.match(name.lower())]
    words = parts.query if len(kept) == len(query) else urlencode(kept)
    return urlunsplit((scheme, host, parts.path or "/", words, ""))


def fetch(url: str, settings: Settings, given: str | None = None) -> Source:
    """What stands at `url`, tried again where the failure may pass.

    Raises SourceError where it cannot be had or must not be asked for.
    """
    import stamina

    logging.getLogger("stamina").setLevel(logging.ERROR)
    deadline = time.monotonic() + settings.timeout
    attempts = stamina.retry_context(
        on=TransientError, attempts=TRIES, timeout=settings.timeout, wait_initial=0.2, wait_max=2.0
    )
    for attempt in attempts:
        with attempt:
            try:
                return _follow(url, settings, deadline, given)
            except ValueError as error:  # urllib's word for an address, or a redirect's, that is none
                raise SourceError("is not an address that can be fetched; check it") from error
    raise SourceError("could not be fetched")


def _follow(url: str, settings: Settings, deadline: float, given: str | None) -> Source:
    """Fetch, going along redirects; every address on the way is checked like the first."""
    seen: list[str] = []
    at = url
    while True:
        here = normalised(at) if is_url(at) else at
        if here in seen:
            raise SourceError("redirects in a circle; the site is at fault, try its article's own address")
        if len(seen) > MOST_REDIRECTS:
            raise SourceError(f"redirects more than {MOST_REDIRECTS} times; try the article's own address")
        seen.append(here)
        target, source = _ask(at, settings, deadline)
        if source is not None:
            return Source(url, here, source[0], source[1], given, {"container": "address", "url": here})
        at = urljoin(at, target)


def _ask(url: str, settings: Settings, deadline: float) -> tuple[str, tuple[bytes, str | None] | None]:
    """One request: where it redirects to, or the body and its media type."""
    import httpx

    parts, address = _address(url, settings.allow_private)
    host = parts.hostname or ""
    literal = f"[{address}]" if ":" in address else address
    port = f":{parts.port}" if parts.port else ""
    path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    left = max(0.1, deadline - time.monotonic())
    try:
        with (
            httpx.Client(timeout=left, follow_redirects=False, trust_env=False) as client,
            client.stream(
                "GET",
                f"{parts.scheme.lower()}://{literal}{port}{path}",
                headers={
                    "Host": (f"[{host}]" if ":" in host else host) + port,
                    "User-Agent": f"regesta/{version('regesta')}",
                    "Accept-Encoding": "identity",
                },
                extensions={"sni_hostname": host},
            ) as response,
        ):
            if response.status_code in REDIRECTS and response.headers.get("location"):
                return response.headers["location"], None
            _refuse_status(response)
            body = b"".join(_body(response, settings.max_bytes, deadline))
            return "", (body, response.headers.get("content-type"))
    except httpx.TimeoutException as error:
        raise SourceError(f"did not answer within {settings.timeout:g} seconds; try again later") from error
    except httpx.ConnectError as error:
        if "CERTIFICATE" in str(error).upper():
            raise SourceError("has a certificate that cannot be trusted; nothing was read") from error
        raise TransientError("cannot be reached; check the address and the network") from error
    except (httpx.NetworkError, httpx.RemoteProtocolError) as error:
        raise TransientError("broke off the connection; try again later") from error
    except (httpx.HTTPError, httpx.InvalidURL, zlib.error) as error:
        raise SourceError(f"could not be fetched ({type(error).__name__}); check the address") from error


def _address(url: str, allow_private: bool) -> tuple[SplitResult, str]:
    """The parts of an address and the number of the host to connect to.

    The connection goes to exactly this number, so that a name cannot point elsewhere after the check.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SourceError("is not an address that can be fetched; check it") from error
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        raise SourceError(f"leads to {parts.scheme or 'no'}: address; only http and https are fetched")
    try:
        name = parts.hostname.encode("idna").decode("ascii") if not parts.hostname.isascii() else parts.hostname
        found = socket.getaddrinfo(name, port or DEFAULT_PORTS[parts.scheme.lower()], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise TransientError("cannot be reached: its host is unknown; check the address and the network") from error
    numbers = [str(entry[4][0]) for entry in found]
    if not allow_private and not all(map(_public, numbers)):
        raise SourceError(
            f"leads into a private network ({parts.hostname}), which is not fetched; use --allow-private if you mean it"
        )
    return parts, numbers[0]


def _public(number: str) -> bool:
    """Whether an IP number stands for a host in the open internet."""
    address = ipaddress.ip_address(number.split("%")[0])
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if inner is None and address in ipaddress.ip_network("64:ff9b::/96"):
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _public(str(inner))
    return address.is_global and not address.is_multicast


def _refuse_status(response: httpx.Response) -> None:
    status = response.status_code
    if status in TRANSIENT:
        raise TransientError(f"answers {status} ({response.reason_phrase}); try again later")
    if status >= 300:
        raise SourceError(f"answers {status} ({response.reason_phrase}); check the address")


def _body(response: httpx.Response, max_bytes: int, deadline: float) -> Iterator[bytes]:
    """The body in pieces, unpacked, never more than `max_bytes` of it."""
    size = 0
    for piece in _unpacked(response.iter_raw(), response.headers.get("content-encoding", ""), max_bytes):
        size += len(piece)
        if size > max_bytes:
            raise SourceError(f"sends more than the {max_bytes:,} bytes allowed; raise REGESTA_MAX_BYTES to read it")
        if time.monotonic() > deadline:
            raise SourceError("sends too slowly to be fetched in time; raise REGESTA_TIMEOUT or try again later")
        yield piece


def _unpacked(pieces: Iterable[bytes], encoding: str, max_bytes: int) -> Iterator[bytes]:
    """Undo gzip or deflate that a server uses though it was asked not to, in bounded steps."""
    if encoding.lower() in ("", "identity"):
        yield from pieces
        return
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise SourceError(f"sends its page packed as {encoding!r}, unasked; save the page and read the file")
    machine = zlib.decompressobj(zlib.MAX_WBITS | 32)
    for piece in pieces:
        yield machine.decompress(piece, max_bytes + 1)
    yield machine.flush()
