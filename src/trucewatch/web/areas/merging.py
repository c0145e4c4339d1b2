"""Merging: two incidents into one, one into two, each with a look ahead, and back."""

from __future__ import annotations

from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Query
from starlette.responses import Response

from trucewatch.errors import InvalidDecision, UnknownSubject
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.previewing import (
    preview_merge,
    preview_split,
    suggestions_for,
)
from trucewatch.service.reconciling import (
    Done,
    merge_incidents,
    split_incident,
    undo_decision,
)
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()


@router.get("/desk/incidents/{incident}/merge")
def merge_page(
    desk: DeskNow, incident: str, other: Annotated[str, Query(alias="with")] = ""
) -> Response:
    """Choose another incident; with one, see what both would be together."""
    return _merge_page(desk, incident, other.strip())


def _merge_page(
    desk: Desk,
    incident: str,
    other: str,
    *,
    problem: str = "",
    reason: str = "",
    status: int = 200,
) -> Response:
    preview = None
    if other:
        try:
            preview = preview_merge(
                desk.mission, incident, other, by=desk.by, settings=desk.settings
            )
        except (InvalidDecision, UnknownSubject) as error:
            problem, status = problem or str(error), 422
    now = desk.site.clock()
    found = suggestions_for(
        desk.mission, incident, by=desk.by, now=now, settings=desk.settings
    )
    return desk.render(
        "incidents/merge.html.j2",
        status=status,
        incident=incident,
        other=other,
        preview=preview,
        found=found,
        problem=problem,
        reason=reason,
    )


@router.post("/desk/incidents/{incident}/merge")
def merge(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Make the two one."""
    other, reason = text_of(form, "other"), text_of(form, "reason")
    try:
        done = merge_incidents(
            desk.mission,
            incident,
            other,
            by=desk.by,
            reason=reason,
            settings=desk.settings,
        )
    except InvalidDecision as error:
        return _merge_page(
            desk, incident, other, problem=str(error), reason=reason, status=422
        )
    return gone_to(_standing(incident, done), done="merged")


@router.post("/desk/incidents/{incident}/apart")
def apart(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Say that two incidents are not the same: it answers a suggestion with no."""
    other, reason = text_of(form, "other"), text_of(form, "reason")
    try:
        split_incident(
            desk.mission,
            incident,
            (other,),
            by=desk.by,
            reason=reason,
            settings=desk.settings,
        )
    except InvalidDecision as error:
        return _merge_page(
            desk, incident, other, problem=str(error), reason=reason, status=422
        )
    return gone_to(f"/desk/incidents/{quote(incident)}", done="saved")


def _standing(incident: str, done: Done) -> str:
    """The incident where it stands after the decision, else one of its claims'."""
    stays = incident in done.incidents or not done.incidents
    return f"/desk/incidents/{quote(incident if stays else done.incidents[0])}"


@router.get("/desk/incidents/{incident}/split")
def split_page(
    desk: DeskNow, incident: str, claim: Annotated[list[str] | None, Query()] = None
) -> Response:
    """Tick claims; with some, see the two incidents that they would be."""
    return _split_page(desk, incident, tuple(claim or ()))


def _split_page(
    desk: Desk,
    incident: str,
    claims: tuple[str, ...],
    *,
    problem: str = "",
    reason: str = "",
    status: int = 200,
) -> Response:
    preview = None
    if claims:
        try:
            preview = preview_split(
                desk.mission, incident, claims, by=desk.by, settings=desk.settings
            )
        except InvalidDecision as error:
            problem, status = problem or str(error), 422
    page = read_incident_page(
        desk.mission,
        incident,
        by=desk.by,
        now=desk.site.clock(),
        settings=desk.settings,
    )
    return desk.render(
        "incidents/split.html.j2",
        status=status,
        page=page,
        incident=incident,
        ticked=claims,
        preview=preview,
        problem=problem,
        reason=reason,
    )


@router.post("/desk/incidents/{incident}/split")
def split(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Set the ticked claims apart."""
    claims = tuple(str(each) for each in form.getlist("claim"))
    reason = text_of(form, "reason")
    try:
        done = split_incident(
            desk.mission,
            incident,
            claims,
            by=desk.by,
            reason=reason,
            settings=desk.settings,
        )
    except InvalidDecision as error:
        return _split_page(
            desk, incident, claims, problem=str(error), reason=reason, status=422
        )
    return gone_to(_standing(incident, done), done="split")


@router.post("/desk/incidents/{incident}/undo")
def undo(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Take a merge or split back."""
    decision = text_of(form, "decision")
    done = undo_decision(desk.mission, decision, by=desk.by, settings=desk.settings)
    return gone_to(_standing(incident, done), done="undone")
