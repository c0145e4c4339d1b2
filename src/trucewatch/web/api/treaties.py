"""Agreements, deadlines and talks over the API."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Path
from fastapi import Query as QueryParam
from pydantic import BaseModel, Field
from starlette.responses import Response

from trucewatch.model.agreement import Agreement
from trucewatch.model.commitment import Commitment
from trucewatch.model.instrument import (
    AgreementClass,
    AgreementForm,
    AgreementPurpose,
)
from trucewatch.model.record import to_record
from trucewatch.model.talks import Track
from trucewatch.service.instruments import (
    read_agreement,
    read_agreements,
    read_deadlines,
    read_tracks,
)
from trucewatch.web.api.answers import PageOf, page_answer, read_answer
from trucewatch.web.api.callers import Reader
from trucewatch.web.api.inputs import Day, Query

router = APIRouter(tags=["agreements"])


class AgreementLine(BaseModel):
    """An agreement on one line."""

    id: str = Field(description="`SY-2017-05-04`.")
    version: str = Field(description="Version of its file, cited by findings.")
    title: str = Field(description="Neutral title.")
    form: AgreementForm
    agreement_class: AgreementClass
    purpose: AgreementPurpose
    signed: date | None = Field(description="Day of signature.")
    unchecked: bool = Field(description="Whether it rests on facts nobody checked.")


LINE = tuple(AgreementLine.model_fields)


class AsOf(Query):
    """As of which day."""

    as_of: Day | None = Field(None, description="The day; left out: today.")


@router.get("/agreements", response_model=PageOf[AgreementLine])
def agreement_list(caller: Reader) -> Response:
    """The agreements that incidents are held against, oldest first."""
    found = read_agreements(caller.mission, by=caller.by)
    lines = [{name: to_record(getattr(each, name)) for name in LINE} for each in found]
    return page_answer(caller, lines, next_="")


@router.get("/agreements/{agreement}", response_model=Agreement)
def agreement_one(
    caller: Reader,
    agreement: Annotated[
        str,
        Path(
            max_length=64,
            pattern=r"^[A-Za-z0-9][A-Za-z0-9_.+-]*$",
            description="Id of the agreement.",
            examples=["SY-2017-05-04"],
        ),
    ],
) -> Response:
    """One agreement: its text in units, the terms read from it, zones, readings.

    Distances in metres, calibres in millimetres, times half-open.
    """
    found = read_agreement(caller.mission, agreement, by=caller.by)
    return read_answer(caller, to_record(found.agreement))


@router.get("/deadlines", response_model=PageOf[Commitment])
def deadline_list(caller: Reader, query: Annotated[AsOf, QueryParam()]) -> Response:
    """The dated undertakings of the agreements as they stood on a day.

    `unverifiable` where nothing was read about one: no missed deadline is inferred
    from silence.
    """
    day = query.as_of or caller.now.astimezone(caller.site.zone).date()
    found = read_deadlines(caller.mission, as_of=day, by=caller.by)
    return page_answer(caller, found, next_="")


@router.get("/talks", response_model=PageOf[Track], tags=["talks"])
def talks_list(caller: Reader) -> Response:
    """The register of talks: tracks with their rounds."""
    return page_answer(caller, read_tracks(caller.mission, by=caller.by), next_="")
