"""The public's map: incidents of released bulletins, and of them no more than that."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request
from starlette.responses import Response

from trucewatch.service.access import THE_PUBLIC
from trucewatch.service.released_incidents import released_incidents
from trucewatch.web.map_queries import Looking, page_values
from trucewatch.web.map_routes import looking_at, looks, map_routes
from trucewatch.web.site import site_of
from trucewatch.web.visitors import AnyPage

ROOT = "/map"


def noting(request: Request) -> None:
    """Anybody looks at the public's map."""
    site = site_of(request)
    only = released_incidents(site.mission, now=site.clock(), settings=site.settings)
    looks(request, Looking(site, THE_PUBLIC, ROOT, only=only))


router = APIRouter()
router.include_router(map_routes(ROOT, noting))


@router.get(ROOT, dependencies=[Depends(noting)])
def map_page(page: AnyPage, request: Request) -> Response:
    """The map with its list."""
    values = page_values(request, looking_at(request))
    return page.render("public/map.html.j2", **values)
