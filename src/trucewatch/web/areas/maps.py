"""Map: incidents and zones on a map, and the list with the same content."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from trucewatch.web.map_queries import Looking, incident_answer, page_values
from trucewatch.web.map_routes import looking_at, looks, map_routes
from trucewatch.web.visitors import DeskNow, reading

ROOT = "/desk/map"


async def noting(desk: DeskNow, request: Request) -> None:
    """Somebody signed in looks at the desk's map."""
    looks(request, Looking(desk.site, desk.user, ROOT, "/desk/incidents"))


router = APIRouter()
router.include_router(map_routes(ROOT, noting))


@router.get(ROOT, dependencies=[Depends(noting)])
@reading
def map_page(desk: DeskNow, request: Request) -> Response:
    """The map with its list."""
    return desk.render("map/map.html.j2", **page_values(request, looking_at(request)))


@router.get(ROOT + "/incident/{incident}.json", dependencies=[Depends(noting)])
@reading
def one(request: Request, incident: str) -> Response:
    """Where one incident was, for the small map of its page."""
    return incident_answer(request, looking_at(request), incident)
