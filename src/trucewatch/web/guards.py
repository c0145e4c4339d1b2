"""Guards before any route: forged requests, too large ones, too many, the switch."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from trucewatch.service.switches import read_switch
from trucewatch.web.errors import problem_of
from trucewatch.web.limits import API, PAGES
from trucewatch.web.site import Site

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
ALWAYS_OPEN = ("/sign-in", "/sign-out", "/language", "/desk/admin/switch")
"""Paths that take requests while the instance is read-only."""

MOST_BYTES = 25 * 1024 * 1024
"""Largest body of a request; the largest document is held to less."""


DIGITS = len(str(MOST_BYTES))


@dataclass(frozen=True, slots=True)
class Guards:
    """Refuses requests before they reach a route.

    A browser says from which site a request comes (`Sec-Fetch-Site`, `Origin`); what
    changes anything has to come from our own. Programs, which say neither, sign their
    requests with a token and carry no cookie. Forms bear a token besides
    (`web.forms`).
    """

    app: ASGIApp
    site: Site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        refusal = self._refusal(request)
        if refusal is not None:
            status, title, detail, headers = refusal
            answer = problem_of(request, status, title, detail, headers=headers)
            await answer(scope, receive, send)
            return
        await self.app(scope, _bounded(receive), send)

    def _refusal(self, request: Request) -> tuple[int, str, str, dict[str, str]] | None:
        wait = self._wait(request)
        if wait > 0:
            after = {"Retry-After": str(int(wait) + 1)}
            return 429, "Too many requests", f"wait {wait:.0f} seconds", after
        if (size := _size_refusal(request)) is not None:
            return size
        if request.method in SAFE_METHODS:
            return None
        if not self._ours(request):
            return 403, "Forged request", "it comes from another site", {}
        return self._switched_off(request)

    def _wait(self, request: Request) -> float:
        path = request.url.path
        if path.startswith("/static/"):
            return 0.0
        kind, allowance = ("api", API) if path.startswith("/api/") else ("page", PAGES)
        who = request.client.host if request.client else ""
        return self.site.limiter.take(kind, who, allowance, at=time.monotonic())

    def _ours(self, request: Request) -> bool:
        """Whether a request that changes something comes from a page of ours."""
        came_from = request.headers.get("sec-fetch-site")
        if came_from is not None:
            return came_from in {"same-origin", "none"}
        origin = request.headers.get("origin")
        if origin is None:
            return True
        own = urlsplit(self.site.settings.public_url).netloc
        return urlsplit(origin).netloc in {own, request.headers.get("host", "")}

    def _switched_off(
        self, request: Request
    ) -> tuple[int, str, str, dict[str, str]] | None:
        if request.url.path in ALWAYS_OPEN:
            return None
        kept = read_switch(self.site.mission)
        if kept is None or not kept.value.read_only:
            return None
        return 503, "Read-only", f"nothing can be changed now: {kept.value.reason}", {}


def _size_refusal(request: Request) -> tuple[int, str, str, dict[str, str]] | None:
    """Why the size that a body is said to have is refused, or None.

    The server under us may have read the header otherwise than we do: what is no plain
    number, or several, is no size at all (RFC 9110 section 8.6).
    """
    told = set(request.headers.getlist("content-length"))
    if not told:
        return None
    size = told.pop()
    if told or not (size.isascii() and size.isdigit()):
        return 400, "Bad request", "wanted one number as Content-Length", {}
    digits = size.lstrip("0") or "0"
    if len(digits) > DIGITS or int(digits) > MOST_BYTES:
        return 413, "Too large", f"wanted at most {MOST_BYTES:,} bytes", {}
    return None


def _bounded(receive: Receive) -> Receive:
    """The same body, cut off where it is larger than it said it would be."""
    left = MOST_BYTES

    async def receiving() -> Message:
        nonlocal left
        message = await receive()
        left -= len(message.get("body", b""))
        return message if left >= 0 else {"type": "http.disconnect"}

    return receiving
