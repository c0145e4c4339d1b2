"""Points held against the outline of a zone: how deep inside, how far outside.

An outline answers only beyond doubt: where the point's radius and the edge's
tolerance together do not reach the edge.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from trucewatch.locate.plane import Plane
from trucewatch.model.place import ZoneResult
from trucewatch.model.zone import OutlineBound, Polygon, ZoneShape

STRAIGHT_DEGREES = 0.1
"""Edges are straight in degrees (RFC 7946, 3.1.1); on the plane, pieces of this length
are straight to within 2 metres below 70 degrees of latitude."""


@dataclass(frozen=True, slots=True, eq=False)
class Side:
    """A prepared outline in the plane, metres.

    Args:
        ground: the polygons, prepared.
        edge: their rings.
        tolerance_m: how far the edge may be off.
    """

    ground: BaseGeometry
    edge: BaseGeometry
    tolerance_m: float

    def holds(self, point: BaseGeometry) -> bool:
        """Whether the point lies inside."""
        return self.ground.contains(point)

    def away(self, point: BaseGeometry) -> float:
        """Metres from the point to the edge."""
        return self.edge.distance(point)


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A zone's outline, ready to be asked.

    Args:
        plane: flat plane around its middle.
        least, most: what the zone holds at least and at most; often the same.
        reach_m: radius around the plane's centre that holds all of it.
    """

    plane: Plane
    least: Side
    most: Side
    reach_m: float


@dataclass(frozen=True, slots=True)
class Answer:
    """What an outline says.

    Args:
        result: where the point lies.
        depth_m: metres to the edge, negative outside; at least so many for a point
            far away.
        doubt_m: the point's radius and the edge's tolerance together.
    """

    result: ZoneResult
    depth_m: float
    doubt_m: float


def ask(outline: Outline, lon: float, lat: float, radius_m: float) -> Answer:
    """Where a point known to `radius_m` lies: degrees WGS84, metres."""
    x, y = outline.plane.project_one(lon, lat)
    far = math.hypot(x, y) - outline.reach_m
    if far > radius_m + outline.most.tolerance_m:
        return Answer(ZoneResult.OUTSIDE, -far, radius_m + outline.most.tolerance_m)
    point = shapely.points((x, y))  # and methods of it: half the time of functions
    side, inside = outline.least, outline.least.holds(point)
    if not inside and outline.most is not side:
        side, inside = outline.most, outline.most.holds(point)
    away = side.away(point)
    doubt = radius_m + side.tolerance_m
    depth = away if inside else -away
    if away > doubt and (not inside or side is outline.least):
        result = ZoneResult.INSIDE if inside else ZoneResult.OUTSIDE
        return Answer(result, depth, doubt)
    if far + 2 * outline.reach_m <= doubt:
        return Answer(ZoneResult.UNKNOWN, depth, doubt)
    return Answer(ZoneResult.BOUNDARY_UNCERTAIN, depth, doubt)


@lru_cache(maxsize=512)
def outline_of(shapes: tuple[ZoneShape, ...], tolerance_m: float = 0.0) -> Outline:
    """The prepared outline of a zone's shapes that are valid on one day.

    Args:
        shapes: one outline, or a least and a most.
        tolerance_m: a tolerance that widens the shapes' own where it is greater.
    """
    by_bound = {shape.bound: shape for shape in shapes}
    both = by_bound.get(OutlineBound.OUTLINE)
    least = both or by_bound.get(OutlineBound.LEAST)
    most = both or by_bound.get(OutlineBound.MOST)
    if least is None or most is None:
        raise ValueError("wanted one outline, or one of bound least and one most")
    plane = _plane(most.polygons)
    widest = _side(most, plane, tolerance_m)
    narrow = widest if least is most else _side(least, plane, tolerance_m)
    corners = shapely.get_coordinates(widest.ground)
    reach = float(np.hypot(corners[:, 0], corners[:, 1]).max())
    return Outline(plane, narrow, widest, reach)


def _plane(polygons: Iterable[Polygon]) -> Plane:
    """The plane around the middle of the outline's box; it may cross 180 degrees."""
    points = np.array([point for rings in polygons for ring in rings for point in ring])
    start = points[0, 0]
    lon = (points[:, 0] - start + 180) % 360 - 180 + start
    lat = points[:, 1]
    return Plane(float(lon.min() + lon.max()) / 2, float(lat.min() + lat.max()) / 2)


def _side(shape: ZoneShape, plane: Plane, tolerance_m: float) -> Side:
    degrees = shapely.MultiPolygon([(r[0], r[1:]) for r in shape.polygons])
    dense = shapely.segmentize(degrees, STRAIGHT_DEGREES)
    flat = shapely.transform(
        dense, lambda at: np.column_stack(plane.project(at[:, 0], at[:, 1]))
    )
    ground = shapely.union_all(shapely.get_parts(flat))  # joins parts cut at 180
    shapely.prepare(ground)
    edge = ground.boundary
    shapely.prepare(edge)
    return Side(ground, edge, max(shape.tolerance_m, tolerance_m))
