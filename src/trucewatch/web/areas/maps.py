"""Map: incidents and zones on a map, and the list with the same content."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from trucewatch.web.map_queries import (
    Looking,
    basemap_answer,
    data_answer,
    incident_answer,
    page_values,
    panel_values,
    zones_answer,
)
from trucewatch.web.visitors import DeskNow

router = APIRouter()


def looking(desk: DeskNow) -> Looking:
    """Somebody signed in at the desk's map."""
    return Looking(desk.site, desk.user, "/desk/map", "/desk/incidents")


LookingNow = Annotated[Looking, Depends(looking)]


@router.get("/desk/map")
def map_page(desk: DeskNow, request: Request, here: LookingNow) -> Response:
    """The map with its list."""
    return desk.render("map/map.html.j2", **page_values(request, here))


@router.get("/desk/map/panel")
def panel(desk: DeskNow, request: Request, here: LookingNow) -> Response:
    """What is known to a place that was chosen on the map."""
    return desk.render("map/panel.html.j2", **panel_values(request, here))


@router.get("/desk/map/data.json")
def data(request: Request, here: LookingNow) -> Response:
    """What the map shows in a box at a zoom."""
    return data_answer(request, here)


@router.get("/desk/map/incident/{incident}.json")
def one(request: Request, here: LookingNow, incident: str) -> Response:
    """Where one incident was, for the small map of its page."""
    return incident_answer(request, here, incident)


@router.get("/desk/map/zones.json")
def zones(request: Request, here: LookingNow) -> Response:
    """The zones that stood on a day."""
    return zones_answer(request, here)


@router.get("/desk/map/basemap.json")
def basemap(request: Request, here: LookingNow) -> Response:
    """What lies under everything else."""
    return basemap_answer(request, here)
