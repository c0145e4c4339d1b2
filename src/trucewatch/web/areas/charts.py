"""Charts: incidents by type, state and verdict, and where the other charts are."""

from __future__ import annotations

from functools import partial

from fastapi import APIRouter, Request
from starlette.responses import Response

from trucewatch.service.incident_counts import count_incidents, counts_csv
from trucewatch.web.handing import file_of
from trucewatch.web.map_queries import Looking, filter_of, query_of
from trucewatch.web.rendering import label
from trucewatch.web.visitors import DeskNow

router = APIRouter()


@router.get("/desk/charts")
def charts(desk: DeskNow, request: Request) -> Response:
    """Incidents by type, state and verdict."""
    wanted = filter_of(request, Looking(desk.site, desk.user, "/desk/map"))
    now = desk.site.clock()
    told = desk.page.language
    found = count_incidents(
        desk.mission,
        wanted,
        viewer=desk.user,
        now=now,
        language=told.code,
        name_of=partial(label, told),
    )
    return desk.render(
        "charts/charts.html.j2", counts=found, wanted=wanted, asking=query_of
    )


@router.get("/desk/charts/types.csv")
def types_csv(desk: DeskNow, request: Request) -> Response:
    """The same as a file."""
    wanted = filter_of(request, Looking(desk.site, desk.user, "/desk/map"))
    now = desk.site.clock()
    found = count_incidents(desk.mission, wanted, viewer=desk.user, now=now)
    return file_of(counts_csv(found), name="incidents-by-type.csv", kind="text/csv")
