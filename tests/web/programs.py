"""Programs that call the API: each answer is held against the description."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import jsonschema_rs
from fastapi.testclient import TestClient
from httpx2 import Response

from tests.web.visitors import NOW
from trucewatch.model.account import Scope
from trucewatch.service.tokens import make_token
from trucewatch.web.api.describing import PROBLEM
from trucewatch.web.api.router import described
from trucewatch.web.site import Site

ROOT = "/api/v1"


@dataclass(frozen=True)
class Program:
    """A program with a token, or without one.

    Args:
        client: follows no redirects.
        token: the secret, or "".
    """

    client: TestClient
    token: str = ""

    def get(self, path: str, **more: str) -> Response:
        """The answer to a read; `more` are headers."""
        return self.ask("GET", path, headers=more)

    def ok(self, path: str) -> Any:  # noqa: ANN401 - JSON
        """The body of an answer that there is."""
        answer = self.get(path)
        assert answer.status_code == 200, (path, answer.status_code, answer.text[:400])
        return answer.json()

    def post(self, path: str, body: object, **more: str) -> Response:
        """The answer to a change; `more` are headers."""
        return self.ask("POST", path, headers=more, json=body)

    def ask(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        json: object = None,
    ) -> Response:
        """The answer, held against what the description says of it."""
        sent = {k.replace("_", "-"): v for k, v in (headers or {}).items()}
        if self.token:
            sent = {"Authorization": f"Bearer {self.token}", **sent}
        answer = self.client.request(method, f"{ROOT}{path}", headers=sent, json=json)
        check(method, path.partition("?")[0], answer)
        return answer


Calls = Callable[..., Program]
"""Makes programs: ``call("reviewer")`` has a token for everything."""


def program(client: TestClient, site: Site, user: str = "", *scopes: Scope) -> Program:
    """A program of a user, whose token is for these scopes; all where none is named."""
    if not user:
        return Program(client)
    secret, _ = make_token(
        site.mission,
        user,
        name="test",
        scopes=scopes or tuple(Scope),
        days=30,
        now=NOW,
    )
    return Program(client, secret)


def check(method: str, path: str, answer: Response) -> None:
    """Hold an answer against the description of its operation."""
    found = operation(method, path)
    if found is None:
        assert answer.status_code in {404, 405}, (method, path)
        return
    said = found["responses"].get(str(answer.status_code))
    assert said is not None, (method, path, answer.status_code, answer.text[:300])
    kind = answer.headers.get("content-type", "").partition(";")[0]
    content = said.get("content", {})
    if answer.status_code >= 400:
        assert kind == PROBLEM, kind
    if kind in content and kind.endswith(("+json", "/json")):
        validator(method, path, answer.status_code, kind).validate(answer.json())


def operation(method: str, path: str) -> Any:  # noqa: ANN401 - JSON
    """The description of an operation by a path of it, or None."""
    parts = f"{ROOT}{path}".split("/")
    for template, methods in described()["paths"].items():
        wanted = template.split("/")
        fits = len(wanted) == len(parts) and all(
            a == b or a.startswith("{") for a, b in zip(wanted, parts, strict=True)
        )
        if fits and method.lower() in methods:
            return methods[method.lower()]
    return None


@cache
def validator(
    method: str, path: str, status: int, kind: str
) -> jsonschema_rs.Draft202012Validator:
    """What checks the bodies of an answer."""
    said = operation(method, path)["responses"][str(status)]
    schema = said["content"][kind]["schema"]
    whole = {**schema, "components": described()["components"]}
    return jsonschema_rs.Draft202012Validator(whole, validate_formats=True)
