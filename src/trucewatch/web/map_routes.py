"""Routes that every map has below its page, whoever looks at it."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from trucewatch.web.map_queries import (
    Looking,
    basemap_answer,
    data_answer,
    panel_values,
    zones_answer,
)
from trucewatch.web.visitors import AnyPage, reading


def looks(request: Request, looking: Looking) -> None:
    """Note who looks at which map, for the request's route."""
    request.state.looking = looking


def looking_at(request: Request) -> Looking:
    """Who looks at which map.

    Raises:
        TypeError: nobody noted it.
    """
    found = request.state.looking
    if not isinstance(found, Looking):
        raise TypeError("nobody looks at this map")
    return found


def map_routes(root: str, noting: Callable[..., object]) -> APIRouter:
    """What a map's page asks for.

    Args:
        root: path of the page.
        noting: a dependency that calls `looks`.
    """
    router = APIRouter(prefix=root, dependencies=[Depends(noting)])

    @router.get("/panel")
    @reading
    def panel(page: AnyPage, request: Request) -> Response:
        """What is known to a place that was chosen on the map."""
        values = panel_values(request, looking_at(request))
        return page.render("map/panel.html.j2", **values)

    @router.get("/data.json")
    @reading
    def data(request: Request) -> Response:
        """What the map shows in a box at a zoom."""
        return data_answer(request, looking_at(request))

    @router.get("/zones.json")
    @reading
    def zones(request: Request) -> Response:
        """The zones that stood on a day."""
        return zones_answer(request, looking_at(request))

    @router.get("/basemap.json")
    def basemap(request: Request) -> Response:
        """What lies under everything else."""
        return basemap_answer(request, looking_at(request))

    return router
