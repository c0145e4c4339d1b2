"""Records that people keep: coverage, liaison, access denials."""

from __future__ import annotations

from datetime import date

from fastapi import APIRouter
from starlette.datastructures import FormData
from starlette.responses import Response

from trucewatch.errors import EditConflict, InvalidDecision
from trucewatch.model.coverage import CoverageState
from trucewatch.model.liaison import Channel
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.service.access import Action, allowed
from trucewatch.service.coverage import coverage_id, record_coverage
from trucewatch.service.instruments import actor_names
from trucewatch.service.liaison import contacts, follow_up, tell
from trucewatch.service.restrictions import (
    counts_by_actor,
    record_restriction,
    restrictions,
)
from trucewatch.service.watching import read_coverage_table
from trucewatch.web.fields import (
    code_of,
    day_from,
    day_of,
    moment_of,
    needed,
    number_of,
    seen_among,
)
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to, text_of

router = APIRouter()


@router.get("/desk/coverage")
def coverage(
    desk: DeskNow, first: date | None = None, last: date | None = None
) -> Response:
    """What was watched, place by day."""
    return _coverage(desk, first=first, last=last)


def _coverage(
    desk: Desk,
    *,
    first: date | None = None,
    last: date | None = None,
    refused: EditConflict | None = None,
    typed: FormData | None = None,
) -> Response:
    """The table; after a refusal with what was typed, to be sent once more or not."""
    now = desk.site.clock()
    found = read_coverage_table(
        desk.mission, first=first, last=last, by=desk.by, now=now
    )
    return desk.render(
        "records/coverage.html.j2",
        status=200 if refused is None else 409,
        found=found,
        states=tuple(CoverageState),
        writes=allowed(desk.user, Action.COVERAGE_WRITE).allowed,
        problem="" if refused is None else str(refused),
        typed=typed or {},
    )


@router.post("/desk/coverage")
def note_coverage(desk: DeskNow, form: OwnForm) -> Response:
    """Note whether a place was watched on a day."""
    day, place = day_of(form, "day"), needed(form, "place_id")
    seen = text_of(form, "seen") if "seen" in form else None
    try:
        record_coverage(
            desk.mission,
            by=desk.by,
            place_id=place,
            name=needed(form, "name"),
            day=day,
            state=code_of(form, "state", CoverageState),
            note=text_of(form, "note"),
            seen=seen_among(seen, coverage_id(place, day)),
        )
    except EditConflict as error:
        return _coverage(desk, last=day, refused=error, typed=form)
    return gone_to(f"/desk/coverage?last={day.isoformat()}", done="saved")


@router.get("/desk/liaison")
def liaison(desk: DeskNow, incident: str = "", *, waiting: bool = False) -> Response:
    """Who was told of what, and what still waits for a reply."""
    now = desk.site.clock()
    return desk.render(
        "records/liaison.html.j2",
        found=contacts(desk.mission, by=desk.by, now=now, waiting=waiting),
        waiting=waiting,
        incident=incident,
        channels=tuple(Channel),
        writes=allowed(desk.user, Action.LIAISON_WRITE).allowed,
    )


@router.post("/desk/liaison")
def note_contact(desk: DeskNow, form: OwnForm) -> Response:
    """Note that an office was told of an incident."""
    tell(
        desk.mission,
        needed(form, "incident"),
        by=desk.by,
        told=needed(form, "told"),
        channel=code_of(form, "channel", Channel),
        at=moment_of(form, "at", desk.site.zone) or desk.site.clock(),
        what=needed(form, "what"),
        settings=desk.settings,
    )
    return gone_to("/desk/liaison", done="saved")


@router.post("/desk/liaison/{contact}")
def note_reply(desk: DeskNow, contact: str, form: OwnForm) -> Response:
    """Note the reply to a contact, or close it without one."""
    reply = text_of(form, "reply") or None
    at = moment_of(form, "at", desk.site.zone) or desk.site.clock()
    follow_up(
        desk.mission,
        contact,
        by=desk.by,
        reply=reply,
        at=at if reply else None,
        closed=bool(text_of(form, "closed")),
        seen=number_of(form, "seen"),
    )
    return gone_to("/desk/liaison", done="saved")


@router.get("/desk/denials")
def denials(desk: DeskNow) -> Response:
    """Where monitors or aid could not move."""
    found = restrictions(desk.mission, by=desk.by)
    return desk.render(
        "records/denials.html.j2",
        found=found,
        counts=counts_by_actor(found),
        kinds=tuple(RestrictionKind),
        names=actor_names(desk.mission),
        writes=allowed(desk.user, Action.RESTRICTION_WRITE).allowed,
    )


@router.post("/desk/denials")
def note_denial(desk: DeskNow, form: OwnForm) -> Response:
    """Note an access restriction."""
    try:
        value = AccessRestriction(
            place_id=text_of(form, "place_id"),
            name=needed(form, "name"),
            first=day_of(form, "first"),
            last=day_from(text_of(form, "last"), "last"),
            kind=code_of(form, "kind", RestrictionKind),
            by=text_of(form, "by") or None,
            movement=needed(form, "movement"),
            note=text_of(form, "note"),
        )
    except ValueError as error:
        raise InvalidDecision("not a valid entry", got=str(error)) from None
    record_restriction(desk.mission, value, by=desk.by)
    return gone_to("/desk/denials", done="saved")
