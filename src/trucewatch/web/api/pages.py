"""The API's own pages: its description as OpenAPI, and as pages for people."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.errors import UnknownSubject
from trucewatch.web.api.answers import JSON, body_of, bytes_answer
from trucewatch.web.api.callers import Anyone
from trucewatch.web.api.reference import Reference, lay_out
from trucewatch.web.api.router import PREFIX, described
from trucewatch.web.rendering import Page
from trucewatch.web.site import site_of
from trucewatch.web.visitors import AnyPage

router = APIRouter()


@router.get(f"{PREFIX}/openapi.json")
def openapi(caller: Anyone) -> Response:
    """The description: OpenAPI 3.1."""
    return bytes_answer(caller, body_of(described()), media_type=JSON)


@router.get("/api")
@router.get("/api/docs")
def docs(page: AnyPage) -> Response:
    """Where to begin, and every operation on a line."""
    return page.render("api/docs.html.j2", **_given(page))


@router.get("/api/docs/{part}")
def docs_part(page: AnyPage, part: str) -> Response:
    """The operations about one thing, with the shapes that they speak of."""
    given = _given(page)
    for each in _reference(address_of(page)).parts:
        if each.name == part:
            return page.render("api/part.html.j2", part=each, **given)
    raise UnknownSubject("no such page", where=f"/api/docs/{part}")


@router.get("/api/reference")
def reference(page: AnyPage) -> Response:
    """Every operation and shape, unfolded on one page."""
    return page.render("api/reference.html.j2", **_given(page))


def address_of(page: Page) -> str:
    """The address that examples call: the instance's own, else where it is asked."""
    own = site_of(page.request).settings.public_url
    return (own or str(page.request.base_url)).rstrip("/")


def _given(page: Page) -> dict[str, Any]:
    return {"reference": _reference(address_of(page)), "prefix": PREFIX}


@lru_cache(maxsize=8)
def _reference(address: str) -> Reference:
    return lay_out(described(), address=address)
