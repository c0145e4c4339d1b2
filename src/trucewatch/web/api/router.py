"""The API's routes together, and what holds for each of them."""

from __future__ import annotations

from functools import cache
from typing import get_type_hints

from fastapi import APIRouter, Depends, HTTPException, Request
from fastapi.routing import APIRoute

from trucewatch.model.account import Scope
from trucewatch.web.api import (
    bulletins,
    decisions,
    documents,
    exports,
    house,
    incidents,
    records,
    searches,
    tables,
    treaties,
)
from trucewatch.web.api.callers import Exporter, Reader, Writer
from trucewatch.web.api.describing import Schema, describe, queries_of

PREFIX = "/api/v1"
PARTS = (
    house,
    bulletins,
    incidents,
    decisions,
    documents,
    tables,
    treaties,
    records,
    searches,
    exports,
)
"""Modules with a `router` each, in the order of the reference."""


def operation_of(route: APIRoute) -> str:
    """The id of an operation: the name of its function, so that it stays."""
    return route.name


def known_query(request: Request) -> None:
    """Return where a request's query names only what the operation knows.

    Raises:
        HTTPException: 422 where it does not.
    """
    route = request.scope.get("route")
    known = known_queries().get(getattr(route, "name", ""), frozenset())
    unknown = sorted(set(request.query_params) - known)
    if unknown:
        names = ", ".join(each[:40] for each in unknown[:5])
        wanted = ", ".join(sorted(known)) or "none"
        raise HTTPException(422, f"unknown in the query: {names}; wanted {wanted}")


@cache
def described() -> Schema:
    """The description of every route of the API."""
    return describe(router.routes, scopes_of())


def scopes_of() -> dict[str, Scope | None]:
    """What a token is wanted for, by the operation's id; None for no token at all."""
    kinds = {Reader: Scope.READ, Writer: Scope.WRITE, Exporter: Scope.EXPORT}
    found: dict[str, Scope | None] = {}
    for part in PARTS:
        for route in part.router.routes:
            if isinstance(route, APIRoute):
                hints = get_type_hints(route.endpoint, include_extras=True)
                found[route.name] = kinds.get(hints["caller"])
    return found


@cache
def known_queries() -> dict[str, frozenset[str]]:
    """See `queries_of`."""
    return queries_of(described())


def _made() -> APIRouter:
    made = APIRouter(
        prefix=PREFIX,
        generate_unique_id_function=operation_of,
        dependencies=[Depends(known_query)],
    )
    for part in PARTS:
        made.include_router(part.router)
    return made


router = _made()
