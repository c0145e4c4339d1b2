"""Released bulletins over the API: public, no token is asked for."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from starlette.responses import Response

from trucewatch.model.record import to_record
from trucewatch.model.release import BulletinForm
from trucewatch.service.public_releases import (
    PublicBulletin,
    released_bulletin,
    released_bulletins,
    released_file,
)
from trucewatch.web.api.answers import (
    JSON,
    PageOf,
    bytes_answer,
    cursor_of,
    key_of,
    page_answer,
    read_answer,
)
from trucewatch.web.api.callers import Anyone
from trucewatch.web.api.inputs import Paged

router = APIRouter(prefix="/bulletins", tags=["bulletins"])

BulletinId = Annotated[
    str,
    Path(
        max_length=40,
        pattern=r"^bul_[0-9A-Za-z_-]+$",
        description="`bul_` id of a released bulletin.",
        examples=["bul_2017-09-12"],
    ),
]


@router.get("", response_model=PageOf[PublicBulletin])
def bulletin_list(caller: Anyone, query: Annotated[Paged, QueryParam()]) -> Response:
    """Released bulletins, the latest day first."""
    found = released_bulletins(
        caller.mission,
        cursor=key_of("bulletins", query.cursor) or None,
        limit=query.limit,
    )
    return page_answer(
        caller, found.bulletins, next_=cursor_of("bulletins", found.cursor)
    )


@router.get("/{bulletin}", response_model=PublicBulletin)
def bulletin_one(caller: Anyone, bulletin: BulletinId) -> Response:
    """What is known of one: hashes, head of the log, errata."""
    return read_answer(caller, to_record(released_bulletin(caller.mission, bulletin)))


@router.get("/{bulletin}/record", response_model=dict[str, Any])
def bulletin_record(caller: Anyone, bulletin: BulletinId) -> Response:
    """The bulletin as one JSON record, byte for byte as it was released.

    Its layout is `trucewatch-bulletin/1`; its SHA-256 is `json` of the bulletin.
    """
    raw = released_file(caller.mission, bulletin, BulletinForm.JSON)
    return bytes_answer(caller, raw, media_type=JSON)


@router.get(
    "/{bulletin}/page",
    response_class=Response,
    responses={200: {"content": {"text/html": {"schema": {"type": "string"}}}}},
)
def bulletin_page(caller: Anyone, bulletin: BulletinId) -> Response:
    """The bulletin as one HTML page, byte for byte as it was released."""
    raw = released_file(caller.mission, bulletin, BulletinForm.HTML)
    name = released_bulletin(caller.mission, bulletin).file_name("html")
    return bytes_answer(
        caller,
        raw,
        media_type="text/html; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )
