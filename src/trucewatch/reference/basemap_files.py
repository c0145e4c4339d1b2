"""A basemap as a GeoJSON file: written for other programs, read back when changed."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

from trucewatch.errors import InvalidReference
from trucewatch.model.bulletin import MapShape, ShapeKind
from trucewatch.model.zone import Ring
from trucewatch.reference.maps import (
    UNNAMED,
    load_shapes,
    mapped_countries,
    sources_of,
)

Feature = dict[str, Any]  # what `json` reads and writes


def basemap_text(country: str) -> str:
    """The packaged basemap of a country as GeoJSON, a feature a line.

    Args:
        country: ISO 3166-1 alpha-2.

    Raises:
        InvalidReference: no map of that country is packaged.
    """
    shapes = load_shapes(country)
    if not shapes:
        known = mapped_countries()
        wanted = f"a code of ISO 3166-1, one of {len(known)}: {', '.join(known)}"
        raise InvalidReference("no basemap of that country", got=country, wanted=wanted)
    lines = ",\n".join(
        json.dumps(_feature(each), ensure_ascii=False, separators=(",", ":"))
        for each in shapes
    )
    note = json.dumps(sources_of(shapes), ensure_ascii=False)
    return f'{{"type":"FeatureCollection","note":{note},"features":[\n{lines}\n]}}\n'


def _feature(shape: MapShape) -> Feature:
    rings = [[list(point) for point in ring] for ring in shape.rings]
    match shape.kind:
        case ShapeKind.PLACE:
            geometry = {"type": "Point", "coordinates": rings[0][0]}
        case ShapeKind.DISPUTED:
            geometry = {"type": "MultiLineString", "coordinates": rings}
        case _:
            polygons = [[ring] for ring in rings]
            geometry = {"type": "MultiPolygon", "coordinates": polygons}
    properties = {"id": shape.id, "name": shape.name, "kind": shape.kind.value}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def read_basemap(file: Path) -> tuple[MapShape, ...]:
    """The shapes of a mission's own basemap; see `basemap_text` for its form.

    Each has the file's ``note`` as its source, or `UNNAMED` where there is none.

    Raises:
        InvalidReference: the file is no GeoJSON, or one of its features cannot be
            drawn.
    """
    wanted = 'a FeatureCollection with "id", "name" and "kind" for each feature'
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        features, note = tuple(held["features"]), held.get("note")
    except (OSError, KeyError, TypeError, ValueError) as error:
        got = f"{type(error).__name__}: {error}"
        raise InvalidReference(
            "bad basemap", where=file.name, got=got, wanted=wanted
        ) from error
    source = (note.strip() if isinstance(note, str) else "") or UNNAMED
    shapes = (
        _read(feature, rank=rank, where=f"{file.name}: feature {rank + 1}")
        for rank, feature in enumerate(features)
    )
    return tuple(replace(shape, source=source) for shape in shapes)


def _read(feature: Feature, *, rank: int, where: str) -> MapShape:
    try:
        return shape_from(feature, rank=rank)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise InvalidReference(
            "bad feature in a basemap",
            where=where,
            got=f"{type(error).__name__}: {error}",
            wanted="id, name, kind (country, province, disputed, place); a "
            "MultiPolygon, MultiLineString or Point in degrees WGS84",
        ) from error


def shape_from(feature: Feature, *, rank: int = 0) -> MapShape:
    """The shape of a GeoJSON feature.

    Raises:
        KeyError, IndexError, TypeError, ValueError: the feature lacks a part, lies
            off the globe, or has another geometry.
    """
    properties, geometry = feature["properties"], feature["geometry"]
    found = geometry["coordinates"]
    match geometry["type"]:
        case "Polygon":
            rings = found
        case "MultiPolygon":
            rings = [ring for polygon in found for ring in polygon]
        case "MultiLineString":
            rings = found
        case "Point":
            rings = [[found]]
        case other:
            raise ValueError(f"geometry {other}")
    kind = ShapeKind(properties["kind"])
    return MapShape(
        id=properties["id"],
        name=properties["name"],
        kind=kind,
        rings=tuple(_ring(ring) for ring in rings),
        rank=rank if kind is ShapeKind.PLACE else 0,
    )


def _ring(points: list[list[float]]) -> Ring:
    ring = tuple((float(lon), float(lat)) for lon, lat in points)
    for lon, lat in ring:
        if not (-360 <= lon <= 360 and -90 <= lat <= 90):
            raise ValueError(f"longitude {lon}, latitude {lat}")
    return ring
