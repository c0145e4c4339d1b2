"""Exports: tables for an audience; of the public site what was released."""

from __future__ import annotations

import time
from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query, Request
from starlette.background import BackgroundTask
from starlette.responses import FileResponse, Response

from trucewatch.errors import InvalidDecision, TooManyAttempts
from trucewatch.model.access import Audience, AudienceKind, audience_of
from trucewatch.service.access import may_export_for
from trucewatch.service.downloads import (
    Download,
    codebook_of,
    make_download,
    offers,
)
from trucewatch.web.limits import EXPORTS
from trucewatch.web.site import Site, site_of
from trucewatch.web.visitors import AnyPage, DeskNow

router = APIRouter()
PUBLIC = Audience(kind=AudienceKind.PUBLIC)


@router.get("/data")
def data(page: AnyPage) -> Response:
    """The public's tables."""
    return page.render("exports/data.html.j2", offers=offers())


@router.get("/data/{table}/codebook.csv")
def codebook(table: str) -> Response:
    """What the columns of a table mean."""
    return Response(codebook_of(table), media_type="text/csv; charset=utf-8")


@router.get("/data/{table}/{form}")
def public_table(
    request: Request,
    table: str,
    form: str,
    first: date | None = None,
    last: date | None = None,
) -> Response:
    """A table of what was released."""
    site = site_of(request)
    _take(site, request.client.host if request.client else "")
    return sent(
        make_download(
            site.mission,
            table,
            format=form,
            audience=PUBLIC,
            by=None,
            settings=site.settings,
            now=site.clock(),
            first=first,
            last=last,
        )
    )


@router.get("/desk/exports")
def exports(desk: DeskNow) -> Response:
    """The tables, for whichever audience the user may make a file."""
    codes = [side.code for side in desk.mission.mission.sides]
    kinds = (AudienceKind.PARTY, AudienceKind.GUARANTOR)
    every = [
        PUBLIC,
        Audience(kind=AudienceKind.PARTNERS),
        Audience(kind=AudienceKind.TEAM),
        *(Audience(kind=kind, actor=code) for code in codes for kind in kinds),
    ]
    return desk.render(
        "exports/desk.html.j2",
        offers=offers(),
        audiences=[each for each in every if may_export_for(desk.user, each).allowed],
    )


@router.get("/desk/exports/file")
def desk_table(
    desk: DeskNow,
    *,
    table: Annotated[str, Query(max_length=40)],
    form: Annotated[str, Query(max_length=40)],
    audience: Annotated[str, Query(max_length=60)] = "public",
    first: str = "",
    last: str = "",
) -> Response:
    """A table for an audience; who made it for whom is logged."""
    try:
        whom = audience_of(audience)
        since = date.fromisoformat(first) if first else None
        until = date.fromisoformat(last) if last else None
    except ValueError as error:
        raise InvalidDecision("not an export", got=str(error)) from None
    _take(desk.site, desk.by)
    return sent(
        make_download(
            desk.mission,
            table,
            format=form,
            audience=whom,
            by=desk.by,
            settings=desk.settings,
            now=desk.site.clock(),
            first=since,
            last=until,
        )
    )


def _take(site: Site, who: str) -> None:
    wait = site.limiter.take("export", who, EXPORTS, at=time.monotonic())
    if wait > 0:
        raise TooManyAttempts(
            "too many exports", wanted=f"a pause of {wait:.0f} seconds", seconds=wait
        )


def sent(made: Download) -> Response:
    """The file, deleted once it is sent; its hashes are in the headers."""
    return FileResponse(
        made.exported.file,
        media_type=made.media_type,
        filename=made.name,
        headers={
            "X-Rows": str(made.exported.rows),
            "X-Rows-SHA256": made.exported.rows_sha256,
            "X-File-SHA256": made.exported.file_sha256,
        },
        background=BackgroundTask(made.clear),
    )
