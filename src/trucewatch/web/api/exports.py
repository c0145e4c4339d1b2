"""Exports over the API: whole tables as files, through the one filter of them all."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from pydantic import Field
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from trucewatch.errors import TooManyAttempts, UnknownSubject
from trucewatch.model.access import Audience, audience_of
from trucewatch.model.account import Scope
from trucewatch.service.downloads import (
    Offer,
    codebook_of,
    make_download,
    offers,
)
from trucewatch.service.rows import EXPORTERS, audience_for
from trucewatch.web.api.answers import PageOf, bytes_answer, page_answer
from trucewatch.web.api.callers import Anyone, Caller, check_scope
from trucewatch.web.api.inputs import Day, Query
from trucewatch.web.limits import EXPORTS

router = APIRouter(prefix="/exports", tags=["exports"])

Table = Annotated[
    str,
    Path(
        max_length=40,
        pattern=r"^[a-z_]+$",
        description="Name of the table, as the list of exports has it.",
        examples=["incidents"],
    ),
]
Format = Annotated[
    str,
    Path(
        max_length=40,
        pattern=r"^[a-z_]+$",
        description="A format that can hold the table.",
        examples=["geojson"],
    ),
]
FILE = {"type": "string", "format": "binary"}
FEATURES = {"type": "object", "description": "A GeoJSON FeatureCollection."}
FILES = {
    each.media_type.partition(";")[0]: {
        "schema": FEATURES if each.media_type.endswith("+json") else FILE
    }
    for each in EXPORTERS.values()
}
HASHES = {
    "X-Rows": {"description": "How many rows.", "schema": {"type": "integer"}},
    "X-Rows-SHA256": {
        "description": "SHA-256 over the rows, whatever the format; hex.",
        "schema": {"type": "string"},
    },
    "X-File-SHA256": {
        "description": "SHA-256 of the file; hex.",
        "schema": {"type": "string"},
    },
}


class ExportQuery(Query):
    """For whom, and which days."""

    audience: str | None = Field(
        None,
        max_length=60,
        pattern=r"^(public|partners|team|(party|guarantor):[A-Za-z0-9/_-]+)$",
        description="`public`, `partners`, `party:CODE`, `guarantor:CODE` or `team`; "
        "left out: the widest circle that the caller is in.",
        examples=["public"],
    )
    first: Day | None = Field(None, description="First day; left out: all.")
    last: Day | None = Field(None, description="Last day; left out: the latest.")


@router.get("", response_model=PageOf[Offer])
def export_list(caller: Anyone) -> Response:
    """The tables that can be had, with the formats that can hold each."""
    return page_answer(caller, offers(), next_="")


@router.get(
    "/{table}/codebook",
    response_class=Response,
    responses={200: {"content": {"text/csv": {"schema": {"type": "string"}}}}},
)
def export_codebook(caller: Anyone, table: Table) -> Response:
    """What each column of a table means: type, unit, codes, HXL tag; as CSV."""
    _known(table)
    text = codebook_of(table).encode()
    return bytes_answer(caller, text, media_type="text/csv; charset=utf-8")


@router.get(
    "/{table}/{format}",
    response_class=Response,
    responses={200: {"content": FILES, "headers": HASHES}},
)
def export_file(
    caller: Anyone,
    table: Table,
    format: Format,  # noqa: A002 - the word for it
    query: Annotated[ExportQuery, QueryParam()],
) -> Response:
    """A table as a file for an audience, streamed; who made it for whom is logged.

    With a token of the scope `export`; without one: what was released.
    """
    if caller.bearer is not None:
        check_scope(caller, Scope.EXPORT)
    _known(table, format)
    _take(caller)
    user = caller.bearer.user if caller.bearer else None
    made = make_download(
        caller.mission,
        table,
        format=format,
        audience=_audience(query.audience) or audience_for(user),
        by=user.id if user else None,
        settings=caller.settings,
        now=caller.now,
        first=query.first,
        last=query.last,
    )
    return FileResponse(
        made.exported.file,
        media_type=made.media_type,
        filename=made.name,
        headers={
            "X-Rows": str(made.exported.rows),
            "X-Rows-SHA256": made.exported.rows_sha256,
            "X-File-SHA256": made.exported.file_sha256,
            "Vary": "Authorization",
            "Cache-Control": "no-store",
        },
        background=BackgroundTask(made.clear),
    )


def _known(table: str, form: str | None = None) -> None:
    """Return where there is such a table, in such a format."""
    found = {offer.table: offer.formats for offer in offers()}
    if table not in found:
        raise UnknownSubject("no such table", where=table, wanted=", ".join(found))
    if form is not None and form not in found[table]:
        wanted = ", ".join(found[table])
        raise UnknownSubject("no such format of it", where=table, wanted=wanted)


def _audience(text: str | None) -> Audience | None:
    return None if text is None else audience_of(text)


def _take(caller: Caller) -> None:
    client = caller.request.client
    who = caller.by if caller.bearer else (client.host if client else "")
    wait = caller.site.limiter.take("export", who, EXPORTS, at=time.monotonic())
    if wait > 0:
        raise TooManyAttempts(
            "too many exports", wanted=f"a pause of {wait:.0f} s", seconds=wait
        )
