"""Deciding: what people write about an incident by the forms of its page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import quote

from fastapi import APIRouter
from starlette.responses import Response

from trucewatch.errors import EditConflict, InvalidDecision, UnknownSubject
from trucewatch.model.access import Sensitivity
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import Basis, IncidentState
from trucewatch.service.attributing import attribute_incident
from trucewatch.service.determining import determination_id, record_determination
from trucewatch.service.markings import mark_record
from trucewatch.service.responding import record_response
from trucewatch.service.review import (
    assign_incident,
    dispute_id,
    dispute_incident,
    review_incident,
)
from trucewatch.web.areas.incidents import show_incident
from trucewatch.web.fields import seen_among
from trucewatch.web.visitors import Desk, DeskNow, OwnForm, gone_to

router = APIRouter()

Fields = dict[str, str]


def done_or_page(
    desk: Desk, incident: str, about: str, fields: Fields, do: Callable[[], object]
) -> Response:
    """Do it and go back to the page; where it is refused, the page with the reason."""
    try:
        do()
    except (InvalidDecision, EditConflict, UnknownSubject, ValueError) as error:
        if isinstance(error, UnknownSubject) and error.where == incident:
            raise
        return show_incident(
            desk,
            incident,
            problem=str(error),
            about=about,
            typed=fields,
            status=409 if isinstance(error, EditConflict) else 422,
        )
    back = fields.get("back", "")
    path = back if back == "/desk/inbox" else f"/desk/incidents/{quote(incident)}"
    return gone_to(path, done="saved")


def fields_of(form: OwnForm) -> Fields:
    """The texts of a form, without space around them."""
    return {
        name: value.strip() for name, value in form.items() if isinstance(value, str)
    }


def seen_of(fields: Fields) -> int | None:
    """The version on which the form was made."""
    text = fields.get("seen", "")
    return int(text) if text.isdecimal() else None


@router.post("/desk/incidents/{incident}/review")
def review(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Take it to another state."""
    fields = fields_of(form)

    def do() -> None:
        review_incident(
            desk.mission,
            incident,
            by=desk.by,
            state=IncidentState(fields.get("state", "")),
            reason=fields.get("reason", ""),
            bases=_bases(fields),
            duplicate_of=fields.get("duplicate_of") or None,
            settings=desk.settings,
            seen=seen_of(fields),
        )

    return done_or_page(desk, incident, "review", fields, do)


def _bases(fields: Fields) -> tuple[Basis, ...]:
    """The basis of a review beside the claims, where one is given."""
    what = fields.get("what", "")
    if not what:
        return ()
    return (Basis(means=ObservationMeans(fields.get("means", "")), what=what),)


@router.post("/desk/incidents/{incident}/attribution")
def attribution(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Say who is held to have done it, on what ground."""
    fields = fields_of(form)

    def do() -> None:
        attribute_incident(
            desk.mission,
            incident,
            by=desk.by,
            level=AttributionLevel(fields.get("level", "")),
            actor=fields.get("actor") or None,
            basis=tuple(
                line.strip()
                for line in fields.get("basis", "").splitlines()
                if line.strip()
            ),
            settings=desk.settings,
            seen=seen_of(fields),
        )

    return done_or_page(desk, incident, "attribution", fields, do)


@router.post("/desk/incidents/{incident}/dispute")
def dispute(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Note that somebody disputes it, or takes that back."""
    fields = fields_of(form)

    who = desk.user.party or fields.get("disputed_by", "")

    def do() -> None:
        dispute_incident(
            desk.mission,
            incident,
            by=desk.by,
            disputed_by=who,
            reason=fields.get("reason", ""),
            withdrawn=fields.get("withdrawn") == "yes",
            settings=desk.settings,
            seen=seen_among(fields.get("seen"), dispute_id(incident, who)),
        )

    return done_or_page(desk, incident, "dispute", fields, do)


@router.post("/desk/incidents/{incident}/response")
def response(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Note what a party answered."""
    fields = fields_of(form)

    def do() -> None:
        at = datetime.fromisoformat(fields.get("at", ""))
        record_response(
            desk.mission,
            incident,
            by=desk.by,
            party=desk.user.party or fields.get("party", ""),
            kind=ResponseKind(fields.get("kind", "")),
            text=fields.get("text", ""),
            at=at if at.tzinfo else at.replace(tzinfo=desk.site.zone),
            source=fields.get("source", ""),
            settings=desk.settings,
        )

    return done_or_page(desk, incident, "response", fields, do)


@router.post("/desk/incidents/{incident}/determination")
def determination(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Note where a body's decision stands."""
    fields = fields_of(form)

    def do() -> None:
        agreement, _, term = fields.get("term", "").rpartition("/")
        body = fields.get("body", "")
        entry = determination_id(incident, agreement=agreement, term=term, body=body)
        record_determination(
            desk.mission,
            incident,
            by=desk.by,
            agreement=agreement,
            term=term,
            body=body,
            status=DeterminationStatus(fields.get("status", "")),
            reason=fields.get("reason", ""),
            on=date.fromisoformat(fields.get("on", "")),
            settings=desk.settings,
            seen=seen_among(fields.get("seen"), entry),
        )

    return done_or_page(desk, incident, "determination", fields, do)


@router.post("/desk/incidents/{incident}/assign")
def assign(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Say for whom it waits."""
    fields = fields_of(form)

    def do() -> None:
        assign_incident(
            desk.mission,
            incident,
            by=desk.by,
            to=fields.get("to") or None,
            note=fields.get("note", ""),
            settings=desk.settings,
            seen=seen_of(fields),
        )

    return done_or_page(desk, incident, "assign", fields, do)


@router.post("/desk/incidents/{incident}/marking")
def marking(desk: DeskNow, form: OwnForm, incident: str) -> Response:
    """Say how far it may go."""
    fields = fields_of(form)

    def do() -> None:
        mark_record(
            desk.mission,
            incident,
            by=desk.by,
            sensitivity=Sensitivity(fields.get("sensitivity", "")),
            reason=fields.get("reason", ""),
            delay_hours=int(fields.get("delay_hours") or 0),
            settings=desk.settings,
            seen=seen_of(fields),
            keep=True,
        )

    return done_or_page(desk, incident, "marking", fields, do)
