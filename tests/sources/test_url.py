"""Fetching: what is asked for, what is refused, and how it is told."""

from __future__ import annotations

import socket
import time
from typing import Any

import pytest

from regesta.errors import SourceError
from regesta.settings import Settings
from regesta.sources import url

OPEN = Settings(allow_private=True, timeout=5)


@pytest.mark.parametrize(
    ("address", "same"),
    [
        ("HTTPS://News.Example:443/a/B?x=1#top", "https://news.example/a/B?x=1"),
        ("http://news.example", "http://news.example/"),
        ("http://news.example:8080/a", "http://news.example:8080/a"),
        ("https://news.example/a?utm_source=mail&id=7&UTM_Medium=x", "https://news.example/a?id=7"),
        ("https://news.example/a?q=a%20b", "https://news.example/a?q=a%20b"),
    ],
)
def test_an_address_has_one_form(address: str, same: str) -> None:
    assert url.normalised(address) == same


def test_a_page_is_fetched_politely(server: Any) -> None:
    source = url.fetch(server.at("page?utm_source=x#part"), OPEN)
    assert b"Ministers meet" in source.data
    assert source.origin == server.at("page")
    assert source.media_type == "text/html; charset=utf-8"
    assert server.asked[0][1]["User-Agent"].startswith("regesta/")


def test_a_redirect_is_followed_and_its_end_is_the_origin(server: Any) -> None:
    assert url.fetch(server.at("moved"), OPEN).origin == server.at("page")


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("loop", "in a circle"),
        ("chain", "more than 8 times"),
        ("nothing", "404"),
        ("passwords", "only http and https"),
    ],
)
def test_bad_answers_are_told(server: Any, path: str, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        url.fetch(server.at(path), OPEN)


def test_a_passing_failure_is_tried_again(server: Any) -> None:
    assert b"Ministers meet" in url.fetch(server.at("busy"), OPEN).data
    assert len(server.asked) == 2


def test_a_lasting_failure_is_asked_for_once(server: Any) -> None:
    with pytest.raises(SourceError):
        url.fetch(server.at("nothing"), OPEN)
    assert len(server.asked) == 1


@pytest.mark.parametrize("path", ["endless", "bomb"])
def test_no_more_than_allowed_is_taken_in(server: Any, path: str) -> None:
    with pytest.raises(SourceError, match="1,000,000 bytes allowed"):
        url.fetch(server.at(path), Settings(allow_private=True, max_bytes=1_000_000, timeout=10))


def test_an_unasked_gzip_is_unpacked(server: Any) -> None:
    assert b"Ministers meet" in url.fetch(server.at("packed"), OPEN).data


@pytest.mark.parametrize("path", ["slow", "drip"])
def test_time_is_limited(server: Any, path: str) -> None:
    begun = time.monotonic()
    with pytest.raises(SourceError, match=r"seconds|too slowly"):
        url.fetch(server.at(path), Settings(allow_private=True, timeout=0.5))
    assert time.monotonic() - begun < 3


def test_an_unreachable_host_is_told() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with pytest.raises(SourceError, match="cannot be reached"):
        url.fetch(f"http://127.0.0.1:{port}/", OPEN)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1",
        "::1",
        "fe80::1%eth0",
        "fd00::1",
        "::ffff:127.0.0.1",
        "64:ff9b::a00:1",
        "2002:7f00:1::",
    ],
)
def test_private_numbers_are_out_of_bounds(number: str, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *args, **kwargs: answer)
    with pytest.raises(SourceError, match="private network"):
        url.fetch("http://innocent.example/", Settings(timeout=2))


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_numbers_are_not(number: str) -> None:
    assert url._public(number)


def test_a_redirect_into_a_private_network_is_refused(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(url, "_public", lambda number: number == "127.0.0.1")
    with pytest.raises(SourceError, match="private network"):
        url.fetch(server.at("metadata"), Settings(timeout=5))


def test_the_connection_goes_to_the_number_that_was_checked(server: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that points elsewhere the second time it is asked for gains nothing by it."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def resolve(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        asked.append(name)
        return real("127.0.0.1" if name == "rebound.example" else name, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    source = url.fetch(server.at("page", "rebound.example"), OPEN)
    assert b"Ministers meet" in source.data
    assert asked.count("rebound.example") == 1
    assert server.asked[0][1]["Host"].startswith("rebound.example:")


@pytest.mark.parametrize("address", ["http://[::1", "http://example.org:port/", "http://"])
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(SourceError, match="fetched"):
        url.fetch(address, Settings())
