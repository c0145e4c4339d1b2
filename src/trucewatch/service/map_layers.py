"""Map layers: what lies under the incidents, as GeoJSON ready to be sent."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from trucewatch.model.agreement import Agreement
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.zone import GeometryStatus, Zone, ZoneShape
from trucewatch.publish.map_drawing import zone_status
from trucewatch.reference.maps import sources_of, standing_shapes, zone_outlines
from trucewatch.service.basemaps import basemap_of
from trucewatch.service.missions import OpenMission
from trucewatch.service.remembered import REMEMBERED


def basemap(mission: OpenMission) -> tuple[MapShape, ...]:
    """The mission's own basemap, else its country's; kept while nothing changes."""
    country = mission.mission.country
    return REMEMBERED.answer(
        mission, ("basemap", country), lambda: basemap_of(mission.root, country)
    )


def zones_on(mission: OpenMission, day: date) -> tuple[MapShape, ...]:
    """Outlines of the zones of the mission's agreements that stood on the day."""
    return tuple(
        shape for each in mission.agreements for shape in zone_outlines(each, day)
    )


def basemap_bytes(mission: OpenMission) -> bytes:
    """The basemap as GeoJSON: countries, provinces, disputed lines, main places."""
    return REMEMBERED.answer(mission, "basemap bytes", lambda: _basemap(mission))


def _basemap(mission: OpenMission) -> bytes:
    shapes = basemap(mission)
    record = {"note": sources_of(shapes), "features": [_outline(s) for s in shapes]}
    return _collection(record)


def _outline(shape: MapShape) -> dict[str, Any]:
    rings = [[list(point) for point in ring] for ring in shape.rings]
    properties: dict[str, Any] = {
        "id": shape.id,
        "name": shape.name,
        "kind": shape.kind.value,
    }
    match shape.kind:
        case ShapeKind.PLACE:
            properties["rank"] = shape.rank
            geometry = {"type": "Point", "coordinates": rings[0][0]}
        case ShapeKind.DISPUTED:
            geometry = {"type": "MultiLineString", "coordinates": rings}
        case _:
            polygons = [[ring] for ring in rings]
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def zones_bytes(mission: OpenMission, day: date) -> bytes:
    """The zones that stood on the day as GeoJSON, each with how exact it is."""
    return REMEMBERED.answer(mission, ("zones", day), lambda: _zones(mission, day))


def _zones(mission: OpenMission, day: date) -> bytes:
    features = [
        _zone(agreement, zone, shape)
        for agreement in mission.agreements
        for zone, shape in standing_shapes(agreement, day)
    ]
    return _collection({"day": day.isoformat(), "features": features})


def _zone(agreement: Agreement, zone: Zone, shape: ZoneShape) -> dict[str, Any]:
    drawn = MapShape(
        id="", name="", kind=ShapeKind.ZONE, rings=(), status=shape.status.value
    )
    return {
        "type": "Feature",
        "properties": {
            "id": f"{agreement.id}/{zone.id}",
            "short": zone.id,
            "name": shape.name,
            "agreement": agreement.id,
            "official": shape.status is GeometryStatus.OFFICIAL,
            "status": zone_status(drawn),
            "tolerance_m": shape.tolerance_m,
        },
        "geometry": {
            "type": "MultiPolygon",
            "coordinates": [
                [[list(point) for point in ring] for ring in polygon]
                for polygon in shape.polygons
            ],
        },
    }


def _collection(record: dict[str, Any]) -> bytes:
    whole = {"type": "FeatureCollection", **record}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()
