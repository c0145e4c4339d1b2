"""The API's own pages: its description, the reference, and a page to try it on."""

from __future__ import annotations

from functools import cache

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.web.api.answers import JSON, body_of, bytes_answer
from trucewatch.web.api.callers import Anyone
from trucewatch.web.api.reference import Reference, lay_out
from trucewatch.web.api.router import PREFIX, described
from trucewatch.web.visitors import AnyPage

router = APIRouter()


@router.get(f"{PREFIX}/openapi.json")
def openapi(caller: Anyone) -> Response:
    """The description: OpenAPI 3.1."""
    return bytes_answer(caller, body_of(described()), media_type=JSON)


@router.get("/api")
@router.get("/api/reference")
def reference(page: AnyPage) -> Response:
    """Every operation and shape, readable without a script."""
    return page.render("api/reference.html.j2", reference=_reference(), prefix=PREFIX)


@router.get("/api/docs")
def docs(page: AnyPage) -> Response:
    """A page to try the API on; it needs a script."""
    return page.render("api/docs.html.j2", prefix=PREFIX)


@cache
def _reference() -> Reference:
    return lay_out(described())
