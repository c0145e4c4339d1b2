"""Documents and the claims in them over the API: read, and taken in."""

from __future__ import annotations

import time as clock
from datetime import date, time
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Depends, Path, Request
from fastapi import Query as QueryParam
from pydantic import Field
from starlette.responses import Response

from trucewatch.errors import InvalidDecision, TooManyAttempts, UnknownSubject
from trucewatch.model.record import to_record
from trucewatch.service.document_pages import (
    DocumentPage,
    document_told_in,
    original_of,
    read_document_page,
)
from trucewatch.service.intake import (
    Fate,
    HandedIn,
    Pasted,
    Taken,
    take_address,
    take_files,
    take_text,
)
from trucewatch.service.library import Shelved, list_reports
from trucewatch.service.outgoing import outgoing_of
from trucewatch.web.api.answers import (
    PageOf,
    Written,
    bytes_answer,
    check_match,
    cursor_of,
    key_of,
    page_answer,
    read_answer,
    written_answer,
)
from trucewatch.web.api.callers import Caller, Reader, Writer
from trucewatch.web.api.decision_shapes import MarkingIn
from trucewatch.web.api.decisions import ClaimId, marked_answer
from trucewatch.web.api.document_shapes import (
    ClaimOut,
    DocumentOut,
    claim_record,
    document_record,
)
from trucewatch.web.api.inputs import (
    Body,
    Clock,
    Day,
    Line,
    MaybeLine,
    Paged,
    Query,
    Report,
)
from trucewatch.web.limits import UPLOADS

router = APIRouter(tags=["documents"])

DocumentId = Annotated[
    str,
    Path(
        max_length=40,
        pattern=r"^doc_[0-9a-f]+$",
        description="`doc_` id: the first digits of the SHA-256 of its bytes.",
        examples=["doc_820eb4578ec3a88e"],
    ),
]
BYTES = "application/octet-stream"
DESCRIBED = {
    "requestBody": {
        "required": True,
        "description": "The file's bytes; what it is, they tell: text, HTML, PDF, "
        "Word, a feed, or JSON Lines. At most 10 MiB.",
        "content": {BYTES: {"schema": {"type": "string", "format": "binary"}}},
    }
}


class PastedIn(Body):
    """A text with what is known of it."""

    text: Report = Field(
        description="The report's words.",
        examples=["Morek was shelled on 13 September 2017, the council said."],
    )
    title: MaybeLine = Field("", description="Its title.", examples=["Evening report"])
    publisher: MaybeLine = Field(
        "", description="Who published it.", examples=["Demo Wire"]
    )
    language: MaybeLine = Field("", description="ISO 639-1.", examples=["en"])
    day: Day | None = Field(
        None, description="Day of its publication.", examples=["2017-09-13"]
    )
    clock: Clock | None = Field(None, description="Time of day, in the mission's zone.")
    found_at: MaybeLine = Field("", description="Where it was found.")


class AddressIn(Body):
    """Where a feed or a report stands."""

    address: Line = Field(
        description="On a host that the machine's settings allow.",
        examples=["https://news.example/feed.xml"],
    )


class FileQuery(Query):
    """How a file is called."""

    name: Line = Field(description="Its name.", examples=["report.txt"])


@router.get("/documents", response_model=PageOf[Shelved])
def document_list(caller: Reader, query: Annotated[Paged, QueryParam()]) -> Response:
    """Reports, the latest day first, undated ones last."""
    found = list_reports(
        caller.mission,
        by=caller.by,
        now=caller.now,
        most=query.limit,
        after=key_of("documents", query.cursor) or None,
    )
    return page_answer(caller, found.reports, next_=cursor_of("documents", found.after))


def _page(caller: Caller, document: str) -> DocumentPage:
    return read_document_page(
        caller.mission,
        document,
        by=caller.by,
        now=caller.now,
        settings=caller.settings,
    )


@router.get("/documents/{document}", response_model=DocumentOut)
def document_one(caller: Reader, document: DocumentId) -> Response:
    """One report with its claims and where in the text each stands."""
    return read_answer(caller, document_record(_page(caller, document)))


@router.get("/documents/{document}/claims", response_model=PageOf[ClaimOut])
def document_claims(caller: Reader, document: DocumentId) -> Response:
    """The claims read from a report, in text order."""
    page = _page(caller, document)
    return page_answer(caller, [claim_record(page, e) for e in page.claims], next_="")


@router.get(
    "/documents/{document}/original",
    response_class=Response,
    responses={
        200: {"content": {BYTES: {"schema": {"type": "string", "format": "binary"}}}}
    },
)
def document_original(caller: Reader, document: DocumentId) -> Response:
    """The bytes as they were taken in; of what is not public, for the team alone."""
    name, raw = original_of(caller.mission, document, by=caller.by, now=caller.now)
    called = quote(name.rpartition("/")[2] or document, safe="")
    disposition = f"attachment; filename*=UTF-8''{called}"
    return bytes_answer(
        caller, raw, media_type=BYTES, headers={"Content-Disposition": disposition}
    )


@router.post("/documents/{document}/marking", response_model=Written)
def document_mark(caller: Writer, document: DocumentId, body: MarkingIn) -> Response:
    """Say how far a report may go.

    What it tells of goes no further either; nor does it go further than the incidents
    that it tells of, however it is marked itself.
    """
    if "if-match" in caller.request.headers:
        check_match(caller, document_record(_page(caller, document)))
    return marked_answer(caller, document, body)


@router.get("/claims/{claim}", response_model=ClaimOut)
def claim_one(caller: Reader, claim: ClaimId) -> Response:
    """One claim as it stands."""
    try:
        document = document_told_in(caller.mission, claim, by=caller.by, now=caller.now)
        page = _page(caller, document)
    except UnknownSubject as error:
        raise UnknownSubject("no such claim", where=claim) from error
    for each in page.claims:
        if each.id == claim:
            return read_answer(caller, claim_record(page, each))
    raise UnknownSubject("the latest reading has no such claim", where=claim)


def _hold_back(caller: Caller) -> date:
    """The day on which something is taken in, where it is not too much at once."""
    taken = caller.site.limiter.take("upload", caller.by, UPLOADS, at=clock.monotonic())
    if taken > 0:
        raise TooManyAttempts(
            "too much handed in", wanted=f"a pause of {taken:.0f} s", seconds=taken
        )
    return caller.now.astimezone(caller.site.zone).date()


def _taken(lines: tuple[Taken, ...]) -> Response:
    if all(line.fate is Fate.REFUSED for line in lines):
        why = "; ".join(f"{line.name}: {line.why}" for line in lines[:5])
        raise InvalidDecision("not taken in", got=why)
    fresh = any(line.fate is Fate.TAKEN_IN for line in lines)
    record = {"items": [to_record(line) for line in lines], "next": None}
    return written_answer(record, status=201 if fresh else 200)


async def raw_body(request: Request) -> bytes:
    """The bytes of a body."""
    return await request.body()


_BOTH: dict[int | str, dict[str, Any]] = {
    200: {"model": PageOf[Taken], "description": "Nothing of it is new."}
}


@router.post(
    "/documents",
    status_code=201,
    response_model=PageOf[Taken],
    responses=_BOTH,
)
def document_add(caller: Writer, body: PastedIn) -> Response:
    """Take a text in: it is read into claims at once."""
    day = _hold_back(caller)
    at = time.fromisoformat(body.clock) if body.clock else None
    pasted = Pasted(**dict(body) | {"clock": at})
    line = take_text(caller.mission, pasted, by=caller.by, as_of=day)
    return _taken((line,))


@router.post(
    "/documents/files",
    status_code=201,
    response_model=PageOf[Taken],
    responses=_BOTH,
    openapi_extra=DESCRIBED,
)
def document_file(
    caller: Writer,
    query: Annotated[FileQuery, QueryParam()],
    raw: Annotated[bytes, Depends(raw_body)],
) -> Response:
    """Take a file in, sent as the body; of a feed each of its reports."""
    day = _hold_back(caller)
    file = HandedIn(name=query.name, raw=raw)
    lines = take_files(
        caller.mission,
        (file,),
        by=caller.by,
        as_of=day,
        scanner=caller.settings.upload_scanner,
    )
    return _taken(lines)


@router.post(
    "/documents/addresses",
    status_code=201,
    response_model=PageOf[Taken],
    responses=_BOTH,
)
def document_address(caller: Writer, body: AddressIn) -> Response:
    """Fetch a feed or report from an allowed host, and take it in."""
    day = _hold_back(caller)
    lines = take_address(
        caller.mission,
        body.address,
        by=caller.by,
        as_of=day,
        outgoing=outgoing_of(caller.settings),
    )
    return _taken(lines)
