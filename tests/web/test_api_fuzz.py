"""The whole API under made-up requests, as the public and with a token."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks

from tests.missions import SETTINGS
from tests.service.desk import the_incident
from tests.web.visitors import NOW
from trucewatch.model.account import Scope
from trucewatch.service.missions import open_mission
from trucewatch.service.tokens import make_token
from trucewatch.web.api.router import described
from trucewatch.web.app import create_app
from trucewatch.web.limits import Allowance, Limiter
from trucewatch.web.site import Site

EXAMPLES = 3
"""Requests for each operation, sort of requests and caller."""

HELD = [
    not_a_server_error,
    checks.status_code_conformance,
    checks.content_type_conformance,
    checks.response_headers_conformance,
    checks.response_schema_conformance,
    checks.unsupported_method,
    checks.ignored_auth,
]
OPEN = replace(SETTINGS, allowed_hosts=("testserver",))
CALLERS = ("", "reviewer")
OPERATIONS = sorted(
    f"{method.upper()} {path}"
    for path, methods in described()["paths"].items()
    for method in methods
)


class Unlimited(Limiter):
    """Lets everybody through."""

    def take(self, kind: str, who: str, allowance: Allowance, *, at: float) -> float:  # noqa: ARG002
        """Never a wait."""
        return 0.0


@dataclass(frozen=True)
class Target:
    """The application with what there is to ask it for.

    Args:
        schema: its description, and how it is called.
        tokens: by user.
        known: ids that there are, by the path parameter's name.
    """

    schema: Any
    tokens: dict[str, str]
    known: dict[str, Any]


@pytest.fixture(scope="module")
def target(
    web_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Target]:
    """A copy of the mission, served in this process."""
    root = shutil.copytree(web_folder, tmp_path_factory.mktemp("fuzz") / "copy")
    opened = open_mission(root, settings=SETTINGS)
    site = Site(mission=opened, settings=OPEN, clock=lambda: NOW, limiter=Unlimited())
    tokens = {
        user: make_token(
            opened, user, name="fuzz", scopes=tuple(Scope), days=30, now=NOW
        )[0]
        for user in CALLERS
        if user
    }
    with opened.store.unit() as connection:
        rows = connection.exec_driver_sql("SELECT id, document FROM claims LIMIT 1")
        claim, document = rows.one()
    yield Target(
        schema=schemathesis.openapi.from_asgi("/api/v1/openapi.json", create_app(site)),
        tokens=tokens,
        known={
            "incident": the_incident(opened),
            "claim": claim,
            "document": document,
            "agreement": "SY-2017-05-04",
            "seq": 3,
            "table": "incidents",
            "format": "jsonl",
        },
    )
    opened.store.close()


def asks(name: str) -> bool:
    """Whether an operation asks for anything that could be wrong."""
    method, _, path = name.partition(" ")
    said = described()["paths"][path][method.lower()]
    places = {each["in"] for each in said["parameters"]}
    return "requestBody" in said or bool(places - {"header"})


@pytest.mark.full
@pytest.mark.parametrize("caller", CALLERS)
@pytest.mark.parametrize("mode", ["right", "wrong", "known"])
@pytest.mark.parametrize("name", OPERATIONS)
def test_nothing_breaks_the_api(
    target: Target, name: str, mode: str, caller: str
) -> None:
    """No 5xx, and no answer that its description does not tell."""
    method, _, path = name.partition(" ")
    operation = target.schema[path][method]
    parts = {part.strip("{}") for part in path.split("/") if part.startswith("{")}
    known = {part: target.known[part] for part in parts & target.known.keys()}
    if (mode == "known" and not known) or (mode == "wrong" and not asks(name)):
        return
    sort = GenerationMode.NEGATIVE if mode == "wrong" else GenerationMode.POSITIVE
    more = {"path_parameters": known} if mode == "known" else {}
    headers = {"Authorization": f"Bearer {target.tokens[caller]}"} if caller else {}

    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(sort, **more))
    def asked(case: Case[Any]) -> None:
        case.call_and_validate(headers=headers, checks=HELD)

    asked()
