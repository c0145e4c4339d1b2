"""Coverage, liaison, access restrictions over the API: read and written."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from pydantic import BaseModel, Field
from starlette.responses import Response

from trucewatch.model.coverage import CoverageState
from trucewatch.model.liaison import LiaisonContact
from trucewatch.model.record import to_record
from trucewatch.model.restriction import AccessRestriction, RestrictionKind
from trucewatch.service.cases import refusing
from trucewatch.service.coverage import coverage_id, record_coverage
from trucewatch.service.liaison import contacts, follow_up
from trucewatch.service.restrictions import (
    counts_by_actor,
    record_restriction,
    restrictions,
)
from trucewatch.service.watching import read_coverage_table
from trucewatch.web.api.answers import (
    KeptOf,
    PageOf,
    Written,
    kept_record,
    page_answer,
    written_answer,
)
from trucewatch.web.api.callers import Reader, Writer
from trucewatch.web.api.inputs import (
    Body,
    Day,
    Flag,
    Id,
    Line,
    MaybeLine,
    Moment,
    OneOf,
    Query,
    Seen,
    Text,
)

router = APIRouter(tags=["records"])

ENTRY = r"^[a-z]{3}_[0-9a-f]+$"
ContactId = Annotated[
    str,
    Path(
        max_length=64,
        pattern=ENTRY,
        description="Id of the contact.",
        examples=["lia_5c1d0a9e7b3f"],
    ),
]
RestrictionId = Annotated[
    str,
    Path(
        max_length=64,
        pattern=ENTRY,
        description="Id of the restriction.",
        examples=["rst_5c1d0a9e7b3f"],
    ),
]


class CoverageIn(Body):
    """That a place was watched on a day, or was not."""

    place_id: Id = Field(description="Id of the place.", examples=["SY05"])
    name: Line = Field(description="The place in words.", examples=["Hama"])
    day: Day = Field(description="The day.", examples=["2017-09-12"])
    state: OneOf[CoverageState] = Field(
        description="How well it was watched.", examples=["observed_partial"]
    )
    note: MaybeLine = Field("", description="What is to be said about it.")
    seen: Seen | None = Field(None, description="The version that it builds on.")


class Waited(BaseModel):
    """A contact with the hours for which its reply has been waited for."""

    contact: KeptOf[LiaisonContact]
    hours: float | None = Field(description="Hours; null where nothing is waited for.")


class LiaisonQuery(Query):
    """Which contacts."""

    waiting: bool = Field(
        default=False, description="Only those that wait for a reply."
    )


class ReplyIn(Body):
    """The reply to a contact, or that none is waited for any more."""

    reply: Text | None = Field(
        None, description="What came back.", examples=["They will look into it."]
    )
    at: Moment | None = Field(
        None,
        description="When it came back; with a reply.",
        examples=["2017-09-13T10:00:00+03:00"],
    )
    closed: Flag = Field(default=False, description="Whether nothing more is awaited.")
    seen: Seen | None = Field(
        None, description="The version that it builds on.", examples=[1]
    )


class RestrictionIn(Body):
    """That a movement was denied, delayed, conditioned, or a sensor jammed."""

    place_id: MaybeLine = Field("", description="Id of the place, or nothing.")
    name: Line = Field(description="The place in words.", examples=["Morek crossing"])
    first: Day = Field(description="First day.", examples=["2017-09-12"])
    last: Day | None = Field(None, description="Last day; null while it goes on.")
    kind: OneOf[RestrictionKind] = Field(
        description="In what way.", examples=["delayed"]
    )
    by: Id | None = Field(None, description="Actor code, or null where unknown.")
    movement: Line = Field(description="What was hindered.", examples=["aid convoy"])
    note: MaybeLine = Field("", description="What was said about it.")

    def value(self) -> AccessRestriction:
        """The restriction.

        Raises:
            InvalidDecision: its days are reversed, or a text is blank.
        """
        with refusing("restriction"):
            return AccessRestriction(**dict(self))


class LaterRestrictionIn(RestrictionIn):
    """A later word on a restriction."""

    seen: Seen | None = Field(
        None, description="The version that it builds on.", examples=[1]
    )

    def value(self) -> AccessRestriction:
        """See `RestrictionIn.value`."""
        fields = {name: each for name, each in dict(self).items() if name != "seen"}
        with refusing("restriction"):
            return AccessRestriction(**fields)


class Restrictions(PageOf[KeptOf[AccessRestriction]]):
    """Access restrictions, and how many were laid to whom."""

    counts: dict[str, int] = Field(
        description="Actor code, or `unknown`, to how many; no total of all."
    )


class WatchedOn(BaseModel):
    """What stands for a place on a day."""

    place_id: str = Field(description="Id of the place.")
    name: str = Field(description="The place in words.")
    day: date = Field(description="The day.")
    state: CoverageState = Field(description="How well it was watched.")
    note: str = Field(description="What is to be said about it.")
    seen: int = Field(
        description="Version of the register's entry, to send as `seen`; 0 where the "
        "mission's file says it."
    )


@router.get("/coverage/{day}", response_model=PageOf[WatchedOn])
def coverage_on_day(
    caller: Reader,
    day: Annotated[Day, Path(description="The day.", examples=["2017-09-12"])],
) -> Response:
    """What stands for a day, place by place, with the versions for an edit.

    A place that is missing was not known to be watched.
    """
    found = read_coverage_table(
        caller.mission, first=day, last=day, by=caller.by, now=caller.now
    )
    rows = [each for _, _, days in found.places for each in days.values()]
    items = [
        to_record(each) | {"seen": found.seen.get(coverage_id(each.place_id, day), 0)}
        for each in rows
    ]
    return page_answer(caller, items, next_="")


@router.post("/coverage", status_code=201, response_model=Written)
def coverage_write(caller: Writer, body: CoverageIn) -> Response:
    """Note whether a place was watched on a day; a later word supersedes it."""
    kept = record_coverage(caller.mission, by=caller.by, **dict(body))
    return written_answer(kept_record(kept))


@router.get("/liaison", response_model=PageOf[Waited])
def liaison_list(
    caller: Reader, query: Annotated[LiaisonQuery, QueryParam()]
) -> Response:
    """Who was told of what and what came back: the longest waited for first."""
    found = contacts(
        caller.mission, by=caller.by, now=caller.now, waiting=query.waiting
    )
    return page_answer(caller, found, next_="")


@router.post("/liaison/{contact}", response_model=Written)
def liaison_reply(caller: Writer, contact: ContactId, body: ReplyIn) -> Response:
    """Note the reply to a contact, or close it without one."""
    kept = follow_up(caller.mission, contact, by=caller.by, **dict(body))
    return written_answer(kept_record(kept), status=200)


@router.get("/restrictions", response_model=Restrictions)
def restriction_list(caller: Reader) -> Response:
    """Where monitors or aid could not move, by first day and place."""
    found = restrictions(caller.mission, by=caller.by)
    return page_answer(
        caller, found, next_="", beside={"counts": counts_by_actor(found)}
    )


@router.post("/restrictions", status_code=201, response_model=Written)
def restriction_write(caller: Writer, body: RestrictionIn) -> Response:
    """Note an access restriction; to an actor only as somebody says so."""
    kept = record_restriction(caller.mission, body.value(), by=caller.by)
    return written_answer(kept_record(kept))


@router.post("/restrictions/{restriction}", response_model=Written)
def restriction_follow(
    caller: Writer, restriction: RestrictionId, body: LaterRestrictionIn
) -> Response:
    """A later word on a restriction: its end, or who hindered."""
    kept = record_restriction(
        caller.mission, body.value(), by=caller.by, entry=restriction, seen=body.seen
    )
    return written_answer(kept_record(kept), status=200)
