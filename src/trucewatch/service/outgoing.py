"""Outgoing requests: the only way in which the server calls another machine.

Off by default. An address is called where its host stands in ``outgoing_hosts``, over
HTTPS (over HTTP only where it is listed as ``http://host``), and where every address
that its name stands for is a public one. The connection goes to the address that was
checked, so that a name that changes its meaning meanwhile leads nowhere.
"""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from ipaddress import IPv4Address, IPv6Address, IPv6Network
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx2

from trucewatch.errors import OutgoingFailed, OutgoingRefused
from trucewatch.settings import Settings

IpAddress = IPv4Address | IPv6Address
Resolve = Callable[[str, int], tuple[str, ...]]

MOST_BYTES = 10 * 1024 * 1024
"""Largest answer that is read."""

MOST_SECONDS = 30.0
"""Longest time for an answer as a whole, redirects included."""

ONE_WAIT = 10.0
"""Longest wait for a connection or for the next piece of an answer, seconds."""

MOST_REDIRECTS = 3
PORTS = {"https": 443, "http": 80}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_NAT64 = IPv6Network("64:ff9b::/96")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What another machine answered.

    Args:
        address: where it stood in the end.
        status: HTTP status.
        media_type: as the other machine calls it; not to be relied on.
        body: the bytes.
    """

    address: str
    status: int
    media_type: str
    body: bytes


def is_public(address: IpAddress) -> bool:
    """Whether an address is one of the public internet, whatever it is wrapped in."""
    return all(each.is_global and not each.is_multicast for each in _meant(address))


def _meant(address: IpAddress) -> Iterator[IpAddress]:
    """The address, and those that it carries within."""
    yield address
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            yield address.ipv4_mapped
        if address.sixtofour is not None:
            yield address.sixtofour
        if address.teredo is not None:
            yield from address.teredo
        if address in _NAT64:
            yield IPv4Address(int(address) & 0xFFFFFFFF)


def resolve_name(host: str, port: int) -> tuple[str, ...]:
    """The addresses that a name stands for now, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Calls other machines, within what is allowed.

    Args:
        hosts: ``host``, ``host:port`` or ``http://host[:port]``, in lower case.
        resolve: gives the addresses of a name.
        permitted: whether an address may be called.
        most_bytes, most_seconds: bounds of an answer.
        clock: seconds on any clock that only goes forward.
    """

    hosts: tuple[str, ...]
    resolve: Resolve = resolve_name
    permitted: Callable[[IpAddress], bool] = is_public
    most_bytes: int = MOST_BYTES
    most_seconds: float = MOST_SECONDS
    clock: Callable[[], float] = field(default=time.monotonic)

    def check(self, address: str) -> None:
        """Return where an address may be called, as far as its words go.

        Raises:
            OutgoingRefused: it may not.
        """
        self._checked(address)

    def fetch(self, address: str) -> Answer:
        """The answer to a GET; redirects are followed within the same host alone.

        Raises:
            OutgoingRefused: the address is not allowed, or leads to one that is not.
            OutgoingFailed: nobody answers, in time, at a bearable size.
        """
        return self._called("GET", address, b"", {})

    def send(self, address: str, body: bytes, *, headers: dict[str, str]) -> Answer:
        """The answer to a POST; redirects are not followed. Errors: see `fetch`."""
        return self._called("POST", address, body, headers)

    def _called(
        self, method: str, address: str, body: bytes, headers: dict[str, str]
    ) -> Answer:
        until = self.clock() + self.most_seconds
        for _ in range(1 + MOST_REDIRECTS):
            parts = self._checked(address)
            answer, onward = self._once(method, parts, body, headers, until=until)
            if not onward or method != "GET":
                return answer
            address = self._onward(parts, onward)
        raise OutgoingRefused("too many redirects", where=address)

    def _checked(self, address: str) -> SplitResult:
        """The parts of an address that may be called, as far as its words go."""
        try:
            parts = urlsplit(address)
            port = parts.port
        except ValueError as error:
            raise OutgoingRefused("not an address", got=str(error)) from None
        host = (parts.hostname or "").rstrip(".")
        if parts.scheme not in PORTS or not host:
            raise OutgoingRefused(
                "not an address that can be called",
                got=parts.scheme or "no scheme",
                wanted="https://...",
            )
        if parts.username is not None or parts.password is not None:
            raise OutgoingRefused("an address with a name or password in it", got=host)
        named = host if port in {None, PORTS[parts.scheme]} else f"{host}:{port}"
        wanted = named if parts.scheme == "https" else f"http://{named}"
        if wanted not in self.hosts:
            raise OutgoingRefused(
                "the server may not call this host",
                got=wanted,
                wanted=", ".join(self.hosts)
                or "outgoing_hosts is empty: calls are off",
            )
        return parts

    def _onward(self, parts: SplitResult, onward: str) -> str:
        address = urljoin(parts.geturl(), onward)
        to = urlsplit(address)
        if (to.scheme, to.netloc) != (parts.scheme, parts.netloc):
            raise OutgoingRefused(
                "redirected to elsewhere",
                where=parts.netloc,
                got=f"{to.scheme}://{to.hostname or ''}",
                wanted="an answer from the host itself",
            )
        return address

    def _address_of(self, host: str, port: int) -> str:
        """An address of the host, where all that its name stands for may be called."""
        try:
            found = self.resolve(host, port)
            known = [ipaddress.ip_address(each.partition("%")[0]) for each in found]
        except (OSError, ValueError) as error:
            raise OutgoingFailed("no such host", where=host, got=str(error)) from None
        if not known or not all(self.permitted(each) for each in known):
            raise OutgoingRefused(
                "the name leads to an address that is not public",
                where=host,
                got=", ".join(str(each) for each in known) or "none",
                wanted="public addresses alone",
            )
        return str(known[0])

    def _once(
        self,
        method: str,
        parts: SplitResult,
        body: bytes,
        headers: dict[str, str],
        *,
        until: float,
    ) -> tuple[Answer, str]:
        """One request, and where it is redirected to, or ""."""
        host = (parts.hostname or "").rstrip(".")
        port = parts.port or PORTS[parts.scheme]
        there = self._address_of(host, port)
        at = f"[{there}]" if ":" in there else there
        path = f"{parts.path or '/'}{'?' if parts.query else ''}{parts.query}"
        own = {
            "Host": parts.netloc,
            "Accept-Encoding": "identity",
            "User-Agent": "trucewatch",
        }
        try:
            with (
                httpx2.Client(trust_env=False, timeout=ONE_WAIT) as client,
                client.stream(
                    method,
                    f"{parts.scheme}://{at}:{port}{path}",
                    headers={**headers, **own},
                    content=body or None,
                    extensions={"sni_hostname": host},
                ) as answer,
            ):
                status = answer.status_code
                onward = answer.headers.get("location", "")
                if status in _REDIRECTS and onward and method == "GET":
                    return _answer(parts, answer, b""), onward
                return _answer(parts, answer, self._read(answer, host, until)), ""
        except (httpx2.HTTPError, httpx2.InvalidURL, UnicodeError, OSError) as error:
            what = "no answer"
            raise OutgoingFailed(what, where=host, got=type(error).__name__) from error

    def _read(self, answer: httpx2.Response, host: str, until: float) -> bytes:
        packed = answer.headers.get("content-encoding", "identity").lower()
        if packed not in {"", "identity"}:
            raise OutgoingFailed("a packed answer", where=host, got=packed)
        parts: list[bytes] = []
        size = 0
        for part in answer.iter_raw():
            size += len(part)
            parts.append(part)
            if size > self.most_bytes:
                most = f"at most {self.most_bytes:,} bytes"
                raise OutgoingFailed("too large an answer", where=host, wanted=most)
            if self.clock() > until:
                most = f"within {self.most_seconds:g} seconds"
                raise OutgoingFailed("too slow an answer", where=host, wanted=most)
        return b"".join(parts)


def _answer(parts: SplitResult, answer: httpx2.Response, body: bytes) -> Answer:
    return Answer(
        address=parts.geturl(),
        status=answer.status_code,
        media_type=answer.headers.get("content-type", ""),
        body=body,
    )


def outgoing_of(settings: Settings) -> Outgoing:
    """Outgoing requests as far as the settings of this machine allow them."""
    return Outgoing(hosts=settings.outgoing_hosts)
