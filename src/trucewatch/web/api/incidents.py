"""Incidents over the API: lists, one, its claims, findings and history."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from pydantic import Field
from starlette.responses import Response

from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.incident_line import IncidentFilter, IncidentLine
from trucewatch.model.record import Json, to_record
from trucewatch.model.review import IncidentState
from trucewatch.service.dossiers import Step
from trucewatch.service.incident_lists import judged_incidents
from trucewatch.service.incident_records import (
    IncidentRecord,
    QuotedClaim,
    ShownFinding,
    read_incident_record,
)
from trucewatch.service.incidents import list_incidents
from trucewatch.web.api.answers import (
    PageOf,
    cursor_of,
    key_of,
    page_answer,
    read_answer,
)
from trucewatch.web.api.callers import Caller, Reader
from trucewatch.web.api.inputs import Day, Id, OneOf, Paged

router = APIRouter(prefix="/incidents", tags=["incidents"])

PATH_ID = r"^[A-Za-z0-9][A-Za-z0-9_.+-]*$"
IncidentId = Annotated[
    str,
    Path(
        max_length=120,
        pattern=PATH_ID,
        description="`inc_` id, as lists and bulletins print it.",
        examples=["inc_5c1d0a9e7b3f2468"],
    ),
]


class IncidentQuery(Paged):
    """Which incidents; what is left out leaves all."""

    state: list[OneOf[IncidentState]] = Field(
        [],
        max_length=20,
        description="One of these states.",
        examples=[["corroborated"]],
    )
    type: list[OneOf[EventType]] = Field(
        [], max_length=60, description="One of these types."
    )
    since: Day | None = Field(
        None,
        description="It may have happened on this day or later.",
        examples=["2017-09-01"],
    )
    until: Day | None = Field(
        None, description="It may have happened on this day or earlier."
    )
    verdict: OneOf[Verdict] | None = Field(
        None,
        description="A finding of it has this verdict, under the readings in use now.",
    )
    side: Id | None = Field(
        None,
        description="Actor code of a side: somebody who tells of it is aligned with "
        "that side.",
    )
    zone: Id | None = Field(
        None, description="`AGREEMENT/ZONE` in which it lies or may lie."
    )
    admin1: Id | None = Field(None, description="Id of its governorate.")

    def wanted(self) -> IncidentFilter:
        """The filter."""
        return IncidentFilter(
            states=tuple(self.state),
            types=tuple(self.type),
            since=self.since,
            until=self.until,
            zone=self.zone,
            admin1=self.admin1,
        )


@router.get("", response_model=PageOf[IncidentLine])
def incident_list(
    caller: Reader, query: Annotated[IncidentQuery, QueryParam()]
) -> Response:
    """Incidents, latest first, as the latest merge and people's decisions have them.

    A list of what was reported, no list of what happened: a day without an incident
    is not a quiet day. Days in the mission's zone; radii in metres; degrees WGS84.
    """
    if query.verdict is not None or query.side is not None:
        return _judged(caller, query)
    page = list_incidents(
        caller.mission,
        by=caller.by,
        now=caller.now,
        wanted=query.wanted(),
        after=key_of("incidents", query.cursor),
        limit=query.limit,
    )
    return page_answer(caller, page.lines, next_=cursor_of("incidents", page.after))


def _judged(caller: Caller, query: IncidentQuery) -> Response:
    """The same list by verdict or side; its cursors are of their own kind."""
    lines, onward = judged_incidents(
        caller.mission,
        query.wanted(),
        verdict=query.verdict,
        side=query.side,
        by=caller.by,
        now=caller.now,
        after=key_of("judged", query.cursor),
        most=query.limit,
    )
    return page_answer(caller, lines, next_=cursor_of("judged", onward))


def incident_of(caller: Caller, incident: str) -> IncidentRecord:
    """The incident as the caller may know it."""
    return read_incident_record(
        caller.mission,
        incident,
        by=caller.by,
        now=caller.now,
        settings=caller.settings,
    )


def incident_json(caller: Caller, incident: str) -> Json:
    """Likewise as the record whose tag `If-Match` names."""
    return to_record(incident_of(caller, incident))


@router.get("/{incident}", response_model=IncidentRecord)
def incident_one(caller: Reader, incident: IncidentId) -> Response:
    """One incident with its claims, findings and history.

    Its `ETag` goes with `If-Match` of a change, its `seen` with `seen` of one.
    """
    return read_answer(caller, incident_json(caller, incident))


@router.get("/{incident}/claims", response_model=PageOf[QuotedClaim])
def incident_claims(caller: Reader, incident: IncidentId) -> Response:
    """The claims that tell of it, the founding one first, then those that deny it."""
    found = incident_of(caller, incident)
    return page_answer(caller, (*found.supporting, *found.contradicting), next_="")


@router.get("/{incident}/findings", response_model=PageOf[ShownFinding])
def incident_findings(caller: Reader, incident: IncidentId) -> Response:
    """What the terms in force say of it, with the provision beside each finding.

    A finding is no determination: who may decide on a breach stands in the agreement.
    """
    return page_answer(caller, incident_of(caller, incident).findings, next_="")


@router.get("/{incident}/history", response_model=PageOf[Step])
def incident_history(caller: Reader, incident: IncidentId) -> Response:
    """What was written about it, oldest first; what was superseded stays."""
    return page_answer(caller, incident_of(caller, incident).history, next_="")
