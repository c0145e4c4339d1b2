"""Answers: records as JSON with their tag, pages with the way to the next."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterable
from hashlib import sha256
from typing import Generic, TypeVar

from fastapi import HTTPException
from pydantic import BaseModel, Field
from starlette.requests import Request
from starlette.responses import Response

from trucewatch.errors import InvalidDecision
from trucewatch.model.record import Json, to_record
from trucewatch.web.api.callers import Caller

Entry = TypeVar("Entry")
JSON = "application/json"
INSIDE = re.compile(r"[!-~]{1,300}")
"""What a cursor holds: printable signs alone."""


class PageOf(BaseModel, Generic[Entry]):
    """Some entries of a list."""

    items: list[Entry] = Field(description="The entries, in the list's order.")
    next: str | None = Field(description="Cursor of the next page; null at the end.")


class KeptOf(BaseModel, Generic[Entry]):
    """An entry that a person wrote, in its latest version."""

    id: str = Field(description="Id of the entry.")
    version: int = Field(description="From 1; send it as `seen` with the next edit.")
    by: str = Field(description="Id of the user who wrote it.")
    at: str = Field(description="When, UTC, ISO 8601.")
    value: Entry = Field(description="What was written.")


class Written(BaseModel):
    """What a change came to."""

    id: str = Field(description="Id of the entry that was written.")
    version: int = Field(description="Its version, from 1.")
    at: str = Field(description="When, UTC, ISO 8601.")


class Problem(BaseModel):
    """What went wrong (RFC 9457)."""

    type: str = Field(description="`about:blank`: the title says what sort it is.")
    title: str = Field(description="What went wrong, the same for every such case.")
    status: int = Field(description="The HTTP status.")
    detail: str = Field(description="What it is here.")
    where: str = Field("", description="Record or field that it concerns.")
    got: str = Field("", description="What was found.")
    wanted: str = Field("", description="What would have been right.")
    errors: list[dict[str, str]] = Field(
        [], description="Of a request that is not valid: `where` and `what` of each."
    )


def tag_of(body: bytes) -> str:
    """The entity tag of a body."""
    return f'"{sha256(body).hexdigest()[:32]}"'


def body_of(record: Json) -> bytes:
    """A record as bytes, always the same for the same record."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def read_answer(
    caller: Caller, record: Json, *, headers: dict[str, str] | None = None
) -> Response:
    """The answer to a read: 304 where the caller has the same already.

    Args:
        caller: who asks.
        record: JSON-ready.
        headers: further ones.
    """
    return bytes_answer(caller, body_of(record), media_type=JSON, headers=headers)


def bytes_answer(
    caller: Caller,
    body: bytes,
    *,
    media_type: str,
    headers: dict[str, str] | None = None,
) -> Response:
    """See `read_answer`, for a body that is there already."""
    tag = tag_of(body)
    shared = {
        "ETag": tag,
        "Vary": "Authorization",
        "Cache-Control": "private, no-cache" if caller.bearer else "no-cache",
        **(headers or {}),
    }
    if _names(caller.request, "if-none-match", tag):
        return Response(status_code=304, headers=shared)
    return Response(body, media_type=media_type, headers=shared)


def check_match(caller: Caller, record: Json) -> None:
    """Return where a change builds on the record as it is, or says nothing of it.

    Raises:
        HTTPException: 412 where `If-Match` names another state of it.
    """
    if "if-match" not in caller.request.headers:
        return
    if not _names(caller.request, "if-match", tag_of(body_of(record))):
        raise HTTPException(412, "it was changed since; read it again")


def _names(request: Request, header: str, tag: str) -> bool:
    """Whether a header with entity tags names this one."""
    written = ",".join(request.headers.getlist(header))
    tags = [each.strip().removeprefix("W/") for each in written.split(",")]
    return tag in tags or "*" in tags


def page_answer(
    caller: Caller,
    items: Iterable[object],
    *,
    next_: str,
    beside: dict[str, Json] | None = None,
) -> Response:
    """A page of records.

    Args:
        caller: who asks.
        items: values of the model, or records.
        next_: cursor of the next page as `cursor_of` made it, or "".
        beside: what else the answer says.
    """
    headers = {}
    if next_:
        url = caller.request.url.include_query_params(cursor=next_)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    record = {
        **(beside or {}),
        "items": [to_record(each) for each in items],
        "next": next_ or None,
    }
    return read_answer(caller, record, headers=headers)


def cursor_of(kind: str, key: str | int | None) -> str:
    """An opaque cursor; "" for none.

    Args:
        kind: of which list.
        key: what the service takes, or None.
    """
    if key is None or key == "":
        return ""
    return base64.urlsafe_b64encode(f"{kind} {key}".encode()).decode().rstrip("=")


def key_of(kind: str, cursor: str) -> str:
    """What the service takes for a cursor; "" for none.

    Raises:
        InvalidDecision: not a cursor of that list.
    """
    if not cursor:
        return ""
    padded = cursor.rstrip("=") + "=" * (-len(cursor.rstrip("=")) % 4)
    try:
        told, _, key = base64.urlsafe_b64decode(padded).decode("ascii").partition(" ")
    except (binascii.Error, ValueError):
        told = key = ""
    if told != kind or not INSIDE.fullmatch(key):
        raise InvalidDecision(
            "not a cursor", where="cursor", got=cursor, wanted="one that a page gave"
        )
    return key


def written_answer(record: Json, *, status: int = 201, location: str = "") -> Response:
    """The answer to a change.

    Args:
        record: what it came to.
        status: of the answer.
        location: path of what was made, or "".
    """
    headers = {"Location": location} if location else None
    return Response(
        body_of(record), status_code=status, media_type=JSON, headers=headers
    )


def kept_record(kept: object) -> Json:
    """The record of `Written`, from what a service kept."""
    return {name: getattr(kept, name) for name in ("id", "version", "at")}
