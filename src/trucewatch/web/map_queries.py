"""Map queries: what a map is asked for in an address, and its answers.

The desk and the public site share them: each says who looks, and where its map lives.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from trucewatch.errors import InvalidDecision
from trucewatch.model.access import User
from trucewatch.model.event import EventType
from trucewatch.model.finding import Verdict
from trucewatch.model.review import IncidentState
from trucewatch.service.map_choice import MapFilter
from trucewatch.service.map_drawings import draw_chosen
from trucewatch.service.map_layers import basemap_bytes, zones_bytes, zones_on
from trucewatch.service.map_views import ZOOMS, Box
from trucewatch.service.maps import (
    chosen_for,
    incident_bytes,
    map_bytes,
    map_list,
    map_options,
)
from trucewatch.web.fields import codes_from, day_from
from trucewatch.web.rendering import query_text
from trucewatch.web.site import Site

GEOJSON = "application/geo+json"
FARTHEST = 1080.0
LONGEST = 200
"""Characters of a field, at most."""


@dataclass(frozen=True, slots=True)
class Looking:
    """Who looks at which map.

    Args:
        site: the instance.
        viewer: who looks; `access.THE_PUBLIC` on the public site.
        root: path of the map's page, like ``/desk/map``.
        incidents: path under which an incident has its page, or "".
        only: ids of the only incidents that may be shown; None for all.
    """

    site: Site
    viewer: User
    root: str
    incidents: str = ""
    only: frozenset[str] | None = None


def filter_of(request: Request, looking: Looking) -> MapFilter:
    """The filter that an address asks for.

    Raises:
        InvalidDecision: a field names nothing that there is.
    """
    asked = request.query_params
    # How an incident stands now may not be released yet: the public cannot ask by it.
    inside = looking.only is None
    states = asked.getlist("state") if inside else []
    verdicts = asked.getlist("verdict") if inside else []
    return MapFilter(
        since=day_from(asked.get("from", ""), "from"),
        until=day_from(asked.get("to", ""), "to"),
        states=codes_from(states, "state", IncidentState),
        types=codes_from(asked.getlist("type"), "type", EventType),
        verdicts=codes_from(verdicts, "verdict", Verdict),
        side=asked.get("side", "")[:LONGEST] or None,
        zone=asked.get("zone", "")[:LONGEST] or None,
        places=tuple(each[:LONGEST] for each in asked.getlist("place") if each),
        only=looking.only,
    )


def query_of(wanted: MapFilter, **more: str) -> str:
    """The query that asks for the filter, from the question mark on."""
    pairs = {
        "from": wanted.since and wanted.since.isoformat(),
        "to": wanted.until and wanted.until.isoformat(),
        "state": [each.value for each in wanted.states],
        "type": [each.value for each in wanted.types],
        "verdict": [each.value for each in wanted.verdicts],
        "side": wanted.side,
        "zone": wanted.zone,
        "place": list(wanted.places),
    }
    return query_text(**(pairs | more))


def page_values(request: Request, looking: Looking) -> dict[str, Any]:
    """What the template ``map/body.html.j2`` needs.

    Raises:
        AccessDenied: the viewer may read no incidents at all.
        InvalidDecision: a field names nothing that there is.
    """
    site, wanted = looking.site, filter_of(request, looking)
    mission, now = site.mission, site.clock()
    options = map_options(mission, viewer=looking.viewer, now=now, only=looking.only)
    day = wanted.until or options.last or now.date()
    chosen = chosen_for(mission, wanted, viewer=looking.viewer, now=now)
    return {
        "root": looking.root,
        "incidents": looking.incidents,
        "wanted": wanted,
        "options": options,
        "day": day,
        "states": list(IncidentState),
        "verdicts": list(Verdict),
        "sides": mission.mission.sides,
        "zones": {each.id: each for each in zones_on(mission, day)}.values(),
        "places": chosen.places,
        "waiting": chosen.waiting,
        "drawn": draw_chosen(mission, chosen, day=day),
        "found": map_list(
            mission,
            wanted,
            viewer=looking.viewer,
            now=now,
            after=request.query_params.get("after", "")[:LONGEST],
        ),
        "query": query_of,
    }


def data_answer(request: Request, looking: Looking) -> Response:
    """GeoJSON of what the map shows in a box at a zoom.

    Raises:
        InvalidDecision: no such box or zoom.
    """
    asked = request.query_params
    body = map_bytes(
        looking.site.mission,
        filter_of(request, looking),
        viewer=looking.viewer,
        box=_box(asked.get("box", "")),
        zoom=_zoom(asked.get("zoom", "")),
        now=looking.site.clock(),
    )
    return tagged(request, body)


def _box(text: str) -> Box:
    wanted = "west,south,east,north"
    try:
        west, south, east, north = (_degrees(part) for part in text.split(","))
    except ValueError as error:
        raise InvalidDecision(
            "no such box", where="box", got=text[:LONGEST], wanted=wanted
        ) from error
    return Box(west=west, south=south, east=east, north=north)


def _degrees(text: str) -> float:
    """A number of degrees; a map may be moved around the globe more than once."""
    found = float(text)
    if not abs(found) <= FARTHEST:
        raise ValueError(text)
    return found


def _zoom(text: str) -> int:
    if not (text.isdecimal() and int(text) in ZOOMS):
        raise InvalidDecision(
            "no such zoom", where="zoom", got=text[:LONGEST], wanted="0 to 18"
        )
    return int(text)


def panel_values(request: Request, looking: Looking) -> dict[str, Any]:
    """What the template ``map/panel.html.j2`` needs: the incidents of some places."""
    wanted = filter_of(request, looking)
    found = map_list(
        looking.site.mission,
        wanted,
        viewer=looking.viewer,
        now=looking.site.clock(),
        most=20,
    )
    return {
        "root": looking.root,
        "incidents": looking.incidents,
        "found": found,
        "wanted": wanted,
        "query": query_of,
    }


def incident_answer(request: Request, looking: Looking, incident: str) -> Response:
    """Where one incident was as GeoJSON; nothing where the viewer may not know."""
    body = incident_bytes(
        looking.site.mission,
        incident,
        viewer=looking.viewer,
        now=looking.site.clock(),
        only=looking.only,
    )
    return tagged(request, body)


def zones_answer(request: Request, looking: Looking) -> Response:
    """The zones of the day asked for as GeoJSON."""
    day = day_from(request.query_params.get("day", ""), "day")
    chosen = day or looking.site.clock().date()
    return tagged(request, zones_bytes(looking.site.mission, chosen))


def basemap_answer(request: Request, looking: Looking) -> Response:
    """The basemap as GeoJSON."""
    return tagged(request, basemap_bytes(looking.site.mission))


def tagged(request: Request, body: bytes) -> Response:
    """The bytes, or nothing where the visitor's browser has them already."""
    tag = f'"{sha256(body).hexdigest()[:20]}"'
    headers = {"ETag": tag, "Cache-Control": "private, no-cache", "Vary": "Cookie"}
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=GEOJSON, headers=headers)
