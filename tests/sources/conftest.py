"""A web server on loopback that misbehaves as told."""

from __future__ import annotations

import gzip
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

PAGE = (
    b"<!DOCTYPE html><html lang='en'><head><title>Ministers meet in Ankara</title></head><body><article>"
    b"<h1>Ministers meet in Ankara</h1><p>The foreign ministers of the two countries met in Ankara on Tuesday, "
    b"a spokesman said, and agreed to meet again in the spring.</p></article></body></html>"
)


class Hostile(BaseHTTPRequestHandler):
    """Answers by path."""

    def do_GET(self) -> None:
        name = self.path.split("?")[0].strip("/")
        self.server.asked.append((self.path, dict(self.headers)))  # type: ignore[attr-defined]
        getattr(self, f"_{name}", self._missing)()

    def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for key, value in {"Content-Length": str(len(body)), **headers}.items():
            self.send_header(key.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def _page(self) -> None:
        self._answer(200, PAGE, Content_Type="text/html; charset=utf-8")

    def _loop(self) -> None:
        self._answer(302, Location="/loop")

    def _chain(self) -> None:
        step = int(self.path.split("n=")[1]) if "n=" in self.path else 0
        self._answer(302, Location=f"/chain?n={step + 1}")

    def _moved(self) -> None:
        self._answer(301, Location="/page")

    def _metadata(self) -> None:
        self._answer(302, Location="http://169.254.169.254/latest/")

    def _passwords(self) -> None:
        self._answer(302, Location="file:///etc/passwd")

    def _busy(self) -> None:
        asked = [path for path, _ in self.server.asked if path == "/busy"]  # type: ignore[attr-defined]
        self._page() if len(asked) > 1 else self._answer(503)

    def _endless(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(1000):
            self.wfile.write(b"x" * 100_000)

    def _bomb(self) -> None:
        self._answer(200, gzip.compress(b"x" * 20_000_000), Content_Encoding="gzip", Content_Type="text/html")

    def _packed(self) -> None:
        self._answer(200, gzip.compress(PAGE), Content_Encoding="gzip", Content_Type="text/html")

    def _slow(self) -> None:
        time.sleep(1.5)
        self._page()

    def _drip(self) -> None:
        self.send_response(200)
        self.end_headers()
        for _ in range(100):
            self.wfile.write(b"x")
            self.wfile.flush()
            time.sleep(0.05)

    def _missing(self) -> None:
        self._answer(404)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """Remembers what it was asked for, and does not tell of readers that hang up."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hostile)
        self.asked: list[tuple[str, dict[str, str]]] = []

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader that hangs up is expected here."""

    def at(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.server_address[1]}/{path}"


@pytest.fixture
def server() -> Iterator[Server]:
    """The server, running for one test."""
    running = Server()
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()
