"""The public's map: incidents of released bulletins, and of them no more than that."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.released_incidents import released_incidents
from trucewatch.web.map_queries import (
    Looking,
    basemap_answer,
    data_answer,
    page_values,
    panel_values,
    zones_answer,
)
from trucewatch.web.site import site_of
from trucewatch.web.visitors import AnyPage

router = APIRouter()


def looking(request: Request) -> Looking:
    """Anybody at the public's map."""
    site = site_of(request)
    only = released_incidents(site.mission, now=site.clock(), settings=site.settings)
    return Looking(site, THE_PUBLIC, "/map", only=only)


LookingNow = Annotated[Looking, Depends(looking)]


@router.get("/map")
def map_page(page: AnyPage, request: Request, here: LookingNow) -> Response:
    """The map with its list."""
    return page.render("public/map.html.j2", **page_values(request, here))


@router.get("/map/panel")
def panel(page: AnyPage, request: Request, here: LookingNow) -> Response:
    """What is known to a place that was chosen on the map."""
    return page.render("map/panel.html.j2", **panel_values(request, here))


@router.get("/map/data.json")
def data(request: Request, here: LookingNow) -> Response:
    """What the map shows in a box at a zoom."""
    return data_answer(request, here)


@router.get("/map/zones.json")
def zones(request: Request, here: LookingNow) -> Response:
    """The zones that stood on a day."""
    return zones_answer(request, here)


@router.get("/map/basemap.json")
def basemap(request: Request, here: LookingNow) -> Response:
    """What lies under everything else."""
    return basemap_answer(request, here)
