"""The API's own pages: its description, and the reference that is made from it."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.web.api.answers import JSON, body_of, bytes_answer
from trucewatch.web.api.callers import Anyone
from trucewatch.web.api.router import PREFIX, described

router = APIRouter()


@router.get(f"{PREFIX}/openapi.json")
def openapi(caller: Anyone) -> Response:
    """The description: OpenAPI 3.1."""
    return bytes_answer(caller, body_of(described()), media_type=JSON)
