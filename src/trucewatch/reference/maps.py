"""Outlines for maps: countries, provinces, disputed lines, zones of agreements.

All of it is packaged GeoJSON, derived by ``scripts/derive_map.py`` and drawn as a
background only: no stage decides where something lies by these outlines.
"""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.agreement import Agreement, Zone
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.zone import OutlineBound, Ring, ZoneShape

MAPS = {"SY": "syria"}
"""Packaged map by ISO 3166-1 alpha-2 code of the country in its middle."""


@cache
def load_shapes(country: str) -> tuple[MapShape, ...]:
    """Countries, then provinces, then disputed lines around `country`.

    Args:
        country: ISO 3166-1 alpha-2. Without a packaged map: nothing.

    Raises:
        InvalidReference: a packaged file is missing or broken.
    """
    return _read("outlines", MAPS[country]) if country in MAPS else ()


def zone_outlines(agreement: Agreement, day: date) -> tuple[MapShape, ...]:
    """Outlines of the zones that stood on `day`, in the agreement's order.

    Each shape's id is ``AGREEMENT/ZONE`` as in `model.place.ZoneTest`. Where a zone's
    size is left open, the widest outline is drawn.
    """
    return tuple(
        MapShape(
            id=f"{agreement.id}/{zone.id}",
            name=shape.name,
            kind=ShapeKind.ZONE,
            rings=tuple(ring for polygon in shape.polygons for ring in polygon),
            status=shape.status.value,
        )
        for zone in agreement.zones
        if _stands(zone, day)
        for shape in zone.shapes
        if _stands(shape, day) and shape.bound is not OutlineBound.LEAST
    )


def _stands(dated: Zone | ZoneShape, day: date) -> bool:
    begun = dated.since is None or dated.since <= day
    return begun and (dated.until is None or day < dated.until)


def _read(folder: str, name: str) -> tuple[MapShape, ...]:
    where = f"{folder}/{name}.geojson"
    source = resources.files("trucewatch.reference") / folder / f"{name}.geojson"
    try:
        features = json.loads(source.read_text(encoding="utf-8"))["features"]
        return tuple(shape_from(feature) for feature in features)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise InvalidReference(
            "bad map file",
            where=where,
            got=f"{type(error).__name__}: {error}",
            wanted="GeoJSON features with id, name, kind",
        ) from error


def shape_from(feature: dict[str, Any]) -> MapShape:
    """The shape of a GeoJSON feature (MultiPolygon without holes, MultiLineString).

    Raises:
        KeyError, TypeError, ValueError: the feature lacks a part or has another
            geometry.
    """
    properties, geometry = feature["properties"], feature["geometry"]
    match geometry["type"]:
        case "MultiPolygon":
            rings = [polygon[0] for polygon in geometry["coordinates"]]
        case "MultiLineString":
            rings = geometry["coordinates"]
        case other:
            raise ValueError(f"geometry {other}, wanted MultiPolygon or lines")
    return MapShape(
        id=properties["id"],
        name=properties["name"],
        kind=ShapeKind(properties["kind"]),
        rings=tuple(_ring(ring) for ring in rings),
        status=properties.get("status", ""),
    )


def _ring(points: list[list[float]]) -> Ring:
    return tuple((float(lon), float(lat)) for lon, lat in points)
