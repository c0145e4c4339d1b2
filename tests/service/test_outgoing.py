"""Outgoing requests: off by default, to listed hosts alone, never to inner ones."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, HTTPServer
from ipaddress import ip_address
from itertools import count

import pytest

from tests.missions import SETTINGS
from trucewatch.errors import OutgoingFailed, OutgoingRefused
from trucewatch.service.outgoing import (
    Outgoing,
    is_public,
    outgoing_of,
    resolve_name,
)


class Answering(BaseHTTPRequestHandler):
    """A machine with a feed, and with everything that is a trick."""

    def do_GET(self) -> None:
        """Answer by the path."""
        port = self.server.server_port  # type: ignore[attr-defined]
        match self.path.partition("?")[0]:
            case "/feed":
                self._say(200, b"hello " + self.headers["Host"].encode())
            case "/same":
                self._say(302, b"", location="/feed")
            case "/round":
                self._say(302, b"", location="/round")
            case "/inner":
                self._say(302, b"", location="http://169.254.169.254/latest/")
            case "/other-port":
                to = f"http://feeds.example:{port + 1}/feed"
                self._say(301, b"", location=to)
            case "/large":
                self._say(200, b"x" * 5000)
            case "/packed":
                self._say(200, b"x", encoding="gzip")
            case _:
                self._say(404, b"no")

    def do_POST(self) -> None:
        """Answer with what was sent."""
        size = int(self.headers["Content-Length"])
        self._say(200, self.rfile.read(size) + self.headers["X-Own"].encode())

    def _say(
        self, status: int, body: bytes, *, location: str = "", encoding: str = ""
    ) -> None:
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        if encoding:
            self.send_header("Content-Encoding", encoding)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def port() -> Iterator[int]:
    """The port on which that machine listens."""
    server = HTTPServer(("127.0.0.1", 0), Answering)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    yield server.server_port
    server.shutdown()
    server.server_close()
    thread.join()


def here(_host: str, _port: int) -> tuple[str, ...]:
    """Every name leads to this machine."""
    return ("127.0.0.1",)


def anywhere(_address: object) -> bool:
    """Every address may be called."""
    return True


def caller(port: int) -> Outgoing:
    """Calls that machine as ``feeds.example``; only there it counts as public."""
    return Outgoing(
        hosts=(f"http://feeds.example:{port}",),
        resolve=here,
        permitted=anywhere,
    )


def test_nothing_is_called_by_default() -> None:
    """The settings list no host, and say how it is changed."""
    with pytest.raises(OutgoingRefused, match="outgoing_hosts is empty"):
        outgoing_of(SETTINGS).fetch("https://feeds.example/feed")


def test_a_listed_host_is_called_under_its_name(port: int) -> None:
    """The connection goes to the checked address, the name goes with it."""
    answer = caller(port).fetch(f"http://feeds.example:{port}/feed?a=b")
    assert answer.status == 200
    assert answer.body == f"hello feeds.example:{port}".encode()
    assert answer.address.endswith("/feed?a=b")


def test_a_post_goes_out_with_its_headers(port: int) -> None:
    """As a webhook is sent."""
    address = f"http://feeds.example:{port}/hook"
    answer = caller(port).send(address, b"body", headers={"X-Own": "!"})
    assert answer.body == b"body!"


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/feed",
        "https://feeds.example.evil.example/feed",
        "https://feeds.example@evil.example/feed",
        "https://evil.example#feeds.example",
        "https://feeds.example:8443/feed",
        "http://feeds.example/feed",
        "ftp://feeds.example/feed",
        "file:///etc/passwd",
        "gopher://feeds.example/",
        "//feeds.example/feed",
        "feeds.example",
        "https://",
        "https://feeds.example:99999/",
        "https://user:word@feeds.example/",
        "https://[::1",
    ],
)
def test_an_address_that_is_not_listed_is_refused(address: str) -> None:
    """Whatever it looks like; nothing is resolved for it."""

    def never(host: str, _port: int) -> tuple[str, ...]:
        raise AssertionError(host)

    with pytest.raises(OutgoingRefused):
        Outgoing(hosts=("feeds.example",), resolve=never).fetch(address)


@pytest.mark.parametrize(
    "found",
    [
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",  # noqa: S104 - what is to be refused
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1%eth0",
        "fd00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "2001:0:7f00:1::",
    ],
)
def test_a_name_that_leads_inwards_is_refused(found: str) -> None:
    """Even where the host is listed, and where one of its addresses is public."""
    answers: tuple[tuple[str, ...], ...] = ((found,), ("93.184.215.14", found))
    for answer in answers:

        def resolve(
            _host: str, _port: int, found: tuple[str, ...] = answer
        ) -> tuple[str, ...]:
            return found

        given = Outgoing(hosts=("feeds.example",), resolve=resolve)
        with pytest.raises(OutgoingRefused, match="not public"):
            given.fetch("https://feeds.example/")


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("2130706433", "https://2130706433/"),
        ("0x7f.1", "https://0x7f.1/"),
        ("0177.0.0.1", "https://0177.0.0.1/"),
        ("127.1", "https://127.1/"),
        ("::ffff:127.0.0.1", "https://[::ffff:127.0.0.1]/"),
        ("localhost", "https://localhost/"),
    ],
)
def test_odd_ways_of_writing_an_inner_address_are_refused(
    host: str, address: str
) -> None:
    """Even where an admin listed one: what it resolves to counts."""
    with pytest.raises((OutgoingRefused, OutgoingFailed)):
        Outgoing(hosts=(host,)).fetch(address)


def test_a_name_cannot_change_its_meaning_after_the_check(port: int) -> None:
    """It is resolved once for a request; the connection uses that answer."""
    asked: list[str] = []

    def resolve(host: str, _port: int) -> tuple[str, ...]:
        asked.append(host)
        return ("127.0.0.1",)

    given = replace(caller(port), resolve=resolve)
    given.fetch(f"http://feeds.example:{port}/feed")
    assert asked == ["feeds.example"]


def test_redirects_stay_with_the_host(port: int) -> None:
    """Within it they are followed, a few times; elsewhere never."""
    given, base = caller(port), f"http://feeds.example:{port}"
    assert given.fetch(f"{base}/same").body.startswith(b"hello")
    for path in ("inner", "other-port"):
        with pytest.raises(OutgoingRefused, match="redirected to elsewhere"):
            given.fetch(f"{base}/{path}")
    with pytest.raises(OutgoingRefused, match="too many redirects"):
        given.fetch(f"{base}/round")


def test_an_answer_is_bounded(port: int) -> None:
    """In size, in time, and never unpacked."""
    given, base = caller(port), f"http://feeds.example:{port}"
    just = replace(given, most_bytes=5000)
    assert len(just.fetch(f"{base}/large").body) == 5000
    with pytest.raises(OutgoingFailed, match="too large"):
        replace(given, most_bytes=4999).fetch(f"{base}/large")
    ticks = count(0, 20)
    with pytest.raises(OutgoingFailed, match="too slow"):
        replace(given, clock=lambda: float(next(ticks)), most_seconds=19).fetch(
            f"{base}/feed"
        )
    with pytest.raises(OutgoingFailed, match="packed"):
        given.fetch(f"{base}/packed")
    assert given.fetch(f"{base}/nothing").status == 404


def test_no_answer_is_said_plainly() -> None:
    """Nobody listens, or there is no such name."""
    given = Outgoing(
        hosts=("http://feeds.example:1",),
        resolve=here,
        permitted=anywhere,
    )
    with pytest.raises(OutgoingFailed, match="no answer"):
        given.fetch("http://feeds.example:1/")

    def unknown(_host: str, _port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    with pytest.raises(OutgoingFailed, match="no such host"):
        replace(given, resolve=unknown).fetch("http://feeds.example:1/")
    with pytest.raises(OutgoingRefused):
        replace(given, resolve=lambda _h, _p: ()).fetch("http://feeds.example:1/")


def test_names_are_resolved_by_the_system() -> None:
    """This machine's own name leads to this machine, which is not public."""
    found = resolve_name("localhost", 443)
    assert found
    assert not any(is_public(ip_address(each)) for each in found)
    assert is_public(ip_address("93.184.215.14"))
    assert is_public(ip_address("2606:2800:21f:cb07::1"))
