"""Queries: what stands in an address after the question mark, read."""

from __future__ import annotations

from datetime import date

from starlette.responses import Response

from trucewatch.errors import InvalidDecision


def asked_day(text: str, name: str) -> date | None:
    """The day that a field of a query names, or None where it is left empty.

    Raises:
        InvalidDecision: it is no day.
    """
    if not text.strip():
        return None
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise InvalidDecision(
            "not a day", where=name, got=text[:40], wanted="YYYY-MM-DD"
        ) from error


def file_of(text: str, *, name: str, kind: str) -> Response:
    """A file to be kept.

    Args:
        text: what is in it.
        name: of the file, plain letters.
        kind: media type.
    """
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(text, media_type=f"{kind}; charset=utf-8", headers=headers)
