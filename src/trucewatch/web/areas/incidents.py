"""Incidents: the list with its filters, and one incident with everything about it."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field
from starlette.responses import Response

from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.event import FAMILY_OF, EventFamily, EventType
from trucewatch.model.finding import DeterminationStatus, Verdict
from trucewatch.model.incident_line import IncidentFilter, IncidentLine
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.review import BY_SECOND_PERSON, NEXT_STATES, IncidentState
from trucewatch.service.access import Action
from trucewatch.service.incident_lists import (
    judged_incidents,
    line_title,
    reviewers,
    search_incidents,
    unit_choices,
    zone_choices,
)
from trucewatch.service.incident_pages import read_incident_page
from trucewatch.service.incidents import list_incidents
from trucewatch.service.previewing import decisions_about, suggestions_for
from trucewatch.web.fields import codes_from, day_from
from trucewatch.web.visitors import Desk, DeskNow, reading

router = APIRouter()

READING = "reading-"
"""What the fields of the switch of readings begin with."""

TYPES = tuple(each for each in EventType if FAMILY_OF[each] is not EventFamily.ACT)
"""What an incident can be."""


class Asked(BaseModel):
    """What a list of incidents is asked for; what is empty leaves all."""

    q: str = Field("", max_length=300)
    state: str = Field("", max_length=60)
    type: str = Field("", max_length=60)
    verdict: str = Field("", max_length=60)
    side: str = Field("", max_length=60)
    zone: str = Field("", max_length=200)
    unit: str = Field("", max_length=200)
    since: str = Field("", max_length=20)
    until: str = Field("", max_length=20)
    after: str = Field("", max_length=500)


@router.get("/desk/incidents")
@reading
def incidents(desk: DeskNow, given: Annotated[Asked, Query()]) -> Response:
    """The incidents that a user may read, by filter, page by page."""
    asked = given.model_dump(exclude={"after"})
    asked["q"] = given.q.strip()
    wanted = IncidentFilter(
        states=codes_from((given.state,), "state", IncidentState),
        types=codes_from((given.type,), "type", EventType),
        since=day_from(given.since, "since"),
        until=day_from(given.until, "until"),
        zone=given.zone or None,
        admin1=given.unit or None,
    )
    lines, onward, waiting = _found(desk, given, wanted)
    return desk.render(
        "incidents/incidents.html.j2",
        lines=lines,
        onward=onward,
        waiting=waiting,
        asked=asked,
        filtered=any(asked.values()),
        first=not given.after,
        states=tuple(IncidentState),
        types=TYPES,
        verdicts=tuple(Verdict),
        sides=desk.mission.mission.sides,
        zones=zone_choices(desk.mission),
        units=unit_choices(
            desk.mission,
            by=desk.by,
            now=desk.site.clock(),
            settings=desk.settings,
        ),
        title_of=line_title,
    )


def _found(
    desk: Desk, given: Asked, wanted: IncidentFilter
) -> tuple[tuple[IncidentLine, ...], str, int]:
    """The lines, the cursor of the next page, and how many days are not merged yet."""
    mission, by, now = desk.mission, desk.by, desk.site.clock()
    words, verdicts = given.q.strip(), codes_from((given.verdict,), "verdict", Verdict)
    lines: tuple[IncidentLine, ...] | None = None
    if words:
        lines = search_incidents(mission, words, by=by, now=now, wanted=wanted)
    if verdicts or given.side:
        lines, onward = judged_incidents(
            mission,
            wanted,
            verdict=verdicts[0] if verdicts else None,
            side=given.side or None,
            by=by,
            now=now,
            after=given.after,
            only=None if lines is None else [each.id for each in lines],
        )
        return lines, onward, 0
    if lines is not None:
        return lines, "", 0
    page = list_incidents(mission, by=by, now=now, wanted=wanted, after=given.after)
    return page.lines, page.after, page.waiting


@router.get("/desk/incidents/{incident}")
@reading
def incident_page(desk: DeskNow, request: Request, incident: str) -> Response:
    """One incident."""
    asked = {
        name.removeprefix(READING): value
        for name, value in request.query_params.items()
        if name.startswith(READING) and value
    }
    return show_incident(desk, incident, readings=asked)


def show_incident(
    desk: Desk,
    incident: str,
    *,
    readings: dict[str, str] | None = None,
    problem: str = "",
    about: str = "",
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    """The page of an incident, as it is or with what was refused.

    Args:
        desk: the request.
        incident: its id.
        readings: agreement id to a reading to look under.
        problem: why a form was refused, or "".
        about: name of that form.
        typed: what was typed in it.
        status: of the answer.
    """
    page = read_incident_page(
        desk.mission,
        incident,
        by=desk.by,
        now=desk.site.clock(),
        settings=desk.settings,
        readings=readings,
    )
    used = dict(desk.mission.mission.interpretations)
    agreements = desk.mission.agreements
    return desk.render(
        "incidents/incident.html.j2",
        status=status,
        page=page,
        incident=page.incident,
        may={each.value for each in page.may},
        next_states=NEXT_STATES[page.incident.state],
        second=BY_SECOND_PERSON,
        means=tuple(ObservationMeans),
        levels=tuple(AttributionLevel),
        responses=tuple(ResponseKind),
        statuses=tuple(DeterminationStatus),
        agreements=agreements,
        others_used=any(
            page.readings[each.id] != (used.get(each.id) or each.reading(None).id)
            for each in agreements
        ),
        decisions=decisions_about(desk.mission, page.incident, by=desk.by),
        users=reviewers(desk.mission, by=desk.by)
        if Action.INCIDENT_ASSIGN in page.may
        else (),
        party=desk.user.party or "",
        now=desk.site.clock().astimezone(desk.site.zone),
        problem=problem,
        about=about,
        typed=typed or {},
    )


@router.get("/desk/incidents/{incident}/suggestions")
@reading
def suggestions(desk: DeskNow, incident: str) -> Response:
    """What may be the same happening: worked out where somebody asks for it."""
    now = desk.site.clock()
    found = suggestions_for(
        desk.mission, incident, by=desk.by, now=now, settings=desk.settings
    )
    return desk.render("incidents/suggestions.html.j2", incident=incident, found=found)
