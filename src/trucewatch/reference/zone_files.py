"""Zone files: outlines of an agreement's zones, GeoJSON in WGS84, read strictly.

A file is taken whole or not at all. Every complaint names the file, the line and
the feature, what was found and what is wanted.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

import shapely

from trucewatch.errors import InvalidReference
from trucewatch.model.zone import (
    GeometryStatus,
    OutlineBound,
    Polygon,
    Ring,
    ZoneShape,
)

Json = Any  # what `json` reads; checked key by key below

NEEDED = ("id", "name", "status", "source", "method", "tolerance_m")
OPTIONAL = ("kind", "zone", "bound", "since", "until")
WGS84 = ("urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84")
"""Names under which older files state the one reference system of GeoJSON."""


def packaged_zone_files() -> tuple[str, ...]:
    """Names of the zone files that come with the program, sorted."""
    folder = resources.files("trucewatch.reference") / "zones"
    names = (entry.name for entry in folder.iterdir())
    return tuple(sorted(name for name in names if name.endswith(".geojson")))


@cache
def packaged_zone_shapes(file: str) -> tuple[ZoneShape, ...]:
    """The outlines of the packaged zone file of that name.

    Raises:
        InvalidReference: there is none, or it is broken.
    """
    folder = resources.files("trucewatch.reference") / "zones"
    return load_zone_file(folder / file)


def load_zone_file(source: Traversable) -> tuple[ZoneShape, ...]:
    """The outlines in a zone file, in its order.

    Args:
        source: the file, a path or a packaged resource.

    Raises:
        InvalidReference: the file is missing, empty, no GeoJSON, in another
            reference system, or any of its features is broken.
    """
    features = tuple(_features(source))
    shapes = tuple(_shape(feature) for feature in features)
    for number, feature in enumerate(features):
        _check_beside(feature, shapes[number], shapes[:number])
    return shapes


@dataclass(frozen=True, slots=True)
class _Feature:
    """A feature with where it stands, for complaints."""

    where: str
    record: Mapping[str, Json]

    def fail(self, what: str, *, got: object, wanted: str) -> InvalidReference:
        return InvalidReference(what, where=self.where, got=str(got), wanted=wanted)


def _features(source: Traversable) -> Iterator[_Feature]:
    text = _text(source)
    whole = _parse(source, text)
    _check_head(source, whole)
    for number, (line, record) in enumerate(
        zip(_lines(text, whole["features"]), whole["features"], strict=True), start=1
    ):
        properties = record.get("properties") if isinstance(record, dict) else None
        known = properties.get("id") if isinstance(properties, dict) else None
        name = known if isinstance(known, str) and known else number
        where = f"{source.name}, line {line}: feature {name}"
        if not isinstance(properties, dict) or record.get("type") != "Feature":
            raise InvalidReference(
                "not a feature",
                where=where,
                got=json.dumps(record)[:60],
                wanted='{"type": "Feature", "properties": {...}, "geometry": {...}}',
            )
        yield _Feature(where, record)


def _text(source: Traversable) -> str:
    try:
        text = source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidReference(
            "cannot read a zone file",
            where=source.name,
            got=f"{type(error).__name__}: {error}",
            wanted="a UTF-8 GeoJSON file",
        ) from error
    if not text.strip():
        raise InvalidReference(
            "empty zone file",
            where=source.name,
            got="no text",
            wanted="a GeoJSON FeatureCollection",
        )
    return text


def _parse(source: Traversable, text: str) -> Json:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise InvalidReference(
            "not a JSON file",
            where=f"{source.name}, line {error.lineno}, column {error.colno}",
            got=error.msg,
            wanted="a GeoJSON FeatureCollection",
        ) from error


def _check_head(source: Traversable, whole: Json) -> None:
    kind = whole.get("type") if isinstance(whole, dict) else type(whole).__name__
    features = whole.get("features") if isinstance(whole, dict) else None
    if kind != "FeatureCollection" or not isinstance(features, list) or not features:
        raise InvalidReference(
            "no outlines in a zone file",
            where=source.name,
            got=f"{kind} with {len(features) if isinstance(features, list) else 'no'} "
            "features",
            wanted="a FeatureCollection with at least one feature",
        )
    if (crs := whole.get("crs")) is not None:
        properties = crs.get("properties") if isinstance(crs, dict) else None
        name = properties.get("name") if isinstance(properties, dict) else crs
        if name not in WGS84:
            raise InvalidReference(
                "another coordinate reference system",
                where=f'{source.name}: member "crs"',
                got=str(name),
                wanted="degrees WGS84, longitude first, and no crs member",
            )


def _lines(text: str, features: list[Json]) -> Iterator[int]:
    """Line on which each feature begins, counted from 1."""
    decoder = json.JSONDecoder()
    at = text.index("[", text.index('"features"')) + 1
    for _ in features:
        while text[at] in " \t\r\n,":
            at += 1
        yield text.count("\n", 0, at) + 1
        _, at = decoder.raw_decode(text, at)


def _shape(feature: _Feature) -> ZoneShape:
    given = feature.record["properties"]
    for key in given:
        if key not in (*NEEDED, *OPTIONAL):
            wanted = ", ".join((*NEEDED, *OPTIONAL))
            raise feature.fail("unknown property", got=key, wanted=wanted)
    for key in NEEDED:
        if given.get(key) in (None, ""):
            raise feature.fail("missing property", got="nothing", wanted=key)
    if given.get("kind", "zone") != "zone":
        raise feature.fail("no zone", got=given["kind"], wanted='"kind": "zone"')
    zone = given.get("zone") or str(given["id"]).partition("/")[2]
    if not zone:
        raise feature.fail("no zone named", got=given["id"], wanted="AGREEMENT/ZONE")
    try:
        return ZoneShape(
            id=_word(given["id"]),
            zone=_word(zone),
            name=_word(given["name"]),
            status=GeometryStatus(given["status"]),
            source=_word(given["source"]),
            method=_word(given["method"]),
            tolerance_m=float(given["tolerance_m"]),
            polygons=_polygons(feature),
            bound=OutlineBound(given.get("bound", "outline")),
            since=_day(given.get("since")),
            until=_day(given.get("until")),
        )
    except (TypeError, ValueError) as error:
        raise feature.fail(
            "bad property",
            got=error,
            wanted="text; codes of the vocabulary; metres; days as 2017-05-04",
        ) from error


def _word(value: Json) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no text")
    return value


def _day(value: Json) -> date | None:
    return None if value is None else date.fromisoformat(value)


def _polygons(feature: _Feature) -> tuple[Polygon, ...]:
    geometry = feature.record.get("geometry") or {}
    kind, found = geometry.get("type"), geometry.get("coordinates")
    if kind not in {"Polygon", "MultiPolygon"} or not isinstance(found, list):
        wanted = "Polygon or MultiPolygon with coordinates"
        raise feature.fail("no outline", got=kind, wanted=wanted)
    parts = [found] if kind == "Polygon" else found
    polygons = tuple(
        tuple(
            _ring(ring, feature, at=f"polygon {p}, ring {r}")
            for r, ring in enumerate(part, start=1)
        )
        for p, part in enumerate(parts, start=1)
    )
    whole = geometry_of(polygons)
    if not whole.is_valid:
        reason = shapely.is_valid_reason(whole)
        wanted = "rings that do not cross or touch themselves or each other"
        raise feature.fail("a broken outline", got=reason, wanted=wanted)
    if whole.is_empty:
        raise feature.fail("an empty outline", got="no ring", wanted="a closed ring")
    return polygons


def geometry_of(polygons: tuple[Polygon, ...]) -> shapely.MultiPolygon:
    """The polygons as one shapely geometry, degrees."""
    return shapely.MultiPolygon([(rings[0], rings[1:]) for rings in polygons if rings])


def _ring(found: Json, feature: _Feature, *, at: str) -> Ring:
    points = tuple(
        _position(point, feature, at=f"{at}, position {number}")
        for number, point in enumerate(found if isinstance(found, list) else (), 1)
    )
    if len(points) < 4 or points[0] != points[-1]:
        got = f"{at}: {len(points)} positions"
        wanted = "at least 4 positions, the last one the first"
        raise feature.fail("ring not closed", got=got, wanted=wanted)
    return points


def _position(found: Json, feature: _Feature, *, at: str) -> tuple[float, float]:
    pair = found[:2] if isinstance(found, list) else []
    numbers = [n for n in pair if isinstance(n, int | float)]
    if len(numbers) != 2 or not all(map(math.isfinite, numbers)):
        wanted = "longitude and latitude in degrees"
        raise feature.fail("no position", got=f"{at}: {found!r}", wanted=wanted)
    lon, lat = numbers
    if not -180 <= lon <= 180:
        got = f"longitude {lon} ({at})"
        raise feature.fail("position off the globe", got=got, wanted="-180 to 180")
    if not -90 <= lat <= 90:
        got = f"latitude {lat} ({at})"
        raise feature.fail("position off the globe", got=got, wanted="-90 to 90")
    return float(lon), float(lat)


_PAIR = {OutlineBound.LEAST, OutlineBound.MOST}


def _check_beside(
    feature: _Feature, shape: ZoneShape, others: tuple[ZoneShape, ...]
) -> None:
    """Refuse a feature that does not fit with those before it."""
    for other in others:
        if other.id == shape.id:
            raise feature.fail("id given twice", got=shape.id, wanted="unique ids")
        if other.zone != shape.zone or not other.overlaps(shape):
            continue
        if {other.bound, shape.bound} != _PAIR:
            raise feature.fail(
                f"two outlines of zone {shape.zone} for the same days",
                got=f"{other.id} and {shape.id}",
                wanted="one outline, or one of bound least and one of bound most",
            )
        least, most = sorted((shape, other), key=lambda each: each.bound)
        if not _holds(most, least):
            wanted = f"it to lie within {most.id}, of bound most"
            raise feature.fail("bound least reaches out", got=least.id, wanted=wanted)


_DEGREE_M = 111_195.0


def _holds(most: ZoneShape, least: ZoneShape) -> bool:
    """Whether `most` holds `least`, but for the tolerance of its edge."""
    margin = max(least.tolerance_m, 1.0) / _DEGREE_M
    wide = geometry_of(most.polygons).buffer(margin)
    return wide.covers(geometry_of(least.polygons))
