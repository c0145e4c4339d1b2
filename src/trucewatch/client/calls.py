"""Calls: how the API is called; pages followed, problems raised, pauses kept."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

import httpx2

from trucewatch.client.problems import ApiProblem

Record = dict[str, Any]
"""A JSON object as the API describes it at ``/api/reference``."""

ROOT = "/api/v1"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SECONDS = 60.0
"""How long an answer is waited for, and a pause kept that the server asks for."""


@dataclass(frozen=True, slots=True)
class Calls:
    """Calls one instance.

    Args:
        http: knows address and token.
        pause: waits so many seconds.
    """

    http: httpx2.Client
    pause: Callable[[float], None] = field(default=time.sleep)

    def get(self, path: str, **query: object) -> Record:
        """The body of an answer.

        Raises:
            ApiProblem: the API refuses.
        """
        found: Record = self.sent("GET", path, query=query).json()
        return found

    def post(self, path: str, body: Record, **headers: str) -> Record:
        """What a change came to. Errors: see `get`.

        Args:
            path: of the operation.
            body: what is left out by None is not sent.
            headers: further ones, like ``If_Match``.
        """
        told = {name: plain(each) for name, each in body.items() if each is not None}
        found: Record = self.sent("POST", path, json=told, headers=headers).json()
        return found

    def pages(self, path: str, **query: object) -> Iterator[Record]:
        """The entries of a list, page after page as they are asked for."""
        cursor: str | None = ""
        while cursor is not None:
            more = {"cursor": cursor} if cursor else {}
            page = self.get(path, **query, **more)
            yield from page["items"]
            cursor = page["next"]

    def sent(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, object] | None = None,
        json: Record | None = None,
        content: bytes | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx2.Response:
        """An answer that is none of a problem; a pause that is asked for is kept once.

        Raises:
            ApiProblem: the API refuses.
        """
        request = self.http.build_request(
            method,
            f"{ROOT}{path}",
            params=asked(query or {}),
            json=json,
            content=content,
            headers={k.replace("_", "-"): v for k, v in (headers or {}).items()},
        )
        answer = self.http.send(request)
        problem = problem_of(answer)
        wait = problem.retry_after if problem else None
        if problem is not None and wait is not None and wait <= SECONDS:
            self.pause(wait)
            answer = self.http.send(request)
            problem = problem_of(answer)
        if problem is not None:
            raise problem
        return answer


def opened(
    address: str, token: str, *, transport: httpx2.BaseTransport | None
) -> httpx2.Client:
    """What speaks with an instance.

    Raises:
        ValueError: a token would go over the net for everybody to read.
    """
    parts = urlsplit(address)
    if token and parts.scheme != "https" and parts.hostname not in LOOPBACK:
        raise ValueError(f"a token goes over https alone: {address}")
    headers = {"Accept": "application/json", "User-Agent": "trucewatch-client"}
    if token:
        headers["Authorization"] = f"Bearer {token}"
    return httpx2.Client(
        base_url=address.rstrip("/"),
        headers=headers,
        timeout=SECONDS,
        transport=transport,
        follow_redirects=False,
    )


def problem_of(answer: httpx2.Response) -> ApiProblem | None:
    """The problem that an answer tells, or None."""
    if answer.is_success:
        return None
    answer.read()
    kind = answer.headers.get("content-type", "").partition(";")[0]
    told = answer.json() if kind == "application/problem+json" else {}
    wait = answer.headers.get("retry-after", "")
    return ApiProblem(
        answer.status_code,
        str(told.get("title", answer.reason_phrase)),
        detail=str(told.get("detail", "")),
        more={k: v for k, v in told.items() if k not in _OWN},
        retry_after=float(wait) if wait.isdecimal() else None,
    )


_OWN = frozenset({"type", "title", "status", "detail"})


def asked(query: Mapping[str, object]) -> httpx2.QueryParams:
    """A query as it is written: lists name by name, None left out."""
    found: list[tuple[str, str]] = []
    for name, value in query.items():
        several = value if isinstance(value, list | tuple) else [value]
        found += [(name, text_of(each)) for each in several if each is not None]
    return httpx2.QueryParams(tuple(found))


def text_of(value: object) -> str:
    """A value in a query."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(plain(value))


def plain(value: object) -> object:
    """A value as JSON has it: days and instants as ISO 8601."""
    return value.isoformat() if isinstance(value, date | datetime) else value
