"""Shapes of what people decide, as programs send it."""

from __future__ import annotations

from pydantic import BaseModel, Field, JsonValue, field_validator

from trucewatch.model.access import Sensitivity
from trucewatch.model.attribution import AttributionLevel
from trucewatch.model.claim import ResponseKind
from trucewatch.model.finding import DeterminationStatus
from trucewatch.model.liaison import Channel
from trucewatch.model.observation import ObservationMeans
from trucewatch.model.record import Json
from trucewatch.model.review import ClaimReview, IncidentState
from trucewatch.web.api.inputs import (
    Body,
    Circle,
    Day,
    Flag,
    Hours,
    Id,
    Line,
    MaybeLine,
    Moment,
    OneOf,
    Seen,
    Text,
    is_plain,
)

_SEEN = "The version that it builds on; null: the latest. Another one there: 409."


class BasisIn(Body):
    """One thing that a review rests on."""

    means: OneOf[ObservationMeans] = Field(
        description="By what means it is known.", examples=["heard"]
    )
    what: Line = Field(
        description="Id of a claim or document, or words.",
        examples=["Artillery from the north"],
    )


class ReviewIn(Body):
    """Where an incident is taken, and why."""

    state: OneOf[IncidentState] = Field(
        description="The state from now on.", examples=["triaged"]
    )
    reason: Text = Field(description="Why, in a sentence.", examples=["Two origins."])
    bases: list[BasisIn] = Field(
        [], max_length=50, description="What it rests on; a verification needs one."
    )
    duplicate_of: Id | None = Field(
        None, description="For a duplicate, and only then: what it repeats."
    )
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class AssignmentIn(Body):
    """For whom an incident waits."""

    to: Id | None = Field(
        None, description="Id of a user; null: for anyone.", examples=["reviewer2"]
    )
    note: MaybeLine = Field(
        "", description="What is said with it.", examples=["Please look."]
    )
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class AttributionIn(Body):
    """To whom an incident is laid, on which ground."""

    level: OneOf[AttributionLevel] = Field(
        description="The ground.", examples=["assessed_low"]
    )
    actor: Id | None = Field(
        None, description="Actor code; null: not attributed.", examples=["SYR"]
    )
    basis: list[Line] = Field(
        [],
        max_length=50,
        description="Ids of claims, or words; one at least.",
        examples=[["Two origins name it"]],
    )
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class DisputeIn(Body):
    """That somebody disputes an incident."""

    by: Id = Field(description="Actor code of who disputes it.", examples=["RUS"])
    reason: Text = Field(
        description="What is disputed, in a sentence.",
        examples=["It says that it has no guns there."],
    )
    withdrawn: Flag = Field(default=False, description="Whether it is taken back.")
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class AnswerIn(Body):
    """What a party answered, or that it did not."""

    party: Id = Field(description="Actor code of the party.", examples=["TUR"])
    kind: OneOf[ResponseKind] = Field(
        description="What sort of answer.", examples=["denied"]
    )
    text: MaybeLine = Field(
        "",
        description="The answer in the party's words.",
        examples=["Nothing was fired."],
    )
    at: Moment = Field(
        description="When; of no reply: when it was asked.",
        examples=["2017-09-13T10:00:00+03:00"],
    )
    source: MaybeLine = Field("", description="How it came.")


class ContactIn(Body):
    """That an office was told of an incident."""

    told: Line = Field(
        description="Actor code or office; never a person's name.", examples=["RUS"]
    )
    channel: OneOf[Channel] = Field(description="By which way.", examples=["hotline"])
    at: Moment = Field(description="When.", examples=["2017-09-12T14:30:00+03:00"])
    what: Text = Field(
        description="What was said or asked.",
        examples=["Asked for the fire on Morek to stop."],
    )


class DeterminationIn(Body):
    """Where a body's decision on an incident under a term stands."""

    agreement: Id = Field(
        description="Id of the agreement.", examples=["SY-2017-05-04"]
    )
    term: Id = Field(description="Id of the term.", examples=["T1"])
    body: Line = Field(description="Who decides.", examples=["Joint working group"])
    status: OneOf[DeterminationStatus] = Field(
        description="Where it stands.", examples=["referred"]
    )
    reason: Text = Field(
        description="Why, in a sentence.", examples=["No consensus yet."]
    )
    on: Day = Field(
        description="The day on which it came to stand there.",
        examples=["2017-09-20"],
    )
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class MarkingIn(Body):
    """How far a record may go; it takes the place of the marking before."""

    sensitivity: OneOf[Sensitivity] = Field(
        description="Who may see it; `source_vault` is refused.",
        examples=["restricted"],
    )
    reason: Text = Field(
        description="Why it is marked so.", examples=["It names a person."]
    )
    audiences: list[Circle] = Field(
        [], max_length=50, description="Circles to whom it is shown besides."
    )
    party: Id | None = Field(
        None, description="Actor code of the party whose material it is."
    )
    delay_hours: Hours = Field(0, description="Hours for which partners wait for it.")
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])


class MergeIn(Body):
    """With which incident this one is one."""

    other: Id = Field(
        description="`inc_` id of the other one.", examples=["inc_77aa01f3c2d4e6b8"]
    )
    reason: Text = Field(
        description="Why both tell of one happening.",
        examples=["The same hour and street."],
    )


class SplitIn(Body):
    """Which claims tell of another happening."""

    parts: list[Id] = Field(
        min_length=1,
        max_length=200,
        description="`clm_` ids of the incident; or one `inc_` id that stays apart.",
        examples=[["clm_3f0c9ab1d2e4"]],
    )
    reason: Text = Field(
        description="Why they do.", examples=["Another day and place."]
    )


class ClaimReviewIn(Body):
    """What a person decides on a reading."""

    review: OneOf[ClaimReview] = Field(
        description="`machine` takes it back.", examples=["accepted"]
    )
    reason: Text = Field(
        description="Why, in a sentence.", examples=["As the source says it."]
    )
    changes: dict[Line, JsonValue] | None = Field(
        None,
        max_length=40,
        description="Of a correction: fields of the claim's record with other values.",
    )
    seen: Seen | None = Field(None, description=_SEEN, examples=[0])

    @field_validator("changes")
    @classmethod
    def _of_plain_texts(cls, value: Json) -> Json:
        if value is not None and not is_plain(value):
            raise ValueError("control characters, or nested too deeply")
        return value


class DoneOut(BaseModel):
    """A merge or split that was written."""

    decision: str = Field(description="Its `dec_` id; with it, it can be undone.")
    incidents: list[str] = Field(description="Incidents of its claims afterwards.")
