"""Errors as answers: a page for people, problem+json (RFC 9457) for programs."""

from __future__ import annotations

import logging
import secrets
from http import HTTPStatus

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from trucewatch.errors import (
    AccessDenied,
    EditConflict,
    HiddenSubject,
    InvalidAgreement,
    InvalidDecision,
    InvalidExport,
    InvalidMission,
    InvalidProof,
    ItemError,
    OutgoingFailed,
    OutgoingRefused,
    SignInFailed,
    StoreError,
    TooManyAttempts,
    TrucewatchError,
    UnknownSubject,
)
from trucewatch.web.rendering import error_page

PROBLEM = "application/problem+json"
LOG = logging.getLogger("trucewatch.web")

STATUS: tuple[tuple[type[TrucewatchError], int], ...] = (
    (SignInFailed, 401),
    (AccessDenied, 403),
    (UnknownSubject, 404),
    (EditConflict, 409),
    (InvalidDecision, 422),
    (InvalidExport, 422),
    (InvalidAgreement, 422),
    (InvalidMission, 422),
    (InvalidProof, 422),
    (OutgoingRefused, 422),
    (OutgoingFailed, 502),
    (InvalidExport, 422),
    (TooManyAttempts, 429),
    (StoreError, 503),
    (ItemError, 422),
)
"""The status of an answer by the error; any other is ours to mend: 500."""


NOTED = (AccessDenied, SignInFailed, TooManyAttempts)
"""Refusals that the server's own log notes, without what was typed."""


def status_of(error: TrucewatchError) -> int:
    """The status of the answer to an error."""
    found = (status for kind, status in STATUS if isinstance(error, kind))
    return next(found, 500)


def wants_json(request: Request) -> bool:
    """Whether a program asks."""
    return request.url.path.startswith("/api/")


def problem_of(
    request: Request,
    status: int,
    title: str,
    detail: str,
    *,
    headers: dict[str, str] | None = None,
    more: dict[str, object] | None = None,
) -> Response:
    """An answer that says what went wrong, as whoever asks can read it.

    Args:
        request: what was asked.
        status: of the answer.
        title: what went wrong, the same for every case of it.
        detail: what it is here.
        headers: further ones.
        more: further members of the problem, for programs.
    """
    if not wants_json(request):
        return error_page(request, status, title, detail, headers=headers)
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail}
    return JSONResponse(
        body | (more or {}), status_code=status, media_type=PROBLEM, headers=headers
    )


def install_errors(app: FastAPI) -> None:
    """Turn every error into an answer."""
    app.add_exception_handler(TrucewatchError, _expected)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(Exception, _unexpected)


def _expected(request: Request, error: Exception) -> Response:
    if not isinstance(error, TrucewatchError):
        raise error
    if isinstance(error, HiddenSubject):
        LOG.warning("hidden at %s: %s", request.url.path, error.what)
        error = error.unknown
    status = status_of(error)
    if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        return _unexpected(request, error, status=status)
    if isinstance(error, NOTED):
        LOG.warning("%s at %s: %s", status, request.url.path, error.what)
    headers = None
    if isinstance(error, TooManyAttempts):
        headers = {"Retry-After": str(int(error.seconds) + 1)}
    more: dict[str, object] = {
        name: value
        for name, value in (
            ("where", error.where),
            ("got", error.got),
            ("wanted", error.wanted),
        )
        if value
    }
    return problem_of(
        request, status, error.what, str(error), headers=headers, more=more
    )


def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    title = HTTPStatus(error.status_code).phrase
    detail = error.detail if error.detail != title else ""
    headers = dict(error.headers) if error.headers else None
    return problem_of(request, error.status_code, title, detail, headers=headers)


def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    points = [
        {"where": ".".join(str(part) for part in each["loc"]), "what": each["msg"]}
        for each in error.errors()
    ]
    detail = "; ".join(f"{each['where']}: {each['what']}" for each in points)
    return problem_of(
        request, 422, "Not a valid request", detail, more={"errors": points}
    )


def _unexpected(request: Request, error: Exception, *, status: int = 500) -> Response:
    """What went wrong stays in the server's own log; the visitor gets its number."""
    number = secrets.token_hex(4)
    LOG.error("error %s at %s", number, request.url.path, exc_info=error)
    title = HTTPStatus(status).phrase
    return problem_of(request, status, title, f"it is noted as number {number}")
