"""Search over the API."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter
from fastapi import Query as QueryParam
from pydantic import BaseModel, Field
from starlette.responses import Response

from trucewatch.model.issue import Issue
from trucewatch.model.record import to_record
from trucewatch.service.searching import hit_record, search_mission
from trucewatch.web.api.answers import read_answer
from trucewatch.web.api.callers import Reader
from trucewatch.web.api.inputs import Limit, Line, Query

router = APIRouter(tags=["search"])

Kind = Literal["document", "claim"]
"""What can be asked for: `service.searching.KINDS`."""


class SearchQuery(Query):
    """What is looked for."""

    q: Line = Field(
        description="Words that all have to be there; words in double quotes stand in "
        "a row, `*` after a word leaves its ending open.",
        examples=["Morek shelled"],
    )
    kind: Kind | None = Field(None, description="Reports or claims alone.")
    limit: Limit = Field(50, description="Hits at most, 1 to 100.")


class HitOut(BaseModel):
    """Something that was found."""

    kind: Kind = Field(description="What it is.")
    id: str = Field(description="Its id.")
    document: str = Field(description="Id of the document it is or stands in.")
    name: str = Field(description="Name of that document.")
    snippet: str = Field(description="The words around the first one found.")
    rank: float = Field(description="Larger is better; comparable in one answer.")


class Hits(BaseModel):
    """What a search found."""

    items: list[HitOut] = Field(description="Best first.")
    issues: list[Issue] = Field(description="Doubts about the index.")


@router.get("/search", response_model=Hits)
def search(caller: Reader, query: Annotated[SearchQuery, QueryParam()]) -> Response:
    """Reports and claims that have all the words and that the caller may read."""
    found = search_mission(
        caller.mission, query.q, kind=query.kind, most=query.limit, by=caller.by
    )
    record = {
        "items": [hit_record(each) for each in found.hits],
        "issues": to_record(found.issues),
    }
    return read_answer(caller, record)
