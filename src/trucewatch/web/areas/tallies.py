"""Tallies: the two-sided ledger, day by day, down to the sentences."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import JSONResponse, Response

from trucewatch.service.ledger_charts import ledger_charts, series_record
from trucewatch.service.ledgers import ledger_file, read_ledger
from trucewatch.web.fields import day_from
from trucewatch.web.handing import file_of
from trucewatch.web.visitors import DeskNow, reading

router = APIRouter()

From = Annotated[str, Query(alias="from", max_length=10)]
To = Annotated[str, Query(alias="to", max_length=10)]
Day = Annotated[str, Query(max_length=10)]

FILES = {"csv": "text/csv", "json": "application/json"}
"""Forms in which the ledger is handed out, with their media types."""


@router.get("/desk/tallies")
@reading
def tallies(desk: DeskNow, first: From = "", last: To = "", day: Day = "") -> Response:
    """The ledger of some days, one of them open."""
    found = read_ledger(
        desk.mission,
        viewer=desk.user,
        first=day_from(first, "from"),
        last=day_from(last, "to"),
        day=day_from(day, "day"),
        now=desk.site.clock(),
        settings=desk.settings,
    )
    charts = ledger_charts(found)
    return desk.render(
        "tallies/tallies.html.j2",
        ledger=found,
        charts=charts,
        asked=day_from(day, "day"),
    )


@router.get("/desk/tallies/series.json")
@reading
def series(desk: DeskNow, first: From = "", last: To = "") -> Response:
    """The totals by day, for the chart that a browser draws."""
    found = read_ledger(
        desk.mission,
        viewer=desk.user,
        first=day_from(first, "from"),
        last=day_from(last, "to"),
        day=None,
        now=desk.site.clock(),
        settings=desk.settings,
    )
    return JSONResponse(series_record(found))


@router.get("/desk/tallies.{kind}")
def tallies_file(desk: DeskNow, kind: str, first: From = "", last: To = "") -> Response:
    """The ledger of some days as a file."""
    text = ledger_file(
        desk.mission,
        kind,
        viewer=desk.user,
        first=day_from(first, "from"),
        last=day_from(last, "to"),
        now=desk.site.clock(),
        settings=desk.settings,
    )
    return file_of(text, name=f"tallies.{kind}", kind=FILES[kind])
