"""Agreements: texts and terms, the deadlines board, what another reading changes."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from trucewatch.service.instruments import (
    actor_names,
    read_agreement,
    read_agreements,
    read_changes,
    read_deadlines,
    read_tracks,
)
from trucewatch.web.visitors import DeskNow

router = APIRouter()


@router.get("/desk/agreements")
def agreements(desk: DeskNow) -> Response:
    """The mission's agreements."""
    found = read_agreements(desk.mission, by=desk.by)
    return desk.render("agreements/list.html.j2", agreements=found)


@router.get("/desk/agreements/deadlines")
def deadlines(desk: DeskNow, as_of: date | None = None) -> Response:
    """The deadlines board as it stood on a day."""
    day = as_of or desk.site.clock().astimezone(desk.site.zone).date()
    return desk.render(
        "agreements/deadlines.html.j2",
        day=day,
        found=read_deadlines(desk.mission, as_of=day, by=desk.by),
        names=actor_names(desk.mission),
    )


@router.get("/desk/agreements/readings")
def readings(
    desk: DeskNow,
    one: Annotated[list[str] | None, Query(max_length=20)] = None,
    other: Annotated[list[str] | None, Query(max_length=20)] = None,
    day: date | None = None,
) -> Response:
    """What changes from one choice of readings to another, incident by incident."""
    changes = None
    if other:
        changes = read_changes(
            desk.mission,
            day=day,
            one=one or (),
            other=other,
            by=desk.by,
            settings=desk.settings,
        )
    return desk.render(
        "agreements/readings.html.j2",
        agreements=read_agreements(desk.mission, by=desk.by),
        standing=dict(desk.mission.mission.interpretations),
        one=one or [],
        other=other or [],
        day=day,
        changes=changes,
    )


@router.get("/desk/agreements/{agreement}")
def one_agreement(desk: DeskNow, agreement: str) -> Response:
    """One agreement in words."""
    found = read_agreement(desk.mission, agreement, by=desk.by)
    return desk.render("agreements/agreement.html.j2", view=found)


@router.get("/desk/talks")
def talks(desk: DeskNow) -> Response:
    """The register of talks."""
    found = read_tracks(desk.mission, by=desk.by)
    return desk.render("agreements/talks.html.j2", tracks=found)
